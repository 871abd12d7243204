// Owns what a number in an answer counts: pieces, people, years of age, lengths of time.
import { normalise } from './normalise.ts';
import { type NumberFound, readNumbers } from './number-reader.ts';

/** A count. Rough ones carry bounds; `value` is then the best single guess: the low end of 三千多, the middle of 两三千. */
export interface Quantity {
  value: number;
  low?: number;
  high?: number;
  approximate: boolean;
}

const none =
  /^(?:没有?|没得|冇得?|无|冒得|莫得|零|0)(?:人|了|的|哦|啊|呀|啦)?[.。!]?$|^(?:一个|半个)(?:人|娃|孩子)?(?:也|都)?(?:没有?|冇|无)/;

/** The first exact whole number said: 七十二, 1,500, 廿三, 两千三 (2300). Undefined for rough numbers, fractions or none. */
export function parseInteger(text: string): number | undefined {
  const found = readNumbers(normalise(text)).find((n) => n.low === n.high && Number.isInteger(n.low));
  return found && !found.approximate ? found.low : undefined;
}

/** A count in an answer, rough ones with bounds; 没有 is 0. A number with a counter (五口, 三个) is preferred. */
export function parseCount(text: string): Quantity | undefined {
  const clean = normalise(text);
  if (none.test(clean)) return { value: 0, approximate: false };
  const numbers = readNumbers(clean);
  const found = numbers.find((n) => /^[口个人位名户]/.test(clean.slice(n.end))) ?? numbers[0];
  return found && toQuantity(found);
}

/** How many people live in the household: 一家五口, 就我一个人, 两口子, 两个大人三个小孩 (5), 我和老伴 (2). */
export function parsePeople(text: string): number | undefined {
  const clean = normalise(text);
  const numbers = readNumbers(clean).filter((n) => n.low === n.high && Number.isInteger(n.low) && n.low < 30);
  const parts = numbers.filter((n) =>
    /^个?(?:大人|小孩|孩子|老人|娃|崽|细伢|伢|儿子|女儿|孙)/.test(clean.slice(n.end)),
  );
  if (parts.length >= 2) return parts.reduce((sum, n) => sum + n.low, 0);
  if (
    /两口子|夫妻俩|老两口|爷孙俩|婆孙俩|母子俩|母女俩|父子俩|父女俩|姐弟俩|兄弟俩|我们?俩|我和(?:老伴|老婆|老公|婆娘|媳妇)(?:两个人?)?[.。]?$/.test(
      clean,
    )
  )
    return 2;
  if (/孤身|单身一人|光棍一[条个]|就我一[个人]|只有我(?:一个)?|我一个人|孤寡|就我自己/.test(clean)) return 1;
  const said = numbers.find((n) => /^(?:口|个?人|位)/.test(clean.slice(n.end)));
  if (said) return said.low;
  const only = numbers[0];
  return numbers.length === 1 && only && clean.length - (only.end - only.start) <= 4 ? only.low : undefined;
}

/**
 * An age in full years: 今年七十三, 66岁, 虚岁八十, 快六十了 (approximate), 八个月大 (0). With `today` (YYYY-MM-DD) a year of
 * birth counts too: 1952年出生 (approximate, the birthday is unknown). 属虎 and numbers of other things give undefined.
 */
export function parseAge(text: string, today?: string): { years: number; approximate: boolean } | undefined {
  const clean = normalise(text);
  const numbers = readNumbers(clean);
  const follows = (n: NumberFound) => clean.slice(n.end);
  const leads = (n: NumberFound) => clean.slice(Math.max(0, n.start - 6), n.start);
  const months = numbers.find((n) => /^个(?:多|半)?月(?:大|的?(?:娃|孩子|宝宝|婴儿))/.test(follows(n)));
  if (months) return { years: Math.floor(months.low / 12), approximate: months.approximate };
  const born = numbers.find(
    (n) => /^年(?:的|出生|生人|生)/.test(follows(n)) && (n.low >= 1900 || (n.low >= 20 && n.low <= 99)),
  );
  const said =
    numbers.find((n) => /^(?:周|虚)?岁|^(?:几|来)岁/.test(follows(n))) ??
    numbers.find(
      (n) =>
        /(?:今年|年龄|年纪|岁数|虚岁|周岁|满|已经)[是有:快都]?$/.test(leads(n)) &&
        !otherUnit.test(follows(n)),
    );
  if (!said && born && today) {
    const year = born.low < 100 ? 1900 + born.low : born.low;
    const years = Number(today.slice(0, 4)) - year;
    return years >= 0 && years <= 125 ? { years, approximate: true } : undefined;
  }
  const only = numbers[0];
  const age =
    said ??
    (numbers.length === 1 && only && !otherUnit.test(follows(only)) && isBare(clean, only)
      ? only
      : undefined);
  if (!age || age.low > 125 || !Number.isInteger(age.low)) return undefined;
  return { years: age.low, approximate: age.approximate };
}

