// Owns the self-check rule of 刚性支出困难家庭: the five limbs of P3 第四条, spending against income over twelve months.
import { bestWay, type Condition, type Way, type WayFound } from '../condition.ts';
import type { Answer, Criterion, Reason } from '../criterion.ts';
import {
  BELOW_DISPOSABLE,
  BELOW_MARGIN,
  propertyCondition,
  RIGID_LAW,
  SHARE_FACTS,
  unrecorded,
} from '../income.ts';
import { yuanText } from '../money.ts';
import type { Clauses, Situation } from '../situation.ts';
import { spendingFen, spendingText } from '../spending.ts';
import { takesThePlaceOfDibao } from './destitute.ts';
import { dibaoJudgement } from './dibao.ts';
import type { Judgement, Rule } from './judgement.ts';
import { nearDibaoJudgement } from './near_dibao.ts';

const MONTHS_A_YEAR = 12;
const LOCAL_MEASURE = 'local_measure';
/** Documents that set the conditions; before P3 each place had its own. */
const CONDITIONS: Clauses = ['P3 第四条', 'L1 第二十二条', 'P5 二'];

/**
 * Not in 低保 or 特困 and not recognised as 低保边缘 (P3 第四条（一）). Below the margin the household is a matter of those
 * whatever its property; what it receives today counts until that is surely lost.
 */
const IN_NO_OTHER_GROUP: Condition = {
  name: 'in_no_other_group',
  label: '没有纳入低保、特困，也没有认定为低保边缘家庭',
  clauses: CONDITIONS,
  facts: ['receiving', 'supporters', 'propertyWithinLimits', 'members', ...SHARE_FACTS],
  figures: BELOW_MARGIN.figures,
  judge(s) {
    const name = IN_NO_OTHER_GROUP.name;
    const because = (text: string) => s.because(text, ...CONDITIONS);
    const below = BELOW_MARGIN.judge(s);
    if (isInOtherGroup(s)) {
      const text = '已经在领低保、特困，或者认定了低保边缘的，按那一样办，不再另外认定刚性支出困难家庭。';
      return { name, answer: 'no', reason: because(text), missing: [] };
    }
    if (below?.answer === 'yes') {
      const text = '收入在低保边缘线以下，先看低保、低保边缘，不另外认定刚性支出困难家庭。';
      return { name, answer: 'no', reason: because(text), missing: [] };
    }
    if (below?.answer === 'unknown') {
      return { name, answer: 'unknown', reason: below.reason, missing: below.missing };
    }
    if ((s.facts.receiving ?? []).length > 0) {
      const text = '您家现在还在领别的救助，要等那一样停了才认定，由工作人员看。';
      return { name, answer: 'unknown', reason: because(text), missing: [] };
    }
    return {
      name,
      answer: 'yes',
      reason: because('收入在低保边缘线上，不属于低保和低保边缘。'),
      missing: [],
    };
  },
};

/** Recognised in another group, and nothing told takes that away. */
function isInOtherGroup(s: Situation): boolean {
  const receiving = s.facts.receiving ?? [];
  return (
    takesThePlaceOfDibao(s) ||
    (receiving.includes('dibao') && dibaoJudgement(s).outcome !== 'unlikely') ||
    (receiving.includes('near_dibao') && (nearDibaoJudgement(s)?.outcome ?? 'unlikely') !== 'unlikely')
  );
}

/** Spending over income of the twelve months before applying, strictly over the local ratio (P3 第四条（四）). */
const SPENDING_RATIO: Condition = {
  name: 'spending_ratio',
  label: '申请前十二个月的刚性支出，占家庭总收入的比例超过当地规定（正好相等不算超过）',
  clauses: RIGID_LAW,
  facts: ['rigidSpending', 'monthlyIncome'],
  figures: ['rigid.ratio', 'rigid.window_months'],
  judge: spendingRatio,
};

