// The floors: knowledge ← db ← bot ← server. A folder imports only from itself and the floors below.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const FLOORS = ['knowledge', 'db', 'bot', 'server'] as const;
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

interface File {
  path: string;
  text: string;
  imports: string[];
}

const files: File[] = FLOORS.flatMap((floor) =>
  readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(floor, name);
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(IMPORT)].map(([, from, dynamic]) => from ?? (dynamic as string));
      return { path, text, imports };
    }),
);

const floorOf = (path: string) => FLOORS.findIndex((floor) => path.startsWith(`${floor}/`));
const target = (file: File, from: string) => relative(root, join(root, dirname(file.path), from));
const importing = (pattern: RegExp) =>
  files.filter(({ imports }) => imports.some((from) => pattern.test(from))).map(({ path }) => path);

describe('the house', () => {
  it('has four floors with something on each', () => {
    for (const floor of FLOORS)
      expect(files.filter(({ path }) => path.startsWith(`${floor}/`)).length).toBeGreaterThan(3);
  });

  it('imports downwards only', () => {
    const upwards = files.flatMap((file) =>
      file.imports
        .filter((from) => from.startsWith('.'))
        .map((from) => target(file, from))
        .filter((to) => floorOf(to) > floorOf(file.path))
        .map((to) => `${file.path} imports ${to}`),
    );
    expect(upwards).toEqual([]);
  });

  it('keeps drizzle and the driver in db', () => {
    expect(importing(/^(drizzle-orm|better-sqlite3)/).filter((path) => !path.startsWith('db/'))).toEqual([]);
    // Which better-sqlite3 depends on the Node.
    expect(importing(/^better-sqlite3/)).toEqual(['db/driver.ts']);
  });

  it('keeps wechaty in its channel', () => {
    const wechaty = importing(/^wechaty/);
    expect(wechaty.length).toBeGreaterThan(0);
    expect(wechaty.filter((path) => !path.startsWith('bot/channels/wechaty'))).toEqual([]);
  });

  it('keeps LangChain where answers are made', () => {
    expect(importing(/^@langchain\//).toSorted()).toEqual([
      'bot/model/model.ts',
      'knowledge/answer/runnable.ts',
    ]);
  });

  it('reads the environment in one place', () => {
    const readers = files.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path);
    expect(readers).toEqual(['server/config.ts']);
  });

  it('lets knowledge touch nothing but its own files', () => {
    const reaching = files
      .filter(({ path }) => path.startsWith('knowledge/'))
      .filter(({ imports }) =>
        imports.some((from) => /^node:(net|http|https|child_process|dgram|worker_threads)$/.test(from)),
      )
      .map(({ path }) => path);
    expect(reaching).toEqual([]);
  });
});
