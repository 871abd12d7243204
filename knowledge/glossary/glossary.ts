// Owns the words of the office and what each means in plain ones: terms.yaml read, and a term as it reads on a day.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Article, ClauseRef, Fault } from '../model.ts';
import { clauseRefSchema } from '../schema.ts';
import { readYaml } from '../yaml.ts';
import { type Asked, createAsking } from './asking.ts';

/** What people call a thing: Chinese only, no blanks. */
const name = z
  .string()
  .regex(/^[\u4e00-\u9fff“”（）]{2,20}$/, '词只写汉字，2到20个')
  .regex(/^\S+$/);

export const termSchema = z.strictObject({
  term: name,
  /** Other names of it: old ones, longer and shorter ones, residents' own. */
  also: z.array(name).min(1).optional(),
  /** One or two sentences that go on after the name: 公示：把…贴在村里. */
  says: z.string().trim().min(6, '没有说是什么'),
  /** As articles cite them; 'none' where no rule says what the word means. */
  sources: z.union([z.literal('none'), z.array(clauseRefSchema).min(1)]),
  /** Id of the article that says more. */
  article: z.string(),
  /** Everybody knows the name: other explanations may use it. */
  plain: z.literal(true).optional(),
  /** A paper people write themselves: what is to be on it is what it is. */
  written: z.literal(true).optional(),
});

export type Term = z.infer<typeof termSchema>;

/** Every name of a term, its own first. */
export const namesOf = ({ term, also = [] }: Pick<Term, 'term' | 'also'>): string[] => [term, ...also];

export interface Glossary {
  readonly terms: readonly Term[];
  /** Which terms a message asks the meaning of; undefined when it asks anything else of them, or nothing. */
  meant(message: string): Asked<Term> | undefined;
  /** The term a message names, and says nothing besides. */
  named(message: string): { readonly term: Term; readonly name: string } | undefined;
}

export const TERMS = 'glossary/terms.yaml';

/** The well-formed terms of a text, where each is written, and the faults of the others. */
export function readTerms(text: string): {
  terms: { value: Term; lineOf(path: readonly PropertyKey[]): number }[];
  faults: Fault[];
} {
  const file = `knowledge/${TERMS}`;
  const yaml = readYaml(text);
  const faults: Fault[] = yaml.faults.map((fault) => ({ file, ...fault }));
  if (!Array.isArray(yaml.value)) {
    const noList = { file, line: 1, message: '整个文件应是一张单子' };
    return { terms: [], faults: faults.length > 0 ? faults : [noList] };
  }
  const terms = yaml.value.flatMap((entry, index) => {
    const lineOf = (path: readonly PropertyKey[]) => yaml.lineOf([index, ...path]);
    const read = termSchema.safeParse(entry, { error: z.locales.zhCN().localeError });
    if (read.success) return [{ value: read.data, lineOf }];
    for (const { path, message } of read.error.issues)
      faults.push({ file, line: lineOf(path), message: `${path.join('.')}：${message}` });
    return [];
  });
  return { terms, faults };
}

export const createGlossary = (terms: readonly Term[]): Glossary => ({
  terms,
  ...createAsking(terms, namesOf),
});

/**
 * The glossary that ships.
 * @throws Error naming the first fault by file and line
 */
export function loadGlossary(): Glossary {
  const { terms, faults } = readTerms(readFileSync(new URL('./terms.yaml', import.meta.url), 'utf8'));
  const [first] = faults;
  if (first) throw new Error(`${first.file}:${first.line} ${first.message}`);
  return createGlossary(terms.map(({ value }) => value));
}

const clausesOf = ({ sources }: Term): readonly ClauseRef[] => (sources === 'none' ? [] : sources);

/** A term in the form of an article, so that it is rendered, cited and proven as one. */
export const asArticle = (term: Term): Article => ({
  id: `term ${term.term}`,
  title: term.term,
  programme: 'general',
  aspect: 'what',
  region: 'CN',
  ask: namesOf(term),
  sources: clausesOf(term),
  inForce: '',
  reviewed: '',
  reviewBy: '',
  links: [term.article],
  body: term.says,
  file: `knowledge/${TERMS}`,
  bodyLine: 1,
});
