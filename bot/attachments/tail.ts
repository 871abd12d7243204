// Where a picture ends by its own count, and what may honestly stand behind that end.
import { Unfit } from './unfit.ts';

const broken = () => new Unfit('broken');

/** Walks the segments to the end mark; the picture's own dots cannot hold a bare mark (ISO/IEC 10918-1 B.1.1.5). */
export function endOfJpeg(bytes: Buffer): number {
  let at = 2;
  for (;;) {
    // Fill bytes may stand before a mark.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const mark = bytes[at + 1];
    if (bytes[at] !== 0xff || mark === undefined) throw broken();
    if (mark === 0xd9) return at + 2;
    if (mark === 0x01 || (mark >= 0xd0 && mark <= 0xd7)) {
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) throw broken();
    at += 2 + bytes.readUInt16BE(at + 2);
    if (mark !== 0xda) continue;
    for (;;) {
      at = bytes.indexOf(0xff, at);
      if (at < 0) throw broken();
      const next = bytes[at + 1];
      if (next === 0x00 || (next !== undefined && next >= 0xd0 && next <= 0xd7)) at += 2;
      else if (next === 0xff) at += 1;
      else break;
    }
  }
}

function endOfPng(bytes: Buffer): number {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    at += 12 + bytes.readUInt32BE(at);
    if (name === 'IEND') return at;
  }
  throw broken();
}

function endOfGif(bytes: Buffer): number {
  const table = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const blocks = (from: number) => {
    let at = from;
    for (let size = bytes[at]; size !== 0; size = bytes[at]) {
      if (size === undefined) throw broken();
      at += 1 + size;
    }
    return at + 1;
  };
  let at = 13 + table(bytes[10] ?? 0);
  for (;;) {
    if (bytes[at] === 0x3b) return at + 1;
    if (bytes[at] === 0x21) at = blocks(at + 2);
    else if (bytes[at] === 0x2c) at = blocks(at + 11 + table(bytes[at + 9] ?? 0));
    else throw broken();
  }
}

const endOfWebp = (bytes: Buffer) => {
  const end = 8 + bytes.readUInt32LE(4);
  return end + (end % 2);
};

/**
 * What phones themselves put behind a picture: padding, the film of a moving photo, a second smaller picture, Samsung's
 * trailer. It is not kept, so it is no reason to refuse.
 */
function isHonest(tail: Buffer): boolean {
  if (tail.every((byte) => byte === 0 || byte === 0xff || byte === 0x0a || byte === 0x0d)) return true;
  if (tail.toString('latin1', 4, 8) === 'ftyp') return true;
  if (tail[0] === 0xff && tail[1] === 0xd8) return true;
  return tail.toString('latin1', tail.length - 4) === 'SEFT';
}

/** A ZIP is read from its end: its last record says how long the comment behind it is. */
export function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= from; ) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true;
    if (at === 0) break;
    at = bytes.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return false;
}

/** @throws Unfit `hidden` when something that is no picture follows its end; `broken` when it has no end */
export function checkTail(bytes: Buffer, type: string): void {
  if (endsAsZip(bytes)) throw new Unfit('hidden');
  const end =
    type === 'image/jpeg'
      ? endOfJpeg(bytes)
      : type === 'image/png'
        ? endOfPng(bytes)
        : type === 'image/gif'
          ? endOfGif(bytes)
          : endOfWebp(bytes);
  const tail = bytes.subarray(end);
  if (tail.length > 0 && !isHonest(tail)) throw new Unfit('hidden');
}
