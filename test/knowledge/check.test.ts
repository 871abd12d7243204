import { describe, expect, it } from 'vitest';
import { typedFigures } from '../../knowledge/check/figures.ts';
import { forbiddenWords } from '../../knowledge/check/words.ts';
import { checkKnowledge } from '../../knowledge/check.ts';
import { listCounties, loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import type { Standard } from '../../knowledge/model.ts';
import {
  ARTICLE,
  ARTICLE_FILE,
  COUNTY,
  lineWith,
  localStandard,
  STANDARDS,
  spoken,
  TODAY,
  tinyRoot,
} from './tiny-base.ts';

const options = { county: COUNTY, today: TODAY };
const check = (files: Record<string, string>) => spoken(checkKnowledge(tinyRoot(files), options));
const checkArticle = (from: string, to: string) => check({ [ARTICLE_FILE]: ARTICLE.replace(from, to) });

describe('inspecting the knowledge base', () => {
  it('finds nothing wrong in a sound one', () => {
    expect(check({})).toEqual([]);
  });

  it('reports all that stops the server too, sorted by file and line', () => {
    const faults = check({
      [ARTICLE_FILE]: ARTICLE.replace('L1 第三十七条', 'L1 第九十条').replace('{{township}}', '{{town}}'),
    });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('没有第九十条');
    expect(faults[1]).toContain('{{town}}');
  });

  it.each([
    ['a figure in the body', '不清楚', '满三十天不清楚', '数字“三十天”'],
    ['bare digits in the body', '不清楚', '不清楚可以打12345', '数字“12345”'],
    ['a figure in the title', '低保怎么申请', '低保30天批吗', '数字“30天”'],
    ['an outdated name', '不清楚', '五保户不清楚', '“五保”已改称特困'],
    ['a promise', '不清楚', '一定能批，不清楚', '不能许诺结果'],
    ['a document it does not cite', '不清楚', '照《信访工作条例》办，不清楚', '依据里却没有它'],
    ['markup', '不清楚', '**重要** 不清楚', '聊天里显示不了标记'],
    ['a clause of a repealed source', 'L1 第三十七条', 'P12 第五条', '已被“L1”废止'],
    ['the old rule cited first', 'L1 第三十七条', 'L2 第三十七条', '先写新法的条款'],
    ['a review date gone by', 'reviewBy: 2027-06-30', 'reviewBy: 2026-11-21', '已经过了'],
    ['too few asks', '  - 低保咋申请\n', '', '现在4种'],
  ])('reports %s at its line', (_, from, to, message) => {
    const text = ARTICLE.replace(from, to);
    const faults = checkArticle(from, to);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
    const where = to === '' ? 'ask:' : to;
    expect(faults[0]).toContain(`${ARTICLE_FILE}:${lineWith(text, where)} `);
  });

  it('reports a neighbour whose owner or number is not said', () => {
    const neighbour = (body: string) =>
      check({
        'articles/neighbours/neighbour-hukou.md': ARTICLE.replace('id: dibao-how', 'id: neighbour-hukou')
          .replace('title: 低保怎么申请', 'title: 户口的事找谁')
          .replaceAll(/^ {2}- (?=[^LPX])/gm, '  - 户口')
          .replace(/(---\n[\s\S]*\n---\n)[\s\S]*/, `$1${body}\n`),
      }).filter((fault) => fault.includes('neighbour'));
    expect(neighbour('户口归公安派出所，打{{hotline.gov}}问。')).toEqual([]);
    expect(neighbour('户口归公安派出所。')).toEqual([expect.stringContaining('没有写打哪个电话')]);
    expect(neighbour('这个我办不了，打{{hotline.gov}}。')).toEqual([expect.stringContaining('没有说归谁管')]);
  });

  it('reports figures that stand in the wrong list, and those of a province under an id no county records', () => {
    const entry = (list: string, region: string) => `
${list}:
  - id: aid.amount
    what: 某项补贴
    kind: amount
    value: 200
    unit: 元/人/月
    region: "${region}"
    from: 2026-07-01
    source: L1 第三十七条
    grade: S
`;
    const withEntry = (list: string, region: string) =>
      check({
        'standards.yaml':
          list === 'national'
            ? STANDARDS.replace('national:', entry('national', region).trim())
            : STANDARDS + entry(list, region),
      });
    expect(withEntry('national', '440000')).toEqual([expect.stringContaining('要写在 provincial 里')]);
    expect(withEntry('provincial', '440200')).toEqual(
      expect.arrayContaining([expect.stringContaining('地区要写省的6位代码')]),
    );
    expect(withEntry('provincial', '440000')).toEqual([expect.stringContaining('没有列在 local 里')]);
  });

  it('reports an answer that opens with a bare yes or no, which another question would hear the wrong way round', () => {
    const opened = (body: string) =>
      check({ 'articles/dibao/dibao-how.md': ARTICLE.replace(/(---\n[\s\S]*\n---\n)/, `$1${body}`) }).filter(
        (fault) => fault.includes('没说是什么'),
      );
    expect(opened('算。')).toHaveLength(1);
    expect(opened('不能，')).toHaveLength(1);
    expect(opened('能先救：')).toEqual([]);
    expect(opened('要看家里的收入。')).toEqual([]);
  });

  it('reports more than fifteen asks', () => {
    const more = Array.from(
      { length: 11 },
      (_, index) => `  - 再问${'一二三四五六七八九十百'[index]}回\n`,
    ).join('');
    expect(checkArticle('  - 低保咋申请\n', `  - 低保咋申请\n${more}`)).toEqual([
      expect.stringContaining('现在16种'),
    ]);
  });

  it('reports a source past its last day or not yet in force', () => {
    const late = spoken(checkKnowledge(tinyRoot(), { county: COUNTY, today: '2026-06-30' }));
    expect(late.some((fault) => fault.includes('2026-07-01才施行'))).toBe(true);
  });

  it('reports a national figure with no value on the day', () => {
    const lapsed = STANDARDS.replace('    from: 2026-07-01\n', '    from: 2026-07-01\n    to: 2026-10-31\n');
    const faults = check({ 'standards.yaml': lapsed });
    expect(faults).toEqual([
      `${ARTICLE_FILE}:${lineWith(ARTICLE, 'decision_days')} 标准“dibao.decision_days”在2026-11-22没有有效的数字`,
    ]);
  });

  it('reports a body too long once its placeholders are filled', () => {
    expect(checkArticle('不清楚', '申请要去窗口'.repeat(70))[0]).toMatch(
      /正文显示出来有4\d\d个字，最多420个/,
    );
  });

  it('reports an ask two articles share, whatever its punctuation and slips', () => {
    const other = ARTICLE.replace('id: dibao-how', 'id: dibao-what')
      .replaceAll(/ {2}- .*保.*\n/g, (ask) => ask.replace('- ', '- 另外'))
      .replace('  - 另外低保咋申请\n', '  - 底保，咋申请？\n');
    const faults = check({ 'articles/dibao/dibao-what.md': other });
    const line = lineWith(other, '底保');
    expect(faults).toEqual([
      `articles/dibao/dibao-what.md:${line} 问法“底保，咋申请？”已经在 knowledge/${ARTICLE_FILE}:8 用过`,
    ]);
  });

  it('reports every title and ask by which its article is not found first', () => {
    const findFirst = (text: string) =>
      text === '低保咋申请' ? 'dibao-who' : text === '怎么办低保' ? undefined : 'dibao-how';
    const faults = spoken(checkKnowledge(tinyRoot(), { ...options, findFirst }));
    expect(faults).toEqual([
      `${ARTICLE_FILE}:8 用“低保咋申请”找不到本条，先找到的是“dibao-who”`,
      `${ARTICLE_FILE}:10 用“怎么办低保”找不到本条，什么也没找到`,
    ]);
  });

  it('does not ask articles of other regions to be found', () => {
    const root = tinyRoot({ [ARTICLE_FILE]: ARTICLE.replace('region: CN', "region: '440281'") });
    expect(checkKnowledge(root, { ...options, findFirst: () => undefined })).toEqual([]);
  });

  it('reports figures that overlap in time, come before their source, or rest on a repealed one', () => {
    const entry = STANDARDS.slice(STANDARDS.indexOf('  - id: dibao.decision'));
    expect(check({ 'standards.yaml': STANDARDS + entry })).toEqual([
      'standards.yaml:23 标准“dibao.decision_days”的时间与 knowledge/standards.yaml:8 重叠',
    ]);
    const ended = STANDARDS.replace('    from: 2026-07-01\n', '    from: 2026-07-01\n    to: 2026-11-21\n');
    expect(check({ 'standards.yaml': ended + entry.replace('2026-07-01', '2026-11-22') })).toEqual([]);
    const early = STANDARDS.replace('from: 2026-07-01', 'from: 2020-01-01');
    expect(check({ 'standards.yaml': early })[0]).toContain('早于它的出处《社会救助法》施行');
    const repealed = STANDARDS.replace('L1 第四十四条', 'P12 第五条');
    expect(check({ 'standards.yaml': repealed })[0]).toContain('已经废止');
  });

  it('reports national figures that are history or invented, and ids that are both national and local', () => {
    expect(check({ 'standards.yaml': STANDARDS.replace('grade: V2', 'grade: H') })[0]).toContain(
      '出自历史文件',
    );
    expect(check({ 'standards.yaml': `${STANDARDS}    illustrative: true\n` })[0]).toContain(
      '不能是示例数据',
    );
    const both = STANDARDS.replace('id: dibao.standard', 'id: dibao.decision_days');
    expect(check({ 'standards.yaml': both })).toEqual([
      'standards.yaml:2 “dibao.decision_days”在 local 和 national 里都有',
    ]);
  });

  it('reports a county figure under an id nobody declared', () => {
    const standards: Standard[] = [localStandard(), localStandard({ id: 'dibao.standrad' })];
    const root = tinyRoot({
      'jurisdictions/tiny.yaml': 'standards:\n  - id: dibao.standard\n  - id: dibao.standrad\n',
    });
    const faults = spoken(checkKnowledge(root, { today: TODAY, county: { ...COUNTY, standards } }));
    expect(faults).toEqual(['jurisdictions/tiny.yaml:3 “dibao.standrad”没有列在 standards.yaml 的 local 里']);
  });

  it.each(listCounties())('finds nothing to mend in the base that ships for %s', (id) => {
    expect(spoken(checkKnowledge(undefined, { county: loadCounty(id), today: TODAY }))).toEqual([]);
  });
});

describe('figures typed in prose', () => {
  it.each([
    ['三十个工作日内办完', '三十个工作日'],
    ['每月八百块', '八百块'],
    ['１２周岁', '１２周岁'],
    ['满六十周岁', '六十周岁'],
    ['罚两倍以下', '两倍'],
    ['自付百分之七十', '百分之七十'],
    ['半年查一回', '半年'],
    ['连续三次不去', '三次'],
    ['有四项以上做不到', '四项以上'],
    ['至少来两个人', '两个人'],
    ['十几天就好', '十几天'],
  ])('%s → %s', (line, figure) => {
    expect(typedFigures(line)).toEqual([figure]);
  });

  it.each([
    '{{dibao.decision_days}}内有结果',
    '一级、二级残疾人和三级智力、精神残疾人',
    '第一步找村里，第二天也行',
    '残疾人两项补贴，一次性告知，一家人',
    '上一年度的收入，万一人不在家',
    '六项指标里看',
  ])('lets %s stand', (line) => {
    expect(typedFigures(line)).toEqual([]);
  });
});

describe('words that must not be said', () => {
  it.each([
    '五保老人可以领',
    '人均收入低于当地平均水平就行',
    '都要开民主评议',
    '按季复核',
    '今年名额已满',
    '有小车的一律不批',
    '你家肯定能批',
    '保证通过',
    '包你办成',
  ])('stops %s', (line) => {
    expect(forbiddenWords(line)).toHaveLength(1);
  });

  it.each([
    '特困，以前叫五保',
    '我不能保证通过',
    '不一定能批',
    '人均收入低于当地低保标准',
    '有小车不等于一定不行，要看家里实际情况',
    '有房、有存款不是一律不行',
    '公示有人提出异议时，才会重新调查或者开民主评议',
  ])('lets %s stand', (line) => {
    expect(forbiddenWords(line)).toEqual([]);
  });
});
