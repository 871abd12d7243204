// Owns how near a deadline is, in a level and in Chinese words an officer reads at a glance.
import { type Calendars, officialCalendars, workingDaysBetween } from './calendar.ts';
import type { Clock } from './clocks.ts';
import { daysBetween } from './days.ts';
import type { Day } from './types.ts';

export type Urgency = { level: 'overdue' | 'due_soon' | 'ok'; words: string };

/** Working days left from which a deadline counts as near; the last `SOON` of them bring a reminder. */
export const SOON = 3;

/** How urgent a running clock is on `today`: overdue in calendar days, otherwise working days left, today not counted. */
export function urgency(
  clock: Pick<Clock, 'due' | 'provisional'>,
  today: Day,
  calendars: Calendars = officialCalendars(),
): Urgency {
  const tail = clock.provisional ? '（暂定）' : '';
  if (today > clock.due) return { level: 'overdue', words: `逾期${daysBetween(clock.due, today)}天${tail}` };
  const left = workingDaysBetween(today, clock.due, calendars);
  const words = today === clock.due ? '今天到期' : `还剩${left}个工作日`;
  return { level: left <= SOON ? 'due_soon' : 'ok', words: words + tail };
}
