// Owns decisions on a case: what an actor may do now, and which events an action makes. Pure; writes nothing.
import { relationTo } from './access.ts';
import { ACTION_NAMES, ACTION_RULES, type ActionBody, type ActionName } from './actions.ts';
import { type Calendars, officialCalendars } from './calendar.ts';
import { beijingDate, beijingTime } from './days.ts';
import { foldEvent } from './fold.ts';
import { canReturn, type Lead, MAKERS } from './makers.ts';
import { type Refusal, refuse } from './refusal.ts';
import { reopenUntil, reviewOpen } from './roads.ts';
import { holderAfter, names } from './succession.ts';
import type {
  Actor,
  AttachedFile,
  CaseState,
  CaseStatus,
  Day,
  DeniedParty,
  EventTime,
  Filing,
  NewEvent,
  Place,
  Routing,
  UnitCode,
} from './types.ts';

export type Decision = { events: NewEvent[]; status: CaseStatus };

/**
 * The actions this actor may take now, in the order the console shows them. Empty for whoever may not see the case.
 * @param today leaves out what is past its days; without it they are not looked at
 */
export function permitted(
  state: CaseState,
  actor: Actor,
  today?: Day,
  calendars: Calendars = officialCalendars(),
): ActionName[] {
  const relation = relationTo(state, actor);
  if (state.erasedOn !== undefined) return [];
  return ACTION_NAMES.filter((action) => {
    const rule = ACTION_RULES[action];
    return (
      rule.when.includes(state.status) &&
      rule.who.includes(relation) &&
      fits(state, actor, action) &&
      isOpen(state, action, today, calendars)
    );
  });
}

/** What the table cannot say: supervisors read and urge, a clerk gives back instead of passing on, nobody is above the desk. */
function fits(state: CaseState, actor: Actor, action: ActionName): boolean {
  if (actor.who !== 'officer') return true;
  const { role } = actor;
  if (action === 'urge') return role === 'supervisor';
  if (role === 'supervisor') return action === 'recuse';
  switch (action) {
    case 'transfer':
      return role === 'desk' || role === 'discipline';
    case 'return':
      return state.unit !== 'desk' && canReturn(state);
    case 'triage':
      return role === 'desk' && isUntriaged(state);
    case 'extend':
      // The unit asks; whoever answers for it grants. Restricted cases have nobody above but the discipline desk itself.
      return state.extendedBy === undefined && (role !== 'clerk' || state.extensionAsked === undefined);
    // The law is asked of the county, not of the unit whose work may be in question.
    case 'hold':
    case 'unhold':
      return role === 'desk' || role === 'discipline';
    case 'extend_refuse':
      return role !== 'clerk' && state.extensionAsked !== undefined;
    default:
      return true;
  }
}

/** Nobody knows yet whom a report means: the county desk finds out, and only then may a deny set narrow. */
function isUntriaged({ kind, accused, unclear }: CaseState): boolean {
  return accused === 'unclear' || unclear.length > 0 || (kind === 'tip_off' && accused === undefined);
}

/** What may be done once, or within days of something, or only of two by turns. */
function isOpen(state: CaseState, action: ActionName, today: Day | undefined, calendars: Calendars): boolean {
  if (action === 'hold' || action === 'unhold') return (state.held === true) === (action === 'unhold');
  if (action !== 'reopen' && action !== 'review') return true;
  const until = action === 'reopen' ? reopenUntil(state, calendars) : reviewOpen(state, calendars)?.until;
  return until !== undefined && (today === undefined || today <= until);
}

/** Filing and first routing, as one history's first two events. An anonymous filing keeps the day only. */
export function fileCase(filing: Filing, routing: Routing, now: Date): NewEvent[] {
  const at = timeOf(filing, { who: 'reporter' }, now);
  return [
    { type: 'filed', at, by: { who: 'reporter' }, ...filing },
    { type: 'routed', at, by: { who: 'system' }, ...routing },
  ];
}

/**
 * The events an action makes, or why it is refused. `body` must have passed `actionBodies[action]`.
 * A unit in the deny set is refused exactly as one that does not exist.
 * @param knownUnits codes of the county's units; `desk` and `discipline` are always known.
 * @param lead the case `merge` is into, when this actor may see it
 */
export function decide<A extends ActionName>(
  state: CaseState,
  action: A,
  body: ActionBody<A>,
  actor: Actor,
  now: Date,
  knownUnits: readonly string[],
  calendars: Calendars = officialCalendars(),
  lead?: Lead,
): Decision | Refusal {
  const relation = relationTo(state, actor);
  if (!ACTION_RULES[action].who.includes(relation) || !fits(state, actor, action))
    return refuse('not_permitted');
  if (state.erasedOn !== undefined) return refuse('erased');
  if (!ACTION_RULES[action].when.includes(state.status)) return refuse('wrong_status');
  const stamp = { at: timeOf(state, actor, now), by: actor };
  if (!isOpen(state, action, undefined, calendars)) return refuse('done_already');
  if (!isOpen(state, action, beijingDate(now), calendars)) return refuse('too_late');
  const made = MAKERS[action](body, { state, stamp, now, knownUnits, calendars, lead });
  if (!Array.isArray(made)) return made;
  return { events: made, status: made.reduce(foldEvent, state).status };
}

