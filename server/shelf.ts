// Owns the shelf in a folder: what the knowledge worked out once, kept beside the code that worked it out, for the next start.
import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Shelf } from '../knowledge/shelf.ts';

const ENDING = '.kept';
/** In front: how many bytes there are, and their sum. Whoever may write here may change the code as well; this is about disks. */
const HEAD = 8;
/** The base, what ships, what the office published over it, and those before; an index weighs eight megabytes. */
const MOST = 6;

const headOf = (bytes: Uint8Array): Buffer => Buffer.from(Uint32Array.of(bytes.length, crc32(bytes)).buffer);

/** @param failed told the code of an error when something could not be read or kept; everything goes on, only slower */
export function openShelf(folder: string, failed: (code: string) => void): Shelf {
  const fileOf = (name: string) => join(folder, `${name}${ENDING}`);

  function trying<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      failed((error as NodeJS.ErrnoException).code ?? (error as Error).name);
      return undefined;
    }
  }

  function forgetOldest(): void {
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(ENDING))
      .map((file) => ({ path: join(folder, file), used: statSync(join(folder, file)).mtimeMs }))
      .sort((a, b) => b.used - a.used);
    for (const { path } of files.slice(MOST)) rmSync(path, { force: true });
  }

  return {
    find: (name) =>
      trying(() => {
        const whole = readWhole(fileOf(name));
        if (!whole) return undefined;
        const bytes = whole.subarray(HEAD);
        if (whole.length < HEAD || !headOf(bytes).equals(whole.subarray(0, HEAD))) {
          failed('DAMAGED');
          return undefined;
        }
        const now = new Date();
        utimesSync(fileOf(name), now, now);
        return bytes;
      }),
    keep: (name, bytes) =>
      trying(() => {
        const draft = `${fileOf(name)}.${process.pid}`;
        writeFileSync(draft, Buffer.concat([headOf(bytes), bytes]));
        renameSync(draft, fileOf(name));
        forgetOldest();
      }),
  };
}

/** A file in memory of its own, so that it begins where numbers may; undefined when there is none. */
function readWhole(path: string): Uint8Array | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, at);
      if (read === 0) return bytes.subarray(0, at);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
