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
  /存款|存折|存[了着的]|还不(?:起|上|清)|够[吗么不没]|卡[里上]|社保|医保|保险|积蓄|欠|贷|债|借|押金|赔|罚|骗|标准|低保|补贴|补助|津贴|救助|护理|高龄|抚恤|彩礼|房租要|报销了|报了/;
/** 报完还剩三万, 自己掏了三万: their own part of a bill. */
const OWN_SHARE =
  /报(?:销)?(?:完|了|后|过|下来|以后|之后)*[^,]{0,4}(?:剩|差|还要|自)|自(?:己|家|个)?(?:还|要|得|又|再|总共|一共)*(?:掏|付|出|垫|贴)|自费/;
/** 他不跟我们住, 儿子分出去了: what such a child earns is not the household's; what it gives is. */
const LIVES_APART =
  /不(?:在)?(?:跟|和|与|同)(?:我|俺|咱)(?:们|俩|家)?(?:一起|一块|一处)?(?:住|过|吃)|分(?:出去|了家|开)(?:过|住|了|单过)|(?:单|另)过|各过各|早?(?:就)?分家了/;
const CHILD = /儿|女|闺|崽|仔|娃|孩|老[大二三四五]/;
/** 报了一半, 报了六成: so much of the bill others paid. */
const PART_PAID = /报(?:销)?(?:了|过|掉)?(?:(?<half>一半|半数)|(?<tenths>[一二三四五六七八九])成)/;
export const partPaid = (clause: string): number | undefined => {
  const { half, tenths } = PART_PAID.exec(clause)?.groups ?? {};
  return half ? 0.5 : tenths ? ('一二三四五六七八九'.indexOf(tenths) + 1) / 10 : undefined;
};
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

/** Those that can be placed, those it says are not so (哪有六万, 没得五百), and whether there are others. */
export function moneyRead(raw: string): { sums: MoneyTold[]; denied: Range[]; isUnsure: boolean } {
  const { read, isUnsure } = readMoney(raw);
  return {
    sums: read.flatMap(({ isDenied, ...sum }) => (isDenied ? [] : [sum])),
    denied: read.flatMap(({ isDenied, low, high }) => (isDenied ? [{ low, high }] : [])),
    isUnsure,
  };
}

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
      const isOwnShare = OWN_SHARE.test(before);
      if ((LEFT_OUT.test(beside) && !isOwnShare) || QUOTED.test(before)) continue;
      const named = isOwnShare
        ? ownShareOf(beside, about)
        : EARNED.test(before)
          ? (kindOfEarned(before) ?? 'wage')
          : kindIn(beside);
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
        ...(isOwnShare && { isOwnShare }),
        isDenied: DENIED.test(before),
      });
    }
  }
  return { read: ownOf(told, whole), isUnsure };
}

/** Without what children earn who live apart, and of a bill what others did not pay. */
function ownOf(told: readonly Read[], clauses: readonly string[]): Read[] {
  const paid = clauses.map(partPaid).find((part) => part !== undefined);
  const isApart = clauses.some((clause) => LIVES_APART.test(clause));
  return told
    .filter(({ kind, of }) => !(isApart && (kind === 'wage' || kind === 'income') && CHILD.test(of ?? '')))
    .map((sum): Read => {
      if (paid === undefined || sum.isOwnShare || (sum.kind !== 'medicine' && sum.kind !== 'spent'))
        return sum;
      const left = (yuan: number) => Math.round(yuan * (1 - paid));
      return { ...sum, kind: 'medicine', low: left(sum.low), high: left(sum.high), isOwnShare: true };
    });
}

/** What it was paid for where that is named; what insurance paid a part of is illness. */
function ownShareOf(beside: string, about: MoneyKind | 'left out' | undefined): MoneyKind {
  const named = [kindIn(beside), about].find(
    (kind) => kind === 'school' || kind === 'rehab' || kind === 'medicine',
  );
  return (named as MoneyKind | undefined) ?? (/报/.test(beside) ? 'medicine' : 'spent');
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
