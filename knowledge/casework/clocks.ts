// Owns the clocks of a case: what runs, since when, until when and on whose word; a pure fold over the case's events.
import {
  addCalendarDays,
  addWorkingDays,
  type Calendars,
  type Due,
  officialCalendars,
  workingDaysBetween,
} from './calendar.ts';
import { beijingDate } from './days.ts';
import { OBJECTION_WORKING_DAYS } from './makers.ts';
import type { CaseEvent, ClockName, Day, Filing } from './types.ts';

export type Clock = {
  clock: ClockName;
  startedOn: Day;
  /** Due at 24:00 Beijing time of this day. */
  due: Day;
  /** Document and clause, or the promise's own basis; short Chinese. */
  basis: string;
  /** True when a document in force sets the length; false for promises and for rules applied by analogy. */
  legal: boolean;
  /** The due day may move when the State Council's notice of that year comes out. */
  provisional: boolean;
  /** `running` past its due day is overdue, still owed; `missed` was done, but late. */
  state: 'running' | 'paused' | 'met' | 'missed';
  stoppedOn?: Day;
};

/** From filing to word of whether it is taken up, and from that to the answer (信访工作条例 22, 23, 34). */
export const DAYS_TO_ACCEPT = 15;
export const DAYS_TO_ANSWER = 60;
const DAYS_TO_REVIEW = 30;
const WORKING_DAYS_TO_TELL = 15;

/** Clocks of a case on the day it is filed, before anything else happens. */
export function clocksFor(filing: Filing, filedOn: Day, calendars: Calendars = officialCalendars()): Clock[] {
  const event: CaseEvent = { type: 'filed', at: filedOn, by: { who: 'reporter' }, ...filing };
  return deriveClocks([event], filedOn, calendars);
}

