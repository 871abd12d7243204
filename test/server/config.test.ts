// The environment: defaults that work, and every wrong value said in words before anything is made on the disk.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { newFolder } from '../support/office.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderFor(): string {
  const folder = newFolder();
  made.push(folder);
  return join(folder, 'data');
}

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig({ DATA_DIR: folderFor(), ...env });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('with nothing set it is port 3000 on loopback, SQLite in the data folder, the sample county, limits on', () => {
  const folder = folderFor();
  const config = readConfig({ DATA_DIR: folder });
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    folder,
    databaseFile: join(folder, 'mingbai.db'),
    county: 'sample',
    isRateLimited: true,
    webAddress: 'http://127.0.0.1:3000',
  });
  expect(config).not.toHaveProperty('adminPassword');
  expect(config).not.toHaveProperty('puppet');
});

test('the master key is made once, for its owner only, and found again', () => {
  const folder = folderFor();
  const first = readConfig({ DATA_DIR: folder }).masterKey;
  expect(first).toHaveLength(32);
  expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readConfig({ DATA_DIR: folder }).masterKey.equals(first)).toBe(true);
});

test('a key given in hexadecimal, in base64 or in a file is the same key, and none is written', () => {
  const key = Buffer.alloc(32, 5);
  const folder = folderFor();
  mkdirSync(folder);
  const file = join(folder, 'elsewhere.key');
  writeFileSync(file, `${key.toString('hex')}\n`);
  for (const given of [
    { MASTER_KEY: key.toString('hex') },
    { MASTER_KEY: key.toString('base64') },
    { MASTER_KEY_FILE: file },
  ]) {
    expect(readConfig({ DATA_DIR: folder, ...given }).masterKey.equals(key)).toBe(true);
  }
  expect(existsSync(join(folder, 'master.key'))).toBe(false);
});

test('a key file that was damaged is refused, never replaced', () => {
  const folder = folderFor();
  readConfig({ DATA_DIR: folder });
  writeFileSync(join(folder, 'master.key'), 'half a key');
  expect(() => readConfig({ DATA_DIR: folder })).toThrow(ConfigError);
  expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe('half a key');
});

