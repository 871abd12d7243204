// Owns reading, out of one message, how many people live on how much: 一家四口一个月两千, 我一个月一千五养三个人, 人均六百.
import { isCounter } from './counters.ts';
import { parseMoney } from './money.ts';
import { normalise } from './normalise.ts';
import { readNumbers } from './number-reader.ts';
import { parsePeople } from './quantities.ts';

/** Yuan a month for each person of a household, as told; both ends the same where it is plain. */
export interface IncomeTold {
  readonly people: { readonly low: number; readonly high: number };
  /** Yuan a month of all of them; undefined where the message says what each has. */
  readonly monthly?: { readonly low: number; readonly high: number };
  readonly each: { readonly low: number; readonly high: number };
  /** The line he was told, in yuan a month for each; it may not be the county's. */
  readonly line?: number;
}

/** Right before a sum it says that the sum is each one's. */
const EACH =
  /(?:人均|平均(?:每|一)个?人|每个?人(?:平均|摊|分到?))(?:月?收入|每个?月|一个月|大概|大约|只有|才|有|是|不到|差不多)*$/;
/** Whoever feeds three people may be one of them or the fourth. */
const FED = /养(?:活)?着?$/;
const PEOPLE = /^(?:口|个?人|个老|个小|个大)/;
/** 1. and 2) number a list. */
const LISTED = /^[.、)]/;
/** Sums that are no income of the household: spent, owed, saved, given, taken away, the line itself, or over it. */
const NO_INCOME =
  /花了|花费|开销|支出|药|学费|欠|贷|债|存款|存了|积蓄|租|押金|赔|标准|低保线|低保金|补贴|补助|津贴|救助|抚养费|赡养费|罚|骗|捐|涨|少了|扣|退(?!休)|超|领|发|给|批|分|花销|儿女|加上?一|还有(?!.{0,6}(?:一起|同住|跟|娃|孩|儿|老|[婆公爸妈爹娘弟妹哥姐奶爷]))/;
const INCOME = /收入|工资|挣|赚|打工|一月|进账|养老金|退休金|月入|一个月|每个?月|一年|全年/;
/** 没车没存款 tells of no sum at all. */
const NOTHING_ELSE =
  /(?:没有?|冇|莫得|无)(?:得)?(?:车|房|存款|积蓄|贷款|外债|欠债|低保|补贴|补助)(?:也|和|、)?/g;
/** 标准八百 tells the line, 能领多少 asks for money: neither is what the household has. */
const LINE_TOLD =
  /(?:(?:当地|这边|这里|这儿|我们这|县里|农村|城里|城市)?的?(?:低保)?(?:标准|线)(?:假如|如果|要是|大概|现在)?|(?:当地|这边|这里|这儿|我们这[里儿边]?)的?低保)(?:是|为|有|才)?[\d一二两三四五六七八九十百千]+(?:块钱?|元)?(?:每人|一个?人)?,?/g;
/** 七百五一个人 is 750 for each, not 751. */
const ONE_EACH = /(?<=百[一二三四五六七八九])一个人/g;
const IF_GRANTED = /(?:要是|如果|万一|假如)真?的?批(?:了|下来|准)(?:的话)?,?/g;
const OVER = /[多少高低][出过]?(?:一点|几|十几|[一二两三]十几?)块?钱?/g;
const AMOUNT_ASKED =
  /差多少补多少|(?:能|可以|该|会|应该)?(?:领|拿|给|发|补)(?:到|得)?(?:多少|几多|好多|几个)钱?/g;
/** 前夫啥都不给: what does not come is no income. */
const NOT_GIVEN =
  /(?:前夫|前妻|男方|女方|孩子?(?:他)?(?:爸|妈)|[他她](?:爸|妈)|老公|男人)[^,。;]{0,6}(?:不给|没给过?|不出|没出过?|不管),?/g;
/** Longer ones tell a story, and whose the sum is in it only a person sees, unless it says how many they are outright. */
const LONGEST = 45;
const LONGEST_COUNTED = 75;
/** A smaller sum a month is something else. */
const LEAST = 100;

/**
 * Undefined unless exactly one sum of money is told in a short message, it comes by the month or the year, and so many people
 * live on it: where two sums are named nobody but the teller knows which are to be added.
 */
export function incomeTold(text: string): IncomeTold | undefined {
  const whole = normalise(text)
    .replace(/[一总]共/g, '')
    .replace(ONE_EACH, '每人');
  const [said = ''] = whole.match(LINE_TOLD) ?? [];
  const line = readNumbers(said).find(({ low, high }) => low === high && low >= LEAST)?.low;
  // 一除比860多几块: the line, named again.
  const household = householdIn(
    line === undefined ? whole : whole.replace(LINE_TOLD, '').replaceAll(String(line), ''),
  );
  return household && { ...household, ...(line !== undefined && { line }) };
}

