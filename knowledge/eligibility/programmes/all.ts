// Owns which programmes the self-check judges, in the order a resident reads them, and which rule out another.
import type { Standard } from '../../model.ts';
import type { Situation } from '../situation.ts';
import { judgeDestitute } from './destitute.ts';
import { judgeDibao } from './dibao.ts';
import { judgeDibaoSingle } from './dibao_single.ts';
import type { Judgement } from './judgement.ts';
import { judgeNearDibao } from './near_dibao.ts';

/**
 * A programme is one file and one line here; its rule answers undefined when the household is plainly no matter of it.
 * Next: rigid_hardship (P3 第四条), temporary_aid (L1 第二十九条), medical_aid (L1 第二十四条), gradual_exit (P1
 * 第三十三条), disability_living, disability_nursing, unsupported_child (P8 一), orphan (P9 一), old_age (X16 第三十三条).
 */
const RULES: readonly ((s: Situation) => Judgement | undefined)[] = [
  judgeDibao,
  judgeDibaoSingle,
  judgeNearDibao,
  judgeDestitute,
];

/** A judgement with the figures it was reached by. */
export interface Judged extends Judgement {
  readonly figures: readonly Standard[];
}

/**
 * Every verdict that concerns the household. `situation` makes a fresh one for each rule, so that a figure is shown
 * only when a verdict that is given used it. 特困 takes the place of 低保 and of what follows from it, whether likely or
 * already received and not surely lost (L1 第十六条; nobody receives both).
 */
export function judgeAll(situation: () => Situation): Judged[] {
  const judged = RULES.flatMap((rule): Judged[] => {
    const s = situation();
    const judgement = rule(s);
    return judgement === undefined ? [] : [{ ...judgement, figures: s.used() }];
  });
  const receiving = situation().facts.receiving?.includes('destitute') === true;
  const ruling = judged.find((j) => j.programme === 'destitute' && takesThePlace(j, receiving));
  return ruling === undefined ? judged : [ruling];
}

function takesThePlace({ outcome }: Judgement, receiving: boolean): boolean {
  return outcome === 'likely' || (receiving && outcome === 'ask');
}
