// What a resident takes back before it is filed: his story, its category, or the words that give him away.
import { normalise } from '../../knowledge/text/normalise.ts';
import { namesTeller, withoutTeller } from '../../knowledge/text/teller.ts';
import type { Answers } from '../flow.ts';
import { type Care, careStep, TOLD_STEPS } from '../flows/care.ts';
import type { TalkFlow } from '../flows/context.ts';
import type { Edit } from '../flows/editing.ts';
import { generalWording } from '../flows/general.ts';
import { answeredIn, lastWord, QUESTION_STEPS, SKIPPED, type SortedStory, sortedIn } from '../flows/story.ts';
import { reporting as say } from '../phrases/reporting.ts';
import type { Reply } from '../talk.ts';

export interface Rewritten {
  answers: Answers;
  /** Answers off the path that hold again once what is asked now has been answered. */
  rest?: Answers;
  replies: Reply[];
  /** Words were taken back that must not lie in earlier replies either. */
  isForgotten: boolean;
}

/** Steps that stand between a story, or words for a case, and what was told already. */
const isBetween = (at: string | null) =>
  at === 'number' ||
  at === 'code' ||
  at === 'category' ||
  at === 'place' ||
  at === 'place_which' ||
  at?.endsWith(careStep('')) === true;

/** What a story told of later questions waits until those before are answered; its words wait nowhere. */
export function waitingBehind(at: string | null, given: Answers): Answers | undefined {
  if (!isBetween(at)) return undefined;
  return without(given, 'place_which', ...TOLD_STEPS, ...TOLD_STEPS.map(careStep));
}

const without = (answers: Answers, ...ids: string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));

/** The answers after what was taken back; undefined when nothing was. */
export function rewritten(flow: TalkFlow, given: Answers): Rewritten | undefined {
  const careful = TOLD_STEPS.find((step) => ['remove', 'edit'].includes(String(given[careStep(step)])));
  if (careful) return afterCare(given, careful, given[careStep(careful)] as Care);
  const word = lastWord(given);
  if (word === 'edit') return edited(flow, given);
  if (word === 'category') return recategorised(given);
  return undefined;
}

/** 改一改: which of what was told is asked first; that one alone is asked anew. */
function edited(flow: TalkFlow, given: Answers): Rewritten | undefined {
  if (!flow.steps.edit) return retold(flow, given);
  const field = (given.edit as Edit | undefined)?.field;
  if (field === undefined) return undefined;
  const open = withoutLastWord(given);
  if (field === 'what') return retold(flow, open);
  if (field === 'category') return recategorised(open);
  const rest = without(open, field, ...(field === 'place' ? ['place_which'] : []), careStep(field));
  return { answers: rest, rest, replies: [], isForgotten: false };
}

/** The report as if its last word had not been said. */
export function withoutLastWord(given: Answers): Answers {
  const early = ['category', ...QUESTION_STEPS].filter((step) => String(given[step]).startsWith('decide:'));
  return without(given, 'confirm', 'edit', ...early);
}

/** The story is told anew; the rest waits for it and is shown again. */
export function retold(flow: TalkFlow, given: Answers): Rewritten {
  const told = ['what', 'sort', 'category', 'confirm', ...QUESTION_STEPS];
  // Whom a new story accuses is asked again: an old answer could leave it with their own people.
  const rest = without(given, ...told, ...told.map(careStep), 'accused');
  return { answers: rest, rest, replies: [], isForgotten: flow.id === 'tip_off' };
}

/** 改类别: only the category is asked; what was told stays told, and nothing more is asked about it. */
function recategorised(given: Answers): Rewritten {
  const sorted = sortedIn(given) as SortedStory;
  const current = typeof given.category === 'string' ? given.category : sorted.category;
  const others = [sorted.category, ...sorted.others].filter((id) => id !== current);
  const sort: SortedStory = {
    category: current.startsWith('decide:') ? sorted.category : current,
    others: others.slice(0, 3),
    isSure: sorted.isSure,
    isAsked: true,
    settled: answeredIn(given),
  };
  const answers = { ...without(withoutLastWord(given), 'category'), sort };
  return { answers, rest: answers, replies: [], isForgotten: false };
}

/** What is left of the words when everything that tells who wrote them is gone. */
function cleaned(words: string): string | undefined {
  const left = withoutTeller(words);
  // Signs are heard in simplified characters; what hides in others is taken out of the simplified text.
  return left !== undefined && namesTeller(normalise(left)) ? withoutTeller(normalise(words)) : left;
}

function afterCare(given: Answers, step: string, care: Care): Rewritten {
  const rest = without(given, step, careStep(step));
  const again = (text: string): Rewritten => ({
    answers: rest,
    ...(step === 'what' ? { rest } : {}),
    replies: [{ text }],
    isForgotten: true,
  });
  if (care === 'edit') return again(say.rewrite);
  const words = String(given[step]);
  const left = cleaned(words) ?? (step === 'what' ? generalWording(words) : undefined);
  if (left !== undefined) {
    return { answers: { ...rest, [step]: left }, replies: [{ text: say.removed(left) }], isForgotten: true };
  }
  if (step === 'what') return again(say.nothingLeft);
  return {
    answers: { ...rest, [step]: SKIPPED },
    replies: [{ text: say.nothingLeftAnswer }],
    isForgotten: true,
  };
}
