// Replies that come later: in order, once, and not before their time.
import { expect, test } from 'vitest';
import { createOutbox } from '../../db/outbox.ts';
import { openStore } from './store.ts';

function open() {
  const store = openStore();
  return { ...store, outbox: createOutbox(store.db, store.clock.now) };
}
const entry = (what: string, conversation = 'talk') => ({ conversation, caseId: 'case-1', what });

test('what is put comes out in the order it was put, also within one millisecond', async () => {
  const { db, outbox } = open();
  const words = Array.from({ length: 60 }, (_, n) => `message:${n}`);
  await db.unit(async (tx) => {
    for (const what of words) await outbox.put(tx, entry(what));
  });
  expect((await outbox.of('talk')).map(({ what }) => what)).toEqual(words);
  expect((await outbox.due(100)).map(({ what }) => what)).toEqual(words);
});

test('a talk sees its own entries only', async () => {
  const { db, outbox } = open();
  await db.unit(async (tx) => {
    await outbox.put(tx, entry('message:1', 'one'));
    await outbox.put(tx, entry('message:2', 'two'));
  });
  expect((await outbox.of('two')).map(({ what }) => what)).toEqual(['message:2']);
});

test('an entry is undone with the unit that put it', async () => {
  const { db, outbox } = open();
  const undone = db.unit(async (tx) => {
    await outbox.put(tx, entry('message:1'));
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow();
  expect(await outbox.of('talk')).toEqual([]);
});

test('what is delivered is forgotten', async () => {
  const { db, outbox } = open();
  await db.unit((tx) => outbox.put(tx, entry('message:1')));
  const [row] = await outbox.of('talk');
  await outbox.delivered(row?.id ?? '');
  expect(await outbox.of('talk')).toEqual([]);
});

test('what is postponed waits, counts its tries and comes back', async () => {
  const { db, outbox, clock } = open();
  await db.unit((tx) => outbox.put(tx, entry('message:1')));
  const [row] = await outbox.due(10);
  if (!row) throw new Error('nothing is due');
  await outbox.postpone(row, new Date(clock.now().getTime() + 60_000));
  expect(await outbox.due(10)).toEqual([]);
  clock.pass(2);
  expect(await outbox.due(10)).toMatchObject([{ id: row.id, attempts: 1 }]);
});

test('an entry postponed by two at once is postponed once', async () => {
  const { db, outbox, clock } = open();
  await db.unit((tx) => outbox.put(tx, entry('message:1')));
  const [row] = await outbox.due(10);
  if (!row) throw new Error('nothing is due');
  const [soon, late] = [60_000, 3_600_000].map((ms) => new Date(clock.now().getTime() + ms));
  if (!soon || !late) throw new Error('two instants');
  await Promise.all([outbox.postpone(row, soon), outbox.postpone(row, late)]);
  expect(await outbox.of('talk')).toMatchObject([{ attempts: 1, notBefore: soon.toISOString() }]);
});

test('no more come at once than are asked for', async () => {
  const { db, outbox } = open();
  await db.unit(async (tx) => {
    for (let n = 0; n < 9; n += 1) await outbox.put(tx, entry(`message:${n}`));
  });
  expect(await outbox.due(4)).toHaveLength(4);
});
