// Reading what a household lives on: one sum or several, by the month or the year, each one's or all of them's.
import { normalise } from '../../knowledge/text/normalise.ts';
import { readNumbers } from '../../knowledge/text/numerals.ts';
import { anyOf } from '../../knowledge/text/word-list.ts';
import type { Person } from './people.ts';
import {
  BY_DAY,
  byDays,
  headsIn,
  headsOf,
  monthsOf,
  type Sum,
  type SumSaid,
  scaled,
  sumClausesIn,
  sumsIn,
} from './sums-told.ts';

/** Yuan a month, or its lowest and highest. */
export type Income = number | { low: number; high: number };

/** Narrower than this a rough sum is taken as said: 八百来块. Wider, both its ends are judged: 两三千. */
const NARROW = 1.25;

const TREATMENT = '药费 学费 医药 住院 手术 透析 化疗 放疗 吃药 打针 看病 治病';
/** Sums that are no income of the household: they go out, lie there, came once, or are not counted by the rules. */
const NOT_INCOME = anyOf(
  TREATMENT,
  '复查 换药 彩礼 份子',
  '花(?!生) 掏 自[费付] [垫缴](?:了|付|进) 房租要 (?<!出)租房 押金 交完 扣 除[掉去了开] 油钱 油费 开销 支出 罚',
  '欠 贷 外债 还债 还$ 借 存款 存了 积蓄 卡里 手里',
  '低保 补贴 补助 救助 津贴 抚恤 优待 残补 高龄',
  '拆迁 征地 补偿 赔偿 一次性 (?<!比)以前 原来 从前 前几年',
);
/** 种地除去成本剩三千: what farming and trade bring in is what is left of it. */
const NET =
  /(?:除|扣|刨|去)[掉去了开除]*(?:成本|本钱|种子|化肥|肥料|农药|开支|油钱)[^,]{0,6}(?:剩|落|挣|赚|得|有)/;
/** 透析 一年好几万: what the breath before the sum spends it on. */
const SPENT = anyOf(TREATMENT, '上学 房租 还债 欠');
const EARNED = /收入|工资|退休|养老|挣|赚|打工|上班|给(?!医|药)/;
/** 我哥有时给两百 comes in when it comes in, and is not counted beside what is sure. */
const GIVEN_AT_TIMES =
  /(?:有时|偶尔|时不时|隔三差五|想起来)(?:候|才|也|会|还)*[^,，不没]{0,4}(?<!不|没)(?:给|寄|塞)|[给寄塞](?:得|的)?(?:没个准|不一定|时有时无)/;

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

const NOTHING = anyOf(
  '(?:收入|工资|进账|来源)(?:都|也)?(?:没有?(?!多|固|稳|超|过)|冇|无(?!法)|[为是]?(?:零|0(?!\\d)))',
  '(?:一分|分文|半分)(?:钱)?(?:都|也)?(?:没|冇|莫|无)',
  '没(?:有|得)?(?:什么|啥|任何|一点|半点|别的)?(?:收入|钱|工资|进账|来源|经济来源|进项) 冇(?:收入|钱) 莫得(?:收入|钱) 零收入',
  '无(?:任何)?(?:收入|来源) 不挣钱 挣不(?:到|了)钱',
);
/** Comes in by the month unless something else is said. */
const OF_MONTHS = /养老|退休|工资|低保|上班|月/;
/** Comes in by the harvest. */
const OF_YEARS =
  /种(?:田|地|菜|粮)|庄稼|收成|卖[^,]{0,4}[粮谷猪牛羊菜鸡蛋]|地租|每?亩|地里|田里|养(?:猪|鸡|牛|羊|鱼)|分红|流转|租地|承包/;
const TOGETHER = /一共|总共|加起来|合起来|合计|拢共|全家|统共|加一起|共(?:计|有|是)?$/;
/** 年收入24000，月均2000: the same once more. */
const AGAIN = /月均|平均|算下来|折合|合下来/;
/** 我俩三千，其中我一千八: parts of what was told. */
const PARTS = /其中|包括|里头|里面/;
/** 好的时候三千，差的时候一千 are two ends of one sum. */
const SOMETIMES =
  /(?:好|多|少|差|坏|忙|闲|最多|最少|旺|淡)(?:的)?(?:时候|月份?|季)|[好坏差忙闲]时|有时|有的月|运气/;

