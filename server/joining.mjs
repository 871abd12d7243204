// Owns joining main.ts and all it imports into one file (joined.mjs runs it), beside others for what is only loaded where it is
// used. Plain JavaScript, because whoever makes the TypeScript readable cannot be TypeScript itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';

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
  'file-box',
  'opencc-js',
  'pdfkit',
  'pinyin-pro',
  'sharp',
  'tsx',
  'wechaty',
  'wechaty-puppet',
  'wechaty-puppet-service',
];

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

async function asFunction(source, supported = {}) {
  const { code } = await transform(source, {
    format: 'cjs',
    target: 'node20',
    platform: 'node',
    define: { 'import.meta.resolve': '__resolve' },
    supported,
    logLevel: 'silent',
  });
  return code;
}

/** Everything a chunk needs before it can run, itself last. */
function closureOf(name, chunks, found = new Set()) {
  for (const other of chunks[name].needs) if (!found.has(other)) closureOf(other, chunks, found);
  return found.add(name);
}

/**
 * Writes the files into `folder`, a new one.
 * @returns the sources that were read, by their paths from `root`
 */
export async function joinSources(root, folder) {
  const { metafile, outputFiles } = await build({
    entryPoints: [join(root, 'server', 'main.ts')],
    absWorkingDir: root,
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    // The only format that is split; each piece is then made a function of its own.
    format: 'esm',
    target: 'node20',
    external: PACKAGES,
    plugins: [beside],
    define: { JOINED_IN: JSON.stringify(folder) },
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const chunks = {};
  for (const [path, { imports }] of Object.entries(metafile.outputs)) {
    const known = imports.filter(({ kind }) => kind === 'import-statement');
    const outer = known.filter(({ path, external }) => external && !isBuiltin(path));
    chunks[basename(path)] = {
      needs: known.filter(({ external }) => !external).map(({ path }) => basename(path)),
      packages: [...new Set(outer.map(({ path }) => path))],
    };
  }
  const bodies = new Map();
  for (const { path, text } of outputFiles) {
    let source = text;
    for (const name of Object.keys(chunks))
      source = source.replaceAll(`import("./${name}")`, `__open("${name}")`);
    const code = await asFunction(source);
    // Kept code of V8's cannot import on its own (Node's limit, told at run time only): then nothing is joined.
    if (code !== (await asFunction(source, { 'dynamic-import': false }))) {
      throw new Error(`${basename(path)} imports something of which only running it tells what`);
    }
    bodies.set(basename(path), `function (exports, require, module, __open, __resolve) {${code}\n}`);
  }
  const first = closureOf('main.cjs', chunks);
  mkdirSync(folder, { recursive: true });
  const table = [...first].map((name) => `${JSON.stringify(name)}: ${bodies.get(name)}`);
  writeFileSync(join(folder, 'joined.cjs'), `({\n${table.join(',\n')}\n})`);
  for (const [name, body] of bodies) if (!first.has(name)) writeFileSync(join(folder, name), `(${body})`);
  writeFileSync(join(folder, 'chunks.json'), JSON.stringify(chunks));
  return Object.keys(metafile.inputs);
}
