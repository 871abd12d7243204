// The list of sealing keys, a file beside the database: there once keys were rotated, each key in it sealed under the master
// key. A number that is not in it is not to be had, also number 0, which could be derived at any time.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { derive, firstRing, type KeyRing, MOST_KEYS, makeRing, seal, unseal } from './sealing.ts';

/** The list cannot be used; the message is a sentence for the operator. */
export class KeyListFault extends Error {}

export const keyListIn = (folder: string) => join(folder, 'sealing.keys');

const LINE = /^(\d{1,5}) (derived|[A-Za-z0-9+/]+=*)$/;
const HEAD = [
  '# Sealing keys of Mingbai, newest first, each sealed under the master key. Without this file nobody can open contacts,',
  '# words or attachments: keep a copy of it with the copy of the master key, one for each backup you keep.',
];

/** @returns lines by number, or undefined when there is no list */
function linesOf(file: string): Map<number, string> | undefined {
  if (!existsSync(file)) return undefined;
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new KeyListFault(
      `The list of keys ${file} may be read or written by others (mode ${mode.toString(8)}); run chmod 600 on it.`,
    );
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new KeyListFault(`The list of keys ${file} cannot be read (${code ?? 'unknown reason'}).`);
  }
  const lines = new Map<number, string>();
  for (const [n, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, number, kept] = LINE.exec(line.trim()) ?? [];
    const at = Number(number);
    const isSound =
      kept !== undefined && at <= MOST_KEYS && !lines.has(at) && (at === 0) === (kept === 'derived');
    if (!isSound) {
      throw new KeyListFault(
        `Line ${n + 1} of the list of keys ${file} is not one of ours; put a copy back.`,
      );
    }
    lines.set(at, kept);
  }
  if (lines.size === 0) throw new KeyListFault(`The list of keys ${file} is empty; put a copy back.`);
  return lines;
}

/** The numbers in the list, which need no master key. @throws KeyListFault */
export const numbersIn = (folder: string): number[] => [...(linesOf(keyListIn(folder))?.keys() ?? [0])];

/** @throws KeyListFault when it is readable by others, damaged, or of another master key */
export function readKeyList(folder: string, master: Buffer): KeyRing {
  const file = keyListIn(folder);
  const lines = linesOf(file);
  if (!lines) return firstRing(master);
  const keys = new Map<number, Buffer>();
  for (const [number, kept] of lines) {
    keys.set(number, number === 0 ? derive(master, 'fields') : open(file, master, number, kept));
  }
  return makeRing(keys);
}

// The number is sealed with the key, so that no line can be given the number of another.
function open(file: string, master: Buffer, number: number, kept: string): Buffer {
  try {
    const [named, key] = unseal(derive(master, 'key-list'), Buffer.from(kept, 'base64')).split(' ');
    if (Number(named) === number && key?.length === 64) return Buffer.from(key, 'hex');
  } catch {
    // Said below.
  }
  throw new KeyListFault(
    `Key ${number} in ${file} does not open with the master key: one of the two files is damaged or not of this database.`,
  );
}

/** On disk whole or not at all, mode 600. */
export function writeKeyList(folder: string, master: Buffer, { keys }: KeyRing): void {
  const file = keyListIn(folder);
  const under = derive(master, 'key-list');
  const lines = [...keys]
    .toSorted(([a], [b]) => b - a)
    .map(([n, key]) =>
      n === 0 ? '0 derived' : `${n} ${seal(under, `${n} ${key.toString('hex')}`).toString('base64')}`,
    );
  const part = `${file}.part`;
  rmSync(part, { force: true });
  const handle = openSync(part, 'wx', 0o600);
  try {
    writeSync(handle, `${[...HEAD, ...lines].join('\n')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
  const around = openSync(dirname(file), 'r');
  try {
    fsyncSync(around);
  } finally {
    closeSync(around);
  }
}
