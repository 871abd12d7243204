// `keys rotate`: everything sealed under the ring goes over to another key, is readable at every moment, and nothing is left
// that the old key opens.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns, is, type Table } from 'drizzle-orm';
import { SQLiteBlobBuffer, SQLiteCustomColumn } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileReport } from '../../../bot/filing.ts';
import { lockFolder, openSqlite } from '../../../db/connect.ts';
import { Sqlite } from '../../../db/driver.ts';
import { readKeyList } from '../../../db/key-list.ts';
import { rotateKeys } from '../../../db/key-rotation.ts';
import { sealedColumns } from '../../../db/sealed-values.ts';
import { firstRing, sealBytes, unsealBytes } from '../../../db/sealing.ts';
import { caseRow } from '../../db/rows.ts';
import {
  ask,
  caseIn,
  from,
  openTestApp,
  type Resident,
  resident,
  signIn,
  type TestApp,
} from '../../support/app.ts';
import { complaint, GREEN } from '../../support/cases.ts';
import { photograph } from '../../support/files.ts';
import { MASTER_KEY } from '../../support/office.ts';
import { operate } from './place.ts';

const CONTACT = '李小兰 13912345678';
const HOUSEHOLD = '{"people":3}';
const ADDRESS = 'wxid_lan';
const env = () => ({ DATA_DIR: inside.folder, MASTER_KEY: MASTER_KEY.toString('hex') });
const run = (...argv: string[]) => operate(env(), '', ...argv);
const at = (name: string) => join(inside.folder, name);
const list = () => at('sealing.keys');

let inside: TestApp;
let someone: Resident;
/** Filed in the talk, with a photograph; and filed with a contact. */
let pictured: ReturnType<typeof caseIn>;
let reachable: string;

/** One of everything that is sealed. */
async function fill(): Promise<void> {
  const { office, app } = inside;
  someone = resident(app);
  await someone.says('我要投诉', '青山镇的低保金三个月没有到账');
  const form = new FormData();
  form.append('conversation', someone.conversation as string);
  form.append('file', new File([new Uint8Array(await photograph())], 'x.jpg'));
  const sent = await app.request('/api/v1/attachments', { method: 'POST', body: form }, from('127.0.0.1'));
  const { id } = (await sent.json()) as { id: string };
  await ask(app, '/api/v1/chat', {
    body: { conversation: someone.conversation, text: '', attachments: [id] },
  });
  pictured = caseIn(await someone.say('submit'));
  const report = complaint({ contact: CONTACT, text: '白石镇的低保金三个月没有到账' });
  reachable = (await office.db.unit((tx) => fileReport(tx, office, report, {}))).trackingNumber;
  const far = office.conversations.begin('far', 'wechat', ADDRESS);
  await office.db.unit(async (tx) => {
    await office.conversations.save(tx, far, { state: '{}' });
    await office.savedChecks.subscribe(tx, far.key, HOUSEHOLD);
    await office.savedChecks.keep(tx, { code: 'A1', kind: 'card', body: HOUSEHOLD, until: '2027-01-01' });
  });
  const clerk = await signIn(inside, 'clerk', GREEN, { username: 'wang' });
  const drafted = await ask(app, `/api/v1/staff/cases/${reachable}/draft`, {
    method: 'PUT',
    body: { text: '写到一半' },
    headers: clerk.bearer,
  });
  expect(drafted.status).toBe(204);
}

