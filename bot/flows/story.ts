// What a report's flow has gathered: the story, its category, the answers to the category's questions, the last word.
import {
  type Category,
  findCategory,
  listCategories,
  QUESTION_IDS,
  type Question,
  type QuestionId,
} from '../../knowledge/casework/categories.ts';
import { composeTold, type ToldAnswer } from '../../knowledge/casework/told.ts';
import { isToldAlready } from '../../knowledge/casework/told-already.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import type { Answers } from '../flow.ts';
import { filing } from '../phrases/filing.ts';
import type { TalkStep } from './context.ts';

/** How the bot sorted the story; kept in the talk so that a question never changes its mind. */
export interface SortedStory {
  category: string;
  others: string[];
  isSure: boolean;
  /** 改类别: the question is asked whatever was thought. */
  isAsked?: true;
  /** Questions not to be asked again after 改类别. */
  settled?: QuestionId[];
}

export const SKIPPED = 'skip';
export const NOTHING_MORE = 'none';
/** In front of a last word given before the last question. */
const DECIDED = 'decide:';

export type LastWord = 'submit' | 'anonymous' | 'real' | 'edit' | 'category' | 'quit';

export const decided = (word: LastWord) => `${DECIDED}${word}`;
export const questionStep = (id: QuestionId) => `q_${id}`;
export const QUESTION_STEPS: readonly string[] = QUESTION_IDS.map(questionStep);

export const sortedIn = (answers: Answers) => answers.sort as SortedStory | undefined;

/** Where a last word may stand: at the end, or at any question before it. */
const LAST_WORD_STEPS = ['category', ...QUESTION_STEPS, 'confirm'];

/** What the resident decided; undefined while he has not. */
export function lastWord(answers: Answers): LastWord | undefined {
  if (typeof answers.confirm === 'string') return answers.confirm as LastWord;
  const early = LAST_WORD_STEPS.map((step) => answers[step]).find(
    (value) => typeof value === 'string' && value.startsWith(DECIDED),
  );
  return early === undefined ? undefined : (String(early).slice(DECIDED.length) as LastWord);
}

type Ways = Exclude<TalkStep['next'], null | string>;

/** Where a last word leads, in front of the ways of any step it may be said at. */
export function lastWordWays(kind: CaseKind): Ways {
  const end: Ways = [
    { to: 'edit', when: (answers) => lastWord(answers) === 'edit' },
    { to: null, when: (answers) => lastWord(answers) !== undefined },
  ];
  if (kind !== 'tip_off') return end;
  return [{ to: 'contact', when: (answers) => lastWord(answers) === 'real' }, ...end];
}

/** 就这样交: no more questions, on to handing it in. */
export const ENOUGH =
  /^(?:没有?(?:别的|其他|更多)?(?:的)?了|没得了|冇了|别的(?:就)?没有了?|就(?:是)?(?:这些|这样|这么多)(?:交|了|吧)*|不说了|说完了|讲完了)$/;

/** The category chosen, or else the one it was sorted into. */
export function categoryIn(answers: Answers): Category | undefined {
  const { category } = answers;
  const chosen = typeof category === 'string' && !category.startsWith(DECIDED) ? category : undefined;
  return findCategory(chosen ?? sortedIn(answers)?.category ?? '');
}

const isAnswer = (value: unknown): value is string =>
  typeof value === 'string' && value !== SKIPPED && value !== NOTHING_MORE && !value.startsWith(DECIDED);

/** Most questions beyond the essential ones; asked for more, people give up. */
const MOST = { tip_off: 4, other: 3 };
/** Left out first where there are too many: the case can be looked into without. */
const LEAST_NEEDED: readonly QuestionId[] = ['benefit', 'said', 'who'];

/** What the category still wants to know, in order. */
export function questionsFor(kind: CaseKind, answers: Answers): Question[] {
  const settled = sortedIn(answers)?.settled;
  if (settled) return settled.map((id) => questionOf(kind, id, answers)).filter((each) => each !== undefined);
  const wanted = (categoryIn(answers)?.questions ?? []).filter(
    ({ id }) => !isToldAlready(id, String(answers.what ?? '')) && !(id === 'where' && 'place' in answers),
  );
  const most = kind === 'tip_off' ? MOST.tip_off : MOST.other;
  for (const id of LEAST_NEEDED) {
    const at = wanted.findIndex((each) => each.id === id);
    if (wanted.length > most && at >= 0) wanted.splice(at, 1);
  }
  return wanted.slice(0, most);
}

/** A question as the category words it, or as any of its kind does. */
function questionOf(kind: CaseKind, id: QuestionId, answers: Answers): Question | undefined {
  const own = categoryIn(answers)?.questions ?? [];
  const others = listCategories(kind).flatMap(({ questions }) => questions);
  return [...own, ...others].find((each) => each.id === id);
}

/** Answers that say by themselves which question they belong to. */
const PLAIN: readonly QuestionId[] = ['since', 'how_known'];

/** The questions answered, as they are called on the case. */
export function toldAnswers(kind: CaseKind, answers: Answers): ToldAnswer[] {
  const labels = new Map((categoryIn(answers)?.questions ?? []).map(({ id, label }) => [id, label]));
  return questionsFor(kind, answers).flatMap(({ id, label }) => {
    const text = answers[questionStep(id)];
    if (!isAnswer(text)) return [];
    // 有三四年了 is when, whatever was asked.
    const meant = isToldAlready(id, text)
      ? undefined
      : PLAIN.find((other) => isToldAlready(other, text) && !isAnswer(answers[questionStep(other)]));
    return [{ label: (meant && text.length <= 16 && labels.get(meant)) || label, text }];
  });
}

/** Steps of the questions that got an answer. */
export const toldSteps = (answers: Answers): string[] =>
  QUESTION_STEPS.filter((step) => isAnswer(answers[step]));

/** Ids of the questions that got an answer. */
export const answeredIn = (answers: Answers): QuestionId[] =>
  QUESTION_IDS.filter((id) => isAnswer(answers[questionStep(id)]));

/** Everything told, as it is filed. */
export const wholeStory = (kind: CaseKind, answers: Answers): string =>
  composeTold(storyTold(answers), toldAnswers(kind, answers));

/** The story, and that it was told before under a number that is lost. */
export const storyTold = ({ what, again }: Answers): string =>
  [what, again === true ? filing.toldBefore : undefined].filter(Boolean).join('\n');
