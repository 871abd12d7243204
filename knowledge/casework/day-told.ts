// Owns reading the one day a message tells something happened: 九月二十一号收的件, 上个月8号, 昨天, 上周三, 交上去三十二天了.
import { normalise } from '../text/normalise.ts';
import { type NumberFound, readNumbers } from '../text/number-reader.ts';
import { plusDays, weekday } from './days.ts';
import type { Day } from './types.ts';

/** A day of the moon's calendar; which day of ours it is, its teller rarely knows. */
const LUNAR = /农历|阴历|旧历|腊月|正月|初[一二三四五六七八九十]/;
const NEAR_DAYS: readonly (readonly [RegExp, number])[] = [
  [/大前天/, -3],
  [/(?<!大)前天(?!后)|前日(?!子)/, -2],
  [/昨[天日晚]|琴日|寻日/, -1],
  [/(?<![到至])今[天日早]/, 0],
];
/** 上周三, 礼拜五; a week with no 上 before it is this one, or the last where the day is still to come. */
const OF_WEEK = /(上上?个?)?(?:周|星期|礼拜)([一二三四五六日天])(?!天|个)/g;
const WEEKDAYS = '日一二三四五六';
const MONTH_BEFORE = /(上上?个?|这个|本)月$/;
const YEAR_BEFORE = /(去|今)年$|(20\d{2})年$/;
/** 3号楼, 8号窗口: no day. */
const NOT_A_DAY = /^号(?:楼|栋|线|窗|柜|桌|院|门|文|店|房|床|地)/;
/** 十月三个人, 九月五百块: no day either. */
const COUNTS = /^(?:[个元块毛角万千百十年岁多几天口斤亩次户位点名回趟份张]|来块)/;
/** Months are of different length, and are left. */
const LONG_AGO = /^个?(?:([天日])|礼拜|星期|周)(?:都?(?:过去)?了|(?:还|都)?没|冇|无)/;

/**
 * The day, when exactly one is told and it is not after today; 九月二十一号 is the last one there was. Undefined also for a
 * day of the moon's calendar and for one no month has.
 */
export function dayTold(text: string, today: Day): Day | undefined {
  const clean = normalise(text);
  if (LUNAR.test(clean)) return undefined;
  const numbers = readNumbers(clean);
  const told = new Set([
    ...datesIn(clean, numbers, today),
    ...nearDays(clean, today),
    ...daysOfWeek(clean, today),
    ...spansIn(clean, numbers, today),
  ]);
  if (told.size !== 1) return undefined;
  const [day] = told;
  return day !== undefined && day <= today ? day : undefined;
}

const exact = ({ low, high }: NumberFound) => low === high && Number.isInteger(low);

function datesIn(clean: string, numbers: readonly NumberFound[], today: Day): Day[] {
  return numbers.flatMap((number, i) => {
    const behind = clean.slice(number.end);
    const before = numbers[i - 1];
    const isOfMonth = before && exact(before) && clean.slice(before.end, number.start) === '月';
    // 九月二十八收到的: with its month a day needs no 号.
    const isDay = isOfMonth ? !COUNTS.test(behind) : /^[号日]/.test(behind);
    if (!exact(number) || !isDay || NOT_A_DAY.test(behind)) return [];
    const month = isOfMonth ? before.low : undefined;
    const lead = clean.slice(0, isOfMonth ? before.start : number.start);
    return lastOf(number.low, month, lead, today) ?? [];
  });
}

/** The last such day there was; a month or year named before it is kept to. */
function lastOf(day: number, month: number | undefined, lead: string, today: Day): Day | undefined {
  const [thisYear, thisMonth] = today.split('-').map(Number) as [number, number];
  if (month !== undefined) {
    const [, word, year] = YEAR_BEFORE.exec(lead) ?? [];
    const named = year ? Number(year) : word && thisYear - (word === '去' ? 1 : 0);
    const date = dateOf(named || thisYear, month, day);
    return date && !named && date > today ? dateOf(thisYear - 1, month, day) : date;
  }
  const named = MONTH_BEFORE.exec(lead)?.[1];
  const date = dateOf(thisYear, thisMonth - timesBack(named), day);
  return date && named === undefined && date > today ? dateOf(thisYear, thisMonth - 1, day) : date;
}

/** 上个 is one back, 上上 two. */
const timesBack = (words = ''): number => words.split('上').length - 1;

/** Month 0 is December of the year before. */
function dateOf(year: number, month: number, day: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return day >= 1 && month <= 12 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

const nearDays = (clean: string, today: Day): Day[] =>
  NEAR_DAYS.filter(([words]) => words.test(clean)).map(([, days]) => plusDays(today, days));

function daysOfWeek(clean: string, today: Day): Day[] {
  return [...clean.matchAll(OF_WEEK)].map(([, before, name = '']) => {
    const day = name === '天' ? 0 : WEEKDAYS.indexOf(name);
    // Weeks begin on Monday.
    const monday = plusDays(today, -((weekday(today) + 6) % 7));
    const thisWeek = plusDays(monday, (day + 6) % 7);
    if (before) return plusDays(thisWeek, -7 * timesBack(before));
    return thisWeek > today ? plusDays(thisWeek, -7) : thisWeek;
  });
}

/** 交上去三十二天了 tells a day as well as a date does. */
function spansIn(clean: string, numbers: readonly NumberFound[], today: Day): Day[] {
  return numbers.flatMap((number) => {
    const gone = LONG_AGO.exec(clean.slice(number.end));
    if (!exact(number) || !gone) return [];
    const [, isDays] = gone;
    return plusDays(today, -number.low * (isDays ? 1 : 7));
  });
}
