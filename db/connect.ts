// Opens the database: pragmas, migrations, the lock that keeps a second server away.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { type Connection, Sqlite } from './driver.ts';
import * as sqliteSchema from './schema.sqlite.ts';
import type { Schema } from './schema.ts';
import { createUnits, type Units } from './unit.ts';

/** A place to send queries: the reading connection, or the writing one inside a unit of work. */
// biome-ignore lint/suspicious/noExplicitAny: drizzle's own default for "no relational schema"
export type Queries = PgDatabase<PgQueryResultHKT, any>;

export interface Database extends Units {
  readonly tables: Schema;
  /** Reads what is committed; never inside a unit of work. */
  readonly reading: Queries;
  /** Copies the whole database to a file while it is being used. */
  backup(file: string): Promise<void>;
  /**
   * Moves the write-ahead log into the database and empties it, so that no older page lingers on disk.
   * @returns whether it is empty now; false while somebody reads from it (a copy being made): sweep again later
   */
  sweep(): boolean;
  close(): Promise<void>;
}

const MIGRATIONS = join(dirname(fileURLToPath(import.meta.url)), 'migrations', 'sqlite');

/** How long one connection waits for another (the operator's tool beside the server), in ms. */
const PATIENCE_MS = 5_000;
/**
 * Pages of the log (4 kB each) after which it is moved into the database; SQLite's own 1,000 are full after a hundred
 * cases, and each move waits for the disk twice while nobody is served. What may not linger is swept, not waited for.
 */
const LOG_PAGES = 8_000;
/** Memory for pages, in kB, by connection: keys of cases are random, so every filing touches pages all over. */
const PAGES_KB = 32_000;

/**
 * Opens (and creates) the SQLite database in a file.
 * @throws when the file is not a database or was made by a newer version.
 */
export function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writer = new Sqlite(file);
  writer.pragma('journal_mode = WAL');
  // WAL's own default is NORMAL, which may lose the last commits in a power cut; an acknowledged case may not be lost.
  writer.pragma('synchronous = FULL');
  writer.pragma(`busy_timeout = ${PATIENCE_MS}`);
  // Deleted rows are overwritten: an erased talk must not be readable from free pages.
  writer.pragma('secure_delete = ON');
  writer.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
  writer.pragma(`cache_size = -${PAGES_KB}`);
  // Otherwise every unit of work writes the pages it is about to change to a file in /var/tmp, two system calls a page;
  // and what lies there no sweep ever finds.
  writer.pragma('temp_store = MEMORY');
  migrate(drizzle(writer), { migrationsFolder: MIGRATIONS });
  const sweep = (): boolean => {
    // Waiting for a reader would hold up everybody; whoever sweeps comes back instead.
    writer.pragma('busy_timeout = 50');
    const [result] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    writer.pragma(`busy_timeout = ${PATIENCE_MS}`);
    return result?.busy === 0;
  };
  // A crash may have left pages of an erased talk in the log.
  sweep();
  const reader = new Sqlite(file, { readonly: true });
  reader.pragma(`busy_timeout = ${PATIENCE_MS}`);
  reader.pragma(`cache_size = -${PAGES_KB}`);
  reader.pragma('temp_store = MEMORY');
  const on = (connection: Connection) => drizzle(connection) as unknown as Queries;
  const units = createUnits(writer, on(writer));
  return {
    ...units,
    tables: sqliteSchema as unknown as Schema,
    reading: on(reader),
    backup: async (target) => {
      await reader.backup(target);
    },
    sweep,
    close: async () => {
      await units.drain();
      reader.close();
      sweep();
      writer.close();
    },
  };
}

export class AlreadyRunning extends Error {}

/**
 * Holds the data folder for one server. The lock is SQLite's own file lock, so it dies with the process.
 * @throws AlreadyRunning when another server holds it.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new Sqlite(join(folder, 'server.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new AlreadyRunning(String((error as Error).message));
  }
  return () => lock.close();
}
