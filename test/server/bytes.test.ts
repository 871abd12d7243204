// The real process, killed in the middle of an anonymous tip-off with picture, voice and paper, started again, backed up
// and restored, and at last made to dump its core: every byte of every file and of what it printed is read.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Outcome } from '../../bot/turn.ts';
import { formsOf, tracesIn } from '../support/bytes.ts';
import { letter, photograph, silk, TELLTALES } from '../support/files.ts';
import { newFolder } from '../support/office.ts';
import { operate } from './commands/place.ts';

const ROOT = join(import.meta.dirname, '../..');
const place = newFolder();
const data = join(place, 'data');
/** An address of the loopback of its own, so that finding it means something. */
const ADDRESS = '127.0.9.77';
const AGENT = 'Mozilla/5.0 (QuietPhone 9000; build 8812)';
const TIP = '赵老六开着黑色越野车还吃低保，家里盖了三层楼';
const PATIENCE = { timeout: 120_000, interval: 50 };

let child: ChildProcess | undefined;
let printed = '';
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(place, { recursive: true, force: true });
});

/** Starts the server as `npm start` does, free to write core files where it stands. @returns its port */
async function start(): Promise<number> {
  mkdirSync(place, { recursive: true });
  const before = printed.length;
  child = spawn(
    '/bin/bash',
    ['-c', 'ulimit -c unlimited; exec "$0" "$1"', process.execPath, join(ROOT, 'server/start.mjs')],
    {
      cwd: place,
      env: {
        PATH: process.env.PATH,
        HOME: place,
        DATA_DIR: data,
        PORT: '0',
        RATE_LIMIT: 'off',
        ADMIN_PASSWORD: 'lantern-42-bridge',
      },
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += String(chunk);
    });
  }
  const port = () => /residents\s+http:\/\/127\.0\.0\.1:(\d+)\//.exec(printed.slice(before))?.[1];
  await expect.poll(port, PATIENCE).toBeDefined();
  return Number(port());
}

