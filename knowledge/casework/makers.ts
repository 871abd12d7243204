// Owns what each action makes: its events, or why it cannot be. One entry an action; who may and when is actions.ts'.
import { canTransfer } from './access.ts';
import { type ActionBody, type ActionName, isLive } from './actions.ts';
import { addWorkingDays, type Calendars } from './calendar.ts';
import { checklistFor } from './categories.ts';
import { beijingDate } from './days.ts';
import { type Refusal, refuse } from './refusal.ts';
import { reviewBody, reviewOpen } from './roads.ts';
import { route } from './routing.ts';
import type { Actor, CaseState, EventTime, NewEvent, ReviewStage } from './types.ts';

/** 信访工作条例 第二十三条: a unit that was given a case may object within 5 working days. */
export const OBJECTION_WORKING_DAYS = 5;

/** The case another is merged into. */
export type Lead = { trackingNumber: string; state: CaseState };

export type Stamp = { at: EventTime; by: Actor };
type Setting = {
  state: CaseState;
  stamp: Stamp;
  now: Date;
  knownUnits: readonly string[];
  calendars: Calendars;
  lead: Lead | undefined;
};
type Maker<A extends ActionName> = (body: ActionBody<A>, setting: Setting) => NewEvent[] | Refusal;

/** A case goes back to the county desk; not when the desk itself is accused. */
export function canReturn(state: Pick<CaseState, 'unit' | 'denied'>): boolean {
  return state.unit !== 'desk' && !state.denied.includes('desk');
}

export const MAKERS: { [A in ActionName]: Maker<A> } = {
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
  transfer: ({ copy, ...body }, { state, stamp, knownUnits }) => {
    if (body.unit === state.unit) return refuse('same_unit');
    const known = ['desk', 'discipline', ...knownUnits].includes(body.unit);
    if (!known || !canTransfer(state, body.unit)) return refuse('unknown_unit');
    return [
      { type: 'transferred', ...stamp, ...body, ...(copy === undefined ? {} : { masked: true, text: copy }) },
    ];
  },
  triage,
  note: (body, { stamp }) => [{ type: 'noted', ...stamp, ...body }],
  ask: (body, { stamp }) => [{ type: 'asked', ...stamp, ...body }],
  check: (body, { state, stamp }) =>
    checklistFor(state.category).some(({ id }) => id === body.item)
      ? [{ type: 'checked', ...stamp, ...body }]
      : refuse('unknown_item'),
  reply: (body, { stamp }) => [{ type: 'replied', ...stamp, ...body }],
  extend: (body, { state, stamp }) => {
    const { by } = stamp;
    // 信访工作条例 第三十四条: with the approval of whoever is responsible; a township's own asking is none.
    if (by.who === 'officer' && by.role === 'clerk') return [{ type: 'extension_asked', ...stamp, ...body }];
    if (state.extendedBy !== undefined) return refuse('extended_already');
    const text = `办理时间延长${body.days}天。原因：${body.reason}`;
    return [{ type: 'extended', ...stamp, ...body, text }];
  },
  extend_refuse: (body, { stamp }) => [{ type: 'extension_refused', ...stamp, ...body }],
  close: ({ stopRecord, ...body }, { state, stamp, now }) => {
    // Nobody's aid ends by a button: 社会救助法 第四十八条 wants the person heard before and told in writing after.
    if (body.measures.includes('stopped')) {
      const isKept = STOP_CHECKS.every((item) => state.checks[item] !== undefined);
      const isSound =
        stopRecord !== undefined &&
        stopRecord.heardOn <= stopRecord.toldOn &&
        stopRecord.toldOn <= beijingDate(now);
      if (!isKept && !isSound) return refuse('stop_unrecorded');
    }
    const record = stopRecord && body.measures.includes('stopped') ? { stopRecord } : {};
    return [{ type: 'closed', ...stamp, ...body, ...record }, ...told(state, 'outcome', stamp)];
  },
  urge: (body, { stamp }) => [{ type: 'urged', ...stamp, ...body }],
  merge: (_body, { state, stamp, lead }) => {
    if (!lead) return refuse('unknown_case');
    const { state: into, trackingNumber } = lead;
    // Who may not see the one must not come to it by the other, whoever holds or is told of it.
    const isOpenTo = (unit: string) => !state.denied.includes(unit);
    const fits = isLive(into.status) && into.restricted === state.restricted && into.kind === state.kind;
    if (!fits || ![into.unit, ...into.informed].every(isOpenTo)) return refuse('merge_conflict');
    // And whoever reads this one would see it go into one that does not exist for them.
    if ([state.unit, ...state.informed].some((unit) => into.denied.includes(unit)))
      return refuse('merge_conflict');
    return [{ type: 'merged', ...stamp, into: trackingNumber }];
  },
  recuse: (body, { stamp }) =>
    stamp.by.who === 'officer'
      ? [{ type: 'recused', ...stamp, officer: stamp.by.id, ...body }]
      : refuse('not_permitted'),
  review_decide: ({ decision, text }, { state, stamp }) => {
    const stage: ReviewStage = state.status === 'under_final_review' ? 'final_review' : 'review';
    return [{ type: 'reviewed', ...stamp, stage, decision, text }];
  },
  hold: ({ reason }, { stamp }) => [{ type: 'held', ...stamp, text: `设保全，不到期删除。原因：${reason}` }],
  unhold: ({ reason }, { stamp }) => [{ type: 'released', ...stamp, text: `解除保全。原因：${reason}` }],
  message: (body, { stamp }) => [{ type: 'messaged', ...stamp, ...body }],
  withdraw: (_body, { stamp }) => [{ type: 'withdrawn', ...stamp }],
  rate: (body, { stamp }) => [{ type: 'rated', ...stamp, ...body }],
  reopen: (body, { stamp }) => [{ type: 'reopened', ...stamp, ...body }],
  review: ({ text }, { state, stamp, calendars }) => {
    const open = reviewOpen(state, calendars);
    if (!open) return refuse('done_already');
    return [{ type: 'review_asked', ...stamp, stage: open.stage, ...reviewBody(state), text }];
  },
};

