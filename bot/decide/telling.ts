// What is told beside the answer to a question: it belongs to the story, wherever in the talk it is said.
import { namesCareHome } from '../../knowledge/casework/care-home.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { namesTeller } from '../../knowledge/text/teller.ts';
import type { Answers } from '../flow.ts';
import { accusedIn } from '../flows/accused.ts';
import { careStep } from '../flows/care.ts';
import type { TalkContext } from '../flows/context.ts';

/** The answers with the words put to the story; what gives a teller away in them is asked about as in a first telling. */
export function toldBesides(kind: CaseKind, answers: Answers, words: string): Answers {
  const { [careStep('what')]: care, ...rest } = answers;
  const isCareful = kind === 'tip_off' && namesTeller(normalise(words));
  const what = [answers.what, words.trim()].filter(Boolean).join('\n');
  return { ...rest, what, ...(care !== undefined && !isCareful ? { [careStep('what')]: care } : {}) };
}

/** So sure whom a report is about is not asked. */
const SURE = 0.7;

/** 支书姓刘, said where the place was asked, says whom it is about. */
export function withAccused(kind: CaseKind, answers: Answers, context: TalkContext): Answers {
  if (kind !== 'tip_off' || 'accused' in answers) return answers;
  // Who runs a home for the old is found out by the county; nobody is asked whether its staff are a household.
  const isOfHome = namesCareHome(normalise(String(answers.what)));
  const { type, confidence } = accusedIn(String(answers.what), context);
  if (isOfHome && !['village_cadre', 'township', 'county'].includes(type))
    return { ...answers, accused: 'unclear' };
  return type === 'none' || confidence < SURE ? answers : { ...answers, accused: type };
}
