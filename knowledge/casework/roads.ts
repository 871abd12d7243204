// Owns the roads that are open to a reporter after an answer, or for want of one: until which day, and to whom.
import { addCalendarDays, type Calendars, officialCalendars } from './calendar.ts';
import type { Clock } from './clocks.ts';
import type { CaseState, Day, ReviewStage, UnitCode } from './types.ts';

/** Days after closing in which the reporter may have the case taken up again, once. */
export const DAYS_TO_REOPEN = 10;
/** 信访工作条例 第三十五条、第三十六条: days to ask for a review after the answer, for a final one after the review. */
export const DAYS_TO_ASK_REVIEW = 30;
/** 行政复议法 第二十条: days from knowing of the act. */
const DAYS_TO_RECONSIDER = 60;

type Answered = Pick<
  CaseState,
  'kind' | 'status' | 'unit' | 'answeredOn' | 'closedOn' | 'reopenedOn' | 'reviewed' | 'restricted' | 'denied'
>;

/** The last day to have it reopened; undefined when it was before, or is not over. */
export function reopenUntil(state: Answered, calendars: Calendars = officialCalendars()): Day | undefined {
  const from = state.closedOn ?? state.answeredOn;
  if (from === undefined || state.reopenedOn !== undefined || state.reviewed !== undefined) return undefined;
  return addCalendarDays(from, DAYS_TO_REOPEN, calendars).due;
}

/** Which review may be asked for now and until when. Suggestions and questions have none: nothing was decided on them. */
export function reviewOpen(
  state: Answered,
  calendars: Calendars = officialCalendars(),
): { stage: ReviewStage; until: Day } | undefined {
  if (state.kind === 'suggestion' || state.kind === 'question') return undefined;
  const { reviewed, answeredOn } = state;
  if (reviewed?.stage === 'final_review' || answeredOn === undefined) return undefined;
  const from = reviewed?.on ?? answeredOn;
  const { due: until } = addCalendarDays(from, DAYS_TO_ASK_REVIEW, calendars);
  return { stage: reviewed ? 'final_review' : 'review', until };
}

/**
 * Who reviews: the county desk over a township, a body outside over the county itself, whose decision is then only
 * recorded by the unit that holds the case (信访工作条例 第三十五条: the level above whoever handled it).
 */
export function reviewBody({ unit, restricted, denied }: Pick<Answered, 'unit' | 'restricted' | 'denied'>): {
  unit: UnitCode;
  outside: boolean;
} {
  const isTownship = unit !== 'desk' && unit !== 'discipline';
  return isTownship && !restricted && !denied.includes('desk')
    ? { unit: 'desk', outside: false }
    : { unit, outside: true };
}

export type Road = {
  road: 'reopen' | 'review' | 'final_review' | 'reconsider' | 'reconsider_unanswered';
  until?: Day;
};

/** Every road open today, the nearest first. Roads outside are told of, never taken for the reporter. */
export function roadsFor(
  state: Answered,
  clocks: readonly Pick<Clock, 'clock' | 'state' | 'due'>[],
  today: Day,
  calendars: Calendars = officialCalendars(),
): Road[] {
  const roads: Road[] = [];
  const isAnswered = state.status === 'answered' || state.status === 'closed';
  if (isAnswered) {
    const until = reopenUntil(state, calendars);
    if (until !== undefined && today <= until) roads.push({ road: 'reopen', until });
    const review = reviewOpen(state, calendars);
    if (review && today <= review.until) roads.push({ road: review.stage, until: review.until });
  }
  if (state.kind !== 'complaint' && state.kind !== 'help') return roads;
  if (isAnswered && state.answeredOn !== undefined) {
    const { due } = addCalendarDays(state.answeredOn, DAYS_TO_RECONSIDER, calendars);
    if (today <= due) roads.push({ road: 'reconsider', until: due });
  }
  // 行政复议法 第二十三条: no answer at all in the time the law gives → reconsideration comes before the court.
  const late = clocks.find(
    ({ clock, state: now, due }) => clock === 'answer' && now === 'running' && due < today,
  );
  if (late) {
    const { due } = addCalendarDays(late.due, DAYS_TO_RECONSIDER, calendars);
    if (today <= due) roads.push({ road: 'reconsider_unanswered', until: due });
  }
  return roads;
}
