// A card as a picture to forward: 1080 pixels wide, what matters most in letters that survive a small screen.
import { renderAsync } from '@resvg/resvg-js';
import { cardWords as say } from '../../bot/phrases/self-check-card.ts';
import type { Card } from '../../bot/self-check/card.ts';
import { BOLD, FAMILY, REGULAR } from './fonts.ts';

const WIDTH = 1080;
const MARGIN = 64;
/** Programmes with papers on the picture, at most; the rest in a line each. */
const MOST_IN_FULL = 3;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Width in ems: Chinese characters and their marks take one, Latin letters and figures a little more than half. */
const emsOf = (char: string) => (/[\u0020-\u02ff–—]/.test(char) ? 0.58 : 1);
/** Marks that may not begin a line. */
const NOT_FIRST = /[，。；：、！？）》”’%·]/;
/** Marks that may not end one. */
const NOT_LAST = /[（《“‘]$/u;

function wrapped(text: string, ems: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  // Figures and Latin words stay whole.
  for (const piece of text.match(/[\u0021-\u02ff–]+|./gu) ?? []) {
    const size = [...piece].reduce((sum, char) => sum + emsOf(char), 0);
    if (width + size > ems && line !== '' && !NOT_FIRST.test(piece)) {
      const carried = NOT_LAST.exec(line)?.[0] ?? '';
      lines.push(line.slice(0, line.length - carried.length));
      line = carried;
      width = carried.length;
    }
    line += piece;
    width += size;
  }
  return line === '' ? lines : [...lines, line];
}

interface Drawn {
  y: number;
  parts: string[];
}

function drawing() {
  const drawn: Drawn = { y: MARGIN, parts: [] };
  return {
    drawn,
    write(text: string, size: number, { bold = false, color = '#1a1a1a', indent = 0, lead = 1.45 } = {}) {
      for (const line of wrapped(text, (WIDTH - 2 * MARGIN - indent) / size)) {
        drawn.y += size * lead;
        drawn.parts.push(
          `<text x="${MARGIN + indent}" y="${Math.round(drawn.y)}" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${color}">${escaped(line)}</text>`,
        );
      }
    },
    rule() {
      drawn.y += 30;
      drawn.parts.push(
        `<rect x="${MARGIN}" y="${drawn.y}" width="${WIDTH - 2 * MARGIN}" height="3" fill="#d9d9d9"/>`,
      );
      drawn.y += 6;
    },
    space(height: number) {
      drawn.y += height;
    },
  };
}

const OUTCOME = { likely: '#0b6b3a', ask: '#8a4b00' } as const;

export function cardSvg(card: Card): string {
  const { drawn, write, rule, space } = drawing();
  write(card.title, 56, { bold: true });
  write(`${card.made}　${say.noName}`, 32, { color: '#555555' });
  if (card.family) write(card.family, 38);
  if (card.items.length === 0) write(say.nothingFits, 42, { bold: true });
  for (const [n, item] of card.items.entries()) {
    rule();
    write(`${item.label}：${item.verdict}`, 52, { bold: true, color: OUTCOME[item.outcome] });
    if (item.amount) write(item.amount, 40);
    if (n >= MOST_IN_FULL) continue;
    for (const why of item.why.slice(0, 1)) write(why, 34, { color: '#444444' });
    if (item.papers.length > 0) write(`${say.papers}：${item.papers.join('；')}`, 36);
    for (const time of item.times.slice(0, 1)) write(time, 36);
  }
  rule();
  write(card.desk.name, 44, { bold: true });
  for (const line of card.desk.lines) write(line, 38);
  rule();
  write(say.refused, 40, { bold: true });
  for (const line of card.refused) write(`· ${line}`, 36);
  space(16);
  for (const note of card.notes) write(note, 36, { bold: true });
  const height = Math.round(drawn.y + MARGIN);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="${FAMILY}"><rect width="100%" height="100%" fill="#ffffff"/>${drawn.parts.join('')}</svg>`;
}

/** Drawn beside the event loop: it takes a second, most of it reading the typeface. */
export async function cardPng(card: Card): Promise<Buffer> {
  const picture = await renderAsync(cardSvg(card), {
    font: { fontFiles: [REGULAR, BOLD], loadSystemFonts: false, defaultFontFamily: FAMILY },
  });
  return picture.asPng();
}
