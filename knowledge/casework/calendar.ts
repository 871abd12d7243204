// Owns working days: the State Council's yearly notices, and what may be said about a year without one.
import { readdirSync, readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { z } from 'zod';
import { parseYaml } from '../yaml.ts';
import { isDay, plusDays, weekday } from './days.ts';
import type { Day } from './types.ts';

const day = z.string().refine(isDay, 'must be a calendar day YYYY-MM-DD');
const noticeSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  /** The document's number, e.g. 国办发明电〔2025〕7号. */
  notice: z.string().trim().min(4),
  holidays: z.array(z.strictObject({ name: z.string().min(1), from: day, to: day })).min(1),
  makeUp: z.array(day),
});

/** One year's notice of the State Council on holidays and the weekends worked for them. */
export type Notice = z.infer<typeof noticeSchema>;

export class NoticeFault extends Error {}

/**
 * A notice from YAML, checked as far as it can be: every statutory holiday is off, what is worked instead is a weekend,
 * and no day is both.
 * @throws NoticeFault saying what is wrong
 */
export function parseNotice(text: string): Notice {
  let plain: unknown;
  try {
    plain = parseYaml(text);
  } catch (error) {
    throw new NoticeFault(error instanceof Error ? error.message : 'not YAML');
  }
  const read = noticeSchema.safeParse(plain);
  if (!read.success) throw new NoticeFault(z.prettifyError(read.error));
  const { year, holidays, makeUp } = read.data;
  const off = new Set(holidays.flatMap(daysOf));
  for (const { name, from, to } of holidays) {
    if (from > to) throw new NoticeFault(`${name} ends before it begins`);
  }
  for (const one of [...off, ...makeUp]) {
    // A New Year notice may move a weekend of the December before.
    if (one < `${year - 1}-12-01` || one > `${year}-12-31`) throw new NoticeFault(`${one} is not of ${year}`);
  }
  for (const worked of makeUp) {
    if (off.has(worked)) throw new NoticeFault(`${worked} is both off and worked`);
    if (weekday(worked) % 6 !== 0) throw new NoticeFault(`${worked} is no weekend day and worked anyway`);
  }
  const missing = [...statutoryHolidays(year)].filter((holiday) => !off.has(holiday));
  if (missing.length > 0) throw new NoticeFault(`statutory holidays that are not off: ${missing.join(', ')}`);
  return read.data;
}

function daysOf({ from, to }: { from: Day; to: Day }): Day[] {
  const days: Day[] = [];
  for (let at = from; at <= to; at = plusDays(at, 1)) days.push(at);
  return days;
}

/** All notices on file merged: which years have one, which days are off, which weekend days are worked. */
export type Calendars = {
  notices: ReadonlyMap<number, string>;
  off: ReadonlySet<Day>;
  makeUp: ReadonlySet<Day>;
};

/** Calendars with further notices; a year noticed twice is as the later one says. */
export function withNotices(base: Calendars, more: readonly Notice[]): Calendars {
  const notices = new Map(base.notices);
  const off = new Set(base.off);
  const makeUp = new Set(base.makeUp);
  for (const { year, notice, holidays, makeUp: worked } of more) {
    for (const days of [off, makeUp]) {
      for (const one of days) if (one.startsWith(`${year}-`)) days.delete(one);
    }
    notices.set(year, notice);
    for (const one of holidays.flatMap(daysOf)) off.add(one);
    for (const one of worked) makeUp.add(one);
  }
  return { notices, off, makeUp };
}

export type Due = { due: Day; provisional: boolean };

