import { expect, test } from 'vitest';
import { packArrays, unpackArrays } from '../../knowledge/packed.ts';

test('arrays of any kind and length come back as they were', () => {
  const parts = [
    Uint16Array.of(1, 2, 3),
    new Int32Array(),
    Float64Array.of(0.1, Number.NaN, -0),
    Uint8Array.of(255),
    Float32Array.of(1.5),
  ];
  const kinds = [Uint16Array, Int32Array, Float64Array, Uint8Array, Float32Array];
  expect(unpackArrays(packArrays(parts), kinds)).toEqual(parts);
  // Bytes may begin where another's end, as behind a hash.
  const behind = new Uint8Array(32 + packArrays(parts).length);
  behind.set(packArrays(parts), 32);
  expect(unpackArrays(behind.subarray(32), kinds)).toEqual(parts);
});
