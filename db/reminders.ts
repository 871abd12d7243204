// What officers are reminded of: each level of each deadline once, whoever looks and however often.
import { and, asc, eq, gt, inArray, lte, or } from 'drizzle-orm';
import type { Clock } from '../knowledge/casework/clocks.ts';
import type { ReminderLevel } from '../knowledge/casework/reminding.ts';
import type { Day } from '../knowledge/casework/types.ts';
import type { Database, Queries } from './connect.ts';

export interface RunningClock extends Pick<Clock, 'clock' | 'due' | 'provisional'> {
  state: 'running';
  caseId: string;
  /** Its place among the clocks of the case. */
  n: number;
  unit: string;
  restricted: boolean;
}

export interface Reminder {
  caseId: string;
  clock: string;
  due: Day;
  level: ReminderLevel;
  on: Day;
}

export type Reminders = ReturnType<typeof createReminders>;

/** A deadline is one clock of one case on one day: put off, it is another. */
export const clockKey = ({ clock, n }: Pick<RunningClock, 'clock' | 'n'>) => `${clock} ${n}`;

export function createReminders(db: Database) {
  const { cases, clocks, followUps, reminders } = db.tables;

  return {
    /** Running clocks due up to a day, the nearest first, page by page. */
    async running(until: Day, after: RunningClock | undefined, limit: number): Promise<RunningClock[]> {
      const further = after && [
        gt(clocks.due, after.due),
        and(eq(clocks.due, after.due), gt(clocks.caseId, after.caseId)),
        and(eq(clocks.due, after.due), eq(clocks.caseId, after.caseId), gt(clocks.n, after.n)),
      ];
      const rows = await db.reading
        .select({
          caseId: clocks.caseId,
          n: clocks.n,
          clock: clocks.clock,
          due: clocks.due,
          provisional: clocks.provisional,
          state: clocks.state,
          unit: cases.unit,
          restricted: cases.restricted,
        })
        .from(clocks)
        .innerJoin(cases, eq(cases.id, clocks.caseId))
        .where(and(eq(clocks.state, 'running'), lte(clocks.due, until), further && or(...further)))
        .orderBy(asc(clocks.due), asc(clocks.caseId), asc(clocks.n))
        .limit(limit);
      return rows as RunningClock[];
    },

    /** Says what was not said yet. @returns only that */
    async say(tx: Queries, all: readonly Reminder[]): Promise<Reminder[]> {
      const before = await tx
        .select()
        .from(reminders)
        .where(inArray(reminders.caseId, [...new Set(all.map(({ caseId }) => caseId))]));
      const mark = ({ caseId, clock, due, level }: Omit<Reminder, 'on'>) =>
        `${caseId} ${clock} ${due} ${level}`;
      const told = new Set(before.map((one) => mark(one as Reminder)));
      const fresh: Reminder[] = [];
      for (const reminder of all) {
        // Nearly everything that is late was told long ago: nothing is written for that.
        if (told.has(mark(reminder))) continue;
        const said = await tx.insert(reminders).values(reminder).onConflictDoNothing().returning();
        if (said.length > 0) fresh.push(reminder);
      }
      return fresh;
    },

    /** Cases whose reporter is to be asked how it went. */
    async followUpsDue(today: Day, limit: number): Promise<{ caseId: string; due: Day }[]> {
      return db.reading
        .select({ caseId: followUps.caseId, due: followUps.due })
        .from(followUps)
        .where(and(eq(followUps.asked, false), lte(followUps.due, today)))
        .orderBy(asc(followUps.due))
        .limit(limit);
    },

    /** @returns whether nobody else had asked already */
    async asked(tx: Queries, { caseId, due }: { caseId: string; due: Day }): Promise<boolean> {
      const touched = await tx
        .update(followUps)
        .set({ asked: true })
        .where(and(eq(followUps.caseId, caseId), eq(followUps.due, due), eq(followUps.asked, false)))
        .returning({ caseId: followUps.caseId });
      return touched.length > 0;
    },

    /** Running deadlines that may still move, for want of that year's notice: how many, and of which years. */
    async provisional(): Promise<{ clocks: number; years: string[] }> {
      const rows = await db.reading
        .select({ due: clocks.due })
        .from(clocks)
        .where(and(eq(clocks.state, 'running'), eq(clocks.provisional, true)));
      return { clocks: rows.length, years: [...new Set(rows.map(({ due }) => due.slice(0, 4)))].toSorted() };
    },
  };
}
