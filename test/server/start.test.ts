// The server as a process: starts, keeps a second one away, and on SIGTERM finishes what is in hand.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesHolding, newFolder, openTestOffice } from '../support/office.ts';

const folder = newFolder();
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  /** Everything printed so far. */
  said(): string;
  /** Exit code, once it has ended. */
  ended: Promise<number | null>;
}

function start(env: Record<string, string>): Started {
  const root = join(import.meta.dirname, '../..');
  const child = spawn(process.execPath, ['server/start.mjs'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: folder, DATA_DIR: folder, PORT: '0', ...env },
  });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, said: () => said, ended };
}

test('the first start prints addresses and a password once; a second server is refused; SIGTERM ends it cleanly', async () => {
  const first = start({});
  await expect.poll(first.said, { timeout: 30_000 }).toMatch(/residents\s+http:\/\/127\.0\.0\.1:\d+\//);
  const address = /residents\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(first.said())?.[1] ?? '';
  const password = /one-time password: (\S+)/.exec(first.said())?.[1] ?? '';
  expect(first.said()).toContain(`${address}/staff`);
  expect(password.length).toBeGreaterThanOrEqual(12);
  expect(filesHolding(folder, password)).toEqual([]);

  const second = start({});
  const signIn = await fetch(`${address}/api/v1/staff/session`, {
    method: 'POST',
    body: JSON.stringify({ username: 'admin', password }),
  });
  expect(await signIn.json()).toMatchObject({ officer: { role: 'admin' }, mustChangePassword: true });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/Another Mingbai server is already running/);
  expect(second.said()).not.toMatch(/\n\s+at /);

  // A page that listens for news, and a message whose second half is still on its way.
  const begun = await fetch(`${address}/api/v1/chat`, { method: 'POST', body: '{"text":"我要投诉"}' });
  const { conversation } = (await begun.json()) as { conversation: string };
  const news = await fetch(`${address}/api/v1/chat/${conversation}/events`);
  const message = JSON.stringify({ conversation, text: '青山镇的低保金三个月没有到账' });
  const half = request(`${address}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-length': Buffer.byteLength(message), connection: 'close' },
  });
  const answered = once(half, 'response');
  half.write(message.slice(0, 20));
  await new Promise((resolve) => setTimeout(resolve, 100));
  first.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 100));
  half.end(message.slice(20));
  const [response] = await answered;
  expect(response.statusCode).toBe(200);
  response.resume();
  await news.text();
  expect(await first.ended).toBe(0);
  expect(first.said()).not.toMatch(/error/i);

  // What was acknowledged is on the disk, and the folder is free again.
  const office = openTestOffice({ folder });
  try {
    const accounts = await office.office.officers.list();
    expect(accounts.map(({ username }) => username)).toEqual(['admin']);
    const { conversations } = office.office.db.tables;
    expect(await office.office.db.reading.select().from(conversations)).toHaveLength(1);
  } finally {
    await office.close();
  }
}, 60_000);

test('the WeChat channel starts from what was joined, its packages beside it', async () => {
  const own = newFolder();
  const server = start({ DATA_DIR: own, WECHATY_PUPPET: 'wechaty-puppet-mock' });
  await expect.poll(server.said, { timeout: 30_000 }).toMatch(/residents\s+http:/);
  // It listens before the channel has started.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.said()).not.toMatch(/error|could not be joined/i);
}, 60_000);
