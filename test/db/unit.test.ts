// Units of work on a real writing connection, whose every statement is listened to.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Queries } from '../../db/connect.ts';
import { type Connection, Sqlite } from '../../db/driver.ts';
import { createUnits } from '../../db/unit.ts';
import { newFolder } from '../support/office.ts';

const opened: { folder: string; writer: Connection }[] = [];

afterEach(() => {
  for (const { folder, writer } of opened.splice(0)) {
    writer.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

function open() {
  const folder = newFolder();
  const said: string[] = [];
  const file = join(folder, 'units.db');
  const writer = new Sqlite(file, { timeout: 50, verbose: (text) => said.push(String(text)) });
  opened.push({ folder, writer });
  writer.pragma('journal_mode = WAL');
  writer.pragma('foreign_keys = ON');
  writer.exec('CREATE TABLE lines (n INTEGER PRIMARY KEY, text TEXT)');
  writer.exec('CREATE TABLE owed (n INTEGER REFERENCES lines(n) DEFERRABLE INITIALLY DEFERRED)');
  const { unit, drain } = createUnits(writer, drizzle(writer) as unknown as Queries);
  return {
    file,
    writer,
    unit,
    drain,
    commits: () => said.filter((text) => text === 'COMMIT').length,
    /** Numbers another connection sees: what is committed. */
    kept: () => {
      const other = new Sqlite(file, { readonly: true });
      const rows = other.prepare('SELECT n FROM lines ORDER BY n').pluck().all();
      other.close();
      return rows as number[];
    },
  };
}

const put = (n: number) => async (tx: Queries) => {
  await (tx as unknown as { run(q: unknown): unknown }).run(sql`insert into lines (n) values (${n})`);
  return n;
};

test('a unit is on disk before it is acknowledged', async () => {
  const { unit, kept } = open();
  await expect(unit(put(1))).resolves.toBe(1);
  expect(kept()).toEqual([1]);
});

test('units that arrive together share one commit, and each is told its own result', async () => {
  const { unit, commits, kept } = open();
  const results = await Promise.all([1, 2, 3, 4, 5].map((n) => unit(put(n))));
  expect(results).toEqual([1, 2, 3, 4, 5]);
  expect(kept()).toEqual([1, 2, 3, 4, 5]);
  expect(commits()).toBe(1);
});

test('units that arrive one after another are committed one by one', async () => {
  const { unit, commits } = open();
  for (const n of [1, 2, 3]) await unit(put(n));
  expect(commits()).toBe(3);
});

test('three hundred units at once take a handful of commits and none is lost', async () => {
  const { unit, commits, kept } = open();
  await Promise.all(Array.from({ length: 300 }, (_, n) => unit(put(n))));
  expect(kept()).toHaveLength(300);
  expect(commits()).toBe(3);
});

test('a throw undoes its own unit, also what it wrote before throwing, and no other', async () => {
  const { unit, commits, kept } = open();
  const broken = unit(async (tx) => {
    await put(2)(tx);
    throw new Error('thought better of it');
  });
  const outcomes = await Promise.allSettled([unit(put(1)), broken, unit(put(3))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(broken).rejects.toThrow('thought better of it');
  expect(kept()).toEqual([1, 3]);
  expect(commits()).toBe(1);
});

test('a commit the disk refuses rejects every unit of it, and the next unit goes through', async () => {
  const { unit, kept } = open();
  // A debt to a row that never comes: SQLite refuses only at COMMIT, as it would on a full disk.
  const owing = async (tx: Queries) => {
    await (tx as unknown as { run(q: unknown): unknown }).run(sql`insert into owed (n) values (99)`);
  };
  const outcomes = await Promise.allSettled([unit(put(1)), unit(owing), unit(put(2))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(kept()).toEqual([]);
  await unit(put(3));
  expect(kept()).toEqual([3]);
});

test('a database locked by somebody else is an error, not a wait without end, and is got over', async () => {
  const { file, unit, kept } = open();
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(unit(put(1))).rejects.toThrow('locked');
  other.exec('COMMIT');
  other.close();
  await unit(put(2));
  expect(kept()).toEqual([2]);
});

test('on a full disk what is acknowledged is kept and what is refused is not', async () => {
  const { writer, unit, kept } = open();
  writer.pragma('max_page_count = 12');
  const long = 'x'.repeat(6_000);
  const big = (n: number) => async (tx: Queries) => {
    await (tx as unknown as { run(q: unknown): unknown }).run(
      sql`insert into lines (n, text) values (${n}, ${long})`,
    );
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => unit(big(n))));
  const acknowledged = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
  expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
  expect(kept()).toEqual(acknowledged);
  writer.pragma('max_page_count = 1000');
  await unit(big(100));
  expect(kept()).toContain(100);
});

test('units run in the order they came', async () => {
  const { unit } = open();
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      unit(async (tx) => {
        order.push(n);
        await put(n)(tx);
      }),
    ),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('a unit sees what the units before it wrote', async () => {
  const { unit } = open();
  const count = async (tx: Queries) =>
    (tx as unknown as { all(q: unknown): { c: number }[] }).all(sql`select count(*) as c from lines`)[0]?.c;
  const [, seen] = await Promise.all([unit(put(1)), unit(count)]);
  expect(seen).toBe(1);
});

test('drain waits for everything queued', async () => {
  const { unit, drain, kept } = open();
  for (let n = 0; n < 150; n += 1) void unit(put(n));
  await drain();
  expect(kept()).toHaveLength(150);
});

test('whatever throws and in whatever order, exactly the acknowledged units are on disk', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('keep', 'throw', 'clash'), { maxLength: 30 }),
      async (wishes) => {
        const { unit, kept } = open();
        const outcomes = await Promise.allSettled(
          wishes.map((wish, n) =>
            unit(async (tx) => {
              await put(n + 1)(tx);
              if (wish === 'throw') throw new Error('no');
              if (wish === 'clash') await put(n + 1)(tx);
            }),
          ),
        );
        expect(kept()).toEqual(wishes.flatMap((wish, n) => (wish === 'keep' ? [n + 1] : [])));
        expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
          wishes.map((wish) => wish === 'keep'),
        );
      },
    ),
    { numRuns: 25 },
  );
});
