// Owns putting like questions together: cosine over character pairs, single link.
import { normalise } from '../text/normalise.ts';
import { characters, pairs, runsOf } from './search/tokens.ts';

/** Two questions as near as this are the same question in other words. Tried on our own articles' wordings. */
const ALIKE = 0.46;
/** Terms in more than this share of the questions (低保, 怎么) link nothing by themselves. */
const COMMON = 0.25;
/** In this many nothing counts as common. */
const FEW = 20;

/** With few questions a word in three of them is still rare. */
const LEAST_COUNT = 300;

interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

/**
 * Indices of `texts` in groups, the largest group first, each in the order given. Every two neighbours in a group are
 * alike; the ends of a long chain need not be. 2,000 questions take about half a second.
 */
export function groupByLikeness(texts: readonly string[]): number[][] {
  const terms = texts.map((text) => {
    const runs = runsOf(normalise(text));
    return [...pairs(runs), ...characters(runs)];
  });
  const holders = new Map<string, number[]>();
  for (const [index, list] of terms.entries()) {
    for (const term of new Set(list)) {
      const known = holders.get(term);
      if (known) known.push(index);
      else holders.set(term, [index]);
    }
  }
  const vectors = terms.map((list) => vectorOf(list, holders, texts.length));
  const parent = texts.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const most = Math.max(FEW, texts.length * COMMON);
  for (const [index, vector] of vectors.entries()) {
    const near = new Set<number>();
    for (const term of vector.weights.keys()) {
      const list = holders.get(term) ?? [];
      // Single characters only weigh; pairs find.
      if (term.length < 2 || list.length > most) continue;
      for (const other of list) if (other > index) near.add(other);
    }
    for (const other of near) {
      if (root(index) !== root(other) && cosine(vector, vectors[other] as Vector) >= ALIKE) {
        parent[root(other)] = root(index);
      }
    }
  }
  const groups = new Map<number, number[]>();
  for (const index of texts.keys()) {
    const of = root(index);
    const known = groups.get(of);
    if (known) known.push(index);
    else groups.set(of, [index]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

function vectorOf(
  list: readonly string[],
  holders: ReadonlyMap<string, readonly number[]>,
  count: number,
): Vector {
  const weights = new Map<string, number>();
  for (const term of list) {
    const rare = Math.log(1 + Math.max(count, LEAST_COUNT) / (holders.get(term)?.length ?? 1));
    weights.set(term, (weights.get(term) ?? 0) + rare * (term.length > 1 ? 1 : 0.5));
  }
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  return { weights, length: Math.sqrt(sum) };
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, weight] of small.weights) dot += weight * (large.weights.get(term) ?? 0);
  return dot === 0 ? 0 : dot / (a.length * b.length);
}
