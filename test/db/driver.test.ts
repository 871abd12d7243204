// Two drivers, one for each side of Node-API 10: which is taken, that it lives, and that the lock installs it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { driverFor } from '../../db/driver.ts';
import { newFolder } from '../support/office.ts';

const ROOT = join(import.meta.dirname, '../..');

test('a Node below Node-API 10 gets better-sqlite3 12, every other 13', () => {
  expect(driverFor('9')).toBe('better-sqlite3-12');
  expect(driverFor(undefined)).toBe('better-sqlite3-12');
  expect(driverFor('10')).toBe('better-sqlite3');
  expect(driverFor('11')).toBe('better-sqlite3');
});

test('statements are collected while the database is open, and the process lives', () => {
  const file = join(newFolder(), 'mingbai.db');
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    // Little room for what is new makes Node collect often, and between tasks: what a day of service does in seconds.
    ['--max-semi-space-size=1', '--import', 'tsx', 'test/db/collected.ts', file],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect({ status, signal, stdout, stderr }).toMatchObject({ status: 0, signal: null, stdout: 'whole\n' });
});

test('the lock is one that the npm of every Node takes, and compiles nothing that is not used', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  // npm 10 takes an extraneous package for one that is needed, whatever platform it is for.
  expect(Object.keys(packages).filter((place) => packages[place].extraneous)).toEqual([]);
  // Written by .ci/complete-lock.mjs, lost when npm writes the lock anew.
  expect(packages['node_modules/better-sqlite3'].gypfile).toBe(false);
  expect(packages['node_modules/better-sqlite3-12']).toMatchObject({
    optional: true,
    engines: { node: '<22.14 || 23.0 - 23.5' },
  });
});
