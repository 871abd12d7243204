// What somebody reporting without a name writes must not give him away: warned of, and taken out where he wants it.
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { namesTeller, tellerSigns } from '../../knowledge/text/teller.ts';
import type { Answers, Choice } from '../flow.ts';
import { reporting as say } from '../phrases/reporting.ts';
import type { TalkAsk, TalkStep } from './context.ts';
import { QUESTION_STEPS } from './story.ts';

/** Steps of a tip-off that hold the teller's own words. */
export const TOLD_STEPS: readonly string[] = ['what', ...QUESTION_STEPS];

export const careStep = (step: string) => `${step}_care`;

export type Care = 'remove' | 'keep' | 'edit';

/** Whoever says that he reports by name is not told to hide. */
const GIVES_NAME = /(?<!不|别|没)实名(?:举报|反映|检举)/;

const choices: Choice[] = [
  { label: say.careChoices.remove, value: 'remove' },
  { label: say.careChoices.keep, value: 'keep' },
  { label: say.careChoices.edit, value: 'edit' },
];

const toldIn = (answers: Answers, step: string) => normalise(String(answers[step] ?? ''));

/** The step, and after it the question what to do when its words give the teller away. */
export function withCare(steps: Record<string, TalkStep>): Record<string, TalkStep> {
  return Object.fromEntries(
    Object.entries(steps).flatMap(([id, step]): [string, TalkStep][] => {
      if (!TOLD_STEPS.includes(id)) return [[id, step]];
      const onward = step.next === null || typeof step.next === 'string' ? [{ to: step.next }] : step.next;
      const care: TalkAsk = {
        confirm: true,
        // Names the kind only: what was said must not be said again, for replies are kept against resends.
        ask: (answers) => ({ text: say.care(tellerSigns(toldIn(answers, id))), choices }),
        hint: say.careHint,
        accept: ({ text }) => {
          const chosen = parseChoice(text, choices);
          if (chosen) return chosen;
          const said = parseYesNo(text);
          return said === 'yes' ? 'remove' : said === 'no' ? 'keep' : undefined;
        },
        next: onward,
      };
      const gives = (answers: Answers) =>
        !GIVES_NAME.test(toldIn(answers, 'what')) && namesTeller(toldIn(answers, id));
      return [
        [id, { ...step, next: [{ to: careStep(id), when: gives }, ...onward] }],
        [careStep(id), care],
      ];
    }),
  );
}
