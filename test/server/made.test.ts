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
  for (const file of ['start', 'joining', 'joined']) {
    cpSync(join(ROOT, `server/${file}.mjs`), join(root, `server/${file}.mjs`));
  }
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
    "console.log(word, readFileSync(new URL('./beside.txt', import.meta.url), 'utf8'), new Error().stack?.includes('joined.cjs'));",
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

test('what is loaded late shares what was loaded first, and packages with everybody', () => {
  const root = house('late');
  const own = join(root, 'node_modules', 'sharp');
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), '{"name":"sharp","type":"module","exports":"./index.js"}');
  writeFileSync(join(own, 'index.js'), 'export default { name: "package" }; export const count = { of: 0 };');
  writeFileSync(
    join(root, 'server/shared.ts'),
    'export let times = 0; export const more = () => { times += 1; };',
  );
  writeFileSync(
    join(root, 'server/late.ts'),
    "import own, { count } from 'sharp'; import { more, times } from './shared.ts'; more(); count.of += 1; export const late = () => [own.name, times].join(' ');",
  );
  writeFileSync(
    join(root, 'server/main.ts'),
    [
      "import { more, times } from './shared.ts';",
      'more();',
      "import { count } from 'sharp';",
      "void import('./late.ts').then(({ late }) => {",
      '  more();',
      "  console.log(late(), times, count.of, new Error().stack?.includes('joined.cjs'));",
      '});',
    ].join('\n'),
  );
  for (let start = 0; start < 2; start++) expect(run(root)).toBe('package 3 3 1 true');
});

test('what was compiled is kept, and damaged it is compiled anew', () => {
  const root = house('compiled');
  run(root);
  const kept = () => {
    const folder = join(shelf(root), made(root)[0] as string);
    const [file] = readdirSync(folder).filter((name) => name.endsWith('.compiled'));
    return join(folder, file as string);
  };
  const whole = readFileSync(kept());
  expect(run(root)).toBe('first the words beside true');
  expect(readFileSync(kept())).toEqual(whole);
  for (const damaged of [whole.subarray(0, 50), whole.subarray(0, 0), Buffer.from(whole).fill(1, 40, 90)]) {
    writeFileSync(kept(), damaged);
    expect(run(root)).toBe('first the words beside true');
    expect(readFileSync(kept()).length).toBeGreaterThan(whole.length / 2);
    expect(readFileSync(kept())).not.toEqual(damaged);
  }
});

test('code that imports what only running it tells is not joined, and that is said', () => {
  const root = house('told');
  writeFileSync(
    join(root, 'server/main.ts'),
    "const name: string = 'node:os'; void import(name).then(({ EOL }) => console.log(EOL.length));",
  );
  expect(run(root)).toBe('1');
  expect(made(root)).toEqual([]);
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
