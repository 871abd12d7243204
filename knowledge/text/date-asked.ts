// Owns which day's figures a question asks for: 去年标准多少, 2025年护理补贴是多少钱, 上个月的标准, 那前年呢.
import type { IsoDate } from '../model.ts';
import { normalise } from './normalise.ts';

/** What asks for a figure. A date beside anything else (去年交的材料) is part of a story. */
const FIGURE_ASKED = /多少|几多|几(?:块|元|百|千)|标准|金额|数额|比例|是几/;
/** 标准今年七月涨了, 去年看病掏三万八, 几百块的补助三月份就没了 tell what was, whatever is counted beside it. */
const TOLD = /涨了|(?:提高|调高|调整)了|掏|花了|看病|住院|挣|赚|就?没有?了|停(?:了|发|掉)/;
/** Nothing but a date, as people go on from the figure just given: 那去年呢. */
const ONLY_DATE = /^(?:那么?|还有)?(?:的?(?:呢|是?多少|标准|钱|数))*[?!。]?$/;

const RELATIVE_YEARS: readonly (readonly [RegExp, number])[] = [
  [/大前年/, -3],
  [/前年/, -2],
  [/去年|上一?年(?!度)|旧年|昨年/, -1],
  [/今年|本年|当年/, 0],
  [/明年|来年|下一年/, 1],
  [/后年/, 2],
];
const RELATIVE_MONTHS: readonly (readonly [RegExp, number])[] = [
  [/上上个?月/, -2],
  [/上个?月/, -1],
  [/这个月|本月|当月/, 0],
  [/下个?月/, 1],
];
const MONTH = /^(?:的|度)?(\d{1,2}|[一二三四五六七八九]|十[一二]?)月(?:份)?(?:(\d{1,2})[日号])?/;
/** 2025年, and 25年 where it can be no length of time (交了25年, 25年前). */
const YEAR =
  /(?<![\d])((?:19|20)\d{2})年|(?<![\d了满有过够第近])(2\d|3\d)年(?!前|后|内|以|来|多|了|的?(?:工龄|社保|党龄))/;
const CHINESE_YEAR = /[一二][零〇九][零〇一二三四五六七八九]{2}(?=年)/g;
const DIGITS = '零一二三四五六七八九';

interface Spoken {
  readonly date: IsoDate;
  /** The words of the date, to be left out of the rest. */
  readonly words: string;
}

/**
 * The day whose figure is asked for, when the question names one: a past or coming year stands for its last day, a
 * month for its last day, 今年 and 这个月 for today. Undefined when no date is named, or none beside a figure.
 */
export function dateAsked(text: string, today: IsoDate): IsoDate | undefined {
  const clean = normalise(text).replace(CHINESE_YEAR, arabicYear);
  const clauses = clean.split(/[,，。!?;；\n]+/);
  for (const clause of clauses.toReversed()) {
    const spoken = dateIn(clause, today);
    if (!spoken || (TOLD.test(clause) && !/[多几]少|几多/.test(clause))) continue;
    if (FIGURE_ASKED.test(clause.replace(spoken.words, ''))) return spoken.date;
  }
  return isOnlyDate(text, today) ? dateIn(clean, today)?.date : undefined;
}

/** Whether a message says a date and nothing else; it goes on from the figure given before. */
export function isOnlyDate(text: string, today: IsoDate): boolean {
  const clean = normalise(text).replace(CHINESE_YEAR, arabicYear);
  const spoken = dateIn(clean, today);
  return spoken !== undefined && ONLY_DATE.test(clean.replace(spoken.words, ''));
}

function dateIn(clause: string, today: IsoDate): Spoken | undefined {
  const year = yearIn(clause, Number(today.slice(0, 4)));
  if (year) {
    const behind = clause.slice(year.at + year.words.length);
    const month = MONTH.exec(behind);
    if (!month) return { date: lastDayOfYear(year.value, today), words: year.words };
    const date = dayOf(year.value, monthNumber(month[1] as string), month[2] && Number(month[2]));
    return date === undefined ? undefined : { date, words: year.words + month[0] };
  }
  for (const [pattern, months] of RELATIVE_MONTHS) {
    const words = pattern.exec(clause)?.[0];
    if (words !== undefined) return { date: months === 0 ? today : monthFrom(today, months), words };
  }
  return undefined;
}

function yearIn(clause: string, thisYear: number): { value: number; words: string; at: number } | undefined {
  const named = YEAR.exec(clause);
  if (named) {
    const value = named[1] === undefined ? 2000 + Number(named[2]) : Number(named[1]);
    return { value, words: named[0], at: named.index };
  }
  for (const [pattern, years] of RELATIVE_YEARS) {
    const found = pattern.exec(clause);
    if (found) return { value: thisYear + years, words: found[0], at: found.index };
  }
  return undefined;
}

function arabicYear(numeral: string): string {
  return [...numeral].map((digit) => DIGITS.indexOf(digit === '〇' ? '零' : digit)).join('');
}

function monthNumber(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  const [first = '', second] = word;
  if (first !== '十') return DIGITS.indexOf(first);
  return 10 + (second === undefined ? 0 : DIGITS.indexOf(second));
}

/** This year is today: what holds now is what is asked. */
function lastDayOfYear(year: number, today: IsoDate): IsoDate {
  return year === Number(today.slice(0, 4)) ? today : `${year}-12-31`;
}

/** The day, or the month's last one; undefined for a month or day the calendar does not have. */
function dayOf(year: number, month: number, day: number | '' | undefined): IsoDate | undefined {
  if (month < 1 || month > 12) return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const chosen = day || last;
  if (chosen > last) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(chosen).padStart(2, '0')}`;
}

function monthFrom(today: IsoDate, months: number): IsoDate {
  const last = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) + months, 0));
  return last.toISOString().slice(0, 10);
}
