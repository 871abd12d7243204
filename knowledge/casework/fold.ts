// Owns the fold: a case's state from its events alone, so that state can always be rebuilt.
import { unitOf } from './access.ts';
import { beijingDate } from './days.ts';
import type { CaseEvent, CaseState, CaseStatus } from './types.ts';

const ENDED: readonly CaseStatus[] = ['closed', 'declined', 'withdrawn', 'merged'];

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
    informed: [],
    restricted: false,
    filedOn: on,
    routedOn: on,
  };
}

/** One event more. Never changes its argument. */
export function foldEvent(before: CaseState, event: CaseEvent): CaseState {
  const on = beijingDate(event.at);
  const state = { ...before, version: before.version + 1 };
  switch (event.type) {
    case 'filed':
      throw new Error('a case is filed once');
    case 'routed':
      // Deny sets only grow: an earlier accusation is not undone by a later routing. A case that has ended stays ended.
      return {
        ...state,
        status: ENDED.includes(state.status) ? state.status : 'routed',
        unit: event.unit,
        denied: [...new Set([...state.denied, ...event.denied])],
        informed: event.informed.filter((unit) => unit !== event.unit),
        restricted: event.restricted,
        routedOn: on,
      };
    case 'denied':
      return {
        ...state,
        denied: [...new Set([...state.denied, ...event.parties])],
        informed: state.informed.filter((unit) => !event.parties.includes(unit)),
      };
    case 'accepted':
      return { ...state, status: 'accepted', acceptedOn: state.acceptedOn ?? on };
    case 'declined':
      return { ...state, status: 'declined', closedOn: on };
    case 'returned':
      return { ...state, status: 'returned', unit: event.unit, routedOn: on, restricted: false };
    case 'transferred':
      return {
        ...state,
        status: 'routed',
        unit: event.unit,
        routedOn: on,
        restricted: event.unit === 'discipline',
        informed: state.informed.filter((unit) => unit !== event.unit),
      };
    case 'noted':
      // The holder has begun; a remark of the desk looking on has not.
      return state.status === 'accepted' && event.by.who === 'officer' && unitOf(event.by) === state.unit
        ? { ...state, status: 'investigating' }
        : state;
    case 'replied':
      if (event.final) return { ...state, status: 'answered', answeredOn: on };
      return state.status === 'accepted' ? { ...state, status: 'investigating' } : state;
    case 'completed':
      return {
        ...state,
        ...(event.place ? { place: event.place } : {}),
        ...(event.contact ? { anonymous: false, realName: true } : {}),
      };
    case 'withdrawn':
      return { ...state, status: 'withdrawn', closedOn: on };
    case 'closed':
      return { ...state, status: 'closed', closedOn: on, answeredOn: state.answeredOn ?? on };
    case 'told':
    case 'contact_opened':
    case 'rated':
    case 'messaged':
    case 'attached':
      return state;
  }
}
