// Owns what must hold between the files for the base to be served at all: ids, sources, clauses, links, placeholders.
import type { Base, Written } from '../base.ts';
import { articleNumber } from '../clause.ts';
import type { County } from '../jurisdictions/schema.ts';
import type { Article, ClauseRef, Fault, Source } from '../model.ts';
import { PLACEHOLDER, parsePlaceholder } from '../placeholders.ts';
import { clauseRefSchema } from '../schema.ts';

/** Faults that keep the server from starting, beyond those of shape which `readBase` found. */
export function referenceFaults(base: Base, county: County): Fault[] {
  const sources = new Map(base.sources.map(({ value }) => [value.id, value]));
  const standardIds = new Set([...base.national, ...base.local].map(({ value }) => value.id));
  const articleIds = new Set(base.articles.map(({ value }) => value.id));
  const hotlines = new Set(county.hotlines.map((hotline) => hotline.id));

  return [
    ...twice(base.sources, '政策依据'),
    ...twice(base.local, '地方标准'),
    ...twice(base.articles, '知识条目'),
    ...base.sources.flatMap((source) => replacement(source, sources)),
    ...[...base.national, ...base.provincial].flatMap((standard) => standardSource(standard, sources)),
    ...base.articles.flatMap((article) => [
      ...fileName(article),
      ...citedClauses(article, sources),
      ...deadLinks(article, articleIds),
      ...placeholders(article, { sources, standardIds, hotlines, county }),
    ]),
  ];
}

function twice(list: readonly Written<{ id: string }>[], noun: string): Fault[] {
  const first = new Map<string, Written<{ id: string }>>();
  return list.flatMap((one) => {
    const before = first.get(one.value.id);
    if (!before) {
      first.set(one.value.id, one);
      return [];
    }
    const where = `${before.file}:${before.lineOf(['id'])}`;
    return [
      {
        file: one.file,
        line: one.lineOf(['id']),
        message: `${noun}编号“${one.value.id}”用了两次，先在 ${where}`,
      },
    ];
  });
}

function replacement(
  { value, file, lineOf }: Written<Source>,
  sources: ReadonlyMap<string, Source>,
): Fault[] {
  if (value.repealedBy === undefined || sources.has(value.repealedBy)) return [];
  return [{ file, line: lineOf(['repealedBy']), message: `废止它的“${value.repealedBy}”不在政策依据里` }];
}

function standardSource(
  { value, file, lineOf }: Base['national'][number],
  sources: ReadonlyMap<string, Source>,
): Fault[] {
  const line = () => lineOf(['source']);
  const parsed = clauseRefSchema.safeParse(value.source);
  if (!parsed.success)
    return [
      { file, line: line(), message: `标准“${value.id}”的出处“${value.source}”要写成“P1 第二十二条”的样子` },
    ];
  const message = clauseFault(parsed.data, sources);
  return message === undefined ? [] : [{ file, line: line(), message: `标准“${value.id}”：${message}` }];
}

function fileName({ value, file, lineOf }: Written<Article>): Fault[] {
  if (file.endsWith(`/${value.id}.md`)) return [];
  return [{ file, line: lineOf(['id']), message: `id 写的是“${value.id}”，应与文件名一样` }];
}

function citedClauses(
  { value, file, lineOf }: Written<Article>,
  sources: ReadonlyMap<string, Source>,
): Fault[] {
  return value.sources.flatMap((ref, index) => {
    const message = clauseFault(ref, sources);
    return message === undefined ? [] : [{ file, line: lineOf(['sources', index]), message }];
  });
}

/** What is wrong with a clause, if anything: an unknown source, or an article beyond its last. */
export function clauseFault(
  { sourceId, clause }: ClauseRef,
  sources: ReadonlyMap<string, Source>,
): string | undefined {
  const source = sources.get(sourceId);
  if (!source) return `没有“${sourceId}”这份政策依据`;
  const number = articleNumber(clause);
  if (source.articles === undefined) return undefined;
  if (number === undefined) return `《${source.short}》是分条写的，要写第几条，不能写“${clause}”`;
  if (number > source.articles || number === 0)
    return `《${source.short}》只有${source.articles}条，没有${clause}`;
  return undefined;
}

function deadLinks({ value, file, lineOf }: Written<Article>, ids: ReadonlySet<string>): Fault[] {
  return value.links.flatMap((link, index) => {
    const line = () => lineOf(['links', index]);
    if (link === value.id) return [{ file, line: line(), message: '链接指向了自己' }];
    return ids.has(link) ? [] : [{ file, line: line(), message: `链接“${link}”没有这个条目` }];
  });
}

export interface Names {
  sources: ReadonlyMap<string, Source>;
  standardIds: Pick<ReadonlySet<string>, 'has'>;
  hotlines: ReadonlySet<string>;
  county: County;
}

function placeholders({ value, file }: Written<Article>, names: Names): Fault[] {
  if (!value.body.includes('{') && !value.body.includes('}')) return [];
  return value.body.split('\n').flatMap((text, index) => {
    const line = value.bodyLine + index;
    const found = [...text.matchAll(PLACEHOLDER)].flatMap(([, name = '']) => {
      const message = unknownPlaceholder(name, names);
      return message === undefined ? [] : [{ file, line, message }];
    });
    const broken = /[{}]/.test(text.replace(PLACEHOLDER, ''));
    return broken ? [...found, { file, line, message: '花括号没有配成 {{…}}' }] : found;
  });
}

/** What is wrong with the name between two braces, if anything. */
export function unknownPlaceholder(
  name: string,
  { sources, standardIds, hotlines, county }: Names,
): string | undefined {
  const placeholder = parsePlaceholder(name);
  if (!placeholder) return `不认识占位“{{${name}}}”`;
  if (placeholder.kind === 'standard' && !standardIds.has(placeholder.id))
    return `没有“${placeholder.id}”这个标准`;
  if (placeholder.kind === 'source_from' && !sources.has(placeholder.id))
    return `没有“${placeholder.id}”这份政策依据`;
  if (placeholder.kind === 'hotline' && !hotlines.has(placeholder.id))
    return `${county.name}的资料里没有“${placeholder.id}”这个电话`;
  return undefined;
}
