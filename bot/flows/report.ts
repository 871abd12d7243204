// Flows that end in a case: complaint, help, suggestion, question. The tip-off has its own file.
import type { CaseKind } from '../../knowledge/casework/types.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import type { Answers, Choice } from '../flow.ts';
import { filing } from '../phrases/filing.ts';
import { reporting as say } from '../phrases/reporting.ts';
import { zh } from '../phrases/zh-CN.ts';
import { unitName } from '../reports.ts';
import { coachingSteps, onward } from './coaching.ts';
import type { TalkAsk, TalkContext, TalkFlow, TalkStep } from './context.ts';
import { editStep } from './editing.ts';
import { gathered, NOTES } from './gathered.ts';
import { placeName, placeSteps, settledPlace } from './place.ts';
import { sortingSteps } from './sorting.ts';
import {
  categoryIn,
  type LastWord,
  lastWordWays,
  SKIPPED,
  storyTold,
  toldAnswers,
  wholeStory,
} from './story.ts';
import { routed } from './whither.ts';

/** Kept as the reporter wrote it; marks and pictures alone tell nothing. */
export const words = (raw: string) =>
  (raw.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2 ? raw.trim() : undefined;

/** The story, asked once; a second telling after 改一改 replaces the first. */
export function storyStep(text: string, next: TalkStep['next']): TalkAsk {
  return { ask: () => ({ text }), free: true, accept: ({ raw }) => words(raw), next };
}

const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/;

/** 一三八零零零零一二三四, as a transcript of speech writes it. */
const SPOKEN = '零一二三四五六七八九';
const inDigits = (text: string): string =>
  text.replace(/[零〇一二三四五六七八九幺]{7,}/g, (run) =>
    [...run.replaceAll('〇', '零').replaceAll('幺', '一')].map((one) => SPOKEN.indexOf(one)).join(''),
  );

/** Name and telephone as given, when there is a number in it. */
export function contactIn(raw: string): string | undefined {
  return PHONE.test(inDigits(raw.normalize('NFKC')).replace(/(\d)[\s-]+(?=\d)/g, '$1'))
    ? raw.trim().slice(0, 200)
    : undefined;
}

const confirmChoices: Choice[] = [
  { label: zh.complaint.submit, value: 'submit' },
  { label: zh.complaint.edit, value: 'edit' },
  { label: say.recategorise, value: 'category' },
  { label: zh.complaint.quit, value: 'quit' },
];
const plainChoices = confirmChoices.filter(({ value }) => value !== 'category');
/** What may be said to a question before the last word: the last word itself, or nothing. */
const coachingChoices = (choices: readonly Choice[]): Choice[] => [
  ...choices.slice(0, 1),
  { label: say.skip, value: SKIPPED },
  ...choices.slice(1),
];

const SUBMITS =
  /^(?:那|就|好|行|嗯|请|你|都|可以|对|没错|先|我)*(?:这样|这么|这些|按这个)?(?:帮我|给我|替我)?(?:提交|交|上交|报|送|递|确认|确定|可以交|没错)(?:提交)?(?:上去|给你们|吧|了|嘛|算了|咯|啊|哈)*$/;
const NOTHING = /^(?:都)?(?:没|冇|无|莫)(?:有|得)?[^,，。]{0,5}$/;

const LAST_WORDS: readonly [LastWord, RegExp][] = [
  ['quit', /^(?:先|还|我)*不(?:提交|交|报)/],
  ['submit', SUBMITS],
  ['category', /^(?:改|换)(?:一下|个)?类别$|^类别(?:不对|错了)$/],
  ['edit', /^(?:改一改|改一下|修改|要改|不对|错了|记错了|不是这样)/],
  ['quit', /^(?:不报了|不交了|不投诉了|算了吧?|不提了)$/],
];

/** 没有照片，交 / 没有那些 交了算了: nothing more to say, and the last word. */
function handsInAfterNothing(text: string): boolean {
  const clauses = text.split(/[,，。;；\s]+/).filter((clause) => clause !== '');
  const last = clauses.pop() ?? '';
  return (
    clauses.length > 0 &&
    SUBMITS.test(last) &&
    clauses.every((clause) => NOTHING.test(clause) || /^[嗯好行对]/.test(clause))
  );
}

/** 是的, 好嘞; 是低保 answers a question. */
const MERE_YES =
  /^(?:是|对|好|行|嗯|可以|要得|没错|没问题|确认|确定)+(?:的|滴|呀|啊|吧|嘛|嘞|了|呢|哈)*[。!~]*$/;

/** 提交吧谢谢. */
export const withoutThanks = (text: string): string =>
  text.replace(/(?<=.)[,，\s]*(?:谢谢|多谢|麻烦|辛苦)(?:你们?|您)?(?:了|啦)?[。.!]*$/, '');

/** Nothing but a yes: 有发票, too, begins like one. */
export const isMereYes = (text: string): boolean => MERE_YES.test(text) && parseYesNo(text) === 'yes';

/** The last word, said at a question before it. */
export function lastWordIn(said: string): LastWord | undefined {
  const text = withoutThanks(said);
  if (text.length <= 20 && handsInAfterNothing(text)) return 'submit';
  if (text.length > 8) return undefined;
  const word = LAST_WORDS.find(([, words]) => words.test(text))?.[0];
  if (word) return word;
  // 有 and 没有 answer the question; a plain yes answers 提交吗.
  return isMereYes(text) ? 'submit' : undefined;
}

/** The last word before anything is filed; never prefilled. */
function confirmStep(
  summary: Summary,
  choices: readonly Choice[],
  ways: Exclude<TalkStep['next'], string | null> = [],
): TalkAsk {
  return {
    confirm: true,
    ask: (answers, context) => ({
      text: zh.complaint.confirm(summary(answers, context)),
      choices: [...choices],
    }),
    hint: zh.complaint.confirmHint,
    accept: ({ text }) => {
      const word = lastWordIn(text);
      if (word) return word;
      const chosen = parseChoice(text, [...choices]);
      if (chosen) return chosen;
      // 没有 answers whether there is more to tell.
      return parseYesNo(text) === 'no' && !NOTHING.test(text) ? 'edit' : undefined;
    },
    next: [...ways, { to: null }],
  };
}

type Summary = (answers: Answers, context: TalkContext) => string;

/** Sorted, its category's questions asked, and handed in. */
function endingSteps(kind: CaseKind, asksUnsure: boolean): Record<string, TalkStep> {
  const summary = summaryOf(kind);
  return {
    ...sortingSteps({ kind, asksUnsure, lastWordIn, next: onward(kind, 0) }),
    ...coachingSteps({
      kind,
      choices: coachingChoices(confirmChoices),
      opening: (answers, context) => `${zh.complaint.confirm(summary(answers, context))}\n${say.orSubmit}`,
      lastWordIn,
    }),
    confirm: confirmStep(summary, confirmChoices, lastWordWays(kind)),
    edit: editStep(kind),
  };
}

/** Long stories are shown shortened in a summary; the whole is filed. */
export const shortened = (text: unknown, most = 120) => {
  const whole = String(text ?? '');
  if (whole.length <= most) return whole;
  // Never half of a character: an emoji is two units long.
  return `${whole.slice(0, most).replace(/\p{Cs}$/u, '')}……`;
};

/** Who will get it, as far as it is told now. */
export function unitOf(kind: CaseKind, answers: Answers, context: TalkContext) {
  const report = gathered(kind, answers, wholeStory(kind, answers), context, undefined);
  const code = routed(report, context.county).routing.unit;
  return { code, name: unitName(context, code) };
}

const summaryOf =
  (kind: CaseKind): Summary =>
  (answers, context) =>
    [
      `${zh.tipOff.summary.what}：${shortened(storyTold(answers))}`,
      ...toldAnswers(kind, answers).map(({ label, text }) => `${label}：${shortened(text, 60)}`),
      'place' in answers && `${zh.tipOff.summary.place}：${placeName(context, settledPlace(answers))}`,
      'sort' in answers && `${say.category}：${categoryIn(answers)?.label}`,
      filing.goesTo(unitOf(kind, answers, context).name),
    ]
      .filter(Boolean)
      .join('\n');

export const complaint: TalkFlow = {
  id: 'complaint',
  version: 2,
  first: 'what',
  notes: NOTES,
  steps: {
    what: storyStep(zh.complaint.what, 'place'),
    ...placeSteps('sort', false),
    ...endingSteps('complaint', true),
  },
};

const noContact = 'none';
const contactChoices: Choice[] = [{ label: zh.aid.contactNone, value: noContact }];

export const help: TalkFlow = {
  id: 'help',
  version: 2,
  first: 'what',
  notes: NOTES,
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
      next: 'sort',
    },
    // Somebody in need is not asked which drawer he belongs in; he may still put it right.
    ...endingSteps('help', false),
  },
};

export const suggestion: TalkFlow = {
  id: 'suggestion',
  version: 2,
  first: 'what',
  notes: NOTES,
  steps: { what: storyStep(zh.suggestion.what, 'sort'), ...endingSteps('suggestion', true) },
};

/** What nobody could answer goes to a person as it was asked: no category to choose, nothing more to tell. */
export const question: TalkFlow = {
  id: 'question',
  version: 1,
  first: 'what',
  steps: {
    what: storyStep(zh.question.what, 'confirm'),
    confirm: confirmStep(summaryOf('question'), plainChoices),
  },
};

/** The contact a finished flow left, if any. */
export function contactOf(answers: Answers): string | undefined {
  const contact = answers.contact;
  return typeof contact === 'string' && contact !== noContact ? contact : undefined;
}
