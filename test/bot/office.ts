// A whole office in a temporary folder, and a resident to talk to it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Office, openOffice } from '../../bot/office.ts';
import { createTurns, type Outcome, type Turns } from '../../bot/turn.ts';

export interface TestOffice {
  office: Office;
  turns: Turns;
  folder: string;
  log: string[];
  /** Opens the same folder again, as after a restart. */
  reopen(): Promise<TestOffice>;
  end(): Promise<void>;
}

export interface TestOptions {
  county?: string;
  now?: () => Date;
  folder?: string;
  masterKey?: Buffer;
}

export function testOffice(options: TestOptions = {}): TestOffice {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'mingbai-'));
  const masterKey = options.masterKey ?? randomBytes(32);
  const log: string[] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void log.push(`${level} ${JSON.stringify(fields)} ${message}`);
  const office = openOffice({
    county: options.county ?? 'sample',
    folder,
    databaseFile: join(folder, 'mingbai.db'),
    masterKey,
    webAddress: 'http://127.0.0.1:3000',
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    ...(options.now ? { now: options.now } : {}),
  });
  return {
    office,
    turns: createTurns(office),
    folder,
    log,
    async reopen() {
      await office.close();
      return testOffice({ ...options, folder, masterKey });
    },
    async end() {
      await office.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody who keeps one talk going. */
export function resident(turns: Turns) {
  let conversation: string | undefined;
  return {
    get conversation() {
      return conversation;
    },
    async say(text: string, messageId?: string): Promise<Outcome> {
      const outcome = await turns.take({
        channel: 'web',
        text,
        source: 'test',
        ...(conversation === undefined ? {} : { conversation }),
        ...(messageId === undefined ? {} : { messageId }),
      });
      conversation = outcome.conversation;
      return outcome;
    },
  };
}

export const textOf = (outcome: Outcome) => outcome.replies.map(({ text }) => text).join('\n');
