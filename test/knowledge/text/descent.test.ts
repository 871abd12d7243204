// The two steps of learning, four numbers at a time: what plain arithmetic comes to.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from '../../../knowledge/text/regression.ts';
import { createWorkbench, FLOAT } from '../../../knowledge/text/sense/assembly.ts';
import { descend } from '../../../knowledge/text/sense/descent.ts';
import { PACE } from '../../../knowledge/text/sense/learning.ts';

const number = fc.float({ min: -4, max: 4, noNaN: true });
const rows = fc.integer({ min: 1, max: 6 }).chain((fours) => {
  const row = fc.array(number, { minLength: 4 * fours, maxLength: 4 * fours });
  return fc.record({ width: fc.constant(4 * fours), one: row, other: row, strength: number });
});

const near = (found: Float32Array, plain: readonly number[]) => {
  expect(found).toHaveLength(plain.length);
  for (const [d, value] of plain.entries()) expect(found[d]).toBeCloseTo(value, 3);
};

test('a row is added as often as is said, and what lies beside it stays', () => {
  fc.assert(
    fc.property(rows, ({ width, one, other, strength }) => {
      const bench = createWorkbench(3 * width);
      const [to, from, beside] = [bench.take(width), bench.take(width), bench.take(width)];
      to.numbers.set(one);
      from.numbers.set(other);
      bench.use('descent').add(to.at, from.at, width * FLOAT, strength);
      near(
        to.numbers,
        one.map((value, d) => value + strength * (other[d] as number)),
      );
      near(from.numbers, other);
      expect([...beside.numbers]).toEqual(Array(width).fill(0));
    }),
  );
});

test('a weight moves down its slope, the less the more it has moved', () => {
  fc.assert(
    fc.property(rows, ({ width, one, other, strength }) => {
      const [shrink, step] = [0.01, 0.1];
      const bench = createWorkbench(3 * width);
      const [weights, squares, toward] = [bench.take(width), bench.take(width), bench.take(width)];
      weights.numbers.set(one);
      squares.numbers.fill(0.5);
      toward.numbers.set(other);
      bench.use('descent').move(weights.at, squares.at, toward.at, width * FLOAT, strength, shrink, step);
      const slopes = one.map((value, d) => strength * (other[d] as number) + shrink * value);
      near(
        squares.numbers,
        slopes.map((slope) => 0.5 + slope * slope),
      );
      near(
        weights.numbers,
        one.map((value, d) => {
          const slope = slopes[d] as number;
          return value - (step * slope) / Math.sqrt(0.5 + slope * slope);
        }),
      );
    }),
  );
});

test('rows of three numbers are refused', () => {
  const counts = { places: 1, classes: [2] };
  expect(() => descend([], counts, { ...PACE, width: 3 }, randomFrom(1))).toThrow(RangeError);
});
