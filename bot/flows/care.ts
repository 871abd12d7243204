// What somebody reporting without a name writes must not give him away: warned of, and taken out where he wants it.
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { namesTeller, tellerSigns, tellingWords, withoutTeller } from '../../knowledge/text/teller.ts';
import type { Answers, Choice } from '../flow.ts';
import { reporting as say } from '../phrases/reporting.ts';
import type { TalkAsk, TalkStep } from './context.ts';
import { generalWording } from './general.ts';
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

/** 去掉？去掉啥 chooses nothing. */
const ASKS = /[?？]|啥|什么|哪/;

/** 那就去掉嘛; 不用去; 我自己改. */
function careSaid(text: string): Care | undefined {
  if (text.length > 12) return undefined;
  if (/我(?:自己)?(?:来)?(?:改|重说|换)/.test(text)) return 'edit';
  if (/不(?:用|要|必)?(?:去|删|改)|照(?:原样|写|这样)|就这样(?:写|说|留|记|吧|$)/.test(text)) return 'keep';
  return /去掉|去了|去除|删|拿掉|改成那样|改成这样/.test(text) ? 'remove' : undefined;
}

/** Said in full only where nothing would be left without the words. */
function careText(words: string, isStory: boolean): string {
  const general = isStory && withoutTeller(words) === undefined ? generalWording(words) : undefined;
  return say.care(tellerSigns(normalise(words)), tellingWords(normalise(words)), general);
}

const toldIn = (answers: Answers, step: string) => normalise(String(answers[step] ?? ''));

/** The step, and after it the question what to do when its words give the teller away. */
export function withCare(steps: Record<string, TalkStep>): Record<string, TalkStep> {
  return Object.fromEntries(
    Object.entries(steps).flatMap(([id, step]): [string, TalkStep][] => {
      if (!TOLD_STEPS.includes(id)) return [[id, step]];
      const onward = step.next === null || typeof step.next === 'string' ? [{ to: step.next }] : step.next;
      const care: TalkAsk = {
        confirm: true,
        // Which words they are has to be said; taken out, they are taken out of this reply too.
        ask: (answers) => ({ text: careText(String(answers[id] ?? ''), id === 'what'), choices }),
        hint: say.careHint,
        accept: ({ text }) => {
          if (ASKS.test(text)) return undefined;
          const chosen = parseChoice(text, choices) ?? careSaid(text);
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
