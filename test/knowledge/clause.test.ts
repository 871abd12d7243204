import { describe, expect, it } from 'vitest';
import { articleNumber, chineseNumber, clauseWords } from '../../knowledge/clause.ts';

describe('clauses', () => {
  it.each([
    ['十', 10],
    ['十九', 19],
    ['二十', 20],
    ['七十八', 78],
    ['一百零五', 105],
    ['二百零九', 209],
    ['一千二百六十', 1260],
  ])('reads %s as %i', (numeral, number) => {
    expect(chineseNumber(numeral)).toBe(number);
  });

  it('knows which article a clause is in, and that a section is in none', () => {
    expect(articleNumber('第八条第一款')).toBe(8);
    expect(articleNumber('一（三）')).toBeUndefined();
    expect(chineseNumber('8')).toBeUndefined();
  });

  it('says sections in words and leaves articles as they are', () => {
    expect(['四（一）', '二（二）7', '一', '第八条第一款'].map(clauseWords)).toEqual([
      '第四部分（一）',
      '第二部分（二）第7点',
      '第一部分',
      '第八条第一款',
    ]);
  });
});
