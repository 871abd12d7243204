// Sounds in boxes: WAV (RIFF chunks) and MP4. What tells of people, places and times is left out or overwritten with zeros.
import { Unfit } from '../unfit.ts';

const WAV_KEPT = new Set(['fmt ', 'fact', 'data']);

export function cleanWav(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    // A recorder that was cut off never wrote the length.
    const length = Math.min(bytes.readUInt32LE(at + 4), bytes.length - at - 8);
    if (!/^[\x20-\x7e]{4}$/.test(name)) throw new Unfit('hidden');
    if (WAV_KEPT.has(name)) {
      const head = Buffer.alloc(8);
      head.write(name, 'latin1');
      head.writeUInt32LE(length, 4);
      parts.push(head, bytes.subarray(at + 8, at + 8 + length), Buffer.alloc(length % 2));
    }
    at += 8 + length + (length % 2);
  }
  const body = Buffer.concat(parts);
  if (!body.includes('fmt ') || !body.includes('data')) throw new Unfit('broken');
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

/** Boxes that hold boxes (ISO/IEC 14496-12). */
const NESTED = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'dinf', 'mvex', 'moof', 'traf']);
const TOP = new Set([
  'ftyp',
  'styp',
  'moov',
  'mdat',
  'moof',
  'sidx',
  'mfra',
  'free',
  'skip',
  'wide',
  'udta',
  'meta',
  'uuid',
]);
/** Names, places, covers, makers; and room left free, in which anything may lie. */
const EMPTIED = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'ilst', 'name', 'loci']);
const TIMED = new Set(['mvhd', 'tkhd', 'mdhd']);

/** @returns the same length, so that the places the sound is read from stay right */
export function cleanMp4(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes);
  let sounds = 0;

  function walk(from: number, end: number, depth: number): void {
    if (depth > 12) throw new Unfit('broken');
    for (let at = from; at < end; ) {
      if (at + 8 > end) throw new Unfit('hidden');
      const name = out.toString('latin1', at + 4, at + 8);
      let head = 8;
      let size = out.readUInt32BE(at);
      if (size === 1) {
        if (at + 16 > end) throw new Unfit('broken');
        size = Number(out.readBigUInt64BE(at + 8));
        head = 16;
      } else if (size === 0) size = end - at;
      if (size < head || at + size > end) throw new Unfit(depth === 0 ? 'hidden' : 'broken');
      if (depth === 0 && !TOP.has(name)) throw new Unfit('hidden');
      inside(name, at, at + head, at + size, depth);
      at += size;
    }
  }

  function inside(name: string, at: number, from: number, end: number, depth: number): void {
    if (EMPTIED.has(name)) {
      out.write('free', at + 4, 'latin1');
      out.fill(0, from, end);
    } else if (TIMED.has(name)) {
      // Version 1 has times of eight bytes each, version 0 of four.
      out.fill(0, from + 4, Math.min(end, from + 4 + (out[from] === 1 ? 16 : 8)));
    } else if (name === 'hdlr') {
      const what = out.toString('latin1', from + 8, from + 12);
      if (what === 'vide') throw new Unfit('video');
      if (what === 'soun') sounds += 1;
      out.fill(0, Math.min(end, from + 12), end);
    } else if (NESTED.has(name)) walk(from, end, depth + 1);
  }

  walk(0, out.length, 0);
  if (sounds === 0) throw new Unfit('broken');
  return out;
}
