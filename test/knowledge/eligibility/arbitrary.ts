// Owns random households: any that passes the schema, with incomes drawn to the lines where verdicts change.
import fc from 'fast-check';
import { DISABILITY_TYPES, type HouseholdFacts } from '../../../knowledge/eligibility/facts.ts';

const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 3 });
const fen = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom(0, 79_999, 80_000, 80_001, 119_999, 120_000, 159_999, 160_000, 239_999, 240_000, 360_000),
);
const yuan = fen.map((n) => n / 100);

export const disability = fc.record({
  type: fc.constantFrom(...DISABILITY_TYPES),
  grade: fc.integer({ min: 1, max: 4 }),
});

export const member = fc.record({
  relation: some(fc.constantFrom('self', 'spouse', 'child', 'parent', 'other')),
  age: some(fc.oneof(fc.integer({ min: 0, max: 130 }), fc.constantFrom(15, 16, 17, 18, 59, 60))),
  disability: some(disability),
  severeIllness: some(fc.boolean()),
  canWork: some(fc.boolean()),
  working: some(fc.boolean()),
  study: some(fc.constantFrom('none', 'compulsory', 'high_school', 'undergraduate', 'postgraduate')),
  away: fc.option(fc.constantFrom('prison', 'detox', 'missing', 'religious'), { nil: undefined, freq: 8 }),
  deceased: fc.option(fc.boolean(), { nil: undefined, freq: 8 }),
  selfCareFailed: some(fc.integer({ min: 0, max: 6 })),
});

const whole = (spending: Record<string, number | undefined>) =>
  Object.fromEntries(Object.entries(spending).map(([k, y]) => [k, y && Math.round(y * 100) / 100]));

/** Any household the schema accepts. */
export const household = fc.record({
  asOf: fc.option(
    fc.constantFrom(
      '2020-01-01',
      '2021-07-01',
      '2022-10-19',
      '2023-12-31',
      '2024-12-31',
      '2025-01-01',
      '2025-12-31',
      '2026-06-30',
      '2026-07-01',
      '2027-03-01',
    ),
    { nil: undefined, freq: 4 },
  ),
  setting: fc.constantFrom('rural', 'urban'),
  hukouHere: some(fc.boolean()),
  monthlyIncome: some(yuan),
  notCountedIncome: some(yuan),
  propertyWithinLimits: some(fc.boolean()),
  rigidSpending: some(
    fc
      .record({ medical: some(yuan), education: some(yuan), living: some(yuan.map((y) => y / 10)) })
      .map(whole),
  ),
  supporters: some(fc.constantFrom('none', 'unable', 'able')),
  emergency: some(fc.constantFrom('fire', 'accident', 'sudden_illness', 'other')),
  receiving: fc.option(fc.subarray(['dibao', 'destitute', 'near_dibao']), { nil: undefined, freq: 3 }),
  members: fc.array(member, { minLength: 1, maxLength: 6 }),
}) as fc.Arbitrary<HouseholdFacts>;
