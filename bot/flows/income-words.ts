// Reading what a household lives on: one sum or several, by the month or the year, each one's or all of them's.
import { isCounter } from '../../knowledge/text/counters.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { parseMoney, readNumbers } from '../../knowledge/text/numerals.ts';
import { clausesIn } from './household-people.ts';
import { mentionsIn, type Person } from './people.ts';

/** Yuan a month, or its lowest and highest. */
export type Income = number | { low: number; high: number };
interface Sum {
  low: number;
  high: number;
  value: number;
}

/** Narrower than this a rough sum is taken as said: 八百来块. Wider, both its ends are judged: 两三千. */
const NARROW = 1.25;

const UNIT = /^(?:块|元|圆|毛|角|rmb)/;
/** A bare number smaller than this is an age or a place in a list unless money is spoken of. */
const LEAST = 100;
const LEAST_OF_MONEY = 10;
const OF_MONEY = /钱|收入|工资|养老|退休|挣|赚|月|年(?!纪|级|岁)|给|领/;

const NOT_INCOME =
  /花(?!生)|药费|学费|医药|住院|欠|贷款|外债|还债|存款|存了|积蓄|房租要|租房|押金|低保|补贴|补助|救助|津贴|抚恤|优待|残补|高龄|借|(?<!落|净|能|年|底|头|个|共|也|就|只)剩(?!个|得|下个)|交完|开销|支出|罚|彩礼|份子|透析|化疗|放疗|吃药|打针|看病|治病|复查|换药/;
/** 透析 一年好几万: what the breath before the sum spends it on. */
const SPENT = /透析|化疗|放疗|吃药|打针|看病|治病|医药|药费|住院|手术|学费|上学|房租|还债|欠/;
const EARNED = /收入|工资|退休|养老|挣|赚|打工|上班|给(?!医|药)/;
/** 我哥有时给两百 comes in when it comes in, and is not counted beside what is sure. */
const GIVEN_AT_TIMES = /(?:有时|偶尔|时不时|隔三差五|想起来)(?:候|才|也|会|还)*[^,，]{0,4}(?:给|寄|塞)/;

/** 透析一年好几万: a sum that goes out, and none that comes in. */
export const tellsSpending = (raw: string): boolean => {
  const text = normalise(raw);
  return (
    SPENT.test(text) &&
    !EARNED.test(text) &&
    (readNumbers(text).length > 0 || /好几[千万]|几[千万]/.test(text))
  );
};

/** Was something told that comes only now and then? */
export const givesAtTimes = (raw: string): boolean => GIVEN_AT_TIMES.test(normalise(raw));

const NOTHING =
  /(?:一分|分文|半分)(?:钱)?(?:都|也)?(?:没|冇|莫|无)|没(?:有|得)?(?:什么|啥|任何|一点|半点|别的)?(?:收入|钱|工资|进账|来源|经济来源|进项)|冇(?:收入|钱)|莫得(?:收入|钱)|零收入|无(?:任何)?(?:收入|来源)|不挣钱|挣不(?:到|了)钱/;
const YEARLY = /每年|一年|全年|年收入|年薪|年到头|按年|整年|去年|今年|过年|年底|年终|过节|逢年/;
const MONTHLY = /每个?月|一个?月|月收入|月工资|月薪|按月|月月|个月|\/月/;
const DAILY = /每天|一天|天天|每日|按天/;
const HALF_YEAR = /半年/;
const QUARTER = /季度|每季|一季/;
/** Comes in by the month unless something else is said. */
const OF_MONTHS = /养老|退休|工资|低保|上班|月/;
/** Comes in by the harvest. */
const OF_YEARS =
  /种(?:田|地|菜|粮)|庄稼|收成|卖(?:粮|谷|猪|牛|羊|菜)|地里|田里|养(?:猪|鸡|牛|羊|鱼)|分红|流转|租地|承包/;
const DIVISOR = { month: 1, year: 12, half: 6, quarter: 3 } as const;
type Period = keyof typeof DIVISOR;

