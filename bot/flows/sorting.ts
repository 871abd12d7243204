// Which category a report belongs to: sorted by the bot, asked about when it is not sure, put right in one tap.
import { findCategory, listCategories, otherCategory } from '../../knowledge/casework/categories.ts';
import { heardIn, saidOf } from '../../knowledge/casework/sorting/features.ts';
import { categoryNamed, categorySaid } from '../../knowledge/casework/sorting/said.ts';
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

/** Sorts a story; kept as an answer, so that it is thought once. @param isOfOffice it is known to be about somebody in office */
export function sortStory(kind: CaseKind, story: string, isOfOffice = false): SortedStory {
  const text = normalise(story);
  // What is told besides (那个男的戴眼镜) makes nothing less sure.
  const lines = text.includes('\n') ? [text, ...text.split('\n')] : [text];
  const sorted = lines.map((line) => likelyCategories(line, kind));
  const likely = sorted.reduce((a, b) => ((b[0]?.confidence ?? 0) > (a[0]?.confidence ?? 0) ? b : a));
  const { category, confidence } = bestOf(likely, kind);
  const named = categoryNamed(text, kind);
  const other = otherCategory(kind);
  const others = likely.map((each) => each.category).filter((id) => id !== category && id !== other);
  const made = { category, others: others.slice(0, OFFERED), isSure: confidence >= SURE_OF_CATEGORY };
  if (isOfOffice && findCategory(category)?.household) return ofOffice(made, others, text);
  if (!made.isSure && confidence >= LIKELY && saysMost(text, kind) === category)
    return { ...made, isSure: true };
  const isNamed = !made.isSure && named !== undefined && named !== other;
  return isNamed ? { category: named, others: made.others.filter((id) => id !== named), isSure: true } : made;
}

/** So likely a category is sure when its telling words are said, and no other's as much. */
const LIKELY = 0.35;

function saysMost(text: string, kind: CaseKind): string | undefined {
  const heard = heardIn(text);
  const [first, second] = listCategories(kind)
    .map((each) => ({ id: each.id, said: saidOf(heard, each) }))
    .sort((a, b) => b.said - a.said);
  return first && first.said > (second?.said ?? 0) ? first.id : undefined;
}

const FAVOURS = 'favouritism';

/** Kin of somebody in office who draw aid are favoured by him, whatever they own. */
function ofOffice(made: SortedStory, others: readonly string[], text: string): SortedStory {
  const office = others.filter((id) => findCategory(id)?.household === false);
  const favours = findCategory(FAVOURS);
  const isKin = favours !== undefined && saidOf(heardIn(text), favours) > 0;
  const category = isKin ? FAVOURS : (office[0] ?? made.category);
  const rest = [...office, made.category].filter((id) => id !== category);
  return { category, others: rest.slice(0, OFFERED), isSure: isKin };
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
      const named = parseYesNo(text) === undefined ? categorySaid(text, kind) : undefined;
      if (named) return named;
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
