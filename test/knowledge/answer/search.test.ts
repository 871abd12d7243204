import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure } from '../../../knowledge/answer/evaluate.ts';
import { createIndex } from '../../../knowledge/answer/search/engine.ts';
import { ownSegment } from '../../../knowledge/answer/search/own-words.ts';
import { overBigrams, overJiebaWords } from './baselines.ts';
import { knowledge } from './office.ts';

const index = (texts: readonly string[]) =>
  createIndex(texts.map((text, i) => ({ id: String(i), fields: [{ text, weight: 1 }] })));

describe('the ranking', () => {
  // The editors' wordings are other people's words for these passages: the index does not see them here.
  const passages = knowledge.articles.map(({ id, title, body }) => ({ id, text: `${title}\n${body}` }));
  const asked = knowledge.articles.flatMap(({ id, ask }) => ask.map((text) => ({ text, relevant: [id] })));
  const ours = measure(
    createIndex(passages.map(({ id, text }) => ({ id, fields: [{ text, weight: 1 }] }))),
    asked,
  );

  test('finds clearly more than plain BM25 over character bigrams', () => {
    const theirs = measure(overBigrams(passages), asked);
    expect(ours['mrr@10']).toBeGreaterThan(theirs['mrr@10'] + 0.04);
    expect(ours['hit@1']).toBeGreaterThan(theirs['hit@1'] + 0.03);
    expect(ours['hit@10']).toBeGreaterThan(theirs['hit@10'] + 0.04);
  });

  test('finds clearly more than plain BM25 over jieba words', () => {
    const theirs = measure(overJiebaWords(passages), asked);
    expect(ours['mrr@10']).toBeGreaterThan(theirs['mrr@10'] + 0.05);
    expect(ours['hit@1']).toBeGreaterThan(theirs['hit@1'] + 0.04);
    expect(ours['hit@10']).toBeGreaterThan(theirs['hit@10'] + 0.06);
  });
});

describe('a search', () => {
  test('finds two-character words, which trigram indexes cannot', () => {
    expect(index(['低保金每月发放', '医疗费用报销'])?.search('低保', 5)).toMatchObject([{ id: '0' }]);
  });

  test('reads traditional characters and slips of the pen as what was meant', () => {
    const found = index(['申请低保的材料', '领取结婚证']).search('申請底保', 1);
    expect(found[0]?.id).toBe('0');
  });

  test('returns at most k hits, best first, and only what shares something with the question', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'低保特困申请材料a1 。'), maxLength: 12 }), {
          maxLength: 12,
        }),
        fc.string({ unit: fc.constantFrom(...'低保特困申请材料a1 。'), maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (texts, query, k) => {
          const hits = index(texts).search(query, k);
          expect(hits.length).toBeLessThanOrEqual(k);
          expect(hits.every(({ score }) => score > 0)).toBe(true);
          expect(hits.map(({ score }) => score)).toEqual(
            hits.map(({ score }) => score).sort((a, b) => b - a),
          );
          for (const { id } of hits) {
            expect([...(texts[Number(id)] ?? '')].some((character) => query.includes(character))).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('of nothing, or in nothing, finds nothing', () => {
    expect(index(['低保']).search('', 3)).toEqual([]);
    expect(index([]).search('低保', 3)).toEqual([]);
  });

  test('a field of more weight counts more', () => {
    const found = createIndex([
      { id: 'body', fields: [{ text: '低保', weight: 1 }] },
      { id: 'title', fields: [{ text: '低保', weight: 3 }] },
    ]).search('低保', 2);
    expect(found[0]?.id).toBe('title');
  });

  test('our own words are cut whole without the large dictionary', () => {
    expect(ownSegment(['低保边缘', '低保'])(['低保边缘户', 'abc'])).toEqual(['低保边缘', '户', 'abc']);
  });
});
