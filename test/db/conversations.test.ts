// Talks between messages: found again, written without waiting, erased without a trace.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConversations } from '../../db/conversations.ts';
import { bytesOf, filesHolding } from '../support/office.ts';
import { openStore, run, type Store } from './store.ts';

const ID = 'resident-secret-Qm7Zt1LxW0';
const never = (error: unknown) => {
  throw error;
};
function talks({ db, keys, today, beforeClose }: Store) {
  const stores = createConversations(db, keys, today);
  beforeClose(stores.flush);
  return stores;
}
const turn = (state: string, id?: string, replies = `replies to ${id}`) => ({
  state,
  ...(id === undefined ? {} : { message: { id, replies } }),
});

test('nobody is found under an id that never began a talk', async () => {
  expect(await talks(openStore()).find('somebody')).toBeUndefined();
});

test('a kept talk is found at once, and after a restart too', async () => {
  const store = openStore();
  const stores = talks(store);
  const talk = stores.begin(ID, 'web');
  stores.keep(talk, turn('{"at":"place"}', 'm1'), never);
  expect((await stores.find(ID))?.state).toBe('{"at":"place"}');
  await stores.flush();
  const again = talks(await store.reopen());
  const found = await again.find(ID);
  expect(found).toMatchObject({ id: ID, channel: 'web', state: '{"at":"place"}', version: 1 });
  expect(found && (await again.repliesTo(found, 'm1'))).toBe('replies to m1');
});

test('a kept turn reaches the disk by itself, without anybody asking', async () => {
  const store = openStore();
  const stores = talks(store);
  stores.keep(stores.begin(ID, 'web'), turn('state'), never);
  const rows = () => store.db.reading.select().from(store.db.tables.conversations);
  expect(await rows()).toHaveLength(0);
  await expect.poll(rows, { timeout: 5_000 }).toHaveLength(1);
});

test('a turn saved inside a unit is on disk with it, and undone with it', async () => {
  const store = openStore();
  const stores = talks(store);
  const talk = stores.begin(ID, 'web');
  await store.db.unit((tx) => stores.save(tx, talk, turn('saved', 'm1')));
  stores.saved(talk, turn('saved', 'm1'));
  const undone = store.db.unit(async (tx) => {
    await stores.save(tx, talk, turn('undone', 'm2'));
    throw new Error('the case could not be filed');
  });
  await expect(undone).rejects.toThrow();
  const again = talks(await store.reopen());
  const found = await again.find(ID);
  expect(found?.state).toBe('saved');
  expect(found && (await again.repliesTo(found, 'm2'))).toBeUndefined();
});

test('the replies to a message are the same before and after the disk has them', async () => {
  const store = openStore();
  const stores = talks(store);
  const talk = stores.begin(ID, 'web');
  stores.keep(talk, turn('1', 'm1', '["first"]'), never);
  stores.keep(talk, turn('2', 'm2', '["second"]'), never);
  expect(await stores.repliesTo(talk, 'm1')).toBe('["first"]');
  await stores.flush();
  expect(await stores.repliesTo(talk, 'm1')).toBe('["first"]');
  expect(await stores.repliesTo(talk, 'm2')).toBe('["second"]');
  expect(await stores.repliesTo(talk, 'm3')).toBeUndefined();
});

test('a message answered twice keeps the first answer', async () => {
  const store = openStore();
  const stores = talks(store);
  const talk = stores.begin(ID, 'web');
  for (const [state, replies] of [
    ['1', '["first"]'],
    ['2', '["second"]'],
  ] as const) {
    await store.db.unit((tx) => stores.save(tx, talk, turn(state, 'm1', replies)));
    stores.saved(talk, turn(state));
  }
  expect(await stores.repliesTo(talk, 'm1')).toBe('["first"]');
});

test('one message id in two talks is two messages', async () => {
  const store = openStore();
  const stores = talks(store);
  const [one, two] = [stores.begin('talk one', 'web'), stores.begin('talk two', 'web')];
  stores.keep(one, turn('1', 'm1', '["one"]'), never);
  expect(await stores.repliesTo(two, 'm1')).toBeUndefined();
});

test('a turn saved after a kept one also writes the replies that were waiting', async () => {
  const store = openStore();
  const stores = talks(store);
  const talk = stores.begin(ID, 'web');
  stores.keep(talk, turn('1', 'm1'), never);
  await store.db.unit((tx) => stores.save(tx, talk, turn('2', 'm2')));
  stores.saved(talk, turn('2', 'm2'));
  const again = talks(await store.reopen());
  const found = await again.find(ID);
  expect(found?.state).toBe('2');
  expect(found && (await again.repliesTo(found, 'm1'))).toBe('replies to m1');
});

