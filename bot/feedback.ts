// Votes on answers: which answers of a talk can be voted on, a vote by button or by word, one vote an answer.
import { normalise } from '../knowledge/text/normalise.ts';
import type { Decided } from './decide/message.ts';
import { feedbackWords } from './phrases/feedback.ts';
import type { Reply, Talk } from './talk.ts';

/** An answer the resident may still vote on. */
export interface Rateable {
  id: string;
  article: string;
  /** What was asked; sealed with the talk. */
  asked: string;
  /** The inbound message it answered. */
  message?: string | undefined;
  useful?: boolean | undefined;
}

/** Answers of one talk that are remembered for a vote. */
const MOST = 4;
const MOST_ASKED = 300;

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['有用', '很有用', '有帮助', '帮到我了', '👍', '管用'].map((word) => [word, true] as const),
  ...['没用', '没有用', '没啥用', '没帮助', '没说到点子上', '👎', '不管用'].map(
    (word) => [word, false] as const,
  ),
]);

/** Whether the words are a vote on the answer just given; undefined: they are something else. */
export function voteInWords(talk: Talk, text: string): { answer: string; useful: boolean } | undefined {
  const last = talk.answers?.at(-1);
  if (!last || last.id !== talk.justAnswered || last.useful !== undefined || talk.flow) return undefined;
  const useful = WORDS.get(normalise(text).replace(/[,.!?。~]+$/, ''));
  return useful === undefined ? undefined : { answer: last.id, useful };
}

/** Whether somebody in the middle of a tip-off is speaking: nothing of that is learnt from. */
const isTipping = (talk: Talk) => talk.flow?.id === 'tip_off';

/** The turn with a mark on the answer it gives, so that it can be voted on. Shared decisions are not changed. */
export function withVoting(
  decided: Decided,
  { asked, message, showsHow }: { asked: string; message: string | undefined; showsHow: boolean },
): Decided {
  const { justAnswered: _, ...talk } = decided.talk;
  const { article, intent } = decided.understood;
  const at = decided.replies.findLastIndex(({ sources }) => sources !== undefined);
  const isAnswer = article !== undefined && at >= 0 && intent !== 'tip_off' && !isTipping(talk);
  if (!isAnswer) return decided.talk.justAnswered === undefined ? decided : { ...decided, talk };
  // The talk's own id is the secret; within it a count will do.
  const id = `a${Number(talk.answers?.at(-1)?.id.slice(1) ?? 0) + 1}`;
  const isFirst = (talk.answers ?? []).length === 0;
  const replies = decided.replies.map((reply, index): Reply => {
    if (index !== at) return reply;
    const text = showsHow && isFirst ? `${reply.text}\n${feedbackWords.howTo}` : reply.text;
    return { ...reply, text, feedback: { answer: id } };
  });
  const answer: Rateable = {
    id,
    article,
    // A tapped choice says nothing of how people ask.
    asked: asked.startsWith('article:') ? '' : asked.slice(0, MOST_ASKED),
    ...(message === undefined ? {} : { message }),
  };
  return {
    ...decided,
    replies,
    talk: { ...talk, answers: [...(talk.answers ?? []), answer].slice(-MOST), justAnswered: id },
  };
}

/** Whether the bot had no answer, or sent the question away, outside any errand. */
export function isUnanswered({ understood: { intent }, replies, talk }: Decided): boolean {
  const handsOn = replies.some(({ choices }) => choices?.some(({ value }) => value === 'hand'));
  return handsOn && (intent === 'policy' || intent === 'out_of_scope') && !talk.flow;
}

/** The talk with the vote in it; undefined when there is no such answer. */
export function voted(talk: Talk, id: string, useful: boolean): { talk: Talk; answer: Rateable } | undefined {
  const answer = talk.answers?.find((one) => one.id === id || one.message === id);
  if (!answer) return undefined;
  const answers = talk.answers?.map((one) => (one === answer ? { ...one, useful } : one));
  return { talk: { ...talk, ...(answers ? { answers } : {}) }, answer };
}

/** What is said to a vote in words; a no offers a person. */
export function voteReply(useful: boolean): Reply {
  if (useful) return { text: feedbackWords.thanks };
  return {
    text: feedbackWords.sorry,
    choices: [
      { label: feedbackWords.hand, value: 'hand' },
      { label: feedbackWords.no, value: 'no' },
    ],
  };
}
