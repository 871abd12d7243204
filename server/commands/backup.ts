// `backup`: a copy of the database as it was at one moment, made while the server works, and looked through.
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { keyListIn } from '../../db/key-list.ts';
import { copyFiles, filesIn, filesOfBackup } from './attached.ts';
import { atOneMoment, withDatabase } from './database.ts';
import type { Settings } from './settings.ts';
import { type ExitCode, Refused, type Terminal } from './terminal.ts';
import { inspect, isWhole, sayAudit } from './verify.ts';

/**
 * Copies the database into `wanted`, mode 600. The key is not in it: whoever finds the copy cannot open contacts.
 * @throws Refused when something is at `wanted` already or its folder is missing
 */
export async function backup(
  wanted: string,
  { databaseFile, folder, keyFile }: Settings,
  terminal: Terminal,
) {
  const file = resolve(wanted);
  if (existsSync(file)) throw new Refused(`${file} is there already; it is not overwritten.`);
  const files = filesOfBackup(file);
  if (existsSync(files)) throw new Refused(`${files} is there already; it is not overwritten.`);
  if (!existsSync(dirname(file))) throw new Refused(`There is no folder ${dirname(file)}.`);
  const part = `${file}.part`;
  try {
    await withDatabase(databaseFile, async (db) => {
      terminal.note(`Copying ${databaseFile} …`);
      rmSync(part, { force: true });
      // Made before it is filled, so that nobody else can read it even for a moment.
      closeSync(openSync(part, 'wx', 0o600));
      await atOneMoment(db, () => db.backup(part));
    });
    terminal.note('Looking the copy through …');
    const audit = await withDatabase(part, inspect);
    sayAudit(audit, terminal);
    chmodSync(part, 0o600);
    toDisk(part);
    renameSync(part, file);
    toDisk(dirname(file));
    // After the database: what is erased meanwhile is rightly missing, and every row that stayed has its file.
    const copied = copyFiles(filesIn(folder), files);
    if (copied > 0) terminal.say(`${copied} attachments copied to ${files}, sealed as they lay.`);
    const size = (statSync(file).size / 1_048_576).toFixed(1);
    terminal.say(`Copied to ${file}, ${size} MB.`);
    terminal.say(
      `The key is not in it. Keep ${keyFile ?? 'the value of MASTER_KEY'} in another place: without it nobody can read ` +
        'the contacts in this copy, and whoever has both can read all of them.',
    );
    const list = keyListIn(folder);
    if (existsSync(list)) {
      terminal.say(
        `Nor is the list of keys, ${list}: keep a copy of it as it is now there too; both are needed.`,
      );
    }
    const whole: ExitCode = isWhole(audit) ? 0 : 1;
    if (whole === 1)
      terminal.note('The copy is faithful, but what it was copied from is not whole; see above.');
    return whole;
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${part}${ending}`, { force: true });
  }
}

/** Waits until a file, or the names in a folder, are on disk. */
export function toDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
