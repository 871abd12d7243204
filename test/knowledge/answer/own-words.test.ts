import { Jieba } from '@node-rs/jieba';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadLexicon } from '../../../knowledge/answer/lexicon.ts';
import { ownSegment } from '../../../knowledge/answer/search/own-words.ts';
import { runsOf } from '../../../knowledge/answer/search/tokens.ts';

const { words } = loadLexicon();
const cut = ownSegment(words);

/** jieba with our words alone and no guessing. */
const jieba = new Jieba();
jieba.loadDict(Buffer.from(words.map((word) => `${word} 20000 n\n`).join('')));

test('any text of words and parts of words is cut as jieba cuts it', () => {
  const part = fc
    .tuple(fc.constantFrom(...words), fc.nat(5), fc.integer({ min: 1, max: 6 }))
    .map(([word, from, length]) => word.slice(from, from + length));
  const stranger = fc.constantFrom(...'的一在哪边个月老人家我龘䶵');
  fc.assert(
    fc.property(fc.array(fc.oneof(part, stranger), { maxLength: 30 }), (parts) => {
      const runs = runsOf(parts.join(''));
      const expected = runs.flatMap((run) => (/[a-z0-9]/.test(run) ? [run] : jieba.cut(run, false)));
      expect(cut(runs)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('a run longer than any before is cut to its end', () => {
  const long = '低保怎么申请'.repeat(200);
  expect(cut([long]).join('')).toBe(long);
});
