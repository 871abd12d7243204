// Owns the table of the ranking alone beside the libraries: our articles as passages, written questions as queries.
// `npx tsx test/bench/ranking-table.ts [corpus.jsonl queries.jsonl]` prints it alone, for these or anybody's rows.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { measure } from '../../knowledge/answer/evaluate.ts';
import { createIndex } from '../../knowledge/answer/search/engine.ts';
import { sayingsOf } from '../bot/understand/voices.ts';
import { knowledge, questions } from '../knowledge/answer/office.ts';
import { baselines, type Passage } from './rankings.ts';
import { print, type Row } from './row.ts';

interface Query {
  readonly text: string;
  readonly relevant: readonly string[];
}
/** The questions of test/fixtures, none of them among the articles' own wordings, which the passages do not hold either. */
function ours(): { passages: Passage[]; queries: Query[] } {
  const asked = [
    ...questions.flatMap(({ ask, expect, talk }) => (talk ? [] : [{ text: ask, relevant: expect }])),
    ...sayingsOf('questions-voices.yaml').flatMap(({ say, after, answers }) =>
      answers?.length === 1 && !after ? [{ text: say, relevant: answers[0] as string[] }] : [],
    ),
  ];
  return {
    passages: knowledge.articles.map(({ id, title, body }) => ({ id, text: `${title}\n${body}` })),
    queries: asked.filter(({ relevant }) => relevant.some((id) => knowledge.articlesById.has(id))),
  };
}

/** Every measure beside every baseline on the same rows. */
export function rankingRows({ passages, queries } = ours()): Row[] {
  const index = createIndex(passages.map(({ id, text }) => ({ id, fields: [{ text, weight: 1 }] })));
  const timed = (ranking: Parameters<typeof measure>[0]) => {
    const begun = performance.now();
    const found = measure(ranking, queries);
    return { ...found, questions_per_second: (1000 * queries.length) / (performance.now() - begun) };
  };
  const own = timed(index);
  return Object.entries(baselines).flatMap(([name, build]) => {
    const theirs = timed(build(passages) as Parameters<typeof measure>[0]);
    return (Object.keys(own) as (keyof typeof own)[]).map((unit) => ({
      name: `ranking_beside_${name}`,
      value: own[unit],
      unit,
      baseline: theirs[unit],
    }));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [corpus, queries] = process.argv.slice(2);
  const read = <T>(file: string) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as T]));
  const given =
    corpus && queries
      ? {
          passages: read<Passage>(corpus).map(({ id, text }) => ({ id: String(id), text })),
          queries: read<Query>(queries).map(({ text, relevant }) => ({
            text,
            relevant: relevant.map(String),
          })),
        }
      : ours();
  for (const row of rankingRows(given)) print(row);
}
