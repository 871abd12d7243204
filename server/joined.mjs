// Owns running what joining.mjs joined, with what V8 compiled of it at an earlier start: reading four megabytes of code anew takes
// longer than everything the bot then does with it. (Node 22 can keep that by itself, 20 cannot.)
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

/** When to keep what was compiled, in ms: by then the first messages have shown what is needed. */
const KEEP_AFTER = 2_000;
/** Bytes of the hash in front: V8 does not look whether bytes were damaged. */
const HEAD = 32;

const hashOf = (bytes) => createHash('sha256').update(bytes).digest();

function readKept(path) {
  try {
    const whole = readFileSync(path);
    const bytes = whole.subarray(HEAD);
    return whole.length > HEAD && hashOf(bytes).equals(whole.subarray(0, HEAD)) ? bytes : undefined;
  } catch {
    // Nothing was kept yet.
    return undefined;
  }
}

function keep(script, path) {
  try {
    const bytes = script.createCachedData();
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([hashOf(bytes), bytes]));
    renameSync(draft, path);
  } catch {
    // It is only compiled anew next time.
  }
}

const compile = (path, cachedData) =>
  new vm.Script(readFileSync(path, 'utf8'), { filename: path, cachedData });

/** Runs the server joined in `folder`. Resolves when its code ran, which is not when it listens. */
export async function runJoined(folder) {
  const chunks = JSON.parse(readFileSync(join(folder, 'chunks.json'), 'utf8'));
  const path = join(folder, 'joined.cjs');
  // Another Node or processor calls for other code.
  const compiled = join(folder, `joined-${process.version}-${process.arch}.compiled`);
  const kept = readKept(compiled);
  const script = compile(path, kept);
  if (kept === undefined || script.cachedDataRejected) {
    const keepOnce = () => {
      clearTimeout(later);
      process.off('exit', keepOnce);
      keep(script, compiled);
    };
    const later = setTimeout(keepOnce, KEEP_AFTER).unref();
    // Also where nobody lets it run that long.
    process.on('exit', keepOnce);
  }
  const bodies = script.runInThisContext();

  const own = createRequire(path);
  const packages = new Map();
  const running = new Map();
  const required = (name) => (name.startsWith('./') ? run(name.slice(2)) : (packages.get(name) ?? own(name)));

  function run(name) {
    let module = running.get(name);
    if (!module) {
      module = { exports: {} };
      running.set(name, module);
      const body = bodies[name] ?? compile(join(folder, name)).runInThisContext();
      body(module.exports, required, module, open, import.meta.resolve);
    }
    return module.exports;
  }

  /** Packages are loaded the way modules import them, so that another who imports them meets the same. */
  async function loadPackages(name, seen = new Set()) {
    seen.add(name);
    for (const wanted of chunks[name].packages) {
      if (!packages.has(wanted)) packages.set(wanted, { __esModule: true, ...(await import(wanted)) });
    }
    for (const other of chunks[name].needs) if (!seen.has(other)) await loadPackages(other, seen);
  }

  async function open(name) {
    await loadPackages(name);
    return run(name);
  }

  await open('main.cjs');
}
