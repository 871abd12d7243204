// Owns one lexical view of a collection: an inverted index in typed arrays with BM25 weights worked out beforehand.
import { STOP_WEIGHT, STOPS } from './stops.ts';
import type { Terms } from './terms.ts';

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
}

/** A view as it is kept: terms in the order of their numbers, and for each the documents that hold it and what it is worth there. */
export interface ViewParts {
  readonly terms: Terms;
  /** Where each term's documents begin; one more for the end of the last. */
  readonly starts: Int32Array;
  readonly documents: Int32Array;
  readonly worths: Float32Array;
  /** What each term is worth in a document of average length; one more for a term no document holds. */
  readonly rarities: Float64Array;
}

/** A view of its parts. */
export function openView({ terms, starts, documents, worths, rarities }: ViewParts): View {
  const unseen = at(rarities, terms.size);
  const shares = new Float64Array(terms.size).fill(1);
  for (const stop of STOPS) {
    const id = terms.find(stop);
    if (id >= 0) shares[id] = STOP_WEIGHT;
  }
  // Which look last met a term, and where it put it: cheaper than a map for each text.
  const lastLook = new Float64Array(terms.size);
  const place = new Int32Array(terms.size);
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
        const id = terms.find(term);
        if (id < 0) {
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
  };
}

/** What one term counts beside the others. */
function shareOf(term: string): number {
  return STOPS.has(term) ? STOP_WEIGHT : 1;
}

function at(array: ArrayLike<number>, index: number): number {
  return array[index] ?? 0;
}
