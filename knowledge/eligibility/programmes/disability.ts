// Owns what the two allowances for disabled people share: who holds a certificate, and that 特困 holders get neither.
import type { Disability } from '../facts.ts';
import type { Member } from '../household.ts';
import type { Clauses, Situation } from '../situation.ts';
import { destituteJudgement } from './destitute.ts';

/** The opinion of 2015 is known by quotation only (grade S): its title is said, officers confirm. */
export const SUPPORT_LAW: Clauses = ['P17 二（一）'];
/** Whoever is 特困 has care paid for otherwise and receives neither; such a household is left without these verdicts. */
export const EXCLUSION_LAW: Clauses = ['P17 二（四）'];

/** A member whose certificate is told. */
export interface Holder extends Member {
  readonly disability: Disability;
}

/** Everybody at home who holds a certificate, in the household for 低保 or not: the allowances are each person's own. */
export function holdersOf(s: Situation): readonly Holder[] {
  return [...s.household.counted, ...s.household.doubtful].filter(
    (m): m is Holder => m.disability !== undefined,
  );
}

/** While 特困 is open beside them: whoever turns out to be 特困 gets neither allowance. */
export function destituteNote(s: Situation) {
  if (destituteJudgement(s)?.outcome !== 'ask') return [];
  return [s.because('要是认定为特困，就不再领残疾人两项补贴，特困另有照料护理的钱。', ...EXCLUSION_LAW)];
}
