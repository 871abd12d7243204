import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../../knowledge/eligibility/facts.ts';

const LEAST = { setting: 'rural', members: [{}] };

function faultsOf(input: unknown): string[] {
  const read = readFacts(input);
  return read.ok ? [] : read.errors.map((e) => `${e.path} ${e.message}`);
}

test('a setting and one person are enough; everything else may be left out', () => {
  expect(readFacts(LEAST).ok).toBe(true);
});

test('every fact of the contract is taken', () => {
  const read = readFacts({
    asOf: '2026-11-21',
    setting: 'urban',
    hukouHere: true,
    monthlyIncome: 1500.5,
    notCountedIncome: 0.01,
    propertyWithinLimits: true,
    rigidSpending: { medical: 22000, education: 6000, rehabilitation: 0, living: 0, other: 0 },
    supporters: 'none',
    emergency: 'sudden_illness',
    receiving: ['dibao', 'destitute', 'near_dibao'],
    members: [
      {
        relation: 'self',
        age: 66,
        disability: { type: 'physical', grade: 1 },
        severeIllness: false,
        canWork: false,
        working: false,
        study: 'none',
        away: 'prison',
        deceased: false,
        selfCareFailed: 2,
      },
    ],
  });
  expect(read.ok).toBe(true);
});

describe('a slip is named where it stands, in Chinese', () => {
  test.each([
    [{ ...LEAST, income: 3 }, ' 不认识的字段：income'],
    [{ setting: 'rural', members: [{ agee: 3 }] }, 'members[0] 不认识的字段：agee'],
    [{ setting: 'rural', members: [{}, { age: 131 }] }, 'members[1].age 年龄不能超过130'],
    [{ setting: 'rural', members: [{ age: -1 }] }, 'members[0].age 年龄不能是负数'],
    [{ setting: 'rural', members: [{ age: 6.5 }] }, 'members[0].age 年龄要写整数'],
    [{ ...LEAST, monthlyIncome: -0.01 }, 'monthlyIncome 金额不能是负数'],
    [{ ...LEAST, monthlyIncome: 0.001 }, 'monthlyIncome 金额最多写到分，也就是两位小数'],
    [{ ...LEAST, monthlyIncome: '1500' }, 'monthlyIncome 金额要写数字，单位是元'],
    [{ ...LEAST, monthlyIncome: 1e9 }, 'monthlyIncome 金额太大了，请再看看'],
    [{ ...LEAST, asOf: '2026-02-30' }, 'asOf 日期要写成 2026-11-21 的样子'],
    [{ ...LEAST, propertyWithinLimits: 'yes' }, 'propertyWithinLimits 这里要写 true（是）或 false（不是）'],
    [{ ...LEAST, supporters: 'maybe' }, 'supporters 这里只能写：none、unable、able'],
    [{ ...LEAST, rigidSpending: { food: 1 } }, 'rigidSpending 不认识的字段：food'],
    [{ setting: 'rural', members: [] }, 'members 至少要写上一个人'],
    [{ setting: 'rural', members: Array(51).fill({}) }, 'members 最多写50个人'],
    [{ setting: 'rural' }, 'members 家里有哪些人，要写成一个列表'],
    [{ members: [{}] }, 'setting 这里只能写：rural、urban'],
    [
      { setting: 'rural', members: [{ disability: { type: 'physical', grade: 5 } }] },
      'members[0].disability.grade 残疾等级要写1到4',
    ],
    [
      { setting: 'rural', members: [{ disability: { type: 'physical' } }] },
      'members[0].disability.grade 残疾等级要写1到4',
    ],
    [{ setting: 'rural', members: [{ selfCareFailed: 7 }] }, 'members[0].selfCareFailed 要写0到6的整数'],
    [null, ' 这里的格式不对'],
  ])('%j', (input, fault) => {
    expect(faultsOf(input)).toContain(fault);
  });
});

test('reading never throws, whatever JSON comes in, and every complaint is in Chinese', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      for (const fault of faultsOf(input)) expect(fault).toMatch(/[\u4e00-\u9fff]/);
    }),
  );
});
