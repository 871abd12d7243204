// Owns measuring how near one point lies to many at once. JavaScript multiplies one number at a time and this is most of what a
// question costs, so it is done four at a time in WebAssembly: nearness.wat, put together to nearness.wasm (`npm run assemble`).
import { readFileSync } from 'node:fs';

/** What of it is used; Node has it, its types name it a namespace alone. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  Instance: new (
    module: object,
    imports: Record<string, Record<string, unknown>>,
  ) => { readonly exports: unknown };
};

const FLOAT = 4;
const PAGE = 65_536;

export interface Nearness {
  /** Put the point here before measuring. */
  readonly point: Float32Array;
  /** The dot product of the point with each row, in their order; the next measure reuses the array. */
  measure(): Float32Array;
}

type Measure = (points: number, point: number, near: number, rows: number, width: number) => void;

const module = new WebAssembly.Module(readFileSync(new URL('./nearness.wasm', import.meta.url)));

/**
 * @param rows one after another, each of `width` numbers; `width` a multiple of 4
 * @throws RangeError when the rows are not whole
 */
export function createNearness(rows: Float32Array, width: number): Nearness {
  const count = rows.length / width;
  if (!Number.isInteger(count) || width % 4 !== 0)
    throw new RangeError(`rows of ${width}: ${rows.length} numbers`);
  // Four rows go side by side; what fills the last four up is measured and never looked at.
  const filled = 4 * Math.ceil(count / 4);
  const pointAt = filled * width * FLOAT;
  const nearAt = pointAt + width * FLOAT;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((nearAt + filled * FLOAT) / PAGE) });
  const { nearness } = new WebAssembly.Instance(module, { here: { memory } }).exports as {
    nearness: Measure;
  };
  new Float32Array(memory.buffer).set(rows);
  const near = new Float32Array(memory.buffer, nearAt, count);
  return {
    point: new Float32Array(memory.buffer, pointAt, width),
    measure() {
      nearness(0, pointAt, nearAt, filled, width * FLOAT);
      return near;
    },
  };
}
