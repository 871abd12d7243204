// Owns weights as they are learnt, kept and read: a row a feature, a column a class, whole hundredths. Features have names of
// their own or are the short runs of characters they are found by.
import { createGrams, type Grams } from './grams.ts';
import { descend, type Pace } from './regression.ts';

export interface Told {
  readonly class: number;
  /** Names of what a text shows, and how strongly. */
  readonly features: readonly (readonly [string, number])[];
  /** How much it counts beside the others; 1 when left out. */
  readonly weight?: number;
}

/** Weights by feature, one row of `classes` after the other; what fewer than `seen` texts show is left out. */
export function learnFrom(
  told: readonly Told[],
  { classes, pace, seen = 2 }: { classes: number; pace: Pace; seen?: number },
): { names: string[]; weights: Float64Array } {
  const counts = new Map<string, number>();
  for (const { features } of told)
    for (const [name] of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= seen).map(([name]) => name);
  const places = new Map(names.map((name, i) => [name, i]));
  const examples = told.map(({ features, ...rest }) => ({
    ...rest,
    features: features.flatMap(([name, strength]) => {
      const at = places.get(name);
      return at === undefined ? [] : [[at, strength] as const];
    }),
  }));
  return { names, weights: descend(examples, { features: names.length, classes }, pace) };
}

/** The rows worth keeping: a weight in them is `least` hundredths or more. */
export function learnRows(
  told: readonly Told[],
  { least, ...how }: { classes: number; pace: Pace; seen?: number; least: number },
): Record<string, number[]> {
  const { names, weights } = learnFrom(told, how);
  const kept: Record<string, number[]> = {};
  for (const [i, name] of names.entries()) {
    const row = Array.from(weights.subarray(i * how.classes, (i + 1) * how.classes), (weight) =>
      Math.round(weight * 100),
    );
    if (row.some((weight) => Math.abs(weight) >= least)) kept[name] = row;
  }
  return kept;
}

/** Rows as they stand in a file, a line each. */
export const linesOf = (rows: Readonly<Record<string, readonly number[]>>): string[] =>
  Object.entries(rows).map(([name, row]) => `${JSON.stringify(name)}:[${row.join(',')}]`);

export interface Rows {
  /** The row of a feature with a name of its own. */
  readonly named: ReadonlyMap<string, number>;
  readonly grams: Grams;
  /** Adds a row to the sums, one a class; row -1 is none. */
  add(sums: Float64Array, row: number, strength: number): void;
}

/** Kept rows, small enough to stay near while a message is read. A name stands in no text, so it is never found as a gram. */
export function readRows(rows: Readonly<Record<string, readonly number[]>>, width: number): Rows {
  const names = Object.keys(rows);
  const weights = new Int16Array(names.length * width);
  for (const [row, name] of names.entries()) weights.set(rows[name] as number[], row * width);
  return {
    named: new Map(names.map((name, row) => [name, row])),
    grams: createGrams(names),
    add(sums, row, strength) {
      if (row < 0) return;
      const share = strength / 100;
      const from = row * width;
      for (let k = 0; k < width; k++) sums[k] = (sums[k] as number) + (weights[from + k] as number) * share;
    },
  };
}
