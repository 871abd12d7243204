// The sealed files of attachments, which lie in the data folder and go with it into a backup and out of one.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** Where the server of this data folder keeps them. */
export const filesIn = (folder: string) => join(folder, 'attachments');

/** Beside a backup; the database of a backup knows nothing of folders. */
export const filesOfBackup = (backup: string) => `${backup}.attachments`;

const NAME = /^[0-9a-f]{32}$/;

/**
 * Copies whole files, mode 600. One that is erased meanwhile is left out: its row is, too, or is about to be.
 * @returns how many
 */
export function copyFiles(from: string, to: string): number {
  const names = existsSync(from) ? readdirSync(from).filter((name) => NAME.test(name)) : [];
  if (names.length === 0) return 0;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  let copied = 0;
  for (const name of names) {
    try {
      copyFileSync(join(from, name), join(to, name));
      chmodSync(join(to, name), 0o600);
      copied += 1;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return copied;
}

/** Puts the folder that is there aside under a name; nothing to do when there is none. */
export function putAside(folder: string, name: string): void {
  if (existsSync(folder)) renameSync(folder, name);
}
