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
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shelf = join(root, 'node_modules', '.cache', 'mingbai');

/** Binaries, and what is loaded only where it is used: they stay packages. */
const PACKAGES = [
  '@expo-google-fonts/*',
  '@langchain/openai',
  '@node-rs/*',
  '@resvg/*',
  '@viz-js/viz',
  'better-sqlite3',
  'better-sqlite3-12',
  'docx',
  'opencc-js',
  'pdfkit',
  'pinyin-pro',
  'sharp',
  'tsx',
  'wechaty',
  'wechaty-puppet',
  'wechaty-puppet-service',
];

/** How long what was made from older sources stays, in ms. */
const KEPT = 7 * 24 * 3_600_000;

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
  return [...read, 'package-lock.json', 'tsconfig.json', 'server/start.mjs'];
}

/** The folder made before, when nothing it was made of has changed. */
function madeBefore() {
  try {
    const { at, folder, inputs } = JSON.parse(readFileSync(join(shelf, 'made.json'), 'utf8'));
    const isSame = (mark) => mark.every((value, i) => value === markOf(mark[0])[i]);
    const made = join(shelf, folder);
    return at === root && inputs.every(isSame) && existsSync(join(made, 'main.mjs')) ? made : undefined;
  } catch {
    // Nothing was made yet, or a source is gone.
    return undefined;
  }
}

/** Own sources read files that lie beside them; in the one file they must still find them there. */
const beside = {
  name: 'beside',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

async function make() {
  const { build } = await import('esbuild');
  const folder = `main-${Date.now()}-${process.pid}`;
  const { metafile } = await build({
    entryPoints: [join(root, 'server', 'main.ts')],
    absWorkingDir: root,
    outdir: join(shelf, folder),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: PACKAGES,
    plugins: [beside],
    define: { JOINED_IN: JSON.stringify(join(shelf, folder)) },
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = inputsOf(Object.keys(metafile.inputs));
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

let entry;
try {
  mkdirSync(shelf, { recursive: true });
  entry = pathToFileURL(join(madeBefore() ?? (await make()), 'main.mjs')).href;
} catch {
  // A folder that cannot be written, a package that cannot be joined: the sources themselves always work.
  const { register } = await import('tsx/esm/api');
  register();
  entry = new URL('./main.ts', import.meta.url).href;
}
module.enableCompileCache?.(join(shelf, 'compiled'));
await import(entry);
