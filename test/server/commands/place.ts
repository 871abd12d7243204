// A data folder with a database of filed cases, and ears for what a command says.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOffice } from '../../../bot/office.ts';
import { createTurns } from '../../../bot/turn.ts';
import { run } from '../../../server/commands/program.ts';

const silent = { info() {}, warn() {}, error() {} };

export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-cli-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens an office in a folder as the server would. */
export const openAt = (folder: string) =>
  openOffice({
    county: 'sample',
    folder,
    databaseFile: join(folder, 'mingbai.db'),
    masterKey: randomBytes(32),
    webAddress: 'http://127.0.0.1',
    log: silent,
  });

/** Files a complaint in a talk. @returns its tracking number */
export async function fileCase(office: ReturnType<typeof openAt>): Promise<string> {
  const turns = createTurns(office);
  let conversation: string | undefined;
  for (const text of ['我要投诉，青山镇上湾村低保金三个月没发', '提交']) {
    const taken = await turns.take({
      channel: 'web',
      text,
      source: 'test',
      ...(conversation === undefined ? {} : { conversation }),
    });
    conversation = taken.conversation;
    for (const reply of taken.replies) if (reply.case) return reply.case.trackingNumber;
  }
  throw new Error('the complaint was not filed');
}

/** Runs one command in this process. */
export async function operate(env: Record<string, string>, typed: string, ...argv: string[]) {
  const said: string[] = [];
  const noted: string[] = [];
  const code = await run(argv, env, {
    say: (line) => void said.push(line),
    note: (line) => void noted.push(line),
    typed: async () => typed,
  });
  return { code, said: said.join('\n'), noted: noted.join('\n') };
}
