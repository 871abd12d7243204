// Owns reading the knowledge folder from disk: every file parsed and shaped, every fault kept with its file and line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Article, Fault, LocalStandard, Source, Standard } from './model.ts';
import { articleSchema, localStandardSchema, sourceSchema, standardSchema } from './schema.ts';
import { readYaml, type Yaml } from './yaml.ts';

/** The folder this module lies in: the knowledge that ships. */
export const KNOWLEDGE_ROOT = import.meta.dirname;

type LineOf = Yaml['lineOf'];

/** Something read, and where each part of it is written. */
export interface Written<T> {
  readonly value: T;
  readonly file: string;
  readonly lineOf: LineOf;
}

/** All that was read; what could not be is in `faults` and missing from the lists. */
export interface Base {
  readonly articles: readonly Written<Article>[];
  readonly sources: readonly Written<Source>[];
  readonly national: readonly Written<Standard>[];
  /** What a province gives at least, under the ids its counties record their own. */
  readonly provincial: readonly Written<Standard>[];
  readonly local: readonly Written<LocalStandard>[];
  readonly faults: readonly Fault[];
}

/** Reads sources.yaml, standards.yaml and articles/**\/*.md below `root`. Never throws for what the files hold. */
export function readBase(root: string = KNOWLEDGE_ROOT): Base {
  const faults: Fault[] = [];
  const standards = readStandards(root, faults);
  return {
    sources: readSources(root, faults),
    ...standards,
    articles: articleFiles(root).flatMap((file) => readArticle(root, file, faults)),
    faults,
  };
}

/** Every file a base is read from, by its path below the root. */
export const baseFiles = (root: string): string[] => [
  ...['sources.yaml', 'standards.yaml'].filter((file) => existsSync(join(root, file))),
  ...articleFiles(root),
];

/** How a file below the root is shown to people. */
function shown(file: string): string {
  return `knowledge/${file}`;
}

function readText(root: string, file: string, faults: Fault[]): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    faults.push({ file: shown(file), line: 1, message: '读不到这个文件' });
    return undefined;
  }
}

function readSources(root: string, faults: Fault[]): Written<Source>[] {
  const file = 'sources.yaml';
  const text = readText(root, file, faults);
  if (text === undefined) return [];
  const yaml = readYaml(text);
  return readList(sourceSchema, yaml, yaml.value, [], file, faults);
}

function readStandards(root: string, faults: Fault[]): Pick<Base, 'national' | 'provincial' | 'local'> {
  const file = 'standards.yaml';
  const text = readText(root, file, faults);
  if (text === undefined) return { national: [], provincial: [], local: [] };
  const yaml = readYaml(text);
  const { national, provincial, local, ...others } = (yaml.value ?? {}) as Record<string, unknown>;
  for (const key of Object.keys(others)) {
    const message = `不认识“${key}”，这里只有 local、provincial 和 national 三张单子`;
    faults.push({ file: shown(file), line: yaml.lineOf([key]), message });
  }
  return {
    national: readList(standardSchema, yaml, national, ['national'], file, faults),
    provincial: readList(standardSchema, yaml, provincial ?? [], ['provincial'], file, faults),
    local: readList(localStandardSchema, yaml, local ?? [], ['local'], file, faults),
  };
}

/** Every well-formed entry of the list at `path`; the others become faults. */
function readList<T>(
  schema: z.ZodType<T>,
  yaml: Yaml,
  list: unknown,
  path: readonly PropertyKey[],
  file: string,
  faults: Fault[],
): Written<T>[] {
  for (const { line, message } of yaml.faults) faults.push({ file: shown(file), line, message });
  if (yaml.faults.length > 0) return [];
  if (!Array.isArray(list)) {
    faults.push({
      file: shown(file),
      line: yaml.lineOf(path),
      message: `${path.join('.') || '整个文件'}应是一张单子`,
    });
    return [];
  }
  return list.flatMap((entry, index) => {
    const lineOf: LineOf = (inner) => yaml.lineOf([...path, index, ...inner]);
    return shape(schema, entry, shown(file), lineOf, faults);
  });
}

function articleFiles(root: string): string[] {
  try {
    return readdirSync(join(root, 'articles'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && basename(name) !== 'README.md')
      .map((name) => `articles/${name.replaceAll('\\', '/')}`)
      .sort();
  } catch {
    return [];
  }
}

function readArticle(root: string, file: string, faults: Fault[]): Written<Article>[] {
  const text = readText(root, file, faults);
  return text === undefined ? [] : parseArticle(text, shown(file), faults);
}

/**
 * An article from the text of its file; none when it is not well-formed, the faults then say why.
 * @param file path as shown to people, 'knowledge/articles/…'
 */
export function parseArticle(raw: string, file: string, faults: Fault[]): Written<Article>[] {
  const text = raw.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1;
  if (end < 0) {
    faults.push({ file, line: 1, message: '开头要有两行 --- 夹着的条目信息' });
    return [];
  }
  const yaml = readYaml(text.slice(4, end + 1), 2);
  for (const { line, message } of yaml.faults) faults.push({ file, line, message });
  if (yaml.faults.length > 0) return [];
  const front = shape(articleSchema, yaml.value, file, yaml.lineOf, faults)[0];

  const rest = text.slice(end + '\n---\n'.length);
  const body = rest.trim();
  const before = text.slice(0, text.length - rest.trimStart().length);
  const bodyLine = before.split('\n').length;
  if (body === '') faults.push({ file, line: bodyLine, message: '没有正文' });
  return front && body !== '' ? [{ ...front, value: { ...front.value, body, file, bodyLine } }] : [];
}

const chinese = z.locales.zhCN().localeError;

function shape<T>(
  schema: z.ZodType<T>,
  value: unknown,
  file: string,
  lineOf: LineOf,
  faults: Fault[],
): Written<T>[] {
  const result = schema.safeParse(value, { error: chinese });
  if (result.success) return [{ value: result.data, file, lineOf }];
  for (const issue of result.error.issues) {
    // An unknown key is reported by the object around it; its own line is the one to mend.
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    const where = issue.path.join('.');
    faults.push({
      file,
      line: lineOf(path),
      message: where ? `${where}：${issue.message}` : issue.message,
    });
  }
  return [];
}
