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
    '比这个标准高。不过有的钱不算收入，上班必要的花费、残疾重病多花的钱可以按规定扣；超得不多的，还可以问低保边缘家庭，看病、上学、住房、找活有帮助。拿不准也可以申请，由工作人员核。',
  between: '和这个标准差不多，够不够要看是城市还是农村的标准、收入怎么核。',
} as const;

/** @param line the standard it is compared with, in words */
export function reckonedWords(
  { people, monthly, each }: IncomeTold,
  line: string,
  place: keyof typeof COMPARED,
): string {
  const sum = monthly
    ? `一个月${range(monthly)}元、${range(people)}口人，平均每人每月${range(each)}元`
    : `每人每月${range(each)}元`;
  return `照您说的算：${sum}。${line}，${COMPARED[place]}`;
}

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

export const marginWords = ({ multiple, line, isWithin }: Margin): string =>
  `低保边缘线一般是低保标准的${multiple}倍，也就是${plain(line)}元（省里另有规定的按省里），您这个数${isWithin ? '在它以内' : '到了或者超过了它'}。`;

/** Said where nothing was told of the household: the two things it hangs on, and what to tell. */
export const plainRuleWords = (line: string): string =>
  `看两样：全家一个月收入平均到每个人，低于标准（${line.replace(/[。，]$/, '')}）；存款、房子、车没超过当地规定。两样都占，一般可以去申请，批不批由县里核了定。\n您说说家里几口人、一个月一共多少收入，我马上给您算；直接到户口所在地乡镇（街道）窗口申请也行。`;