/** Reads every `<year>.yaml` of a folder. Throws with the file's name on a fault. */
export function loadCalendars(folder: URL = new URL('./calendar/', import.meta.url)): Calendars {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const none = { notices: new Map(), off: new Set<Day>(), makeUp: new Set<Day>() };
  return withNotices(
    none,
    files.sort().map((file) => {
      try {
        return parseNotice(readFileSync(new URL(file, folder), 'utf8'));
      } catch (error) {
        throw new Error(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`);
      }
    }),
  );
}

let official: Calendars | undefined;

/** The calendars that ship with the product, read once. */
export function officialCalendars(): Calendars {
  official ??= loadCalendars();
  return official;
}

const statutoryByYear = new Map<number, Set<Day>>();

/** 全国年节及纪念日放假办法 (2024) 第二条: the 13 days that are certain before any notice moves weekends about. */
function statutoryHolidays(year: number): Set<Day> {
  const known = statutoryByYear.get(year);
  if (known) return known;
  const lunar = (monthDay: string) => chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date;
  const newYear = lunar('01-01');
  const days = new Set<Day>([
    ...['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((monthDay) => `${year}-${monthDay}`),
    ...[-1, 0, 1, 2].map((n) => plusDays(newYear, n)),
    chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
    lunar('05-05'),
    lunar('08-15'),
  ]);
  statutoryByYear.set(year, days);
  return days;
}

/** Whether offices work that day, and whether that is only a provisional answer because the year has no notice yet. */
export function isWorkingDay(
  date: Day,
  calendars: Calendars = officialCalendars(),
): { working: boolean; provisional: boolean } {
  const year = Number(date.slice(0, 4));
  const noticed = calendars.notices.has(year);
  const weekend = weekday(date) === 0 || weekday(date) === 6;
  // A day named in any notice is settled, even one of the year before (a New Year notice may move a December weekend).
  if (calendars.makeUp.has(date)) return { working: true, provisional: false };
  if (calendars.off.has(date)) return { working: false, provisional: false };
  if (noticed) return { working: !weekend, provisional: false };
  return { working: !weekend && !statutoryHolidays(year).has(date), provisional: true };
}

const worked = new WeakMap<Calendars, Map<string, Due>>();
/** A year of starting days times the few lengths there are. */
const MOST_KEPT = 10_000;

/** Counting days is asked for again and again with the same start: every case filed on one day, every reading of it. */
function remembered(calendars: Calendars, key: string, count: () => Due): Due {
  let own = worked.get(calendars);
  if (!own || own.size > MOST_KEPT) {
    own = new Map();
    worked.set(calendars, own);
  }
  const due = own.get(key) ?? count();
  own.set(key, due);
  return due;
}

/**
 * The n-th working day after `start`, which is not counted itself. n ≥ 1.
 * Provisional when any day counted lies in a year without a notice.
 */
export function addWorkingDays(start: Day, n: number, calendars: Calendars = officialCalendars()): Due {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`working days must be a whole number from 1: ${n}`);
  return remembered(calendars, `${start} ${n} working`, () => countWorkingDays(start, n, calendars));
}

function countWorkingDays(start: Day, n: number, calendars: Calendars): Due {
  let due = start;
  let left = n;
  let provisional = false;
  while (left > 0) {
    due = plusDays(due, 1);
    const seen = isWorkingDay(due, calendars);
    provisional ||= seen.provisional;
    if (seen.working) left -= 1;
  }
  return { due, provisional };
}

/**
 * `n` calendar days after `start`, which is not counted; a last day on a rest day moves to the next working day
 * (民法典 第二百零一条、第二百零三条). n ≥ 1. Provisional when the last day, or one it moves over, has no notice.
 */
export function addCalendarDays(start: Day, n: number, calendars: Calendars = officialCalendars()): Due {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`days must be a whole number from 1: ${n}`);
  return remembered(calendars, `${start} ${n}`, () => countCalendarDays(start, n, calendars));
}

function countCalendarDays(start: Day, n: number, calendars: Calendars): Due {
  let due = plusDays(start, n);
  let seen = isWorkingDay(due, calendars);
  let provisional = seen.provisional;
  while (!seen.working) {
    due = plusDays(due, 1);
    seen = isWorkingDay(due, calendars);
    provisional ||= seen.provisional;
  }
  return { due, provisional };
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, calendars: Calendars = officialCalendars()): number {
  let count = 0;
  for (let at = plusDays(from, 1); at <= to; at = plusDays(at, 1)) {
    if (isWorkingDay(at, calendars).working) count += 1;
  }
  return count;
}
