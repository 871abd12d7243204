// 改一改: one thing that was told is put right, and the rest stays as it is.
import type { CaseKind } from '../../knowledge/casework/types.ts';
import { parseChoice } from '../../knowledge/text/answers.ts';
import type { Answers, Choice } from '../flow.ts';
import { inReport as say } from '../phrases/in-report.ts';
import type { TalkAsk } from './context.ts';
import { questionStep, questionsFor, toldSteps } from './story.ts';

/** The step whose answer is to be given anew. */
export interface Edit {
  field: string;
}

const { fields } = say;

/** What can be put right of a report, by the step that asks for it. */
export function editable(kind: CaseKind, answers: Answers): Choice[] {
  const told = toldSteps(answers);
  const asked = questionsFor(kind, answers)
    .map(({ id, label }) => ({ label, value: questionStep(id) }))
    .filter(({ value }) => told.includes(value));
  const own = (['place', 'accused', 'category', 'contact'] as const)
    .filter((step) => step in answers || (step === 'category' && 'sort' in answers))
    // The telephone of a tip-off is given after the last word.
    .filter((step) => step !== 'contact' || kind !== 'tip_off')
    .map((step) => ({ label: fields[step], value: step }));
  return [{ label: fields.what, value: 'what' }, ...own, ...asked];
}

/** Asked after 改一改; what is said there in so many words is put right by itself (bot/decide/in-report.ts). */
export const editStep = (kind: CaseKind): TalkAsk => ({
  confirm: true,
  ask: (answers) => ({ text: say.editWhich, choices: editable(kind, answers) }),
  hint: say.editHint,
  accept: ({ text }, answers) => {
    const field = text.length <= 10 ? parseChoice(text, editable(kind, answers)) : undefined;
    return field === undefined ? undefined : ({ field } satisfies Edit);
  },
  next: null,
});
