// Owns how days and times are written for officers: Beijing time, and never an hour that was not kept.
import { beijingDate, beijingTime, isDay } from '../../knowledge/casework/days.ts';
import type { Day, EventTime } from '../../knowledge/casework/types.ts';

/** 2026年11月22日 */
export function longDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 11月22日, with the year where it is not this year's. */
export function shortDay(day: Day, today: Day): string {
  const long = longDay(day);
  return day.slice(0, 4) === today.slice(0, 4) ? long.slice(5) : long;
}

/** 2026年11月22日 10:05; the day alone where only the day was kept (what an anonymous reporter did). */
export function momentWords(at: EventTime): string {
  if (isDay(at)) return longDay(at);
  const time = beijingTime(new Date(at));
  const clock = time.slice(11, 16);
  return time.slice(11, 19) === '00:00:00'
    ? longDay(beijingDate(at))
    : `${longDay(beijingDate(at))} ${clock}`;
}
