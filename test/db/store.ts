// One database with its keys for a store under test, in a folder of its own.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Database, openSqlite } from '../../db/connect.ts';
import { type Keys, makeKeys } from '../../db/sealing.ts';
import { createClock, MASTER_KEY, newFolder, type TestClock } from '../support/office.ts';

export interface Store {
  db: Database;
  keys: Keys;
  folder: string;
  clock: TestClock;
  today(): string;
  /** Runs before the database closes, the way an office flushes its talks first. */
  beforeClose(work: () => Promise<void>): void;
  /** Opens the same file once more, as after a restart; the first connection is closed. */
  reopen(): Promise<Store>;
}

const opened: { db: Database; folder: string; before: (() => Promise<void>)[] }[] = [];

afterEach(async () => {
  for (const { db, folder, before } of opened.splice(0)) {
    for (const work of before) await work().catch(() => {});
    await db.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
});

export function openStore(folder = newFolder(), clock = createClock()): Store {
  const db = openSqlite(join(folder, 'mingbai.db'));
  const before: (() => Promise<void>)[] = [];
  opened.push({ db, folder, before });
  return {
    db,
    keys: makeKeys(MASTER_KEY),
    folder,
    clock,
    beforeClose: (work) => void before.push(work),
    today: () => clock.now().toISOString().slice(0, 10),
    async reopen() {
      opened.splice(
        opened.findIndex((entry) => entry.db === db),
        1,
      );
      for (const work of before) await work();
      await db.close();
      return openStore(folder, clock);
    },
  };
}

/** Runs plain SQL on the writing connection. */
export const run = ({ db }: Pick<Store, 'db'>, statement: string): Promise<void> =>
  db.unit(async (tx) => {
    await (tx as unknown as { run(query: string): unknown }).run(statement);
  });
