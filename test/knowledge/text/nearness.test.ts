// Dot products four at a time: what plain arithmetic comes to, for any number of rows, from the source that lies beside it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembled } from '../../../knowledge/text/sense/assemble.ts';
import { sources } from '../../../knowledge/text/sense/assembly.ts';
import { createNearness } from '../../../knowledge/text/sense/nearness.ts';

test.each(sources)('what is run as %s was put together from the source beside it', async (name) => {
  const kept = readFileSync(new URL(`../../../knowledge/text/sense/${name}.wasm`, import.meta.url));
  expect(kept.equals(await assembled(name))).toBe(true);
});

test('each row comes to its dot product with the point, however many there are', () => {
  const number = fc.float({ min: -8, max: 8, noNaN: true });
  const shape = fc.record({ rows: fc.integer({ min: 0, max: 13 }), fours: fc.integer({ min: 1, max: 6 }) });
  const case_ = shape.chain(({ rows, fours }) =>
    fc.record({
      width: fc.constant(4 * fours),
      rows: fc.array(number, { minLength: rows * 4 * fours, maxLength: rows * 4 * fours }),
      point: fc.array(number, { minLength: 4 * fours, maxLength: 4 * fours }),
    }),
  );
  fc.assert(
    fc.property(case_, ({ width, rows, point }) => {
      const nearness = createNearness(Float32Array.from(rows), width);
      nearness.point.set(point);
      const near = nearness.measure();
      expect(near).toHaveLength(rows.length / width);
      for (const [k, found] of near.entries()) {
        const plain = point.reduce((sum, part, d) => sum + part * (rows[k * width + d] as number), 0);
        expect(found).toBeCloseTo(plain, 2);
      }
    }),
  );
});

test('rows that are not whole are refused', () => {
  expect(() => createNearness(new Float32Array(10), 4)).toThrow(RangeError);
  expect(() => createNearness(new Float32Array(9), 3)).toThrow(RangeError);
});
