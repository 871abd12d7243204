// Owns one lexical view of a collection: an inverted index in typed arrays with BM25 weights worked out beforehand.
import { STOP_WEIGHT, STOPS } from './stops.ts';

/** How a view weighs: its share in the sum, BM25's k1 (how soon repetition stops counting) and b (length). */
export interface ViewTuning {
  readonly weight: number;
  readonly k1: number;
  readonly b: number;
}

/** Terms as the view knows them. */
export interface Lookup {
  /** Numbers of the known terms. */
  readonly ids: readonly number[];
  /** How much each of them counts: 1, or less for stop words. */
  readonly times: readonly number[];
  /** What all terms, unknown ones included, are worth in a document of average length that holds each once. */
  readonly worth: number;
}

/** A view ready to score. */
export interface View {
  look(terms: readonly string[]): Lookup;
  /** Adds to `scores[doc]` what the terms are worth in every document, `scale` times. */
  score(terms: Lookup, scale: number, scores: Float64Array): void;
  /** The part of `terms.worth` that document `doc` holds, however often. */
  held(terms: Lookup, doc: number): number;
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
  // Where a term of the document at hand is counted; cheaper than a map for each document.
  const lastDoc: number[] = [];
  const place: number[] = [];
  const terms = growing(Int32Array);
  const counts = growing(Float32Array);
  const ends: number[] = [];
  const lengths: number[] = [];

  return {
    add(fields) {
      const doc = ends.length;
      let length = 0;
      for (const field of fields) {
        for (const term of field.terms) {
          let id = ids.get(term);
          if (id === undefined) {
            id = ids.size;
            ids.set(term, id);
            frequency.push(0);
            lastDoc.push(-1);
            place.push(0);
          }
          if (lastDoc[id] !== doc) {
            lastDoc[id] = doc;
            place[id] = terms.length;
            frequency[id] = at(frequency, id) + 1;
            terms.push(id);
            counts.push(0);
          }
          counts.add(at(place, id), field.weight);
          length += field.weight;
        }
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
  const rarities = Float64Array.from({ length: ids.size }, (_, id) => weight * rarity(at(frequency, id)));
  const shares = Float64Array.from(ids.keys(), shareOf);
  // Which look last met a term, and where it put it: cheaper than a map for each text.
  const lastLook = new Float64Array(ids.size);
  const place = new Int32Array(ids.size);
  let looks = 0;
  return {
    look(query) {
      looks++;
      const known: number[] = [];
      const times: number[] = [];
      const repeats: number[] = [];
      let strangers: Set<string> | undefined;
      let worth = 0;
      for (const term of query) {
        const id = ids.get(term);
        if (id === undefined) {
          strangers ??= new Set();
          if (strangers.has(term)) continue;
          strangers.add(term);
          worth += shareOf(term) * unseen;
        } else if (lastLook[id] === looks) {
          const at = place[id] as number;
          repeats[at] = (repeats[at] as number) + 1;
        } else {
          lastLook[id] = looks;
          place[id] = known.length;
          const share = shares[id] as number;
          worth += share * (rarities[id] as number);
          known.push(id);
          times.push(share);
          repeats.push(1);
        }
      }
      for (let q = 0; q < times.length; q++) {
        const count = repeats[q] as number;
        // Said twice is meant a little more, said a thousand times hardly more than that.
        if (count > 1) times[q] = ((times[q] as number) * 2 * count) / (count + 1);
      }
      return { ids: known, times, worth };
    },
    score(query, scale, scores) {
      for (let q = 0; q < query.ids.length; q++) {
        const id = query.ids[q] as number;
        const times = scale * (query.times[q] as number);
        const end = starts[id + 1] as number;
        for (let i = starts[id] as number; i < end; i++) {
          const doc = documents[i] as number;
          scores[doc] = (scores[doc] as number) + times * (worths[i] as number);
        }
      }
    },
    held(query, doc) {
      let sum = 0;
      for (let q = 0; q < query.ids.length; q++) {
        const id = query.ids[q] as number;
        if (holds(documents, at(starts, id), at(starts, id + 1), doc)) {
          sum += (query.times[q] as number) * at(rarities, id);
        }
      }
      return sum;
    },
  };
}

/** What one term counts beside the others. */
function shareOf(term: string): number {
  return STOPS.has(term) ? STOP_WEIGHT : 1;
}

/** Postings are in the order of documents, so halving finds one. */
function holds(documents: Int32Array, from: number, to: number, doc: number): boolean {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(documents, middle) < doc) low = middle + 1;
    else high = middle;
  }
  return low < to && documents[low] === doc;
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
    add(index: number, value: number) {
      array[index] = at(array, index) + value;
    },
    get length() {
      return length;
    },
    array: () => array.subarray(0, length) as T,
  };
}
