// Owns what a household says it had to spend: the kinds of P3 第五条, added up over the last twelve months.
import type { HouseholdFacts } from './facts.ts';
import { fenOf } from './money.ts';

/** The kinds of unavoidable spending (P3 第五条), in its order of telling. */
export const SPENDING_WORDS: Readonly<Record<keyof NonNullable<HouseholdFacts['rigidSpending']>, string>> = {
  medical: '看病',
  education: '上学',
  rehabilitation: '残疾康复',
  living: '基本生活',
  other: '其他',
};

/**
 * All the spending listed, whole fen over twelve months; undefined when none is listed. The list is one fact: a kind
 * that is not on it counts as nothing spent, and the reason tells the resident to add what is left out.
 */
export function spendingFen({ rigidSpending }: HouseholdFacts): number | undefined {
  const listed = Object.values(rigidSpending ?? {}).filter((yuan) => yuan !== undefined);
  return listed.length === 0 ? undefined : listed.reduce((sum, yuan) => sum + fenOf(yuan), 0);
}

/** '看病22000元、上学6000元': what was listed, zero left out. */
export function spendingText({ rigidSpending }: HouseholdFacts): string {
  const kinds = Object.entries(SPENDING_WORDS).flatMap(([kind, word]) => {
    const yuan = rigidSpending?.[kind as keyof typeof SPENDING_WORDS] ?? 0;
    return yuan > 0 ? [`${word}${yuan}元`] : [];
  });
  return kinds.join('、');
}
