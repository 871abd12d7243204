// The days a query asks for. Requests carry days, shown as their midnight in Beijing, so a range is one of days.
import { open311 as say } from '../../bot/phrases/open311.ts';
import { beijingDate, beijingTime, isDay, plusDays } from '../../knowledge/casework/days.ts';
import type { Day } from '../../knowledge/casework/types.ts';
import { Faults } from './errors.ts';

const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

/** A day alone, or date and time with a zone (W3 note on date and time). A `+` sent bare arrives as a space. */
const W3 = /^(?:19|20|21)\d\d-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Midnight of a day in Beijing, as published. */
export const startOf = (day: Day): string => `${day}T00:00:00+08:00`;
/** A promise holds until its day is over. */
export const endOf = (day: Day): string => `${day}T23:59:59+08:00`;

/** @throws Faults 400 */
function readInstant(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const plain = text.trim().replace(' ', '+');
  const ms =
    isDay(plain.slice(0, 10)) && W3.test(plain)
      ? Date.parse(plain.length === 10 ? startOf(plain) : plain)
      : Number.NaN;
  if (Number.isNaN(ms)) throw new Faults(400, say.errors.date(name));
  return ms;
}

/**
 * The first and last day whose requests are asked for: the most recent 90 days when nothing is said.
 * @throws Faults 400 on anything but W3 dates, a start after its end, or more than 90 days
 */
export function daysAsked(
  { start_date, end_date }: { start_date?: string | undefined; end_date?: string | undefined },
  now: Date,
): { from: Day; until: Day } {
  const [start, end] = [readInstant('start_date', start_date), readInstant('end_date', end_date)];
  const most = MOST_DAYS * DAY_MS;
  const last = end ?? (start === undefined ? now.getTime() : start + most);
  const first = start ?? last - most;
  if (first > last || last - first > most) throw new Faults(400, say.errors.span);
  const day = beijingDate(new Date(first));
  const isMidnight = beijingTime(new Date(first)) === startOf(day) && first % 1_000 === 0;
  return {
    from: isMidnight || start === undefined ? day : plusDays(day, 1),
    until: beijingDate(new Date(last)),
  };
}
