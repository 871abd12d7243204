// A composed letter as bytes, by format. What writes a format is loaded when the first letter is: a start need not wait for it.
import type { Letter, LetterFormat } from './letter.ts';

export async function printLetter(letter: Letter, format: LetterFormat): Promise<Uint8Array<ArrayBuffer>> {
  return format === 'docx'
    ? (await import('./docx.ts')).letterDocx(letter)
    : (await import('./pdf.ts')).letterPdf(letter);
}
