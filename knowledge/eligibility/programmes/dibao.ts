// Owns the self-check rule of 低保: the whole household, income below the standard and property within limits.
import { bestWay, type Way } from '../condition.ts';
import type { Outcome } from '../criterion.ts';
import { BELOW_DIBAO_LINE, DIBAO_LAW, propertyCondition } from '../income.ts';
import { fenOf, yuanOf, yuanText } from '../money.ts';
import type { Situation } from '../situation.ts';
import type { Judgement, Rule } from './judgement.ts';

/** Last day of the five-year plan for which P1 第十三条 leaves the basic pension out of income. */
const PENSION_LEFT_OUT_UNTIL = '2025-12-31';

/** A dibao family (L1 第十八条; before it L2 第九条). Being able to work is no condition (P4 一（一）). */
const WAYS: readonly Way[] = [
  { label: '整户', conditions: [BELOW_DIBAO_LINE, propertyCondition(...DIBAO_LAW)] },
];

/** How the whole household stands with 低保, whatever other programme takes its place. */
export function dibaoJudgement(s: Situation): Judgement {
  return s.once('dibao', judge);
}

export function dibaoOutcome(s: Situation): Outcome {
  return dibaoJudgement(s).outcome;
}

function judge(s: Situation): Judgement {
  const { outcome, criteria } = bestWay(s, WAYS) ?? { outcome: 'ask', criteria: [] };
  const fen = outcome === 'likely' ? amountFen(s) : undefined;
  const notes = [
    fen === undefined ? undefined : amountNote(s, fen),
    notCountedNote(s),
    deductionNote(s, outcome),
    elsewhereNote(s),
    receivingNote(s, outcome),
  ].filter((note) => note !== undefined);
  return {
    programme: 'dibao',
    outcome,
    criteria,
    notes,
    ...(fen !== undefined && { monthlyAmount: yuanOf(fen) }),
  };
}

/** 低保. Every household gets this verdict unless 特困 takes its place. */
export const DIBAO: Rule = {
  programme: 'dibao',
  concerns: '每一户；已经符合特困的，由特困代替',
  ways: WAYS,
  provisos: [
    {
      text: '按差额：（低保标准－人均收入）×人数，按月发；也可以分档定额',
      clauses: ['L1 第十八条', 'P1 第二十三条'],
    },
    { text: '优待抚恤金、奖学金、政府发的救助款物等不计入收入', clauses: ['P1 第十三条'] },
    {
      text: '因残疾、重病增加的刚性支出和必要的就业成本，可以按规定从收入里扣减，由工作人员核算',
      clauses: ['P1 第十三条'],
    },
    { text: '能劳动不是排除的理由，不得只保个别成员', clauses: ['P4 一（一）'] },
    {
      text: '全日制本科及以下在校生算家里人；服刑、强制戒毒、宣告失踪、长年出家的不算',
      clauses: ['P1 第七条'],
      figures: ['family.clergy_years'],
    },
  ],
  judge,
};

/**
 * (S − income a head) × heads, whole fen (P1 第二十三条). It is reckoned as S × heads − income, so nothing is rounded;
 * counties round in their own ways. No figure while the size is in doubt or another county's standard applies.
 */
function amountFen(s: Situation): number | undefined {
  const line = s.figure('dibao.standard');
  const { counted, doubtful } = s.household;
  if (line === undefined || s.incomeFen === undefined) return undefined;
  if (doubtful.length > 0 || s.facts.hukouHere === false) return undefined;
  return fenOf(line.value) * counted.length - s.incomeFen;
}

function amountNote(s: Situation, fen: number) {
  const line = s.figure('dibao.standard')?.value;
  const sum = `标准${line}元×${s.household.counted.length}口人，减去收入${s.facts.monthlyIncome}元，差额${yuanText(fen)}元`;
  return s.because(`${sum}；有的地方分档发，以审核确定的为准。`, 'L1 第十八条', 'P1 第二十三条');
}

function notCountedNote(s: Situation) {
  const yuan = s.facts.notCountedIncome ?? 0;
  if (yuan === 0) return undefined;
  // P1 第十三条 leaves the basic pension out “十四五”期间, that is to 2025; nothing later was found.
  const pension = s.asOf > PENSION_LEFT_OUT_UNTIL ? '；里面要是有基础养老金，现在还扣不扣除要问清楚' : '';
  return s.because(`您说的每月${yuan}元不计入的收入，没有加进去${pension}。`, 'P1 第十三条');
}

/** What illness, disability and work cost may come off the income counted (P1 第十三条, last paragraph): officers reckon it. */
function deductionNote(s: Situation, outcome: Outcome) {
  const ill = s.household.counted.some((m) => m.disability !== undefined || m.severeIllness === true);
  if (outcome !== 'unlikely' || !ill) return undefined;
  const text = '因残疾、重病多花的钱，核算收入时有的可以扣掉一些，扣多少由乡镇核算；可以带上票据问问。';
  return s.because(text, 'P1 第十三条');
}

function elsewhereNote(s: Situation) {
  if (s.facts.hukouHere !== false) return undefined;
  const text = '户口不在本县的，一般回户口所在地申请，按那里的标准算；有居住证的，先问问住的地方能不能办。';
  return s.because(text, 'L1 第三十七条', 'P1 第五条');
}

function receivingNote(s: Situation, outcome: Outcome) {
  if (s.facts.receiving?.includes('dibao') !== true) return undefined;
  if (outcome === 'unlikely') {
    return s.because('已经在领低保的，不会马上就停：先告诉乡镇，问问有没有渐退期。', 'P1 第三十三条');
  }
  return s.because(
    '您家已经在领低保：人口、收入、财产有变化，要及时告诉乡镇。',
    'L1 第四十六条',
    'P1 第三十条',
  );
}
