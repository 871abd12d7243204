// The State Council's notices loaded after this version was made, over those that ship.
import { asc, eq } from 'drizzle-orm';
import {
  type Calendars,
  type Notice,
  officialCalendars,
  withNotices,
} from '../knowledge/casework/calendar.ts';
import type { Database, Queries } from './connect.ts';

export interface OpenCalendars {
  now(): Calendars;
  /** @returns whether something was loaded, by whatever process, since the last look */
  reload(): Promise<boolean>;
}

export function openCalendars(db: Database): OpenCalendars {
  const { calendarNotices } = db.tables;
  let current = officialCalendars();
  let seen = '';
  return {
    now: () => current,
    async reload() {
      const rows = await db.reading.select().from(calendarNotices).orderBy(asc(calendarNotices.year));
      const mark = rows.map(({ year, loadedAt }) => `${year} ${loadedAt}`).join();
      if (mark === seen) return false;
      seen = mark;
      current = withNotices(
        officialCalendars(),
        rows.map(({ notice }) => JSON.parse(notice) as Notice),
      );
      return true;
    },
  };
}

/** Keeps a notice, checked already; one of the same year is replaced. Inside a unit of work. */
export async function keepNotice(
  tx: Queries,
  { calendarNotices }: Database['tables'],
  notice: Notice,
  at: string,
): Promise<void> {
  const year = String(notice.year);
  await tx.delete(calendarNotices).where(eq(calendarNotices.year, year));
  await tx.insert(calendarNotices).values({ year, notice: JSON.stringify(notice), loadedAt: at });
}
