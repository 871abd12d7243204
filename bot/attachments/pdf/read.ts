// Reads a PDF from front to back, the way it was written: every object, and the objects packed into streams. What is not
// understood is not guessed at: the file is refused.
import { inflateSync } from 'node:zlib';
import { Unfit } from '../unfit.ts';
import { type Dict, integerIn, Name, nameIn, Plain, Ref, Stream, Text, type Thing } from './objects.ts';

export interface Document {
  objects: Map<number, Thing>;
  trailers: Dict[];
}

const MOST_OBJECTS = 200_000;
const DEEPEST = 60;
/** Bytes that belong to nothing, all taken together. */
const MOST_JUNK = 1_024;
/** Unpacked size of one stream of objects, and of all of them. */
const MOST_UNPACKED = 16 * 1024 * 1024;

const isSpace = (byte: number | undefined) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;
const DELIMITERS = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)));
const isRegular = (byte: number | undefined) => byte !== undefined && !isSpace(byte) && !DELIMITERS.has(byte);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** One place in the bytes, moved on by what is read. */
export class Reader {
  readonly bytes: Buffer;
  at: number;
  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  skipSpace(): void {
    for (;;) {
      while (isSpace(this.bytes[this.at])) this.at += 1;
      if (this.bytes[this.at] !== 0x25) return;
      while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d)
        this.at += 1;
    }
  }

  starts(text: string): boolean {
    return this.bytes.toString('latin1', this.at, this.at + text.length) === text;
  }

  word(): string {
    const from = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    return this.bytes.toString('latin1', from, this.at);
  }

  /** `12 0 obj` or `12 0 R`: the number, moved past it; undefined and not moved otherwise. */
  numbered(kind: 'obj' | 'R'): number | undefined {
    const shown = this.bytes.toString('latin1', this.at, this.at + 40);
    const found = (kind === 'obj' ? /^(\d{1,10})\s+\d{1,5}\s+obj/ : /^(\d{1,10})\s+\d{1,5}\s+R(?![\w])/).exec(
      shown,
    );
    if (!found) return undefined;
    this.at += found[0].length;
    return Number(found[1]);
  }

  thing(depth = 0): Thing {
    if (depth > DEEPEST) throw new Unfit('broken');
    this.skipSpace();
    const first = this.bytes[this.at];
    if (first === 0x2f) return this.name();
    if (first === 0x28) return this.text();
    if (this.starts('<<')) return this.dict(depth);
    if (first === 0x3c) return this.hex();
    if (first === 0x5b) return this.array(depth);
    if (first !== undefined && first >= 0x30 && first <= 0x39) {
      const number = this.numbered('R');
      if (number !== undefined) return new Ref(number);
    }
    const word = this.word();
    if (!/^(?:[+-]*\d*\.?\d*(?:-\d+)?|true|false|null)$/.test(word) || word === '') throw new Unfit('broken');
    return new Plain(word);
  }

  private name(): Name {
    this.at += 1;
    return new Name(
      this.word().replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    );
  }

  private text(): Text {
    const out: number[] = [];
    let open = 1;
    this.at += 1;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at] as number;
      if (byte === 0x5c) {
        this.at += 1;
        const next = String.fromCharCode(this.bytes[this.at] ?? 0);
        const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0];
        if (octal) {
          out.push(Number.parseInt(octal, 8) & 0xff);
          this.at += octal.length - 1;
        } else if (next === '\r' || next === '\n') {
          if (next === '\r' && this.bytes[this.at + 1] === 0x0a) this.at += 1;
        } else out.push((ESCAPES[next] ?? next).charCodeAt(0));
        continue;
      }
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      if (open === 0) {
        this.at += 1;
        return new Text(Buffer.from(out));
      }
      out.push(byte);
    }
    throw new Unfit('broken');
  }

  private hex(): Text {
    const end = this.bytes.indexOf(0x3e, this.at);
    if (end < 0) throw new Unfit('broken');
    const digits = this.bytes.toString('latin1', this.at + 1, end).replace(/\s/g, '');
    if (/[^0-9a-f]/i.test(digits)) throw new Unfit('broken');
    this.at = end + 1;
    return new Text(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'));
  }

  private array(depth: number): Thing[] {
    const items: Thing[] = [];
    this.at += 1;
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) {
        this.at += 1;
        return items;
      }
      items.push(this.thing(depth + 1));
    }
  }

  private dict(depth: number): Dict {
    const entries: Dict = new Map();
    this.at += 2;
    for (;;) {
      this.skipSpace();
      if (this.starts('>>')) {
        this.at += 2;
        return entries;
      }
      if (this.bytes[this.at] !== 0x2f) throw new Unfit('broken');
      const key = this.name().text;
      entries.set(key, this.thing(depth + 1));
    }
  }
}

