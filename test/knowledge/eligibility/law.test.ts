// The law of the day: which document a verdict rests on, and that the guides cite what exists.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HouseholdFacts } from '../../../knowledge/eligibility/facts.ts';
import { checkGuide, checkGuides } from '../../../knowledge/programmes/check.ts';
import { judge, SAMPLE, TODAY } from './sample.ts';

const POOR: HouseholdFacts = {
  setting: 'rural',
  monthlyIncome: 500,
  propertyWithinLimits: true,
  members: [{ relation: 'self', age: 40 }],
};

function titlesOn(asOf: string): string[] {
  return judge({ ...POOR, asOf }).verdicts.flatMap((v) => v.reasons.map((r) => `${r.title} ${r.clause}`));
}

test('from 1 July 2026 低保 rests on the 社会救助法, the day before on the interim measures', () => {
  expect(titlesOn('2026-07-01')).toContain('中华人民共和国社会救助法 第十八条');
  expect(titlesOn('2026-06-30')).toContain('社会救助暂行办法 第九条');
  expect(titlesOn('2026-06-30').join()).not.toContain('中华人民共和国社会救助法');
});

test('a day before the measures of 2021 is left to a person', () => {
  const { verdicts } = judge({ ...POOR, asOf: '2021-06-30' });
  expect(verdicts.map((v) => [v.programme, v.outcome])).toEqual([['dibao', 'ask']]);
});

test('only figures a given verdict used are shown, each dated and marked when invented', () => {
  const { standards } = judge(POOR);
  expect(standards).toEqual([
    expect.objectContaining({ id: 'dibao.standard', figure: 800, from: '2026-01-01', illustrative: true }),
  ]);
});

/** Every clause the rules cite in code: '...', 'P1 第八条'. */
function clausesInCode(): string[] {
  const root = join(import.meta.dirname, '../../../knowledge/eligibility');
  const files = [root, join(root, 'programmes')].flatMap((folder) =>
    readdirSync(folder)
      .filter((n) => n.endsWith('.ts'))
      .map((n) => readFileSync(join(folder, n), 'utf8')),
  );
  return [
    ...new Set(files.flatMap((text) => [...text.matchAll(/'([LPX]\d+ [^']+)'/g)].map((m) => m[1] ?? ''))),
  ];
}

test('every clause cited by a rule is of a recorded document', () => {
  const clauses = clausesInCode();
  expect(clauses.length).toBeGreaterThan(15);
  const unknown = clauses.filter((c) => !SAMPLE.sources.has(c.split(' ')[0] ?? ''));
  expect(unknown).toEqual([]);
});

test('the guides that ship have no fault', () => {
  expect(checkGuides({ ...SAMPLE, today: TODAY })).toEqual([]);
  for (const code of ['dibao', 'dibao_single', 'near_dibao', 'destitute'] as const) {
    expect(SAMPLE.guides.get(code)?.materials.length).toBeGreaterThan(0);
  }
});

test('a guide with an unknown limit, a repealed document or a wrong name is told with its line', () => {
  const text = [
    'code: dibao',
    'where: 乡镇人民政府的窗口',
    'elsewhere: 户口所在地的窗口',
    'materials:',
    '  - { text: 书面申请, source: Q9 第一条 }',
    'steps:',
    '  - { name: 办完, limit: dibao.never_days, source: P12 第一条 }',
  ].join('\n');
  const faults = checkGuide(text, 'dibao.yaml', { ...SAMPLE, today: TODAY });
  expect(faults.map((f) => `${f.line} ${f.message}`)).toEqual([
    '5 没有登记“Q9”这份文件',
    '7 P12 已经失效，不能再引',
    '7 没有登记“dibao.never_days”这个时限',
  ]);
  const misnamed = checkGuide(text, 'near_dibao.yaml', { ...SAMPLE, today: TODAY });
  expect(misnamed.map((f) => f.message).join()).toContain('应与文件名一样');
});
