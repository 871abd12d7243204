// Owns whether the guides hold together: every limit a known standard, every clause one of a document in force.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, IsoDate, Source, Standards } from '../model.ts';
import { readYaml } from '../yaml.ts';
import { type Guide, readGuide } from './guides.ts';

export interface Known {
  readonly standards: Standards;
  readonly sources: ReadonlyMap<string, Source>;
  readonly today: IsoDate;
}

/** Every fault of the guides that ship, of shape and of reference, with file and line; empty when all is well. */
export function checkGuides(known: Known): Fault[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => checkGuide(readFileSync(join(import.meta.dirname, name), 'utf8'), name, known));
}

/** The faults of one guide's text; `name` is its file name. */
export function checkGuide(text: string, name: string, { standards, sources, today }: Known): Fault[] {
  const { guide, faults } = readGuide(text, name);
  if (guide === undefined) return faults;
  const yaml = readYaml(text);
  const at = (path: (string | number)[], message: string): Fault => ({
    file: `programmes/${name}`,
    line: yaml.lineOf(path),
    message,
  });
  return cited(guide).flatMap(({ path, source, limit }) => {
    const [id = '', clause = ''] = source.split(' ');
    const document = sources.get(id);
    const found: Fault[] = [];
    if (document === undefined) found.push(at(path, `没有登记“${id}”这份文件`));
    else if ((document.effectiveTo ?? today) < today) found.push(at(path, `${id} 已经失效，不能再引`));
    else if (document.articles !== undefined && !/^第.+条/.test(clause)) {
      found.push(at(path, `${id} 是分条的，条款要写成 ${id} 第四条 的样子`));
    }
    if (limit !== undefined && !standards.has(limit)) found.push(at(path, `没有登记“${limit}”这个时限`));
    return found;
  });
}

interface Cited {
  path: (string | number)[];
  source: string;
  limit?: string | undefined;
}

function cited(guide: Guide): Cited[] {
  return [
    ...(guide.total ? [{ path: ['total'], ...guide.total }] : []),
    ...guide.materials.map((m, i) => ({ path: ['materials', i], source: m.source })),
    ...guide.steps.map((s, i) => ({ path: ['steps', i], source: s.source, limit: s.limit })),
  ];
}
