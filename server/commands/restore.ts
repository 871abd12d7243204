// `restore`: a backup put where the server will look for its database.
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { headsOf } from '../../db/heads.ts';
import { keyListIn, numbersIn } from '../../db/key-list.ts';
import { countSealed, numbersNeeded } from '../../db/sealed-values.ts';
import { copyFiles, filesIn, filesOfBackup, putAside } from './attached.ts';
import { toDisk } from './backup.ts';
import { lock, withDatabase } from './database.ts';
import type { Settings } from './settings.ts';
import { type ExitCode, inWords, Refused, type Terminal } from './terminal.ts';
import { inspect, isWhole, sayAudit } from './verify.ts';

/** A database and the files that belong to it: a log left behind would be written into whatever database is put there. */
const PARTS = ['', '-wal', '-shm'];

export interface Restoring {
  /** Put an old database aside, under a name with the time, instead of refusing. */
  replace: boolean;
  now: Date;
}

/**
 * Restores into DATA_DIR; nothing is touched before the backup has been found whole.
 * @throws Refused while a server runs there, when a database is there, or when the backup is not whole
 */
export async function restore(
  backup: string,
  settings: Settings,
  { replace, now }: Restoring,
  terminal: Terminal,
): Promise<ExitCode> {
  const file = resolve(backup);
  if (!existsSync(file) || !statSync(file).isFile()) throw new Refused(`There is no backup ${file}.`);
  const log = `${file}-wal`;
  if (existsSync(log) && statSync(log).size > 0) {
    throw new Refused(
      `${file} is a database in use, not a backup. Make one with: npm run mingbai -- backup <file>`,
    );
  }
  const unlock = lock(settings.folder);
  try {
    await put(file, settings, { replace, now }, terminal);
  } finally {
    unlock();
  }
  sayKey(settings.keyFile, terminal);
  return 0;
}

async function put(
  file: string,
  { databaseFile, folder }: Settings,
  { replace, now }: Restoring,
  terminal: Terminal,
): Promise<void> {
  const there = PARTS.filter((ending) => existsSync(`${databaseFile}${ending}`));
  if (there.length > 0 && !replace) {
    throw new Refused(
      `There is a database at ${databaseFile} already. Add --replace to put it aside and use the backup instead.`,
    );
  }
  if (!existsSync(dirname(databaseFile))) throw new Refused(`There is no folder ${dirname(databaseFile)}.`);
  const fresh = `${databaseFile}.restoring`;
  try {
    terminal.note(`Looking ${file} through …`);
    copyFileSync(file, fresh);
    chmodSync(fresh, 0o600);
    const audit = await withDatabase(fresh, inspect).catch((error: unknown) => {
      throw new Refused(`${file} was not restored. ${inWords(error)}`.replaceAll(fresh, file));
    });
    sayAudit(audit, terminal);
    if (!isWhole(audit)) throw new Refused('The backup is not whole; it was not restored. Try an older one.');
    // Every database that was ever served from has its first administrator's event.
    if (audit.events === 0) throw new Refused('The backup is empty; it was not restored.');
    const isOfFirstKey = await fits(fresh, folder, file);
    toDisk(fresh);
    const mark = `before-${now.toISOString().replace(/[:.]/g, '-')}`;
    if (there.length > 0) {
      const aside = `${databaseFile}.${mark}`;
      for (const ending of there) renameSync(`${databaseFile}${ending}`, `${aside}${ending}`);
      terminal.say(
        `The database that was there is now ${basename(aside)}. Delete it when it is no longer needed.`,
      );
    }
    // What belongs to the database that goes, goes with it: its files, and the heads of its chain, which this one never had.
    for (const beside of [filesIn(folder), headsOf(databaseFile)]) putAside(beside, `${beside}.${mark}`);
    if (isOfFirstKey) {
      renameSync(keyListIn(folder), `${keyListIn(folder)}.${mark}`);
      terminal.say(
        `The backup is older than the list of keys, which is now ${basename(keyListIn(folder))}.${mark}; the master key alone opens it.`,
      );
    }
    const copied = copyFiles(filesOfBackup(file), filesIn(folder));
    renameSync(fresh, databaseFile);
    toDisk(dirname(databaseFile));
    if (copied > 0) terminal.say(`${copied} attachments restored with it.`);
    terminal.say(`Restored ${file} to ${databaseFile}.`);
  } finally {
    for (const ending of PARTS) rmSync(`${fresh}${ending}`, { force: true });
  }
}

/**
 * Whether the list of keys fits a backup.
 * @returns true when the list must be put aside: the backup is from before it
 * @throws Refused when another list belongs to it
 */
async function fits(fresh: string, folder: string, file: string): Promise<boolean> {
  const needed = await withDatabase(fresh, async (db) => {
    const counted = await countSealed(db.reading, db.tables);
    const quick = await numbersNeeded(db.reading, db.tables);
    return new Set([...quick, ...counted.flatMap(({ under }) => [...under.keys()])]);
  });
  const there = numbersIn(folder);
  const missing = [...needed].filter((number) => !there.includes(number));
  if (missing.length === 0) return false;
  if ([...needed].every((number) => number === 0)) return true;
  throw new Refused(
    `${file} was not restored: it is sealed under key ${missing.join(', ')}, which ${keyListIn(folder)} does not hold. ` +
      'Put the copy of the list kept with this backup there, moving away the one that is there, and restore again.',
  );
}

function sayKey(keyFile: string | undefined, terminal: Terminal): void {
  if (keyFile === undefined) {
    terminal.say('Start the server with the MASTER_KEY this database was used with.');
  } else if (existsSync(keyFile)) {
    terminal.say(
      `The key is ${keyFile}. It must be the one this database was used with, or contacts stay shut.`,
    );
  } else {
    terminal.say(
      `Before the server is started, put the key this database was used with at ${keyFile}: without it the server ` +
        'makes a new one, and contacts stay shut.',
    );
  }
}
