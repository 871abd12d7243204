// Places of cases within a block of the blind index, as they lie in its rows: two bytes each, ascending.
import { endianness } from 'node:os';

const isAsStored = endianness() === 'LE';

/** A view of the bytes where this machine allows one: a common word has thousands of places in every block. */
export function readPlaces(bytes: Buffer): Uint16Array {
  const even = isAsStored && bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  if (!isAsStored) even.swap16();
  return new Uint16Array(even.buffer, even.byteOffset, even.length / 2);
}

export function writePlaces(places: readonly number[]): Buffer {
  const bytes = Buffer.alloc(places.length * 2);
  for (const [n, place] of places.entries()) bytes.writeUInt16LE(place, n * 2);
  return bytes;
}

/** First position from `at` on whose place is not before `place`; strides that double, as it mostly is not far. */
function seek(list: Uint16Array, place: number, at: number): number {
  let low = at;
  let high = at;
  for (let stride = 1; high < list.length && (list[high] as number) < place; stride *= 2) {
    low = high + 1;
    high += stride;
  }
  high = Math.min(high, list.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places in both. */
export function common(one: Uint16Array, other: Uint16Array): Uint16Array {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const both = new Uint16Array(short.length);
  let count = 0;
  let at = 0;
  for (const place of short) {
    at = seek(long, place, at);
    if (at === long.length) break;
    if (long[at] === place) both[count++] = place;
  }
  return both.subarray(0, count);
}