const EACH =
  /各(?!种|样|项)|每个?人|(?<![第头])一个?人(?=(?:给|是|有|拿|领|挣|一个?月|每|大概|差不多|\d|[一二两三四五六七八九十百千几]|$))|人均|一家(?=给|[一二两三四五六七八九\d])|平均(?=每|一?个?人)/;
const TOGETHER = /一共|总共|加起来|合起来|合计|拢共|全家|统共|加一起/;
/** 好的时候三千，差的时候一千 are two ends of one sum. */
const SOMETIMES =
  /(?:好|多|少|差|坏|忙|闲|最多|最少|旺|淡)(?:的)?(?:时候|月份?|季)|[好坏差忙闲]时|有时|有的月|运气/;

/** How many a clause speaks of, or one that names no sum: 每人一百八，两个人. */
function heads(clause: string, others: readonly string[], family: readonly Person[]): number {
  const own = headsIn(clause) ?? others.map(headsIn).find((count) => count !== undefined);
  if (own !== undefined) return own;
  const old = family.filter(({ age }) => age !== undefined && age >= 60).length;
  if (/养老|退休/.test(clause) && old > 0) return old;
  // 人均 is reckoned over all of them; money of one's own only grown people have.
  const grown = family.filter(({ age }) => age === undefined || age >= 18).length;
  return Math.max(1, /人均|平均每|平均一?个?人/.test(clause) ? family.length : grown);
}

function headsIn(clause: string): number | undefined {
  if (/俩|老?两口|夫妻|两个?人|二人/.test(clause)) return 2;
  if (/仨/.test(clause)) return 3;
  const counted = readNumbers(clause).find(
    ({ end, low, high }) =>
      low === high && low > 1 && low < 10 && /^(?:个|位|口)(?!月)/.test(clause.slice(end)),
  );
  if (counted) return counted.low;
  const named = new Set(mentionsIn(clause).map(({ called }) => called)).size;
  // 我跟我弟: the first 我 is the teller, the second only says whose brother.
  const isWithTeller =
    /^(?:那)?(?:我|俺)(?=[和跟与同])/.test(clause) && !mentionsIn(clause).some((m) => m.relation === 'self');
  return named + (isWithTeller ? 1 : 0) > 1 ? named + (isWithTeller ? 1 : 0) : undefined;
}

function periodIn(text: string): Period | undefined {
  if (HALF_YEAR.test(text)) return 'half';
  if (QUARTER.test(text)) return 'quarter';
  if (MONTHLY.test(text)) return 'month';
  return YEARLY.test(text) ? 'year' : undefined;
}

/** Sums of money named in a clause, each with the words before it and right behind it. */
function sumsIn(clause: string): { sum: Sum; before: string; behind: string; isUnit: boolean }[] {
  const numbers = readNumbers(clause).filter(
    ({ end, high }) =>
      UNIT.test(clause.slice(end)) ||
      (high >= (OF_MONEY.test(clause) && !/岁/.test(clause) ? LEAST_OF_MONEY : LEAST) &&
        !isCounter(clause.slice(end), high) &&
        !/^\d{8,}/.test(clause.slice(end))),
  );
  return numbers.map(({ start, end, low, high, value }, n) => {
    const cent = /^[毛角]/.test(clause.slice(end)) ? 0.1 : 1;
    const from = n === 0 ? 0 : (numbers[n - 1]?.end ?? 0);
    return {
      sum: { low: low * cent, high: high * cent, value: value * cent },
      before: clause.slice(from, start),
      behind: clause.slice(end, numbers[n + 1]?.start).replace(/^(?:块钱?|元|圆)?(?:左右|上下|的样子)?/, ''),
      isUnit: UNIT.test(clause.slice(end)),
    };
  });
}

/** 一天一百，一个月做二十天. */
function byDays(text: string): Sum | undefined {
  if (!DAILY.test(text)) return undefined;
  const days = /(?:一个?月|每个?月)[^,，。]{0,8}?([\d一二两三四五六七八九十]+)(?:多|来|几)?天/.exec(text);
  const wage = parseMoney(text);
  const count = readNumbers(days?.[1] ?? '')[0];
  if (!count || !wage) return undefined;
  return { low: wage.yuan * count.low, high: wage.yuan * count.high, value: wage.yuan * count.value };
}

