// Owns the income and property conditions the programmes share: below the dibao line, the margin, the county's average.
import type { Condition } from './condition.ts';
import { type Answer, answerOf, type Criterion, not, type Reason } from './criterion.ts';
import { sizesOf, WHO_COUNTS } from './household.ts';
import { fenOf, isBelowLine, shareFen, yuanText } from './money.ts';
import type { Clauses, Situation } from './situation.ts';

/** Documents that say what the dibao family is: the law of 2026, before it the interim measures. */
export const DIBAO_LAW: Clauses = ['L1 第十八条', 'L2 第九条'];
/** Documents that say what the margin family is. */
export const NEAR_LAW: Clauses = ['L1 第二十一条', 'P1 第八条'];
/** Documents that say which family is in hardship from unavoidable spending. */
export const RIGID_LAW: Clauses = ['L1 第二十二条', 'P3 第四条', 'P5 二', 'P7 二'];
/** The document that says who belongs to the household. */
const FAMILY_LAW: Clauses = ['P1 第七条'];
/** Facts that make income a head: how much, and who counts (P1 第七条). */
export const SHARE_FACTS = ['monthlyIncome', ...WHO_COUNTS] as const;
const MONTHS_A_YEAR = 12;

interface LineReading {
  readonly answer: Answer;
  readonly missing: readonly string[];
  /** Said instead of the plain sentence when the answer hangs on something other than a missing fact. */
  readonly obstacle?: string;
}

/** A line income a head is held against: the figures it is made of, what it is called, for how many months it counts. */
interface Line {
  readonly figures: readonly [string, ...string[]];
  readonly name: string;
  /** Months of income the line is for. */
  readonly months: number;
}

const DIBAO_LINE: Line = { figures: ['dibao.standard'], name: '低保标准', months: 1 };
const MARGIN: Line = {
  figures: ['dibao.standard', 'near_dibao.multiple'],
  name: '低保边缘家庭收入线',
  months: 1,
};
const DISPOSABLE: Line = {
  figures: ['income.disposable'],
  name: '上年度居民人均可支配收入',
  months: MONTHS_A_YEAR,
};

/** Is income a head below the line? Unknown while income, size or a figure is. */
function readLine(s: Situation, { figures, months }: Line): LineReading {
  const [line, multiple] = figures.map((id) => s.figure(id));
  const { least, most } = sizesOf(s.household);
  const lacking = figures.filter((id) => s.figure(id) === undefined);
  const missing = [...(s.incomeFen === undefined ? ['monthlyIncome'] : []), ...lacking];
  if (most === 0) return { answer: 'unknown', missing: ['members'], obstacle: NOBODY_COUNTS };
  if (line === undefined || lacking.length > 0) {
    return { answer: 'unknown', missing, obstacle: unrecorded(s, lacking[0] ?? figures[0]) };
  }
  if (s.incomeFen === undefined) return { answer: 'unknown', missing };
  const total = s.incomeFen * months;
  const lineFen = fenOf(line.value);
  if (isBelowLine(total, least, lineFen, multiple?.value)) return { answer: 'yes', missing: [] };
  if (!isBelowLine(total, most, lineFen, multiple?.value)) return { answer: 'no', missing: [] };
  return { answer: 'unknown', missing: [], obstacle: STUDENT_IN_DOUBT };
}

const NOBODY_COUNTS = '您说的这些人按规定都不计入共同生活的家庭成员，要由工作人员看。';
const STUDENT_IN_DOUBT = '成年子女在读研究生，算不算一家人要看是不是长期一起住，人数不同结果不同。';
const INCOME_UNKNOWN = '还不知道全家一个月的收入。';

const FIGURE_NAMES: Readonly<Record<string, string>> = {
  'dibao.standard': DIBAO_LINE.name,
  'near_dibao.multiple': MARGIN.name,
  'income.disposable': DISPOSABLE.name,
  'rigid.ratio': '刚性支出占收入的比例线',
  'old_age.standard': '高龄津贴办法和标准',
};

/** Local amounts told beside a verdict, with the clause that leaves them to the place. */
const AMOUNTS: Readonly<Record<string, readonly [what: string, ...Clauses]>> = {
  'disability.living': ['困难残疾人生活补贴标准', 'P17 二（一）'],
  'disability.nursing': ['重度残疾人护理补贴标准', 'P17 二（一）'],
  'orphan.standard': ['孤儿基本生活费标准', 'P9 二（一）'],
  'unsupported.standard': ['事实无人抚养儿童基本生活补贴标准', 'P8 三（一）'],
};

