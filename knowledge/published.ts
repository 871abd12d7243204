// Owns laying what the office published itself over the knowledge that ships, for one county.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, KNOWLEDGE_ROOT, parseArticle, type Written } from './base.ts';
import { referenceFaults } from './check/references.ts';
import type { County } from './jurisdictions/schema.ts';
import { assemble } from './load.ts';
import type { Article, Fault, Knowledge, ProgrammeCode } from './model.ts';
import { recordedOver } from './recorded.ts';

/** What an office has in force of its own. */
export interface Published {
  /** Each as its file would hold it. */
  readonly articles: readonly { readonly id: string; readonly text: string }[];
  readonly standards: Knowledge['county']['standards'];
}

export interface Served {
  /** What ships with what was published laid over it. */
  readonly base: Base;
  readonly knowledge: Knowledge;
  /** Published articles that cannot be served with what ships now (a source or a link is gone): the shipped one stands. */
  readonly unfit: ReadonlyMap<string, readonly Fault[]>;
}

/** Where an article's file lies, or would. */
export const articleFile = (base: Base, id: string, programme: ProgrammeCode | string): string =>
  base.articles.find(({ value }) => value.id === id)?.file ?? `knowledge/articles/${programme}/${id}.md`;

/** The shipped text of an article and its hash; undefined when none ships under the id. */
export function shippedArticle(
  base: Base,
  id: string,
  root = KNOWLEDGE_ROOT,
): { text: string; hash: string } | undefined {
  const file = base.articles.find(({ value }) => value.id === id)?.file;
  if (file === undefined) return undefined;
  const text = readFileSync(join(root, file.replace(/^knowledge\//, '')), 'utf8');
  return { text, hash: hashOf(text) };
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `base` with one article put in the place of its namesake, or added. */
export function withArticle(base: Base, article: Written<Article>): Base {
  return {
    ...base,
    articles: [...base.articles.filter(({ value }) => value.id !== article.value.id), article],
  };
}

/** What is served: never less than what ships, whatever is wrong with what was published. */
export function layOver(base: Base, county: County, published: Published): Served {
  const unfit = new Map<string, readonly Fault[]>();
  const own = new Map<string, Written<Article>>();
  for (const { id, text } of published.articles) {
    const faults: Fault[] = [];
    const programme = /^programme: (\w+)$/m.exec(text)?.[1] ?? 'general';
    const [written] = parseArticle(text, articleFile(base, id, programme), faults);
    if (written && written.value.id === id) own.set(id, written);
    else unfit.set(id, faults);
  }
  const shipped = new Set(base.articles.map(({ value }) => value.id));
  let whole = base;
  // Leaving one out may break the links of another, so it is asked again until nothing more falls.
  for (;;) {
    const added = [...own.values()].filter(({ value }) => !shipped.has(value.id));
    whole = { ...base, articles: [...base.articles.map((one) => own.get(one.value.id) ?? one), ...added] };
    if (own.size === 0) break;
    const faults = referenceFaults(whole, county);
    const broken = [...own.values()].filter(({ file }) => faults.some((fault) => fault.file === file));
    if (broken.length === 0) break;
    for (const { value, file } of broken) {
      own.delete(value.id);
      unfit.set(
        value.id,
        faults.filter((fault) => fault.file === file),
      );
    }
  }
  const standards = recordedOver(county.standards, published.standards);
  return { base: whole, knowledge: assemble(whole, { ...county, standards }), unfit };
}