const scaled = ({ low, high, value }: Sum, by: number): Sum => ({
  low: low * by,
  high: high * by,
  value: value * by,
});
const round = (yuan: number) => Math.round(yuan * 100) / 100;

/**
 * Whole household's income a month, yuan, or its lowest and highest. Several sums are added, each by what it says of itself:
 * 我俩养老金各一百八，儿子一年给三千 is 180×2 + 3000÷12. Undefined when none is said, or only by the day.
 * @param family those who live there, for 每人一百八
 */
export function incomeIn(raw: string, family: readonly Person[] = []): Income | undefined {
  const text = normalise(raw);
  const daily = byDays(text);
  if (daily) return asIncome(daily);
  let all: Sum | undefined;
  let isRange = false;
  let inherited: Period | undefined;
  let isNothing = false;
  const clauses = clausesIn(joined(text));
  const bare = clauses.filter((clause) => sumsIn(clause).length === 0);
  for (const [n, clause] of clauses.entries()) {
    const sums = sumsIn(clause);
    const lastly = clauses[n - 1] ?? '';
    const isSpent = SPENT.test(lastly) && sumsIn(lastly).length === 0 && !EARNED.test(`${lastly}${clause}`);
    if (isSpent || (all !== undefined && GIVEN_AT_TIMES.test(clause))) continue;
    if (sums.length === 0 && NOTHING.test(clause)) isNothing = true;
    const swings = SOMETIMES.test(clause);
    for (const { sum, before: lead, behind } of sums) {
      const about = `${lead}${behind}`;
      if (NOT_INCOME.test(about) && !/工资|退休|养老/.test(about)) continue;
      // 一个月没得一千，是一年三千: the first sum is what it is not.
      if (DAILY.test(about) || /(?:没得|没有|不是|哪有)$/.test(lead)) continue;
      const said = periodIn(lead) ?? periodIn(behind) ?? (sums.length === 1 ? periodIn(clause) : undefined);
      const period = said ?? (OF_MONTHS.test(about) ? 'month' : OF_YEARS.test(about) ? 'year' : inherited);
      if (said) inherited = said;
      const each =
        EACH.test(lead) || /^(?:每人|一个?人|每个人)(?!一)/.test(behind) ? heads(clause, bare, family) : 1;
      const monthly = scaled(sum, each / DIVISOR[period ?? 'month']);
      if (all === undefined || (TOGETHER.test(lead) && monthly.high >= all.value)) all = monthly;
      else if (swings || isRange)
        all = {
          low: Math.min(all.low, monthly.low),
          high: Math.max(all.high, monthly.high),
          value: all.value,
        };
      else
        all = { low: all.low + monthly.low, high: all.high + monthly.high, value: all.value + monthly.value };
      isRange ||= swings;
    }
  }
  if (all === undefined) return isNothing || NONE.test(text) ? 0 : undefined;
  // 好时三千、坏时没有
  return asIncome(isRange && NOTHING_SOMETIMES.test(text) ? { ...all, low: 0 } : all);
}

const NOTHING_SOMETIMES = /[坏差闲](?:的)?(?:时候?|月份?)(?:就|也|都)?(?:没|一分)/;
/** Said alone it means that nothing comes in. */
const NONE =
  /^(?:没有?|没得|冇得?|莫得|冒得|无|零|0)(?:了|的|啊|呀|哦|啦|嘛)?[.。!]?$|没什么(?:收入|钱|来源)/;

/** A comma inside a number is none, and 一千一个月 is not 1100. */
const joined = (text: string) =>
  text.replace(/(?<=\d),(?=\d{3})/g, '').replace(/(?<=[十百千万])(?=一个月|一年|一个?人(?!一))/g, '块');

function asIncome({ low, high, value }: Sum): Income {
  return high > low * NARROW ? { low: round(low), high: round(high) } : round(value);
}
