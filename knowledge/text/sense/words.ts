// Owns the runs of one to three characters a text is made of, by number: found in a table, with nothing cut out of the text.
import { longestGram } from '../grams.ts';

/** What comes later in a story repeats what was said. */
const most = 400;
const marks = /[\s\p{P}]/gu;

/** How strongly a run speaks: one character alone stands in everything. */
export const strengthOf = (length: number): number => (length === 1 ? 0.7 : 1);

/** A text without marks, its ends marked. */
export const runTogether = (clean: string): string => `^${clean.replace(marks, '').slice(0, most)}$`;

/** Up to three characters as two numbers. */
export function codeOf(run: string): [low: number, high: number] {
  const second = run.length > 1 ? run.charCodeAt(1) : 0;
  const third = run.length > 2 ? run.charCodeAt(2) : 0;
  return [(run.charCodeAt(0) | (second << 16)) >>> 0, third];
}

export interface Table {
  /** Calls `visit` with the number of every known run of a text and its length, each once. */
  eachIn(bare: string, visit: (row: number, length: number) => void): void;
}

/** A table of runs by their codes; a run's number is its place in the arrays. */
export function createTable(low: Uint32Array, high: Uint32Array): Table {
  let size = 1;
  while (size < low.length * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  const first = (a: number, b: number): number =>
    (Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b)) & mask;
  for (let row = 0; row < low.length; row++) {
    let at = first(low[row] as number, high[row] as number);
    while (slots[at] !== -1) at = (at + 1) & mask;
    slots[at] = row;
  }
  function find(a: number, b: number): number {
    for (let at = first(a, b); ; at = (at + 1) & mask) {
      const row = slots[at] as number;
      if (row === -1 || (low[row] === a && high[row] === b)) return row;
    }
  }
  const seenIn = new Uint32Array(low.length);
  let texts = 0;
  return {
    eachIn(bare, visit) {
      texts = (texts + 1) >>> 0;
      for (let i = 0; i < bare.length; i++) {
        let a = bare.charCodeAt(i);
        let b = 0;
        for (let length = 1; length <= longestGram && i + length <= bare.length; length++) {
          if (length === 2) a = (a | (bare.charCodeAt(i + 1) << 16)) >>> 0;
          if (length === 3) b = bare.charCodeAt(i + 2);
          const row = find(a, b);
          if (row === -1 || seenIn[row] === texts) continue;
          seenIn[row] = texts;
          visit(row, length);
        }
      }
    },
  };
}
