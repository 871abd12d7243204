// Ogg (Opus, Vorbis, Speex): the comment header is written anew and empty, pages are numbered and summed again (RFC 3533).
import { Unfit } from '../unfit.ts';

interface Page {
  flags: number;
  granule: Buffer;
  serial: number;
  lacing: Buffer;
  body: Buffer;
}

const TABLE = Array.from({ length: 256 }, (_, n) => {
  let sum = n << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  return sum >>> 0;
});

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (TABLE[((sum >>> 24) & 0xff) ^ byte] as number)) >>> 0;
  return sum;
}

function readPages(bytes: Buffer): Page[] {
  const pages: Page[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 27 > bytes.length || bytes.toString('latin1', at, at + 4) !== 'OggS') {
      // A recording cut off in the middle of a page ends with the page before; anything else was put there.
      if (pages.length > 0 && bytes.toString('latin1', at, at + 4) === 'OggS') break;
      throw new Unfit('hidden');
    }
    const count = bytes[at + 26] as number;
    const lacing = bytes.subarray(at + 27, at + 27 + count);
    const length = lacing.reduce((sum, size) => sum + size, 0);
    const from = at + 27 + count;
    if (from + length > bytes.length) break;
    pages.push({
      flags: bytes[at + 5] as number,
      granule: bytes.subarray(at + 6, at + 14),
      serial: bytes.readUInt32LE(at + 14),
      lacing,
      body: bytes.subarray(from, from + length),
    });
    at = from + length;
  }
  return pages;
}

function writePage({ flags, granule, lacing, body }: Omit<Page, 'serial'>, number: number): Buffer {
  const head = Buffer.alloc(27);
  head.write('OggS', 'latin1');
  head[5] = flags;
  granule.copy(head, 6);
  // The sender's program drew the stream's number; one for all says nothing of it.
  head.writeUInt32LE(1, 14);
  head.writeUInt32LE(number, 18);
  head[26] = lacing.length;
  const page = Buffer.concat([head, lacing, body]);
  page.writeUInt32LE(checksum(page), 22);
  return page;
}

/** Header packets on pages of their own. */
function packetsToPages(packets: Buffer[]): Omit<Page, 'serial'>[] {
  const lacing = packets.flatMap((packet) => [
    ...Array.from({ length: Math.floor(packet.length / 255) }, () => 255),
    packet.length % 255,
  ]);
  const body = Buffer.concat(packets);
  const pages: Omit<Page, 'serial'>[] = [];
  let at = 0;
  let isContinued = false;
  for (let n = 0; n < lacing.length; n += 255) {
    const part = lacing.slice(n, n + 255);
    const length = part.reduce((sum, size) => sum + size, 0);
    pages.push({
      flags: isContinued ? 1 : 0,
      granule: Buffer.alloc(8),
      lacing: Buffer.from(part),
      body: body.subarray(at, at + length),
    });
    at += length;
    isContinued = part.at(-1) === 255;
  }
  return pages;
}

/** The packets that begin on these pages, and how many pages they fill; they must end where a page ends. */
function readPackets(pages: Page[], wanted: number): { packets: Buffer[]; pages: number } {
  const packets: Buffer[] = [];
  let open: Buffer[] = [];
  for (const [n, page] of pages.entries()) {
    let at = 0;
    for (const size of page.lacing) {
      open.push(page.body.subarray(at, at + size));
      at += size;
      if (size === 255) continue;
      packets.push(Buffer.concat(open));
      open = [];
    }
    if (packets.length > wanted) throw new Unfit('broken');
    if (packets.length === wanted && open.length === 0) return { packets, pages: n + 1 };
  }
  throw new Unfit('broken');
}

const EMPTY_LISTS = Buffer.alloc(8);

/** Header packets after the first, by codec: how many, and the comment among them emptied. */
function codecOf(first: Buffer): { headers: number; comment: Buffer } {
  if (first.toString('latin1', 0, 8) === 'OpusHead') {
    return { headers: 1, comment: Buffer.concat([Buffer.from('OpusTags'), EMPTY_LISTS]) };
  }
  if (first.toString('latin1', 0, 7) === '\x01vorbis') {
    return {
      headers: 2,
      comment: Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), EMPTY_LISTS, Buffer.from([1])]),
    };
  }
  if (first.toString('latin1', 0, 5) === 'Speex') return { headers: 1, comment: EMPTY_LISTS };
  throw new Unfit('unknown');
}

export function cleanOgg(bytes: Buffer): Buffer {
  const pages = readPages(bytes);
  const [first, ...rest] = pages;
  if (!first || pages.some(({ serial }) => serial !== first.serial)) throw new Unfit('unknown');
  const { headers, comment } = codecOf(first.body);
  const read = readPackets(rest, headers);
  const written = [first, ...packetsToPages([comment, ...read.packets.slice(1)]), ...rest.slice(read.pages)];
  if (written.length < 3) throw new Unfit('broken');
  return Buffer.concat(written.map((page, n) => writePage(page, n)));
}
