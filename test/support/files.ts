// Files as residents' phones make them, with everything in them that tells of their sender; and hostile ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'files');

/** A recorded file of test/fixtures/files. */
export const recorded = (name: string): Buffer => readFileSync(join(FOLDER, name));

/** What must not be found again in anything that is kept. */
export const TELLTALES = [
  'QuietPhone',
  '张三作者',
  '举报录音',
  '石桥村五组',
  '25.1304',
  '李四作者',
  '秘密题目',
];

/** Those of them a file holds, in any of the ways tags are written. */
export const telltalesIn = (bytes: Buffer): string[] =>
  TELLTALES.filter((word) =>
    [Buffer.from(word), Buffer.from(word, 'utf16le'), utf16be(word)].some((form) => bytes.includes(form)),
  );

const utf16be = (word: string) => Buffer.from(word, 'utf16le').swap16();

const dots = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 120, b: 60 } } });

const EXIF = {
  IFD0: { Artist: '张三作者', Model: 'QuietPhone 9000', ImageDescription: '石桥村五组' },
  IFD3: {
    GPSLatitude: '25/1 7/1 49/1',
    GPSLatitudeRef: 'N',
    GPSLongitude: '113/1 20/1 50/1',
    GPSLongitudeRef: 'E',
  },
};

export type PictureType = 'jpeg' | 'png' | 'webp' | 'gif';

/** A photograph with camera, place and name in it. */
export async function photograph(type: PictureType = 'jpeg', width = 320, height = 200): Promise<Buffer> {
  const made = dots(width, height);
  if (type === 'gif') return made.gif().toBuffer();
  return made.withExif(EXIF).toFormat(type).toBuffer();
}

/** A PDF with an author, and a photograph inside that has its own. */
export function letter(photo?: Buffer): Promise<Buffer> {
  const document = new PDFDocument({
    info: { Author: '李四作者', Title: '秘密题目', Creator: 'QuietPhone Scan' },
  });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(parts))));
  document.text('Please look into this.');
  if (photo) document.image(photo, { width: 200 });
  document.end();
  return done;
}

/** A PDF made of these objects, the first of them the catalog. */
export function rawPdf(objects: string[], trailer = ''): Buffer {
  const body = objects.map((object, n) => `${n + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(
    `%PDF-1.5\n${body}trailer\n<</Root 1 0 R/Size ${objects.length + 1}${trailer}>>\n%%EOF\n`,
    'latin1',
  );
}

export const PAGES = [
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>',
];

/** A packed stream of `megabytes` zeros. */
export function bombStream(megabytes: number): string {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });
  return `<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n${packed.toString('latin1')}\nendstream`;
}

/** WeChat's voice message: SILK frames. */
export const silk = (): Buffer =>
  Buffer.concat([
    Buffer.from('\x02#!SILK_V3', 'latin1'),
    ...[30, 41, 28].map((n) => Buffer.concat([Buffer.from([n, 0]), Buffer.alloc(n, 7)])),
  ]);

/** AMR at 12.2 kbit/s. */
export const amr = (): Buffer =>
  Buffer.concat([
    Buffer.from('#!AMR\n'),
    ...[1, 2, 3].map((n) => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, n)])),
  ]);

/** A picture of so many dots in a few kilobytes. */
export const dotBomb = (): Promise<Buffer> => dots(16_000, 16_000).png({ compressionLevel: 9 }).toBuffer();

/** An empty ZIP, as an end. */
export const zipEnd = (): Buffer => Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1');
