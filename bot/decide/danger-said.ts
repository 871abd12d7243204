// The replies after danger: with help in one tap, or with the door left open.
import type { Acts } from '../../knowledge/text/danger/acts.ts';
import { bareNumbers } from '../hotlines.ts';
import { type Aftermath, afterDanger as say } from '../phrases/after-danger.ts';
import type { DangerTold, Talk } from '../talk.ts';
import { NOT_HERS, told } from './danger-told.ts';
import { type Decided, type Message, reply } from './message.ts';

/** A message after danger, and what its clauses do. */
export interface After extends Acts {
  message: Message;
  before: Talk;
  talk: Talk;
  danger: DangerTold;
  of: Aftermath;
}

const COMFORT: Record<Aftermath, readonly string[]> = {
  despair: ['psychological'],
  violence: ['police', 'women'],
  blows: ['police'],
  home: ['police'],
  hurt_child: ['police', 'youth'],
  fire: ['gov', 'police'],
  medical: ['ambulance', 'police'],
  missing: ['police'],
  child: ['police', 'youth'],
  need: ['assistance', 'gov', 'police'],
  hospital: ['assistance', 'gov'],
};

/** The numbers to keep, without their names, which were said; the line for women only where it was one of them. */
export function numbersIn({ message, of, danger }: After): string {
  const ids = COMFORT[of].filter((id) => id !== 'women' || !danger.said.includes(NOT_HERS));
  return bareNumbers(message.office.county, ids);
}

/** A reply that offers help in one tap, the story told so far kept for it. */
export function offering({ message, before, talk, danger }: After, key: string, text: string): Decided {
  const { choices } = say;
  const isVisit = danger.kind === 'despair' && (key === 'eased' || key === 'lonely');
  const next = told(talk, danger.kind, key, message.context.today, message.said.raw);
  const story = [before.unanswered, message.said.raw].filter(Boolean).join('\n').slice(0, 1000);
  return reply({ ...next, unanswered: story }, 'emergency', [
    {
      text,
      choices: [
        { label: isVisit ? choices.visit : choices.report, value: 'go:help' },
        { label: choices.no, value: 'no' },
      ],
    },
  ]);
}

export function closing({ message, talk, danger }: After, key: string, text: string): Decided {
  const choices = [{ label: say.choices.help, value: 'go:help' }];
  return reply(told(talk, danger.kind, key, message.context.today), 'flow_answer', [{ text, choices }]);
}
