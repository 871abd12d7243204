// Owns who must be reminded of a deadline on a day: the officers when it is near, the levels above once it is past.
import { addWorkingDays, type Calendars, officialCalendars, workingDaysBetween } from './calendar.ts';
import type { Clock } from './clocks.ts';
import type { Day, UnitCode } from './types.ts';
import { SOON } from './urgency.ts';

/** `soon`: its officers. Past due: the unit's lead, then the county desk, then the county's overdue board. */
export const REMINDER_LEVELS = ['soon', 'unit', 'desk', 'county'] as const;
export type ReminderLevel = (typeof REMINDER_LEVELS)[number];

/** Working days past due after which the next level hears of it. */
export const DESK_AFTER = 3;
export const COUNTY_AFTER = 5;

/** Clocks nobody owes anything on: the receipt is given at once, the right to object is the unit's own. */
const NO_DUTY: readonly string[] = ['acknowledge', 'object_transfer'];

/**
 * Every level reached by the end of `today` on a running clock, also those a server that was off has not told yet.
 * What is past is not said to be near. A restricted case goes no further than the unit that holds it.
 */
export function levelsReached(
  { clock, due, state }: Pick<Clock, 'clock' | 'due' | 'state'>,
  { unit, restricted }: { unit: UnitCode; restricted: boolean },
  today: Day,
  calendars: Calendars = officialCalendars(),
): ReminderLevel[] {
  if (state !== 'running' || NO_DUTY.includes(clock)) return [];
  if (today <= due) return workingDaysBetween(today, due, calendars) <= SOON ? ['soon'] : [];
  if (restricted) return ['unit'];
  // Asked every hour of what was forgotten months ago: the day it is reached is remembered, the days since are not counted.
  const isLate = (workingDays: number) => today >= addWorkingDays(due, workingDays, calendars).due;
  return [
    'unit',
    // The desk is its own level above.
    ...(unit !== 'desk' && isLate(DESK_AFTER) ? (['desk'] as const) : []),
    ...(isLate(COUNTY_AFTER) ? (['county'] as const) : []),
  ];
}
