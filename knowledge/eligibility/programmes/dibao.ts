// Owns the self-check rule of 低保: the whole household, income below the standard and property within limits.
import { type Criterion, outcomeOf } from '../criterion.ts';
import { DIBAO_LAW, isBelowDibaoLine, isPropertyWithinLimits } from '../income.ts';
import { fenOf, yuanOf, yuanText } from '../money.ts';
import type { Situation } from '../situation.ts';
import type { Judgement } from './judgement.ts';

/** Last day of the five-year plan for which P1 第十三条 leaves the basic pension out of income. */
const PENSION_LEFT_OUT_UNTIL = '2025-12-31';

/** The criteria of a dibao family (L1 第十八条; before it L2 第九条). Being able to work is none of them (P4 一（一）). */
export function dibaoCriteria(s: Situation): Criterion[] {
  return [isBelowDibaoLine(s), isPropertyWithinLimits(s, ...DIBAO_LAW)];
}

/** Judges 低保. Every household gets this verdict unless 特困 takes its place. */
export function judgeDibao(s: Situation): Judgement {
  const criteria = dibaoCriteria(s);
  const outcome = outcomeOf(criteria);
  const fen = outcome === 'likely' ? amountFen(s) : undefined;
  const notes = [notCountedNote(s), elsewhereNote(s), receivingNote(s, outcome)].filter(
    (n) => n !== undefined,
  );
  if (fen === undefined) return { programme: 'dibao', outcome, criteria, notes };
  notes.unshift(amountNote(s, fen));
  return { programme: 'dibao', outcome, criteria, notes, monthlyAmount: yuanOf(fen) };
}

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

function elsewhereNote(s: Situation) {
  if (s.facts.hukouHere !== false) return undefined;
  const text = '户口不在本县的，一般回户口所在地申请，按那里的标准算；有居住证的，先问问住的地方能不能办。';
  return s.because(text, 'L1 第三十七条', 'P1 第五条');
}

function receivingNote(s: Situation, outcome: string) {
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
