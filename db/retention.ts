// What is kept too long: which talks, questions and cases are over their days, and the erasing of a case itself. A held
// case is never among them, nor is one that went into a case that is held or not over.
import { and, asc, eq, gt, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { ERASED } from '../knowledge/casework/erased.ts';
import type { Day } from '../knowledge/casework/types.ts';
import type { CaseIndex } from './case-index.ts';
import type { CaseRow } from './cases.ts';
import type { Database, Queries } from './connect.ts';

export type CasePart = 'contacts' | 'cases';

type Place = Pick<CaseRow, 'id' | 'endedOn'>;

const A_PAGE = 200;
/** A case in a case in a case: more than that is a ring, which nothing makes. */
const MOST_MERGES = 50;

export type RetentionStore = ReturnType<typeof createRetention>;

export function createRetention(db: Database, index: CaseIndex) {
  const { cases, caseMerges, messages, replyDrafts, followUps, outbox, attachments } = db.tables;
  const { conversations, unansweredQuestions, answerVotes, savedChecks } = db.tables;

  const candidates = (part: CasePart, before: Day): SQL =>
    and(
      // Written as in the index.
      isNotNull(cases.endedOn),
      isNull(cases.erasedOn),
      lt(cases.endedOn, before),
      eq(cases.held, false),
      part === 'contacts' ? isNotNull(cases.contact) : undefined,
    ) as SQL;

  /** Whether the cases this one went into are over for as long, and none of them is held: they are one matter. */
  async function isMatterOver(queries: Queries, caseId: string, before: Day): Promise<boolean> {
    let at = caseId;
    for (let n = 0; n < MOST_MERGES; n++) {
      const [lead] = await queries
        .select({ id: cases.id, held: cases.held, endedOn: cases.endedOn })
        .from(caseMerges)
        .innerJoin(cases, eq(cases.id, caseMerges.intoId))
        .where(eq(caseMerges.caseId, at));
      if (!lead) return true;
      if (lead.held || lead.endedOn === null || lead.endedOn >= before) return false;
      at = lead.id;
    }
    return false;
  }

  const one = (rows: { n: number }[]) => Number(rows[0]?.n ?? 0);
  const n = { n: sql<number>`count(*)` };

  return {
    /** Cases to erase something of, the longest over first. */
    async *due(part: CasePart, before: Day): AsyncGenerator<string> {
      let last: Place | undefined;
      for (;;) {
        const after =
          last &&
          or(
            gt(cases.endedOn, last.endedOn ?? ''),
            and(eq(cases.endedOn, last.endedOn ?? ''), gt(cases.id, last.id)),
          );
        const page: Place[] = await db.reading
          .select({ id: cases.id, endedOn: cases.endedOn })
          .from(cases)
          .where(and(candidates(part, before), after))
          .orderBy(asc(cases.endedOn), asc(cases.id))
          .limit(A_PAGE);
        for (const { id } of page) if (await isMatterOver(db.reading, id, before)) yield id;
        if (page.length < A_PAGE) return;
        last = page.at(-1);
      }
    },

    /** Asked again inside the unit that erases: somebody may have held or reopened it, or another server been faster. */
    async isDue(tx: Queries, caseId: string, part: CasePart, before: Day): Promise<boolean> {
      const [row] = await tx
        .select({ id: cases.id })
        .from(cases)
        .where(and(eq(cases.id, caseId), candidates(part, before)));
      return row !== undefined && (await isMatterOver(tx, caseId, before));
    },

    /** Whether a case, or one it went into, is held. */
    async isHeld(tx: Queries, caseId: string): Promise<boolean> {
      let at: string | undefined = caseId;
      for (let n = 0; at !== undefined && n < MOST_MERGES; n++) {
        const [row]: { held: boolean; into: string | null }[] = await tx
          .select({ held: cases.held, into: caseMerges.intoId })
          .from(cases)
          .leftJoin(caseMerges, eq(caseMerges.caseId, cases.id))
          .where(eq(cases.id, at));
        if (row?.held) return true;
        at = row?.into ?? undefined;
      }
      return false;
    },

    /** Takes a case out of the index of words; before its event is written, which moves its version on. */
    unindex: (tx: Queries, caseId: string) => index.remove(tx, caseId),

    /**
     * Erases words, files, contact, drafts and the way back to the talk, and destroys the key; after its event was
     * written. Receipt and number stay: who comes back is told that it is gone.
     * @returns names of files whose bytes are to be removed once the unit is on disk
     */
    async eraseCase(tx: Queries, caseId: string): Promise<string[]> {
      await tx
        .update(messages)
        .set({ text: ERASED, sealed: null, maskedFor: null })
        .where(eq(messages.caseId, caseId));
      await tx.delete(replyDrafts).where(eq(replyDrafts.caseId, caseId));
      await tx.delete(outbox).where(eq(outbox.caseId, caseId));
      await tx.delete(followUps).where(eq(followUps.caseId, caseId));
      const files = await tx
        .delete(attachments)
        .where(eq(attachments.caseId, caseId))
        .returning({ id: attachments.id });
      await tx
        .update(cases)
        .set({ key: null, contact: null, follower: null, resend: null, indexed: sql`version` })
        .where(eq(cases.id, caseId))
        .returning({ id: cases.id });
      return files.map(({ id }) => id);
    },

    /** How many talks were last spoken in before a day. */
    talks: async (before: Day) =>
      one(await db.reading.select(n).from(conversations).where(lt(conversations.updatedOn, before))),

    /** How many questions and votes came before a day. */
    questions: async (before: Day) =>
      one(await db.reading.select(n).from(unansweredQuestions).where(lt(unansweredQuestions.on, before))) +
      one(await db.reading.select(n).from(answerVotes).where(lt(answerVotes.on, before))),

    /** How many self-checks of a kind were to be kept until before today. */
    saved: async (kind: 'answers' | 'card', today: Day) =>
      one(
        await db.reading
          .select(n)
          .from(savedChecks)
          .where(and(eq(savedChecks.kind, kind), lt(savedChecks.until, today))),
      ),

    filesOf: async (caseId: string) =>
      one(await db.reading.select(n).from(attachments).where(eq(attachments.caseId, caseId))),
  };
}
