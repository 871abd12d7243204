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

const body = (text: string, indent = INDENT) =>
  new Paragraph({ children: [run(text)], spacing: LINE, indent: { firstLine: indent } });

const right = (text: string) =>
  new Paragraph({
    children: [run(text)],
    spacing: LINE,
    alignment: AlignmentType.RIGHT,
    indent: { right: INDENT },
  });

/** The letter as the bytes of a .docx. */
export async function letterDocx(letter: Letter): Promise<Uint8Array<ArrayBuffer>> {
  const { title, number, addressee, paragraphs, roads, signedBy, signedOn, notes } = letter;
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
          body(addressee, 0),
          ...paragraphs.map((text) => body(text)),
          ...(roads.length > 0 ? [body(words.roads), ...roads.map((text) => body(text))] : []),
          body(''),
          right(signedBy),
          right(signedOn),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