/** 一个月三千，一年干八个月: what one month brings comes in for so many of twelve. */
export function monthsWorked(raw: string): number {
  const said =
    /(?:一年(?:里|到头)?(?:也|就|只|才|大概|最多|能)*[干做打上忙有](?:得?到?|个)?|(?:打工|工地|厂里|零工|干活|打|干|做)(?:上|干|做|个|满|得?到)*)([二两三四五六七八九十\d]+)(?:来|多)?个月(?!工|了)/.exec(
      normalise(raw),
    );
  const count = readNumbers(said?.[1] ?? '')[0]?.low ?? 12;
  return count >= 1 && count < 12 ? count / 12 : 1;
}

const round = (yuan: number) => Math.round(yuan * 100) / 100;

/** A sum of the household's income, by the month. */
interface Told {
  monthly: Sum;
  /** It is all there is, not one more beside those before. */
  isWhole: (before: Sum) => boolean;
  /** One end of an income that swings. */
  swings: boolean;
  /** Paid by the month for work, and not in the months without it. */
  isWage: boolean;
}

/**
 * Whole household's income a month, yuan, or its lowest and highest. Several sums are added, each by what it says of itself:
 * 我俩养老金各一百八，儿子一年给三千 is 180×2 + 3000÷12. Undefined when none is said, or only by the day.
 * @param family those who live there, for 每人一百八
 */
export function incomeIn(raw: string, family: readonly Person[] = []): Income | undefined {
  const text = normalise(raw);
  const clauses = sumClausesIn(text);
  const daily = byDays(text);
  const told = [
    ...(daily ? [{ monthly: daily, isWhole: () => false, swings: false, isWage: true }] : []),
    ...sumsTold(daily ? clauses.filter((clause) => !/天/.test(clause)) : clauses, family),
  ];
  const months = monthsWorked(text);
  const [first, ...others] = told.map((one) =>
    one.isWage ? { ...one, monthly: scaled(one.monthly, months) } : one,
  );
  if (!first) {
    const isNothing = clauses.some((clause) => sumsIn(clause).length === 0 && NOTHING.test(clause));
    // 没有工资，一年收三千斤谷子: it comes in, and not in money.
    return (isNothing && !/斤/.test(text)) || NONE.test(text) || ONLY_AID.test(text) ? 0 : undefined;
  }
  let all = first.monthly;
  let isRange = first.swings;
  for (const { monthly, isWhole, swings } of others) {
    all = isWhole(all) ? monthly : swings || isRange ? spanOf(all, monthly) : added(all, monthly);
    isRange ||= swings;
  }
  all = lessened(all, costsIn(clauses));
  // 好时三千、坏时没有
  return asIncome(isRange && NOTHING_SOMETIMES.test(text) ? { ...all, low: 0 } : all);
}

/** What of it is paid for work by the month, yuan: it falls away in months without work. */
export function wagesIn(raw: string, family: readonly Person[] = []): number {
  const text = normalise(raw);
  const told = sumsTold(sumClausesIn(text), family).filter(({ isWage }) => isWage);
  return round(told.reduce((all, { monthly }) => all + monthly.value, 0));
}

/** 化肥种子花了两三千: farming brings in what is left of it (P1 第十三条). */
const COST = /化肥|种子|农药|肥料|饲料|成本|本钱|收割|柴油/;
/** What a year's farming costs, by the month. */
function costsIn(clauses: readonly string[]): Sum | undefined {
  if (!clauses.some((clause) => OF_YEARS.test(clause)) || clauses.some((clause) => NET.test(clause)))
    return undefined;
  const [cost] = clauses.filter((clause) => COST.test(clause)).flatMap(sumsIn);
  return cost && scaled(cost.sum, 1 / 12);
}

const lessened = (all: Sum, cost: Sum | undefined): Sum =>
  cost === undefined || cost.high > all.low
    ? all
    : { low: all.low - cost.high, high: all.high - cost.low, value: all.value - cost.value };

const added = (a: Sum, b: Sum): Sum => ({
  low: a.low + b.low,
  high: a.high + b.high,
  value: a.value + b.value,
});
const spanOf = (a: Sum, b: Sum): Sum => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
  value: a.value,
});

const AID = /低保|补贴|补助|津贴|救助|特困|五保/;
const ONLY_BY_MONTH =
  /^(?:一个?|每个?)月(?:领|给|发|有|是)?[\d一二两三四五六七八九十百千]+(?:多|来)?(?:块|元)?(?:钱)?$/;
