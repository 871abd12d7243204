// `rules …`: the rules as tables and graphs, a trace for one household, and what another figure would change.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULES } from '../../../knowledge/eligibility/programmes/all.ts';
import { makeFolder, operate } from './place.ts';

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

const rules = (...argv: string[]) => operate({ DATA_DIR: place.folder }, '', 'rules', ...argv);
const written = (name: string, text: string) => {
  const path = join(place.folder, name);
  writeFileSync(path, text);
  return path;
};

/** The line of a shipped file, as the table names it. */
const lineOf = (place: string) => {
  const [file = '', line = ''] = place.split(':');
  return readFileSync(join(import.meta.dirname, '../../..', file), 'utf8').split('\n')[Number(line) - 1];
};

describe('rules show', () => {
  it('gives every programme a table whose rows name a clause', async () => {
    for (const { programme, ways } of RULES) {
      const { code, said } = await rules('show', programme);
      expect(code).toBe(0);
      const rows = said.split('\n').filter((line) => /^\| \d+ \|/.test(line));
      expect(rows).toHaveLength(ways.reduce((sum, way) => sum + way.conditions.length, 0));
      for (const row of rows) expect(row).toMatch(/《[^》]+》(第|[一二三四])/);
      expect(said).toContain(`knowledge/eligibility/programmes/${programme}.ts`);
    }
  });

  it('names the file and line on which a figure is set, and the figure is there', async () => {
    const { said } = await rules('show', 'rigid_hardship');
    const national = /rigid\.months 12个月[^←]*← (\S+:\d+)/.exec(said)?.[1] ?? '';
    expect(lineOf(national)).toContain('id: rigid.months');
    const own = /rigid\.ratio 60%[^←]*← (\S+:\d+)/.exec(said)?.[1] ?? '';
    expect(own).toContain('jurisdictions/sample.yaml');
    expect(lineOf(own)).toContain('id: rigid.ratio');
  });

  it('says of a county without figures that people must look', async () => {
    const { said } = await rules('show', 'dibao', '--county', 'lechang');
    expect(said).toContain('dibao.standard：没有登记，遇到它就由工作人员看');
  });

  it('cites the law of the day', async () => {
    const before = await rules('show', 'dibao', '--as-of', '2026-06-30');
    expect(before.said).not.toContain('《社会救助法》');
    const after = await rules('show', 'dibao', '--as-of', '2026-07-01');
    expect(after.said).toContain('《社会救助法》第十八条');
  });

  it('draws the graph with its conditions in Chinese and all three outcomes', async () => {
    const file = join(place.folder, 'dibao.svg');
    const { code } = await rules('show', 'dibao', '--svg', file);
    expect(code).toBe(0);
    const svg = readFileSync(file, 'utf8');
    expect(svg).toMatch(/^<\?xml|^<svg/);
    for (const words of ['可能符合', '可能不符合', '要由工作人员看', '家庭财产符合当地规定']) {
      expect(svg).toContain(words);
    }
  });

  it('is asked wrongly for a programme nobody knows or a day that is none', async () => {
    expect((await rules('show', 'lottery')).code).toBe(2);
    expect((await rules('show', 'dibao', '--as-of', '2026-02-30')).code).toBe(2);
  });
});

it('rules list names the thirteen programmes of the contract', async () => {
  const { said } = await rules('list');
  expect(said.split('\n')).toHaveLength(13);
});

