// Owns the runs of one or two characters a text is made of, by number: found in a table, with nothing cut out of the text.
// Of what is learnt from some forty wordings an article, single characters carry over to new words best, pairs next; runs of
// three only learn the wordings by heart (decision 40).

/** What comes later in a story repeats what was said. */
export const MOST_TOGETHER = 400;
const marks = /[\s\p{P}]/gu;

/** How strongly a run speaks; fitted on wordings held back from the learning. */
export const strengthOf = (length: number): number => (length === 1 ? 2 : 1);

/** A text without marks, its ends marked. */
export const runTogether = (clean: string): string => `^${clean.replace(marks, '').slice(0, MOST_TOGETHER)}$`;

/** Every distinct run of a text, in the order it comes. */
export function runsIn(bare: string): Set<string> {
  const runs = new Set<string>();
  for (let i = 0; i < bare.length; i++) {
    runs.add(bare.charAt(i));
    if (i + 1 < bare.length) runs.add(bare.slice(i, i + 2));
  }
  return runs;
}

/** One or two characters as one number. */
export const codeOf = (run: string): number =>
  (run.charCodeAt(0) | ((run.length > 1 ? run.charCodeAt(1) : 0) << 16)) >>> 0;

export interface Table {
  /** Calls `visit` with the number of every known run of a text and its length, each once. */
  eachIn(bare: string, visit: (row: number, length: number) => void): void;
}

/** A table of runs by their codes; a run's number is its place in the array. */
export function createTable(codes: Uint32Array): Table {
  let size = 1;
  while (size < codes.length * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  const first = (code: number): number => (Math.imul(code, 0x9e3779b1) >>> 7) & mask;
  for (let row = 0; row < codes.length; row++) {
    let at = first(codes[row] as number);
    while (slots[at] !== -1) at = (at + 1) & mask;
    slots[at] = row;
  }
  function find(code: number): number {
    for (let at = first(code); ; at = (at + 1) & mask) {
      const row = slots[at] as number;
      if (row === -1 || codes[row] === code) return row;
    }
  }
  const seenIn = new Uint32Array(codes.length);
  let texts = 0;
  return {
    eachIn(bare, visit) {
      texts = (texts + 1) >>> 0;
      const meet = (code: number, length: number): void => {
        const row = find(code);
        if (row === -1 || seenIn[row] === texts) return;
        seenIn[row] = texts;
        visit(row, length);
      };
      for (let i = 0; i < bare.length; i++) {
        const one = bare.charCodeAt(i);
        meet(one, 1);
        if (i + 1 < bare.length) meet((one | (bare.charCodeAt(i + 1) << 16)) >>> 0, 2);
      }
    },
  };
}
