// Questions without an answer and votes on answers wait here, in memory, until their talk has been quiet for a while: a
// talk that ends in an anonymous tip-off takes them with it. What is then kept is masked and belongs to no talk.
import type { AnswerVote, Lessons } from '../db/lessons.ts';
import type { County } from '../knowledge/jurisdictions/schema.ts';
import { maskForStudy, villagePattern } from '../knowledge/text/masking.ts';

/** How long a talk must be quiet before anything of it is kept, in ms. */
const QUIET_MS = 30 * 60_000;
const LOOK_EVERY_MS = 60_000;
/** Of one talk; somebody who asks nonsense all day does not fill the list. */
const MOST_OF_A_TALK = 10;
const MOST_TALKS = 5_000;

interface Waiting {
  /** ms of the last message. */
  at: number;
  questions: Set<string>;
  votes: Omit<AnswerVote, 'on'>[];
}

export interface Learning {
  /** A question nobody could answer. */
  unanswered(talk: string, question: string): void;
  vote(talk: string, vote: { articleId: string; useful: boolean; question: string }): void;
  /** The talk goes on, so what waits of it waits longer. */
  heard(talk: string): void;
  /** The talk is erased: what waits of it is erased with it. */
  forget(talk: string): void;
  /** Keeps what has waited long enough. */
  settle(): Promise<void>;
  /** @returns stops it; what still waits is forgotten */
  start(failed: (error: unknown) => void): () => void;
}

export function createLearning(
  lessons: Lessons,
  county: County,
  { now, today }: { now(): Date; today(): string },
): Learning {
  const waiting = new Map<string, Waiting>();
  const villages = villagePattern(
    county.townships.flatMap((township) =>
      township.villages.flatMap(({ name, aliases }) => [name, ...aliases]),
    ),
  );

  function of(talk: string): Waiting {
    const entry = waiting.get(talk) ?? { at: 0, questions: new Set<string>(), votes: [] };
    entry.at = now().getTime();
    // Put last again, so that the longest quiet leaves first.
    waiting.delete(talk);
    waiting.set(talk, entry);
    if (waiting.size > MOST_TALKS) waiting.delete(waiting.keys().next().value as string);
    return entry;
  }

  async function settle(): Promise<void> {
    const until = now().getTime() - QUIET_MS;
    const ripe = [...waiting].filter(([, { at }]) => at <= until);
    for (const [talk] of ripe) waiting.delete(talk);
    const questions = ripe.flatMap(([, entry]) => [...entry.questions]);
    const votes = ripe.flatMap(([, entry]) => entry.votes);
    if (questions.length + votes.length > 0) await lessons.keep(today(), questions, votes);
  }

  return {
    unanswered(talk, question) {
      const { questions } = of(talk);
      const masked = maskForStudy(question, villages);
      if (masked !== '' && questions.size < MOST_OF_A_TALK) questions.add(masked);
    },
    vote(talk, { articleId, useful, question }) {
      const { votes } = of(talk);
      const masked = useful ? '' : maskForStudy(question, villages);
      if (votes.length < MOST_OF_A_TALK)
        votes.push({ articleId, useful, question: masked === '' ? null : masked });
    },
    heard(talk) {
      if (waiting.has(talk)) of(talk);
    },
    forget: (talk) => void waiting.delete(talk),
    settle,
    start(failed) {
      const timer = setInterval(() => void settle().catch(failed), LOOK_EVERY_MS);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