function spendingRatio(s: Situation): Criterion {
  const ratio = s.figure('rigid.ratio');
  const months = s.figure('rigid.window_months')?.value ?? MONTHS_A_YEAR;
  const spent = spendingFen(s.facts);
  const missing = [
    ...(spent === undefined ? ['rigidSpending'] : []),
    ...(s.incomeFen === undefined ? ['monthlyIncome'] : []),
    ...(ratio === undefined ? ['rigid.ratio'] : []),
  ];
  const found = (answer: Answer, text: string): Criterion => ({
    name: SPENDING_RATIO.name,
    answer,
    reason: s.because(text, ...RIGID_LAW),
    missing,
  });
  if (spent === undefined) {
    return found('unknown', `最近${months}个月看病、上学、康复自己一共花了多少，还不知道。`);
  }
  if (s.incomeFen === undefined) return found('unknown', '还不知道全家一个月的收入。');
  if (ratio === undefined) return found('unknown', unrecorded(s, 'rigid.ratio'));
  const earned = s.incomeFen * months;
  // Nothing is divided: spending equal to the ratio is not over it.
  const isOver = spent * 100 > earned * ratio.value;
  const share = earned === 0 ? '' : `，占${percentText(spent, earned)}`;
  const line = `${ratio.value}${ratio.unit}${ratio.illustrative === true ? '（示例数据）' : ''}`;
  const sums = `${spendingText(s.facts) || '没有开支'}，一共${yuanText(spent)}元，对一年收入${yuanText(earned)}元${share}`;
  return isOver
    ? found('yes', `${sums}，超过当地的${line}；要凭票据核对。`)
    : found('no', `${sums}，没有超过当地的${line}；没算进去的开支有票据的，可以加上再看。`);
}

/** '62.2%', cut, so that a share on the line never prints as over it. */
function percentText(part: number, whole: number): string {
  return `${Math.floor((part * 1000) / whole) / 10}%`;
}

const WAYS: readonly Way[] = [
  {
    label: '五条都要符合',
    conditions: [
      IN_NO_OTHER_GROUP,
      BELOW_DISPOSABLE,
      propertyCondition('P3 第四条', 'L1 第二十二条', 'P5 二'),
      SPENDING_RATIO,
    ],
  },
];

function judge(s: Situation): Judgement | undefined {
  const found = rigidHardshipWay(s);
  if (found === undefined || !isConcerned(s, found.criteria)) return undefined;
  const notes = found.outcome === 'unlikely' || !s.isInForce('P3') ? [] : notesOf(s);
  return { programme: 'rigid_hardship', ...found, notes };
}

/** What the conditions come to, whether or not the household hears of them: what hangs on this one must know it is open. */
export function rigidHardshipWay(s: Situation): WayFound | undefined {
  if (s.isInForce('P3')) return bestWay(s, WAYS);
  // Before P3 there was no national measure, only the opinion of 2023 that left it to each place.
  if (!s.isInForce('P5') || spendingFen(s.facts) === 0) return undefined;
  const reason = s.because('那时全国还没有统一的认定办法，各地自己定，要由工作人员看。', 'P5 二');
  return { outcome: 'ask', criteria: [{ name: LOCAL_MEASURE, answer: 'unknown', reason, missing: [] }] };
}

/** With no spending told, only a household between the margin and the county's average, or with somebody ill, is asked. */
function isConcerned(s: Situation, criteria: readonly Criterion[]): boolean {
  const spent = spendingFen(s.facts);
  if (spent !== undefined) return spent > 0;
  if (criteria.some((c) => c.answer === 'no' || c.name === LOCAL_MEASURE)) return false;
  const isIll = s.household.counted.some((m) => m.severeIllness === true);
  const between = [IN_NO_OTHER_GROUP.name, BELOW_DISPOSABLE.name];
  return isIll || between.every((name) => criteria.some((c) => c.name === name && c.answer === 'yes'));
}

function notesOf(s: Situation): Reason[] {
  const months = s.figure('rigid.months');
  const held =
    months === undefined ? '' : `认定以后一般最多管${months.value}${months.unit}，到期还困难可以再申请；`;
  return [
    s.because(`${held}县以上政府另有条件的，以当地规定为准。`, 'P3 第十条', 'P3 第四条'),
    s.because('认定以后给医疗、教育等方面的救助，不按月发钱。', 'L1 第二十二条', 'P5 四（二）'),
  ];
}

export const RIGID_HARDSHIP: Rule = {
  programme: 'rigid_hardship',
  concerns: '说了看病、上学等开支，或者家里有重病人，或者收入在低保边缘线和人均可支配收入之间',
  ways: WAYS,
  provisos: [
    { text: '县级以上政府还可以规定别的条件（第五条）', clauses: ['P3 第四条'] },
    { text: '财产条件可以照低保边缘，也可以适当放宽', clauses: ['P3 第四条'] },
    { text: '有效期，到期可以再申请', clauses: ['P3 第十条'], figures: ['rigid.months'] },
    {
      text: '办理时限，人户分离、调查难度大的可以延长',
      clauses: ['P3 第八条'],
      figures: ['rigid.decision_days', 'rigid.decision_days_special'],
    },
    { text: '情形复杂的，县里可以一事一议', clauses: ['P3 第九条'] },
  ],
  judge,
};
