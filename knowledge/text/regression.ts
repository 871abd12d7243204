// Owns learning: multinomial logistic regression by stochastic gradient descent. The same examples give the same weights.

/** What an example is, and the features it shows: their numbers and how strongly. */
export interface Example {
  readonly class: number;
  readonly features: readonly (readonly [number, number])[];
  /** How much it counts beside the others; 1 when left out. */
  readonly weight?: number;
}

export interface Pace {
  readonly rounds: number;
  readonly step: number;
  /** Steps are halved after this many rounds, cut to a third after twice as many. */
  readonly slowing: number;
  /** How fast a weight that nothing speaks for goes back to nothing. */
  readonly shrink: number;
}

/** Weights, one row of `classes` for each of `features`. */
export function descend(
  examples: readonly Example[],
  { features, classes }: { features: number; classes: number },
  { rounds, step: first, slowing, shrink }: Pace,
): Float64Array {
  const weights = new Float64Array(features * classes);
  const order = [...examples.keys()];
  const random = randomFrom(1);
  const chances = new Float64Array(classes);
  for (let round = 0; round < rounds; round++) {
    const step = first / (1 + round / slowing);
    shuffle(order, random);
    for (const n of order) {
      const { class: right, features: shown, weight = 1 } = examples[n] as Example;
      softmax(weights, shown, chances);
      for (const [at, strength] of shown) {
        for (let k = 0; k < classes; k++) {
          const i = at * classes + k;
          const slope = ((k === right ? 1 : 0) - (chances[k] as number)) * strength * weight;
          weights[i] = (weights[i] as number) * (1 - step * shrink) + step * slope;
        }
      }
    }
  }
  return weights;
}

/** mulberry32: the same numbers from the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher and Yates', in place. */
export function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
}

function softmax(weights: Float64Array, shown: Example['features'], chances: Float64Array): void {
  const width = chances.length;
  chances.fill(0);
  for (const [at, strength] of shown) {
    for (let k = 0; k < width; k++)
      chances[k] = (chances[k] as number) + (weights[at * width + k] as number) * strength;
  }
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < width; k++) top = Math.max(top, chances[k] as number);
  let all = 0;
  for (let k = 0; k < width; k++) all += chances[k] = Math.exp((chances[k] as number) - top);
  for (let k = 0; k < width; k++) chances[k] = (chances[k] as number) / all;
}
