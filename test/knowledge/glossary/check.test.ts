// What the check of the glossary finds wrong, by line, and what ships.
import { describe, expect, it } from 'vitest';
import { checkGlossary, checkTerms } from '../../../knowledge/glossary/check.ts';
import { loadGlossary, namesOf } from '../../../knowledge/glossary/glossary.ts';
import { listCounties, loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { COUNTY, spoken, TODAY, tinyRoot } from '../tiny-base.ts';

const TERMS = `- term: 公示
  also: [公示期]
  says: 把初步定的意见贴在村里给大家看几天。贴完了还不算批。
  sources: [L1 第四十四条]
  article: dibao-how
- term: 低保
  says: 家里收入低于当地的线，可以申请政府按月发钱。
  sources: none
  article: dibao-how
  plain: true
`;

const known = { ...loadKnowledge({ root: tinyRoot(), county: COUNTY }), today: TODAY };
const check = (text: string) => spoken(checkTerms(text, known));
const withChange = (from: string, to: string) => {
  expect(TERMS).toContain(from);
  return check(TERMS.replace(from, to));
};

describe('checking the glossary', () => {
  it('finds nothing wrong in a sound one', () => {
    expect(check(TERMS)).toEqual([]);
  });

  it.each([
    [
      'an unknown article',
      'article: dibao-how\n- term',
      'article: dibao-gone\n- term',
      5,
      '没有“dibao-gone”这个条目',
    ],
    ['an unknown source', 'L1 第四十四条', 'X9 第四十四条', 4, '没有“X9”这份政策依据'],
    ['a clause beyond the last', 'L1 第四十四条', 'L1 第九十条', 4, '没有第九十条'],
    ['a source out of force', 'L1 第四十四条', 'P12 第三条', 4, '废止'],
    ['an old source first', 'L1 第四十四条', 'L2 第三条', 4, '先写新法的条款'],
    ['a name of two terms', 'term: 低保', 'term: 公示期', 6, '“公示期”已经是“公示”的叫法'],
    ['a name written twice', 'also: [公示期]', 'also: [公示期, 公示]', 1, '“公示”写了两遍'],
    ['the word explained by itself', '把初步定的意见', '把公示的意见', 3, '用自己解释自己'],
    [
      'a word to be explained in another explanation',
      '家里收入',
      '不用公示，家里收入',
      7,
      '又用了要解释的词“公示”',
    ],
    ['how offices write', '家里收入', '依法核定家里收入', 7, '“依法”是公文话'],
    ['a figure', '看几天', '看三十天', 3, '数字“三十天”不能直接写'],
    ['a promise', '可以申请政府', '一定能领到政府', 7, '不能许诺结果'],
    ['letters', '给大家看', '给大家OK', 3, '不写英文字母'],
    ['an unknown placeholder', '看几天', '看{{dibao.notice}}', 3, '没有“dibao.notice”这个标准'],
    ['a document it does not cite', '贴完了', '按《村规》贴完了', 3, '没有依据'],
    ['too many sentences', '贴完了还不算批。', '贴完了。还不算批。', 3, '有3句'],
    ['too many characters', '给大家看几天', `给大家${'看一看'.repeat(30)}`, 3, '最多90个'],
    ['no end', '还不算批。', '还不算批', 3, '句号收尾'],
    ['no word on its source', '  sources: none\n', '', 6, 'sources'],
    ['an unknown key', '  plain: true', '  plainly: true', 6, 'plainly'],
    ['a name that is none', 'also: [公示期]', 'also: [GS 期]', 2, '只写汉字'],
  ])('finds %s', (_what, from, to, line, message) => {
    const faults = withChange(from, to);
    expect(faults.join('\n')).toContain(message);
    expect(faults.find((fault) => fault.includes(message))).toMatch(
      new RegExp(`^glossary/terms\\.yaml:${line} `),
    );
  });

  it('lets an explanation use a name that everybody knows', () => {
    expect(withChange('把初步定的意见', '把低保初步定的意见')).toEqual([]);
  });
});

describe('the glossary that ships', () => {
  it.each(listCounties())('has no fault in %s', (id) => {
    const knowledge = loadKnowledge({ county: loadCounty(id) });
    expect(spoken(checkGlossary({ ...knowledge, today: '2026-11-28' }))).toEqual([]);
  });

  it('explains at least ninety words, by more names than that', () => {
    const { terms } = loadGlossary();
    expect(terms.length).toBeGreaterThanOrEqual(90);
    expect(terms.length).toBeLessThanOrEqual(140);
    expect(terms.flatMap(namesOf).length).toBeGreaterThan(300);
  });
});