async function end(signal: NodeJS.Signals): Promise<void> {
  if (!child) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

function send(
  port: number,
  path: string,
  type: string,
  body: Buffer | string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, 'user-agent': AGENT, 'content-length': Buffer.byteLength(body) };
    const asked = request(
      { host: '127.0.0.1', port, path, method: 'POST', localAddress: ADDRESS, headers },
      (answer) => {
        let text = '';
        answer.on('data', (chunk) => {
          text += String(chunk);
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

interface Told {
  conversation: string;
  messages: string[];
  names: string[];
  /** What filed it, to be sent again. */
  last: object;
}

/** Everything up to the message that files, with three files. */
async function tell(port: number, n: number): Promise<Told> {
  const messages: string[] = [];
  const names = [`mmexport17640500${n}1.jpg`, `录音给张三${n}.silk`, `扫描件李四${n}.pdf`];
  let conversation: string | undefined;
  const body = (text: string, more: object = {}) => {
    messages.push(`msg-of-the-quiet-one-${n}-${messages.length}-7f3a`);
    return { text, messageId: messages.at(-1), ...(conversation ? { conversation } : {}), ...more };
  };
  const say = async (text: string, more: object = {}) => {
    const answer = await send(port, '/api/v1/chat', 'application/json', JSON.stringify(body(text, more)));
    expect(answer.status, answer.text).toBe(200);
    const outcome = JSON.parse(answer.text) as Outcome;
    conversation = outcome.conversation;
    return outcome;
  };
  await say(`我是黄泥坳村三组的第${n}户，能吃低保不`);
  await say('我要举报');
  const photo = await photograph();
  const files: string[] = [];
  for (const [m, bytes] of [photo, silk(), await letter(photo)].entries()) {
    const edge = 'edge-of-a-form';
    const head = `--${edge}\r\ncontent-disposition: form-data; name="conversation"\r\n\r\n${conversation}\r\n--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${names[m]}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const form = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
    const answer = await send(port, '/api/v1/attachments', `multipart/form-data; boundary=${edge}`, form);
    expect(answer.status, answer.text).toBe(200);
    files.push((JSON.parse(answer.text) as { id: string }).id);
  }
  await say(TIP, { attachments: files });
  let outcome = await say('白石镇黄泥坳村');
  for (let m = 0; m < 8; m += 1) {
    const choices = outcome.replies.flatMap((reply) => reply.choices ?? []).map(({ value }) => value);
    if (choices.includes('anonymous')) {
      return { conversation: conversation as unknown as string, messages, names, last: body('anonymous') };
    }
    const answer = ['household', 'none', 'skip', 'no'].find((one) => choices.includes(one)) ?? choices[0];
    outcome = await say(answer ?? '没有别的了');
  }
  throw new Error(`never asked whether anonymous: ${JSON.stringify(outcome.replies)}`);
}

test('nothing of an anonymous sender is in any byte, whatever ends the process', async () => {
  let port = await start();
  const secrets: Record<string, string> = { address: ADDRESS, browser: AGENT, device: 'QuietPhone' };
  for (const word of TELLTALES) secrets[`in the files: ${word}`] = word;
  let filed = 0;
  for (const n of [1, 2, 3]) {
    const told = await tell(port, n);
    secrets[`conversation ${n}`] = told.conversation;
    secrets[`what was asked before, ${n}`] = `黄泥坳村三组的第${n}户`;
    for (const [m, id] of told.messages.entries()) secrets[`message ${n}.${m}`] = id;
    for (const name of told.names) secrets[`file name ${name}`] = name;
    // Killed at another moment of the filing each time; then the resident, who heard nothing, asks again.
    const lost = send(port, '/api/v1/chat', 'application/json', JSON.stringify(told.last)).catch(
      () => undefined,
    );
    await new Promise((resolve) => setTimeout(resolve, n * 4));
    await end('SIGKILL');
    await lost;
    port = await start();
    const answer = await send(port, '/api/v1/chat', 'application/json', JSON.stringify(told.last));
    expect(answer.status, answer.text).toBe(200);
    const given = (JSON.parse(answer.text) as Outcome).replies.find((reply) => reply.case)?.case;
    expect(given?.trackingNumber).toMatch(/^MB/);
    if (given?.receiptCode) secrets[`receipt ${n}`] = given.receiptCode;
    filed += 1;
  }
  expect(filed).toBe(3);
  // The log of erased talks is emptied a moment after the filing.
  await expect.poll(() => tracesIn([data], printed, secrets), PATIENCE).toEqual([]);

  const attachments = join(data, 'attachments');
  expect(readdirSync(attachments)).toHaveLength(9);
  // Set back to the day: at once by who files, a moment after the start where he was killed before.
  const tellingTheHour = () =>
    readdirSync(attachments)
      .map((name) => statSync(join(attachments, name)).mtime.toISOString())
      .filter((time) => !time.endsWith('T16:00:00.000Z'));
  await expect.poll(tellingTheHour, PATIENCE).toEqual([]);

  const env = { DATA_DIR: data };
  expect((await operate(env, '', 'backup', join(place, 'serving.db'))).code).toBe(0);
  const filter = `/proc/${child?.pid}/coredump_filter`;
  if (existsSync(filter)) expect(readFileSync(filter, 'utf8').trim()).toMatch(/^0+$/);
  else console.warn('No coredump_filter on this system: what a core file holds was not looked at.');
  await end('SIGABRT');
  await start();
  await end('SIGTERM');
  expect((await operate(env, '', 'backup', join(place, 'after.db'))).code).toBe(0);
  const restored = { DATA_DIR: join(place, 'restored') };
  expect((await operate(restored, '', 'restore', join(place, 'serving.db'))).code).toBe(0);
  expect((await operate(restored, '', 'verify')).code).toBe(0);

  expect(tracesIn([place], printed, secrets)).toEqual([]);
  // The words of the tip are sealed wherever they lie: not in the log, not in a core, not beside a file.
  expect(tracesIn([place], printed, { tip: TIP })).toEqual([]);
  const dumps = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /report\.|\.heapsnapshot|\.heapprofile/.test(name),
  );
  expect(dumps).toEqual([]);
}, 300_000);

test('the reader of bytes finds a text however it is written', () => {
  for (const form of formsOf('QuietPhone')) expect(form.length).toBeGreaterThan(7);
  const wrapped = Buffer.from(Buffer.from('xxQuietPhone 9000yy').toString('base64'));
  expect(formsOf('QuietPhone 9000').some((form) => wrapped.includes(form))).toBe(true);
});

test('a switch that would write memory to a file stops the start, in words', async () => {
  const server = spawn(
    process.execPath,
    ['--heapsnapshot-near-heap-limit=1', join(ROOT, 'server/start.mjs')],
    {
      cwd: place,
      env: { PATH: process.env.PATH, HOME: place, DATA_DIR: join(place, 'never'), PORT: '0' },
    },
  );
  let said = '';
  server.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = (await once(server, 'exit')) as [number];
  expect(code).toBe(1);
  expect(said).toContain('--heapsnapshot-near-heap-limit=1 would write what is in memory to a file');
}, 120_000);
