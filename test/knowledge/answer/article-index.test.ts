// The index of the articles off a shelf: the same answers, and never those of other articles.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createAnswerer } from '../../../knowledge/answer/answer.ts';
import { type Lexicon, loadLexicon } from '../../../knowledge/answer/lexicon.ts';
import type { Article, Knowledge } from '../../../knowledge/model.ts';
import type { Shelf } from '../../../knowledge/shelf.ts';
import { memoryShelf } from '../../support/memory-shelf.ts';
import { answerer, knowledge } from './office.ts';

const answererOf = (shelf: Shelf, given: Knowledge = knowledge, lexicon?: Lexicon) =>
  createAnswerer(given, { asOf: () => '2026-11-22', shelf, ...(lexicon && { lexicon }) });

const sayings = z
  .array(z.object({ says: z.array(z.object({ say: z.string() })) }))
  .parse(parse(readFileSync('test/fixtures/questions-last.yaml', 'utf8')))
  .flatMap(({ says }) => says.map(({ say }) => say));

test('every saying of a year is answered alike by an index just built and by one off the shelf', () => {
  const { shelf, kept, found } = memoryShelf();
  const built = answererOf(shelf);
  const opened = answererOf(shelf);
  expect([kept.size, found.length]).toEqual([1, 1]);
  expect(sayings.length).toBeGreaterThan(200);
  for (const text of [...sayings, ...knowledge.articles.flatMap(({ ask }) => ask.slice(0, 1))]) {
    const answer = answerer.answer({ text });
    expect(built.answer({ text })).toEqual(answer);
    expect(opened.answer({ text })).toEqual(answer);
    expect(opened.find(text, 12)).toEqual(answerer.find(text, 12));
  }
});

const ofDibao = knowledge.articles.filter(({ programme }) => programme === 'dibao');

const of = (articles: readonly Article[]): Knowledge => ({
  ...knowledge,
  articles,
  articlesById: new Map(articles.map((one) => [one.id, one])),
});

/** Some articles with one put in the place of its namesake. */
function withArticle(id: string, change: Partial<Article>): Knowledge {
  const articles = ofDibao.map((one) => (one.id === id ? { ...one, ...change } : one));
  return of(articles);
}

test('whatever an index is made of has a name of its own', () => {
  const { shelf, kept } = memoryShelf();
  answererOf(shelf, of(ofDibao));
  const one = knowledge.articlesById.get('dibao-car') as Article;
  const lexicon = loadLexicon();
  const changes: [Knowledge, Lexicon?][] = [
    [withArticle(one.id, { title: `${one.title}吗` })],
    [withArticle(one.id, { ask: [...one.ask, '骆驼算不算车'] })],
    [withArticle(one.id, { body: `${one.body}骆驼不算车。` })],
    [of(ofDibao.toReversed())],
    [of(ofDibao.slice(1))],
    [of(ofDibao), { ...lexicon, words: [...lexicon.words, '骆驼'] }],
  ];
  for (const [i, [given, words]] of changes.entries()) {
    answererOf(shelf, given, words);
    expect(kept.size).toBe(i + 2);
  }
});

test('a wording an editor adds is found at once, whatever lies on the shelf', () => {
  const { shelf } = memoryShelf();
  answererOf(shelf, of(ofDibao));
  const changed = withArticle('dibao-car', { ask: ['骆驼队养着几十头骆驼'] });
  for (let times = 0; times < 2; times++) {
    expect(answererOf(shelf, changed).findFirst('骆驼队养着几十头骆驼')?.id).toBe('dibao-car');
  }
});