const otherUnit = /^(?:个?月|年|天|块|元|毛|口|个|人|亩|级|斤|号|点|%|次|万|千米|公里|间|层|头|只|辆|套)/;

/** Nothing but the number and a few filler characters: 73, 我七十三了. */
function isBare(clean: string, number: NumberFound): boolean {
  return clean.length - (number.end - number.start) <= 5;
}

/** A length of time: 三个月没发 → {amount: 3, unit: 'month', months: 3}. `months` is rounded to hundredths. */
export interface Duration {
  amount: number;
  unit: 'day' | 'week' | 'month' | 'year';
  months: number;
  approximate: boolean;
}

const inMonths = { day: 1 / 30, week: 7 / 30, month: 1, year: 12 };

/**
 * A length of time said in the text: 三个月没发, 半年, 一年半, 一个半月, 两个多月, 个把月, 二十多天, 大半年, 3周. A month of the
 * calendar (3月份, 三月) and a year number (2024年) are none.
 */
export function parseDuration(text: string): Duration | undefined {
  const clean = normalise(text);
  const half = /(大)?半(?:个(月)|(年)|个(?:星期|礼拜))/.exec(clean);
  const rough = /个把(月|星期|礼拜)|(?<!每)年把/.exec(clean);
  for (const n of readNumbers(clean)) {
    const after = clean.slice(n.end);
    const unit = /^(?:个多|多个|来个|个)?(半)?(?:个)?(月|星期|礼拜)(?!份)|^(?:多)?(年|天|日|周)(半)?/.exec(
      after,
    );
    if (!unit) continue;
    const word = unit[2] ?? unit[3] ?? '';
    // 三月 is a month of the calendar, 2024年 a year of it.
    if (word === '月' && !/^(?:个|多个|来个)/.test(after)) continue;
    if (word === '年' && (n.low >= 1900 || /^年(?:级|代|初|底|纪|龄|度)/.test(after))) continue;
    if (word === '周' && /^周(?:岁|[一二三四五六日末])/.test(after)) continue;
    if (word === '日' && !/^日(?!期|子)/.test(after)) continue;
    const amount = n.value + (unit[1] || unit[4] ? 0.5 : 0);
    return duration(amount, kindOf(word), n.approximate || /^个多|^多|^来/.test(after));
  }
  if (half) {
    const kind = half[2] ? 'month' : half[3] ? 'year' : 'week';
    return kind === 'year' ? duration(6, 'month', Boolean(half[1])) : duration(0.5, kind, Boolean(half[1]));
  }
  if (rough) return duration(1, rough[1] ? kindOf(rough[1]) : 'year', true);
  return undefined;
}

function kindOf(word: string): Duration['unit'] {
  if (word === '月') return 'month';
  if (word === '年') return 'year';
  return word === '天' || word === '日' ? 'day' : 'week';
}

function duration(amount: number, unit: Duration['unit'], approximate: boolean): Duration {
  return { amount, unit, months: Math.round(amount * inMonths[unit] * 100) / 100, approximate };
}

/** A number found, as a quantity with bounds only where it is rough. */
export function toQuantity(n: NumberFound): Quantity {
  if (n.low === n.high) return { value: n.low, approximate: n.approximate };
  return { value: n.value, low: n.low, high: n.high, approximate: true };
}