/** Opens the office again and reads everything as an officer and as the resident do. */
async function expectAllReadable(): Promise<void> {
  inside = openTestApp({ folder: inside.folder, clock: inside.clock });
  const { office, app } = inside;
  const { bearer } = await signIn(inside, 'clerk', GREEN);
  const get = (path: string) => ask(app, `/api/v1/staff/cases/${path}`, { headers: bearer });
  const shown = (await (await get(reachable)).json()) as { messages: { text: string }[] };
  expect(JSON.stringify(shown)).toContain('白石镇的低保金三个月没有到账');
  const opened = await ask(app, `/api/v1/staff/cases/${reachable}/contact`, {
    body: { reason: '要上门核实' },
    headers: bearer,
  });
  expect(await opened.json()).toEqual({ contact: CONTACT });
  const withFile = (await (await get(pictured.trackingNumber)).json()) as { attachments: { id: string }[] };
  const id = withFile.attachments[0]?.id as string;
  const file = await get(`${pictured.trackingNumber}/attachments/${id}`);
  expect(file.status).toBe(200);
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100);
  const mine = await office.reading.find({ role: 'clerk', unit: GREEN, username: 'wang' }, reachable);
  expect(mine && (await office.drafts.of(mine, 'wang'))).toBe('写到一半');
  const key = office.conversations.keyOf('far');
  expect(await office.conversations.destination(key)).toEqual({ channel: 'wechat', address: ADDRESS });
  expect(await office.savedChecks.subscription(key)).toBe(HOUSEHOLD);
  expect(await office.savedChecks.find('A1', 'card')).toBe(HOUSEHOLD);
  const again = resident(app, { conversation: someone.conversation as string });
  const told = await again.says('查进度', pictured.trackingNumber, pictured.receiptCode as string);
  expect(told.conversation).toBe(someone.conversation);
  expect(JSON.stringify(told.replies)).toContain(pictured.trackingNumber);
  // Left as it was found, for the next time.
  await again.say('done');
  await inside.close();
}

/** Every value sealed under a ring, as it lies in the database. */
async function values(): Promise<Buffer[]> {
  const db = openSqlite(at('mingbai.db'));
  const found: Buffer[] = [];
  for (const { table, value } of sealedColumns(db.tables)) {
    const rows = await db.reading.select({ value }).from(table as typeof db.tables.cases);
    for (const row of rows) if (row.value) found.push(row.value);
  }
  await db.close();
  return found;
}

/** Cases enough that a rotation takes many units. */
async function fillMany(count: number): Promise<void> {
  const db = openSqlite(at('mingbai.db'));
  const ring = readKeyList(inside.folder, MASTER_KEY);
  const rows = Array.from({ length: count }, (_, n) =>
    caseRow(n, {
      key: sealBytes(ring, Buffer.alloc(32, 3)),
      contact: sealBytes(ring, Buffer.from(`电话${n}`)),
    }),
  );
  await db.unit(async (tx) => {
    for (let n = 0; n < rows.length; n += 500) {
      await tx
        .insert(db.tables.cases)
        .values(rows.slice(n, n + 500))
        .returning({ id: db.tables.cases.id });
    }
  });
  await db.close();
}

const opens = (value: Buffer, ring = readKeyList(inside.folder, MASTER_KEY)) => {
  try {
    return unsealBytes(ring, value).length > 0;
  } catch {
    return false;
  }
};

beforeEach(async () => {
  inside = openTestApp();
  await fill();
  await inside.close();
});
afterEach(() => inside.dispose());

test('every column of bytes is resealed, or known to be sealed by something else', async () => {
  const db = openSqlite(at('mingbai.db'));
  const all = Object.entries(db.tables).flatMap(([table, built]) =>
    Object.entries(getTableColumns(built as unknown as Table))
      .filter(([, column]) => is(column, SQLiteBlobBuffer) || is(column, SQLiteCustomColumn))
      .map(([column]) => `${table}.${column}`),
  );
  const resealed = sealedColumns(db.tables).map(({ table, field }) => {
    const [name] = Object.entries(db.tables).find(([, built]) => (built as unknown) === table) ?? [];
    return `${name}.${field}`;
  });
  await db.close();
  // Under the id of the talk or a code, which nobody but the resident has; under the key of the case; hashes alone.
  const others = [
    'conversations.state',
    'turns.replies',
    'savedChecks.sealed',
    'messages.sealed',
    'replyDrafts.sealed',
    'caseWords.cases',
  ];
  expect([...resealed, ...others].toSorted()).toEqual(all.toSorted());
});

