// Owns sparing a text the patterns that cannot match it: it holds nothing they could begin with.
import { ANYTHING, beginningsOf } from './openers.ts';

/** The patterns, one bit each, that a match could begin here for. */
interface Row {
  readonly bits: Int32Array;
  /** The same for the character here and the next one together. */
  readonly next: Map<number, Int32Array>;
}

export interface Sieve {
  /**
   * Calls `visit` with the numbers, rising, of all patterns that may match the text, and of few others. Whether one does is
   * for the pattern to say.
   */
  eachPossible(text: string, visit: (pattern: number) => void): void;
}

/** A sieve for patterns without flags; a pattern with flags is always possible. */
export function createSieve(patterns: readonly RegExp[]): Sieve {
  const size = Math.ceil(patterns.length / 32);
  const always = new Int32Array(size);
  const rows = new Map<number, Row>();

  patterns.forEach(({ source, flags }, pattern) => {
    for (const beginning of flags === '' ? beginningsOf(source) : [ANYTHING]) {
      if (beginning === '' || beginning.startsWith(ANYTHING)) set(always, pattern);
      else set(bitsFor(beginning), pattern);
    }
  });

  function bitsFor(beginning: string): Int32Array {
    const row = placed(rows, beginning.charCodeAt(0), () => ({
      bits: new Int32Array(size),
      next: new Map(),
    }));
    return beginning.length < 2 || beginning.endsWith(ANYTHING)
      ? row.bits
      : placed(row.next, beginning.charCodeAt(1), () => new Int32Array(size));
  }

  const possible = new Int32Array(size);
  return {
    eachPossible(text, visit) {
      possible.set(always);
      for (let i = 0; i < text.length; i++) {
        const row = rows.get(text.charCodeAt(i));
        if (!row) continue;
        unite(possible, row.bits);
        const pair = row.next.get(text.charCodeAt(i + 1));
        if (pair) unite(possible, pair);
      }
      for (let word = 0; word < size; word++) {
        for (let bits = possible[word] as number; bits !== 0; bits &= bits - 1) {
          visit(word * 32 + 31 - Math.clz32(bits & -bits));
        }
      }
    },
  };
}

function set(bits: Int32Array, i: number): void {
  bits[i >> 5] = (bits[i >> 5] as number) | (1 << (i & 31));
}

function unite(all: Int32Array, more: Int32Array): void {
  for (let word = 0; word < all.length; word++) all[word] = (all[word] as number) | (more[word] as number);
}

function placed<T>(map: Map<number, T>, key: number, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
