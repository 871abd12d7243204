// What a household told in one message comes to, in words.
import type { IncomeTold } from '../../knowledge/text/income-told.ts';

type Range = IncomeTold['each'];

const plain = (yuan: number) => String(Math.round(yuan));
const range = ({ low, high }: Range) =>
  Math.round(low) === Math.round(high) ? plain(low) : `${plain(low)}到${plain(high)}`;

const COMPARED = {
  below:
    '比这个标准低，收入这一条可能够得上，上班必要的花费还能扣。还要看存款、房子、车子，哪些钱算收入、谁算一家人，由工作人员核。',
  equal:
    '刚好等于这个标准，要低于它才算。不过有的钱不算收入，上班必要的花费、看病多花的钱可以按规定扣，扣完也许就低于了，由工作人员核；不行还可以问低保边缘家庭，看病、上学、住房、找活有帮助。',
  above:
    '比这个标准高。不过有的钱不算收入，上班必要的花费、残疾重病多花的钱可以按规定扣；超得不多的，问低保边缘家庭，看病、上学、住房、找活有帮助。拿不准也可以申请。',
  between: '和这个标准差不多，够不够要看是城市还是农村的标准、收入怎么核。',
} as const;

/** Above the line and within the margin the margin is what matters. */
const WITHIN_MARGIN =
  '收入这一条可能够得上低保边缘：看病、上学、住房、找活有帮助，一般不按月发钱。上班必要的花费、残疾重病多花的钱可以按规定扣，扣完也许还够低保。存款、房、车也要看，由工作人员核。';

/** What went into a sum: each figure with its name, and how a year's comes to a month. */
export interface Parts {
  readonly items: readonly Part[];
  /** Money whose counting is the place's own affair is among them. */
  readonly isLocal: boolean;
  /** Where it is not known who lives there. */
  readonly isUnsureWho?: boolean;
}

export interface Part {
  readonly name: string;
  readonly of?: string | undefined;
  readonly yuan: Range;
  readonly months: number;
  readonly worked?: number | undefined;
  readonly times?: number | undefined;
  readonly monthly: Range;
}

/** What each kind of sum is called. */
export const reckonedSumNames = {
  pension: '养老钱',
  retired: '退休金',
  family: '给的',
  wage: '打工挣的',
  land: '种地、租地的',
  income: '收入',
  medicine: '看病吃药',
  school: '上学',
  rehab: '康复',
  spent: '花费',
} as const;

/** 妈妈的养老钱, but 老大给的 and 您打工挣的. */
const HAD: readonly string[] = [reckonedSumNames.pension, reckonedSumNames.retired, reckonedSumNames.income];

function nameOf({ name, of }: Part): string {
  if (of === undefined) return name === reckonedSumNames.family ? `家里人${name}` : name;
  return `${of === '我' ? '您' : of}${HAD.includes(name) ? '的' : ''}${name}`;
}

function partWords(part: Part): string {
  const { yuan, months, worked, times = 1, monthly } = part;
  const by = `${range(yuan)}${times > 1 ? `×${times}` : ''}${worked === undefined ? '' : `×${worked}个月`}`;
  const over = worked === undefined ? months : 12;
  return over === 1 && times === 1
    ? `${nameOf(part)}${range(yuan)}元`
    : `${nameOf(part)}${by}${over === 1 ? '' : `÷${over}`}＝${range(monthly)}元`;
}

/** 儿子给的500元、种地、租地的3000÷12＝250元. */
export const sumsWords = ({ items }: Parts): string => items.map(partWords).join('，');

const AGAIN = {
  below: '比这个标准低，收入这一条可能够得上',
  equal: '刚好等于这个标准，要低于它才算',
  above: '比这个标准高',
  between: '和这个标准差不多，看城市还是农村、收入怎么核',
} as const;

