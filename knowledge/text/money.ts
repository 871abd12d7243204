// Owns reading an amount of money, and how often it comes, out of an answer.
import { normalise } from './normalise.ts';
import { type NumberFound, readNumbers } from './number-reader.ts';

/** An amount in yuan. `per` is set when the answer says how often it comes; bounds only for rough amounts. */
export interface Money {
  yuan: number;
  low?: number;
  high?: number;
  per?: 'month' | 'year' | 'day';
  approximate: boolean;
}

const nothing =
  /^(?:没有?|没得|冇得?|莫得|冒得|无|零|一分(?:钱)?(?:都|也)?(?:没有?|冇|无).{0,4}|(?:没有?|没得|冇得?|无)(?:任何|啥|什么|一点|半点)?(?:收入|钱|工资|进账|来源|经济来源|积蓄|存款)|分文没有|0)(?:了|的|啊|呀|哦|啦)?[.。!]?$/;
const moneyUnit = /^(?:块|元|圆|毛|角|分钱|rmb)/;
const otherUnit =
  /^(?:个|口|人|岁|周岁|年|月|天|日|号|点|级|亩|斤|次|位|名|户|间|层|头|只|辆|套|份|周|分(?!钱)|张|%|大队|组|瓶|盒)/;
const period = {
  day: /每天|一天|天天|每日|按天|日工资/,
  month: /每个?月|一个月|一月|月收入|月工资|月薪|月均|按月|\/月|个月(?!没)|月月/,
  year: /每年|一年|全年|年收入|年薪|年均|年到头|按年|\/年|去年|今年|整年/,
};

/**
 * The first amount of money in an answer: 八百来块 (approximate), 两三千 (low 2000, high 3000), 一个月一千五, 三块五毛,
 * 一千五百块零五毛 (1500.5), 1,500元, 年收入三万六 (per year), 3w; 没有收入 and 一分钱都没有 are 0 yuan. A number that counts
 * something else (三个人, 66岁, 一年) is passed over.
 */
export function parseMoney(text: string): Money | undefined {
  const clean = normalise(text);
  if (nothing.test(clean)) return { yuan: 0, approximate: false };
  const numbers = readNumbers(clean);
  const after = (n: NumberFound) => clean.slice(n.end);
  const found =
    numbers.find((n) => moneyUnit.test(after(n))) ?? numbers.find((n) => !otherUnit.test(after(n)));
  if (!found) return undefined;
  const small = readSmallChange(clean, found, numbers);
  const per = periodOf(clean);
  const yuan = round(found.value * small.scale + small.add);
  return {
    yuan,
    ...(found.low === found.high
      ? {}
      : { low: round(found.low * small.scale), high: round(found.high * small.scale) }),
    ...(per ? { per } : {}),
    approximate: found.approximate,
  };
}

/** 三块五 and 三块五毛 are 3.5 yuan, 五毛 is 0.5, 两分钱 0.02, 块零五毛 adds 0.5. */
function readSmallChange(
  text: string,
  found: NumberFound,
  numbers: NumberFound[],
): { scale: number; add: number } {
  const after = text.slice(found.end);
  if (/^[毛角]/.test(after)) return { scale: 0.1, add: 0 };
  if (/^分钱/.test(after)) return { scale: 0.01, add: 0 };
  const unit = /^(?:块钱?|元|圆)(?:零)?/.exec(after);
  if (!unit) return { scale: 1, add: 0 };
  const next = numbers.find((n) => n.start >= found.end && n.start <= found.end + unit[0].length);
  if (!next || next.high > 99) return { scale: 1, add: 0 };
  const tail = text.slice(next.end);
  // Behind a bare digit nothing else may be counted: 三块五 is money, 三块五个人 is not.
  if (/^[毛角]/.test(tail)) return { scale: 1, add: next.low / 10 + cents(text, next, numbers) };
  if (/^分/.test(tail)) return { scale: 1, add: next.low / 100 };
  return next.low < 10 && !/^[^\s,.。,;!?、]/.test(tail)
    ? { scale: 1, add: next.low / 10 }
    : { scale: 1, add: 0 };
}

function cents(text: string, dime: NumberFound, numbers: NumberFound[]): number {
  const next = numbers.find((n) => n.start === dime.end + 1);
  return next && next.low < 10 && /^分?(?:$|[,.。;])/.test(text.slice(next.end)) ? next.low / 100 : 0;
}

function periodOf(text: string): Money['per'] {
  if (period.day.test(text)) return 'day';
  if (period.month.test(text)) return 'month';
  return period.year.test(text) ? 'year' : undefined;
}

function round(yuan: number): number {
  return Math.round(yuan * 100) / 100;
}
