// Which letters a case allows, and what each says: from its events, clocks and the words spoken, nothing else.
import type { Office } from '../../bot/office.ts';
import type { Authorized, CaseFile } from '../../db/case-reading.ts';
import { readEvent } from '../../db/cases.ts';
import { addCalendarDays } from '../../knowledge/casework/calendar.ts';
import { deriveClocks } from '../../knowledge/casework/clocks.ts';
import { beijingDate } from '../../knowledge/casework/days.ts';
import { foldCase } from '../../knowledge/casework/fold.ts';
import { showTrackingNumber } from '../../knowledge/casework/numbers.ts';
import { DAYS_TO_ASK_REVIEW, type Road, roadsFor } from '../../knowledge/casework/roads.ts';
import type { CaseEvent, CaseState, Day, EventType, ReviewDecision } from '../../knowledge/casework/types.ts';
import { dateWords } from '../../knowledge/render.ts';
import { FINDINGS, KINDS, MEASURES, REVIEW_DECISIONS } from '../console/words.ts';
import type { Letter, LetterKind } from './letter.ts';
import { letterWords as words } from './words.ts';

type Event<T extends EventType> = Extract<CaseEvent, { type: T }>;
/** An event with the words that were spoken in it, which are kept beside the chain. */
type Spoken<T extends EventType> = Event<T> & { words: string };

interface Told {
  office: Office;
  file: Authorized<CaseFile>;
  state: CaseState;
  events: (CaseEvent & { words: string })[];
}

function tell(office: Office, file: Authorized<CaseFile>): Told {
  const spoken = new Map(file.messages.map(({ seq, text }) => [seq, text]));
  const events = file.events.map((kept) => {
    const { message } = JSON.parse(kept.body) as { message?: number };
    return { ...readEvent(kept), words: (message !== undefined && spoken.get(message)) || '' };
  });
  return { office, file, state: foldCase(events), events };
}

/**
 * The case as it stood after an event. A letter printed later says what it said on its day: who handled it then, and by
 * which day, not who reviewed it since.
 */
function asOf(told: Told, occasion: CaseEvent): Told {
  const events = told.events.slice(0, told.events.indexOf(occasion as Told['events'][number]) + 1);
  return { ...told, events, state: foldCase(events) };
}

function last<T extends EventType>(
  { events }: Told,
  type: T,
  fits: (event: Event<T>) => boolean = () => true,
): Spoken<T> | undefined {
  const ofType = events.filter((event) => event.type === type) as unknown as Spoken<T>[];
  return ofType.findLast((event) => fits(event));
}

/** What gives rise to each letter; a letter without it is not offered. */
const OCCASION: Readonly<Record<LetterKind, (told: Told) => CaseEvent | undefined>> = {
  acceptance: (told) => last(told, 'accepted'),
  refusal: (told) => last(told, 'declined'),
  extension: (told) => last(told, 'extended'),
  opinion: (told) => (told.state.kind === 'tip_off' ? undefined : answerOf(told)),
  review: (told) => last(told, 'reviewed', ({ stage }) => stage === 'review'),
  final_review: (told) => last(told, 'reviewed', ({ stage }) => stage === 'final_review'),
  feedback: (told) => (told.state.kind === 'tip_off' ? last(told, 'closed') : undefined),
};

const answerOf = (told: Told) => last(told, 'closed') ?? last(told, 'replied', ({ final }) => final);

/** The letters this case allows now. A question the bot could not answer is no petition and has none. */
export function lettersFor(office: Office, file: Authorized<CaseFile>): LetterKind[] {
  const told = tell(office, file);
  if (told.state.kind === 'question') return [];
  return (Object.keys(OCCASION) as LetterKind[]).filter((kind) => OCCASION[kind](told) !== undefined);
}

/** The letter, or undefined when the case gives no occasion for it. */
export function composeLetter(
  office: Office,
  file: Authorized<CaseFile>,
  kind: LetterKind,
): Letter | undefined {
  if (!lettersFor(office, file).includes(kind)) return undefined;
  const told = tell(office, file);
  const occasion = OCCASION[kind](told) as CaseEvent;
  const then = asOf(told, occasion);
  const { county } = office;
  const on = beijingDate(occasion.at);
  const { paragraphs, roads } = bodyOf(kind, then);
  return {
    title: words.titles[kind],
    number: words.number(showTrackingNumber(file.trackingNumber)),
    addressee: told.state.realName ? words.named : words.anonymous,
    paragraphs: [received(told), ...paragraphs],
    roads: roads.map((text, n) => words.roadNumber(n + 1, text)),
    signedBy: signer(then, kind),
    signedOn: dateWords(on),
    notes: [words.stamp, words.made(dateWords(office.today())), ...(county.fictional ? [words.example] : [])],
  };
}

const received = ({ state }: Told) => words.received(dateWords(state.filedOn), KINDS[state.kind]);

/** What the seal says: a township's government, a sub-district's office; the county's desks write as the bureau. */
function unitWords({ county }: Office, code: string): string {
  const township = county.townships.find((one) => one.code === code);
  if (!township) return county.bureau.name;
  const { name, kind } = township;
  if (kind === 'subdistrict') return `${name}办事处`;
  return kind === 'office' ? name : `${name}人民政府`;
}

function signer({ office, state }: Told, kind: LetterKind): string {
  const isReview = kind === 'review' || kind === 'final_review';
  return unitWords(office, isReview ? 'desk' : state.unit);
}

interface Body {
  paragraphs: string[];
  roads: string[];
}

function bodyOf(kind: LetterKind, told: Told): Body {
  switch (kind) {
    case 'acceptance':
      return acceptance(told);
    case 'refusal':
      return refusal(told);
    case 'extension':
      return extension(told);
    case 'opinion':
      return opinion(told);
    case 'feedback':
      return feedback(told);
    case 'review':
    case 'final_review':
      return reviewed(told, kind);
  }
}

