// A composed letter as bytes, by format.
import { letterDocx } from './docx.ts';
import type { Letter, LetterFormat } from './letter.ts';
import { letterPdf } from './pdf.ts';

export const printLetter = (letter: Letter, format: LetterFormat): Promise<Uint8Array<ArrayBuffer>> =>
  format === 'docx' ? letterDocx(letter) : letterPdf(letter);
