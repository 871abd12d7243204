// Owns the self-check rule of 低保: the whole household, income below the standard and property within limits.
import { type Criterion, outcomeOf } from '../criterion.ts';
import { DIBAO_LAW, isBelowDibaoLine, isPropertyWithinLimits } from '../income.ts';
import { fenOf, yuanOf, yuanText } from '../money.ts';
import type { Situation } from '../situation.ts';
import type { Judgement } from './judgement.ts';

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
  const text = `按差额算，全家每月大约${yuanText(fen)}元；有的地方分档发，以审核确定的为准。`;
  notes.unshift(s.because(text, 'L1 第十八条', 'P1 第二十三条'));
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

function notCountedNote(s: Situation) {
  const yuan = s.facts.notCountedIncome ?? 0;
  if (yuan === 0) return undefined;
  const text = `您说的每月${yuan}元按规定不计入收入，没有加进去；基础养老金今年还扣不扣除，要问清楚。`;
  return s.because(
    s.asOf <= '2025-12-31' ? `您说的每月${yuan}元按规定不计入收入，没有加进去。` : text,
    'P1 第十三条',
  );
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
