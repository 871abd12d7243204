// Owns where a figure is written down: file and line of the national list or of the county's pack.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, KNOWLEDGE_ROOT, type Written } from '../../base.ts';
import type { County } from '../../jurisdictions/schema.ts';
import type { Standard } from '../../model.ts';
import { readYaml } from '../../yaml.ts';

/** 'knowledge/standards.yaml:212', or where else the figure comes from. */
export type PlaceOf = (standard: Standard) => string;

/** Reads the county's pack once for its lines; a figure in neither file was recorded by the office itself. */
export function placesOf(base: Base, county: County): PlaceOf {
  const listed = [...base.national, ...base.provincial];
  const file = `jurisdictions/${county.id}.yaml`;
  const path = join(KNOWLEDGE_ROOT, file);
  const pack = existsSync(path) ? readYaml(readFileSync(path, 'utf8')) : undefined;
  const own = ((pack?.value as { standards?: Standard[] } | undefined)?.standards ?? []).map(
    (value, index) => ({
      value,
      line: pack?.lineOf(['standards', index]) ?? 1,
    }),
  );
  return (standard) => {
    const written = listed.find(({ value }: Written<Standard>) => isSame(value, standard));
    if (written) return `${written.file}:${written.lineOf(['id'])}`;
    const packed = own.find(({ value }) => isSame(value, standard));
    return packed ? `knowledge/${file}:${packed.line}` : '本单位登记（standard list 可以看）';
  };
}

const isSame = (a: Standard, b: Standard) =>
  a.id === b.id &&
  a.region === b.region &&
  a.setting === b.setting &&
  a.from === b.from &&
  a.value === b.value;
