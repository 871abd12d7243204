// Replies that come later: put with the change that causes them, delivered by bot/deliver.ts, forgotten once told.
import { randomBytes } from 'node:crypto';
import { and, asc, eq, lte } from 'drizzle-orm';
import type { Database, Queries } from './connect.ts';
import type { Schema } from './schema.ts';

export type OutboxRow = Schema['outbox']['$inferSelect'];
export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(db: Database, now: () => Date) {
  const { outbox } = db.tables;
  let last = '';

  /** Text ids that sort by time, also within a millisecond. */
  function nextId(): string {
    const stem = now().getTime().toString(36).padStart(9, '0');
    const before = last.startsWith(stem) ? Number.parseInt(last.slice(9, 13), 36) + 1 : 0;
    last = `${stem}${before.toString(36).padStart(4, '0')}${randomBytes(4).toString('hex')}`;
    return last;
  }

  return {
    async put(tx: Queries, entry: { conversation: string; caseId: string; what: string }): Promise<void> {
      await tx.insert(outbox).values({ ...entry, id: nextId(), attempts: 0, notBefore: now().toISOString() });
    },

    /** What waits for one talk, oldest first. */
    async of(conversation: string): Promise<OutboxRow[]> {
      return db.reading
        .select()
        .from(outbox)
        .where(eq(outbox.conversation, conversation))
        .orderBy(asc(outbox.id));
    },

    /** What may be tried now, oldest first. */
    async due(limit: number): Promise<OutboxRow[]> {
      return db.reading
        .select()
        .from(outbox)
        .where(lte(outbox.notBefore, now().toISOString()))
        .orderBy(asc(outbox.id))
        .limit(limit);
    },

    async delivered(id: string): Promise<void> {
      await db.unit((tx) => tx.delete(outbox).where(eq(outbox.id, id)));
    },

    async postpone(row: OutboxRow, until: Date): Promise<void> {
      await db.unit((tx) =>
        tx
          .update(outbox)
          .set({ attempts: row.attempts + 1, notBefore: until.toISOString() })
          .where(and(eq(outbox.id, row.id), eq(outbox.attempts, row.attempts)))
          .returning({ id: outbox.id }),
      );
    },
  };
}
