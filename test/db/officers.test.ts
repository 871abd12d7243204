// Officers' accounts and sessions: passwords only as argon2id, tokens only as hashes.
import { expect, test } from 'vitest';
import { verifyChain } from '../../db/events.ts';
import { createOfficers, UsernameTaken } from '../../db/officers.ts';
import { filesHolding } from '../support/office.ts';
import { openStore } from './store.ts';

function open() {
  const store = openStore();
  return { ...store, officers: createOfficers(store.db, store.clock.now) };
}
const clerk = (more: object = {}) => ({
  username: 'chen',
  name: '陈同志',
  role: 'clerk' as const,
  unit: '999901101',
  password: 'sunflower-73-field',
  mustChangePassword: false,
  ...more,
});

test('an account is opened with its own password and no other', async () => {
  const { officers } = open();
  await officers.add(clerk(), null);
  expect(await officers.verify('chen', 'sunflower-73-field')).toMatchObject({
    username: 'chen',
    unit: '999901101',
  });
  expect(await officers.verify('chen', 'sunflower-73-fielD')).toBeUndefined();
  expect(await officers.verify('li', 'sunflower-73-field')).toBeUndefined();
});

test('a username is given once, also when two ask at the same moment', async () => {
  const { officers } = open();
  const asked = await Promise.allSettled([
    officers.add(clerk(), null),
    officers.add(clerk({ name: '李同志' }), null),
  ]);
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: expect.any(UsernameTaken),
  });
  expect(await officers.list()).toHaveLength(1);
});

test('neither password nor token is in any file', async () => {
  const { officers, folder, db } = open();
  const account = await officers.add(clerk(), null);
  const { token } = await officers.begin(account);
  await officers.change('chen', { password: 'another-one-entirely' }, 'admin');
  db.sweep();
  for (const secret of ['sunflower-73-field', 'another-one-entirely', token]) {
    expect(filesHolding(folder, secret)).toEqual([]);
  }
});

test('a session opens the account until it is ended, and only with its own token', async () => {
  const { officers } = open();
  const account = await officers.add(clerk(), null);
  const [one, two] = [await officers.begin(account), await officers.begin(account)];
  expect((await officers.ofSession(one.token))?.username).toBe('chen');
  expect(await officers.ofSession(`${one.token}x`)).toBeUndefined();
  await officers.end(one.token);
  expect(await officers.ofSession(one.token)).toBeUndefined();
  expect((await officers.ofSession(two.token))?.username).toBe('chen');
});

test('a session ends by itself after half a day', async () => {
  const { officers, clock } = open();
  const { token } = await officers.begin(await officers.add(clerk(), null));
  clock.pass(12 * 60 - 1);
  expect(await officers.ofSession(token)).toBeDefined();
  clock.pass(1);
  expect(await officers.ofSession(token)).toBeUndefined();
});

test('whatever is changed about an account ends its sessions', async () => {
  const changes = [
    { active: false },
    { password: 'another-one-entirely' },
    { role: 'desk' as const, unit: null },
  ];
  for (const change of changes) {
    const { officers } = open();
    const { token } = await officers.begin(await officers.add(clerk(), null));
    await officers.change('chen', change, 'admin');
    expect(await officers.ofSession(token)).toBeUndefined();
  }
});

test('a disabled account cannot sign in, an enabled one can again', async () => {
  const { officers } = open();
  await officers.add(clerk(), null);
  await officers.change('chen', { active: false }, 'admin');
  expect(await officers.verify('chen', 'sunflower-73-field')).toBeUndefined();
  await officers.change('chen', { active: true }, 'admin');
  expect(await officers.verify('chen', 'sunflower-73-field')).toBeDefined();
});

test('a change of role drops the unit that belonged to the old one when told so', async () => {
  const { officers } = open();
  await officers.add(clerk(), null);
  const changed = await officers.change('chen', { role: 'desk', unit: null }, 'admin');
  expect(changed).toMatchObject({ role: 'desk', version: 2 });
  expect(changed).not.toHaveProperty('unit');
});

test('changing somebody who is not there changes nothing', async () => {
  const { officers, db } = open();
  expect(await officers.change('nobody', { active: false }, 'admin')).toBeUndefined();
  expect(await db.reading.select().from(db.tables.events)).toEqual([]);
});

test('accounts made, changed and used are in the chain, with nothing secret', async () => {
  const { officers, db } = open();
  const account = await officers.add(clerk(), 'admin');
  await officers.begin(account);
  await officers.change('chen', { password: 'another-one-entirely', name: '陈主任' }, 'admin');
  const events = await db.reading.select().from(db.tables.events);
  expect(events.map(({ type, by }) => [type, by])).toEqual([
    ['officer_added', 'admin'],
    ['signed_in', 'chen'],
    ['officer_changed', 'admin'],
  ]);
  expect(JSON.parse(events[2]?.body ?? '')).toEqual({
    username: 'chen',
    what: expect.arrayContaining(['password', 'name']),
  });
  expect(await verifyChain(db.reading, db.tables)).toMatchObject({ faults: [] });
});
