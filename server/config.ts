// The environment, read once and checked; every problem is said in words.

import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { ModelSettings } from '../bot/model/model.ts';
import { listCounties } from '../knowledge/jurisdictions/schema.ts';

export interface Config {
  port: number;
  host: string;
  folder: string;
  databaseFile: string;
  county: string;
  adminPassword?: string;
  masterKey: Buffer;
  metricsToken?: string;
  isRateLimited: boolean;
  /** Puppet module of the WeChat channel; absent: the channel stays off. */
  puppet?: string;
  /** A language model to word answers with; absent: the bot's own words. */
  model?: ModelSettings;
  /** Address of the web page as residents reach it. */
  webAddress: string;
}

/** Thrown when the environment cannot be used; `problems` are sentences. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
export const isLoopback = (host: string) => LOOPBACK.includes(host) || host.startsWith('127.');

type Environment = Readonly<Record<string, string | undefined>>;

/** The process's own environment; nothing else reads it. */
export const environment: Environment = process.env;

/** 32 bytes as hexadecimal characters or base64. */
export function readKey(text: string): Buffer | undefined {
  const trimmed = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64');
  return key.length === 32 ? key : undefined;
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown reason';

/** Whether the data folder can be used, or made when it is not there; makes nothing, for the operator's tool asks too. */
function checkFolder(folder: string, problems: string[]): void {
  try {
    let nearest = folder;
    while (!existsSync(nearest)) nearest = dirname(nearest);
    // The slash makes it an error when what is there is no folder.
    accessSync(join(nearest, '/'), constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    problems.push(`DATA_DIR is ${folder}, which is no folder this server can write to (${codeOf(error)}).`);
  }
}

function masterKey(env: Environment, folder: string, database: string, problems: string[]): Buffer {
  const none = Buffer.alloc(32);
  if (env.MASTER_KEY !== undefined && env.MASTER_KEY_FILE !== undefined) {
    problems.push('MASTER_KEY and MASTER_KEY_FILE are both set; set one of them.');
    return none;
  }
  const wrong = (name: string) =>
    problems.push(`${name} must hold 32 bytes, as 64 hexadecimal characters or base64.`);
  if (env.MASTER_KEY !== undefined) {
    const key = readKey(env.MASTER_KEY);
    if (!key) wrong('MASTER_KEY');
    return key ?? none;
  }
  const file = env.MASTER_KEY_FILE ?? join(folder, 'master.key');
  if (existsSync(file)) {
    try {
      const key = readKey(readFileSync(file, 'utf8'));
      if (!key) wrong(`The key file ${file}`);
      return key ?? none;
    } catch (error) {
      problems.push(`The key file ${file} cannot be read (${codeOf(error)}).`);
      return none;
    }
  }
  if (env.MASTER_KEY_FILE !== undefined) {
    problems.push(`MASTER_KEY_FILE names ${file}, which does not exist.`);
    return none;
  }
  if (problems.length > 0) return none;
  if (existsSync(database)) {
    // A new key would silently make everything sealed under the old one unreadable.
    problems.push(`The database ${database} is there but its key ${file} is not; put the key file back.`);
    return none;
  }
  const key = randomBytes(32);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return key;
}

function databaseFile(env: Environment, folder: string, problems: string[]): string {
  const url = env.DATABASE_URL;
  if (url === undefined || url === '') return join(folder, 'mingbai.db');
  if (url.startsWith('file:')) {
    const path = url.slice('file:'.length).replace('$DATA_DIR', folder);
    if (path === '' || path.endsWith('/')) problems.push('DATABASE_URL must name a file after file: .');
    return isAbsolute(path) ? path : resolve(path);
  }
  problems.push(
    url.startsWith('postgres://') || url.startsWith('postgresql://')
      ? 'DATABASE_URL names PostgreSQL, which this version does not serve from yet; leave it out to use SQLite.'
      : 'DATABASE_URL must begin with file: .',
  );
  return '';
}

/** Tracing services LangChain would send every question to, were they set. */
const TRACING = ['LANGCHAIN_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2'];

function modelSettings(env: Environment, problems: string[]): ModelSettings | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL: name } = env;
  for (const variable of TRACING) {
    if (env[variable] === 'true') {
      problems.push(`${variable} is on: it would send what residents write to an outside service. Unset it.`);
    }
  }
  if (!baseUrl && !apiKey && !name) return undefined;
  if (!baseUrl || !/^https?:\/\/[^\s/]+/.test(baseUrl)) {
    problems.push(
      'LLM_BASE_URL must be an address that begins with http:// or https:// when a model is set.',
    );
  }
  if (!name) problems.push('LLM_MODEL must name the model when LLM_BASE_URL or LLM_API_KEY is set.');
  return baseUrl && name ? { baseUrl, apiKey: apiKey || undefined, name } : undefined;
}

/**
 * Reads the configuration; makes the master key the first time.
 * @throws ConfigError with every problem
 */
export function readConfig(env: Environment = environment): Config {
  const problems: string[] = [];
  const port = Number(env.PORT ?? 3000);
  if (!/^\d{1,5}$/.test(env.PORT ?? '3000') || port > 65_535) {
    problems.push('PORT must be a whole number from 0 to 65535.');
  }
  const host = env.HOST ?? '127.0.0.1';
  if (host === '' || /[\s/]/.test(host)) problems.push('HOST must be an address or a host name.');
  if (env.DATA_DIR === '') problems.push('DATA_DIR is empty; leave it out to use ./data.');
  const folder = resolve(env.DATA_DIR ?? './data');
  const county = env.COUNTY ?? 'sample';
  if (!listCounties().includes(county)) {
    problems.push(`COUNTY is ${JSON.stringify(county)}; there are ${listCounties().join(', ')}.`);
  }
  const limit = env.RATE_LIMIT ?? 'on';
  if (limit !== 'on' && limit !== 'off') problems.push('RATE_LIMIT must be on or off.');
  if (limit === 'off' && !isLoopback(host)) {
    problems.push('RATE_LIMIT=off is for measuring and needs HOST to be a loopback address.');
  }
  if (env.ADMIN_PASSWORD !== undefined && !/^.{8,200}$/su.test(env.ADMIN_PASSWORD)) {
    problems.push('ADMIN_PASSWORD must have 8 to 200 characters.');
  }
  if (env.METRICS_TOKEN !== undefined && env.METRICS_TOKEN.length < 16) {
    problems.push('METRICS_TOKEN must have at least 16 characters.');
  }
  const address = env.PUBLIC_URL;
  if (address !== undefined && !/^https?:\/\/[^\s/]+/.test(address)) {
    problems.push('PUBLIC_URL must be an address that begins with http:// or https:// .');
  }
  const model = modelSettings(env, problems);
  const file = databaseFile(env, folder, problems);
  // Nothing is made on the disk for a start that is refused anyway.
  if (problems.length === 0) checkFolder(folder, problems);
  const key = masterKey(env, folder, file, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    port,
    host,
    folder,
    databaseFile: file,
    county,
    ...(env.ADMIN_PASSWORD === undefined ? {} : { adminPassword: env.ADMIN_PASSWORD }),
    masterKey: key,
    ...(env.METRICS_TOKEN === undefined ? {} : { metricsToken: env.METRICS_TOKEN }),
    isRateLimited: limit === 'on',
    ...(model === undefined ? {} : { model }),
    ...(env.WECHATY_PUPPET ? { puppet: env.WECHATY_PUPPET } : {}),
    webAddress: address ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
  };
}
