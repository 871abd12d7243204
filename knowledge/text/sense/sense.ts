// Owns the sense of a text: each run of characters points somewhere (sense.generated.bin, written by `npm run learn`), and where
// they point together is what the text means. Runs that were learnt from one question help to hear another, so that 缸里见底 of
// a plea for help is known when it comes in a question about rules.
import { existsSync, readFileSync } from 'node:fs';
import { createTable, runTogether, strengthOf, type Table } from './words.ts';

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

let lastText: string | undefined;
let lastSense: Sense | undefined;

/** The sense of a text in plain speech; what is asked for twice running is worked out once. */
export function senseOf(clean: string): Sense {
  if (clean === lastText && lastSense) return lastSense;
  const { table, scales, points } = learnt;
  const sum = new Float64Array(WIDTH);
  let squares = 0;
  table.eachIn(runTogether(clean), (row, length) => {
    const strength = strengthOf(length);
    squares += strength * strength;
    const share = strength * (scales[row] as number);
    const from = row * WIDTH;
    for (let d = 0; d < WIDTH; d++) sum[d] = (sum[d] as number) + share * (points[from + d] as number);
  });
  lastText = clean;
  lastSense = { sum, squares };
  return lastSense;
}
