// What still names a township that went into another, so that it can follow: cases, page by page.
import { and, asc, eq, exists, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';

/** Cases looked through in one query: a moment's work, whatever hangs on them. */
const A_PAGE = 500;

export type Successions = ReturnType<typeof createSuccessions>;

export function createSuccessions(db: Database) {
  const { reading } = db;
  const { cases, caseDenials, caseInformed, messages } = db.tables;

  /** Whether a row of a case's, in a table walked by the case's id, names one of them. */
  const names = (table: typeof caseDenials | typeof caseInformed | typeof messages, where: SQL): SQL =>
    exists(
      reading
        .select({ one: sql`1` })
        .from(table)
        .where(and(eq(table.caseId, cases.id), where)),
    );

  return {
    /**
     * Ids of cases, open or ended, that name one of these units as holder or place, shut it out, tell it or keep words
     * from it; a page at a time, others get their turn in between.
     */
    async *casesNaming(units: readonly string[]): AsyncGenerator<string> {
      if (units.length === 0) return;
      const gone = [...units];
      for (let last = ''; ; ) {
        const page = await reading
          .select({ id: cases.id })
          .from(cases)
          .where(gt(cases.id, last))
          .orderBy(asc(cases.id))
          .limit(A_PAGE);
        const end = page.at(-1)?.id;
        if (end === undefined) return;
        const found = await reading
          .select({ id: cases.id })
          .from(cases)
          .where(
            and(
              gt(cases.id, last),
              lte(cases.id, end),
              or(
                inArray(cases.unit, gone),
                inArray(cases.township, gone),
                names(caseDenials, inArray(caseDenials.unit, gone)),
                names(caseInformed, inArray(caseInformed.unit, gone)),
                names(messages, inArray(messages.maskedFor, gone)),
              ),
            ),
          )
          .orderBy(asc(cases.id));
        for (const { id } of found) yield id;
        if (page.length < A_PAGE) return;
        last = end;
        await new Promise(setImmediate);
      }
    },
  };
}
