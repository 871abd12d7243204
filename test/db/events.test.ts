// The chain of events: whatever is changed, dropped or slipped in is found, and named.
import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendEvents, eventsOf, verifyChain } from '../../db/events.ts';
import { openStore, type Store } from './store.ts';

const event = (n: number) => ({
  caseId: n % 3 === 0 ? null : `case-${n % 2}`,
  type: 'noted',
  at: '2026-11-23T10:47:31+08:00',
  by: 'clerk-1',
  body: { n },
});

async function chainOf(store: Store, length: number, at = 1) {
  await store.db.unit((tx) =>
    appendEvents(
      tx,
      store.db.tables,
      Array.from({ length }, (_, n) => event(at + n)),
    ),
  );
}
const verify = ({ db }: Store) => verifyChain(db.reading, db.tables);
const rowAt = async ({ db }: Store, seq: number) => {
  const [row] = await db.reading.select().from(db.tables.events).where(eq(db.tables.events.seq, seq));
  if (!row) throw new Error('no such event');
  return row;
};
const change = ({ db }: Store, seq: number, to: Record<string, unknown>) =>
  db.unit((tx) => tx.update(db.tables.events).set(to).where(eq(db.tables.events.seq, seq)));
const drop = ({ db }: Store, seq: number) =>
  db.unit((tx) => tx.delete(db.tables.events).where(eq(db.tables.events.seq, seq)));

test('an untouched chain is whole, empty or long, written in one unit or in many', async () => {
  const store = openStore();
  expect(await verify(store)).toMatchObject({ events: 0, faults: [] });
  for (const at of [1, 6, 11]) await chainOf(store, 5, at);
  expect(await verify(store)).toMatchObject({ events: 15, faults: [], head: (await rowAt(store, 15)).hash });
});

test('a chain longer than one reading is verified to its end', async () => {
  const store = openStore();
  await chainOf(store, 2_300);
  expect(await verify(store)).toMatchObject({ events: 2_300, faults: [] });
  await change(store, 2_299, { body: '{"n":0}' });
  expect((await verify(store)).faults).toEqual([{ seq: 2_299, fault: 'changed' }]);
});

test('the events of one case come in order, without those of others', async () => {
  const store = openStore();
  await chainOf(store, 10);
  const found = await eventsOf(store.db.reading, store.db.tables, 'case-1');
  expect(found.map(({ seq }) => seq)).toEqual([1, 5, 7]);
});

test('every field of an event is covered by its hash', async () => {
  for (const to of [
    { caseId: 'x' },
    { type: 'closed' },
    { at: '2026-11-24' },
    { by: null },
    { body: '{}' },
    { previous: '0' },
  ]) {
    const store = openStore();
    await chainOf(store, 3);
    await change(store, 2, to);
    expect((await verify(store)).faults).toContainEqual({ seq: 2, fault: 'changed' });
  }
});

test('an event whose hash was worked out anew after the change is betrayed by the next one', async () => {
  const store = openStore();
  await chainOf(store, 4);
  const forged = openStore();
  await chainOf(forged, 1);
  await forged.db.unit((tx) => appendEvents(tx, forged.db.tables, [{ ...event(2), body: { n: 99 } }]));
  const { seq: _, ...lie } = await rowAt(forged, 2);
  await change(store, 2, lie);
  expect((await verify(store)).faults).toEqual([{ seq: 3, fault: 'inserted' }]);
});

test('two units at once cannot take the same place in the chain', async () => {
  const store = openStore();
  await Promise.all(Array.from({ length: 40 }, (_, n) => chainOf(store, 2, n)));
  expect(await verify(store)).toMatchObject({ events: 80, faults: [] });
});

test('a unit that is undone leaves no gap', async () => {
  const store = openStore();
  const undone = store.db.unit(async (tx) => {
    await appendEvents(tx, store.db.tables, [event(1)]);
    throw new Error('no');
  });
  await Promise.allSettled([chainOf(store, 1), undone, chainOf(store, 1)]);
  expect(await verify(store)).toMatchObject({ events: 2, faults: [] });
});

test('whatever one does to one event, the chain says which', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 3, max: 20 }),
      fc.nat(),
      fc.constantFrom('change', 'drop', 'insert', 'swap'),
      async (length, where, how) => {
        const store = openStore();
        await chainOf(store, length);
        // The last event of all can only be missed by somebody who knows how many there were.
        const seq = (where % (length - 1)) + 1;
        if (how === 'change') {
          await change(store, seq, { body: '{"n":-1}' });
          expect((await verify(store)).faults).toEqual([{ seq, fault: 'changed' }]);
        } else if (how === 'drop') {
          await drop(store, seq);
          expect((await verify(store)).faults).toEqual([{ seq, fault: 'missing' }]);
        } else if (how === 'swap') {
          const [one, two] = [await rowAt(store, seq), await rowAt(store, seq + 1)];
          const { seq: _a, ...first } = one;
          const { seq: _b, ...second } = two;
          await change(store, seq, second);
          await change(store, seq + 1, first);
          const { faults } = await verify(store);
          expect(faults.map((fault) => fault.seq)).toEqual(expect.arrayContaining([seq, seq + 1]));
        } else {
          await insertAfter(store, seq);
          const { faults } = await verify(store);
          expect(faults.length).toBeGreaterThan(0);
          expect(faults[0]?.seq).toBeGreaterThan(seq);
        }
      },
    ),
    { numRuns: 30 },
  );
});

/** Slips an event in after `seq` that fits what is before it, and moves the rest up by one. */
async function insertAfter(store: Store, seq: number) {
  const { db } = store;
  const rows = await db.reading.select().from(db.tables.events).orderBy(asc(db.tables.events.seq));
  const forger = openStore();
  await forger.db.unit(async (tx) => {
    await tx.insert(forger.db.tables.events).values(rows.slice(0, seq));
    await appendEvents(tx, forger.db.tables, [{ ...event(7), body: { forged: true } }]);
  });
  const forged = await rowAt(forger, seq + 1);
  await db.unit(async (tx) => {
    for (const row of rows.slice(seq).toReversed()) {
      await tx
        .update(db.tables.events)
        .set({ seq: row.seq + 1 })
        .where(eq(db.tables.events.seq, row.seq));
    }
    await tx.insert(db.tables.events).values(forged);
  });
}
