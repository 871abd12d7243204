import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../../knowledge/eligibility/assess.ts';
import { NOT_A_DECISION, verdictText } from '../../../knowledge/eligibility/explain.ts';
import type { HouseholdFacts } from '../../../knowledge/eligibility/facts.ts';
import { household } from './arbitrary.ts';
import { contextOf, judge, SAMPLE } from './sample.ts';

const LECHANG = contextOf('lechang');
const FAMILY: HouseholdFacts = {
  setting: 'rural',
  monthlyIncome: 1500,
  propertyWithinLimits: true,
  members: [
    { relation: 'self', age: 38 },
    { relation: 'spouse', age: 36 },
    { relation: 'child', age: 10 },
  ],
};

test('every line is short, nothing is refused or promised, and the last one says it is no decision', () => {
  fc.assert(
    fc.property(household, fc.constantFrom(SAMPLE, LECHANG), (facts, context) => {
      const lines = verdictText(assess(facts, context));
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(200);
        expect(line).not.toMatch(/undefined|NaN|不批准|不给办|不能申请|不可以申请|保证|一定能|肯定/);
        expect(line).toMatch(/。$/);
      }
      expect(lines.at(-1)).toBe(NOT_A_DECISION);
    }),
    { numRuns: 300 },
  );
});

test('a family under the line hears how much, where to go, what to bring and how long', () => {
  const text = verdictText(judge(FAMILY)).join('\n');
  expect(text).toContain('一起生活的算3口人，人均每月500元');
  expect(text).toContain('低保：可能符合，按差额算全家每月大约900元');
  expect(text).toContain('办低保去哪：户口所在地的乡镇人民政府（街道办事处）窗口');
  expect(text).toContain('要带：身份证、户口簿');
  expect(text).toContain('从受理到办完，一般30个工作日');
});

test('invented figures are called 示例数据, and only where they were used', () => {
  expect(verdictText(judge(FAMILY)).join('')).toContain('示例数据');
  expect(verdictText(assess(FAMILY, LECHANG)).join('')).not.toContain('示例数据');
});

test('a county without figures says so and names who knows', () => {
  expect(verdictText(assess(FAMILY, LECHANG)).join('')).toContain(
    '乐昌市的低保标准还没有登记，以乐昌市民政局公布的为准',
  );
});

test('what is said in chat is never more than the difference itself', () => {
  const line = verdictText(judge({ ...FAMILY, monthlyIncome: 1500.01 })).find((l) => l.startsWith('低保：'));
  expect(line).toContain('大约899元');
  const oneFen = verdictText(judge({ ...FAMILY, monthlyIncome: 2399.99 })).find((l) =>
    l.startsWith('低保：'),
  );
  expect(oneFen).not.toContain('大约');
});

test('a hukou elsewhere changes the place to apply, not the verdict', () => {
  const { verdicts } = judge({ ...FAMILY, hukouHere: false });
  expect(verdicts[0]?.outcome).toBe('likely');
  expect(verdicts[0]?.apply?.where).toContain('居住证');
  expect(verdicts[0]?.reasons.map((r) => r.text).join('')).toContain('户口所在地');
});
