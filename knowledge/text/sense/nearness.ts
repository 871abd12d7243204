// Owns measuring how near one point lies to many at once, most of what a question costs (nearness.wat).
import { createWorkbench, FLOAT, filled } from './assembly.ts';

export interface Nearness {
  /** Put the point here before measuring. */
  readonly point: Float32Array;
  /** The dot product of the point with each row, in their order; the next measure reuses the array. */
  measure(): Float32Array;
}

/**
 * @param rows one after another, each of `width` numbers; `width` a multiple of 4
 * @throws RangeError when the rows are not whole
 */
export function createNearness(rows: Float32Array, width: number): Nearness {
  const count = rows.length / width;
  if (!Number.isInteger(count) || width % 4 !== 0)
    throw new RangeError(`rows of ${width}: ${rows.length} numbers`);
  // Four rows go side by side; what fills the last four up is measured and never looked at.
  const fours = filled(count);
  const bench = createWorkbench(fours * width + width + fours);
  const points = bench.take(fours * width);
  const point = bench.take(width);
  const near = bench.take(fours);
  points.numbers.set(rows);
  const found = near.numbers.subarray(0, count);
  const { nearness } = bench.use('nearness');
  return {
    point: point.numbers,
    measure() {
      nearness(points.at, point.at, near.at, fours, width * FLOAT);
      return found;
    },
  };
}
