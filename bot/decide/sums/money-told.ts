// Reading a message's sums of money one by one: what each is, for how long it stands, and whether it comes in or goes out. A sum
// is kept with its kind and never with the words it was told in.
import { normalise } from '../../../knowledge/text/normalise.ts';
import { readNumbers } from '../../../knowledge/text/number-reader.ts';
import { INCOMES, type MoneyKind, type MoneyTold, type Range } from '../../figures.ts';
import { givesAtTimes } from '../../flows/income-words.ts';
import { mentionsIn } from '../../flows/people.ts';
import { byDays, monthsIn, sumClausesIn, sumNumbersIn } from '../../flows/sums-told.ts';

export const isIncome = ({ kind }: MoneyTold): boolean => (INCOMES as readonly string[]).includes(kind);
/** Counted among what a household has: not what comes only now and then. */
export const comesIn = (sum: MoneyTold): boolean => isIncome(sum) && sum.atTimes === undefined;

/** What it comes to by the month, spread over the year where it comes in some months of it only. */
export function monthlyOf({ low, high, months, worked = 12, times = 1 }: MoneyTold): Range {
  const share = (times * worked) / 12 / months;
  return { low: low * share, high: high * share };
}

export const totalOf = (sums: readonly MoneyTold[]): Range =>
  sums
    .map(monthlyOf)
    .reduce((all, one) => ({ low: all.low + one.low, high: all.high + one.high }), { low: 0, high: 0 });

/** Neither income nor a cost the rules speak of: lying there, owed, granted by the office, the line itself. */
const LEFT_OUT =
  /存款|存折|存[了着的]|卡[里上]|社保|医保|保险|积蓄|欠|贷|债|借|押金|赔|罚|骗|标准|低保|补贴|补助|津贴|救助|护理|高龄|抚恤|彩礼|房租要|报销了|报了/;
/** What farming costs is taken from what it brings in, and by how much the rules say. */
const INPUTS = /化肥|种子|饲料|农药|成本|本钱/;
/** The first that fits, what goes out before what comes in: 我给他打针花三百 is spent. */
const KINDS: readonly (readonly [MoneyKind, RegExp])[] = [
  ['rehab', /康复/],
  ['medicine', /药|透析|化疗|放疗|看病|治病|住院|手术|医院|医药|打针|尿毒症|癌|瘤|病/],
  ['school', /学费|上学|读书|念书|大学|大专|高中|中专|技校|学校|住宿费|供.{0,4}[学书]/],
  [
    'spent',
    /花(?!生)|开销|支出|用掉|油[钱费]|电费|车租|租(?:电|汽|摩托)?车|路费|掏|自[费付]|[垫缴](?:了|付|进)/,
  ],
  ['pension', /养老(?!院)/],
  ['retired', /退休/],
  [
    'family',
    /赡养费|抚养费|(?:老[大二三四五]|儿子?|女儿?|闺女|姑娘|崽|仔|伢|哥|弟|姐|妹|孩子|他爸|前夫)[^,]{0,6}[给寄]/,
  ],
  ['land', /种|地里|田|粮|庄稼|收成|租|养(?:猪|鸡|牛|羊|鱼)|卖/],
  ['wage', /挣|赚|工资|打工|零工|做工|上班|厂|工地|洗碗|保洁|保安|送外卖|跑车|开车/],
  ['income', /收入|月入|进账|到手|合计|一共|总共|加起来/],
  // 每个月都给五百: of whom was said before.
  ['family', /[给寄](?!医|药)/],
];
/** 打零工挣三千供娃读书: what earning says outweighs what it is spent on. */
const EARNED = /挣|赚|工资|收入|打工|上班/;
const kindIn = (text: string): MoneyKind | undefined => KINDS.find(([, words]) => words.test(text))?.[0];

const DAILY = /每天|一天|天天|按天|\/天/;
/** Is it said how often it comes? */
export const saysPeriod = (text: string): boolean => monthsIn(text) !== undefined;
/** Where nothing is said of how often. */
const USUAL: Record<MoneyKind, number | undefined> = {
  pension: 1,
  retired: 1,
  family: 1,
  wage: undefined,
  income: undefined,
  land: 12,
  medicine: 12,
  school: 12,
  rehab: 12,
  spent: 12,
};
/** Nobody on aid earns so much by the month: 我在厂里挣五万 is a year's. */
const A_YEARS = 20_000;

/** 干八个月, said beside what one month brings. */
const WORKED =
  /(?:一年)?(?:也|就|只|才|大概|最多|能)*[干做打上忙](?:得?到?|个|活)?([二两三四五六七八九十\d]+)(?:来|多)?个月/;
const EACH =
  /各(?!种|样|项)|每个?人|(?<![第头就])一个?人(?=[给是有拿领\d一二两三四五六七八九十百])|都是(?=[\d一二两三四五六七八九])/;

export const namesMoney = (clause: string): boolean => sumNumbersIn(clause).length > 0;

const PAIR = /俩|老?两口|夫妻|爸妈|爹娘|父母/;