const gov = ({ county }: Office) => county.hotlines.find(({ id }) => id === 'gov')?.number ?? '12345';

function acceptance(told: Told): Body {
  const { office, state } = told;
  const { at } = last(told, 'accepted') as Spoken<'accepted'>;
  return {
    paragraphs: [
      words.accepted(unitWords(office, state.unit), dateWords(beijingDate(at))),
      ...dueWords(told),
    ],
    roads: [words.askProgress(gov(office)), words.sameAgain, words.reconsiderUnanswered].filter(
      // Tip-offs and suggestions ask for no decision about the reporter himself.
      (road) => road !== words.reconsiderUnanswered || isOwnMatter(state),
    ),
  };
}

const isOwnMatter = ({ kind }: CaseState) => kind === 'complaint' || kind === 'help';

function answerDue({ office, events }: Told) {
  const day = beijingDate((events.at(-1) as CaseEvent).at);
  return deriveClocks(events, day, office.calendars()).find(({ clock }) => clock === 'answer');
}

function dueWords(told: Told): string[] {
  const answer = answerDue(told);
  if (!answer) return [];
  const due = dateWords(answer.due);
  return [
    answer.legal ? words.answerBy(due) : words.answerByAnalogy(due),
    ...(answer.provisional ? [words.provisional] : []),
  ];
}

function refusal(told: Told): Body {
  const { at, words: spoken } = last(told, 'declined') as Spoken<'declined'>;
  const [reason = '', ...referTo] = spoken.split('\n可以找：');
  return {
    paragraphs: [
      words.declined(unitWords(told.office, told.state.unit), dateWords(beijingDate(at))),
      words.reason(reason),
      words.referTo(referTo.join('')),
    ],
    roads: [words.askProgress(gov(told.office))],
  };
}

function extension(told: Told): Body {
  const { at, days, reason } = last(told, 'extended') as Spoken<'extended'>;
  const answer = answerDue(told);
  return {
    paragraphs: [
      words.extended(dateWords(beijingDate(at)), days),
      words.reason(reason),
      ...(answer ? [words.newDue(dateWords(answer.due))] : []),
      ...(answer?.provisional ? [words.provisional] : []),
    ],
    roads: [words.askProgress(gov(told.office))],
  };
}

/** Finding, measures and the answer itself, in the officer's words. */
function outcome(told: Told): string[] {
  const answer = answerOf(told);
  if (!answer) return [];
  if (answer.type === 'replied') return paragraphsOf(answer.words);
  const { finding, measures } = answer;
  return [
    words.finding(FINDINGS[finding]),
    ...(measures.length > 0 ? [words.measures(measures.map((one) => MEASURES[one]).join('、'))] : []),
    ...paragraphsOf(answer.words),
  ];
}

const paragraphsOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

function opinion(told: Told): Body {
  const { office, state } = told;
  const { at } = answerOf(told) as CaseEvent;
  const day = beijingDate(at);
  return {
    paragraphs: [words.handled(unitWords(office, state.unit), dateWords(day)), ...outcome(told)],
    roads: roadsAfter(told, day),
  };
}

/** The roads as they stood on the day of the letter, with the days worked out. */
function roadsAfter({ state, file }: Told, on: Day, only?: readonly Road['road'][]): string[] {
  const asAnswered = { ...state, status: 'closed' as const, answeredOn: state.answeredOn ?? on };
  return roadsFor(asAnswered, file.clocks as never, on).flatMap(({ road, until }) => {
    if (only && !only.includes(road)) return [];
    const day = until === undefined ? '' : dateWords(until);
    if (road === 'reopen') return words.reopen(day);
    if (road === 'review') return state.kind === 'tip_off' ? words.reviewOfTipOff(day) : words.review(day);
    if (road === 'final_review') return words.finalReview(day);
    return road === 'reconsider' ? words.reconsider(day) : [];
  });
}

function feedback(told: Told): Body {
  const { office, state } = told;
  const { at } = last(told, 'closed') as Spoken<'closed'>;
  return {
    paragraphs: [
      words.feedback(unitWords(office, state.unit), dateWords(beijingDate(at))),
      ...outcome(told),
      state.realName ? words.feedbackBasis : words.feedbackBasisAnonymous,
      words.secrecy,
    ],
    roads: [words.askProgress(gov(office)), ...roadsAfter(told, beijingDate(at), ['reopen', 'review'])],
  };
}

function reviewed(told: Told, stage: 'review' | 'final_review'): Body {
  const {
    at,
    decision,
    words: spoken,
  } = last(told, 'reviewed', (one) => one.stage === stage) as Spoken<'reviewed'>;
  const on = beijingDate(at);
  const name = words.titles[stage].slice(0, 2);
  const { office } = told;
  // What a body outside decided the county only passes on.
  const { review } = foldCase(told.events.slice(0, -1));
  const by = review?.outside ? (office.county.outsideBody ?? words.levelAbove) : unitWords(office, 'desk');
  const until = addCalendarDays(on, DAYS_TO_ASK_REVIEW).due;
  return {
    paragraphs: [
      words.reviewed(name, by, dateWords(on), decided(decision)),
      ...paragraphsOf(spoken),
      ...(review?.outside ? [words.passedOn(by)] : []),
      ...(stage === 'final_review' ? [words.lastWord] : []),
    ],
    roads: stage === 'review' ? [words.finalReview(dateWords(until))] : [],
  };
}

const decided = (decision: ReviewDecision) =>
  REVIEW_DECISIONS.find(([one]) => one === decision)?.[1] ?? decision;
