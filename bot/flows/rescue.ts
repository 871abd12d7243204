// Urgent help is filed before anything more is asked. What is answered afterwards is written at once, answer by answer,
// so that nothing is lost of whoever breaks off.
import { categoryOf } from '../../knowledge/casework/sorting/sort.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { detectEmergency } from '../../knowledge/text/emergency.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers, Choice } from '../flow.ts';
import { rescue as say } from '../phrases/rescue.ts';
import type { TalkAsk, TalkContext, TalkFlow } from './context.ts';
import { type PlaceSaid, placeSteps, settledPlace } from './place.ts';
import { contactIn, words } from './report.ts';

/** A guess less sure than this files nothing before it is asked about. */
const SURE_OF_NEED = 0.5;

/** Bare need or danger heard in what somebody asks help for. */
export function isUrgentHelp(text: string): boolean {
  if (detectEmergency(text) !== undefined) return true;
  const { urgent, confidence } = categoryOf(normalise(text), 'help');
  return urgent && confidence >= SURE_OF_NEED;
}

/** What is still missing of a case already filed. */
export interface Completion {
  caseId: string;
  place?: PlaceSaid;
  /** Where they are, in words no place name was found in, and whatever else was told since. */
  told?: string[];
  contact?: string;
}

export const NO_CONTACT = 'none';
const contactChoices: Choice[] = [{ label: say.contactNone, value: NO_CONTACT }];

/** 提交, 就这些: filed it is already, so nothing more is wanted of whoever says so. */
const DONE = /^(?:提交|发送|完成|结束|没(?:有)?(?:别的)?了|(?:就)?这(?:些|样)(?:吧)?|好了|行了)[。.!]?$/;

const steps = placeSteps('contact', false);
const place = steps.place as TalkAsk;

/** 白石镇老粮站后面的出租屋: beside the name there are words by which she is found. */
function saysMore(text: string, { gazetteer }: TalkContext): boolean {
  const rest = gazetteer.find(text).reduce((left, { start, end }) => left - (end - start), text.length);
  return rest >= 5;
}

export const rescue: TalkFlow = {
  id: 'rescue',
  version: 1,
  first: 'case',
  steps: {
    /** Set when the case is filed; never asked. */
    case: { ask: () => ({ text: say.started }), fixed: true, accept: () => undefined, next: 'place' },
    place: {
      ...place,
      ask: (answers, context) => ({ ...place.ask(answers, context), text: say.place }),
      hint: say.placeHint,
      // 老粮站后面 says more to the desk than a place nobody could find.
      accept: (said, answers, context) => {
        const found = place.accept(said, answers, context) as PlaceSaid | undefined;
        const told = words(said.raw) ? { told: said.raw.trim() } : {};
        if (found) return saysMore(said.text, context) ? { ...found, ...told } : found;
        return said.text.length > 3 && words(said.raw) ? { mentioned: [], ...told } : undefined;
      },
    },
    place_which: steps.place_which as TalkAsk,
    contact: {
      ask: () => ({ text: say.contact, choices: contactChoices }),
      hint: say.contactHint,
      accept: ({ text, raw }) => {
        const contact = contactIn(raw);
        if (contact) return contact;
        const said = parseYesNo(text);
        const isDeclined = said === 'no' || said === 'skip' || DONE.test(text);
        return isDeclined || parseChoice(text, contactChoices) ? NO_CONTACT : undefined;
      },
      next: null,
    },
  },
};

/** What is told where a place or a telephone number was asked: kept beside the place, so that the case gets it at once. */
export function withMore(answers: Answers, raw: string): Answers | undefined {
  if (!words(raw)) return undefined;
  const before = answers.place as PlaceTold | undefined;
  const more = [...(before?.more ?? []), raw.trim()];
  return { ...answers, place: { mentioned: [], ...before, more } };
}

/** A number to ring, said at whatever step, is asked for no second time. */
export function withContact(answers: Answers, raw: string): Answers {
  const contact = answers.contact === undefined ? contactIn(raw) : undefined;
  return contact === undefined ? answers : { ...answers, contact };
}

interface PlaceTold extends PlaceSaid {
  /** In words, beside the name. */
  told?: string;
  more?: string[];
}

/** What the answers given so far add to the case; doing it again adds nothing. */
export function completionOf(answers: Answers): Completion | undefined {
  const caseId = answers.case;
  if (typeof caseId !== 'string') return undefined;
  const { told: where, more = [] } = (answers.place ?? {}) as Partial<PlaceTold>;
  const told = [...(where === undefined ? [] : [where]), ...more];
  const settled = settledPlace(answers);
  const { contact } = answers;
  const isCalled = typeof contact === 'string' && contact !== NO_CONTACT;
  if (!settled.township && told.length === 0 && !isCalled) return undefined;
  return {
    caseId,
    ...(settled.township ? { place: settled } : {}),
    ...(told.length === 0 ? {} : { told }),
    ...(isCalled ? { contact } : {}),
  };
}
