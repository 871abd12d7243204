// Replies begun and not sent: one a case and officer, sealed as the words of the case are. What is still being written is
// nobody else's.
import { and, eq } from 'drizzle-orm';
import type { Authorized, CaseFace } from './case-reading.ts';
import type { Cases } from './cases.ts';
import type { Database } from './connect.ts';
import type { Keys } from './sealing.ts';
import { openWordKey } from './words.ts';

export type Drafts = ReturnType<typeof createDrafts>;

export function createDrafts(db: Database, keys: Keys, cases: Pick<Cases, 'wordKey'>, now: () => Date) {
  const { replyDrafts, cases: rows } = db.tables;
  const mine = (caseId: string, officer: string) =>
    and(eq(replyDrafts.caseId, caseId), eq(replyDrafts.officer, officer));

  return {
    async of({ id }: Authorized<Pick<CaseFace, 'id'>>, officer: string): Promise<string | undefined> {
      const [row] = await db.reading
        .select({ text: replyDrafts.text, sealed: replyDrafts.sealed, key: rows.key })
        .from(replyDrafts)
        .innerJoin(rows, eq(rows.id, replyDrafts.caseId))
        .where(mine(id, officer));
      return row && openWordKey(keys, row.key).open(row);
    },

    /** An empty text drops it. */
    async keep({ id }: Authorized<Pick<CaseFace, 'id'>>, officer: string, text: string): Promise<void> {
      await db.unit(async (tx) => {
        await tx.delete(replyDrafts).where(mine(id, officer));
        if (text === '') return;
        const sealed = (await cases.wordKey(tx, id)).seal(text);
        await tx
          .insert(replyDrafts)
          .values({ caseId: id, officer, text: '', sealed, at: now().toISOString() })
          .returning({ caseId: replyDrafts.caseId });
      });
    },
  };
}
