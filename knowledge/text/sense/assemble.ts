// `npm run assemble` puts each .wat together to the .wasm beside it; both are kept, so that nobody who only runs Mingbai needs to.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import wabt from 'wabt';
import { sources } from './assembly.ts';

export async function assembled(name: (typeof sources)[number]): Promise<Buffer> {
  const source = new URL(`./${name}.wat`, import.meta.url);
  const parsed = (await wabt()).parseWat(`${name}.wat`, readFileSync(source, 'utf8'), { simd: true });
  parsed.validate();
  return Buffer.from(parsed.toBinary({}).buffer);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const name of sources)
    writeFileSync(new URL(`./${name}.wasm`, import.meta.url), await assembled(name));
