// Letters and receipts as files: what an officer prints of a case, and what its reporter prints with his pair.
import type { Context } from 'hono';
import { z } from 'zod';
import type { Office } from '../../bot/office.ts';
import { reporterView } from '../../bot/returning.ts';
import type { ReporterFile } from '../../db/case-reading.ts';
import type { Account } from '../../db/officers.ts';
import { relationTo } from '../../knowledge/casework/access.ts';
import type { CaseState } from '../../knowledge/casework/types.ts';
import { actorOf, findCase, stateOf } from '../casework.ts';
import { Problem } from '../problem.ts';
import { composeLetter } from './compose.ts';
import { LETTER_KINDS, LETTER_TYPES, type LetterFormat } from './letter.ts';
import { printLetter } from './print.ts';
import { receiptWords } from './words.ts';

export const formatQuery = z.strictObject({ format: z.enum(['docx', 'pdf']).default('pdf') });

const NO_LETTER = () => new Problem(404, '这件诉求现在没有这份文书。');

export interface Printed {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  /** Name of the file, in Chinese. */
  name: string;
}

/** A file to keep, under a name in Chinese. */
export function download(c: Context, { bytes, type, name }: Printed): Response {
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  c.header('X-Content-Type-Options', 'nosniff');
  return c.body(bytes);
}

/**
 * One letter of a case as a file.
 * @throws Problem 403 to whoever only reads the case, 404 where there is no such case for this officer, or no such letter
 */
export async function letterFile(
  office: Office,
  account: Account,
  number: string,
  kind: string,
  format: LetterFormat,
): Promise<Printed> {
  const file = await findCase(office, account, number);
  if (!mayWrite(stateOf(file), account)) throw new Problem(403, '只有办理这件诉求的单位能出文书。');
  const known = LETTER_KINDS.find((one) => one === kind);
  const letter = known && composeLetter(office, file, known);
  if (!letter) throw NO_LETTER();
  const name = `${letter.title}-${file.trackingNumber}.${format}`;
  return { bytes: await printLetter(letter, format), type: LETTER_TYPES[format], name };
}

/** The unit that holds the case writes to its reporter, the county desk of its own decisions too; others look on. */
export function mayWrite(state: CaseState, account: Account): boolean {
  const relation = relationTo(state, actorOf(account));
  // The words a letter is made of are gone.
  if (state.erasedOn !== undefined) return false;
  return relation === 'holder' || (relation === 'overseer' && account.role === 'desk');
}

/** The receipt of a case for whoever brought its pair; `code` as it was typed. */
export async function receiptFile(office: Office, file: ReporterFile, code: string): Promise<Printed> {
  const view = await reporterView(office, file);
  const { name: countyName, fictional } = office.county;
  const anonymous = file.face.kind === 'tip_off' && file.face.anonymous;
  const address = `${office.webAddress}/track`;
  const { receiptPdf } = await import('./receipt.ts');
  const bytes = await receiptPdf({ countyName, fictional, view, code, anonymous, address });
  // The name of the file tells nothing: it lies on the phone it was saved on.
  return { bytes, type: LETTER_TYPES.pdf, name: `${receiptWords.title}.pdf` };
}
