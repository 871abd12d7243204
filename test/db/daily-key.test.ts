// The key that lives one day: a resent filing is known within it, and after it nothing can be matched any more.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDailyKey } from '../../db/daily-key.ts';
import { filesHolding } from '../support/office.ts';
import { caseRow } from './rows.ts';
import { openStore, type Store } from './store.ts';

const keyFile = ({ folder }: Store) => join(folder, 'day.key');
const open = (store: Store) => openDailyKey(keyFile(store), store.db, store.today);

test('a mark is the same all day long, also after a restart, and differs by purpose', () => {
  const store = openStore();
  const mark = open(store).mark('resend', 'talk m1');
  store.clock.pass(60);
  expect(open(store).mark('resend', 'talk m1')).toBe(mark);
  expect(open(store).mark('sender', 'talk m1')).not.toBe(mark);
  expect(mark).not.toContain('talk');
});

test('the next day the mark is another and yesterday’s key is nowhere', () => {
  const store = openStore();
  const daily = open(store);
  const mark = daily.mark('resend', 'talk m1');
  const [, key = ''] = readFileSync(keyFile(store), 'utf8').split(' ');
  expect(filesHolding(store.folder, key)).toHaveLength(1);
  store.clock.pass(24 * 60);
  expect(daily.mark('resend', 'talk m1')).not.toBe(mark);
  expect(filesHolding(store.folder, key)).toEqual([]);
});

test('a key left over from an earlier day is not used by whoever starts today', () => {
  const store = openStore();
  const mark = open(store).mark('resend', 'talk m1');
  store.clock.pass(24 * 60);
  expect(open(store).mark('resend', 'talk m1')).not.toBe(mark);
});

test('the key is readable by its owner only', () => {
  const store = openStore();
  open(store).mark('resend', 'x');
  expect(statSync(keyFile(store)).mode & 0o777).toBe(0o600);
});

test('when the day turns, yesterday’s marks leave the cases and today’s stay', async () => {
  const store = openStore();
  const daily = open(store);
  const yesterday = daily.mark('resend', 'a');
  const { cases } = store.db.tables;
  await store.db.unit((tx) =>
    tx.insert(cases).values(caseRow(1, { filedAt: '2026-11-23', resend: yesterday })),
  );
  store.clock.pass(24 * 60);
  const today = daily.mark('resend', 'b');
  await store.db.unit((tx) => tx.insert(cases).values(caseRow(2, { filedAt: '2026-11-24', resend: today })));
  await daily.turn();
  const rows = await store.db.reading.select({ resend: cases.resend }).from(cases).orderBy(cases.id);
  expect(rows).toEqual([{ resend: null }, { resend: today }]);
  store.db.sweep();
  expect(filesHolding(store.folder, yesterday)).toEqual([]);
});
