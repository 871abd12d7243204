import { describe, expect, it } from 'vitest';
import { type County, loadCounty, type Standard } from '../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { citations, citeLine, renderBody } from '../../knowledge/render.ts';
import { COUNTY, localStandard, TODAY, tinyRoot } from './tiny-base.ts';

const root = tinyRoot();

function say(text: string, standards: Standard[] = [], county: Partial<County> = {}) {
  const knowledge = loadKnowledge({ root, county: { ...COUNTY, standards } });
  return renderBody(text, { ...knowledge, county: { ...knowledge.county, ...county }, asOf: TODAY });
}

const urban = localStandard({ setting: 'urban', value: 800, illustrative: true });
const rural = localStandard({ setting: 'rural', value: 650, illustrative: true });

describe('what a body says', () => {
  it('prints a national figure with its unit', () => {
    const said = say('{{dibao.decision_days}}内有结果');
    expect(said.text).toBe('30个工作日内有结果');
    expect(said.used.map((one) => one.id)).toEqual(['dibao.decision_days']);
    expect([said.missing, said.illustrative]).toEqual([[], false]);
  });

  it('prints phone numbers, names and the day a source took effect', () => {
    const said = say(
      '打{{hotline.gov}}问{{county.bureau}}，{{county.name}}的{{township}}，{{source.L1.from}}起，{{source.P4.from}}起',
    );
    expect(said.text).toBe(
      '打12345问明白县民政局，明白县的乡镇人民政府（街道办事处），2026年7月1日起，2022年起',
    );
  });

  it('prints the opening hours of the bureau, or that nobody recorded them', () => {
    const bureau = { name: '某局', hours: '周一至周五 9:00–17:00' };
    expect(say('上班：{{county.hours}}', [], { bureau }).text).toBe('上班：周一至周五 9:00–17:00');
    expect(say('上班{{county.hours}}', [], { bureau: { name: '某局' } }).text).toBe(
      '上班（上下班的钟点没有登记）',
    );
  });

  it('says town and country, since when, and that an invented figure is 示例数据', () => {
    const said = say('本地低保标准：{{dibao.standard}}。', [urban, rural]);
    expect(said.text).toBe('本地低保标准：城市每人每月800元，农村每人每月650元（示例数据，2026-01-01起）。');
    expect(said.illustrative).toBe(true);
    expect(said.used).toHaveLength(2);
  });

  it('names the document of a local figure known by quotation only', () => {
    const said = say('{{dibao.standard}}', [
      localStandard({ value: 700, grade: 'S', source: '某市2026年公告' }),
    ]);
    expect(said.text).toBe('每人每月700元（据某市2026年公告，2026-01-01起）');
  });

  it('names the document of national figures known by quotation once, at the first of them', () => {
    const { articlesById, ...knowledge } = loadKnowledge({ county: loadCounty('sample') });
    const where = articlesById.get('disability-where')?.body ?? '';
    expect(where.match(/\{\{disability\.cross_/g)).toHaveLength(3);
    const { text } = renderBody(where, { ...knowledge, asOf: TODAY });
    expect(text.match(/（据[^）]*通知）/g)).toHaveLength(1);
    expect(text).toMatch(/3个工作日（据[^）]*通知）内转回.*10个工作日内定.*3个工作日内告诉您/);
  });

  it('does not call a real local figure invented', () => {
    const said = say('{{dibao.standard}}', [localStandard({ value: 700 })]);
    expect(said).toMatchObject({ text: '每人每月700元（2026-01-01起）', illustrative: false });
  });

  it('says who knows and the number to call when nothing is recorded', () => {
    const said = say('本地低保标准：{{dibao.standard}}。');
    expect(said.text).toBe('本地低保标准：还没有登记，以明白县民政局公布的为准，可以打12345问。');
    expect(said.missing).toEqual(['dibao.standard']);
  });

  it('says who knows once in a sentence, at its end', () => {
    const said = say('全护理{{destitute.care_full}}，半护理{{destitute.care_half}}。{{dibao.standard}}。');
    const asks = '，以明白县民政局公布的为准，可以打12345问';
    expect(said.text).toBe(`全护理还没有登记，半护理还没有登记${asks}。还没有登记${asks}。`);
  });

  it('says who knows for the half that is not recorded, and dates the other', () => {
    const said = say('{{dibao.standard}}', [urban]);
    expect(said.text).toBe(
      '城市每人每月800元（示例数据，2026-01-01起），农村的还没有登记，以明白县民政局公布的为准，可以打12345问',
    );
    expect(said).toMatchObject({ missing: ['dibao.standard'], illustrative: true });
  });

  it('never says a figure that has lapsed', () => {
    const said = say('{{dibao.standard}}', [localStandard({ value: 700, to: '2026-10-31' })]);
    expect(said.text).toContain('还没有登记');
    expect(said.text).not.toContain('700');
  });

  it('names the bureau by its own phone when the county lists no hotline for it', () => {
    const hotlines = [{ id: 'police', number: '110', name: '报警' }];
    const bureau = { name: '明白县民政局', phone: '0000-1234567' };
    expect(say('{{dibao.standard}}', [], { hotlines: [], bureau }).text).toContain('可以打0000-1234567问');
    expect(say('{{dibao.standard}}', [], { hotlines }).text).toContain('可以到乡镇人民政府（街道办事处）问');
  });
});

describe('figures of the day asked about', () => {
  const old = localStandard({ value: 700, from: '2025-01-01', to: '2025-12-31' });
  const now = localStandard({ value: 800, from: '2026-01-01' });
  const knowledge = loadKnowledge({ root, county: { ...COUNTY, standards: [old, now] } });
  const ask = (
    asked: string | undefined,
    text = '本地低保标准：{{dibao.standard}}。{{dibao.decision_days}}内办完。',
  ) => renderBody(text, { ...knowledge, asOf: TODAY, asked });

  it('are the old ones for last year, with the days they held; time limits stay as they are today', () => {
    expect(ask('2025-12-31')).toMatchObject({
      text: '您问的是2025年底的数。\n本地低保标准：每人每月700元（2025-01-01起，到2025-12-31）。30个工作日内办完。',
      used: [old, expect.objectContaining({ id: 'dibao.decision_days' })],
      asked: '2025-12-31',
    });
    expect(ask('2025-06-30').text).toContain('您问的是2025年6月30日的数。');
  });

  it('are said not to be recorded when none is for that day', () => {
    expect(ask('2023-12-31')).toMatchObject({
      text: expect.stringContaining(
        '本地低保标准：2023年底的还没有登记，以明白县民政局公布的为准，可以打12345问。',
      ),
      missing: ['dibao.standard'],
    });
  });

  it('are today’s for a day to come, and are said to be', () => {
    expect(ask('2027-12-31').text).toMatch(
      /^2027年底的数还没有公布或者登记，下面是现在的。\n本地低保标准：每人每月800元/,
    );
  });

  it('are the announced ones for a day to come', () => {
    const next = localStandard({ value: 850, from: '2027-01-01' });
    const announced = loadKnowledge({
      root,
      county: { ...COUNTY, standards: [{ ...now, to: '2026-12-31' }, next] },
    });
    const { text } = renderBody('{{dibao.standard}}', { ...announced, asOf: TODAY, asked: '2027-12-31' });
    expect(text).toBe('您问的是2027年底的数。\n每人每月850元（2027-01-01起）');
  });

  it('make no difference to a text without such a figure, nor when today is asked about', () => {
    const limits = '{{dibao.decision_days}}内办完';
    expect(ask('2025-12-31', limits)).toEqual(ask(undefined, limits));
    expect(ask(TODAY)).toEqual(ask(undefined));
  });
});

describe('a figure that no longer holds', () => {
  const knowledge = loadKnowledge({ county: loadCounty('sample') });
  const article = knowledge.articlesById.get('fraud-penalty');
  const say = (asked?: string) =>
    renderBody(article?.body ?? '', { ...knowledge, asOf: '2026-11-25', asked });

  it('is said with its days, and the rule it came from is cited beside today’s', () => {
    const old = say('2025-12-31');
    expect(old.text).toContain('3倍（2014-05-01起，到2026-06-30）以下的罚款');
    expect(citeLine(citations(article ?? { sources: [] }, knowledge, old.used))).toContain(
      '《社会救助暂行办法》第六十八条',
    );
  });

  it('is not heard of when nobody asks about its days', () => {
    expect(say().text).toContain('2倍以下的罚款');
    expect(citeLine(citations(article ?? { sources: [] }, knowledge, say().used))).not.toContain('暂行办法');
  });
});

describe('the figure of a province', () => {
  const knowledge = loadKnowledge({ county: loadCounty('lechang') });
  const say = (id: string, given = knowledge) => renderBody(`{{${id}}}`, { ...given, asOf: '2026-11-25' });

  it('is the least its counties give, and names the notice it is known from', () => {
    expect(say('disability.nursing').text).toBe(
      '每人每月290元（据广东省财政厅、民政厅、残联2026年通知，全省最低，当地更高的按当地）',
    );
  });

  it('yields to what the county records itself', () => {
    const own = localStandard({ id: 'disability.nursing', value: 320, region: '440281', grade: 'V1' });
    const county = { ...loadCounty('lechang'), standards: [own] };
    expect(say('disability.nursing', loadKnowledge({ county })).text).toBe('每人每月320元（2026-01-01起）');
  });

  it('is not said in a county of another province', () => {
    const sample = loadKnowledge({ county: loadCounty('sample') });
    expect(say('disability.nursing', sample).missing).toEqual(['disability.nursing']);
    expect(sample.standards.history('disability.nursing')).toEqual([]);
  });
});

describe('naming sources', () => {
  const knowledge = loadKnowledge({ root, county: COUNTY });

  it('names the clauses of one document together, sections in words', () => {
    const sources = [
      { sourceId: 'L1', clause: '第三十七条' },
      { sourceId: 'P4', clause: '一（三）' },
      { sourceId: 'L1', clause: '第五十条' },
    ];
    expect(citeLine(citations({ sources }, knowledge))).toBe(
      '依据：《社会救助法》第三十七条、第五十条；《兜底通知》第一部分（三）',
    );
  });

  it('names the first six of many, and never keeps back what is known by quotation only', () => {
    const clauses = ['第十条', '第十一条', '第十二条', '第十三条', '第十四条', '第十五条', '第十六条'];
    const sources = [
      ...clauses.map((clause) => ({ sourceId: 'L1', clause })),
      { sourceId: 'P20', clause: '一' },
    ];
    const line = citeLine(citations({ sources }, knowledge));
    expect(line).toContain('第十五条；');
    expect(line).not.toContain('第十六条');
    expect(line).toMatch(/据转引，以窗口答复为准）等$/);
  });

  it('says so when a source is known by quotation only, and nothing when there is none', () => {
    const sources = [{ sourceId: 'P20', clause: '一' }];
    expect(citeLine(citations({ sources }, knowledge))).toContain('据转引，以窗口答复为准');
    expect(citeLine([])).toBe('');
  });
});
