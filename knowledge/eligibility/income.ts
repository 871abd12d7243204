// Owns the income and property criteria the programmes share: below the dibao line, below the margin, property.
import { type Answer, answerOf, type Criterion } from './criterion.ts';
import { sizesOf } from './household.ts';
import { fenOf, isBelowLine, shareFen, yuanText } from './money.ts';
import type { Clauses, Situation } from './situation.ts';

/** Documents that say what the dibao family is: the law of 2026, before it the interim measures. */
export const DIBAO_LAW: Clauses = ['L1 第十八条', 'L2 第九条'];
/** Documents that say what the margin family is. */
export const NEAR_LAW: Clauses = ['L1 第二十一条', 'P1 第八条'];
/** The document that says who belongs to the household. */
const FAMILY_LAW: Clauses = ['P1 第七条'];

/** Is income a head below `times` × the dibao standard? Unknown while income, size, standard or multiple is. */
interface LineReading {
  readonly answer: Answer;
  readonly missing: readonly string[];
  /** Said instead of the plain sentence when the answer hangs on something other than a missing fact. */
  readonly obstacle?: string;
}

function readLine(s: Situation, multipleId?: string): LineReading {
  const line = s.figure('dibao.standard');
  const multiple = multipleId === undefined ? undefined : s.figure(multipleId);
  const { least, most } = sizesOf(s.household);
  const missing = [
    ...(s.incomeFen === undefined ? ['monthlyIncome'] : []),
    ...(line === undefined ? ['dibao.standard'] : []),
    ...(multipleId !== undefined && multiple === undefined ? [multipleId] : []),
  ];
  if (most === 0) return { answer: 'unknown', missing: ['members'], obstacle: NOBODY_COUNTS };
  if (line === undefined || missing.includes(multipleId ?? '')) {
    return { answer: 'unknown', missing, obstacle: unrecorded(s, line === undefined) };
  }
  if (s.incomeFen === undefined) return { answer: 'unknown', missing };
  const lineFen = fenOf(line.value);
  if (isBelowLine(s.incomeFen, least, lineFen, multiple?.value)) return { answer: 'yes', missing: [] };
  if (!isBelowLine(s.incomeFen, most, lineFen, multiple?.value)) return { answer: 'no', missing: [] };
  return { answer: 'unknown', missing: [], obstacle: STUDENT_IN_DOUBT };
}

const NOBODY_COUNTS = '您说的这些人按规定都不计入共同生活的家庭成员，要由工作人员看。';
const STUDENT_IN_DOUBT = '成年子女在读研究生，算不算一家人要看是不是长期一起住，人数不同结果不同。';
const INCOME_UNKNOWN = '还不知道全家一个月的收入。';

function unrecorded(s: Situation, line: boolean): string {
  const what = line ? '低保标准' : '低保边缘家庭收入线';
  return `${s.county.name}的${what}还没有登记，以${s.county.bureau.name}公布的为准。`;
}

/** Income a head strictly below the dibao standard S (L1 第十八条): income equal to S is not below it. */
export function isBelowDibaoLine(s: Situation): Criterion {
  const { answer, missing, obstacle } = readLine(s);
  const texts: Record<Answer, string> = {
    yes: `${shareText(s)}，低于低保标准${lineText(s)}。`,
    no: `${shareText(s)}，没有低于低保标准${lineText(s)}。`,
    unknown: obstacle ?? INCOME_UNKNOWN,
  };
  const clauses = obstacle === STUDENT_IN_DOUBT ? FAMILY_LAW : DIBAO_LAW;
  return { name: 'below_dibao_line', answer, missing, reason: s.because(texts[answer], ...clauses) };
}

/** Income a head strictly below the margin k × S (L1 第二十一条第三款: the province fixes the margin). */
export function isBelowMargin(s: Situation): Criterion {
  const { answer, missing, obstacle } = readLine(s, 'near_dibao.multiple');
  const margin = marginText(s);
  const texts: Record<Answer, string> = {
    yes: `低于${margin}。`,
    no: `${shareText(s)}，没有低于${margin}。`,
    unknown: obstacle ?? INCOME_UNKNOWN,
  };
  const clauses = obstacle === STUDENT_IN_DOUBT ? FAMILY_LAW : NEAR_LAW;
  return { name: 'below_margin', answer, missing, reason: s.because(texts[answer], ...clauses) };
}

/** Property within the local limits, as the household sees it; limits are local and checked by officers (P1 第十四条). */
export function isPropertyWithinLimits(s: Situation, ...clauses: Clauses): Criterion {
  const answer = answerOf(s.facts.propertyWithinLimits);
  const texts: Record<Answer, string> = {
    yes: '财产（存款、房子、车）您说没有超过当地规定，还要核对。',
    no: '财产（存款、房子、车）超过当地规定。要是眼下遇到急难，可以问临时救助。',
    unknown: '财产（存款、房子、车）合不合当地规定，还不清楚。',
  };
  const missing = answer === 'unknown' ? ['propertyWithinLimits'] : [];
  return { name: 'property', answer, missing, reason: s.because(texts[answer], ...clauses) };
}

/** '人均每月500元': income a head as printed, rounded down so that a share under the line never prints as the line. */
function shareText(s: Situation): string {
  const heads = s.household.counted.length;
  if (s.incomeFen === undefined || heads === 0) return '人均收入';
  return `按${heads}口人算，人均每月${yuanText(shareFen(s.incomeFen, heads))}元`;
}

function marginText(s: Situation): string {
  const line = s.figure('dibao.standard');
  const multiple = s.figure('near_dibao.multiple');
  if (line === undefined || multiple === undefined) return '低保边缘线';
  const fen = Math.round(fenOf(line.value) * multiple.value);
  const example = multiple.illustrative === true ? '，示例数据' : '';
  return `低保边缘线${yuanText(fen)}元（低保标准的${multiple.value}倍${example}）`;
}

function lineText(s: Situation): string {
  const line = s.figure('dibao.standard');
  if (line === undefined) return '';
  return `${line.value}元${line.illustrative === true ? '（示例数据）' : ''}`;
}
