// 别让他认出俺, 把说到我的都去掉: all that was told of a tip-off is gone over for what its teller says of himself, before anything
// is filed.
import { type Clause, joined } from '../../knowledge/casework/clauses.ts';
import { withoutSelf } from '../../knowledge/text/teller.ts';
import type { Answers } from '../flow.ts';
import { careStep } from '../flows/care.ts';
import { SKIPPED, toldSteps } from '../flows/story.ts';
import { reporting as say } from '../phrases/reporting.ts';

/** A wish, not a fear: 怕他认出我 is answered where it is feared. */
const HIDES =
  /(?<!怕|担心)(?:别|莫|不要|勿|免得|省得|可不能|不能|千万别)(?:再)?(?:让|叫|给|被|使)[^,，。]{0,8}(?:认|猜|看|查)(?:出|得出|到)(?:来)?[^,，。]{0,3}(?:我|俺|咱|是谁)|(?:说到|提到|关于|有关|露出?|指向)(?:我|俺|咱)(?:家|自己|们)*(?:的)?[^,，。]{0,6}(?:去掉|删|不要|拿掉|划掉)|(?:去掉|删掉?|拿掉|划掉)[^,，。]{0,4}(?:说到|提到|关于|有关|露出?)(?:我|俺|咱)|(?:看|猜|认)(?:得)?出(?:是)?(?:我|俺|咱)[^,，。]{0,6}(?:去掉|删|不要|拿掉|划掉)/;

export interface Hidden {
  answers: Answers;
  said: string;
  /** What else the message says. */
  rest: string;
  isChanged: boolean;
}

/** Undefined where nothing of the kind is asked, or nothing was told yet. */
export function hidden(answers: Answers, clauses: readonly Clause[]): Hidden | undefined {
  const { what } = answers;
  if (typeof what !== 'string' || !clauses.some(({ text }) => HIDES.test(text))) return undefined;
  const rest = joined(clauses.filter(({ text }) => !HIDES.test(text)));
  const lines = what.split('\n').map((line) => withoutSelf(line));
  const left = lines.filter((line) => line !== undefined).join('\n');
  const told = toldSteps(answers).map(
    (step) => [step, withoutSelf(String(answers[step])) ?? SKIPPED] as const,
  );
  const cut = told.filter(([step, words]) => words !== answers[step] && shortOf(answers[step], words));
  if (left === what && cut.length === 0) return { answers, said: say.nothingOfYou, rest, isChanged: false };
  // Nothing would be left: he is asked to tell it otherwise, by the words that are there for it.
  if (left === '') return { answers, said: say.allOfYou, rest, isChanged: false };
  const { [careStep('what')]: _, ...open } = answers;
  return {
    answers: { ...open, what: left, ...Object.fromEntries(cut) },
    said: say.removed(left),
    rest,
    isChanged: true,
  };
}

/** 听说 is how it is known and names nobody, however little is left of it. */
const shortOf = (before: unknown, after: string): boolean =>
  after !== SKIPPED || /[我俺咱]/.test(String(before));
