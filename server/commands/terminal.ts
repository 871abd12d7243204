// What a command speaks through, and the ways in which one can end.

/** Where a command writes; tests listen to it. */
export interface Terminal {
  /** A line of what was asked for (standard output). */
  say(line: string): void;
  /** A line about how it goes or what is wrong (standard error). */
  note(line: string): void;
  /** All that was typed or piped in, up to its end. */
  typed(): Promise<string>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** 0: done and nothing found; 1: findings, or it could not be done; 2: not asked rightly. */
export type ExitCode = 0 | 1 | 2;

/** It cannot be done as things are; the message is sentences for the operator. Exit code 1. */
export class Refused extends Error {}

/** It was not asked rightly. Exit code 2. */
export class Misused extends Error {}

const KNOWN: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'part of the path is not a folder',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'this user may not read or write there',
  EPERM: 'this user may not read or write there',
  EROFS: 'the disk may only be read',
  ENOSPC: 'the disk is full',
  SQLITE_FULL: 'the disk is full',
  SQLITE_NOTADB: 'it is not a Mingbai database',
  SQLITE_CORRUPT: 'the database file is damaged; restore a backup',
  SQLITE_BUSY: 'the database was busy for too long; try again',
  SQLITE_READONLY: 'this user may not write to the database',
  SQLITE_CANTOPEN: 'the database cannot be opened; see that this user may read and write its folder',
};

/** An error as a sentence, without a stack. */
export function inWords(error: unknown): string {
  if (error instanceof Refused || error instanceof Misused) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : (KNOWN[code] ?? KNOWN[code.split('_', 2).join('_')]);
  if (known === undefined) return error.message;
  return path === undefined ? `It could not be done: ${known}.` : `${path}: ${known}.`;
}
