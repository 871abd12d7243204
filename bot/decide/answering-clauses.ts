// Which clauses of a message answer the question that was asked, and which tell something besides it.

import { QUESTION_IDS, type QuestionId } from '../../knowledge/casework/categories.ts';
import type { Clause } from '../../knowledge/casework/clauses.ts';
import { isToldAlready } from '../../knowledge/casework/told-already.ts';
import { parseYesNo } from '../../knowledge/text/answers.ts';
import { detectEmergency } from '../../knowledge/text/emergency.ts';
import type { TalkContext } from '../flows/context.ts';
import { isOnlyPlace, placeIn } from '../flows/place.ts';
import { questionStep } from '../flows/story.ts';
import { isQuestion } from './words.ts';

export interface Sorted {
  answer: readonly Clause[];
  story: readonly Clause[];
}

/** So long a clause tells something, whatever was asked. */
const TELLS = 5;
/** A surname, an office: 支书姓刘. */
const TELLS_WHO = 3;

/** @param at the step that asks @param names whether the words name a category, or are a last word */
export function sortedFor(
  at: string,
  clauses: readonly Clause[],
  context: TalkContext,
  names: (text: string) => boolean,
): Sorted {
  if (at === 'place' || at === 'place_which') return ofPlace(clauses, context);
  if (at === 'accused')
    return {
      answer: clauses,
      story: clauses.filter(({ text }) => text.length >= TELLS_WHO && !parseYesNo(text)),
    };
  // What is told instead of choosing is told.
  if (at === 'category')
    return apart(clauses, ({ text }) => text.length < TELLS || isQuestion(text) || names(text));
  if (at === 'confirm')
    return apart(
      clauses,
      ({ text }) => text.length < TELLS_WHO || names(text) || NO_MORE.test(text) || isQuestion(text),
    );
  const id = QUESTION_IDS.find((each) => questionStep(each) === at);
  return id === undefined
    ? { answer: clauses, story: [] }
    : apart(clauses, (clause) => isAnswer(id, clause, clauses, context));
}

const apart = (clauses: readonly Clause[], isAnswer: (clause: Clause) => boolean): Sorted => ({
  answer: clauses.filter(isAnswer),
  story: clauses.filter((clause) => !isAnswer(clause)),
});

/** A place in the middle of what is told answers and tells. */
function ofPlace(clauses: readonly Clause[], context: TalkContext): Sorted {
  const isPlace = ({ text }: Clause) => placeIn(text, context, false) !== undefined;
  if (!clauses.some(isPlace)) {
    // 说不清 就是大桥: it stays open, and what is told of it is kept.
    const isOpen = clauses.some(({ text }) => parseYesNo(text) === 'unknown');
    const told = clauses.filter(
      ({ text }) => text.length >= TELLS_WHO && !parseYesNo(text) && !isQuestion(text),
    );
    return { answer: clauses, story: isOpen ? told : [] };
  }
  const tells = (clause: Clause) =>
    isPlace(clause)
      ? !isOnlyPlace(clause.text, context) && saysMore(clause.text, context)
      : clause.text.length >= TELLS_WHO;
  return {
    answer: clauses.filter(isPlace),
    story: clauses.filter((clause) => tells(clause) && !parseYesNo(clause.text)),
  };
}

/** Beside the names of places: 龙溪乡那个窗口. */
const saysMore = (text: string, { gazetteer }: TalkContext): boolean =>
  gazetteer.find(text).reduce((left, { start, end }) => left - (end - start), text.length) >= TELLS_WHO;

/** Questions a word or two answer, and known by those words. */
const IN_A_WORD: readonly QuestionId[] = ['since', 'benefit', 'how_known'];
const OTHERS: readonly QuestionId[] = ['who', 'since', 'how_known', 'proof'];
/** 公示没有, 没有了, said where all was told over. */
const NO_MORE = /^.{0,2}(?:没|冇|无|莫)(?:有|得)?.{0,3}$|^不/;
const TELLS_SUM = /[万千百块元钱]/;
/** What somebody draws is the matter, and neither a day nor a name. */
const MATTER = /低保|补贴|津贴|五保|特困|救助|[领吃拿]|开着|有车|有房/;
const A_MATTER = 8;

function isAnswer(id: QuestionId, { text }: Clause, all: readonly Clause[], context: TalkContext): boolean {
  // 饭都吃不上了 is no proof of anything.
  if (id !== 'said' && detectEmergency(text, 'answer') !== undefined) return false;
  if (IN_A_WORD.includes(id)) {
    if (isToldAlready(id, text)) return true;
    // 书记 answers who, whatever was asked.
    if (OTHERS.some((other) => isToldAlready(other, text))) return false;
    const isTold = all.some((other) => isToldAlready(id, other.text));
    // 三万多, beside 九月份, is no day.
    if (TELLS_SUM.test(text) && id !== 'benefit') return text.length < TELLS && !isTold;
    if (text.length < TELLS) return true;
    return !isTold && !(text.length >= A_MATTER && MATTER.test(text));
  }
  if (text.length < TELLS) return true;
  if (id === 'who') return all.length === 1 || !MATTER.test(text);
  if (id === 'where')
    return (
      placeIn(text, context, false) !== undefined || parseYesNo(text) !== undefined || /全县|都/.test(text)
    );
  return true;
}