/** All clocks of a case, in the order they started. `today` only ends the right to object once its days are over. */
export function deriveClocks(
  events: readonly CaseEvent[],
  today: Day,
  calendars: Calendars = officialCalendars(),
): Clock[] {
  const clocks: Clock[] = [];
  const filing = events[0];
  if (filing?.type !== 'filed') throw new Error('a case begins with its filing');

  const start = (
    clock: ClockName,
    startedOn: Day,
    { due, provisional }: Due,
    basis: string,
    legal: boolean,
  ) => clocks.push({ clock, startedOn, due, basis, legal, provisional, state: 'running' });
  const stop = (on: Day, ...names: ClockName[]) => {
    for (const clock of clocks) {
      const isGoing = clock.state === 'running' || clock.state === 'paused';
      if (!isGoing || !names.includes(clock.clock)) continue;
      clock.stoppedOn = on;
      // Whoever waited for the reporter was not late while waiting.
      clock.state = clock.state === 'paused' || on <= clock.due ? 'met' : 'missed';
    }
  };
  const going = (name: ClockName) =>
    clocks.find(({ clock, state }) => clock === name && (state === 'running' || state === 'paused'));
  /** Working days the promise still had when the reporter was asked. */
  let left = 0;
  const pause = (on: Day) => {
    const promise = going('promise');
    if (promise?.state !== 'running' || on > promise.due) return;
    left = workingDaysBetween(on, promise.due, calendars);
    promise.state = 'paused';
  };
  const resume = (on: Day) => {
    const promise = going('promise');
    if (promise?.state !== 'paused') return;
    promise.state = 'running';
    // Asked on its last day: the day of the answer is its last.
    const { due, provisional } =
      left === 0 ? { due: on, provisional: false } : addWorkingDays(on, left, calendars);
    promise.due = due;
    promise.provisional = provisional;
  };

  let isAnswered = false;
  for (const event of events) {
    const on = beijingDate(event.at);
    switch (event.type) {
      case 'filed':
        // The receipt is shown in the very reply that files the case, on a rest day too.
        start('acknowledge', on, { due: on, provisional: false }, '收件即时回执（服务承诺）', false);
        stop(on, 'acknowledge');
        startAtFiling(event, on);
        break;
      case 'routed':
      case 'transferred':
      case 'triaged':
        // Taken from whoever answered, because of what the reporter said of them since: to be handled anew.
        if (event.type === 'routed' && isAnswered) startHandling(filing, on);
        if (event.type === 'routed') isAnswered = false;
        stop(on, 'object_transfer');
        // The desk has nobody to object to.
        if (event.unit !== 'desk') {
          const due = addWorkingDays(on, OBJECTION_WORKING_DAYS, calendars);
          start('object_transfer', on, due, '信访工作条例第二十三条第三款', true);
        }
        break;
      case 'accepted':
        stop(on, 'accept', 'object_transfer');
        startAnswer(on);
        break;
      case 'told':
        stop(on, event.what === 'acceptance' ? 'realname_accept' : 'realname_outcome');
        break;
      case 'returned':
        stop(on, 'object_transfer');
        break;
      case 'replied':
        isAnswered ||= event.final;
        if (event.final) stop(on, 'answer', 'promise');
        // An urgent promise is that somebody answers at once; the matter itself may take longer.
        else if (filing.urgent) stop(on, 'promise');
        break;
      case 'asked':
        pause(on);
        break;
      case 'messaged':
        resume(on);
        break;
      case 'extended': {
        const answer = going('answer');
        if (!answer) break;
        const { due, provisional } = addCalendarDays(
          answer.startedOn,
          DAYS_TO_ANSWER + event.days,
          calendars,
        );
        answer.due = due;
        answer.provisional = provisional;
        break;
      }
      case 'reopened':
        isAnswered = false;
        stop(on, 'realname_outcome');
        startHandling(filing, on);
        break;
      case 'review_asked': {
        isAnswered = false;
        const basis = event.stage === 'review' ? '信访工作条例第三十五条' : '信访工作条例第三十六条';
        start(event.stage, on, addCalendarDays(on, DAYS_TO_REVIEW, calendars), basis, true);
        break;
      }
      case 'reviewed':
        stop(on, event.stage);
        isAnswered = false;
        if (event.decision === 'redo') startHandling(filing, on);
        break;
      case 'closed':
        isAnswered = false;
        stop(on, 'accept', 'object_transfer', 'answer', 'promise');
        if (filing.kind === 'tip_off' && filing.realName) {
          const due = addWorkingDays(on, WORKING_DAYS_TO_TELL, calendars);
          start('realname_outcome', on, due, '监察法实施条例第二百零九条', true);
        }
        break;
      case 'declined':
      case 'withdrawn':
      case 'merged':
        stop(on, 'accept', 'object_transfer', 'answer', 'promise', 'realname_accept');
        break;
      default:
        break;
    }
  }
  // Whoever kept silent keeps the case; nothing is owed any more, so the clock is over and not overdue.
  for (const clock of clocks) {
    if (clock.clock === 'object_transfer' && clock.state === 'running' && today > clock.due) {
      clock.state = 'met';
      clock.stoppedOn = clock.due;
    }
  }
  return clocks;

  function startAtFiling(filing: Filing, on: Day) {
    const { kind, realName } = filing;
    if (kind === 'tip_off' && realName) {
      const due = addWorkingDays(on, WORKING_DAYS_TO_TELL, calendars);
      start('realname_accept', on, due, '监察法实施条例第二百零九条', true);
    }
    startHandling(filing, on);
  }

  /** To be accepted and answered, for the first time or anew. */
  function startHandling({ kind, promise }: Filing, on: Day) {
    // A question the bot could not answer is no petition; only the promise runs.
    if (kind !== 'question') {
      start(
        'accept',
        on,
        addCalendarDays(on, DAYS_TO_ACCEPT, calendars),
        '信访工作条例第二十二条、第二十三条',
        true,
      );
    }
    if (promise)
      start('promise', on, addWorkingDays(on, promise.workingDays, calendars), promise.basis, false);
  }

  function startAnswer(on: Day) {
    if (filing?.type !== 'filed' || filing.kind === 'question') return;
    // A case passed on after acceptance keeps its first clock: the reporter did not start anew.
    if (going('answer')) return;
    // Article 34 speaks of appeals (申诉求决); tip-offs and suggestions are held to the same days by our own rule.
    const legal = filing.kind === 'complaint' || filing.kind === 'help';
    const basis = legal ? '信访工作条例第三十四条' : '参照信访工作条例第三十四条';
    start('answer', on, addCalendarDays(on, DAYS_TO_ANSWER, calendars), basis, legal);
  }
}

/** The running clock due first; a legal one goes before a promise of the same day. The right to object is no duty to the reporter. */
export function binding(
  clocks: readonly Clock[],
  reader: 'officer' | 'reporter' = 'officer',
): Clock | undefined {
  return clocks
    .filter(
      (clock) => clock.state === 'running' && (reader === 'officer' || clock.clock !== 'object_transfer'),
    )
    .sort((a, b) => (a.due === b.due ? Number(b.legal) - Number(a.legal) : a.due < b.due ? -1 : 1))[0];
}
