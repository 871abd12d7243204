// Owns reading when something happened where the day is only told roughly: 九月二十几号, 上个月底, 都五十多天了, 两个月了.
import { normalise } from '../text/normalise.ts';
import { type NumberFound, readNumbers } from '../text/number-reader.ts';
import { dayTold } from './day-told.ts';
import { plusDays } from './days.ts';
import type { Day } from './types.ts';

/** First and last day it may have been; the same where it is told to the day. */
export interface Days {
  readonly low: Day;
  readonly high: Day;
}

/** Months and years are told in round figures: so much of them more or less. */
const ROUGH = 0.15;
const IN_DAYS = { day: 1, week: 7, month: 30.4, year: 365 } as const;
const GONE = '(?:多|半)?(?:都|也|就|过去)*(?:了|还没|都没|没|啥|冇|$)';
const SPANS: readonly (readonly [keyof typeof IN_DAYS, RegExp])[] = [
  ['day', new RegExp(`^(?:来|多|几)?天${GONE}`)],
  ['week', new RegExp(`^(?:来|多|几)?个?多?(?:礼拜|星期|周)${GONE}`)],
  ['month', new RegExp(`^(?:来|多|几)?(?:个|多个|个多)月${GONE}`)],
  ['year', new RegExp(`^年${GONE}`)],
];
const HALF_YEAR = /半年(?:多)?(?:都|也)*了/;
/** 俩月了: no month of the calendar. */
const TWO_MONTHS = /[俩两]月(?:多)?(?:都|也)*(?:了|没)/;
const PART_OF_MONTH: readonly (readonly [RegExp, number, number])[] = [
  [/^份?(?:初|上旬|头上)/, 1, 10],
  [/^份?(?:中|中旬|半)/, 11, 20],
  [/^份?(?:底|末|下旬|尾)/, 21, 31],
];
const BEFORE = /(上上?)个?月/;

/** Undefined where no day is told, or more than one. */
export function daysTold(text: string, today: Day): Days | undefined {
  const exact = dayTold(text, today);
  if (exact !== undefined) return { low: exact, high: exact };
  const clean = normalise(text);
  const numbers = readNumbers(clean);
  const told = [
    ...inMonths(clean, numbers, today),
    ...lastMonths(clean, today),
    ...spans(clean, numbers, today),
  ];
  const [only] = told;
  if (!only || told.length > 1 || only.low > today) return undefined;
  return { low: only.low, high: only.high > today ? today : only.high };
}

const dayOf = (year: number, month: number, day: number): Day =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function within(year: number, month: number, from: number, to: number): Days {
  const last = lastDay(year, month);
  return { low: dayOf(year, month, Math.min(from, last)), high: dayOf(year, month, Math.min(to, last)) };
}

/** Of the last such month there was. */
function monthPart(month: number, [from, to]: readonly [number, number], today: Day): Days {
  const year = Number(today.slice(0, 4));
  const days = within(year, month, from, to);
  return days.low > today ? within(year - 1, month, from, to) : days;
}

function inMonths(clean: string, numbers: readonly NumberFound[], today: Day): Days[] {
  return numbers.flatMap((number, n) => {
    const { low, high, end } = number;
    if (low !== high || !Number.isInteger(low) || low < 1 || low > 12 || clean[end] !== '月') return [];
    const behind = clean.slice(end + 1);
    const next = numbers[n + 1];
    const isDay = next && next.start === end + 1 && next.low >= 1 && next.high <= 31;
    if (isDay) return [monthPart(low, [next.low, next.high], today)];
    const part = PART_OF_MONTH.find(([words]) => words.test(behind));
    if (part) return [monthPart(low, [part[1], part[2]], today)];
    return /^(?:份|交|递|报|送|收|办|申请|的时候|就)/.test(behind) ? [monthPart(low, [1, 31], today)] : [];
  });
}

function lastMonths(clean: string, today: Day): Days[] {
  const found = BEFORE.exec(clean);
  if (!found) return [];
  const [year, month] = today.split('-').map(Number) as [number, number];
  const at = new Date(Date.UTC(year, month - 1 - (found[1] ?? '').length, 1));
  const behind = clean.slice(found.index + found[0].length);
  const part = PART_OF_MONTH.find(([words]) => words.test(behind));
  return [within(at.getUTCFullYear(), at.getUTCMonth() + 1, part?.[1] ?? 1, part?.[2] ?? 31)];
}

function spans(clean: string, numbers: readonly NumberFound[], today: Day): Days[] {
  if (HALF_YEAR.test(clean)) return [ago(6 * IN_DAYS.month, 6 * IN_DAYS.month, today, ROUGH)];
  if (TWO_MONTHS.test(clean)) return [ago(2 * IN_DAYS.month, 2 * IN_DAYS.month, today, ROUGH)];
  return numbers.flatMap(({ low, high, start, end }) => {
    // 还要等几天 asks, and tells no span.
    if (clean.slice(start, end) === '几') return [];
    const unit = SPANS.find(([, words]) => words.test(clean.slice(end)))?.[0];
    if (!unit || low <= 0 || low > 100) return [];
    const isRound = unit === 'month' || unit === 'year';
    return [ago(low * IN_DAYS[unit], high * IN_DAYS[unit], today, isRound ? ROUGH : 0)];
  });
}

const ago = (least: number, most: number, today: Day, more: number): Days => ({
  low: plusDays(today, -Math.round(most * (1 + more))),
  high: plusDays(today, -Math.round(least * (1 - more))),
});
