// An office for tests: the real one, on a real database in a folder of its own, with a clock that is set by hand.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Office, openOffice } from '../../bot/office.ts';
import type { Queries } from '../../db/connect.ts';
import type { Shelf } from '../../knowledge/shelf.ts';

/** A working Monday in a year whose calendar is known. */
export const MONDAY = '2026-11-23T10:47:31+08:00';

export interface TestClock {
  now(): Date;
  /** ISO instant with offset. */
  set(to: string): void;
  pass(minutes: number): void;
}

export function createClock(at = MONDAY): TestClock {
  let instant = new Date(at).getTime();
  return {
    now: () => new Date(instant),
    set(to) {
      instant = new Date(to).getTime();
    },
    pass(minutes) {
      instant += minutes * 60_000;
    },
  };
}

export interface TestOffice {
  readonly office: Office;
  readonly folder: string;
  readonly clock: TestClock;
  /** Every log line as JSON, the way pino would write its fields. */
  readonly lines: string[];
  /** Closes the office; the folder stays for those who read its bytes. */
  close(): Promise<void>;
  /** Closes the office and removes the folder. */
  dispose(): Promise<void>;
}

export interface TestOfficeOptions {
  county?: string;
  folder?: string;
  clock?: TestClock;
  shelf?: Shelf;
}

export const MASTER_KEY = Buffer.alloc(32, 7);

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder; what a test leaves of it goes with the process. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-test-'));
  made.push(folder);
  return folder;
}

/** Opens an office; give the folder (and clock) of another to open it again. */
export function openTestOffice(options: TestOfficeOptions = {}): TestOffice {
  const folder = options.folder ?? newFolder();
  const clock = options.clock ?? createClock();
  const lines: string[] = [];
  const line = (level: string) => (fields: object, message: string) => {
    lines.push(JSON.stringify({ level, ...fields, message }));
  };
  const office = openOffice({
    county: options.county ?? 'sample',
    folder,
    databaseFile: join(folder, 'mingbai.db'),
    masterKey: MASTER_KEY,
    webAddress: 'http://127.0.0.1:3000',
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    now: clock.now,
    shelf: options.shelf,
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await office.close();
  };
  return {
    office,
    folder,
    clock,
    lines,
    close,
    async dispose() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder as it lies on the disk this moment, as a power cut would leave it. */
export function copyFolder(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, filter: (source) => !source.endsWith('-shm') });
  return copy;
}

/** Every byte of every file of a folder, by file. */
export function bytesOf(folder: string): { file: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ file, bytes: readFileSync(file) }));
}

/** Files of a folder that hold a text in any of the ways it could have been written. */
export function filesHolding(folder: string, text: string): string[] {
  const forms = [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    ...(/^([0-9a-f]{2})+$/.test(text) ? [Buffer.from(text, 'hex')] : []),
  ];
  return bytesOf(folder)
    .filter(({ bytes }) => forms.some((form) => bytes.includes(form)))
    .map(({ file }) => file);
}

/** Runs raw work on the writing connection, for tests that damage or count. */
export const onDisk = <T>({ office }: TestOffice, work: (tx: Queries) => Promise<T>) => office.db.unit(work);
