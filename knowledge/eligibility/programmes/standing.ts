// Owns in which of the four groups of families in need a household stands: 特困, 低保, 低保边缘, 刚性支出困难.
import type { ProgrammeCode } from '../../model.ts';
import type { WayFound } from '../condition.ts';
import { missingFor, type Outcome } from '../criterion.ts';
import type { Situation } from '../situation.ts';
import { destituteJudgement, takesThePlaceOfDibao } from './destitute.ts';
import { dibaoJudgement } from './dibao.ts';
import { nearDibaoJudgement } from './near_dibao.ts';
import { rigidHardshipWay } from './rigid_hardship.ts';

/** The groups other help is tied to (L1 第二十四条–第二十六条), in the order one gives way to the next. */
export const GROUPS = ['destitute', 'dibao', 'near_dibao', 'rigid_hardship'] as const;
export type Group = (typeof GROUPS)[number];

/** What a condition reads that asks for standings. */
export const STANDING_READS = {
  facts: ['receiving', 'supporters', 'propertyWithinLimits', 'rigidSpending', 'monthlyIncome', 'members'],
  figures: [
    'dibao.standard',
    'near_dibao.multiple',
    'income.disposable',
    'rigid.ratio',
    'rigid.window_months',
    'destitute.age',
    'destitute.child_age',
  ],
} as const;

export interface Standing {
  readonly group: Group;
  /** Already recognised, by the resident's word. */
  readonly received: boolean;
  readonly outcome: Outcome;
  /** What would settle an open outcome. */
  readonly missing: readonly string[];
}

/** How the household stands with each group that concerns it. */
export function standings(s: Situation): readonly Standing[] {
  return s.once('standings', find);
}

function find(s: Situation): readonly Standing[] {
  const isDestitute = takesThePlaceOfDibao(s);
  const judged: Readonly<Record<Group, WayFound | undefined>> = {
    destitute: destituteJudgement(s),
    dibao: isDestitute ? undefined : dibaoJudgement(s),
    near_dibao: isDestitute ? undefined : nearDibaoJudgement(s),
    rigid_hardship: isDestitute ? undefined : rigidHardshipWay(s),
  };
  const receiving: readonly ProgrammeCode[] = s.facts.receiving ?? [];
  return GROUPS.flatMap((group): Standing[] => {
    const judgement = judged[group];
    const received = receiving.includes(group);
    if (judgement === undefined && !received) return [];
    const outcome = judgement?.outcome ?? 'ask';
    return [{ group, received, outcome, missing: missingFor(outcome, judgement?.criteria ?? []) }];
  });
}

/** Recognised already, or likely to be. */
export function isIn({ received, outcome }: Standing): boolean {
  return received || outcome === 'likely';
}
