// Why a file was not taken, in words for whoever sent it; the same on every channel.
import { TooManyFiles } from '../../db/attachments.ts';
import { files } from '../phrases/attachments.ts';
import { TooBusy } from './cleaner.ts';
import { TooLarge } from './receive.ts';
import { Unfit } from './unfit.ts';

/** @returns undefined when the fault is not the file's */
export function fileRefusal(error: unknown): string | undefined {
  if (error instanceof Unfit) return files.unfit[error.reason];
  if (error instanceof TooManyFiles) return files.tooMany;
  if (error instanceof TooLarge) return files.tooLarge;
  return error instanceof TooBusy ? files.busy : undefined;
}
