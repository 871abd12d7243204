// Owns one lexical view of a collection: an inverted index in typed arrays with BM25 weights worked out beforehand.
import { STOP_WEIGHT, STOPS } from './stops.ts';

/** How a view weighs: its share in the sum, BM25's k1 (how soon repetition stops counting) and b (length). */
export interface ViewTuning {
  readonly weight: number;
  readonly k1: number;
  readonly b: number;
}

/** A view ready to score. */
export interface View {
  /** Adds to `scores[doc]` what `terms`, as one query of weight `scale`, are worth in every document. */
  score(terms: readonly string[], scale: number, scores: Float64Array): void;
  /** What `terms` would be worth in a document that holds them all once and is of average length. */
  worth(terms: readonly string[]): number;
}

export interface ViewBuilder {
  /** Counts the terms of the next document; a field's terms count `weight` times. */
  add(fields: readonly { readonly terms: readonly string[]; readonly weight: number }[]): void;
  finish(): View;
}

/** Starts a view; documents are numbered in the order they are added, from 0. */
export function buildView(tuning: ViewTuning): ViewBuilder {
  const ids = new Map<string, number>();
  const frequency: number[] = [];
  const terms = growing(Int32Array);
  const counts = growing(Float32Array);
  const ends: number[] = [];
  const lengths: number[] = [];

  return {
    add(fields) {
      const seen = new Map<number, number>();
      let length = 0;
      for (const field of fields) {
        for (const term of field.terms) {
          let id = ids.get(term);
          if (id === undefined) {
            id = ids.size;
            ids.set(term, id);
            frequency.push(0);
          }
          seen.set(id, (seen.get(id) ?? 0) + field.weight);
          length += field.weight;
        }
      }
      for (const [id, count] of seen) {
        terms.push(id);
        counts.push(count);
        frequency[id] = (frequency[id] ?? 0) + 1;
      }
      ends.push(terms.length);
      lengths.push(length);
    },
    finish: () => freeze(tuning, ids, frequency, terms.array(), counts.array(), ends, lengths),
  };
}

function freeze(
  { weight, k1, b }: ViewTuning,
  ids: ReadonlyMap<string, number>,
  frequency: readonly number[],
  terms: Int32Array,
  counts: Float32Array,
  ends: readonly number[],
  lengths: readonly number[],
): View {
  const total = ends.length;
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, total) || 1;
  const starts = new Int32Array(ids.size + 1);
  for (let id = 0; id < ids.size; id++) starts[id + 1] = at(starts, id) + at(frequency, id);
  const next = starts.slice();
  const documents = new Int32Array(terms.length);
  const worths = new Float32Array(terms.length);
  const rarity = (documentsWithTerm: number): number =>
    Math.log(1 + (total - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5));

  let from = 0;
  for (let doc = 0; doc < total; doc++) {
    const dampening = k1 * (1 - b + (b * at(lengths, doc)) / average);
    const to = at(ends, doc);
    for (let i = from; i < to; i++) {
      const id = at(terms, i);
      const count = at(counts, i);
      const slot = at(next, id);
      next[id] = slot + 1;
      documents[slot] = doc;
      worths[slot] = weight * rarity(at(frequency, id)) * ((count * (k1 + 1)) / (count + dampening));
    }
    from = to;
  }

  const unseen = weight * rarity(0);
  return {
    score(query, scale, scores) {
      for (const term of query) {
        const id = ids.get(term);
        if (id === undefined) continue;
        const times = STOPS.has(term) ? scale * STOP_WEIGHT : scale;
        const end = starts[id + 1] as number;
        for (let i = starts[id] as number; i < end; i++) {
          const doc = documents[i] as number;
          scores[doc] = (scores[doc] as number) + times * (worths[i] as number);
        }
      }
    },
    worth(query) {
      let sum = 0;
      for (const term of query) {
        const id = ids.get(term);
        const value = id === undefined ? unseen : weight * rarity(at(frequency, id));
        sum += STOPS.has(term) ? value * STOP_WEIGHT : value;
      }
      return sum;
    },
  };
}

function at(array: ArrayLike<number>, index: number): number {
  return array[index] ?? 0;
}

/** A typed array that grows; a plain array of numbers would take twice the room of a large collection. */
function growing<T extends Int32Array | Float32Array>(make: new (size: number) => T) {
  let array: T = new make(1024);
  let length = 0;
  return {
    push(value: number) {
      if (length === array.length) {
        const larger: T = new make(length * 2);
        larger.set(array);
        array = larger;
      }
      array[length++] = value;
    },
    get length() {
      return length;
    },
    array: () => array.subarray(0, length) as T,
  };
}