/** Said when a local figure is missing: nobody guesses it, and the resident hears who knows. */
export function unrecorded(s: Situation, figure: string): string {
  const what = FIGURE_NAMES[figure] ?? figure;
  return `${s.county.name}的${what}还没有登记，以${s.county.bureau.name}公布的为准。`;
}

/** How much a recorded local standard gives a person, or who knows while none is recorded; it decides nothing. */
export function localAmount(s: Situation, figure: string): Reason {
  const [what, ...clauses] = AMOUNTS[figure] ?? [figure, ...DIBAO_LAW];
  const standard = s.figure(figure);
  const text =
    standard === undefined
      ? `${s.county.name}的${what}还没有登记，以${s.county.bureau.name}公布的为准。`
      : `当地的${what}是${standard.value}${standard.unit}${standard.illustrative === true ? '（示例数据）' : ''}。`;
  return s.because(text, ...(clauses as [string, ...string[]]));
}

/** Income a head strictly below the dibao standard S (L1 第十八条): income equal to S is not below it. */
export function isBelowDibaoLine(s: Situation): Criterion {
  const { answer, missing, obstacle } = readLine(s, DIBAO_LINE);
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
  const { answer, missing, obstacle } = readLine(s, MARGIN);
  const margin = marginText(s);
  const texts: Record<Answer, string> = {
    yes: `低于${margin}。`,
    no: `${shareText(s)}，没有低于${margin}。`,
    unknown: obstacle ?? INCOME_UNKNOWN,
  };
  const clauses = obstacle === STUDENT_IN_DOUBT ? FAMILY_LAW : NEAR_LAW;
  return { name: 'below_margin', answer, missing, reason: s.because(texts[answer], ...clauses) };
}

/** Income a head over twelve months strictly below last year's disposable income of the county (L1 第二十二条; P3 第四条（二）). */
export function isBelowDisposable(s: Situation): Criterion {
  const { answer, missing, obstacle } = readLine(s, DISPOSABLE);
  const line = s.figure('income.disposable');
  const said = line === undefined ? '' : `${line.value}元${line.illustrative === true ? '（示例数据）' : ''}`;
  const texts: Record<Answer, string> = {
    yes: `${shareText(s)}，一年下来低于上年度当地居民人均可支配收入${said}。`,
    no: `${shareText(s)}，一年下来没有低于上年度当地居民人均可支配收入${said}。`,
    unknown: obstacle ?? INCOME_UNKNOWN,
  };
  const clauses = obstacle === STUDENT_IN_DOUBT ? FAMILY_LAW : RIGID_LAW;
  return { name: 'below_disposable', answer, missing, reason: s.because(texts[answer], ...clauses) };
}

export const BELOW_DIBAO_LINE: Condition = {
  name: 'below_dibao_line',
  label: '家庭人均收入低于当地低保标准（正好相等不算低于）',
  clauses: DIBAO_LAW,
  facts: SHARE_FACTS,
  figures: DIBAO_LINE.figures,
  judge: isBelowDibaoLine,
};

export const NOT_BELOW_DIBAO_LINE: Condition = {
  ...BELOW_DIBAO_LINE,
  name: 'not_below_dibao_line',
  label: '家庭人均收入没有低于当地低保标准',
  judge(s) {
    const below = isBelowDibaoLine(s);
    return { ...below, name: 'not_below_dibao_line', answer: not(below.answer) };
  },
};

export const BELOW_MARGIN: Condition = {
  name: 'below_margin',
  label: '家庭人均收入低于低保边缘线（低保标准的若干倍）',
  clauses: NEAR_LAW,
  facts: SHARE_FACTS,
  figures: MARGIN.figures,
  judge: isBelowMargin,
};

export const BELOW_DISPOSABLE: Condition = {
  name: 'below_disposable',
  label: '家庭人均收入低于上年度当地居民人均可支配收入',
  clauses: RIGID_LAW,
  facts: SHARE_FACTS,
  figures: DISPOSABLE.figures,
  judge: isBelowDisposable,
};

/** Property within the limits a programme's own law asks for. */
export function propertyCondition(...clauses: Clauses): Condition {
  return {
    name: 'property',
    label: '家庭财产符合当地规定',
    clauses,
    facts: ['propertyWithinLimits'],
    figures: [],
    judge: (s) => isPropertyWithinLimits(s, ...clauses),
  };
}

/** Property within the local limits, as the household sees it; limits are local and checked by officers (P1 第十四条). */
export function isPropertyWithinLimits(s: Situation, ...clauses: Clauses): Criterion {
  const answer = answerOf(s.facts.propertyWithinLimits);
  const texts: Record<Answer, string> = {
    yes: '财产（存款、房子、车）照您说的没看出超过当地规定，还要由窗口核对。',
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
