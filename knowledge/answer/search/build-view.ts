// Owns building a view: counting the terms of every document, then weighing them.
import { createTerms } from './terms.ts';
import type { ViewParts, ViewTuning } from './view.ts';

export interface ViewBuilder {
  /** Counts the terms of the next document; a field's terms count `weight` times. */
  add(fields: readonly { readonly terms: readonly string[]; readonly weight: number }[]): void;
  finish(): ViewParts;
}

/** Starts a view; documents are numbered in the order they are added, from 0. */
export function buildView({ weight, k1, b }: ViewTuning): ViewBuilder {
  const numbers = createTerms();
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
          const id = numbers.add(term);
          if (id === frequency.length) {
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
    finish() {
      const total = ends.length;
      const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, total) || 1;
      const rarity = (documentsWithTerm: number): number =>
        Math.log(1 + (total - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5));
      const starts = new Int32Array(numbers.size + 1);
      for (let id = 0; id < numbers.size; id++) starts[id + 1] = at(starts, id) + at(frequency, id);
      const rarities = Float64Array.from(
        { length: numbers.size + 1 },
        (_, id) => weight * rarity(at(frequency, id)),
      );
      const next = starts.slice();
      const documents = new Int32Array(terms.length);
      const worths = new Float32Array(terms.length);
      const [ids, times] = [terms.array(), counts.array()];
      let from = 0;
      for (let doc = 0; doc < total; doc++) {
        const dampening = k1 * (1 - b + (b * at(lengths, doc)) / average);
        const to = at(ends, doc);
        for (let i = from; i < to; i++) {
          const id = at(ids, i);
          const count = at(times, i);
          const slot = at(next, id);
          next[id] = slot + 1;
          documents[slot] = doc;
          worths[slot] = at(rarities, id) * ((count * (k1 + 1)) / (count + dampening));
        }
        from = to;
      }
      return { terms: numbers, starts, documents, worths, rarities };
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
    add(index: number, value: number) {
      array[index] = at(array, index) + value;
    },
    get length() {
      return length;
    },
    array: () => array.subarray(0, length) as T,
  };
}
