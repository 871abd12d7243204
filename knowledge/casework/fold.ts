// Owns the fold: a case's state from its events alone, so that state can always be rebuilt.
import { officerParty, unitOf } from './access.ts';
import { beijingDate } from './days.ts';
import { succeeded } from './succession.ts';
import type { CaseEvent, CaseState, CaseStatus, DeniedParty } from './types.ts';

/** A new accusation moves such a case to other hands, and nowhere else in its life. */
const STAYS: readonly CaseStatus[] = [
  'closed',
  'declined',
  'withdrawn',
  'merged',
  'under_review',
  'under_final_review',
];

/** The state after all events, in order. Throws when the history is impossible: that is a bug or a damaged store, never input. */
export function foldCase(events: readonly CaseEvent[]): CaseState {
  const first = events[0];
  if (first?.type !== 'filed') throw new Error('a case begins with its filing');
  return events.slice(1).reduce(foldEvent, filed(first));
}

function filed(event: Extract<CaseEvent, { type: 'filed' }>): CaseState {
  const { type: _type, at, by: _by, ...filing } = event;
  const on = beijingDate(at);
  return {
    ...filing,
    status: 'filed',
    version: 1,
    unit: 'desk',
    denied: [],
    unclear: [],
    informed: [],
    restricted: false,
    checks: {},
    filedOn: on,
    routedOn: on,
  };
}

/** Shut out for a reason of its own, which finding out whom an unclear report means does not take away. */
const outright = ({ denied, unclear }: CaseState, party: DeniedParty) =>
  denied.includes(party) && !unclear.includes(party);

const both = (a: readonly DeniedParty[], b: readonly DeniedParty[]) => [...new Set([...a, ...b])];