/** Whether the stream truly ends at `end`. */
function endsAt(bytes: Buffer, end: number): boolean {
  return end <= bytes.length && /^\s*endstream/.test(bytes.toString('latin1', end, end + 14));
}

function streamAfter(reader: Reader, dict: Dict, lengths: Map<number, number>): Stream | undefined {
  const { bytes } = reader;
  const before = reader.at;
  reader.skipSpace();
  if (!reader.starts('stream')) {
    reader.at = before;
    return undefined;
  }
  let from = reader.at + 6;
  if (bytes[from] === 0x0d) from += 1;
  if (bytes[from] === 0x0a) from += 1;
  const said = dict.get('Length');
  const length = said instanceof Ref ? lengths.get(said.number) : integerIn(dict, 'Length');
  let end = length === undefined ? -1 : from + length;
  if (!(length !== undefined && endsAt(bytes, end))) {
    end = bytes.indexOf('endstream', from, 'latin1');
    if (end < 0) throw new Unfit('broken');
    // The line end before the word is not of the stream.
    if (bytes[end - 1] === 0x0a) end -= 1;
    if (bytes[end - 1] === 0x0d) end -= 1;
  }
  reader.at = bytes.indexOf('endstream', end, 'latin1') + 9;
  return new Stream(dict, bytes.subarray(from, Math.max(from, end)));
}

/** Lengths that stand in objects of their own: `12 0 obj 345 endobj`. */
function separateLengths(bytes: Buffer): Map<number, number> {
  const found = new Map<number, number>();
  for (const match of bytes
    .toString('latin1')
    .matchAll(/(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\s+(\d{1,9})\s+endobj/g)) {
    found.set(Number(match[1]), Number(match[2]));
  }
  return found;
}

/** Packed with Flate and nothing else, as every writer packs objects. @throws Unfit */
export function unpackObjects(stream: Stream): Buffer {
  const filter = stream.dict.get('Filter');
  const only = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (only === undefined) return stream.bytes;
  if (
    !(only instanceof Name) ||
    !['FlateDecode', 'Fl'].includes(only.text) ||
    stream.dict.has('DecodeParms')
  ) {
    throw new Unfit('broken');
  }
  try {
    return inflateSync(stream.bytes, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    throw new Unfit((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'broken');
  }
}

function objectsIn(stream: Stream, objects: Map<number, Thing>): number {
  const bytes = unpackObjects(stream);
  const count = integerIn(stream.dict, 'N');
  const first = integerIn(stream.dict, 'First');
  if (count === undefined || first === undefined || count > MOST_OBJECTS) throw new Unfit('broken');
  const table = bytes.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
  for (let n = 0; n < count; n += 1) {
    const [number, offset] = [table[2 * n], table[2 * n + 1]];
    if (!Number.isInteger(number) || !Number.isInteger(offset)) throw new Unfit('broken');
    objects.set(number as number, new Reader(bytes, first + (offset as number)).thing());
  }
  return bytes.length;
}

/** @throws Unfit */
export function readPdf(bytes: Buffer): Document {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Unfit('hidden');
  const document: Document = { objects: new Map(), trailers: [] };
  const lengths = separateLengths(bytes);
  const reader = new Reader(bytes);
  let junk = 0;
  let unpacked = 0;
  for (;;) {
    reader.skipSpace();
    if (reader.at >= bytes.length) return document;
    const number = reader.numbered('obj');
    if (number !== undefined) {
      const read = reader.thing();
      const stream = read instanceof Map ? streamAfter(reader, read, lengths) : undefined;
      if (stream && nameIn(stream.dict, 'Type') === 'XRef') document.trailers.push(stream.dict);
      else if (stream && nameIn(stream.dict, 'Type') === 'ObjStm') {
        unpacked += objectsIn(stream, document.objects);
        if (unpacked > 2 * MOST_UNPACKED) throw new Unfit('bomb');
      } else document.objects.set(number, stream ?? read);
      if (document.objects.size > MOST_OBJECTS) throw new Unfit('bomb');
      reader.skipSpace();
      if (reader.starts('endobj')) reader.at += 6;
    } else if (reader.starts('trailer')) {
      reader.at += 7;
      const trailer = reader.thing();
      if (trailer instanceof Map) document.trailers.push(trailer);
    } else if (reader.starts('xref')) {
      const end = bytes.indexOf('trailer', reader.at, 'latin1');
      if (end < 0) throw new Unfit('broken');
      // Nothing but numbers and letters f and n stands in the table.
      if (/[^\d\sfn]/.test(bytes.toString('latin1', reader.at + 4, end))) throw new Unfit('hidden');
      reader.at = end;
    } else if (reader.starts('startxref')) {
      reader.at += 9;
      reader.skipSpace();
      reader.word();
    } else {
      junk += 1;
      reader.at += 1;
      if (junk > MOST_JUNK) throw new Unfit('hidden');
    }
  }
}
