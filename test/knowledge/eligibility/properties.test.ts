import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment, Verdict } from '../../../knowledge/eligibility/assess.ts';
import { assess } from '../../../knowledge/eligibility/assess.ts';
import type { Condition } from '../../../knowledge/eligibility/condition.ts';
import { isSevereForApplyingAlone, meansNoLabour } from '../../../knowledge/eligibility/disability.ts';
import {
  type HouseholdFacts,
  householdFactsSchema,
  type MemberFacts,
} from '../../../knowledge/eligibility/facts.ts';
import { RULES } from '../../../knowledge/eligibility/programmes/all.ts';
import { isSourceInForce, situationOf } from '../../../knowledge/eligibility/situation.ts';
import { disability, household } from './arbitrary.ts';
import { contextOf, judge, SAMPLE } from './sample.ts';

const LECHANG = contextOf('lechang');
const CONDITIONS = RULES.flatMap((rule) => rule.ways.flatMap((way) => way.conditions));
const RANK = { unlikely: 0, ask: 1, likely: 2 } as const;

function verdict(assessment: Assessment, programme: string): Verdict | undefined {
  return assessment.verdicts.find((v) => v.programme === programme);
}

function outcomes(assessment: Assessment): string {
  return JSON.stringify(
    assessment.verdicts.map((v) => [
      v.programme,
      v.outcome,
      v.monthlyAmount,
      v.careLevel,
      [...v.missing].length,
    ]),
  );
}

const inForceOn = (asOf: string) =>
  new Set([...SAMPLE.sources.values()].filter((s) => isSourceInForce(s, asOf)).map((s) => s.title));

