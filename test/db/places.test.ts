// Places in the rows of the blind index: what is written is read, and what two rows share is found.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { common, readPlaces, writePlaces } from '../../db/places.ts';

const places = fc
  .uniqueArray(fc.nat({ max: 8_191 }), { maxLength: 200 })
  .map((some) => some.sort((a, b) => a - b));

test('places are read as they were written, wherever in memory the bytes begin', () => {
  fc.assert(
    fc.property(places, fc.nat({ max: 3 }), (some, offset) => {
      const memory = Buffer.alloc(some.length * 2 + offset);
      writePlaces(some).copy(memory, offset);
      expect([...readPlaces(memory.subarray(offset))]).toEqual(some);
    }),
  );
});

test('two lists have in common exactly what is in both', () => {
  let shared = 0;
  const crowded = fc
    .uniqueArray(fc.nat({ max: 60 }), { minLength: 15, maxLength: 50 })
    .map((some) => some.sort((a, b) => a - b));
  fc.assert(
    fc.property(fc.oneof(places, crowded), crowded, (one, other) => {
      const both = one.filter((place) => other.includes(place));
      shared += both.length;
      expect([...common(Uint16Array.from(one), Uint16Array.from(other))]).toEqual(both);
      expect([...common(Uint16Array.from(other), Uint16Array.from(one))]).toEqual(both);
    }),
  );
  expect(shared).toBeGreaterThan(100);
});
