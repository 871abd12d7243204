// Owns the self-check rule of 单人保: who of a margin family may enter dibao alone, and the jobless severely disabled.
import { type Answer, type Criterion, type Outcome, outcomeOf, type Reason } from '../criterion.ts';
import { disabilityText, isSevere, isSevereForApplyingAlone } from '../disability.ts';
import { ADULT_AGE, type Member } from '../household.ts';
import type { Situation } from '../situation.ts';
import { dibaoCriteria } from './dibao.ts';
import type { Judgement } from './judgement.ts';
import { nearDibaoCriteria } from './near_dibao.ts';

const ALONE_LAW = ['L1 第二十一条', 'P1 第八条'] as const;

interface Way {
  readonly outcome: Outcome;
  readonly criteria: readonly Criterion[];
}

/**
 * Judges 单人保, the best way open to any member. Left out when nobody is disabled, severely ill or clergy away from
 * the family, and when the whole household is likely in dibao: nobody may then be covered alone (P4 一（一）).
 */
export function judgeDibaoSingle(s: Situation): Judgement | undefined {
  if (outcomeOf(dibaoCriteria(s)) === 'likely') return undefined;
  const members = [...s.household.counted, ...s.household.doubtful];
  const family = nearDibaoCriteria(s);
  const belowLine = family[0]?.answer === 'no';
  const ways = members.flatMap((m) => [
    // A family surely below the standard is a dibao matter or, over the property limits, none: not a margin family.
    ...(belowLine ? [] : personalWays(s, m).map((person) => way([person, ...family]))),
    ...joblessWay(s, m),
  ]);
  if (s.household.leftOut.some((m) => m.away === 'religious' && m.deceased !== true)) ways.push(clergyWay(s));
  const best = (['likely', 'ask', 'unlikely'] as const)
    .map((outcome) => ways.filter((w) => w.outcome === outcome))
    .find((found) => found.length > 0);
  if (best === undefined) return undefined;
  // Several members with the same outcome: say each reason once, whichever order they were listed in.
  const seen = new Map(best.flatMap((w) => w.criteria).map((c) => [c.name + c.reason.text, c]));
  const outcome = best[0]?.outcome ?? 'ask';
  return { programme: 'dibao_single', outcome, criteria: [...seen.values()], notes: [] };
}

function way(criteria: readonly Criterion[]): Way {
  return { outcome: outcomeOf(criteria), criteria };
}

/** What this member's certificate or illness opens in a margin family (P1 第八条（一）（二）). */
function personalWays(s: Situation, member: Member): Criterion[] {
  const found: Criterion[] = [];
  if (member.disability !== undefined) {
    const words = disabilityText(member.disability);
    if (isSevereForApplyingAlone(member.disability)) {
      found.push(person('yes', s.because(`家里有人是${words}，这样的人可以单独申请低保。`, 'P1 第八条')));
    } else {
      const text = `${words}不在可以单独申请的名单里；是不是确有特殊困难，要由工作人员看。`;
      found.push(person('unknown', s.because(text, ...ALONE_LAW)));
    }
  }
  if (member.severeIllness === true) {
    const text = '家里有重病人：算不算当地认定的重特大疾病，要由工作人员看。';
    found.push(person('unknown', s.because(text, 'P1 第八条')));
  }
  return found;
}

function person(answer: Answer, reason: Reason): Criterion {
  return { name: 'person', answer, reason, missing: [] };
}

/**
 * A grown-up, jobless, severely disabled person 可以参照“单人户”提出, in a margin family or not (P4 一（一）). “可以参照”
 * leaves the means test to officers, so this way never says more than ask. Grade 3 mental or intellectual is severe
 * in some rules only, and asks as well.
 */
function joblessWay(s: Situation, member: Member): Way[] {
  if (!s.isInForce('P4') || member.disability === undefined) return [];
  if (!isSevere(member.disability) && !isSevereForApplyingAlone(member.disability)) return [];
  if (member.working === true || (member.age !== undefined && member.age < ADULT_AGE)) return [];
  const missing = [
    ...(member.age === undefined ? [`members[${member.index}].age`] : []),
    ...(member.working === undefined ? [`members[${member.index}].working`] : []),
  ];
  const text = `成年、没有工作的重度残疾人（${disabilityText(member.disability)}）可以参照单人户申请，多大年纪、有没有工作要由工作人员看。`;
  const reason = s.because(text, 'P4 一（一）');
  return [way([{ name: 'jobless_severe', answer: 'unknown', reason, missing }])];
}

/** Clergy living in a religious site three years and more may apply alone when in hardship (P1 第八条（三）). */
function clergyWay(s: Situation): Way {
  const text = '脱离家庭、长年住在宗教场所的教职人员，生活困难的可以自己单独申请，要由工作人员看。';
  return way([{ name: 'clergy', answer: 'unknown', reason: s.because(text, 'P1 第八条'), missing: [] }]);
}
