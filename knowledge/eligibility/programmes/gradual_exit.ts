// Owns the self-check rule of 渐退: a dibao family whose income rose past the standard may keep its money a while.
import { bestWay, type Condition, type Way } from '../condition.ts';
import type { Reason } from '../criterion.ts';
import { NOT_BELOW_DIBAO_LINE, propertyCondition } from '../income.ts';
import type { Situation } from '../situation.ts';
import type { Judgement, Rule } from './judgement.ts';

const RECEIVING_DIBAO: Condition = {
  name: 'receiving_dibao',
  label: '现在正在领低保',
  clauses: ['P1 第三十三条'],
  facts: ['receiving'],
  figures: [],
  judge(s) {
    if (s.facts.receiving?.includes('dibao') !== true) return undefined;
    const reason = s.because('您家现在在领低保。', 'P1 第三十三条');
    return { name: RECEIVING_DIBAO.name, answer: 'yes', reason, missing: [] };
  },
};

/** Income a head no longer below the standard (P1 第三十三条). */
const INCOME_ROSE: Condition = {
  ...NOT_BELOW_DIBAO_LINE,
  name: 'income_rose',
  label: '人均收入现在不低于低保标准了',
  clauses: ['P1 第三十三条'],
  judge(s) {
    const found = NOT_BELOW_DIBAO_LINE.judge(s);
    return found && { ...found, name: INCOME_ROSE.name };
  },
};

const WAYS: readonly Way[] = [
  {
    label: '就业增收的低保家庭',
    conditions: [RECEIVING_DIBAO, INCOME_ROSE, propertyCondition('P1 第三十三条', 'P1 第三十条')],
  },
];

/** Left out while income is surely below the standard, or while nobody has said what it is. */
function judge(s: Situation): Judgement | undefined {
  const found = bestWay(s, WAYS);
  if (found === undefined || s.incomeFen === undefined) return undefined;
  if (found.criteria.some((c) => c.name === INCOME_ROSE.name && c.answer === 'no')) return undefined;
  const notes = found.outcome === 'unlikely' ? [] : [lengthNote(s), reasonNote(s)];
  return { programme: 'gradual_exit', ...found, notes };
}

/** At most the months of P4; the county's own when it recorded them. */
function lengthNote(s: Situation): Reason {
  const months = s.figure('exit.local_months') ?? s.figure('exit.gradual_months');
  const most = months === undefined ? '一段时间' : `，原则上不超过${months.value}${months.unit}`;
  return s.because(
    `低保可以不马上停，给一个渐退期${most}，给不给、给几个月由县里定；期满再看低保边缘。`,
    'P4 一（三）',
    'P1 第三十三条',
  );
}

/** The measure speaks of income from taking work; why income rose, officers ask. */
function reasonNote(s: Situation): Reason {
  const text = s.household.counted.some((m) => m.working === true)
    ? '就业增收后主动告诉乡镇，说清从哪个月起。'
    : '渐退期主要给就业以后收入增加的家庭；收入是怎么多的，主动告诉乡镇，由他们看。';
  return s.because(text, 'P1 第三十三条');
}

export const GRADUAL_EXIT: Rule = {
  programme: 'gradual_exit',
  concerns: '正在领低保，人均收入已经不低于低保标准',
  ways: WAYS,
  provisos: [
    {
      text: '渐退期最长几个月；当地登记了按当地',
      clauses: ['P4 一（三）'],
      figures: ['exit.gradual_months', 'exit.local_months'],
    },
    { text: '调减、停发以前先听取意见，以后书面告知理由', clauses: ['L1 第四十八条', 'P1 第三十二条'] },
  ],
  judge,
};
