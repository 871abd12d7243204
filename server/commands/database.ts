// Opening a database that is there, beside the server that uses it; a command never makes one by mistake.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { AlreadyRunning, type Database, lockFolder, openSqlite } from '../../db/connect.ts';
import { Refused } from './terminal.ts';

/**
 * Lends the database to `use` and closes it whatever comes.
 * @throws Refused when there is none
 */
export async function withDatabase<T>(file: string, use: (db: Database) => Promise<T>): Promise<T> {
  if (!existsSync(file)) {
    throw new Refused(
      `There is no database at ${file}. Set DATA_DIR as the server has it, or start the server once (npm start).`,
    );
  }
  // An empty file would be made into a database without a word.
  if (!isSqlite(file)) throw new Refused(`${file} is not a Mingbai database.`);
  const db = openSqlite(file);
  try {
    return await use(db);
  } finally {
    await db.close();
  }
}

/** Keeps every server off the folder until called. @throws Refused while one runs there */
export function lock(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    throw new Refused(`A Mingbai server is running on ${folder}. Stop it first.`);
  }
}

const HEAD = Buffer.from('SQLite format 3\0');

function isSqlite(file: string): boolean {
  const head = Buffer.alloc(HEAD.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head);
  } finally {
    closeSync(handle);
  }
  return head.equals(HEAD);
}

/**
 * All that `use` reads is of one moment, whatever the server writes meanwhile. Without it a copy begins anew at every
 * commit of the server, and a case may have an event more than when the events were counted.
 */
export async function atOneMoment<T>(db: Database, use: () => Promise<T>): Promise<T> {
  // Only SQLite is served from yet, and only its kind of drizzle can run a bare statement on the reading connection.
  const reading = db.reading as unknown as { run(statement: string): unknown };
  reading.run('BEGIN');
  try {
    // The moment is that of the first read.
    await db.reading.select({ id: db.tables.officers.id }).from(db.tables.officers).limit(1);
    return await use();
  } finally {
    reading.run('COMMIT');
  }
}
