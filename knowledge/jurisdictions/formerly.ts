// Owns which townships went into which: the codes a pack says its townships had, or took over, and what is wrong with them.
type Townships = {
  code: string;
  townships: readonly { code: string; name: string; formerly: readonly string[] }[];
};

/** The code that took a code over, by the code that is gone. */
export type Successors = ReadonlyMap<string, string>;

export function successors({ townships }: Pick<Townships, 'townships'>): Successors {
  return new Map(townships.flatMap(({ code, formerly }) => formerly.map((old) => [old, code] as const)));
}

/** The code a township has today, by any it had; undefined when the pack knows none of it. */
export function presentCode(county: Pick<Townships, 'townships'>, code: string): string | undefined {
  return county.townships.find((one) => one.code === code || one.formerly.includes(code))?.code;
}

/**
 * What is wrong with former codes, and where. A pack with any of these is refused as a whole: cases moved to the wrong
 * township do not come back by themselves.
 */
export function formerFaults({ code: county, townships }: Townships): {
  path: PropertyKey[];
  message: string;
}[] {
  const present = new Map(townships.map(({ code, name }) => [code, name]));
  const seen = new Map<string, string>();
  return townships.flatMap(({ name, formerly }, t) =>
    formerly.flatMap((old, n) => {
      const path = ['townships', t, 'formerly', n];
      const [now, before] = [present.get(old), seen.get(old)];
      seen.set(old, name);
      if (!old.startsWith(county)) return [{ path, message: `原代码 ${old} 不属于本县 ${county}` }];
      if (now !== undefined) return [{ path, message: `原代码 ${old} 还是“${now}”现在的代码` }];
      if (before !== undefined) return [{ path, message: `原代码 ${old} 已经写在“${before}”下面` }];
      return [];
    }),
  );
}
