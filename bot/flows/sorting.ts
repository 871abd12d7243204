// Which category a report belongs to: sorted by the bot, asked about when it is not sure, put right in one tap.
import { findCategory, otherCategory } from '../../knowledge/casework/categories.ts';
import { bestOf, likelyCategories, SURE_OF_CATEGORY } from '../../knowledge/casework/sorting/sort.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers, Choice } from '../flow.ts';
import { reporting as say } from '../phrases/reporting.ts';
import type { TalkAsk, TalkStep } from './context.ts';
import { decided, ENOUGH, type LastWord, lastWordWays, type SortedStory, sortedIn } from './story.ts';

/** How many are offered beside the drawer for everything else. */
const OFFERED = 3;

/** Sorts a story; kept as an answer, so that it is thought once. */
export function sortStory(kind: CaseKind, story: string): SortedStory {
  const likely = likelyCategories(normalise(story), kind);
  const { category, confidence } = bestOf(likely, kind);
  const others = likely
    .map((sorted) => sorted.category)
    .filter((id) => id !== category && id !== otherCategory(kind));
  return { category, others: others.slice(0, OFFERED), isSure: confidence >= SURE_OF_CATEGORY };
}

/** The sorted one first, unless it is what has to be put right. */
function choicesOf(kind: CaseKind, answers: Answers): Choice[] {
  const sorted = sortedIn(answers);
  const other = otherCategory(kind);
  const first = sorted && !sorted.isAsked && sorted.category !== other ? [sorted.category] : [];
  const ids = [...new Set([...first, ...(sorted?.others ?? []), other])];
  return ids.flatMap((id) => {
    const found = findCategory(id);
    return found ? [{ label: found.label, value: id }] : [];
  });
}

interface Sorting {
  kind: CaseKind;
  /** Whether an unsure guess is asked about before the rest. */
  asksUnsure: boolean;
  lastWordIn: (text: string) => LastWord | undefined;
  next: Exclude<TalkStep['next'], null | string>;
}

/** Two steps: the bot's own guess, and the question about it. */
export function sortingSteps({ kind, asksUnsure, lastWordIn, next }: Sorting): Record<string, TalkStep> {
  const category: TalkAsk = {
    confirm: true,
    ask: (answers) => ({
      text: sortedIn(answers)?.isAsked ? say.whichOther : say.which,
      choices: choicesOf(kind, answers),
    }),
    hint: say.whichHint,
    accept: ({ text }, answers) => {
      const chosen = parseChoice(text, choicesOf(kind, answers));
      if (chosen) return chosen;
      const word = lastWordIn(text);
      if (word && word !== 'category') return decided(word);
      const said = parseYesNo(text);
      const leftOpen = said === 'unknown' || said === 'skip' || said === 'no' || ENOUGH.test(text);
      return leftOpen ? sortedIn(answers)?.category : undefined;
    },
    next: [...lastWordWays(kind), ...next],
  };
  const isOpen = (answers: Answers) => {
    const sorted = sortedIn(answers);
    return sorted?.isAsked === true || (asksUnsure && sorted?.isSure === false);
  };
  return { sort: { run: `sort:${kind}`, next: [{ to: 'category', when: isOpen }, ...next] }, category };
}