/** How many get it each, 两个儿子各给两百; undefined where that is not said. */
function timesOf(clause: string, all: readonly string[]): number | undefined {
  if (!EACH.test(clause)) return 1;
  for (const one of [clause, ...all]) {
    const counted = readNumbers(one).find(
      ({ low, high, end }) => low === high && low > 1 && low < 10 && /^个(?!月)/.test(one.slice(end)),
    );
    if (counted) return counted.low;
    if (PAIR.test(one)) return 2;
  }
  return undefined;
}

/**
 * Every sum the message tells that comes in or goes out. Undefined where one of them cannot be placed: a day's wage, so much for each
 * of nobody knows how many.
 */
export function moneyTold(raw: string): MoneyTold[] | undefined {
  const { sums, isUnsure } = moneyRead(raw);
  return isUnsure ? undefined : sums;
}

/** Those that can be placed, and whether there are others. */
export function moneyRead(raw: string): { sums: MoneyTold[]; isUnsure: boolean } {
  const { read, isUnsure } = readMoney(raw);
  return { sums: read.flatMap(({ isDenied, ...sum }) => (isDenied ? [] : [sum])), isUnsure };
}

/** The sums it says are not so: 哪有六万, 没得五百. */
export const moneyDenied = (raw: string): Range[] =>
  readMoney(raw).read.flatMap(({ isDenied, low, high }) => (isDenied ? [{ low, high }] : []));

interface Read extends MoneyTold {
  isDenied: boolean;
}

function readMoney(raw: string): { read: Read[]; isUnsure: boolean } {
  let isUnsure = false;
  const whole = sumClausesIn(raw);
  const daily = byDays(normalise(raw));
  // A day's wage with its days is a month's.
  const clauses = daily ? whole.filter((clause) => !/天/.test(clause)) : whole;
  const told: Read[] = daily
    ? [{ kind: 'wage', low: daily.low, high: daily.high, months: 1, isDenied: false }]
    : [];
  let about: MoneyKind | 'left out' | undefined;
  let every: number | undefined;
  const worked = readNumbers(WORKED.exec(whole.join(','))?.[1] ?? '')[0]?.low;
  for (const clause of clauses) {
    const numbers = sumNumbersIn(clause);
    // 他爹尿毒症 一年三万: what was named in the breath before is what it goes on.
    if (numbers.length === 0) about = LEFT_OUT.test(clause) ? 'left out' : (kindIn(clause) ?? about);
    for (const [n, { start, end, low, high }] of numbers.entries()) {
      const before = clause.slice(numbers[n - 1]?.end ?? 0, start);
      const behind = clause.slice(end, numbers[n + 1]?.start);
      const beside = numbers.length === 1 ? clause : `${before}${behind}`;
      if (LEFT_OUT.test(beside) || QUOTED.test(before)) continue;
      const named = EARNED.test(before) ? (kindOfEarned(before) ?? 'wage') : kindIn(beside);
      const kind = named ?? about ?? 'income';
      if (kind === 'left out') continue;
      if (DAILY.test(beside) || (INPUTS.test(beside) && kind !== 'land')) {
        isUnsure = true;
        continue;
      }
      const said =
        monthsIn(before) ?? monthsIn(behind) ?? (numbers.length === 1 ? monthsIn(clause) : undefined);
      const months = said ?? USUAL[kind] ?? every ?? (low > A_YEARS ? 12 : 1);
      if (said !== undefined) every = said;
      const times = timesOf(clause, clauses);
      if (times === undefined) {
        isUnsure = true;
        continue;
      }
      const isPartly = worked !== undefined && worked > 0 && worked < 12 && months === 1;
      told.push({
        kind,
        low,
        high,
        months,
        ...(isPartly && (kind === 'wage' || kind === 'income') ? { worked } : {}),
        ...(times > 1 ? { times } : {}),
        ...whoseIn(before),
        ...(kind === 'family' && givesAtTimes(clause) && { atTimes: true as const }),
        isDenied: DENIED.test(before),
      });
    }
  }
  return { read: told, isUnsure };
}

/** 哪有六万, 没得五百: what it is not. */
const DENIED = /(?:没得|没有?|不是|哪(?:里|儿)?有|冇)$/;
/** 刚才说的823: a figure of ours, said back. */
const QUOTED = /[说算讲](?:的|过的?)(?:那个?)?$/;

const BY_RANK = /老[大二三四五](?=[^,]{0,4}[给寄])|前夫|前妻|前男人|[他她]爸/;

/** The last one named before the sum. */
function whoseIn(before: string): { of: string } | undefined {
  const rank = BY_RANK.exec(before)?.[0];
  const of = rank ?? mentionsIn(before).findLast(({ relation }) => relation !== 'stranger')?.called;
  return of === undefined ? undefined : { of };
}

const kindOfEarned = (text: string): MoneyKind | undefined =>
  KINDS.find(([kind, words]) => (INCOMES as readonly string[]).includes(kind) && words.test(text))?.[0];