test('assess never throws, and every verdict has a reason with a clause of a document in force that day', () => {
  fc.assert(
    fc.property(household, fc.constantFrom('sample', 'lechang'), (facts, county) => {
      const context = county === 'sample' ? SAMPLE : LECHANG;
      expect(householdFactsSchema.safeParse(facts).success).toBe(true);
      const { verdicts, asOf } = assess(facts, context);
      expect(verdicts.length).toBeGreaterThan(0);
      const titles = inForceOn(asOf);
      for (const v of verdicts) {
        expect(v.reasons.length).toBeGreaterThan(0);
        for (const reason of v.reasons) {
          expect(reason.text).not.toMatch(/undefined|NaN|\{\{/);
          // Before the measures of 2021 nothing is written down: the one verdict there names the measure to come.
          if (asOf >= '2021-07-01') expect(titles, `${v.programme} ${reason.text}`).toContain(reason.title);
          expect(reason.clause).not.toBe('');
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('nothing said anywhere refuses or promises', () => {
  fc.assert(
    fc.property(household, fc.constantFrom('sample', 'lechang'), (facts, county) => {
      const context = county === 'sample' ? SAMPLE : LECHANG;
      for (const { reasons, apply } of assess(facts, context).verdicts) {
        const said = [
          ...reasons.map((r) => r.text),
          ...(apply ? [apply.where, ...apply.materials, ...apply.steps.map((s) => s.name)] : []),
        ];
        for (const text of said) {
          expect(text).not.toMatch(
            /不批准|不给办|不能申请|不可以申请|没有资格|不合格|拒绝|保证|一定能|肯定能|必须/,
          );
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('income that does not count changes no verdict, no amount and nothing that is missing', () => {
  fc.assert(
    fc.property(household, fc.integer({ min: 1, max: 500_000 }), (facts, fen) => {
      const { notCountedIncome: _, ...rest } = facts;
      const without = judge(rest);
      const beside = judge({ ...rest, notCountedIncome: fen / 100 });
      expect(outcomes(beside)).toBe(outcomes(without));
      expect(beside.perCapita).toBe(without.perCapita);
    }),
    { numRuns: 400 },
  );
});

test('a condition reads no figure but those it names', () => {
  fc.assert(
    fc.property(household, fc.constantFrom('sample', 'lechang'), (facts, county) => {
      const context = county === 'sample' ? SAMPLE : LECHANG;
      for (const condition of CONDITIONS) {
        const s = situationOf(facts, context);
        condition.judge(s);
        const unnamed = s.used().filter(({ id }) => !condition.figures.includes(id));
        expect(
          unnamed.map(({ id }) => id),
          condition.name,
        ).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

test('what is left to people never holds or fails by itself', () => {
  const asking = CONDITIONS.filter((condition) => condition.onlyAsks);
  expect(asking.length).toBeGreaterThan(2);
  fc.assert(
    fc.property(household, (facts) => {
      for (const condition of asking) {
        const found = condition.judge(situationOf(facts, SAMPLE));
        expect(found?.answer ?? 'unknown').toBe('unknown');
      }
    }),
    { numRuns: 200 },
  );
});

test('a condition reads no fact but those it names', () => {
  const answer = (condition: Condition, facts: HouseholdFacts) =>
    condition.judge(situationOf(facts, SAMPLE))?.answer;
  fc.assert(
    fc.property(household, household, (facts, other) => {
      for (const condition of CONDITIONS) {
        if (condition.facts.includes('members')) continue;
        expect(answer(condition, withUnread(condition, facts, other)), condition.name).toBe(
          answer(condition, facts),
        );
      }
    }),
    { numRuns: 300 },
  );
});

/** The household with every fact the condition does not name taken from another. */
function withUnread(
  { facts: read }: Condition,
  facts: HouseholdFacts,
  other: HouseholdFacts,
): HouseholdFacts {
  const take = <T extends object>(own: T, theirs: T | undefined, prefix: string): T =>
    Object.fromEntries([
      ...Object.entries(theirs ?? {}).filter(([key]) => !read.includes(prefix + key)),
      ...Object.entries(own).filter(([key]) => read.includes(prefix + key)),
    ]) as T;
  const { members, setting, asOf, ...own } = facts;
  const { members: others, setting: _, asOf: __, ...theirs } = other;
  return {
    ...take(own, theirs, ''),
    setting,
    ...(asOf !== undefined && { asOf }),
    members: members.map((m, i) => take(m, others[i], 'members.')),
  } as HouseholdFacts;
}

test('more income never makes 低保 any likelier, and raises no amount', () => {
  fc.assert(
    fc.property(household, fc.integer({ min: 1, max: 300_000 }), (facts, moreFen) => {
      if (facts.monthlyIncome === undefined) return;
      const richer = { ...facts, monthlyIncome: (Math.round(facts.monthlyIncome * 100) + moreFen) / 100 };
      const before = verdict(judge(facts), 'dibao');
      const after = verdict(judge(richer), 'dibao');
      if (before === undefined || after === undefined) return;
      expect(RANK[after.outcome]).toBeLessThanOrEqual(RANK[before.outcome]);
      expect(after.monthlyAmount ?? 0).toBeLessThanOrEqual(before.monthlyAmount ?? Number.POSITIVE_INFINITY);
    }),
    { numRuns: 500 },
  );
});

test('a worse grade of the same disability never loses a verdict', () => {
  fc.assert(
    fc.property(household, disability, fc.nat(5), (facts, { type, grade }, at) => {
      const index = at % facts.members.length;
      const withGrade = (g: number): HouseholdFacts => ({
        ...facts,
        members: facts.members.map((m, i) => (i === index ? { ...m, disability: { type, grade: g } } : m)),
      });
      if (grade === 1) return;
      const milder = judge(withGrade(grade));
      const worse = judge(withGrade(grade - 1));
      const best = (a: Assessment) => Math.max(...a.verdicts.map((v) => RANK[v.outcome]));
      expect(best(worse)).toBeGreaterThanOrEqual(best(milder));
      for (const programme of [
        'dibao_single',
        'destitute',
        'disability_living',
        'disability_nursing',
        'medical_aid',
        'unsupported_child',
      ]) {
        const was = verdict(milder, programme);
        const now = verdict(worse, programme);
        // 特困 that is likely, or already received and still open, takes the place of the dibao programmes
        // (decision 9): that is no loss, and it shows in 低保 itself being left out.
        const hasTakenPlace =
          verdict(worse, 'destitute') !== undefined && verdict(worse, 'dibao') === undefined;
        if (was === undefined || (programme !== 'destitute' && hasTakenPlace)) continue;
        expect(RANK[now?.outcome ?? 'unlikely']).toBeGreaterThanOrEqual(RANK[was.outcome]);
      }
    }),
    { numRuns: 500 },
  );
});

test('the tables themselves never favour a milder grade', () => {
  const rank = { yes: 2, unknown: 1, no: 0 };
  fc.assert(
    fc.property(disability, ({ type, grade }) => {
      if (grade === 1) return;
      const worse = { type, grade: grade - 1 };
      expect(rank[meansNoLabour(worse)]).toBeGreaterThanOrEqual(rank[meansNoLabour({ type, grade })]);
      if (isSevereForApplyingAlone({ type, grade })) expect(isSevereForApplyingAlone(worse)).toBe(true);
    }),
  );
});

test('the order of members changes nothing', () => {
  const shuffled = household.chain((facts) =>
    fc
      .shuffledSubarray([...facts.members], { minLength: facts.members.length })
      .map((members) => [facts, { ...facts, members }] as const),
  );
  fc.assert(
    fc.property(shuffled, ([facts, other]) => {
      const a = judge(facts);
      const b = judge(other);
      expect(outcomes(b)).toBe(outcomes(a));
      expect([b.householdSize, b.perCapita]).toEqual([a.householdSize, a.perCapita]);
    }),
    { numRuns: 400 },
  );
});

const FACTS = [
  'monthlyIncome',
  'propertyWithinLimits',
  'supporters',
  'notCountedIncome',
  'hukouHere',
  'rigidSpending',
] as const;
const MEMBER_FACTS = ['age', 'canWork', 'working', 'selfCareFailed', 'relation'] as const;

/** The same household with one fact no longer known. */
function without(facts: HouseholdFacts, fact: string, index: number): HouseholdFacts {
  const drop = (m: MemberFacts, i: number) => (i === index ? { ...m, [fact]: undefined } : m);
  if ((FACTS as readonly string[]).includes(fact)) return { ...facts, [fact]: undefined };
  return { ...facts, members: facts.members.map(drop) };
}

test('what is decided with less known stays decided the same way with more: not knowing is never firmer', () => {
  fc.assert(
    fc.property(household, fc.constantFrom(...FACTS, ...MEMBER_FACTS), fc.nat(5), (facts, fact, at) => {
      const less = judge(without(facts, fact, at % facts.members.length));
      const more = judge(facts);
      for (const v of less.verdicts) {
        if (v.outcome === 'ask') continue;
        // A programme may fall away once more is known (特困 takes the place of 低保); it never turns round.
        const then = verdict(more, v.programme);
        expect(then?.outcome ?? v.outcome, `${v.programme} without ${fact}`).toBe(v.outcome);
      }
    }),
    { numRuns: 1000 },
  );
});

test('an amount is promised for 低保 alone, when likely, in whole fen and never above the standard', () => {
  fc.assert(
    fc.property(household, (facts) => {
      const { verdicts, householdSize } = judge(facts);
      for (const v of verdicts) {
        if (v.monthlyAmount === undefined) continue;
        expect([v.programme, v.outcome]).toEqual(['dibao', 'likely']);
        expect(facts.propertyWithinLimits).toBe(true);
        expect(v.monthlyAmount).toBeGreaterThan(0);
        expect(v.monthlyAmount).toBeLessThanOrEqual(800 * householdSize);
        expect(Number(v.monthlyAmount.toFixed(2))).toBe(v.monthlyAmount);
      }
    }),
    { numRuns: 400 },
  );
});

test('nobody is told both 低保 and 特困, and a settled verdict never names a missing fact', () => {
  fc.assert(
    fc.property(household, (facts) => {
      const { verdicts } = judge(facts);
      const likely = verdicts.filter((v) => v.outcome === 'likely').map((v) => v.programme);
      expect(likely.includes('dibao') && likely.includes('destitute')).toBe(false);
      expect(likely.includes('dibao') && likely.includes('dibao_single')).toBe(false);
      for (const v of verdicts) if (v.outcome !== 'ask') expect(v.missing).toEqual([]);
      expect(new Set(verdicts.map((v) => v.programme)).size).toBe(verdicts.length);
    }),
    { numRuns: 400 },
  );
});
