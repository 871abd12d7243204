// `npm run chat`: the bot in a terminal, on the same data as the server, or on a folder of its own while that runs.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTerminal } from '../bot/channels/terminal.ts';
import { createDelivery } from '../bot/deliver.ts';
import { type Log, openOffice } from '../bot/office.ts';
import { zh } from '../bot/phrases/zh-CN.ts';
import { createTurns } from '../bot/turn.ts';
import { AlreadyRunning, lockFolder } from '../db/connect.ts';
import { type Config, ConfigError, readConfig } from './config.ts';

interface Place extends Pick<Config, 'folder' | 'databaseFile' | 'masterKey'> {
  greeting: string;
  leave(): void;
}

function configure(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(['Mingbai cannot start:', ...error.problems.map((problem) => `  - ${problem}`)].join('\n'));
    process.exit(1);
  }
}

/** One process writes to a data folder at a time; beside a running server a trial gets its own, removed afterwards. */
function placeFor(config: Config): Place {
  try {
    const leave = lockFolder(config.folder);
    return { ...config, greeting: zh.terminal.kept(config.folder), leave };
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    const folder = mkdtempSync(join(tmpdir(), 'mingbai-chat-'));
    return {
      folder,
      databaseFile: join(folder, 'mingbai.db'),
      masterKey: randomBytes(32),
      greeting: zh.terminal.trial,
      leave: () => rmSync(folder, { recursive: true, force: true }),
    };
  }
}

/** Standard output belongs to the talk; what is wrong goes beside it. */
const log: Log = {
  info() {},
  warn: (fields, message) => console.error(message, fields),
  error: (fields, message) => console.error(message, fields),
};

const config = configure();
const { greeting, leave, ...place } = placeFor(config);
const office = openOffice({ ...place, county: config.county, webAddress: config.webAddress, log });
await office.publishing.refresh();
const terminal = createTerminal(office, createTurns(office), {
  input: process.stdin,
  output: process.stdout,
});
const delivery = createDelivery(office, [terminal]);
office.tellSoon = (conversation) => void delivery.tell(conversation);
delivery.start();
process.on('SIGINT', () => terminal.end());
process.on('SIGTERM', () => terminal.end());

console.log(greeting);
await terminal.talk();
await delivery.stop();
await office.close();
leave();
