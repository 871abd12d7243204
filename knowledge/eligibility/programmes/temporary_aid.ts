// Owns the self-check rule of 临时救助: an emergency is helped first and where it happened; heavy spending is looked at.
import { bestWay, type Condition, type Way } from '../condition.ts';
import { BELOW_DISPOSABLE, propertyCondition } from '../income.ts';
import type { Clauses, Situation } from '../situation.ts';
import { spendingFen } from '../spending.ts';
import type { Judgement, Rule } from './judgement.ts';

/** Documents that say who is helped: the law of 2026, before it the interim measures. */
const EMERGENCY_LAW: Clauses = ['L1 第二十九条', 'L2 第四十七条'];
const SPENDING_LAW: Clauses = ['P7 二', 'L2 第四十七条'];

const EMERGENCY_WORDS = {
  fire: '遇上火灾',
  accident: '遇上交通事故等意外',
  sudden_illness: '家里人突发重病',
  other: '遇上别的急难',
} as const;

/** Fire, accident, sudden severe illness or another hardship that cannot wait; no means test beforehand (P7 二). */
const EMERGENCY: Condition = {
  name: 'emergency',
  label: '急难型：遇上火灾、交通事故等意外，家里人突发重大疾病，或者别的特殊困难，等不得',
  clauses: EMERGENCY_LAW,
  facts: ['emergency'],
  figures: [],
  judge(s) {
    const { emergency } = s.facts;
    if (emergency === undefined) return undefined;
    const text = `您说${EMERGENCY_WORDS[emergency]}：眼下生活过不去的，可以申请临时救助，先不看户口、收入和财产。`;
    return { name: EMERGENCY.name, answer: 'yes', reason: s.because(text, ...EMERGENCY_LAW), missing: [] };
  },
};

/** Whether spending rose suddenly beyond what the household can bear is for officers to see (P7 二). */
const SPENDING_BURST: Condition = {
  name: 'spending_burst',
  label: '支出型：看病、上学等必需支出突然增加，超出家庭承受能力',
  clauses: SPENDING_LAW,
  facts: ['rigidSpending'],
  figures: [],
  onlyAsks: true,
  judge(s) {
    if ((spendingFen(s.facts) ?? 0) === 0) return undefined;
    const text = '看病、上学等开支是不是突然增加、家里承受不起，要由工作人员看。';
    return {
      name: SPENDING_BURST.name,
      answer: 'unknown',
      reason: s.because(text, ...SPENDING_LAW),
      missing: [],
    };
  },
};

/** Who is in 低保 or 特困 already has the means test behind them: only the spending is checked (P7 二). */
const IN_DIBAO_OR_DESTITUTE: Condition = {
  name: 'means_tested_already',
  label: '已经是低保、特困的，不再看收入和财产',
  clauses: ['P7 二'],
  facts: ['receiving'],
  figures: [],
  judge(s) {
    const receiving = s.facts.receiving ?? [];
    if (!receiving.includes('dibao') && !receiving.includes('destitute')) return undefined;
    const reason = s.because('已经在领低保、特困的，只核实这笔开支。', 'P7 二');
    return { name: IN_DIBAO_OR_DESTITUTE.name, answer: 'yes', reason, missing: [] };
  },
};

const WAYS: readonly Way[] = [
  { label: '急难型', conditions: [EMERGENCY] },
  { label: '支出型（低保、特困家庭）', conditions: [SPENDING_BURST, IN_DIBAO_OR_DESTITUTE] },
  {
    label: '支出型（其他家庭）',
    conditions: [SPENDING_BURST, BELOW_DISPOSABLE, propertyCondition('P7 二')],
  },
];

function judge(s: Situation): Judgement | undefined {
  const found = bestWay(s, WAYS);
  if (found === undefined) return undefined;
  const notes = s.facts.emergency === undefined ? [] : emergencyNotes(s);
  return { programme: 'temporary_aid', ...found, notes };
}

function emergencyNotes(s: Situation) {
  return [
    s.because(
      '去事情发生的地方的乡镇（街道）申请；情况紧急、钱数不大的，应当先救助，手续过后再补。',
      'L1 第五十条',
      'P5 四（三）',
      'P7 二',
    ),
    s.because('给多少由当地定，以当地公布的为准。', 'P7 二', 'L2 第四十九条'),
  ];
}

export const TEMPORARY_AID: Rule = {
  programme: 'temporary_aid',
  concerns: '说遇上了急难，或者说了看病、上学等开支',
  ways: WAYS,
  provisos: [
    { text: '向急难发生地的乡镇（街道）申请，不限户口', clauses: ['L1 第三十七条', 'P5 四（三）'] },
    { text: '情况紧急、金额较小、要马上救的，应当先行救助，事后补说明', clauses: ['L1 第五十条', 'P7 二'] },
    { text: '救助标准由当地定', clauses: ['L2 第四十九条'], figures: ['temporary.standard'] },
    {
      text: '连续没有收入、失业保险管不到的失业人员，可以领一次性临时救助金',
      clauses: ['P4 二（一）'],
      figures: ['temporary.unemployed_months'],
    },
  ],
  judge,
};
