// The one file a start is read from: made once, made anew when a source changed, and not needed where it cannot be made.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'mingbai-made-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small house of the same shape: main.ts says what a neighbour file holds. */
function house(name: string): string {
  const root = join(folder, name);
  mkdirSync(join(root, 'server'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  for (const tool of ['esbuild', '@esbuild', 'tsx', 'get-tsconfig', 'resolve-pkg-maps']) {
    symlinkSync(join(ROOT, 'node_modules', tool), join(root, 'node_modules', tool));
  }
  cpSync(join(ROOT, 'server/start.mjs'), join(root, 'server/start.mjs'));
  for (const file of ['package-lock.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(root, file));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'server/beside.txt'), 'the words beside');
  write(root, 'first');
  return root;
}

function write(root: string, word: string): void {
  const lines = [
    "import { readFileSync } from 'node:fs';",
    `const word: string = '${word}';`,
    "console.log(word, readFileSync(new URL('./beside.txt', import.meta.url), 'utf8'), new Error().stack?.includes('main.mjs'));",
  ];
  writeFileSync(join(root, 'server/main.ts'), lines.join('\n'));
}

const run = (root: string) =>
  execFileSync(process.execPath, ['server/start.mjs'], { cwd: root }).toString().trim();
const shelf = (root: string) => join(root, 'node_modules/.cache/mingbai');
const made = (root: string) => readdirSync(shelf(root)).filter((name) => name.startsWith('main-'));

test('the second start reads what the first one made, and finds the files beside the sources', () => {
  const root = house('twice');
  expect(run(root)).toBe('first the words beside true');
  const [only] = made(root);
  expect(run(root)).toBe('first the words beside true');
  expect(made(root)).toEqual([only]);
});

test('a changed source is never served from what was made before', () => {
  const root = house('changed');
  run(root);
  write(root, 'other');
  // Same size, and a clock that stood still: the time of the file is all that tells.
  utimesSync(join(root, 'server/main.ts'), new Date(), new Date(Date.now() + 5_000));
  expect(run(root)).toBe('other the words beside true');
});

test('what npm installed anew is never served from what was made before', () => {
  const root = house('installed');
  const installed = join(root, 'node_modules/.package-lock.json');
  writeFileSync(installed, '{}');
  run(root);
  expect(run(root)).toBe('first the words beside true');
  expect(made(root)).toHaveLength(1);
  writeFileSync(installed, '{"packages":{}}');
  run(root);
  expect(made(root)).toHaveLength(2);
});

test('what was made long ago goes, what may still run stays', () => {
  const root = house('old');
  run(root);
  const [young] = made(root);
  const old = `main-${Date.now() - 8 * 24 * 3_600_000}-1`;
  mkdirSync(join(shelf(root), old));
  write(root, 'later');
  run(root);
  expect(made(root)).toContain(young);
  expect(made(root)).not.toContain(old);
});

test('where nothing can be made the sources run as they are', () => {
  const root = house('sealed');
  // A file where the folder should be: nothing can be written there, whoever runs it.
  writeFileSync(join(root, 'node_modules/.cache'), '');
  expect(run(root)).toBe('first the words beside false');
});

test('a list that is no list is no reason not to start', () => {
  const root = house('torn');
  run(root);
  writeFileSync(
    join(shelf(root), 'made.json'),
    readFileSync(join(shelf(root), 'made.json'), 'utf8').slice(0, 40),
  );
  expect(run(root)).toBe('first the words beside true');
});
