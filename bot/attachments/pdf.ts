// PDF: the pages are written anew into a file of their own. What names the author, the program and the hour is not copied,
// and a file that brings a program or another file along is refused.
import { createInflate } from 'node:zlib';
import { cleanJpegSegments } from './jpeg-segments.ts';
import { type Dict, Name, nameIn, Plain, Ref, Stream, type Thing, write } from './pdf/objects.ts';
import { type Document, readPdf } from './pdf/read.ts';
import { endsAsZip } from './tail.ts';
import { Unfit } from './unfit.ts';

/** Unpacked size of one stream and of all of them, in bytes: an A4 page scanned at 600 dots an inch takes 100 MB. */
const MOST_IN_STREAM = 128 * 1024 * 1024;
const MOST_UNPACKED = 512 * 1024 * 1024;
const MOST_PAGES = 300;

/** All that a reader needs of the catalog, a page and a form; outlines, names, threads and thumbnails stay behind. */
const CATALOG = new Set(['Type', 'Pages', 'OCProperties', 'AcroForm']);
const PAGE = new Set(
  'Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Annots Group UserUnit'.split(
    ' ',
  ),
);
/** Left out wherever they stand: who, when, with what, and everything that acts by itself. */
const DROPPED = new Set(
  (
    'Metadata PieceInfo LastModified Info ID Author Creator Producer CreationDate ModDate M NM Usage CreatorInfo ' +
    'A AA PA OpenAction Next URI Popup StructParent StructParents OPI Alternates Ref Thumb Names Perms Legal'
  ).split(' '),
);
const ACTS = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'Movie',
  'Sound',
]);
const CARRIES = new Set(['EmbeddedFile', 'FileAttachment', 'RichMedia', 'Screen', '3D', 'Movie', 'Sound']);
const FORBIDDEN_KEYS = ['JS', 'JavaScript', 'EmbeddedFiles', 'EF', 'XFA', 'AF', 'RichMediaContent'];

function refuseActive(thing: Thing): void {
  if (Array.isArray(thing)) for (const item of thing) refuseActive(item);
  const dict = thing instanceof Stream ? thing.dict : thing;
  if (!(dict instanceof Map)) return;
  if (FORBIDDEN_KEYS.some((key) => dict.has(key))) throw new Unfit('active');
  if (ACTS.has(nameIn(dict, 'S') ?? '')) throw new Unfit('active');
  if (CARRIES.has(nameIn(dict, 'Type') ?? '') || CARRIES.has(nameIn(dict, 'Subtype') ?? ''))
    throw new Unfit('active');
  for (const value of dict.values()) refuseActive(value);
}

function filtersOf({ dict }: Stream): string[] {
  const filter = dict.get('Filter') ?? dict.get('F');
  const list = Array.isArray(filter) ? filter : filter === undefined ? [] : [filter];
  return list.map((one) => (one instanceof Name ? one.text : '?'));
}

const isFlate = (filter: string | undefined) => filter === 'FlateDecode' || filter === 'Fl';

/** How much a packed stream holds; counted, not kept. @throws Unfit `bomb` */
function unpackedSize(bytes: Buffer, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const inflate = createInflate();
    inflate.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= most) return;
      inflate.destroy();
      reject(new Unfit('bomb'));
    });
    // Readers show what there is of a stream with a damaged end; so may we.
    inflate.on('error', () => resolve(size));
    inflate.on('end', () => resolve(size));
    inflate.end(bytes);
  });
}

async function cleanStream(stream: Stream, dict: Dict): Promise<{ stream: Stream; unpacked: number }> {
  const filters = filtersOf(stream);
  if (filters.includes('?') || filters.includes('Crypt') || filters.length > 2) throw new Unfit('bomb');
  if (filters.filter((filter) => isFlate(filter) || /^LZW/.test(filter)).length > 1) throw new Unfit('bomb');
  if (isFlate(filters[0]))
    return {
      stream: new Stream(dict, stream.bytes),
      unpacked: await unpackedSize(stream.bytes, MOST_IN_STREAM),
    };
  const isJpeg = filters.length === 1 && (filters[0] === 'DCTDecode' || filters[0] === 'DCT');
  // A photograph keeps its camera and place inside the PDF too.
  const bytes = isJpeg ? cleanJpegSegments(stream.bytes) : stream.bytes;
  return { stream: new Stream(dict, bytes), unpacked: bytes.length };
}

