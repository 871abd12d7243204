// A card as a PDF to print: A4, the characters embedded as real text.
import PDFDocument from 'pdfkit';
import { cardWords as say } from '../../bot/phrases/self-check-card.ts';
import type { Card } from '../../bot/self-check/card.ts';
import { BOLD, REGULAR } from './fonts.ts';
import { closingBlocks, itemBlocks } from './parts.ts';

const INK = '#1a1a1a';
const QUIET = '#555555';
const OUTCOME = { likely: '#0b6b3a', ask: '#8a4b00' } as const;
const MARGIN = 48;

/** Large enough for old eyes: twelve points and more. */
export function cardPdf(card: Card): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // No date, no producer: a printed card says nothing of when or where it was made but what is written on it.
    const doc = new PDFDocument({ size: 'A4', margin: MARGIN, lang: 'zh-CN', info: { Title: card.title } });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.registerFont('regular', REGULAR).registerFont('bold', BOLD);
    const write = (text: string, size: number, { bold = false, color = INK, indent = 0, gap = 2 } = {}) =>
      doc
        .font(bold ? 'bold' : 'regular')
        .fontSize(size)
        .fillColor(color)
        .text(text, MARGIN + indent, doc.y, { width: doc.page.width - 2 * MARGIN - indent, lineGap: gap });
    const listed = (title: string, lines: readonly string[]) => {
      // A title is not left alone at the foot of a page.
      if (doc.y > doc.page.height - MARGIN - 60) doc.addPage();
      doc.moveDown(0.3);
      write(title, 12.5, { bold: true });
      for (const line of lines) write(`· ${line}`, 12, { indent: 10 });
    };
    write(card.title, 22, { bold: true });
    write(`${card.made}　${say.noName}`, 11, { color: QUIET });
    if (card.family) write(card.family, 13);
    if (card.items.length === 0) write(say.nothingFits, 14, { bold: true });
    for (const item of card.items) {
      if (doc.y > doc.page.height - MARGIN - 130) doc.addPage();
      doc.moveDown(0.7);
      const y = doc.y;
      doc
        .moveTo(MARGIN, y)
        .lineTo(doc.page.width - MARGIN, y)
        .lineWidth(1)
        .stroke('#cccccc');
      doc.y = y + 6;
      write(`${item.label}：${item.verdict}`, 17, { bold: true, color: OUTCOME[item.outcome] });
      if (item.amount) write(item.amount, 14);
      for (const { title, lines } of itemBlocks(item)) listed(title, lines);
    }
    doc.moveDown(0.7);
    for (const { title, lines } of closingBlocks(card)) listed(title, lines);
    doc.moveDown(0.7);
    for (const note of card.notes) write(note, 12.5, { bold: true });
    doc.end();
  });
}
