import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../../knowledge/eligibility/assess.ts';
import type { HouseholdFacts, MemberFacts } from '../../../knowledge/eligibility/facts.ts';
import {
  type DraftFacts,
  factsOf,
  nextQuestion,
  type Question,
  withAnswer,
} from '../../../knowledge/eligibility/questions.ts';
import { disability } from './arbitrary.ts';
import { contextOf, SAMPLE } from './sample.ts';

/** What somebody who knows `truth` answers; undefined is 不知道. */
function answerFrom(truth: HouseholdFacts, { kind, member }: Question): unknown {
  if (member !== undefined) return truth.members[member]?.[kind as keyof MemberFacts];
  if (kind === 'members') return truth.members.map(({ relation, age }) => ({ relation, age }));
  if (kind === 'disability') {
    return truth.members.flatMap((m, i) => (m.disability ? [{ member: i, disability: m.disability }] : []));
  }
  if (kind === 'severeIllness') return truth.members.flatMap((m, i) => (m.severeIllness ? [i] : []));
  return truth[kind as keyof HouseholdFacts];
}

/** Plays the whole self-check with somebody who knows `truth`. */
function talk(truth: HouseholdFacts, context = SAMPLE): { draft: DraftFacts; asked: string[] } {
  const asked = new Set<string>();
  let draft: DraftFacts = {};
  for (let turn = 0; turn < 60; turn++) {
    const question = nextQuestion(draft, asked, context);
    if (question === undefined) return { draft, asked: [...asked] };
    asked.add(question.id);
    const answer = answerFrom(truth, question);
    if (answer !== undefined) draft = withAnswer(draft, question, answer as never);
  }
  throw new Error('the talk never ends');
}

function heard(facts: HouseholdFacts): string[] {
  return assess(facts, SAMPLE)
    .verdicts.filter((v) => v.outcome !== 'unlikely')
    .map((v) => `${v.programme} ${v.outcome} ${v.monthlyAmount ?? ''} ${v.careLevel ?? ''}`);
}

const person = (relation: 'self' | 'spouse' | 'child' | 'parent') =>
  fc.record({
    relation: fc.constant(relation),
    age: relation === 'child' ? fc.integer({ min: 0, max: 30 }) : fc.integer({ min: 31, max: 95 }),
    disability: fc.option(disability, { nil: undefined, freq: 3 }),
    severeIllness: fc.boolean(),
    canWork: fc.boolean(),
    working: fc.boolean(),
    study: fc.constantFrom('none', 'postgraduate'),
    selfCareFailed: fc.integer({ min: 0, max: 6 }),
  });

// Of a couple one may be gravely ill here: whether both are is not asked of every family with children.
/** Nobody past thirty-four reads for a degree here: the talk would not ask, and the reader would laugh. */
const plausible = (m: MemberFacts): MemberFacts => ((m.age ?? 0) >= 35 ? { ...m, study: 'none' } : m);

const truth = fc.record({
  setting: fc.constantFrom('rural', 'urban'),
  hukouHere: fc.boolean(),
  monthlyIncome: fc.integer({ min: 0, max: 8000 }),
  propertyWithinLimits: fc.boolean(),
  supporters: fc.constantFrom('none', 'unable', 'able'),
  members: fc
    .tuple(
      person('self'),
      fc.option(person('spouse'), { nil: undefined }),
      fc.array(person('child'), { maxLength: 2 }),
      fc.option(person('parent'), { nil: undefined }),
    )
    .map(([self, spouse, children, parent]) =>
      [self, spouse && { ...spouse, severeIllness: false }, ...children, parent]
        .filter((m) => m !== undefined)
        .map(plausible),
    ),
}) as fc.Arbitrary<HouseholdFacts>;

test('what is not asked would not have changed what the resident hears', () => {
  fc.assert(
    fc.property(truth, (facts) => {
      const { draft, asked } = talk(facts);
      const told = factsOf(draft) ?? facts;
      // In a family able to work, who must support whom is not asked, so it is not known either.
      const { supporters, ...rest } = facts;
      const known = asked.includes('supporters') ? { ...rest, supporters } : rest;
      expect(heard(told)).toEqual(heard(known));
      const likely = (lines: string[]) => lines.filter((line) => line.includes('likely'));
      expect(likely(heard(told))).toEqual(likely(heard(facts)));
    }),
    { numRuns: 60 },
  );
});

test('an ordinary family answers at most twelve questions, the most tangled one sixteen', () => {
  fc.assert(
    fc.property(truth, (facts) => {
      const isOrdinary = facts.members.filter((m) => m.disability !== undefined).length <= 1;
      expect(talk(facts).asked.length).toBeLessThanOrEqual(isOrdinary ? 12 : 16);
    }),
    { numRuns: 60 },
  );
});

const FAMILY: HouseholdFacts = {
  setting: 'rural',
  hukouHere: true,
  monthlyIncome: 1500,
  propertyWithinLimits: true,
  members: [
    { relation: 'self', age: 38 },
    { relation: 'spouse', age: 36 },
    { relation: 'child', age: 10 },
  ],
};

test('an obvious household hears its verdict after about five questions', () => {
  expect(talk(FAMILY).asked).toEqual([
    'members',
    'monthlyIncome',
    'propertyWithinLimits',
    'disability',
    'hukouHere',
  ]);
  expect(talk({ ...FAMILY, monthlyIncome: 20_000 }).asked.length).toBeLessThanOrEqual(5);
});

test('somebody who knows nothing is not asked twice and the talk ends', () => {
  const { asked } = talk({ setting: 'rural', members: [{ relation: 'self' }] });
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeLessThanOrEqual(12);
});

test('an old person alone is asked about supporters and self-care', () => {
  const { asked } = talk({
    ...FAMILY,
    monthlyIncome: 0,
    supporters: 'none',
    members: [{ relation: 'self', age: 78, selfCareFailed: 2 }],
  });
  expect(asked).toContain('supporters');
  expect(asked).toContain('members[0].selfCareFailed');
});

test('a father of forty-five is not asked whether he still goes to school', () => {
  const members: HouseholdFacts['members'] = [
    { relation: 'self', age: 45 },
    { relation: 'child', age: 20, study: 'undergraduate' },
    { relation: 'parent', age: 75 },
  ];
  const { asked } = talk({ ...FAMILY, monthlyIncome: 2000, members });
  expect(asked.filter((id) => id.endsWith('.study'))).toEqual(['members[1].study']);
});

test('without a recorded standard income settles nothing, so it is not asked', () => {
  expect(talk(FAMILY, contextOf('lechang')).asked).not.toContain('monthlyIncome');
});
