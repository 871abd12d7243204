// Reading the sums of money a clause names: how much, for how many months, and how many get it each.
import { isCounter } from '../../knowledge/text/counters.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { type NumberFound, readNumbers } from '../../knowledge/text/number-reader.ts';
import { clausesIn } from './clauses.ts';
import { mentionsIn, type Person } from './people.ts';

export interface Sum {
  low: number;
  high: number;
  value: number;
}

/** A sum with the words of its clause before it and right behind it. */
export interface SumSaid {
  sum: Sum;
  before: string;
  behind: string;
}

export const scaled = ({ low, high, value }: Sum, by: number): Sum => ({
  low: low * by,
  high: high * by,
  value: value * by,
});

const UNIT = /^(?:块|元|圆|毛|角|rmb)/;
/** A bare number smaller than this is an age or a place in a list unless money is spoken of. */
const LEAST = 100;
const LEAST_OF_MONEY = 10;
/** Right before a small number: 养老钱八十; 婆婆六十六没有养老金 tells her age. */
const OF_MONEY =
  /(?:钱|收入|工资|养老金?|退休金?|[挣赚给领拿月]|(?<![今去前明])年(?!纪|级|岁))[^,\d一二两三四五六七八九十百]{0,6}$/;
/** 打工3000加低保200: what is added begins the next sum. */
const JOINER = /加|另|还有|[和跟与]/;

/** A sum of money, and no age, count or telephone. */
function isSum(clause: string, { start, end, high }: NumberFound): boolean {
  const after = clause.slice(end);
  if (UNIT.test(after)) return true;
  const least = OF_MONEY.test(clause.slice(0, start)) && !/岁/.test(clause) ? LEAST_OF_MONEY : LEAST;
  return high >= least && !isCounter(after, high) && !/^\d{8,}/.test(after);
}

/** Every sum of a clause, as the numbers they are. */
export const sumNumbersIn = (clause: string): NumberFound[] =>
  readNumbers(clause).filter((number) => isSum(clause, number));

/** A comma inside a number is none, 最多三千最少一千 are two ends, 一千一个月 is not 1100, and 一百八一个月 not 181. */
const spaced = (text: string) =>
  text
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/最([多少])(?=.*最[少多])|(?<=最[多少].*)最([少多])/g, '$1$2的时候')
    .replace(/(?<=[十百千万]|[百千万][二三四五六七八九])(?=一个月|一年|一个?人(?!一))/g, '块');

/** What stands between marks: one thing told, asked or done, its sums apart from what follows them. */
export const sumClausesIn = (raw: string): string[] => clausesIn(spaced(normalise(raw)));

export function sumsIn(clause: string): SumSaid[] {
  const numbers = sumNumbersIn(clause);
  return numbers.map(({ start, end, low, high, value }, n) => {
    const next = numbers[n + 1]?.start;
    const after = clause.slice(end, next).replace(/^(?:块钱?|元|圆)?(?:左右|上下|的样子)?/, '');
    return {
      sum: scaled({ low, high, value }, /^[毛角]/.test(clause.slice(end)) ? 0.1 : 1),
      before: clause.slice(numbers[n - 1]?.end ?? 0, start),
      behind: next === undefined ? after : (after.split(JOINER)[0] ?? ''),
    };
  });
}

export const BY_DAY = /每天|一天|天天|每日|按天/;

const SOME_DAYS = '([\\d一二两三四五六七八九十]+)(?:多|来|几)?天';
const DAYS_A_MONTH = new RegExp(
  `(?:[一每这上]个?月|月月|平均|大概)[^,，。]{0,8}?${SOME_DAYS}|[干做出上](?:了|个|满|得)?(?!一天)${SOME_DAYS}`,
);

/** How many days a month are worked: 一个月做二十天, 上个月干了十八天. */
export function daysIn(text: string): NumberFound | undefined {
  const days = DAYS_A_MONTH.exec(text);
  const [count] = readNumbers(days?.[1] ?? days?.[2] ?? '');
  return count && count.high <= MOST_DAYS ? count : undefined;
}
const MOST_DAYS = 31;

/** 一天一百: what a day of it brings; undefined where nothing is told by the day. */
export function dayWageIn(text: string): Sum | undefined {
  if (!BY_DAY.test(text)) return undefined;
  // 一天150，一个月干二十来天，一年剩三千: the wage is what stands beside the day.
  const [beside = ''] = text.slice(text.search(BY_DAY)).split(/[,，。;；]|[一每]个?月/);
  return readNumbers(beside.replace(BY_DAY, '')).find(({ high }) => high >= LEAST_OF_MONEY);
}

