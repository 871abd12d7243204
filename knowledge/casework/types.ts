// Owns the words of casework: kinds, statuses, clocks, actions, events and the state folded from them.

export const CASE_KINDS = ['complaint', 'tip_off', 'help', 'suggestion', 'question'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATUSES = [
  'filed',
  'routed',
  'accepted',
  'investigating',
  'answered',
  'closed',
  'returned',
  'declined',
  'withdrawn',
  'merged',
  'reopened',
  'under_review',
  'under_final_review',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Who a report accuses. `none` is no type: a case without an accused simply has no type. */
export const ACCUSED_TYPES = ['household', 'village_cadre', 'township', 'county', 'unclear'] as const;
export type AccusedType = (typeof ACCUSED_TYPES)[number];

export const CLOCK_NAMES = [
  'acknowledge',
  'accept',
  'object_transfer',
  'answer',
  'realname_accept',
  'realname_outcome',
  'promise',
  'review',
  'final_review',
] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];

export const ROLES = ['clerk', 'desk', 'discipline', 'supervisor', 'auditor', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** `desk`, `discipline`, or the 9-digit code of a township-level unit. */
export type UnitCode = string;

/**
 * An entry of a deny set: a unit code, `supervisor` (the county supervisors as readers), `village:<code or name>`, or
 * `officer:<username>` (one who recused, or declared an interest in it).
 * `desk` and `supervisor` together mean the county bureau itself is accused; see access.ts for what each shuts.
 */
export type DeniedParty = UnitCode;

/** `YYYY-MM-DD`, a Beijing day. */
export type Day = string;

/** ISO 8601 with `+08:00`, or a bare Day where the exact time must not be kept (an anonymous reporter's acts). */
export type EventTime = string;

export type Place = { township?: UnitCode; village?: string };

export type Actor =
  | { who: 'officer'; id: string; role: Role; unit?: UnitCode }
  | { who: 'reporter' }
  | { who: 'system' };

export const FINDINGS = [
  'substantiated',
  'partly',
  'unsubstantiated',
  'resolved',
  'explained',
  'unreachable',
] as const;
export type Finding = (typeof FINDINGS)[number];

/**
 * What was done about it. `stopped` (aid stopped) attests that the person was heard before the decision and told in
 * writing with reasons after it: 社会救助法 第四十八条.
 */
export const MEASURES = [
  'corrected',
  'stopped',
  'recovered',
  'included',
  'disciplined',
  'temporary_aid',
  'paid_arrears',
  'apologised',
  'referred',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Where a case goes and who must never see it; made by `route`, carried by `routed` events. */
export type Routing = {
  unit: UnitCode;
  denied: DeniedParty[];
  informed: UnitCode[];
  restricted: boolean;
  why: string;
};

/** What a review may come to: 信访工作条例 第三十五条、第三十六条. `redo` sends the matter back to be handled anew. */
export const REVIEW_DECISIONS = ['upheld', 'changed', 'redo'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];
export type ReviewStage = 'review' | 'final_review';

/** When the person was heard before aid was stopped, and told in writing after: 社会救助法 第四十八条. */
export type StopRecord = { heardOn: Day; toldOn: Day };

/** What is known at filing. `promise` freezes the service promise of that day: later changes of the pack never move it. */
export type Filing = {
  kind: CaseKind;
  category: string;
  urgent: boolean;
  anonymous: boolean;
  realName: boolean;
  place?: Place;
  accused?: AccusedType;
  promise?: { workingDays: number; basis: string };
};

export type AttachedFile = { id: string; type: string; size: number; hash: string };

type EventBodies = {
  filed: Filing;
  routed: Routing;
  /** New parties shut out after filing, because a new name came up. */
  denied: { parties: DeniedParty[]; why: string };
  accepted: Record<never, never>;
  /** A real-name reporter was told: 监察法实施条例 第二百零九条. */
  told: { what: 'acceptance' | 'outcome' };
  declined: { reason: string; referTo: string };
  returned: { reason: string; suggestUnit?: UnitCode; unit: UnitCode };
  /** `masked`: the receiving unit gets a copy without names (`text`) and does not see the reporter's own words. */
  transferred: { unit: UnitCode; reason: string; masked?: true; text?: string };
  /** The desk found out whom an unclear accusation means: the only step that may narrow a deny set. */
  triaged: Routing & { accused: AccusedType; place?: Place; reason: string };
  /**
   * A township went into another, or got another code: wherever the case names `from` it now means `to`. `unit`: who holds
   * the case from now on, where that changes; see succession.ts.
   */
  succeeded: { from: UnitCode; to: UnitCode; unit?: UnitCode };
  noted: { text: string };
  /** A question to the reporter; the service promise waits for the answer, the law does not. */
  asked: { text: string };
  /** One item of the category's checklist looked into. */
  checked: { item: string; result: string; text?: string };
  extension_asked: { days: number; reason: string };
  extended: { days: number; reason: string; text: string };
  extension_refused: { reason: string };
  /** 督办, by the county's supervisors. */
  urged: { text: string };
  /** Ended here; goes on in another case, by tracking number. */
  merged: { into: string };
  /** Took another case in, and whom that one shuts out. */
  absorbed: { from: string; parties: DeniedParty[] };
  /** What the case this one went into told its reporter. */
  relayed: { text: string };
  /** 回避: from now on the case does not exist for this officer. */
  recused: { officer: string; reason: string };
  reopened: { text: string };
  /** 复查 or 复核 asked for: who decides, and whether that is a body outside whose decision is only recorded here. */
  review_asked: { stage: ReviewStage; unit: UnitCode; outside: boolean; text: string };
  reviewed: { stage: ReviewStage; decision: ReviewDecision; text: string };
  /** An officer of the handling unit opened the reporter's name and telephone, and says why. */
  contact_opened: { reason: string };
  replied: { text: string; final: boolean };
  messaged: { text: string };
  /** The reporter's files. `hash` is SHA-256 of the file as it came; in an anonymous tip-off, as it is kept. */
  attached: { files: AttachedFile[] };
  /** What a reporter who was filed for in haste said afterwards; a contact itself is kept sealed beside the case. */
  completed: { place?: Place; contact?: true };
  withdrawn: Record<never, never>;
  /** The reporter says how it was: 1–5, and whether the matter is resolved. Silence is neither. */
  rated: { score: number; resolved: boolean; text?: string };
  closed: { finding: Finding; measures: Measure[]; text: string; stopRecord?: StopRecord };
  /** Nothing of the case is erased while it is held. The reason is a message, which the chain does not hold. */
  held: { text: string };
  released: { text: string };
  /** Words, files and contact are gone, their time being over; see `retention` of the pack. */
  erased: Record<never, never>;
  /** Only the reporter's name and telephone are gone: their time is over, or the reporter asked. */
  contact_erased: { why: 'due' | 'asked' };
};

export type EventType = keyof EventBodies;

/** One thing that happened. The store adds sequence number and chain hash; it never changes `at`. */
export type CaseEvent = {
  [T in EventType]: { type: T; at: EventTime; by: Actor } & EventBodies[T];
}[EventType];

/** Same shape before it is stored. */
export type NewEvent = CaseEvent;

/** Everything decisions need, folded from the events alone (fold.ts). `version` counts events. */
export type CaseState = Filing & {
  status: CaseStatus;
  version: number;
  unit: UnitCode;
  denied: DeniedParty[];
  informed: UnitCode[];
  restricted: boolean;
  filedOn: Day;
  /** Day the present unit was given the case; runs the objection to a transfer. */
  routedOn: Day;
  acceptedOn?: Day;
  answeredOn?: Day;
  closedOn?: Day;
  /** Parties shut out only because nobody knows yet whom the report means; triage may let them in. */
  unclear: DeniedParty[];
  /** A question to the reporter is open. */
  awaits?: true;
  /** Result of each checklist item looked into. */
  checks: Readonly<Record<string, { result: string; on: Day; by: string }>>;
  extensionAsked?: { days: number; reason: string };
  extendedBy?: number;
  finding?: Finding;
  rating?: { score: number; resolved: boolean };
  reopenedOn?: Day;
  /** Under way: asked when, of which stage, and which unit's answer is reviewed. */
  review?: { stage: ReviewStage; askedOn: Day; from: UnitCode; outside: boolean };
  /** The last review decided. */
  reviewed?: { stage: ReviewStage; on: Day };
  mergedInto?: string;
  /** Nothing of it may be erased. */
  held?: true;
  /** Since this day nobody can read what was said in it. */
  erasedOn?: Day;
  /** This unit got a copy without names instead of the reporter's words. */
  maskedFor?: UnitCode;
};