test('everything reads through the office after a rotation, and nothing by the key that went', async () => {
  expect((await run('keys', 'status')).said).toBe(
    'key 0 (seals now): 2 keys of cases, 1 contacts, 1 keys of attachments, 1 addresses of talks, 1 self-checks to be told of',
  );
  const { code, said } = await run('keys', 'rotate');
  expect(said).toMatch(/^6 values resealed under key 1\.\nThe old key is gone\. Copy \S*sealing\.keys/);
  expect(code).toBe(0);
  expect(statSync(list()).mode & 0o777).toBe(0o600);
  expect(readFileSync(list(), 'utf8')).not.toMatch(/^0 /m);
  const after = await run('keys', 'status');
  expect(after.said).toBe(
    'key 1 (seals now): 2 keys of cases, 1 contacts, 1 keys of attachments, 1 addresses of talks, 1 self-checks to be told of',
  );
  expect(after.code).toBe(0);
  const all = await values();
  expect(all).toHaveLength(6);
  for (const value of all) {
    expect(opens(value)).toBe(true);
    expect(opens(value, firstRing(MASTER_KEY))).toBe(false);
  }
  await expectAllReadable();
  expect((await run('verify')).said).toMatch(
    /the chain is whole[\s\S]*1 attachments compared byte for byte; all/,
  );
  const second = await run('keys', 'rotate');
  expect(second.said).toMatch(/^6 values resealed under key 2\./);
  await expectAllReadable();
  const raw = new Sqlite(at('mingbai.db'));
  const trail = raw.prepare("select type, body from events where type like 'keys%' order by seq").all();
  raw.close();
  expect(trail).toEqual(
    [1, 2].flatMap((key) =>
      ['keys_rotation_began', 'keys_rotated'].map((type) => ({ type, body: JSON.stringify({ key }) })),
    ),
  );
});

test('a rotation that fails after any unit leaves everything readable, and the next one ends it', async () => {
  await fillMany(300);
  const db = openSqlite(at('mingbai.db'));
  const asked = { folder: inside.folder, master: MASTER_KEY, now: () => new Date() };
  for (const after of [1, 2]) {
    let units = 0;
    const broken = rotateKeys(db, asked, () => {
      units += 1;
      if (units === after) throw new Error('the power went');
    });
    await expect(broken).rejects.toThrow('the power went');
  }
  await db.close();
  const half = await run('keys', 'status');
  expect(half.said).toMatch(
    /^key 1 \(seals now\): \d+ keys of cases\nkey 0 \(old\): \d+ keys of cases, 301 contacts/,
  );
  expect(half.said).toMatch(/broken off; everything can be read/);
  expect((await values()).every((value) => opens(value))).toBe(true);
  await expectAllReadable();
  const ended = await run('keys', 'rotate');
  expect(ended.said).toMatch(
    /^A rotation had been broken off; this went on with it\.\n\d+ values resealed under key 1\./,
  );
  expect((await run('keys', 'status')).said).not.toMatch(/key 0/);
  await expectAllReadable();
});

