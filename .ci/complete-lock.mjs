// Completes package-lock.json after an install from a registry that carries one platform only: npm leaves the other
// platforms' optional packages out, and then `npm ci` refuses the lock. Each is entered beside its sibling that was
// found, with its exact version; npm fetches it only on the platform it is for. Run after changing dependencies:
//   node .ci/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

const OS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
];
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Where node looks for `name` from the package at `from`, innermost first. */
function placesFor(from, name) {
  const places = [`${from}/node_modules/${name}`];
  for (let at = from; at.includes('/node_modules/'); ) {
    at = at.slice(0, at.lastIndexOf('/node_modules/'));
    places.push(`${at}/node_modules/${name}`);
  }
  return [...places, `node_modules/${name}`];
}

const findPlace = (from, name) => placesFor(from, name).find((place) => packages[place] !== undefined);

let added = 0;
for (const [from, entry] of Object.entries(packages)) {
  const wanted = Object.entries(entry.optionalDependencies ?? {});
  const sibling = wanted.map(([name]) => findPlace(from, name)).find((place) => place !== undefined);
  for (const [name, version] of wanted) {
    const known = findPlace(from, name);
    if (known !== undefined && packages[known].version === version) continue;
    if (!/^\d/.test(version)) continue;
    const base = sibling === undefined ? from : sibling.slice(0, sibling.lastIndexOf('/node_modules/'));
    const near = sibling?.startsWith('node_modules/') && sibling.lastIndexOf('node_modules/') === 0;
    const place =
      known !== undefined
        ? `${from}/node_modules/${name}`
        : near
          ? `node_modules/${name}`
          : `${base}/node_modules/${name}`;
    const words = name.split(/[/-]/);
    const os = OS.find((word) => words.includes(word));
    const cpu = CPU.find((word) => words.includes(word));
    packages[place] = {
      version,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
    };
    added += 1;
  }
}

// Two SQLite drivers, of which one machine needs one (docs/decisions/0013). npm reads these two fields from the lock
// but writes them as it pleases; without them the install is slower, or asks for a compiler.
// - 13 says in its own package.json that nothing is to be built; `npm ci` does not look there and runs node-gyp.
// - 12 is for the Nodes below Node-API 10. An optional package whose engines do not match is left out.
Object.assign(packages['node_modules/better-sqlite3'], { gypfile: false });
Object.assign(packages['node_modules/better-sqlite3-12'], { engines: { node: '<22.14 || 23.0 - 23.5' } });

const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
console.log(`${added} entries added`);