describe('rules why', () => {
  const FACTS = [
    'setting: rural',
    'monthlyIncome: 3750',
    'propertyWithinLimits: true',
    'rigidSpending: { medical: 22000, education: 6000 }',
    'members: [{ relation: self, age: 45 }, { relation: spouse, age: 44 }, { relation: child, age: 17 }]',
  ].join('\n');

  it('traces a household: what was said, the figure with its place, the clause, the finding', async () => {
    const { code, said } = await rules('why', written('h.yaml', FACTS));
    expect(code).toBe(0);
    expect(said).toContain('计入3口人');
    expect(said).toContain('刚性支出困难（rigid_hardship）→ 可能符合');
    expect(said).toContain('占62.2%，超过当地的60%');
    expect(said).toMatch(/用的数：rigid\.ratio 60%[^\n]*sample\.yaml:\d+/);
    expect(said).toContain('高龄津贴：和这家没有关系');
  });

  it('takes JSON and lists of named households', async () => {
    const list = JSON.stringify([
      {
        name: '孤老',
        facts: {
          setting: 'rural',
          monthlyIncome: 0,
          propertyWithinLimits: true,
          supporters: 'none',
          members: [{ age: 70 }],
        },
      },
    ]);
    const { said } = await rules('why', written('h.json', list));
    expect(said).toContain('# 孤老');
    expect(said).toContain('特困（destitute）→ 可能符合');
    expect(said).toContain('低保：由特困代替');
  });

  it('names what is wrong with a household, and a file that is not there', async () => {
    const { code, noted } = await rules('why', written('bad.yaml', 'setting: moon\nmembers: []'));
    expect(code).toBe(2);
    expect(noted).toContain('setting');
    expect((await rules('why', join(place.folder, 'none.yaml'))).code).toBe(1);
  });
});

describe('rules compare', () => {
  it('prints every difference among the examples, totals and a line to sign', async () => {
    const { code, said } = await rules(
      'compare',
      '--standard',
      'dibao.standard',
      '--value',
      '850',
      '--from',
      '2027-01-01',
    );
    expect(code).toBe(0);
    expect(said).toContain('由800元/人/月改为850元/人/月');
    expect(said).toContain(
      '| 例1 夫妻带十岁孩子，一个人挣钱，每月净挣1500 | 低保 | 可能符合，每月900元 | 可能符合，每月1050元 |',
    );
    expect(said).toMatch(/看了\d+户例子，\d+户结果有变化/);
    expect(said).toContain('签字：');
  });

  it('the same figure again changes nothing', async () => {
    const { said } = await rules(
      'compare',
      '--standard',
      'dibao.standard',
      '--value',
      '800',
      '--from',
      '2027-01-01',
    );
    expect(said).toContain('0户结果有变化，共0处');
  });

  it('is asked wrongly for a figure nobody declared, a value or a day that is none', async () => {
    expect(
      (await rules('compare', '--standard', 'moon.standard', '--value', '1', '--from', '2027-01-01')).code,
    ).toBe(2);
    expect(
      (await rules('compare', '--standard', 'dibao.standard', '--value', 'much', '--from', '2027-01-01'))
        .code,
    ).toBe(2);
    expect(
      (await rules('compare', '--standard', 'dibao.standard', '--value', '1', '--from', 'soon')).code,
    ).toBe(2);
  });
});

describe('rules find', () => {
  it('tells in one command where a limit is set: value, first day, file and line, document', async () => {
    const { code, said } = await rules('find', '刚性支出占家庭收入');
    expect(code).toBe(0);
    const place = /写在 (\S+:\d+)/.exec(said)?.[1] ?? '';
    expect(lineOf(place)).toContain('id: rigid.ratio');
    expect(said).toMatch(/60%（示例数据，2026-01-01起）/);
    expect(said).toContain('依据 示例数据');
    const national = await rules('find', 'destitute.age');
    expect(national.said).toContain('依据 《特困人员认定办法》第五条');
  });

  it('leads to the line of the rule where no figure is set', async () => {
    const { said } = await rules('find', '重度残疾');
    const place = /写在 (knowledge\/eligibility\S+:\d+)/.exec(said)?.[1] ?? '';
    expect(lineOf(place)).toContain('重度残疾');
    expect(said).toContain('disability.nursing　本地重度残疾人护理补贴标准\n  没有登记');
    const declared = /名目写在 (\S+:\d+)，/.exec(said)?.[1] ?? '';
    expect(lineOf(declared)).toContain('id: disability.nursing');
    expect(said).toContain('条件 持一级、二级残疾人证');
  });

  it('puts the figure that is called so first', async () => {
    expect((await rules('find', '低保标准')).said).toMatch(/^数 dibao\.standard/);
  });

  it('says so when nothing speaks of the word', async () => {
    const { code, noted } = await rules('find', '月球');
    expect(code).toBe(1);
    expect(noted).toContain('Nothing in the rules or the figures speaks of 月球');
  });
});