/** The same sum, asked for once more. */
export function againWords(
  { people, monthly, each }: IncomeTold,
  line: string,
  place: keyof typeof COMPARED,
  margin?: Margin,
): string {
  const sum = monthly ? `一个月${range(monthly)}元、${range(people)}口人，` : '';
  const within =
    place === 'above' && margin
      ? margin.isWithin
        ? `，在低保边缘线${plain(margin.line)}元以内`
        : `，也到了低保边缘线${plain(margin.line)}元`
      : '';
  return `还是这个数：${sum}平均每人每月${range(each)}元。${line}，${AGAIN[place]}${within}。准数要到户籍地乡镇（街道）申请，由工作人员核。`;
}

const LOCAL = '养老钱、儿女给的钱算不算收入、算多少，看当地规定。';
const WHO = '一起吃住的到底几口人，说了我再算准些。';

/** @param line the standard it is compared with, in words */
export function reckonedWords(
  { people, monthly, each }: IncomeTold,
  line: string,
  place: keyof typeof COMPARED,
  margin?: Margin,
  parts?: Parts,
): string {
  const isPlain =
    !parts || (parts.items.length === 1 && parts.items[0]?.months === 1 && !parts.items[0].times);
  const made = isPlain ? '' : `${parts.items.map(partWords).join('，')}，合`;
  const sum = monthly
    ? `${made}一个月${range(monthly)}元、${range(people)}口人，平均每人每月${range(each)}元`
    : `每人每月${range(each)}元`;
  const judged =
    margin?.isWithin && place === 'above'
      ? `比这个标准高。${marginWords(margin)}${WITHIN_MARGIN}`
      : `${COMPARED[place]}${margin ? marginWords(margin) : ''}`;
  return [`照您说的算：${sum}。${line}，${judged}`, parts?.isLocal && LOCAL, parts?.isUnsureWho && WHO]
    .filter(Boolean)
    .join('');
}

/** What so many people may have a month and a year, by the lines of town and country. */
export function lineWords(
  { people, lines, multiple }: { people: number; lines: readonly number[]; multiple?: number },
  line: string,
): string {
  const by = (months: number) =>
    [...new Set(lines.map((one) => plain(one * people * months)))].join('元或').concat('元');
  const name =
    multiple === undefined ? '低保' : `低保边缘（一般是低保标准的${multiple}倍，省里另有规定的按省里）`;
  return `${people}口人算${name}：全家一个月的收入低于${by(1)}，也就是一年低于${by(12)}，收入这一条才够得上。${line}${lines.length > 1 ? '，看您家按哪个' : ''}。刚好等于的不算低于；上班必要的花费可以按规定扣。存款、房子、车子也要符合，由工作人员核。`;
}

/** Nothing is reckoned before it is known how many share it. */
export const askPeople = (parts: Parts): string =>
  `收入记下了：${parts.items.map(partWords).join('，')}。一起吃住的几口人？说了我就给您算。`;
/** @param ours the county's standard as it reads: 城市每人每月800元，农村… */
export const countyLine = (ours: string): string => `本地低保标准是${ours}`;

/** The line he was told, which is not the county's; `ours` undefined where the county recorded none. */
export const ownLine = (yuan: number, ours: string | undefined): string =>
  `您说的低保线是每人每月${plain(yuan)}元（${ours === undefined ? '我这里没有登记' : `我这里登记的是${ours}`}，以县里公布的为准）`;

/** Yuan a month: the line for each, the income of all, and what all of them lack to it. */
export interface Gap {
  line: number;
  people: number;
  income: number;
  lacking: number;
}

/** One of the two ways the law allows; nothing is said of what will be paid. */
export const gapWords = ({ line, people, income, lacking }: Gap): string =>
  `光照“补差”的算法：标准${line}×${people}口人−收入${plain(income)}＝每月${plain(lacking)}元。当地也可能分档发，收入怎么核、给多少，由工作人员定。`;

/** The margin of low income: so many times the line, which comes to so much. */
export interface Margin {
  multiple: number;
  line: number;
  isWithin: boolean;
}

const marginWords = ({ multiple, line, isWithin }: Margin): string =>
  `低保边缘线一般是低保标准的${multiple}倍，也就是${plain(line)}元（省里另有规定的按省里），您这个数${isWithin ? '在它以内' : '到了或者超过了它'}。`;

