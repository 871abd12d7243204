// Self-checks that are kept because somebody asked for it, and erased at a word or when their time is over.
import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Database, Queries } from './connect.ts';
import { type Keys, seal, unseal } from './sealing.ts';

export type SavedChecks = ReturnType<typeof createSavedChecks>;

export function createSavedChecks(db: Database, keys: Keys, today: () => string) {
  const { savedChecks, checkSubscriptions } = db.tables;
  /** Needs the master key and the code; either alone opens nothing. */
  const keyFor = (code: string) => keys.conversationKey(`saved-check\n${code}`);

  return {
    /** Where a code's row lies; says nothing of the code. */
    keyOf: (code: string) => keys.fingerprint('saved-check', code),

    async keep(
      tx: Queries,
      saved: { code: string; kind: 'answers' | 'card'; body: string; until: string },
    ): Promise<void> {
      const { code, kind, body, until } = saved;
      const sealed = seal(keyFor(code), body);
      await tx
        .insert(savedChecks)
        .values({ key: keys.fingerprint('saved-check', code), kind, sealed, until });
    },

    /** What the code opens, while it is kept; undefined otherwise. */
    async find(code: string, kind: 'answers' | 'card'): Promise<string | undefined> {
      const [row] = await db.reading
        .select()
        .from(savedChecks)
        .where(
          and(
            eq(savedChecks.key, keys.fingerprint('saved-check', code)),
            eq(savedChecks.kind, kind),
            gte(savedChecks.until, today()),
          ),
        );
      return row && unseal(keyFor(code), row.sealed);
    },

    /** Erases by `keyOf`. */
    async erase(tx: Queries, found: readonly string[]): Promise<void> {
      if (found.length > 0) await tx.delete(savedChecks).where(inArray(savedChecks.key, [...found]));
    },

    /** Erases what is older than it was to be kept. */
    async forget(): Promise<void> {
      await db.unit((tx) => tx.delete(savedChecks).where(lt(savedChecks.until, today())));
    },

    /** Has one talk told of changes; a second time replaces the first. */
    async subscribe(tx: Queries, conversation: string, body: string): Promise<void> {
      const sealed = seal(keys.fields, body);
      await tx
        .insert(checkSubscriptions)
        .values({ conversation, sealed })
        .onConflictDoUpdate({ target: checkSubscriptions.conversation, set: { sealed } });
    },

    async unsubscribe(tx: Queries, conversation: string): Promise<boolean> {
      const gone = await tx
        .delete(checkSubscriptions)
        .where(eq(checkSubscriptions.conversation, conversation))
        .returning({ conversation: checkSubscriptions.conversation });
      return gone.length > 0;
    },

    async subscription(conversation: string, queries: Queries = db.reading): Promise<string | undefined> {
      const [row] = await queries
        .select()
        .from(checkSubscriptions)
        .where(eq(checkSubscriptions.conversation, conversation));
      return row && unseal(keys.fields, row.sealed);
    },

    async subscribers(): Promise<string[]> {
      const rows = await db.reading
        .select({ conversation: checkSubscriptions.conversation })
        .from(checkSubscriptions);
      return rows.map(({ conversation }) => conversation);
    },
  };
}
