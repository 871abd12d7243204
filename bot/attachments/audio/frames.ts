// Sounds made of frames one after another (MP3, AAC, AMR, SILK): the frames are kept and nothing else, so no tag can stay.
import { Unfit } from '../unfit.ts';

/** Bytes that are no frame, all taken together, that a broken recorder may leave. */
const MOST_JUNK = 4_096;

const BITRATES: Readonly<Record<string, readonly number[]>> = {
  '1-1': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1-2': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1-3': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2-1': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2-2': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2-3': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const RATES = [44_100, 48_000, 32_000];

/** Length of the MPEG audio frame at `at` (ISO/IEC 11172-3 2.4.1.3); undefined: there is none. */
function mpegFrame(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return undefined;
  const [b, c] = [bytes[at + 1] as number, bytes[at + 2] as number];
  if ((b & 0xe0) !== 0xe0) return undefined;
  const version = (b >> 3) & 3;
  const layer = 4 - ((b >> 1) & 3);
  const family = version === 3 ? 1 : 2;
  const kilobits = BITRATES[`${family}-${layer}`]?.[(c >> 4) - 1];
  const rate = RATES[(c >> 2) & 3];
  if (version === 1 || layer === 4 || kilobits === undefined || rate === undefined) return undefined;
  const hertz = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4;
  const padding = (c >> 1) & 1;
  if (layer === 1) return (Math.floor((12_000 * kilobits) / hertz) + padding) * 4;
  const samples = layer === 3 && family === 2 ? 72_000 : 144_000;
  return Math.floor((samples * kilobits) / hertz) + padding;
}

/** Length of the ADTS frame at `at`. */
function adtsFrame(bytes: Buffer, at: number): number | undefined {
  if (at + 7 > bytes.length || bytes[at] !== 0xff || ((bytes[at + 1] as number) & 0xf6) !== 0xf0)
    return undefined;
  const length =
    (((bytes[at + 3] as number) & 3) << 11) |
    ((bytes[at + 4] as number) << 3) |
    ((bytes[at + 5] as number) >> 5);
  return length >= 7 ? length : undefined;
}

/** Length of an ID3v2 tag at `at`, 0 without one (id3.org, ID3v2.4 3.1). */
function id3(bytes: Buffer, at: number): number {
  if (bytes.toString('latin1', at, at + 3) !== 'ID3' || at + 10 > bytes.length) return 0;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10);
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d) + ((bytes[at + 5] as number) & 0x10 ? 10 : 0);
}

/** What taggers leave at the end: ID3v1, which is 128 bytes to the very end, or APE and Lyrics3 before it; padding. */
function isTag(tail: Buffer): boolean {
  const mark = tail.toString('latin1', 0, 11);
  if (mark.startsWith('TAG')) return tail.length === 128;
  if (/^(?:APETAGEX|LYRICSBEGIN)/.test(mark)) return tail.length < 256 * 1024;
  return tail.every((byte) => byte === 0);
}

export function keepFrames(bytes: Buffer, type: 'audio/mpeg' | 'audio/aac'): Buffer {
  const lengthAt = type === 'audio/mpeg' ? mpegFrame : adtsFrame;
  const frames: Buffer[] = [];
  let junk = 0;
  let at = 0;
  while (at < bytes.length) {
    const tag = id3(bytes, at);
    if (tag > 0) {
      at += tag;
      continue;
    }
    const length = lengthAt(bytes, at);
    // One frame alone may be an accident of bytes; it counts when another, a tag or the end follows.
    if (length !== undefined && at + length <= bytes.length && follows(bytes, at + length, lengthAt)) {
      frames.push(bytes.subarray(at, at + length));
      at += length;
      continue;
    }
    if (frames.length > 0 && isTag(bytes.subarray(at))) break;
    // The last frame may have been cut off by whoever stopped the recorder.
    if (length !== undefined && at + length > bytes.length) break;
    junk += 1;
    at += 1;
    if (junk > MOST_JUNK) throw new Unfit('hidden');
  }
  if (frames.length < 2) throw new Unfit('broken');
  return Buffer.concat(frames);
}

const follows = (bytes: Buffer, at: number, lengthAt: typeof mpegFrame) =>
  at >= bytes.length ||
  lengthAt(bytes, at) !== undefined ||
  id3(bytes, at) > 0 ||
  isTag(bytes.subarray(at)) ||
  at + 4 > bytes.length;

const NARROW = [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0];
const WIDE = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0];

/** AMR as in RFC 4867 5: a magic line, then frames whose first byte tells their length. */
export function keepAmr(bytes: Buffer): Buffer {
  const isWide = bytes.toString('latin1', 0, 9) === '#!AMR-WB\n';
  const head = isWide ? 9 : 6;
  if (!isWide && bytes.toString('latin1', 0, 6) !== '#!AMR\n') throw new Unfit('broken');
  const sizes = isWide ? WIDE : NARROW;
  let at = head;
  while (at < bytes.length) {
    const first = bytes[at] as number;
    if ((first & 0x83) !== 0) throw new Unfit('hidden');
    const next = at + 1 + (sizes[(first >> 3) & 15] as number);
    if (next > bytes.length) break;
    at = next;
  }
  if (at === head) throw new Unfit('broken');
  return bytes.subarray(0, at);
}

/** SILK as WeChat writes it: perhaps one byte, the magic, then a two-byte length before every frame. */
export function keepSilk(bytes: Buffer): Buffer {
  const start = bytes.indexOf('#!SILK_V3');
  let at = start + 9;
  while (at + 2 <= bytes.length) {
    const length = bytes.readUInt16LE(at);
    if (length === 0xffff) {
      if (at + 2 < bytes.length) throw new Unfit('hidden');
      break;
    }
    // A frame of 20 ms at the highest rate is far below this.
    if (length === 0 || length > 4_000) throw new Unfit('hidden');
    if (at + 2 + length > bytes.length) break;
    at += 2 + length;
  }
  if (at === start + 9) throw new Unfit('broken');
  return Buffer.concat([bytes.subarray(start === 1 ? 0 : start, at), Buffer.from([0xff, 0xff])]);
}