function householdIn(whole: string): IncomeTold | undefined {
  const clean = whole
    .replace(NOTHING_ELSE, '')
    .replace(LINE_TOLD, '')
    .replace(NOT_GIVEN, '')
    .replace(AMOUNT_ASKED, '')
    .replace(OVER, '')
    .replace(IF_GRANTED, '');
  const longest =
    SAID_OUTRIGHT.test(clean) || LONE.test(clean) || COUPLE.test(clean) ? LONGEST_COUNTED : LONGEST;
  if (clean.length > longest || NO_INCOME.test(clean)) return undefined;
  const sums = readNumbers(clean).filter(({ end, high }) => {
    const after = clean.slice(end);
    return high >= LEAST && !isCounter(after, high) && !LISTED.test(after);
  });
  const [only] = sums;
  const money = sums.length === 1 ? parseMoney(clean.replace(WITH_CHILDREN, '')) : undefined;
  if (!only || !money || money.per === 'day') return undefined;
  const { yuan, low = yuan, high = yuan } = money;
  // 一年总收入两万六, 合一个月多少: how often it comes is said beside the sum.
  const clause = clean.slice(clean.lastIndexOf(',', only.start) + 1).split(',')[0] ?? '';
  const months = (parseMoney(clause)?.per ?? money.per) === 'year' ? 12 : 1;
  const sum = { low: round(low / months), high: round(high / months) };
  if (yuan < only.low || sum.high < LEAST) return undefined;
  if (EACH.test(clean.slice(0, only.start))) return { people: { low: 1, high: 1 }, each: sum };
  if (!INCOME.test(clean)) return undefined;
  const people = peopleOn(clean);
  if (!people) return undefined;
  return {
    people,
    monthly: sum,
    each: { low: round(sum.low / people.high), high: round(sum.high / people.low) },
  };
}

function peopleOn(clean: string): IncomeTold['people'] | undefined {
  const fed = readNumbers(clean).find(
    ({ start, end, low, high }) =>
      low === high && FED.test(clean.slice(0, start)) && PEOPLE.test(clean.slice(end)),
  );
  if (fed) return { low: fed.low, high: fed.low + 1 };
  const all = readNumbers(clean).find(
    ({ start, end, low, high }) =>
      low === high &&
      ((ALL.test(clean.slice(0, start)) && /^个人/.test(clean.slice(end))) ||
        /^个人(?:一|来)?(?:除|平均|摊)/.test(clean.slice(end))),
  );
  if (all) return { low: all.low, high: all.low };
  const children = LONE.test(clean) ? childrenIn(clean) : undefined;
  if (children) return { low: children + 1, high: children + 1 };
  if (COUPLE.test(clean) && !BESIDE_COUPLE.test(clean)) return { low: 2, high: 2 };
  // 一家四口, 我一个人挣 are four people; 爸妈两个人六千 says nothing of the child that is ill.
  const house = readNumbers(clean).find(
    ({ start, end, low, high }) =>
      low === high &&
      ((low > 2 && /^口/.test(clean.slice(end))) ||
        (/^个?人/.test(clean.slice(end)) && HOUSE.test(clean.slice(0, start)))),
  );
  const people = house?.low ?? (RELATIVES.test(clean) ? undefined : parsePeople(clean));
  return people === undefined || people < 1 || people > 20 ? undefined : { low: people, high: people };
}

/** 我有退休金，老伴没有: two, where nobody else is spoken of. */
const COUPLE = /老伴|老两口/;
/** Who else may live on it; which of them count depends on who was named already. */
const KIN = '老娘|婆|公公|爸|妈|爹|孙|弟|哥|姐|妹';
const BESIDE_COUPLE = new RegExp(`口|娃|孩|崽|儿|${KIN}`);

/** 就三个人: these are all, whoever was named before. */
const ALL = /(?:就|一共|总共|全家|拢共)$/;
const SAID_OUTRIGHT =
  /(?:就|一共|总共|全家|拢共)[\d一二两三四五六七八]个人|[\d一二两三四五六七八]个人(?:一|来)?(?:除|平均|摊)/;

/** 离婚带俩娃: the parent and the children, where nobody else is spoken of. */
const WITH_CHILDREN = /带着?[俩仨两一二三四五\d]个?(?:娃|孩|小孩|崽|伢)/;
const LONE = /离(?:了)?婚|单亲|丧偶|寡妇|守寡|(?:一个人|独自|自己)(?:一个人)?带/;
const childrenIn = (clean: string): number | undefined => {
  if (OTHERS.test(clean)) return undefined;
  const found = readNumbers(clean).find(
    ({ start, end, low, high }) =>
      low === high &&
      /带(?:着)?$/.test(clean.slice(0, start)) &&
      /^个?(?:娃|孩|小孩|崽|伢)/.test(clean.slice(end)),
  );
  return found?.low;
};
const OTHERS = new RegExp(`${KIN}|老人|老的`);

/** Right before a number of people it says that these are all. */
const HOUSE = /(?:我们|咱们?|一家|全家|家里|屋里|屋企)$/;
const RELATIVES = new RegExp(`老公|老婆|爱人|丈夫|妻子|媳妇|男人|娃|孩|崽|儿|${KIN}|老人|老的`);

const round = (yuan: number): number => Math.round(yuan * 100) / 100;
