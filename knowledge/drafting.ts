// Owns an article as an editor types it: form fields to file and back, and the faults of each field.
import { stringify } from 'yaml';
import { type Base, parseArticle, type Written } from './base.ts';
import { articleFaults, sharedAsks } from './check/articles.ts';
import { referenceFaults } from './check/references.ts';
import { assemble } from './load.ts';
import type { Article, Fault, IsoDate, Knowledge } from './model.ts';
import { articleFile, withArticle } from './published.ts';
import { readYaml } from './yaml.ts';

/** In the order of the file. `ask`, `sources` and `links` are lists, one a line. */
export const ARTICLE_FIELDS = [
  'id',
  'title',
  'programme',
  'aspect',
  'region',
  'ask',
  'sources',
  'inForce',
  'reviewed',
  'reviewBy',
  'links',
  'body',
] as const;
export type ArticleField = (typeof ARTICLE_FIELDS)[number];
export type ArticleFields = Record<ArticleField, string>;
const LISTS: readonly ArticleField[] = ['ask', 'sources', 'links'];

export type FieldFaults = Partial<Record<ArticleField, readonly string[]>>;

/** The fields of an article's file; what is not there is empty. */
export function fieldsOf(text: string): ArticleFields {
  const end = text.indexOf('\n---\n', 3);
  const front = (readYaml(text.slice(4, end + 1)).value ?? {}) as Record<string, unknown>;
  const fields = Object.fromEntries(
    ARTICLE_FIELDS.map((name) => {
      const value = front[name];
      return [name, Array.isArray(value) ? value.map(String).join('\n') : String(value ?? '')];
    }),
  ) as ArticleFields;
  return { ...fields, body: text.slice(end + '\n---\n'.length).trim() };
}

const listOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const scalar = (text: string) => stringify(text.replace(/\s+/g, ' ').trim(), { lineWidth: 0 }).trimEnd();

/** The article's file, and which field each of its lines belongs to (1-based). */
export function writeArticle(fields: ArticleFields): { text: string; fieldAt(line: number): ArticleField } {
  const lines = ['---'];
  const owners: ArticleField[] = ['id'];
  const put = (field: ArticleField, line: string) => {
    lines.push(line);
    owners.push(field);
  };
  for (const field of ARTICLE_FIELDS) {
    if (field === 'body') continue;
    const items = LISTS.includes(field) ? listOf(fields[field]) : undefined;
    if (!items) put(field, `${field}: ${scalar(fields[field])}`);
    else if (items.length === 0) put(field, `${field}: []`);
    else {
      put(field, `${field}:`);
      for (const item of items) put(field, `  - ${scalar(item)}`);
    }
  }
  lines.push('---', '', fields.body.trim(), '');
  return { text: lines.join('\n'), fieldAt: (line) => owners[line - 1] ?? 'body' };
}

export interface Checked {
  /** As its file would be. */
  readonly text: string;
  readonly faults: FieldFaults;
  /** The article, when it is well-formed at all. */
  readonly written?: Written<Article>;
}

export interface DraftContext {
  /** What is served now. */
  readonly base: Base;
  readonly knowledge: Knowledge;
  readonly today: IsoDate;
}

/** Sound values for fields that are not, so that the others can be checked beside them. */
const soundFields = (today: IsoDate): ArticleFields => ({
  id: 'not-named-yet',
  title: '没有标题',
  programme: 'general',
  aspect: 'what',
  region: 'CN',
  ask: '还没有问法',
  sources: 'L1 第一条',
  inForce: today,
  reviewed: today,
  reviewBy: today,
  links: '',
  body: '没有正文。',
});

/** Everything `knowledge check` would say of the draft, field by field. */
export function checkDraft(fields: ArticleFields, context: DraftContext): Checked {
  const checked = checkOnce(fields, context);
  if (checked.written) return checked;
  // A field that is not well-formed keeps the whole from being read; what is wrong with the others is said all the same.
  const unsound = Object.keys(checked.faults) as ArticleField[];
  const sound = soundFields(context.today);
  const others = checkOnce(
    { ...fields, ...Object.fromEntries(unsound.map((field) => [field, sound[field]])) },
    context,
  ).faults;
  const more = Object.entries(others).filter(([field]) => !unsound.includes(field as ArticleField));
  return { ...checked, faults: { ...Object.fromEntries(more), ...checked.faults } };
}

function checkOnce(fields: ArticleFields, { base, knowledge, today }: DraftContext): Checked {
  const { text, fieldAt } = writeArticle(fields);
  const file = articleFile(base, fields.id, fields.programme);
  const found: Fault[] = [];
  const [written] = parseArticle(text, file, found);
  if (written) {
    const { county } = knowledge;
    const whole = withArticle(base, written);
    found.push(
      ...referenceFaults(whole, county),
      ...articleFaults(written, knowledge, { county, today }),
      ...sharedAsks(whole.articles),
    );
  }
  const faults: Partial<Record<ArticleField, string[]>> = {};
  for (const fault of found.filter((one) => one.file === file)) {
    const field = fieldAt(fault.line);
    const message = inWords(fault.message);
    const known = faults[field];
    if (!known) faults[field] = [message];
    else if (!known.includes(message)) known.push(message);
  }
  return { text, faults, ...(written ? { written } : {}) };
}

/** Beside its field a fault need not name it. */
const inWords = (message: string) =>
  message
    .replace(/^[a-zA-Z]+(?:\.\d+)?：/, '')
    .replace(/ knowledge\/articles\/\S*?([\w-]+)\.md:\d+ /, '“$1”里');

export const hasFaults = (faults: FieldFaults) => Object.keys(faults).length > 0;

/** What is served with the draft in it. */
export const withDraft = (written: Written<Article>, { base, knowledge }: DraftContext): Knowledge =>
  assemble(withArticle(base, written), knowledge.county);
