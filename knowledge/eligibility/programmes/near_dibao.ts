// Owns the self-check rule of 低保边缘家庭: between the dibao standard and the margin the province fixed.
import { type Criterion, not, outcomeOf } from '../criterion.ts';
import { isBelowDibaoLine, isBelowMargin, isPropertyWithinLimits, NEAR_LAW } from '../income.ts';
import type { Situation } from '../situation.ts';
import type { Judgement } from './judgement.ts';

/** The criteria of a margin family: not below S, below k × S, property within limits (L1 第二十一条; P1 第八条). */
export function nearDibaoCriteria(s: Situation): Criterion[] {
  const below = isBelowDibaoLine(s);
  const notBelow: Criterion = { ...below, name: 'not_below_dibao_line', answer: not(below.answer) };
  return [notBelow, isBelowMargin(s), isPropertyWithinLimits(s, ...NEAR_LAW)];
}

/** Judges 低保边缘; left out when income is surely below the dibao standard, for then 低保 itself is the question. */
export function judgeNearDibao(s: Situation): Judgement | undefined {
  const criteria = nearDibaoCriteria(s);
  if (criteria[0]?.answer === 'no') return undefined;
  const outcome = outcomeOf(criteria);
  const text = '低保边缘家庭不按月发低保金，可以有医疗、教育、住房、就业方面的救助。';
  const notes = outcome === 'likely' ? [s.because(text, ...NEAR_LAW)] : [];
  return { programme: 'near_dibao', outcome, criteria, notes };
}