/** Shuts parties out of a case, on nobody's request. */
export function shutOutBy(state: CaseState, parties: DeniedParty[], why: string, now: Date): NewEvent {
  const by = { who: 'system' } as const;
  return { type: 'denied', at: timeOf(state, by, now), by, parties, why };
}

/**
 * Shuts out whoever a new message newly accuses. When the unit that holds the case is among them, or the new accusation
 * belongs to the discipline desk, the case is routed anew. Returns no events when nobody new is named.
 * @param routing what `route` says of the new message
 */
export function widen(state: CaseState, routing: Routing, now: Date): NewEvent[] {
  const stamp = { at: timeOf(state, { who: 'system' }, now), by: { who: 'system' } as const };
  // Out for want of knowing is not out for good: an accusation in so many words makes it so.
  const parties = routing.denied.filter(
    (party) => !state.denied.includes(party) || state.unclear.includes(party),
  );
  if (parties.length === 0) return [];
  const events: NewEvent[] = [shutOutBy(state, parties, routing.why, now)];
  const all = [...state.denied, ...parties];
  const unit = all.includes(routing.unit) ? 'discipline' : routing.unit;
  if (!all.includes(state.unit) && (unit !== 'discipline' || state.unit === 'discipline')) return events;
  events.push({
    type: 'routed',
    ...stamp,
    ...routing,
    unit,
    denied: all,
    restricted: unit === 'discipline',
  });
  return events;
}

/**
 * A township the case names went into another, or got another code.
 * @returns the event, or none when the case does not name it and is not held by whom it shuts out
 */
export function succeed(state: CaseState, from: UnitCode, to: UnitCode, now: Date): NewEvent[] {
  const isShut = state.unit === to && state.denied.includes(to);
  if (!names(state, from) && !isShut) return [];
  const unit = holderAfter(state, from, to);
  const by = { who: 'system' } as const;
  const moved = unit === state.unit ? {} : { unit };
  return [{ type: 'succeeded', at: timeOf(state, by, now), by, from, to, ...moved }];
}

/**
 * What was still missing when urgent help was filed. A place first learnt now takes the case from the county desk to
 * its township, unless somebody has it in hand already. No events when nothing is new.
 * @param routing what `route` says with the place; needed when there is one
 */
export function complete(
  state: CaseState,
  { place, contact }: { place?: Place; contact?: true },
  routing: Routing | undefined,
  now: Date,
): NewEvent[] {
  const news = {
    ...(place?.township && place.township !== state.place?.township ? { place } : {}),
    ...(contact && !state.realName ? { contact } : {}),
  };
  if (Object.keys(news).length === 0) return [];
  const by = { who: 'reporter' } as const;
  const events: NewEvent[] = [{ type: 'completed', at: timeOf(state, by, now), by, ...news }];
  const isUntouched = state.status === 'routed' && state.unit === 'desk' && state.denied.length === 0;
  if ('place' in news && routing && isUntouched && routing.unit !== 'desk') {
    const system = { who: 'system' } as const;
    events.push({ type: 'routed', at: timeOf(state, system, now), by: system, ...routing });
  }
  return events;
}

/** The reporter's files, as one event. */
export function attach(state: CaseState, files: AttachedFile[], now: Date): NewEvent[] {
  const by = { who: 'reporter' } as const;
  return [{ type: 'attached', at: timeOf(state, by, now), by, files }];
}

/** What was said in a case is gone, its time being over. */
export function erase(state: CaseState, now: Date): NewEvent {
  const by = { who: 'system' } as const;
  return { type: 'erased', at: timeOf(state, by, now), by };
}

/** The reporter's name and telephone are gone. */
export function eraseContact(state: CaseState, why: 'due' | 'asked', now: Date): NewEvent {
  const by: Actor = { who: why === 'asked' ? 'reporter' : 'system' };
  return { type: 'contact_erased', at: timeOf(state, by, now), by, why };
}

/** What an anonymous reporter does, and what the system does on their word, is dated by the day only. */
function timeOf(state: Pick<Filing, 'anonymous' | 'kind'>, actor: Actor, now: Date): EventTime {
  const dayOnly = state.anonymous && state.kind === 'tip_off' && actor.who !== 'officer';
  return dayOnly ? beijingDate(now) : beijingTime(now);
}
