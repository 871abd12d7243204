// `verify` and the files of cases: whatever was done to a stored file, or to what the database says of it, is named.
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sqlite } from '../../../db/driver.ts';
import { caseIn, from, openTestApp, resident, type TestApp } from '../../support/app.ts';
import { photograph } from '../../support/files.ts';
import { MASTER_KEY } from '../../support/office.ts';
import { operate } from './place.ts';

let inside: TestApp;
let number: string;
const at = (name: string) => join(inside.folder, name);
const stored = () => readdirSync(at('attachments')).map((name) => join(at('attachments'), name));

beforeEach(async () => {
  inside = openTestApp();
  const who = resident(inside.app);
  await who.says('我要投诉', '青山镇的低保金三个月没有到账');
  const form = new FormData();
  form.append('conversation', who.conversation as string);
  form.append('file', new File([new Uint8Array(await photograph())], 'x.jpg'));
  const sent = await inside.app.request(
    '/api/v1/attachments',
    { method: 'POST', body: form },
    from('127.0.0.1'),
  );
  const { id } = (await sent.json()) as { id: string };
  await inside.app.request(
    '/api/v1/chat',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversation: who.conversation, text: '', attachments: [id] }),
    },
    from('127.0.0.1'),
  );
  number = caseIn(await who.say('submit')).trackingNumber;
  expect(stored()).toHaveLength(1);
  await inside.close();
});
afterEach(() => inside.dispose());

const verify = (env: object = { MASTER_KEY: MASTER_KEY.toString('hex') }, ...argv: string[]) =>
  operate({ DATA_DIR: inside.folder, ...env }, '', 'verify', ...argv);

function tamper(statement: string) {
  const raw = new Sqlite(at('mingbai.db'));
  raw.exec(statement);
  raw.close();
}

test('files nobody touched are as they were given, and without the key their size says so', async () => {
  const { code, said } = await verify();
  expect(said).toMatch(/1 attachments compared byte for byte; all of them are as they were given\.$/);
  expect(code).toBe(0);
  const keyless = await verify({});
  expect(keyless.said).toMatch(/1 attachments compared by size alone, for want of the key; all of them/);
  expect(keyless.code).toBe(0);
});

test.each<[string, () => void, RegExp]>([
  [
    'a byte of the file changed',
    () => {
      const file = stored()[0] as string;
      const bytes = readFileSync(file);
      bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
      writeFileSync(file, bytes);
    },
    /its file was changed/,
  ],
  ['something added to the file', () => appendFileSync(stored()[0] as string, 'x'), /its file was changed/],
  ['the file gone', () => rmSync(stored()[0] as string), /its file is missing/],
  ['its record gone', () => tamper('delete from attachments'), /its record is missing/],
  [
    'its hash written anew',
    () => tamper(`update attachments set hash = '${'0'.repeat(64)}'`),
    /its file was changed/,
  ],
  [
    'the hash of what came written anew',
    () => tamper(`update attachments set original = '${'0'.repeat(64)}'`),
    /its record is not the one it was given with/,
  ],
])('%s: is found, and the case named', async (_how, harm, named) => {
  harm();
  const { code, said } = await verify();
  expect(said).toMatch(named);
  expect(said).toContain(`of case ${number}`);
  expect(said).toMatch(/1 are not as they were given/);
  expect(code).toBe(1);
});

test('of a backup the files beside it are compared', async () => {
  const key = { MASTER_KEY: MASTER_KEY.toString('hex') };
  await operate({ DATA_DIR: inside.folder, ...key }, '', 'backup', at('copy.db'));
  expect((await verify(key, at('copy.db'))).code).toBe(0);
  const copied = readdirSync(at('copy.db.attachments'))[0] as string;
  rmSync(join(at('copy.db.attachments'), copied));
  expect((await verify(key, at('copy.db'))).said).toMatch(/its file is missing/);
  expect((await verify(key)).code).toBe(0);
});