/** The two checks that are kept for whoever stops aid, in the checklist of every category. */
export const STOP_CHECKS = ['heard_before_stop', 'told_in_writing'] as const;

/**
 * Whom an unclear report means, found out: routed as if it had been said at once. Only who was shut out for want of
 * knowing may be let in again; whoever was accused outright, recused or declared an interest stays out.
 */
function triage(body: ActionBody<'triage'>, { state, stamp, knownUnits }: Setting): NewEvent[] | Refusal {
  const place = body.place ?? state.place;
  if (body.place && !knownUnits.includes(body.place.township)) return refuse('unknown_unit');
  const routing = route(
    {
      kind: state.kind,
      category: state.category,
      accusedType: body.accused,
      place,
      mentionedTownships: place?.township ? [place.township] : state.unclear,
    },
    { townships: knownUnits.map((code) => ({ code })) },
  );
  const kept = state.denied.filter((party) => !state.unclear.includes(party));
  const denied = [...new Set([...kept, ...routing.denied])];
  const unit = [routing.unit, 'desk', 'discipline'].find((one) => !denied.includes(one)) ?? 'discipline';
  return [
    {
      type: 'triaged',
      ...stamp,
      ...routing,
      accused: body.accused,
      ...(body.place ? { place: body.place } : {}),
      reason: body.reason,
      unit,
      denied,
      restricted: unit === 'discipline',
    },
  ];
}

/** What a case that takes another in learns of it: whom that one shuts out. */
export function absorb(from: string, merged: CaseState, into: CaseState, stamp: Stamp): NewEvent[] {
  // Whom that one accuses in so many words is not out of this one only for want of knowing.
  const parties = merged.denied.filter(
    (party) =>
      !into.denied.includes(party) || (into.unclear.includes(party) && !merged.unclear.includes(party)),
  );
  return [{ type: 'absorbed', ...stamp, from, parties }];
}

// Acceptance and the closing text reach the reporter in the same unit of work, so the telling is recorded with them.
function told(state: CaseState, what: 'acceptance' | 'outcome', stamp: Stamp): NewEvent[] {
  return state.kind === 'tip_off' && state.realName
    ? [{ type: 'told', at: stamp.at, by: { who: 'system' }, what }]
    : [];
}
