// Owns the sense of a text: each run of characters points somewhere (sense.generated.bin, written by `npm run learn`), and where
// they point together is what the text means. Runs that were learnt from one question help to hear another, so that 缸里见底 of
// a plea for help is known when it comes in a question about rules.
import { existsSync, readFileSync } from 'node:fs';
import { createTable, MOST_TOGETHER, runTogether, strengthOf, type Table } from './words.ts';

/** Where the runs of a text point together, before it is brought to one length, and the squares of what spoke in it. */
export interface Sense {
  readonly sum: Float64Array;
  readonly squares: number;
}

interface Learnt {
  width: number;
  table: Table;
  scales: Float32Array;
  points: Int8Array;
}

/** As it lies in the file: width and number of runs, codes, scales, and a row of whole numbers for each run. */
export function packSense(width: number, codes: readonly number[], points: Float32Array): Buffer {
  const rows = codes.length;
  const head = Uint32Array.of(width, rows);
  const scales = new Float32Array(rows);
  const small = new Int8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    let most = 1e-6;
    for (let d = 0; d < width; d++) most = Math.max(most, Math.abs(points[row * width + d] as number));
    scales[row] = most / 127;
    for (let d = 0; d < width; d++) {
      small[row * width + d] = Math.round((points[row * width + d] as number) / (scales[row] as number));
    }
  }
  return Buffer.concat([head, Uint32Array.from(codes), scales, small].map(bytesOf));
}

export const bytesOf = (part: NodeJS.TypedArray): Buffer =>
  Buffer.from(part.buffer, part.byteOffset, part.byteLength);

function unpack(bytes: Buffer): Learnt {
  // A large file begins where whole numbers may; a small one may have been read into the middle of something.
  const { buffer, byteOffset: at } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const [width = 1, rows = 0] = new Uint32Array(buffer, at, 2);
  const codes = new Uint32Array(buffer, at + 8, rows);
  const scales = new Float32Array(buffer, at + 8 + 4 * rows, rows);
  const points = new Int8Array(buffer, at + 8 + 8 * rows, rows * width);
  return { width, table: createTable(codes), scales, points };
}

const file = new URL('./sense.generated.bin', import.meta.url);
const learnt = existsSync(file) ? unpack(readFileSync(file)) : unpack(packSense(4, [], new Float32Array()));

export const WIDTH = learnt.width;

/** Where the rows of the runs found begin, and how much each counts: every place of a text may begin two. */
const froms = new Int32Array(2 * (MOST_TOGETHER + 2));
const shares = new Float64Array(froms.length);

/**
 * Adds the rows found to `sum`. Four in one go, as to fetch and put back a sum costs more than to add to it; one after
 * another all the same, so that a text's sense is the same number to the last digit as when it was learnt.
 */
function addAll(sum: Float64Array, points: Int8Array, found: number): void {
  let n = 0;
  for (; n + 4 <= found; n += 4) {
    const a = froms[n] as number;
    const b = froms[n + 1] as number;
    const c = froms[n + 2] as number;
    const e = froms[n + 3] as number;
    const ofA = shares[n] as number;
    const ofB = shares[n + 1] as number;
    const ofC = shares[n + 2] as number;
    const ofE = shares[n + 3] as number;
    for (let d = 0; d < sum.length; d++) {
      sum[d] =
        (sum[d] as number) +
        ofA * (points[a + d] as number) +
        ofB * (points[b + d] as number) +
        ofC * (points[c + d] as number) +
        ofE * (points[e + d] as number);
    }
  }
  for (; n < found; n++) {
    const from = froms[n] as number;
    const share = shares[n] as number;
    for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] as number) + share * (points[from + d] as number);
  }
}

let lastText: string | undefined;
let lastSense: Sense | undefined;

/** The sense of a text in plain speech; what is asked for twice running is worked out once. */
export function senseOf(clean: string): Sense {
  if (clean === lastText && lastSense) return lastSense;
  const { table, scales, points } = learnt;
  const sum = new Float64Array(WIDTH);
  let squares = 0;
  let found = 0;
  table.eachIn(runTogether(clean), (row, length) => {
    const strength = strengthOf(length);
    squares += strength * strength;
    shares[found] = strength * (scales[row] as number);
    froms[found] = row * WIDTH;
    found += 1;
  });
  addAll(sum, points, found);
  lastText = clean;
  lastSense = { sum, squares };
  return lastSense;
}
