// Flows that end in a case: complaint, help, suggestion, question. The tip-off has its own file.
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import type { Answers, Choice } from '../flow.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { TalkAsk, TalkContext, TalkFlow, TalkStep } from './context.ts';
import { placeName, placeSteps, settledPlace } from './place.ts';

/** Kept as the reporter wrote it; marks and pictures alone tell nothing. */
export const words = (raw: string) =>
  (raw.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2 ? raw.trim() : undefined;

/** The story, asked once; a second telling after 改一改 replaces the first. */
export function storyStep(text: string, next: TalkStep['next']): TalkAsk {
  return { ask: () => ({ text }), free: true, accept: ({ raw }) => words(raw), next };
}

const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/;

/** Name and telephone as given, when there is a number in it. */
export function contactIn(raw: string): string | undefined {
  return PHONE.test(raw.normalize('NFKC').replace(/(\d)[\s-]+(?=\d)/g, '$1'))
    ? raw.trim().slice(0, 200)
    : undefined;
}

const confirmChoices: Choice[] = [
  { label: zh.complaint.submit, value: 'submit' },
  { label: zh.complaint.edit, value: 'edit' },
  { label: zh.complaint.quit, value: 'quit' },
];

/** The last word before anything is filed; never prefilled. */
export function confirmStep(summary: (answers: Answers, context: TalkContext) => string): TalkAsk {
  return {
    confirm: true,
    ask: (answers, context) => ({
      text: zh.complaint.confirm(summary(answers, context)),
      choices: confirmChoices,
    }),
    hint: zh.complaint.confirmHint,
    accept: ({ text }) => {
      const chosen = parseChoice(text, confirmChoices);
      if (chosen) return chosen;
      const said = parseYesNo(text);
      return said === 'yes' ? 'submit' : said === 'no' ? 'edit' : undefined;
    },
    next: null,
  };
}

/** Long stories are shown shortened in a summary; the whole is filed. */
export const shortened = (text: unknown, most = 120) => {
  const whole = String(text ?? '');
  if (whole.length <= most) return whole;
  // Never half of a character: an emoji is two units long.
  return `${whole.slice(0, most).replace(/\p{Cs}$/u, '')}……`;
};

const summary = (answers: Answers, context: TalkContext) =>
  [
    `${zh.tipOff.summary.what}：${shortened(answers.what)}`,
    'place' in answers && `${zh.tipOff.summary.place}：${placeName(context, settledPlace(answers))}`,
  ]
    .filter(Boolean)
    .join('\n');

export const complaint: TalkFlow = {
  id: 'complaint',
  version: 1,
  first: 'what',
  steps: {
    what: storyStep(zh.complaint.what, 'place'),
    ...placeSteps('confirm', false),
    confirm: confirmStep(summary),
  },
};

const noContact = 'none';
const contactChoices: Choice[] = [{ label: zh.aid.contactNone, value: noContact }];

export const help: TalkFlow = {
  id: 'help',
  version: 1,
  first: 'what',
  steps: {
    what: storyStep(zh.aid.what, 'place'),
    ...placeSteps('contact', false),
    contact: {
      ask: () => ({ text: zh.aid.contact, choices: contactChoices }),
      hint: zh.aid.contactHint,
      accept: ({ text, raw }) => {
        const contact = contactIn(raw);
        if (contact) return contact;
        const refused = parseYesNo(text) === 'no' || parseYesNo(text) === 'skip';
        return refused || parseChoice(text, contactChoices) ? noContact : undefined;
      },
      next: 'confirm',
    },
    confirm: confirmStep(summary),
  },
};

export const suggestion: TalkFlow = {
  id: 'suggestion',
  version: 1,
  first: 'what',
  steps: { what: storyStep(zh.suggestion.what, 'confirm'), confirm: confirmStep(summary) },
};

export const question: TalkFlow = {
  id: 'question',
  version: 1,
  first: 'what',
  steps: { what: storyStep(zh.question.what, 'confirm'), confirm: confirmStep(summary) },
};

/** The contact a finished flow left, if any. */
export function contactOf(answers: Answers): string | undefined {
  const contact = answers.contact;
  return typeof contact === 'string' && contact !== noContact ? contact : undefined;
}
