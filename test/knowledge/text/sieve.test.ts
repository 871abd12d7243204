import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signs } from '../../../bot/understand/lexicon.ts';
import { beginningsOf } from '../../../knowledge/text/openers.ts';
import { createSieve } from '../../../knowledge/text/sieve.ts';
import { knowledge } from '../answer/office.ts';

function possible(patterns: readonly RegExp[], text: string): number[] {
  const found: number[] = [];
  createSieve(patterns).eachPossible(text, (i) => found.push(i));
  return found;
}

describe('what a pattern begins with', () => {
  test.each([
    ['低保|特困', ['低保', '特困']],
    ['低', ['低']],
    ['[低特]?保障', ['低保', '特保', '保障']],
    ['(?:不|没)?给.{0,3}钱', ['不给', '没给', '给*', '给钱']],
    ['(?<!教师)生活', ['生活']],
    ['等(?=.{0,3}钱)了', ['等了']],
    ['呀+了', ['呀了', '呀呀']],
    ['\\d{1,2}年', [...'0123456789'].flatMap((a) => [`${a}年`, ...[...'0123456789'].map((b) => a + b)])],
    ['^我?$', ['', '我']],
    ['(?<who>我)要', ['我要']],
    ['给{,3}', ['给{']],
    ['[^低]保', ['*']],
    ['(?:.)保', ['*']],
  ])('%s', (source, expected) => {
    expect([...beginningsOf(source)].sort()).toEqual([...expected].sort());
  });
});

describe('a sieve', () => {
  test('loses no sign of the lexicon in any wording or article', () => {
    const patterns = signs.map(({ pattern }) => pattern);
    const sieve = createSieve(patterns);
    for (const text of knowledge.articles.flatMap(({ ask, body }) => [...ask, ...body.split('\n')])) {
      const left = new Set<number>();
      sieve.eachPossible(text, (i) => left.add(i));
      const lost = signs.filter(({ pattern }, i) => pattern.test(text) && !left.has(i));
      expect(lost.map(({ name }) => [name, text])).toEqual([]);
    }
  });

  test('loses no match of any pattern put together from groups, brackets, repetition and looking around', () => {
    const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
      atom: fc.oneof(
        {
          weight: 5,
          arbitrary: fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '[a-c]', '\\d', '\\.', '^', '$'),
        },
        { weight: 1, arbitrary: tie('pattern').map((inside) => `(?:${inside})`) },
        { weight: 1, arbitrary: tie('pattern').map((inside) => `(${inside})`) },
        { weight: 1, arbitrary: tie('pattern').map((inside) => `(?=${inside})`) },
        { weight: 1, arbitrary: tie('pattern').map((inside) => `(?<!${inside})`) },
      ),
      part: fc
        .tuple(tie('atom'), fc.constantFrom('', '', '?', '*', '+', '{0,2}', '{2}', '+?'))
        .map(([atom, sign]) => (/^\^|^\$|^\(\?[=<]/.test(atom) ? atom : atom + sign)),
      pattern: fc
        .array(fc.array(tie('part'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
        .map((branches) => branches.map((parts) => parts.join('')).join('|')),
    }));
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom(...'abc1.'), maxLength: 6 }), (source, text) => {
        const regex = new RegExp(source);
        fc.pre(regex.test(text));
        expect(possible([/x/, regex], text)).toContain(1);
      }),
      { numRuns: 500 },
    );
  });

  test('spares a text what cannot match it, and keeps a pattern with flags', () => {
    const patterns = [/低保/, /特困/, /困/, /低保/i, ...Array.from({ length: 40 }, () => /孤儿/), /保怎/];
    expect(possible(patterns, '低保怎么办')).toEqual([0, 3, 44]);
  });
});
