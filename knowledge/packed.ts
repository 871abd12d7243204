// Owns arrays of numbers put together into one run of bytes and taken apart again, as this machine writes numbers.

type Kind = { new (buffer: ArrayBuffer, at: number, length: number): NodeJS.TypedArray };

/** Where a number of eight bytes may begin. */
const aligned = (at: number): number => Math.ceil(at / 8) * 8;

const bytesOf = (part: NodeJS.TypedArray): Uint8Array =>
  new Uint8Array(part.buffer, part.byteOffset, part.byteLength);

/** The length of each part, then the parts. */
export function packArrays(parts: readonly NodeJS.TypedArray[]): Uint8Array {
  const head = Float64Array.from(parts, ({ length }) => length);
  const all = [head, ...parts];
  const bytes = new Uint8Array(all.reduce((size, part) => size + aligned(part.byteLength), 0));
  let at = 0;
  for (const part of all) {
    bytes.set(bytesOf(part), at);
    at += aligned(part.byteLength);
  }
  return bytes;
}

/** Views of what `packArrays` made of parts of these kinds. */
export function unpackArrays(bytes: Uint8Array, kinds: readonly Kind[]): NodeJS.TypedArray[] {
  const buffer = bytes.buffer as ArrayBuffer;
  const lengths = new Float64Array(buffer, bytes.byteOffset, kinds.length);
  let at = bytes.byteOffset + aligned(lengths.byteLength);
  return kinds.map((kind, i) => {
    const part = new kind(buffer, at, lengths[i] as number);
    at += aligned(part.byteLength);
    return part;
  });
}