test('a flush that comes with a save does not bring the older state back', async () => {
  const store = openStore();
  const stores = talks(store);
  const talk = stores.begin(ID, 'web');
  stores.keep(talk, turn('older', 'm1'), never);
  const saving = store.db.unit((tx) => stores.save(tx, talk, turn('newer', 'm2')));
  await Promise.all([saving, stores.flush()]);
  expect((await talks(await store.reopen()).find(ID))?.state).toBe('newer');
});

test('a flush that comes before or after an erasure does not bring the talk back', async () => {
  for (const flushFirst of [true, false]) {
    const store = openStore();
    const stores = talks(store);
    const talk = stores.begin(ID, 'web');
    stores.keep(talk, turn('words', 'm1'), never);
    const erase = () => store.db.unit((tx) => stores.erase(tx, talk));
    await Promise.all(flushFirst ? [stores.flush(), erase()] : [erase(), stores.flush()]);
    stores.erased(talk);
    await stores.flush();
    expect(await stores.find(ID)).toBeUndefined();
    const { conversations, turns } = store.db.tables;
    expect(await store.db.reading.select().from(conversations)).toEqual([]);
    expect(await store.db.reading.select().from(turns)).toEqual([]);
  }
});

test('a flush the disk refused is tried again, but never for a talk erased meanwhile', async () => {
  const store = openStore();
  const stores = talks(store);
  const [told, stays] = [stores.begin('told', 'web'), stores.begin('stays', 'web')];
  // The flush is refused; the erasure in the same commit goes through.
  const refuse = "select raise(abort, 'disk full')";
  await run(store, `create trigger full before insert on conversations begin ${refuse}; end`);
  stores.keep(told, turn('told', 'm1'), never);
  stores.keep(stays, turn('stays', 'm1'), never);
  const flushing = stores.flush();
  const erasing = store.db.unit((tx) => stores.erase(tx, told)).then(() => stores.erased(told));
  await expect(flushing).rejects.toThrow('disk full');
  await erasing;
  await run(store, 'drop trigger full');
  await stores.flush();
  const again = talks(await store.reopen());
  expect(await again.find('told')).toBeUndefined();
  expect((await again.find('stays'))?.state).toBe('stays');
});

test('nothing on the disk says who talked or what about', async () => {
  const store = openStore();
  const stores = talks(store);
  const address = 'wxid_old_neighbour_77';
  const words = '我家的低保停了三个月没有人管';
  const talk = stores.begin(ID, 'wechat', address);
  stores.keep(talk, turn(JSON.stringify({ words }), 'message-id-314159', JSON.stringify([words])), never);
  await stores.flush();
  await store.db.unit((tx) => stores.save(tx, talk, turn(words, 'message-id-271828')));
  const secrets = [ID, address, words, 'message-id-314159', 'message-id-271828'];
  for (const secret of secrets) expect(filesHolding(store.folder, secret)).toEqual([]);
  const reopened = await store.reopen();
  for (const secret of secrets) expect(filesHolding(store.folder, secret)).toEqual([]);
  // The address is needed for delivery, so it opens under the master key; the words only with the id.
  const again = talks(reopened);
  expect(await again.destination(talk.key)).toEqual({ channel: 'wechat', address });
});

test('an erased talk leaves no byte of its keys, though hundreds of others come and go around it', async () => {
  const store = openStore();
  const stores = talks(store);
  const erased: string[] = [];
  const staying: string[] = [];
  let n = 0;
  for (let round = 0; round < 12; round += 1) {
    const batch = Array.from({ length: 40 }, () => {
      n += 1;
      const talk = stores.begin(`talk ${n}`, 'web', n % 3 === 0 ? `contact ${n}` : undefined);
      return { talk, size: (n * 131) % 1_500 };
    });
    await store.db.unit(async (tx) => {
      for (const { talk, size } of batch) await stores.save(tx, talk, turn('话'.repeat(size), `m${talk.id}`));
    });
    const leaving = batch.filter((_, i) => (i + round) % 3 !== 0);
    await store.db.unit(async (tx) => {
      for (const { talk } of leaving) await stores.erase(tx, talk);
    });
    erased.push(...leaving.map(({ talk }) => talk.key));
    staying.push(...batch.flatMap(({ talk }, i) => ((i + round) % 3 === 0 ? [talk.key] : [])));
    store.db.sweep();
  }
  const files = bytesOf(store.folder);
  const found = (keys: string[]) => keys.filter((key) => files.some(({ bytes }) => bytes.includes(key)));
  expect(erased.length).toBeGreaterThan(300);
  expect(found(staying)).toEqual(staying);
  expect(found(erased)).toEqual([]);
});