function keptIn(dict: Dict): (key: string) => boolean {
  const type = nameIn(dict, 'Type');
  if (type === 'Catalog') return (key) => CATALOG.has(key);
  if (type === 'Page') return (key) => PAGE.has(key);
  // A note's writer stands under T; the name of a form's field does too and is needed.
  const isNote = dict.has('Rect') && dict.has('Subtype') && nameIn(dict, 'Subtype') !== 'Widget';
  return (key) => !DROPPED.has(key) && !(isNote && ['T', 'RC', 'Subj'].includes(key));
}

function copy(thing: Thing): Thing {
  if (Array.isArray(thing)) return thing.map(copy);
  if (!(thing instanceof Map)) return thing;
  // A signature holds its signer's certificate.
  if (nameIn(thing, 'Type') === 'Sig') return new Plain('null');
  const isKept = keptIn(thing);
  return new Map([...thing].filter(([key]) => isKept(key)).map(([key, value]) => [key, copy(value)]));
}

function catalogOf({ trailers, objects }: Document): number {
  if (trailers.some((trailer) => trailer.has('Encrypt'))) throw new Unfit('encrypted');
  const root = trailers.findLast((trailer) => trailer.get('Root') instanceof Ref)?.get('Root');
  const number = root instanceof Ref ? root.number : undefined;
  const catalog = number === undefined ? undefined : objects.get(number);
  if (number === undefined || !(catalog instanceof Map) || !(catalog.get('Pages') instanceof Ref))
    throw new Unfit('broken');
  return number;
}

/** Numbers of the objects a thing points to. */
function pointedAt(thing: Thing, to: number[] = []): number[] {
  if (thing instanceof Ref) to.push(thing.number);
  else if (Array.isArray(thing)) for (const item of thing) pointedAt(item, to);
  else if (thing instanceof Stream) pointedAt(thing.dict, to);
  else if (thing instanceof Map) for (const value of thing.values()) pointedAt(value, to);
  return to;
}

/**
 * The same pages in a new file.
 * @throws Unfit
 */
export async function cleanPdf(bytes: Buffer): Promise<Buffer> {
  if (endsAsZip(bytes)) throw new Unfit('hidden');
  const document = readPdf(bytes);
  const root = catalogOf(document);
  for (const thing of document.objects.values()) refuseActive(thing);
  const cleaned = new Map<number, Thing>();
  const waiting = [root];
  let unpacked = 0;
  let pages = 0;
  for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
    const thing = document.objects.get(number);
    if (cleaned.has(number) || thing === undefined) continue;
    let copied: Thing;
    if (thing instanceof Stream) {
      const read = await cleanStream(thing, copy(thing.dict) as Dict);
      unpacked += read.unpacked;
      // Its length is written anew; an object that held it would be left over.
      read.stream.dict.delete('Length');
      copied = read.stream;
    } else copied = copy(thing);
    if (copied instanceof Map && nameIn(copied, 'Type') === 'Page') pages += 1;
    if (unpacked > MOST_UNPACKED || pages > MOST_PAGES) throw new Unfit('bomb');
    cleaned.set(number, copied);
    waiting.push(...pointedAt(copied));
  }
  if (pages === 0) throw new Unfit('broken');
  return assemble(cleaned, root);
}

function assemble(cleaned: Map<number, Thing>, root: number): Buffer {
  const numbers = new Map([...cleaned.keys()].map((old, n) => [old, n + 1]));
  const numbered = (old: number) => numbers.get(old);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  const put = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  for (const [old, thing] of cleaned) {
    places.push(at);
    put(Buffer.from(`${numbered(old)} 0 obj\n`));
    put(write(thing, numbered));
    put(Buffer.from('\nendobj\n'));
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = places.length + 1;
  put(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root ${numbered(root)} 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