/** What goes out for what must be, beside what comes in, over the months the rule counts. */
export interface Share {
  readonly costs: Parts;
  readonly spent: number;
  readonly income: number;
  readonly months: number;
  /** Of a hundred; undefined where the county recorded none. */
  readonly ratio: number | undefined;
  readonly ratioWords: string;
  readonly disposable: string;
  /** What each has in a year, where it is known how many share it. */
  readonly each: Range | undefined;
  readonly people: Range | undefined;
}

const yearly = ({ monthly: { low, high }, ...part }: Part, months: number): string =>
  `${nameOf({ ...part, monthly: { low, high } })}${range({ low: low * months, high: high * months })}元`;

const addedUp = ({ items }: Parts, sum: number, months: number): string =>
  items.length < 2
    ? `${plain(sum)}元`
    : `${items.map((one) => yearly(one, months)).join('＋')}＝${plain(sum)}元`;

/** Of a hundred, to one place. */
const percent = (share: number): string => `${Math.round(share * 1000) / 10}`;

export function shareWords(share: Share): string {
  const { costs, spent, income, months, ratio, ratioWords, disposable, each, people } = share;
  const part = percent(spent / income);
  const passed = spent / income > (ratio ?? 0) / 100 ? '，您这个数超过了它' : '，您这个数没有超过它';
  const own = each && people ? `您家${range(people)}口人，平均每人一年${range(each)}元。` : '';
  return `照您说的算：${months}个月里花了${addedUp(costs, spent, months)}，全家收入${plain(income)}元，${plain(spent)}÷${plain(income)}＝${part}%。本地的比例线是${ratioWords}${ratio === undefined ? '' : passed}。
算的是申请前${months}个月：看病只算报销以后自己出的，上学只算学费、住宿费自己出的，收入要把全家的都加上。
还要看：人均收入低于上年度当地居民人均可支配收入（本地${disposable}），财产符合规定。${own}带${months}个月的票据和收入凭据到户籍地乡镇（街道）申请，够不够由县级民政部门核。`;
}

export const askIncome = (costs: Parts, spent: number, months: number, ratioWords: string): string =>
  `花的记下了：${months}个月${addedUp(costs, spent, months)}（看病只算报销以后自己出的）。还差一样：全家这${months}个月一共收入多少？花的占收入超过当地的比例线（本地${ratioWords}）才算，说了我就给您算。`;

/** What a cost taken from the income leaves. */
export interface Deducted {
  readonly monthly: Range;
  readonly cost: number;
  readonly people: Range;
  readonly left: Range;
  readonly line: string;
  readonly place: keyof typeof COMPARED;
}

const LEFT = {
  below: '就比这个标准低了',
  equal: '就刚好等于这个标准',
  above: '还是比这个标准高',
  between: '就和这个标准差不多',
} as const;

export const deductedWords = ({ monthly, cost, people, left, line, place }: Deducted): string =>
  `因为残疾、重病多花的钱，可以按当地规定从收入里适当扣，能不能扣、最多扣多少由工作人员核。照您说的算：一个月${range(monthly)}元，要是每月的${plain(cost)}元都能扣，${range(people)}口人平均每人每月${range(left)}元。${line}，${LEFT[place]}。票据留好，到户籍地乡镇（街道）申请时说清楚。`;

/** @param sum what is left, in words */
export const withoutWords = (yuan: number, sum: string): string =>
  `要是没了这${plain(yuan)}元：${sum}\n申请时照实说给没给。该给不给的，村（居）委会可以调解。`;

/** Said where nothing was told of the household: the two things it hangs on, and what to tell. */
export const plainRuleWords = (line: string): string =>
  `看两样：全家一个月收入平均到每个人，低于标准（${line.replace(/[。，]$/, '')}）；存款、房子、车没超过当地规定。两样都占，一般可以去申请，批不批由县里核了定。\n您说说家里几口人、一个月一共多少收入，我马上给您算；直接到户口所在地乡镇（街道）窗口申请也行。`;
