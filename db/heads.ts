// The daily head of the chain of events, outside the database: whoever shortens or rewrites the chain would have to change
// these files too, and the copies made of them elsewhere.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** As of the end of `day`, `seq` was the last event and `hash` its hash. */
export interface Head {
  day: string;
  seq: number;
  hash: string;
}

/** Beside the database, whatever its name. */
export const headsOf = (databaseFile: string) => join(dirname(databaseFile), 'heads');

const LINE = /^(\d{4}-\d{2}-\d{2}) (\d{1,15}) ([0-9a-f]{64})$/;

/** Every head written so far, oldest first. A line nobody of ours wrote is handed back as it is, in `strange`. */
export function readHeads(folder: string): { heads: Head[]; strange: { file: string; line: number }[] } {
  const heads: Head[] = [];
  const strange: { file: string; line: number }[] = [];
  if (!existsSync(folder)) return { heads, strange };
  const files = readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}\.txt$/.test(name));
  for (const file of files.toSorted()) {
    for (const [n, line] of readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').entries()) {
      const [, day, seq, hash] = LINE.exec(line) ?? [];
      if (day === undefined || hash === undefined) strange.push({ file, line: n + 1 });
      else heads.push({ day, seq: Number(seq), hash });
    }
  }
  return { heads, strange };
}

/** Adds a line to the file of its day; what stands there is never touched. */
export function writeHead(folder: string, head: Head): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${head.day}.txt`);
  appendFileSync(file, `${head.day} ${head.seq} ${head.hash}\n`, { mode: 0o600, flush: true });
}

/** Whether a day has its head already. */
export const hasHead = (folder: string, day: string) => existsSync(join(folder, `${day}.txt`));
