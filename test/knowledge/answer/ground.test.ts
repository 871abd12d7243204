import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnswerer } from '../../../knowledge/answer/answer.ts';
import { type Allowed, allowedBy, groundReply, groundText } from '../../../knowledge/answer/ground.ts';
import { listCounties, loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';

const allowed: Allowed = {
  figures: [
    { value: 217, unit: '元/人/月' },
    { value: 30, unit: '个工作日' },
    { value: 60, unit: '%' },
    { value: 6, unit: '个月' },
    { value: 60, unit: '周岁' },
    { value: 36000, unit: '元/人/年' },
  ],
  dates: ['2026-01-01', '2026-07-01', '2024'],
  documents: [
    { names: ['中华人民共和国社会救助法', '社会救助法'], clauses: ['第三十七条', '第五十条'] },
    {
      names: ['最低生活保障审核确认办法'],
      number: '民发〔2021〕57号',
      clauses: ['第二十二条'],
    },
    { names: ['兜底通知'], clauses: ['第一部分（三）'] },
  ],
  phones: ['12345', '120', '0751-1234567'],
};
const faults = (text: string) => groundText(text, allowed).map(({ kind, words }) => `${kind} ${words}`);

describe('a text whose every figure, date and document is on record is let through', () => {
  test.each([
    '从受理起30个工作日内办完，每人每月217元。',
    '三十个工作日办完，一般是百分之六十，最多半年。',
    '满60岁的老人、六十周岁的老人都算。',
    '全年三万六千元，也就是3.6万元。',
    '《社会救助法》第三十七条、第五十条；《最低生活保障审核确认办法》第二十二条。',
    '社会救助法第37条第二款写着，民发〔2021〕57号也写着。',
    '《兜底通知》第一部分（三）2026年7月1日起施行，2026年的标准2026-01-01起。',
    '打12345、120，或者0751-1234567。',
    '残疾证打12345；户口找派出所。赡养打120\n天冷别睡外面',
    '会发给您《停救通知书》，填一张《申请表》。',
    '没有数字的一句话，一家人一起想办法，万一不行再来。',
  ])('%s', (text) => {
    expect(faults(text)).toEqual([]);
  });
});

describe('what nothing stands behind is named', () => {
  test.each([
    ['每人每月218元', ['figure 218元']],
    ['每人每年217元', ['figure 217元']],
    ['每月领二百一十八元', ['figure 二百一十八元']],
    ['30天内办完', ['figure 30天']],
    ['四十五个工作日', ['figure 四十五个工作日']],
    ['有3.7万元也行', ['figure 37000元']],
    ['满65岁', ['figure 65岁']],
    ['能报百分之七十', ['figure 百分之七十']],
    ['打12346问', ['figure 12346']],
    ['打13800138000', ['figure 13800138000']],
    ['2025年7月1日起', ['date 2025年7月1日']],
    ['二〇二五年的标准', ['date 二〇二五年']],
    ['8月1日起', ['date 8月1日']],
    ['《低保条例》第三条', ['document 《低保条例》', 'clause 第三条']],
    ['《社会救助法》第二十二条', ['clause 第二十二条']],
    ['行政诉讼法第三十七条', ['document 行政诉讼法']],
    ['民发〔2022〕99号', ['document 民发〔2022〕99号']],
    ['第二部分（一）', ['clause 第二部分（一）']],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test('any sum but the recorded one', () => {
    const sums = new Set([217, 36000]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (sum) => {
        expect(faults(`本地标准：${sum}元`).length === 0).toBe(sums.has(sum));
      }),
    );
  });
});

describe.each(listCounties())('every article as %s says it', (id) => {
  const knowledge = loadKnowledge({ county: loadCounty(id) });

  test.each(['2026-07-01', '2026-11-25', '2027-05-01'])('on %s, whatever day is asked about', (today) => {
    const answerer = createAnswerer(knowledge, { asOf: () => today });
    const days = [undefined, '2024-12-31', '2025-12-31', '2026-10-31', '2027-12-31'];
    const ungrounded = knowledge.articles.flatMap(({ id: article }) =>
      days.flatMap((asked) => {
        const reading = answerer.read(article, asked);
        if (!reading) throw new Error(article);
        return groundReply(reading, knowledge).map(
          ({ kind, words }) => `${article} ${asked}: ${kind} ${words}`,
        );
      }),
    );
    expect(ungrounded).toEqual([]);
  });

  test('no longer holds once a figure is changed under way', () => {
    const answerer = createAnswerer(knowledge, { asOf: () => '2026-11-25' });
    const reading = answerer.read('dibao-time');
    if (!reading) throw new Error('dibao-time');
    expect(
      groundReply({ ...reading, text: reading.text.replace('30个工作日', '31个工作日') }, knowledge),
    ).toEqual([{ kind: 'figure', words: '31个工作日' }]);
  });
});

test('what may be said about two articles is what stands behind either', () => {
  const knowledge = loadKnowledge({ county: loadCounty('lechang') });
  const answerer = createAnswerer(knowledge, { asOf: () => '2026-11-25' });
  const readings = ['dibao-time', 'disability-money'].flatMap((id) => answerer.read(id) ?? []);
  const both = allowedBy(readings, knowledge);
  expect(groundText('低保30个工作日办完；护理补贴每人每月290元。', both)).toEqual([]);
  expect(groundText('护理补贴每人每月280元。', both)).toEqual([{ kind: 'figure', words: '280元' }]);
});
