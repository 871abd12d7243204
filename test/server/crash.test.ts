// kill -9 in the middle of work: what was acknowledged is there, what was sent again is there once, the chain is whole.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import type { Queries } from '../../db/connect.ts';
import { type Connection, Sqlite } from '../../db/driver.ts';
import { verifyChain } from '../../db/events.ts';
import * as sqliteSchema from '../../db/schema.sqlite.ts';
import type { Schema } from '../../db/schema.ts';
import { newFolder } from '../support/office.ts';
import { type Errand, flood, goOn } from './load.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = newFolder();
const file = join(folder, 'mingbai.db');
/** The bar is a hundred; `CRASH_ROUNDS=100 npx vitest run test/server/crash.test.ts` takes its time. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3);
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the real server on the folder. @returns its address */
async function start(): Promise<string> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      DATA_DIR: folder,
      PORT: '0',
      RATE_LIMIT: 'off',
      ADMIN_PASSWORD: 'lantern-42-bridge',
    },
  });
  child = server;
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /residents\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
      if (address) resolve(address);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

/** Waits for something to come about, as long as the test has time. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function kill(): Promise<void> {
  if (!child) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Looks at the database beside the server, or after it, without writing. */
async function look<T>(see: (queries: Queries, raw: Connection) => Promise<T>): Promise<T> {
  const raw = new Sqlite(file, { readonly: true });
  try {
    return await see(drizzle(raw) as unknown as Queries, raw);
  } finally {
    raw.close();
  }
}

const numbers = () =>
  look(async (_, raw) =>
    raw
      .prepare<[], { tracking_number: string }>('select tracking_number from cases')
      .all()
      .map((row) => row.tracking_number),
  );

test(
  'kill -9 again and again under the load of sixteen: no acknowledged case lost, none there twice, the chain whole',
  async () => {
    const errands = new Map<string, Errand>();
    let unanswered = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      let address = await start();
      const before = errands.size;
      const flooding = flood(address, 16, errands, round);
      // In the middle of it, however slow the machine: everybody has begun, and some are past their first case.
      await until(() => errands.size >= before + 20);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 700));
      await kill();
      expect(await flooding).toEqual([]);

      const acknowledged = [...errands.values()].flatMap(({ filed }) =>
        filed ? [filed.trackingNumber] : [],
      );
      const onDisk = new Set(await numbers());
      expect(acknowledged.filter((number) => !onDisk.has(number))).toEqual([]);
      expect(
        (await look((queries) => verifyChain(queries, sqliteSchema as unknown as Schema))).faults,
      ).toEqual([]);

      // Everybody who got no answer asks again.
      address = await start();
      for (const [name, errand] of errands) {
        if (errand.filed) continue;
        unanswered += 1;
        await goOn(errand, address, name);
      }
      await kill();
    }

    const filed = [...errands.values()].map(({ filed }) => filed as NonNullable<Errand['filed']>);
    const onDisk = await numbers();
    expect(onDisk.length).toBe(errands.size);
    expect(new Set(onDisk)).toEqual(new Set(filed.map(({ trackingNumber }) => trackingNumber)));
    const chain = await look((queries) => verifyChain(queries, sqliteSchema as unknown as Schema));
    expect(chain.faults).toEqual([]);
    // Every case began with two events: filed and routed.
    expect(chain.events).toBeGreaterThanOrEqual(2 * errands.size);
    // It was a load, and it was cut off in the middle each time.
    expect(errands.size).toBeGreaterThan(16 * ROUNDS);
    expect(unanswered).toBeGreaterThan(0);
    if (process.env.SHOW_COUNTS) console.log({ filed: filed.length, unanswered, events: chain.events });

    // Number and code open the case, whether its receipt was hardened before the crash or not.
    const address = await start();
    const every = Math.ceil(filed.length / 40);
    for (const pair of filed.filter((_, n) => n % every === 0)) {
      const answer = await fetch(`${address}/api/v1/track`, { method: 'POST', body: JSON.stringify(pair) });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ trackingNumber: pair.trackingNumber, status: 'routed' });
    }
    await kill();
  },
  // The waiting is for conditions; this only ends a server that hangs.
  60_000 + 60_000 * ROUNDS,
);