const NO_WAGE = /养老|退休|租|给|寄|利息|分红/;

/** The sums that come in, in their order. */
function sumsTold(clauses: readonly string[], family: readonly Person[]): Told[] {
  const told: Told[] = [];
  const bare = clauses.filter((clause) => sumsIn(clause).length === 0);
  let inherited: number | undefined;
  for (const [n, clause] of clauses.entries()) {
    const sums = sumsIn(clause);
    const lastly = clauses[n - 1] ?? '';
    // 我妈有低保，一个月三百多: the aid itself.
    const isAid = AID.test(lastly) && bare.includes(lastly) && ONLY_BY_MONTH.test(clause);
    const isSpent =
      isAid || (SPENT.test(lastly) && bare.includes(lastly) && !EARNED.test(`${lastly}${clause}`));
    if (isSpent || (told.length > 0 && (GIVEN_AT_TIMES.test(clause) || PARTS.test(clause)))) continue;
    for (const said of sums) {
      if (!comesIn(said, told.length > 0)) continue;
      const about = `${said.before}${said.behind}`;
      const months = monthsOf(said, sums.length === 1 ? clause : '');
      if (months !== undefined) inherited = months;
      if (COST.test(about) && /花|用|要|去/.test(about) && !NET.test(said.before)) continue;
      const usual = OF_MONTHS.test(about) ? 1 : OF_YEARS.test(about) ? 12 : inherited;
      const monthly = scaled(said.sum, headsOf(said, clause, bare, family) / (months ?? usual ?? 1));
      const isWhole = (before: Sum) =>
        (TOGETHER.test(said.before) && monthly.high >= before.value) ||
        AGAIN.test(said.before) ||
        isForAll(said.before, before.value, monthly.value);
      const isWage = (months ?? usual ?? 1) === 1 && !NO_WAGE.test(about);
      told.push({ monthly, isWhole, swings: SOMETIMES.test(clause), isWage });
    }
  }
  return told;
}

const NOTHING_BUT_HEADS = /^我?们?(?:[两二三四五六]个?人|俩|仨|老?两口子?)(?:就|是|有|一?共)*$/;
/** 养老金一百八，两个人三百六: said once for each and once for both; 我和老伴养老金三百六 is another sum. */
const isForAll = (words: string, before: number, now: number): boolean =>
  NOTHING_BUT_HEADS.test(words) &&
  [before, before * (headsIn(words) ?? 1)].some((sum) => Math.abs(sum - now) < 1);

/** Is it income at all? @param isFurther a sum was told before it, of which this one may be the rest */
function comesIn({ before, behind }: SumSaid, isFurther: boolean): boolean {
  const about = `${before}${behind}`;
  if (isFurther && /剩/.test(before)) return false;
  // 扣 and 除 stand beside pay too, but then the sum is what was taken from it.
  if (
    (NOT_INCOME.test(about) || NOT_INCOME.test(before)) &&
    !/工资|退休|养老/.test(about) &&
    !NET.test(before)
  )
    return false;
  // 一个月没得一千，是一年三千: the first sum is what it is not.
  return !BY_DAY.test(about) && !/(?:没得|没有|不是|哪有)$/.test(before);
}

const NOTHING_SOMETIMES = /[坏差闲](?:的)?(?:时候?|月份?)(?:就|也|都)?(?:没|一分)/;
/** Said alone it means that nothing comes in. */
const NONE =
  /^(?:基本上?|几乎)?(?:没有?|没得|冇得?|莫得|冒得|无|零|0)(?:了|的|啊|呀|哦|啦|嘛)?[.。!]?$|没什么(?:收入|钱|来源)|(?:现在|如今)[就都也]*没(?:有|得)?了?$/;

/** 低保一个月三百，没别的: aid is not counted, and there is nothing else. */
const ONLY_AID =
  /(?:低保|补贴|津贴|补助).*(?:没(?:有|得)?(?:别的|其他|其它|了)|就这(?:些|点|个))|[就只](?:是|有|靠|领|吃)低保|[就只][他她我俺]?(?:有|是|靠|领)?[^,，]{0,4}(?:补贴|津贴)/;

function asIncome({ low, high, value }: Sum): Income {
  return high > low * NARROW ? { low: round(low), high: round(high) } : round(value);
}
