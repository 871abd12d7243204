// The real process over Spring Festival under libfaketime: it is started before, its clock jumps past the holidays, and what
// fell due meanwhile is said by its own hourly job, each once, also when the clock jumps on.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Outcome } from '../../bot/turn.ts';
import { Sqlite } from '../../db/driver.ts';
import { newFolder } from '../support/office.ts';

const ROOT = join(import.meta.dirname, '../..');
const LIBRARY = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
  .find((file) => existsSync(file));
const folder = newFolder();
const clock = join(folder, 'clock');
const PATIENCE = { timeout: 150_000, interval: 250 };
let child: ChildProcess | undefined;
afterAll(() => void child?.kill('SIGKILL'));

/** In UTC. */
function set(to: string): void {
  // Never half a line: the process looks whenever it asks for the time.
  writeFileSync(`${clock}.part`, `@${to}\n`);
  renameSync(`${clock}.part`, clock);
}

const reminders = () => {
  const raw = new Sqlite(join(folder, 'mingbai.db'), { readonly: true });
  try {
    return raw
      .prepare<[], { clock: string; level: string; due: string }>('select clock, level, due from reminders')
      .all()
      .map(({ clock, level, due }) => `${clock.split(' ')[0]} ${due} ${level}`)
      .toSorted();
  } finally {
    raw.close();
  }
};

test('what falls due over Spring Festival is said once, by the hourly job, after the clock has jumped', async (context) => {
  if (!LIBRARY) {
    console.warn(
      'libfaketime is not installed (apt-get install faketime): the process was not tried on a jumping clock',
    );
    return context.skip();
  }
  set('2026-02-09 01:00:00');
  child = spawn(process.execPath, ['server/start.mjs'], {
    cwd: ROOT,
    env: {
      ...{ PATH: process.env.PATH, HOME: folder, DATA_DIR: folder, PORT: '0', RATE_LIMIT: 'off' },
      ...{ LD_PRELOAD: LIBRARY, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1' },
      // The event loop counts in this one; a jump of it would fire every timer at once.
      ...{ FAKETIME_DONT_FAKE_MONOTONIC: '1', ADMIN_PASSWORD: 'lantern-42-bridge' },
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += String(chunk);
    });
  }
  const address = () => /residents\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(printed)?.[1];
  await expect.poll(address, PATIENCE).toBeDefined();
  let conversation: string | undefined;
  for (const text of ['我要投诉', '青山镇的低保金三个月没有到账', 'submit']) {
    const body = JSON.stringify({ text, ...(conversation ? { conversation } : {}) });
    const answer = await fetch(`${address()}/api/v1/chat`, { method: 'POST', body });
    const outcome = (await answer.json()) as Outcome;
    conversation = outcome.conversation;
    if (text !== 'submit') continue;
    // Accepted by 24 February, the first day after the holidays; promised in fifteen working days, make-up days in them.
    const due = outcome.replies.find((reply) => reply.case)?.case?.deadlines.map((one) => one.due);
    expect(due).toEqual(['2026-02-24', '2026-03-06']);
  }
  expect(reminders()).toEqual([]);

  set('2026-03-05 01:05:00');
  const said = [
    'accept 2026-02-24 county',
    'accept 2026-02-24 desk',
    'accept 2026-02-24 unit',
    'promise 2026-03-06 soon',
  ];
  await expect.poll(reminders, PATIENCE).toEqual(said);

  set('2026-03-09 02:05:00');
  await expect.poll(reminders, PATIENCE).toEqual([...said, 'promise 2026-03-06 unit'].toSorted());
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  // Each was counted once in what the job says it did.
  const counted = [...printed.matchAll(/"reminders":(\d+)/g)].map(([, n]) => Number(n));
  expect(counted).toEqual([4, 1]);
}, 400_000);
