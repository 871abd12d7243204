// What editors may learn from talks: questions nobody could answer, and votes on answers. Masked, the day only, of no talk.
import { desc, gte, inArray, lt } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { randomBytes } from './random.ts';

export interface UnansweredQuestion {
  id: string;
  /** 'YYYY-MM-DD' */
  on: string;
  /** Masked. */
  text: string;
}

export interface AnswerVote {
  on: string;
  articleId: string;
  useful: boolean;
  /** Masked; only where the answer was no use. */
  question: string | null;
}

/** More than this are not read at once: the newest count. */
const MOST_READ = 2_000;

export type Lessons = ReturnType<typeof createLessons>;

export function createLessons(db: Database) {
  const { unansweredQuestions: questions, answerVotes: votes } = db.tables;
  const newId = () => randomBytes(12).toString('hex');

  return {
    async keep(
      on: string,
      asked: readonly string[],
      given: readonly Omit<AnswerVote, 'on'>[],
    ): Promise<void> {
      await db.unit(async (tx) => {
        if (asked.length > 0)
          await tx.insert(questions).values(asked.map((text) => ({ id: newId(), on, text })));
        if (given.length > 0)
          await tx.insert(votes).values(given.map((vote) => ({ ...vote, id: newId(), on })));
      });
    },

    /** Newest first, at most 2,000. */
    unanswered: (): Promise<UnansweredQuestion[]> =>
      db.reading.select().from(questions).orderBy(desc(questions.on), desc(questions.id)).limit(MOST_READ),

    /** @returns how many were there to be dropped */
    async dismiss(ids: readonly string[]): Promise<number> {
      return db.unit(async (tx) => {
        const gone = await tx
          .delete(questions)
          .where(inArray(questions.id, [...ids]))
          .returning({ id: questions.id });
        return gone.length;
      });
    },

    votes: (since: string): Promise<AnswerVote[]> =>
      db.reading.select().from(votes).where(gte(votes.on, since)).orderBy(desc(votes.on)),

    /** Forgets what is older than a day. */
    async forget(before: string): Promise<void> {
      await db.unit(async (tx) => {
        await tx.delete(questions).where(lt(questions.on, before));
        await tx.delete(votes).where(lt(votes.on, before));
      });
    },
  };
}
