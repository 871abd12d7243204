// Opening the database: what it promises the disk, one server a folder, copies while it is used.
import { existsSync, readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { AlreadyRunning, lockFolder, openSqlite } from '../../db/connect.ts';
import { Sqlite } from '../../db/driver.ts';
import { copyFolder, newFolder } from '../support/office.ts';
import { caseRow } from './rows.ts';
import { openStore } from './store.ts';

const pragma = async (store: ReturnType<typeof openStore>, name: string) =>
  store.db.unit(async (tx) =>
    Object.values(
      (tx as unknown as { get(q: unknown): Record<string, unknown> }).get(sql.raw(`pragma ${name}`)) ?? {},
    ).at(0),
  );

test('the writing connection waits for the disk and wipes what it deletes', async () => {
  const store = openStore();
  expect(await pragma(store, 'journal_mode')).toBe('wal');
  expect(await pragma(store, 'synchronous')).toBe(2);
  expect(await pragma(store, 'secure_delete')).toBe(1);
});

/** Files this process has open that were deleted already: where SQLite keeps what it calls temporary. */
const unlinked = () =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const at = readlinkSync(`/proc/self/fd/${fd}`);
      return /etilqs/.test(at) ? [at] : [];
    } catch {
      return [];
    }
  });

test.skipIf(!existsSync('/proc/self/fd'))('a unit of work leaves no page outside the folder', async () => {
  const { db } = openStore();
  const { cases } = db.tables;
  await db.unit((tx) => tx.insert(cases).values(Array.from({ length: 1_000 }, (_, n) => caseRow(n))));
  const open = await db.unit(async (tx) => {
    await tx.update(cases).set({ village: '一二三四五六七八九十'.repeat(10) });
    return unlinked();
  });
  expect(open).toEqual([]);
});

test('the reading connection cannot write', async () => {
  const { db } = openStore();
  await expect((async () => db.reading.insert(db.tables.cases).values(caseRow(1)))()).rejects.toThrow();
});

test('a reader sees nothing of a unit under way and everything of one that is done', async () => {
  const { db } = openStore();
  const { cases } = db.tables;
  await db.unit(async (tx) => {
    await tx.insert(cases).values(caseRow(1));
    expect(await db.reading.select().from(cases)).toEqual([]);
  });
  expect(await db.reading.select().from(cases)).toHaveLength(1);
});

test('opening twice runs the migrations once and keeps what is there', async () => {
  const store = openStore();
  await store.db.unit((tx) => tx.insert(store.db.tables.cases).values(caseRow(1)));
  const again = await store.reopen();
  expect(await again.db.reading.select().from(again.db.tables.cases)).toHaveLength(1);
});

test('a file that is no database is refused and left alone', () => {
  const file = join(newFolder(), 'mingbai.db');
  writeFileSync(file, 'this is a letter, not a database'.repeat(40));
  expect(() => openSqlite(file)).toThrow('not a database');
});

test('a copy made while cases come in opens and holds every case acknowledged before', async () => {
  const { db, folder } = openStore();
  const { cases } = db.tables;
  for (let n = 0; n < 5; n += 1) await db.unit((tx) => tx.insert(cases).values(caseRow(n)));
  const target = join(folder, 'copy.db');
  const copying = db.backup(target);
  const filing = Promise.all([5, 6, 7].map((n) => db.unit((tx) => tx.insert(cases).values(caseRow(n)))));
  await Promise.all([copying, filing]);
  const copy = new Sqlite(target, { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare('select count(*) from cases').pluck().get()).toBeGreaterThanOrEqual(5);
  copy.close();
});

test('sweeping empties the write-ahead log, and says when somebody still reads from it', async () => {
  const { db, folder } = openStore();
  const { cases } = db.tables;
  const reader = new Sqlite(join(folder, 'mingbai.db'), { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('select count(*) from cases').get();
  await db.unit((tx) => tx.insert(cases).values(caseRow(1)));
  expect(db.sweep()).toBe(false);
  reader.exec('COMMIT');
  reader.close();
  expect(db.sweep()).toBe(true);
  expect(statSync(join(folder, 'mingbai.db-wal')).size).toBe(0);
});

test('what a crash left in the write-ahead log is out of it once the file is opened again', async () => {
  const { db, folder, clock } = openStore();
  await db.unit((tx) => tx.insert(db.tables.cases).values(caseRow(1)));
  const copy = copyFolder(folder);
  expect(statSync(join(copy, 'mingbai.db-wal')).size).toBeGreaterThan(0);
  const again = openStore(copy, clock);
  expect(statSync(join(copy, 'mingbai.db-wal')).size).toBe(0);
  expect(await again.db.reading.select().from(again.db.tables.cases)).toHaveLength(1);
});

test('a folder is held by one server at a time, and free again when it lets go', () => {
  const folder = newFolder();
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(AlreadyRunning);
  unlock();
  lockFolder(folder)();
});
