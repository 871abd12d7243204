// Owns the self-check rule of 低保边缘家庭: between the dibao standard and the margin the province fixed.
import { bestWay, type Condition, type Way } from '../condition.ts';
import { BELOW_MARGIN, NEAR_LAW, NOT_BELOW_DIBAO_LINE, propertyCondition } from '../income.ts';
import type { Situation } from '../situation.ts';
import type { Judgement, Rule } from './judgement.ts';

/** A margin family: not below S, below k × S, property within limits (L1 第二十一条; P1 第八条). */
export const MARGIN_FAMILY: readonly Condition[] = [
  NOT_BELOW_DIBAO_LINE,
  BELOW_MARGIN,
  propertyCondition(...NEAR_LAW),
];
const WAYS: readonly Way[] = [{ label: '整户', conditions: MARGIN_FAMILY }];

/** How the household stands with 低保边缘; undefined when its income is below the dibao standard itself. */
export function nearDibaoJudgement(s: Situation): Judgement | undefined {
  return s.once('near_dibao', judge);
}

function judge(s: Situation): Judgement | undefined {
  const { outcome, criteria } = bestWay(s, WAYS) ?? { outcome: 'ask', criteria: [] };
  if (criteria.some((c) => c.name === NOT_BELOW_DIBAO_LINE.name && c.answer === 'no')) return undefined;
  const text = '低保边缘家庭不按月发低保金，可以有医疗、教育、住房、就业方面的救助。';
  const notes = [
    ...(outcome === 'likely' ? [s.because(text, ...NEAR_LAW)] : []),
    ...receivingNote(s, outcome),
  ];
  return { programme: 'near_dibao', outcome, criteria, notes };
}

function receivingNote(s: Situation, outcome: string) {
  if (s.facts.receiving?.includes('near_dibao') !== true) return [];
  const text =
    outcome === 'unlikely'
      ? '已经认定为低保边缘的，人口、收入、财产变了要及时告诉乡镇；调整以前会先听您的意见。'
      : '您家已经认定为低保边缘：人口、收入、财产有变化，要及时告诉乡镇。';
  return [s.because(text, 'L1 第四十六条', 'P5 二', 'P1 第八条')];
}

/** 低保边缘家庭; left out when income is surely below the dibao standard, for then 低保 itself is the question. */
export const NEAR_DIBAO: Rule = {
  programme: 'near_dibao',
  concerns: '人均收入没有肯定低于低保标准的家庭；已经符合特困的除外',
  ways: WAYS,
  provisos: [
    {
      text: '边缘线由省里在低保标准上往上浮定出来，没有登记就由工作人员看',
      clauses: ['L1 第二十一条', 'P1 第八条'],
    },
    { text: '不按月发低保金，给医疗、教育、住房、就业方面的救助', clauses: NEAR_LAW },
    { text: '家里的重残、重病人可以单独进低保（见单人保）', clauses: ['L1 第二十一条', 'P1 第八条'] },
  ],
  judge,
};