/** 一天一百，一个月做二十天: what a month of it brings. */
export function byDays(text: string): Sum | undefined {
  const wage = dayWageIn(text);
  const days = wage && daysIn(text);
  return days && wage
    ? { low: wage.low * days.low, high: wage.high * days.high, value: wage.value * days.value }
    : undefined;
}

/** How many months a sum is for, by the words beside it; the first that fits. */
const PERIODS: readonly [months: number, RegExp][] = [
  [6, /半年/],
  [3, /季度|每季|一季/],
  [1, /每个?月|一个?月|月收入|月工资|月薪|按月|月月|个月|\/月/],
  [
    12,
    /每年|一年|全年|年收入|年薪|年到头|按年|整年|去年|今年|过年|就一次|一次[挣赚]|暑假|寒假|假期|年底|年终|过节|逢年/,
  ],
];
/** 三个月领540. */
const SEVERAL_MONTHS = /([二两三四五六七八九十\d]+)个月(?:一?[领发给拿收]|才|一共|有|能|就)*$/;
/** Months a sum is for by the words beside it. */
export const monthsIn = (text: string): number | undefined =>
  PERIODS.find(([, words]) => words.test(text))?.[0];

/** Months one sum is for; undefined where nothing is said. @param clause the whole of it where it names no other sum */
export function monthsOf({ before, behind }: SumSaid, clause: string): number | undefined {
  const several = SEVERAL_MONTHS.exec(before)?.[1];
  if (several !== undefined) return readNumbers(several)[0]?.low;
  return monthsIn(before) ?? monthsIn(behind) ?? monthsIn(clause);
}

const NUMERAL = '\\d一二两三四五六七八九十百千几';
const EACH = new RegExp(
  [
    '各(?!种|样|项)',
    '每个?人',
    `(?<![第头])一个?人(?=给|是|有|拿|领|挣|一个?月|每|大概|差不多|[${NUMERAL}]|$)`,
    '一个(?=[给寄拿])',
    `一家(?=给|[${NUMERAL}])`,
    '人均|平均(?=每?一?个?人)',
  ].join('|'),
);
/** 我和老伴养老金都是一百八. */
const ALIKE = /(?<![月年天])都(?:是|有|拿|领|给|寄|挣|只有|才|就)*$/;
/** 我一百三，老伴也一样. */
const SAME_AGAIN = /也(?:是|有|一样|这么多|那么多)$|两个?人一样|一样多$/;

/** 五亩地，一亩租五百. */
const acresIn = (text: string): number =>
  readNumbers(text).find(({ end, low, high }) => low === high && low > 1 && text[end] === '亩')?.low ?? 1;

/** How many get such a sum each; 1 where it is said of all together. @param bare clauses that name no sum */
export function headsOf(
  { before, behind }: SumSaid,
  clause: string,
  bare: readonly string[],
  family: readonly Person[],
): number {
  if (/[每一]亩/.test(before)) return acresIn([clause, ...bare].join(','));
  const isEach = EACH.test(before) || /^(?:每人|一个?人|每个人)(?!一)/.test(behind);
  if (isEach || (ALIKE.test(before) && headsIn(clause) !== undefined)) return heads(clause, bare, family);
  const again = bare.find((other) => SAME_AGAIN.test(other));
  return again === undefined ? 1 : (headsIn(again) ?? 2);
}

/** How many a clause speaks of, or one that names no sum: 每人一百八，两个人. */
function heads(clause: string, others: readonly string[], family: readonly Person[]): number {
  const own = headsIn(clause) ?? others.map(headsIn).find((count) => count !== undefined);
  if (own !== undefined) return own;
  const old = family.filter(({ age }) => age !== undefined && age >= 60).length;
  if (/养老|退休/.test(clause) && old > 0) return old;
  // 人均 is reckoned over all of them; money of one's own only grown people have.
  const grown = family.filter(({ age }) => age === undefined || age >= 18).length;
  return Math.max(1, /人均|平均每?一?个?人/.test(clause) ? family.length : grown);
}

export function headsIn(clause: string): number | undefined {
  if (/俩|老?两口|夫妻|两个?人|二人/.test(clause)) return 2;
  if (/仨/.test(clause)) return 3;
  const counted = readNumbers(clause).find(
    ({ end, low, high }) =>
      low === high && low > 1 && low < 10 && /^(?:个|位|口)(?!月)/.test(clause.slice(end)),
  );
  if (counted) return counted.low;
  const mentions = mentionsIn(clause);
  // 我跟我弟: the first 我 is the teller, the second only says whose brother.
  const isWithTeller =
    /^那?[我俺](?=[和跟与同])/.test(clause) && !mentions.some(({ relation }) => relation === 'self');
  const named = new Set(mentions.map(({ called }) => called)).size + (isWithTeller ? 1 : 0);
  return named > 1 ? named : undefined;
}
