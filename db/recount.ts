// Deadlines of open cases counted anew, when a year's holidays became known after they were written.
import type { Calendars } from '../knowledge/casework/calendar.ts';
import type { Day } from '../knowledge/casework/types.ts';
import type { createCases } from './cases.ts';
import type { Database } from './connect.ts';

const A_PAGE = 200;

/** Page by page, so that nobody who works on a case waits long. @returns how many were looked at and how many moved */
export async function recountOpen(
  db: Database,
  cases: Pick<ReturnType<typeof createCases>, 'openAfter' | 'reclock'>,
  today: Day,
  calendars: Calendars,
): Promise<{ looked: number; moved: number }> {
  let looked = 0;
  let moved = 0;
  for (let last = ''; ; ) {
    const page = await cases.openAfter(db.reading, last, A_PAGE);
    moved += await db.unit(async (tx) => {
      let here = 0;
      for (const id of page) if (await cases.reclock(tx, id, today, calendars)) here += 1;
      return here;
    });
    looked += page.length;
    last = page.at(-1) ?? last;
    if (page.length < A_PAGE) return { looked, moved };
  }
}