/** One event more. Never changes its argument. */
export function foldEvent(before: CaseState, event: CaseEvent): CaseState {
  const on = beijingDate(event.at);
  const state = { ...before, version: before.version + 1 };
  switch (event.type) {
    case 'filed':
      throw new Error('a case is filed once');
    case 'routed': {
      // Deny sets only grow: an earlier accusation is not undone by a later routing.
      const isUnclear = event.why === 'accused_unclear';
      // Whoever declared an interest is no party of the accusation: finding out whom it means changes nothing for them.
      const fresh = event.denied.filter(
        (party) => !state.denied.includes(party) && !party.startsWith('officer:'),
      );
      return {
        // The answer was the accused's own: whoever gets the case now owes another.
        ...(state.status === 'answered' ? again(state) : state),
        status: STAYS.includes(state.status) ? state.status : 'routed',
        unit: event.unit,
        denied: both(state.denied, event.denied),
        // Whoever is accused outright is no longer shut out only for want of knowing.
        unclear: isUnclear
          ? both(state.unclear, fresh)
          : state.unclear.filter((party) => !event.denied.includes(party)),
        informed: event.informed.filter((unit) => unit !== event.unit),
        restricted: event.restricted,
        routedOn: on,
      };
    }
    case 'denied':
      return {
        ...state,
        denied: both(state.denied, event.parties),
        unclear: state.unclear.filter((party) => !event.parties.includes(party)),
        informed: state.informed.filter((unit) => !event.parties.includes(unit)),
      };
    case 'triaged':
      return {
        ...state,
        status: 'routed',
        accused: event.accused,
        ...(event.place ? { place: event.place } : {}),
        unit: event.unit,
        denied: event.denied,
        unclear: event.accused === 'unclear' ? event.denied.filter((party) => !outright(state, party)) : [],
        informed: event.informed.filter((unit) => unit !== event.unit && !event.denied.includes(unit)),
        restricted: event.restricted,
        routedOn: on,
      };
    case 'succeeded':
      return succeeded(state, event);
    case 'accepted':
      return { ...state, status: 'accepted', acceptedOn: state.acceptedOn ?? on };
    case 'declined':
      return { ...state, status: 'declined', closedOn: on };
    case 'returned':
      return { ...state, status: 'returned', unit: event.unit, routedOn: on, restricted: false };
    case 'transferred': {
      const { maskedFor: _, ...rest } = state;
      return {
        ...rest,
        status: 'routed',
        unit: event.unit,
        routedOn: on,
        restricted: event.unit === 'discipline',
        informed: state.informed.filter((unit) => unit !== event.unit),
        ...(event.masked ? { maskedFor: event.unit } : {}),
      };
    }
    case 'noted':
      // The holder has begun; a remark of the desk looking on has not.
      return state.status === 'accepted' && event.by.who === 'officer' && unitOf(event.by) === state.unit
        ? { ...state, status: 'investigating' }
        : state;
    case 'asked':
      return { ...begun(state), awaits: true };
    case 'checked': {
      const by = event.by.who === 'officer' ? event.by.id : '';
      return {
        ...begun(state),
        checks: { ...state.checks, [event.item]: { result: event.result, on, by } },
      };
    }
    case 'replied':
      if (event.final) return { ...state, status: 'answered', answeredOn: on };
      return begun(state);
    case 'extension_asked': {
      const { days, reason } = event;
      return { ...state, extensionAsked: { days, reason } };
    }
    case 'extended': {
      const { extensionAsked: _, ...rest } = state;
      return { ...rest, extendedBy: event.days };
    }
    case 'extension_refused': {
      const { extensionAsked: _, ...rest } = state;
      return rest;
    }
    case 'merged':
      return { ...state, status: 'merged', closedOn: on, mergedInto: event.into };
    case 'absorbed':
      return {
        ...state,
        denied: both(state.denied, event.parties),
        unclear: state.unclear.filter((party) => !event.parties.includes(party)),
        informed: state.informed.filter((unit) => !event.parties.includes(unit)),
      };
    case 'recused':
      return { ...state, denied: both(state.denied, [officerParty(event.officer)]) };
    case 'completed':
      return {
        ...state,
        ...(event.place ? { place: event.place } : {}),
        ...(event.contact ? { anonymous: false, realName: true } : {}),
      };
    case 'withdrawn':
      return { ...state, status: 'withdrawn', closedOn: on };
    case 'closed':
      return {
        ...state,
        status: 'closed',
        closedOn: on,
        answeredOn: state.answeredOn ?? on,
        finding: event.finding,
      };
    case 'rated':
      return { ...state, rating: { score: event.score, resolved: event.resolved } };
    case 'reopened':
      return { ...again(state), status: 'reopened', reopenedOn: on, routedOn: on };
    case 'review_asked': {
      const { stage, unit, outside } = event;
      const from = state.review?.from ?? state.unit;
      // Whoever answered goes on reading: it must know what becomes of its answer.
      const informed = unit === state.unit ? state.informed : both(state.informed, [state.unit]);
      return {
        ...state,
        status: stage === 'review' ? 'under_review' : 'under_final_review',
        unit,
        informed: informed.filter((one) => one !== unit && !state.denied.includes(one)),
        review: { stage, askedOn: on, from, outside },
      };
    }
    case 'reviewed':
      return reviewed(state, event.decision, event.stage, on);
    case 'messaged': {
      const { awaits: _, ...rest } = state;
      return rest;
    }
    case 'held':
      return { ...state, held: true };
    case 'released': {
      const { held: _, ...rest } = state;
      return rest;
    }
    case 'erased':
      return { ...state, erasedOn: on };
    case 'contact_erased':
    case 'told':
    case 'contact_opened':
    case 'attached':
    case 'urged':
    case 'relayed':
      return state;
  }
}

/** The first step of work on an accepted case. */
const begun = (state: CaseState): CaseState =>
  state.status === 'accepted' ? { ...state, status: 'investigating' } : state;

/** A case to be handled anew owes another answer. */
function again(state: CaseState): CaseState {
  const { answeredOn: _a, closedOn: _c, finding: _f, rating: _r, extendedBy: _e, ...rest } = state;
  return rest;
}

function reviewed(
  state: CaseState,
  decision: Extract<CaseEvent, { type: 'reviewed' }>['decision'],
  stage: 'review' | 'final_review',
  on: string,
): CaseState {
  const { review } = state;
  if (decision !== 'redo') return { ...state, status: 'closed', closedOn: on, reviewed: { stage, on } };
  const { review: _r, reviewed: _d, ...rest } = again(state);
  const from = review?.from ?? state.unit;
  // Somebody accused since then does not get it back.
  const unit = state.denied.includes(from) ? state.unit : from;
  return {
    ...rest,
    status: 'reopened',
    unit,
    routedOn: on,
    informed: state.informed.filter((one) => one !== unit),
  };
}
