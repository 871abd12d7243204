// The settings of the server these commands work beside, read without leaving a trace on the disk.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError, readConfig, readKey } from '../config.ts';
import { type Environment, Refused } from './terminal.ts';

export interface Settings {
  county: string;
  /** DATA_DIR, absolute. */
  folder: string;
  databaseFile: string;
  /** Where the master key lies; undefined when MASTER_KEY itself holds it. */
  keyFile: string | undefined;
}

/**
 * The same checks as at the server's start, but for the key: no command needs it, and reading it would make one.
 * @throws Refused with every problem, one a line
 */
export function readSettings(env: Environment): Settings {
  const { county, folder, databaseFile } = checked({
    ...env,
    MASTER_KEY: '0'.repeat(64),
    MASTER_KEY_FILE: undefined,
  });
  const keyFile =
    env.MASTER_KEY === undefined ? (env.MASTER_KEY_FILE ?? join(folder, 'master.key')) : undefined;
  return { county, folder, databaseFile, keyFile };
}

/** The key of the server, where it is to be had; never makes one. */
export function keyOf(env: Environment, { keyFile }: Settings): Buffer | undefined {
  if (keyFile === undefined) return readKey(env.MASTER_KEY ?? '');
  return existsSync(keyFile) ? readKey(readFileSync(keyFile, 'utf8')) : undefined;
}

function checked(env: Environment): Config {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) throw new Refused(error.problems.join('\n'));
    throw error;
  }
}
