// Owns decisions on a case: what an actor may do now, and which events an action makes. Pure; writes nothing.
import { canTransfer, relationTo } from './access.ts';
import { ACTION_NAMES, ACTION_RULES, type ActionBody, type ActionName } from './actions.ts';
import { addWorkingDays, type Calendars, officialCalendars } from './calendar.ts';
import { beijingDate, beijingTime } from './days.ts';
import { foldEvent } from './fold.ts';
import { type Refusal, refuse } from './refusal.ts';
import type {
  Actor,
  AttachedFile,
  CaseState,
  CaseStatus,
  EventTime,
  Filing,
  NewEvent,
  Place,
  Routing,
} from './types.ts';

/** 信访工作条例 第二十三条: a unit that was given a case may object within 5 working days. */
export const OBJECTION_WORKING_DAYS = 5;

export type Decision = { events: NewEvent[]; status: CaseStatus };

/** The actions this actor may take now, in the order the console shows them. Empty for whoever may not see the case. */
export function permitted(state: CaseState, actor: Actor): ActionName[] {
  const relation = relationTo(state, actor);
  return ACTION_NAMES.filter((action) => {
    const rule = ACTION_RULES[action];
    return rule.when.includes(state.status) && rule.who.includes(relation) && fits(state, actor, action);
  });
}

// What the table cannot say: supervisors only read, a clerk gives back instead of passing on, the desk has nobody above.
function fits(state: CaseState, actor: Actor, action: ActionName): boolean {
  if (actor.who !== 'officer') return true;
  if (action === 'transfer') return actor.role === 'desk' || actor.role === 'discipline';
  if (action === 'note') return actor.role !== 'supervisor';
  if (action === 'return') return state.unit !== 'desk' && canReturn(state);
  return true;
}

/** A case goes back to the county desk; not when the desk itself is accused. */
export function canReturn(state: Pick<CaseState, 'unit' | 'denied'>): boolean {
  return state.unit !== 'desk' && !state.denied.includes('desk');
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
 */
export function decide<A extends ActionName>(
  state: CaseState,
  action: A,
  body: ActionBody<A>,
  actor: Actor,
  now: Date,
  knownUnits: readonly string[],
  calendars: Calendars = officialCalendars(),
): Decision | Refusal {
  const relation = relationTo(state, actor);
  if (!ACTION_RULES[action].who.includes(relation) || !fits(state, actor, action))
    return refuse('not_permitted');
  if (!ACTION_RULES[action].when.includes(state.status)) return refuse('wrong_status');
  const stamp = { at: timeOf(state, actor, now), by: actor };
  const made = MAKERS[action](body, { state, stamp, now, knownUnits, calendars });
  if (!Array.isArray(made)) return made;
  return { events: made, status: made.reduce(foldEvent, state).status };
}

/**
 * Shuts out whoever a new message newly accuses. When the unit that holds the case is among them, or the new accusation
 * belongs to the discipline desk, the case is routed anew. Returns no events when nobody new is named.
 * @param routing what `route` says of the new message
 */
export function widen(state: CaseState, routing: Routing, now: Date): NewEvent[] {
  const stamp = { at: timeOf(state, { who: 'system' }, now), by: { who: 'system' } as const };
  const parties = routing.denied.filter((party) => !state.denied.includes(party));
  if (parties.length === 0) return [];
  const events: NewEvent[] = [{ type: 'denied', ...stamp, parties, why: routing.why }];
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

/** What an anonymous reporter does, and what the system does on their word, is dated by the day only. */
function timeOf(state: Pick<Filing, 'anonymous' | 'kind'>, actor: Actor, now: Date): EventTime {
  const dayOnly = state.anonymous && state.kind === 'tip_off' && actor.who !== 'officer';
  return dayOnly ? beijingDate(now) : beijingTime(now);
}

type Stamp = { at: EventTime; by: Actor };
type Setting = {
  state: CaseState;
  stamp: Stamp;
  now: Date;
  knownUnits: readonly string[];
  calendars: Calendars;
};
type Maker<A extends ActionName> = (body: ActionBody<A>, setting: Setting) => NewEvent[] | Refusal;

// One entry an action: the next issues' extend, ask, check, urge, merge, recuse and review_decide are further entries.
const MAKERS: { [A in ActionName]: Maker<A> } = {
  accept: (_body, { state, stamp }) => [{ type: 'accepted', ...stamp }, ...told(state, 'acceptance', stamp)],
  decline: (body, { state, stamp }) => [
    { type: 'declined', ...stamp, ...body },
    ...told(state, 'acceptance', stamp),
  ],
  return: (body, { state, stamp, now, calendars }) => {
    if (!canReturn(state)) return refuse('no_unit_above');
    const last = addWorkingDays(state.routedOn, OBJECTION_WORKING_DAYS, calendars).due;
    if (beijingDate(now) > last) return refuse('return_too_late');
    return [{ type: 'returned', ...stamp, ...body, unit: 'desk' }];
  },
  transfer: (body, { state, stamp, knownUnits }) => {
    if (body.unit === state.unit) return refuse('same_unit');
    const known = ['desk', 'discipline', ...knownUnits].includes(body.unit);
    if (!known || !canTransfer(state, body.unit)) return refuse('unknown_unit');
    return [{ type: 'transferred', ...stamp, ...body }];
  },
  note: (body, { stamp }) => [{ type: 'noted', ...stamp, ...body }],
  reply: (body, { stamp }) => [{ type: 'replied', ...stamp, ...body }],
  close: (body, { state, stamp }) => [
    { type: 'closed', ...stamp, ...body },
    ...told(state, 'outcome', stamp),
  ],
  message: (body, { stamp }) => [{ type: 'messaged', ...stamp, ...body }],
  withdraw: (_body, { stamp }) => [{ type: 'withdrawn', ...stamp }],
  rate: (body, { stamp }) => [{ type: 'rated', ...stamp, ...body }],
};

// Acceptance and the closing text reach the reporter in the same unit of work, so the telling is recorded with them.
function told(state: CaseState, what: 'acceptance' | 'outcome', stamp: Stamp): NewEvent[] {
  return state.kind === 'tip_off' && state.realName
    ? [{ type: 'told', at: stamp.at, by: { who: 'system' }, what }]
    : [];
}
