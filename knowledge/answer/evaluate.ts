// Owns measuring the ranking alone on anybody's passages and questions (`knowledge evaluate`).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createIndex, type SearchDocument, type SearchIndex } from './search/engine.ts';

/** Shares of the questions (0–1, four decimals) and speed. */
export interface Evaluation {
  readonly passages: number;
  readonly questions: number;
  /** Questions none of whose relevant ids is in the corpus; they count as not found. */
  readonly unanswerable: number;
  /** Share of questions with a relevant passage in first place. */
  readonly 'hit@1': number;
  readonly 'hit@3': number;
  readonly 'hit@10': number;
  /** Mean of 1/rank of the first relevant passage, 0 beyond rank 10. */
  readonly 'mrr@10': number;
  /** Searches for the ten best passages, one after the other. */
  readonly questions_per_second: number;
  /** Reading the words' dictionary and indexing all passages. */
  readonly index_seconds: number;
}

/** A corpus or query file that cannot be used; `message` lists the faults, one a line, as `file:line what`. */
export class EvaluationFaults extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'EvaluationFaults';
  }
}

const LIST = '要列出至少一个编号';
const id = z.union([z.string().min(1), z.number()], '要是文字或数字').transform(String);
const text = z.string('要是一段文字');
const whole = '要是一个对象';
const passage = z.object({ id, text }, whole);
const query = z.object({ id, text, relevant: z.array(id, LIST).min(1, LIST) }, whole);

const DEPTH = 10;
const FAULTS_SHOWN = 20;

/**
 * Reads JSON Lines (`{id,text}` and `{id,text,relevant:[id]}`), indexes the passages, asks every question.
 * @throws EvaluationFaults when a file cannot be read or a line is not what it should be
 */
export function evaluate(corpusFile: string, queriesFile: string): Evaluation {
  const faults: string[] = [];
  const passages = readRows(corpusFile, passage, faults);
  const queries = readRows(queriesFile, query, faults);
  const known = new Set(passages.map(({ row }) => row.id));
  if (known.size < passages.length) {
    const seen = new Set<string>();
    for (const { row, line } of passages) {
      if (seen.has(row.id)) faults.push(`${corpusFile}:${line} 编号“${row.id}”用了两次`);
      seen.add(row.id);
    }
  }
  if (faults.length === 0 && passages.length === 0) faults.push(`${corpusFile} 是空的`);
  if (faults.length === 0 && queries.length === 0) faults.push(`${queriesFile} 是空的`);
  if (faults.length > 0) throw new EvaluationFaults(shown(faults));

  const begun = performance.now();
  const index = createIndex(
    passages.map(({ row }): SearchDocument => ({ id: row.id, fields: [{ text: row.text, weight: 1 }] })),
  );
  const indexed = performance.now();
  const measured = measure(
    index,
    queries.map(({ row }) => row),
  );
  const seconds = (performance.now() - indexed) / 1000;
  return {
    passages: passages.length,
    questions: queries.length,
    unanswerable: queries.filter(({ row }) => !row.relevant.some((one) => known.has(one))).length,
    ...measured,
    questions_per_second: Math.round(queries.length / seconds),
    index_seconds: round((indexed - begun) / 1000),
  };
}

/** Hits and reciprocal rank of the first relevant passage among the ten best. */
export function measure(
  index: Pick<SearchIndex, 'search'>,
  queries: readonly { readonly text: string; readonly relevant: readonly string[] }[],
): Pick<Evaluation, 'hit@1' | 'hit@3' | 'hit@10' | 'mrr@10'> {
  const ranks = queries.map(({ text, relevant }) => {
    const place = index.search(text, DEPTH).findIndex((hit) => relevant.includes(hit.id));
    return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
  });
  const share = (depth: number) => round(ranks.filter((rank) => rank <= depth).length / ranks.length);
  return {
    'hit@1': share(1),
    'hit@3': share(3),
    'hit@10': share(10),
    'mrr@10': round(ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length),
  };
}

function readRows<Row>(file: string, schema: z.ZodType<Row>, faults: string[]): { row: Row; line: number }[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    faults.push(`${file} 读不了：${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((raw, i) => {
      if (raw.trim() === '') return [];
      const line = i + 1;
      let value: unknown;
      try {
        value = JSON.parse(raw);
      } catch {
        faults.push(`${file}:${line} 不是合格的 JSON`);
        return [];
      }
      const parsed = schema.safeParse(value);
      if (parsed.success) return [{ row: parsed.data, line }];
      const issue = parsed.error.issues[0];
      faults.push(`${file}:${line} ${issue?.path.join('.') || '整行'}：${issue?.message ?? '不对'}`);
      return [];
    });
}

function shown(faults: readonly string[]): string[] {
  if (faults.length <= FAULTS_SHOWN) return [...faults];
  return [...faults.slice(0, FAULTS_SHOWN), `……还有${faults.length - FAULTS_SHOWN}处`];
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
