// `npm start`: runs main.ts from one file made of it and all it imports, which is read several times sooner than a thousand small
// ones. The file is made anew whenever a source has changed; where it cannot be made, main.ts runs as it is. Plain JavaScript,
// because whoever makes the TypeScript readable cannot be TypeScript itself.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJoined } from './joined.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shelf = join(root, 'node_modules', '.cache', 'mingbai');

/** How long what was made from older sources stays, in ms. */
const KEPT = 7 * 24 * 3_600_000;

const STARTERS = ['start', 'joining', 'joined'].map((name) => `server/${name}.mjs`);

/** What npm writes anew whenever it changes a package. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Tells whether a source is still the one that was read: its path from the root, its time and size. */
function markOf(path) {
  const { mtimeMs, size } = statSync(`${root}/${path}`);
  return [path, mtimeMs, size];
}

/** What must not have changed: own sources one by one, six hundred files of packages by npm's word, where there is one. */
function inputsOf(sources) {
  const isTold = existsSync(join(root, INSTALLED));
  const read = isTold ? [...sources.filter((path) => !path.startsWith('node_modules/')), INSTALLED] : sources;
  return [...read, 'package-lock.json', 'tsconfig.json', ...STARTERS];
}

/** The folder made before, when nothing it was made of has changed. */
function madeBefore() {
  try {
    const { at, folder, inputs } = JSON.parse(readFileSync(join(shelf, 'made.json'), 'utf8'));
    const isSame = (mark) => mark.every((value, i) => value === markOf(mark[0])[i]);
    const made = join(shelf, folder);
    return at === root && inputs.every(isSame) && existsSync(join(made, 'joined.cjs')) ? made : undefined;
  } catch {
    // Nothing was made yet, or a source is gone.
    return undefined;
  }
}

async function make() {
  const { joinSources } = await import('./joining.mjs');
  const folder = `main-${Date.now()}-${process.pid}`;
  const inputs = inputsOf(await joinSources(root, join(shelf, folder)));
  const draft = join(shelf, `${folder}.json`);
  writeFileSync(draft, JSON.stringify({ at: root, folder, inputs: inputs.map(markOf) }));
  renameSync(draft, join(shelf, 'made.json'));
  for (const name of readdirSync(shelf)) {
    // A server that runs still loads parts of its own when they are first needed.
    if (name.startsWith('main-') && Date.now() - Number(name.split('-')[1]) > KEPT) {
      rmSync(join(shelf, name), { recursive: true, force: true });
    }
  }
  return join(shelf, folder);
}

let folder;
try {
  mkdirSync(shelf, { recursive: true });
  folder = madeBefore() ?? (await make());
} catch (error) {
  // A folder that cannot be written, a package that cannot be joined: the sources themselves always work.
  console.error(`The sources could not be joined and are read one by one: ${error.code ?? error.message}`);
}
module.enableCompileCache?.(join(shelf, 'compiled'));
if (folder) {
  await runJoined(folder);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL('./main.ts', import.meta.url).href);
}