test('one killed in the middle goes on where it was', async () => {
  await fillMany(4_000);
  const root = join(import.meta.dirname, '../../..');
  const tool = spawn(join(root, 'node_modules/.bin/tsx'), [join(root, 'server/cli.ts'), 'keys', 'rotate'], {
    env: { PATH: process.env.PATH, ...env() },
    // The runner has a child of its own, which is the one to kill.
    detached: true,
  });
  const ended = once(tool, 'exit');
  await new Promise<void>((resolve) => {
    tool.stderr.on('data', (chunk) => {
      if (/values resealed/.test(String(chunk))) resolve();
    });
  });
  process.kill(-(tool.pid as number), 'SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
  expect((await run('keys', 'status')).said).toMatch(/^key 1 [^\n]+\nkey 0 \(old\): \d+/);
  expect((await values()).every((value) => opens(value))).toBe(true);
  const again = await run('keys', 'rotate');
  expect(again.said).toMatch(/went on with it/);
  expect((await run('keys', 'status')).said).toMatch(
    /^key 1 \(seals now\): 4002 keys of cases, 4001 contacts/,
  );
  expect((await run('keys', 'status')).said).not.toMatch(/key 0/);
  await expectAllReadable();
}, 60_000);

test('a value that no key opens is left as it is, and keeps the old key in the list', async () => {
  const raw = new Sqlite(at('mingbai.db'));
  raw.exec("update cases set contact = x'01' || zeroblob(60) where contact is not null");
  raw.close();
  const { code, said } = await run('keys', 'rotate');
  expect(said).toMatch(/1 values open with no key of the list and were left as they are; the old keys stay/);
  expect(code).toBe(1);
  expect((await run('keys', 'status')).said).toMatch(/^key 0 \(old\): 1 contacts$/m);
});

test('while the server runs it is refused, and status is not', async () => {
  inside = openTestApp({ folder: inside.folder });
  const unlock = lockFolder(inside.folder);
  const { code, noted } = await run('keys', 'rotate');
  expect(noted).toMatch(/A Mingbai server is running on .*Stop it first/);
  expect(code).toBe(1);
  expect(existsSync(list())).toBe(false);
  expect((await run('keys', 'status')).code).toBe(0);
  unlock();
});

test.each([
  [
    'readable by others',
    () => chmodSync(list(), 0o644),
    /may be read or written by others \(mode 644\); run chmod 600/,
  ],
  [
    'of other words',
    () => writeFileSync(list(), 'hello\n'),
    /Line 1 of the list of keys .* is not one of ours/,
  ],
  ['empty', () => writeFileSync(list(), ''), /is empty; put a copy back/],
  [
    'with a number changed',
    () => writeFileSync(list(), readFileSync(list(), 'utf8').replace(/^1 /m, '7 ')),
    /Key 7 in .* does not open with the master key/,
  ],
])('a list %s is refused in words, by the tool and by the office', async (_, damage, words) => {
  await run('keys', 'rotate');
  damage();
  for (const command of ['status', 'rotate']) {
    const { code, noted } = await run('keys', command);
    expect(noted).toMatch(words);
    expect(code).toBe(1);
  }
  expect(() => openTestApp({ folder: inside.folder })).toThrow(words);
});

test('a list that is gone is missed: by status, and by the server, which does not start', async () => {
  await run('keys', 'rotate');
  rmSync(list());
  const { code, said } = await run('keys', 'status');
  expect(said).toMatch(/key 1 \(NOT in the list\): 2 keys of cases/);
  expect(code).toBe(1);
  const root = join(import.meta.dirname, '../../..');
  const server = spawn(process.execPath, [join(root, 'server/start.mjs')], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env(), PORT: '0' },
  });
  let heard = '';
  server.stderr.on('data', (chunk) => {
    heard += String(chunk);
  });
  const [ended] = await once(server, 'exit');
  expect(ended).toBe(1);
  expect(heard).toMatch(/The database is sealed under key 1, which .*sealing\.keys does not hold/);
}, 60_000);

test('a backup from before a rotation comes back with the master key alone', async () => {
  const old = at('old.db');
  expect((await run('backup', old)).code).toBe(0);
  await run('keys', 'rotate');
  const { code, said } = await run('restore', old, '--replace');
  expect(said).toMatch(/older than the list of keys, which is now sealing\.keys\.before-/);
  expect(code).toBe(0);
  expect(existsSync(list())).toBe(false);
  await expectAllReadable();
});

test('a backup between two rotations wants the list of then, and comes back with it', async () => {
  await run('keys', 'rotate');
  const old = at('old.db');
  expect((await run('backup', old)).said).toMatch(/Nor is the list of keys, .*sealing\.keys: keep a copy/);
  copyFileSync(list(), at('list-of-then'));
  await run('keys', 'rotate');
  const refused = await run('restore', old, '--replace');
  expect(refused.noted).toMatch(/was not restored: it is sealed under key 1, which .* does not hold/);
  expect(refused.code).toBe(1);
  await expectAllReadable();
  // Looked at with the list of now, its attachments are not called changed.
  expect((await run('verify', old)).said).toMatch(/1 attachments compared by size alone/);
  copyFileSync(at('list-of-then'), list());
  expect((await run('restore', old, '--replace')).code).toBe(0);
  await expectAllReadable();
});

test('without its key it says so and makes none', async () => {
  const { code, noted } = await operate({ DATA_DIR: inside.folder }, '', 'keys', 'rotate');
  expect(noted).toMatch(/The key of this database is needed/);
  expect(code).toBe(1);
  expect(existsSync(list())).toBe(false);
});
