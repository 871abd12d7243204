// A letter as a PDF to print or to send; the Chinese font is embedded, so that it looks the same everywhere.
import PDFDocument from 'pdfkit';
import { BOLD, REGULAR } from '../cards/fonts.ts';
import type { Letter } from './letter.ts';
import { letterWords as words } from './words.ts';

/** Points. */
const SIZE = { body: 13, title: 22, small: 9.5 };
const MARGIN = 72;
const INDENT = SIZE.body * 2;
const GAP = 7;
/** Two lines of space and two of a signature, in points. */
const SIGNATURE = 4 * (SIZE.body * 1.4 + GAP);

type Pdf = InstanceType<typeof PDFDocument>;

/** An A4 document with the fonts `body` and `bold`, collected by `finish`. */
export function openPdf(
  title: string,
  author: string,
): { pdf: Pdf; finish(): Promise<Uint8Array<ArrayBuffer>> } {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: title, Author: author },
    lang: 'zh-CN',
  });
  pdf.registerFont('body', REGULAR);
  pdf.registerFont('bold', BOLD);
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  return {
    pdf,
    finish: () =>
      new Promise((resolve, reject) => {
        pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
        pdf.on('error', reject);
        pdf.end();
      }),
  };
}

/** The letter as the bytes of a PDF. */
export function letterPdf(letter: Letter): Promise<Uint8Array<ArrayBuffer>> {
  const { title, number, addressee, paragraphs, roads, signedBy, signedOn, notes } = letter;
  const { pdf, finish } = openPdf(title, signedBy);
  const shape = { indent: INDENT, lineGap: GAP, paragraphGap: 2 };
  const line = (text: string, indent = INDENT) => pdf.text(text, { ...shape, indent });
  pdf.font('bold').fontSize(SIZE.title).text(title, { align: 'center' });
  pdf.font('body').fontSize(SIZE.small).text(number, { align: 'center' }).moveDown(2);
  pdf.fontSize(SIZE.body);
  line(addressee, 0);
  const written = [...paragraphs, ...(roads.length > 0 ? [words.roads, ...roads] : [])];
  for (const [n, text] of written.entries()) {
    // Who signs and when never stand on a page without words of the letter.
    const isLast = n === written.length - 1;
    const needed = pdf.heightOfString(text, shape) + SIGNATURE;
    if (isLast && pdf.y + needed > pdf.page.height - MARGIN) pdf.addPage();
    line(text);
  }
  pdf.moveDown(2);
  pdf.text(signedBy, { align: 'right', lineGap: GAP });
  pdf.text(signedOn, { align: 'right', lineGap: GAP });
  // At the foot, as in the Word file: never a page of their own.
  pdf.page.margins.bottom = 0;
  pdf.fontSize(SIZE.small).text(notes.join('\n'), MARGIN, pdf.page.height - MARGIN + GAP, { lineGap: 2 });
  return finish();
}
