// `npm run assemble` puts nearness.wat together to nearness.wasm; both are kept, so that nobody who only runs Mingbai needs to.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import wabt from 'wabt';

export async function assembled(): Promise<Buffer> {
  const source = new URL('./nearness.wat', import.meta.url);
  const parsed = (await wabt()).parseWat('nearness.wat', readFileSync(source, 'utf8'), { simd: true });
  parsed.validate();
  return Buffer.from(parsed.toBinary({}).buffer);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(new URL('./nearness.wasm', import.meta.url), await assembled());
