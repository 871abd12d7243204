// Receipt codes at rest: quick at filing, hard moments later, nowhere in the clear.
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { createReceipts } from '../../db/receipts.ts';
import { newReceiptCode } from '../../knowledge/casework/numbers.ts';
import { filesHolding } from '../support/office.ts';
import { caseRow } from './rows.ts';
import { openStore, type Store } from './store.ts';

/** Hardening takes a tenth of a second on an idle machine; on a busy one as long as it takes. */
const PATIENCE = { timeout: 60_000 };
vi.setConfig({ testTimeout: 90_000 });

const fail = (error: unknown) => {
  throw error;
};

async function fileCases(store: Store, codes: string[]) {
  const receipts = createReceipts(store.db, store.keys);
  store.beforeClose(receipts.stop);
  await store.db.unit((tx) =>
    tx
      .insert(store.db.tables.cases)
      .values(codes.map((code, n) => caseRow(n, { receipt: receipts.keep(code), receiptHard: false }))),
  );
  return receipts;
}

const stored = async ({ db }: Store, n: number) => {
  const [row] = await db.reading
    .select()
    .from(db.tables.cases)
    .where(eq(db.tables.cases.id, `case-${n}`));
  if (!row) throw new Error('no such case');
  return row;
};

test('a code opens its case before it is hardened and after, and no other code ever does', async () => {
  const store = openStore();
  const [code, other] = [newReceiptCode(), newReceiptCode()];
  const receipts = await fileCases(store, [code]);
  const soft = await stored(store, 0);
  expect(soft.receiptHard).toBe(false);
  expect(await receipts.matches(soft.receipt, code)).toBe(true);
  expect(await receipts.matches(soft.receipt, other)).toBe(false);
  receipts.harden(fail);
  await expect.poll(async () => (await stored(store, 0)).receiptHard, PATIENCE).toBe(true);
  const hard = await stored(store, 0);
  expect(hard.receipt).toMatch(/^\$argon2id\$/);
  expect(await receipts.matches(hard.receipt, code)).toBe(true);
  expect(await receipts.matches(hard.receipt, other)).toBe(false);
});

test('the code is in no file, neither before hardening nor after', async () => {
  const store = openStore();
  const codes = [newReceiptCode(), newReceiptCode(), newReceiptCode()];
  const receipts = await fileCases(store, codes);
  for (const code of codes) expect(filesHolding(store.folder, code)).toEqual([]);
  receipts.harden(fail);
  await expect.poll(async () => (await stored(store, 2)).receiptHard, PATIENCE).toBe(true);
  for (const code of codes) expect(filesHolding(store.folder, code)).toEqual([]);
});

test('every receipt is hardened, also those a crash left behind', async () => {
  const store = openStore();
  const codes = Array.from({ length: 4 }, () => newReceiptCode());
  const before = await fileCases(store, codes);
  await before.stop();
  before.harden(fail);
  const again = await store.reopen();
  expect((await stored(again, 3)).receiptHard).toBe(false);
  const receipts = createReceipts(again.db, again.keys);
  again.beforeClose(receipts.stop);
  receipts.harden(fail);
  const hard = async () => {
    const rows = await again.db.reading.select().from(again.db.tables.cases);
    return rows.every(({ receiptHard }) => receiptHard);
  };
  await expect.poll(hard, PATIENCE).toBe(true);
  for (const [n, code] of codes.entries()) {
    expect(await receipts.matches((await stored(again, n)).receipt, code)).toBe(true);
  }
});

test('a wrong number does the same slow work as a wrong code, so neither can be told from the other', async () => {
  const store = openStore();
  const code = newReceiptCode();
  const receipts = await fileCases(store, [code]);
  const { receipt } = await stored(store, 0);
  expect(await receipts.matches(undefined, code)).toBe(false);
  // The slow hash runs off this thread: a comparison that skipped it would be over before a timer of 1 ms.
  for (const kept of [undefined, receipt]) {
    let ticked = false;
    setTimeout(() => {
      ticked = true;
    }, 1);
    await receipts.matches(kept, newReceiptCode());
    expect(ticked, String(kept)).toBe(true);
  }
});
