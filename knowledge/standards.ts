// Owns which figure holds where and when: national and county entries together, with their history.
import type { County, Standard } from './jurisdictions/schema.ts';
import type { IsoDate, LocalStandard, StandardQuery, Standards } from './model.ts';

/**
 * The figures of the nation and of one county behind one lookup.
 *
 * `lookup` prefers the narrowest region that covers the place asked about (county, city, province, nation), and there
 * the latest entry in force on `asOf`. An entry without a setting serves town and country alike; an entry for one of
 * them answers only when that one is asked for.
 */
export function createStandards(
  national: readonly Standard[],
  county: Pick<County, 'standards'>,
  local: readonly LocalStandard[] = [],
): Standards {
  const entries = new Map<string, Standard[]>();
  for (const standard of [...national, ...county.standards]) {
    const known = entries.get(standard.id);
    if (known) known.push(standard);
    else entries.set(standard.id, [standard]);
  }
  for (const known of entries.values())
    known.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const declared = new Map(local.map((one) => [one.id, one]));

  return {
    lookup: (id, query) => pick(entries.get(id) ?? [], query),
    all: (asOf) => [...entries.values()].flat().filter((standard) => isInForce(standard, asOf)),
    history: (id) => entries.get(id) ?? [],
    has: (id) => entries.has(id) || declared.has(id),
    local: (id) => declared.get(id),
  };
}

/** Whether an entry is in force on a day; `to` is its last day. */
export function isInForce(standard: Pick<Standard, 'from' | 'to'>, asOf: IsoDate): boolean {
  return standard.from <= asOf && (standard.to === undefined || asOf <= standard.to);
}

/** The regions whose rules reach a place, narrowest first: '440281' → 440281, 440200, 440000, CN. */
export function regionsOf(code: string): readonly string[] {
  if (code === 'CN') return ['CN'];
  return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, 'CN'])];
}

function pick(sorted: readonly Standard[], { asOf, region, setting }: StandardQuery): Standard | undefined {
  for (const area of regionsOf(region)) {
    const here = sorted.filter((standard) => standard.region === area && isInForce(standard, asOf));
    const found =
      here.findLast((standard) => standard.setting !== undefined && standard.setting === setting) ??
      here.findLast((standard) => standard.setting === undefined);
    if (found) return found;
  }
  return undefined;
}
