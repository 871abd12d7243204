// Owns which programmes the self-check judges, in the order a resident reads them, and which rule out another.
import type { ProgrammeCode, Standard } from '../../model.ts';
import type { Situation } from '../situation.ts';
import { DESTITUTE, takesThePlaceOfDibao } from './destitute.ts';
import { DIBAO } from './dibao.ts';
import { DIBAO_SINGLE } from './dibao_single.ts';
import { DISABILITY_LIVING } from './disability_living.ts';
import { DISABILITY_NURSING } from './disability_nursing.ts';
import { GRADUAL_EXIT } from './gradual_exit.ts';
import type { Judgement, Rule } from './judgement.ts';
import { MEDICAL_AID } from './medical_aid.ts';
import { NEAR_DIBAO } from './near_dibao.ts';
import { OLD_AGE } from './old_age.ts';
import { ORPHAN_RULE } from './orphan.ts';
import { RIGID_HARDSHIP } from './rigid_hardship.ts';
import { TEMPORARY_AID } from './temporary_aid.ts';
import { UNSUPPORTED_CHILD } from './unsupported_child.ts';

/** A programme is one file and one line here; its rule answers undefined when the household is plainly no matter of it. */
export const RULES: readonly Rule[] = [
  DIBAO,
  DIBAO_SINGLE,
  NEAR_DIBAO,
  DESTITUTE,
  GRADUAL_EXIT,
  RIGID_HARDSHIP,
  TEMPORARY_AID,
  ORPHAN_RULE,
  UNSUPPORTED_CHILD,
  MEDICAL_AID,
  DISABILITY_LIVING,
  DISABILITY_NURSING,
  OLD_AGE,
];

/**
 * What 特困 takes the place of: 低保 and what follows from it (L1 第十六条; P3 第四条（一）), and the two allowances for disabled
 * people, for 特困 pays for care itself (P17 二（四）).
 */
const GIVES_WAY_TO_DESTITUTE: ReadonlySet<ProgrammeCode> = new Set([
  'dibao',
  'dibao_single',
  'near_dibao',
  'gradual_exit',
  'rigid_hardship',
  'disability_living',
  'disability_nursing',
]);

/** A judgement with the figures it was reached by. */
export interface Judged extends Judgement {
  readonly figures: readonly Standard[];
}

/** Is the programme left unsaid because the household is 特困? */
export function givesWayToDestitute(programme: ProgrammeCode, s: Situation): boolean {
  return GIVES_WAY_TO_DESTITUTE.has(programme) && takesThePlaceOfDibao(s);
}

/** Every verdict that concerns the household, each with the figures it was reached by. */
export function judgeAll(s: Situation): Judged[] {
  return RULES.flatMap(({ programme, judge }): Judged[] => {
    if (givesWayToDestitute(programme, s)) return [];
    const judgement = s.once(programme, judge);
    return judgement === undefined ? [] : [{ ...judgement, figures: s.figuresOf(programme) }];
  });
}
