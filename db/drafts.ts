// Replies begun and not sent: one a case and officer. What is still being written is nobody else's.
import { and, eq } from 'drizzle-orm';
import type { Authorized, CaseFace } from './case-reading.ts';
import type { Database } from './connect.ts';

export type Drafts = ReturnType<typeof createDrafts>;

export function createDrafts(db: Database, now: () => Date) {
  const { replyDrafts } = db.tables;
  const mine = (caseId: string, officer: string) =>
    and(eq(replyDrafts.caseId, caseId), eq(replyDrafts.officer, officer));

  return {
    async of({ id }: Authorized<Pick<CaseFace, 'id'>>, officer: string): Promise<string | undefined> {
      const [row] = await db.reading.select().from(replyDrafts).where(mine(id, officer));
      return row?.text;
    },

    /** An empty text drops it. */
    async keep({ id }: Authorized<Pick<CaseFace, 'id'>>, officer: string, text: string): Promise<void> {
      await db.unit(async (tx) => {
        await tx.delete(replyDrafts).where(mine(id, officer));
        if (text === '') return;
        await tx
          .insert(replyDrafts)
          .values({ caseId: id, officer, text, at: now().toISOString() })
          .returning({ caseId: replyDrafts.caseId });
      });
    },
  };
}
