// Owns arithmetic on Beijing days (`YYYY-MM-DD`); knows nothing of holidays.
import type { Day, EventTime } from './types.ts';

const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;

/** Days written before: every message asks for today's a dozen times. */
const written = new Map<number, Day>();
const MOST_WRITTEN = 1_000;

function fromEpoch(ms: number): Day {
  const n = Math.floor(ms / DAY_MS);
  const before = written.get(n);
  if (before !== undefined) return before;
  const day = new Date(ms).toISOString().slice(0, 10);
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(n, day);
  return day;
}

/** Milliseconds of a day's midnight in UTC, used only as a counter; NaN for anything but a real calendar day. */
function epochOf(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // 30 February is read as 2 March.
  return Number.isNaN(ms) || fromEpoch(ms) !== text ? Number.NaN : ms;
}

/** @throws RangeError on anything but a real calendar day */
function toEpoch(day: Day): number {
  const ms = epochOf(day);
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar day: ${day}`);
  return ms;
}

export const isDay = (text: string): text is Day => !Number.isNaN(epochOf(text));

export function plusDays(day: Day, n: number): Day {
  return fromEpoch(toEpoch(day) + n * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (toEpoch(to) - toEpoch(from)) / DAY_MS;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return new Date(toEpoch(day)).getUTCDay();
}

/** The Beijing day of an instant (a Date or an ISO text with offset); a bare day is returned as it is. */
export function beijingDate(when: Date | EventTime): Day {
  if (typeof when === 'string' && isDay(when)) return when;
  const ms = typeof when === 'string' ? Date.parse(when) : when.getTime();
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${String(when)}`);
  return fromEpoch(ms + BEIJING_MS);
}

/** ISO 8601 in Beijing time with offset, to the second. */
export function beijingTime(instant: Date): string {
  return `${new Date(instant.getTime() + BEIJING_MS).toISOString().slice(0, 19)}+08:00`;
}
