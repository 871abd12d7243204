// What the office must be able to answer, row by row of the policy facts, asked the way people ask it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { isNeighbour } from '../../../knowledge/model.ts';
import { answerer, knowledge } from './office.ts';

const row = z.strictObject({
  row: z.union([z.string(), z.number()]).transform(String),
  ask: z.string(),
  expect: z.string().transform((ids) => ids.split(' ')),
});
const rows = z
  .array(row)
  .parse(parse(readFileSync(new URL('../../fixtures/coverage.yaml', import.meta.url), 'utf8')));

/** The tables of the facts, and how many of their rows must be asked for at least. */
const SECTIONS: Readonly<Record<string, number>> = {
  '1.1': 22,
  '1.2': 1,
  '2.1': 9,
  '2.2': 15,
  '2.3': 4,
  '2.4': 8,
  '2.5': 6,
  '2.6': 2,
  '2.7': 5,
  '2.8': 10,
  '2.9': 6,
  '2.10': 5,
  '2.11': 5,
  '2.12': 3,
  '2.13': 4,
  '2.14': 3,
  '3.1': 17,
  '3.2': 5,
  '3.3': 6,
  '3.4': 1,
  '3.5': 3,
  '3.6': 3,
  '4.1': 12,
  '4.2': 7,
  '4.3': 9,
  '4.4': 7,
  '4.5': 2,
  '4.6': 6,
  '5.1': 7,
  '5.2': 7,
  '5.3': 4,
  '5.4': 2,
  '5.5': 2,
  '5.7': 18,
};
const sectionOf = (tag: string): string | undefined => /^\d+\.\d+/.exec(tag)?.[0];

/** Articles answered, the second one included. */
function answered(ask: string): string[] {
  const answer = answerer.answer({ text: ask, isOurs: true });
  return answer.kind === 'answer' ? [answer.article.id, ...answer.also.map(({ article }) => article.id)] : [];
}

describe('every row of the facts', () => {
  test.each(Object.entries(SECTIONS))('§%s is asked for in %i ways at least', (section, fewest) => {
    expect(rows.filter(({ row: tag }) => sectionOf(tag) === section).length).toBeGreaterThanOrEqual(fewest);
  });

  test('names articles that exist, and no question stands twice', () => {
    const missing = rows.flatMap((one) => one.expect).filter((id) => !knowledge.articlesById.has(id));
    expect(missing).toEqual([]);
    expect(new Set(rows.map(({ ask }) => ask)).size).toBe(rows.length);
  });

  test('is answered outright by a plain question, but for one in thirty that ranking may move', () => {
    const missed = rows
      .map((one) => ({ ...one, got: answered(one.ask) }))
      .filter(({ expect: ids, got }) => !got.some((id) => ids.includes(id)))
      .map(({ row: tag, ask, got }) => `${tag} ${ask} → ${got.join(' ')}`);
    expect(missed.length / rows.length, missed.join('\n')).toBeLessThan(0.033);
  });

  test('is among the nearest three whatever is answered', () => {
    const lost = rows
      .filter((one) => !answerer.find(one.ask, 3).some(({ article }) => one.expect.includes(article.id)))
      .filter((one) => !answered(one.ask).some((id) => one.expect.includes(id)))
      .map(({ row: tag, ask }) => `${tag} ${ask}`);
    expect(lost).toEqual([]);
  });

  test('is seldom asked in an editor’s very words: finding those would prove little', () => {
    const wordings = new Set(knowledge.articles.flatMap(({ title, ask }) => [title, ...ask]));
    const same = rows.filter(({ ask }) => wordings.has(ask));
    expect(same.length / rows.length).toBeLessThan(0.15);
  });
});

describe('every side of every programme', () => {
  test('has a question that reaches it', () => {
    const sides = new Set(knowledge.articles.map(({ programme, aspect }) => `${programme}/${aspect}`));
    const reached = new Set(
      rows
        .flatMap((one) => one.expect)
        .flatMap((id) => knowledge.articlesById.get(id) ?? [])
        .map(({ programme, aspect }) => `${programme}/${aspect}`),
    );
    expect([...sides].filter((side) => !reached.has(side))).toEqual([]);
  });
});

describe('what is not ours', () => {
  const theirs = rows.filter(({ row: tag }) => tag === 'not_ours');

  test('is known in forty fields and more', () => {
    expect(new Set(theirs.map(({ expect: [first] }) => first)).size).toBeGreaterThanOrEqual(40);
  });

  test('is answered with a number to ring', () => {
    for (const id of new Set(theirs.flatMap((one) => one.expect)))
      expect(answerer.read(id)?.text, id).toMatch(/(?<!\d)(?:1\d{2}|1\d{4}|9\d{4})(?!\d)/);
  });

  test('every article that sends people elsewhere is asked for', () => {
    const asked = new Set(rows.flatMap((one) => one.expect));
    const unasked = knowledge.articles
      .filter((article) => isNeighbour(article) && !asked.has(article.id))
      .map(({ id }) => id);
    // Three that are asked for by need or by hour, not by field.
    expect(unasked.toSorted()).toEqual(['neighbour-despair', 'neighbour-disabled-life', 'office-hours']);
  });
});