test('a talk nobody came back to is forgotten, and the replies kept against a resend before it', async () => {
  const store = openStore();
  const stores = talks(store);
  const old = stores.begin('old', 'web');
  await store.db.unit((tx) => stores.save(tx, old, turn('old', 'm1')));
  stores.saved(old, turn('old'));
  store.clock.set('2026-12-30T10:00:00+08:00');
  const fresh = stores.begin('fresh', 'web');
  await store.db.unit((tx) => stores.save(tx, fresh, turn('fresh', 'm1')));
  stores.saved(fresh, turn('fresh'));
  await stores.forget({ talks: '2026-11-01', turns: '2026-12-28' });
  expect(await stores.repliesTo(old, 'm1')).toBeUndefined();
  expect(await stores.repliesTo(fresh, 'm1')).toBe('replies to m1');
  await stores.forget({ talks: '2026-12-01', turns: '2026-12-28' });
  const again = talks(await store.reopen());
  expect(await again.find('old')).toBeUndefined();
  expect((await again.find('fresh'))?.state).toBe('fresh');
});

test('talks beyond those kept open are read back from the disk, the untouched ones first', async () => {
  const store = openStore();
  const stores = talks(store);
  const first = stores.begin('talk 0', 'web');
  stores.keep(first, turn('state 0'), never);
  for (let n = 1; n <= 2_500; n += 1)
    stores.keep(stores.begin(`talk ${n}`, 'web'), turn(`state ${n}`), never);
  // Not yet written: even far beyond the limit nothing that exists only in memory is dropped.
  expect((await stores.find('talk 0'))?.state).toBe('state 0');
  await stores.flush();
  for (let n = 2_501; n <= 5_000; n += 1)
    stores.keep(stores.begin(`talk ${n}`, 'web'), turn(`state ${n}`), never);
  const back = await stores.find('talk 0');
  expect(back).not.toBe(first);
  expect(back?.state).toBe('state 0');
  await stores.flush();
});

test('whatever is kept, saved, flushed and reopened in whatever order, the last word is what is found', async () => {
  const step = fc.record({
    talk: fc.integer({ min: 0, max: 2 }),
    what: fc.constantFrom('keep', 'save', 'flush', 'erase', 'reopen'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let store = openStore();
      let stores = talks(store);
      /** What changed a case is found again for days, what did not only while it is among the last four. */
      const truth = new Map<string, { state: string; saved: string[]; kept: string[] }>();
      let n = 0;
      for (const { talk: which, what } of steps) {
        n += 1;
        const id = `talk ${which}`;
        if (what === 'flush') await stores.flush();
        if (what === 'reopen') {
          await stores.flush();
          store = await store.reopen();
          stores = talks(store);
        }
        if (what === 'flush' || what === 'reopen') continue;
        const talk = (await stores.find(id)) ?? stores.begin(id, 'web');
        if (what === 'erase') {
          await store.db.unit((tx) => stores.erase(tx, talk));
          stores.erased(talk);
          truth.delete(id);
          continue;
        }
        const next = turn(`state ${n}`, `m${n}`);
        if (what === 'keep') stores.keep(talk, next, never);
        else {
          await store.db.unit((tx) => stores.save(tx, talk, next));
          stores.saved(talk, next);
        }
        const before = truth.get(id) ?? { saved: [], kept: [] };
        truth.set(id, {
          state: next.state,
          saved: what === 'save' ? [...before.saved, `m${n}`] : before.saved,
          kept: what === 'keep' ? [...before.kept, `m${n}`].slice(-4) : before.kept,
        });
      }
      for (const id of ['talk 0', 'talk 1', 'talk 2']) {
        const found = await stores.find(id);
        const expected = truth.get(id);
        expect(found?.state).toBe(expected?.state);
        for (const message of [...(expected?.saved ?? []), ...(expected?.kept ?? [])]) {
          expect(found && (await stores.repliesTo(found, message))).toBe(`replies to ${message}`);
        }
      }
      await stores.flush();
    }),
    { numRuns: 20 },
  );
});