const WRONG: [string, Record<string, string>, RegExp][] = [
  ['a port that is no number', { PORT: 'three thousand' }, /PORT/],
  ['an empty port', { PORT: '' }, /PORT/],
  ['a port too high', { PORT: '65536' }, /PORT/],
  ['a port below zero', { PORT: '-1' }, /PORT/],
  ['a port with a fraction', { PORT: '80.5' }, /PORT/],
  ['a port in another notation', { PORT: '0x50' }, /PORT/],
  ['an empty host', { HOST: '' }, /HOST/],
  ['a host with a path', { HOST: 'example.org/chat' }, /HOST/],
  ['an empty data folder', { DATA_DIR: '' }, /DATA_DIR/],
  ['a data folder that is a file', { DATA_DIR: '/etc/hostname' }, /DATA_DIR/],
  ['a data folder under a file', { DATA_DIR: '/etc/hostname/data' }, /DATA_DIR/],
  ['a county nobody packed', { COUNTY: 'atlantis' }, /COUNTY.*sample/],
  ['a county that climbs', { COUNTY: '../sample' }, /COUNTY/],
  ['a limit neither on nor off', { RATE_LIMIT: 'no' }, /RATE_LIMIT/],
  ['no limits where others can reach it', { RATE_LIMIT: 'off', HOST: '0.0.0.0' }, /RATE_LIMIT.*loopback/],
  ['a short administrator’s password', { ADMIN_PASSWORD: 'short' }, /ADMIN_PASSWORD/],
  ['a password too long to sign in with', { ADMIN_PASSWORD: 'x'.repeat(201) }, /ADMIN_PASSWORD/],
  ['a short metrics token', { METRICS_TOKEN: 'abc' }, /METRICS_TOKEN/],
  ['a database of another sort', { DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL/],
  ['PostgreSQL, not served from yet', { DATABASE_URL: 'postgres://localhost/x' }, /PostgreSQL/],
  ['a database file without a name', { DATABASE_URL: 'file:' }, /DATABASE_URL/],
  ['a master key too short', { MASTER_KEY: 'abcd' }, /MASTER_KEY/],
  ['an empty master key', { MASTER_KEY: '' }, /MASTER_KEY/],
  ['two master keys', { MASTER_KEY: 'a'.repeat(64), MASTER_KEY_FILE: '/x' }, /both/],
  [
    'a key file that is not there',
    { MASTER_KEY_FILE: '/nowhere/master.key' },
    /MASTER_KEY_FILE.*does not exist/,
  ],
  ['a key file that is a folder', { MASTER_KEY_FILE: '/tmp' }, /cannot be read/],
  ['a public address that is none', { PUBLIC_URL: 'our website' }, /PUBLIC_URL/],
];

test.each(WRONG)('%s stops the start with one sentence that names it', (_, env, said) => {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(said);
  expect(problems[0]).toMatch(/\.$/);
});

test('every problem is listed at once, and nothing was made on the disk', () => {
  const folder = folderFor();
  const env = {
    DATA_DIR: folder,
    PORT: 'x',
    COUNTY: 'y',
    RATE_LIMIT: 'z',
    ADMIN_PASSWORD: '1',
    METRICS_TOKEN: '2',
  };
  const problems = problemsOf(env);
  expect(problems).toHaveLength(5);
  for (const name of ['PORT', 'COUNTY', 'RATE_LIMIT', 'ADMIN_PASSWORD', 'METRICS_TOKEN']) {
    expect(problems.some((problem) => problem.includes(name))).toBe(true);
  }
  expect(existsSync(folder)).toBe(false);
});

test('no problem repeats a secret that was given', () => {
  const secret = 'hunter2';
  for (const name of ['ADMIN_PASSWORD', 'METRICS_TOKEN', 'MASTER_KEY']) {
    expect(problemsOf({ [name]: secret }).join()).not.toContain(secret);
  }
});

test('what may be set is taken', () => {
  const folder = folderFor();
  const config = readConfig({
    DATA_DIR: folder,
    PORT: '0',
    HOST: '::1',
    COUNTY: 'lechang',
    RATE_LIMIT: 'off',
    ADMIN_PASSWORD: '正确的马电池订书钉',
    METRICS_TOKEN: 'm'.repeat(16),
    DATABASE_URL: 'file:$DATA_DIR/other.db',
    WECHATY_PUPPET: 'wechaty-puppet-mock',
    PUBLIC_URL: 'https://mz.example.org',
  });
  expect(config).toMatchObject({
    port: 0,
    host: '::1',
    county: 'lechang',
    isRateLimited: false,
    adminPassword: '正确的马电池订书钉',
    metricsToken: 'm'.repeat(16),
    databaseFile: join(folder, 'other.db'),
    puppet: 'wechaty-puppet-mock',
    webAddress: 'https://mz.example.org',
  });
});

test('a model is set by address and name together, and tracing that would send words outside is refused', () => {
  const LLM_BASE_URL = 'http://127.0.0.1:9/v1';
  const config = readConfig({ DATA_DIR: folderFor(), LLM_BASE_URL, LLM_MODEL: 'm' });
  expect(config.model).toEqual({ baseUrl: LLM_BASE_URL, apiKey: undefined, name: 'm' });
  expect(problemsOf({ LLM_API_KEY: 'k' })).toHaveLength(2);
  expect(problemsOf({ LLM_BASE_URL: 'model.example', LLM_MODEL: 'm' })).toHaveLength(1);
  expect(problemsOf({ LANGSMITH_TRACING: 'true' })[0]).toContain('LANGSMITH_TRACING');
});
