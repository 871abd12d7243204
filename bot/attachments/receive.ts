// A file that comes with a talk: its size, its number, its content; kept for an hour until a case takes it.
import { type AttachmentRow, TooManyFiles } from '../../db/attachments.ts';
import type { Office } from '../office.ts';
import { TooBusy } from './cleaner.ts';
import { MOST_BYTES, MOST_FILES } from './kind.ts';

/** How long a file waits for a case, in ms. */
export const KEEP_UNFILED = 3_600_000;
/** Bytes that may wait in all talks together: strangers must not fill the disk. */
const MOST_WAITING_BYTES = 1024 * 1024 * 1024;

export class TooLarge extends Error {}

/**
 * @param conversation key of the talk
 * @throws TooLarge, TooManyFiles, TooBusy, Unfit
 */
export async function receiveFile(
  office: Office,
  conversation: string,
  bytes: Buffer,
): Promise<AttachmentRow> {
  if (bytes.length > MOST_BYTES) throw new TooLarge();
  const load = await office.attachments.load(conversation);
  if (load.files >= MOST_FILES) throw new TooManyFiles();
  if (load.bytes > MOST_WAITING_BYTES) throw new TooBusy();
  const cleaned = await office.cleaner.clean(bytes);
  return office.attachments.keep(conversation, { ...cleaned, original: bytes }, { most: MOST_FILES });
}
