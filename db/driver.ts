// The SQLite driver that this Node can run; the only place that imports one (docs/decisions/0013).
import { createRequire } from 'node:module';
import type Driver from 'better-sqlite3';

export type Connection = Driver.Database;

/**
 * better-sqlite3 13 is built for Node-API 10 and kills a Node that has less (20, and 22 before 22.14) at the first
 * open, without a word. 12 built with the headers of Node 24.19 or later aborts when a statement is collected.
 */
const NODE_API = 10;

/** @returns the package that holds the driver for a Node of this Node-API version, as `process.versions.napi` has it */
export function driverFor(napi: string | undefined): 'better-sqlite3' | 'better-sqlite3-12' {
  return Number(napi) >= NODE_API ? 'better-sqlite3' : 'better-sqlite3-12';
}

function load(): typeof Driver {
  const name = driverFor(process.versions.napi);
  try {
    return createRequire(import.meta.url)(name);
  } catch (error) {
    // `npm ci` leaves out what the Node it ran on does not need, and a 12 that could not be compiled.
    throw new Error(
      `the SQLite driver for Node ${process.version}, ${name}, is not installed: run npm ci with this Node` +
        (name === 'better-sqlite3-12' ? ' (it may have to be compiled: python3, make, g++)' : ''),
      { cause: error },
    );
  }
}

export const Sqlite = load();
