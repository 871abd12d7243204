// A letter as a Word file, in the shape of a Chinese official letter, for an office to complete, stamp and print.
import { AlignmentType, Document, Footer, LineRuleType, Packer, Paragraph, TextRun } from 'docx';
import type { Letter } from './letter.ts';
import { letterWords as words } from './words.ts';

/** Fonts every Chinese office has; a machine without them takes its own. */
const BODY = { ascii: 'Times New Roman', eastAsia: '仿宋' };
const HEAD = { ascii: 'Times New Roman', eastAsia: '黑体' };
/** Half points: 三号, 二号 and 小四. */
const SIZE = { body: 32, title: 44, small: 21 };
/** Two characters of 三号. */
const INDENT = 640;
const LINE = { line: 560, lineRule: LineRuleType.EXACT };

const run = (text: string, size = SIZE.body, font = BODY, bold = false) =>
  new TextRun({ text, size, font, bold });

/** @param isKept stands on one page with what comes after it */
const body = (text: string, { indent = INDENT, isKept = false } = {}) =>
  new Paragraph({
    children: [run(text)],
    spacing: LINE,
    indent: { firstLine: indent },
    keepNext: isKept,
    keepLines: isKept,
  });

const right = (text: string, isKept: boolean) =>
  new Paragraph({
    children: [run(text)],
    spacing: LINE,
    alignment: AlignmentType.RIGHT,
    indent: { right: INDENT },
    keepNext: isKept,
  });

/** The letter as the bytes of a .docx. */
export async function letterDocx(letter: Letter): Promise<Uint8Array<ArrayBuffer>> {
  const { title, number, addressee, paragraphs, roads, signedBy, signedOn, notes } = letter;
  const written = [...paragraphs, ...(roads.length > 0 ? [words.roads, ...roads] : [])];
  const document = new Document({
    title,
    creator: signedBy,
    sections: [
      {
        // A4 with the margins of 党政机关公文格式 (GB/T 9704), in twentieths of a point.
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 2_098, bottom: 1_984, left: 1_588, right: 1_474 },
          },
        },
        footers: {
          default: new Footer({
            children: notes.map((note) => new Paragraph({ children: [run(note, SIZE.small)] })),
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 120 },
            children: [run(title, SIZE.title, HEAD, true)],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 360 },
            children: [run(number, SIZE.small)],
          }),
          body(addressee, { indent: 0 }),
          // GB/T 9704: who signs and when never stand on a page without words of the letter.
          ...written.map((text, n) => body(text, { isKept: n === written.length - 1 })),
          body('', { isKept: true }),
          right(signedBy, true),
          right(signedOn, false),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
