// Statements kept for each connection: many rows go in as they are, in their order, however many they are.
import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { insertRows } from '../../db/prepared.ts';
import { openStore } from './store.ts';

const clock = (n: number) => ({
  caseId: 'c',
  n,
  clock: `clock ${n}`,
  startedOn: '2026-01-01',
  due: '2026-01-02',
  basis: '',
  legal: n % 2 === 0,
  provisional: false,
  state: 'running',
  stoppedOn: n % 3 === 0 ? null : '2026-01-02',
});

test.each([0, 1, 2, 8, 9, 20])('%i rows are all written, each value in its own row', async (count) => {
  const { db } = openStore();
  const { clocks } = db.tables;
  const rows = Array.from({ length: count }, (_, n) => clock(n));
  await db.unit((tx) => insertRows(tx, 'clocks', clocks, rows));
  expect(await db.reading.select().from(clocks).orderBy(asc(clocks.n))).toEqual(rows);
});

test('a row that cannot be written takes the others with it', async () => {
  const { db } = openStore();
  const { clocks } = db.tables;
  const twice = [clock(0), clock(1), clock(1)];
  await expect(db.unit((tx) => insertRows(tx, 'clocks', clocks, twice))).rejects.toThrow();
  expect(await db.reading.select().from(clocks)).toEqual([]);
});
