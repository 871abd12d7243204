// Owns the actions on a case: their bodies, in which statuses they fit and who may take them.
import { z } from 'zod';
import type { Relation } from './access.ts';
import { isDay } from './days.ts';
import {
  ACCUSED_TYPES,
  CASE_STATUSES,
  type CaseStatus,
  FINDINGS,
  MEASURES,
  REVIEW_DECISIONS,
} from './types.ts';

const text = z.string().trim().min(1).max(4000);
const reason = z.string().trim().min(1).max(1000);
const unit = z.string().regex(/^(desk|discipline|\d{9})$/);
const day = z.string().refine(isDay, '要写成 2026-11-23 这样的日子');

/** 信访工作条例 第三十四条: an answer may be put off once, by no more than this. */
export const MOST_EXTENSION_DAYS = 30;

/** Strict bodies by action; the API adds its `version` with `.extend`, which stays strict. */
export const actionBodies = {
  accept: z.strictObject({}),
  decline: z.strictObject({ reason, referTo: z.string().trim().min(1).max(200) }),
  return: z.strictObject({ reason, suggestUnit: unit.exactOptional() }),
  /** `copy`: words without names, which the receiving unit sees instead of the reporter's own. */
  transfer: z.strictObject({ unit, reason, copy: text.exactOptional() }),
  triage: z.strictObject({
    accused: z.enum(ACCUSED_TYPES),
    place: z
      .strictObject({
        township: z.string().regex(/^\d{9}$/),
        village: z.string().trim().min(1).max(60).exactOptional(),
      })
      .exactOptional(),
    reason,
  }),
  note: z.strictObject({ text }),
  ask: z.strictObject({ text }),
  check: z.strictObject({
    item: z.string().min(1).max(60),
    result: z.string().trim().min(1).max(60),
    text: text.exactOptional(),
  }),
  reply: z.strictObject({ text, final: z.boolean().default(false) }),
  /** By the unit: asks for it. By the desk: grants it, as asked or on its own. */
  extend: z.strictObject({ days: z.int().min(1).max(MOST_EXTENSION_DAYS), reason }),
  extend_refuse: z.strictObject({ reason }),
  close: z.strictObject({
    finding: z.enum(FINDINGS),
    measures: z.array(z.enum(MEASURES)).max(MEASURES.length).default([]),
    text,
    stopRecord: z.strictObject({ heardOn: day, toldOn: day }).exactOptional(),
  }),
  urge: z.strictObject({ text }),
  merge: z.strictObject({ into: z.string().trim().min(1).max(40) }),
  recuse: z.strictObject({ reason }),
  review_decide: z.strictObject({ decision: z.enum(REVIEW_DECISIONS), text }),
  hold: z.strictObject({ reason }),
  unhold: z.strictObject({ reason }),
  message: z.strictObject({ text }),
  withdraw: z.strictObject({}),
  rate: z.strictObject({
    score: z.int().min(1).max(5),
    resolved: z.boolean(),
    text: text.exactOptional(),
  }),
  reopen: z.strictObject({ text }),
  review: z.strictObject({ text }),
} as const;

export type ActionName = keyof typeof actionBodies;
export type ActionBody<A extends ActionName> = z.output<(typeof actionBodies)[A]>;

export const ACTION_NAMES = Object.keys(actionBodies) as ActionName[];

/** What only the reporter does, with number and code. */
export const REPORTER_ACTIONS = ['message', 'withdraw', 'rate', 'reopen', 'review'] as const;
export type ReporterAction = (typeof REPORTER_ACTIONS)[number];

type Rule = { when: readonly CaseStatus[]; who: readonly Relation[] };

const OPEN = ['filed', 'routed', 'returned', 'reopened'] as const;
const AT_WORK = ['accepted', 'investigating'] as const;
const WORKING = [...AT_WORK, 'answered'] as const;
const REVIEWED = ['under_review', 'under_final_review'] as const;
const LIVE = [...OPEN, ...WORKING, ...REVIEWED] as const;
/** Also a case that is over can be needed in a court. */
const ANY = CASE_STATUSES;

/** Whether something is still owed on the case. */
export const isLive = (status: CaseStatus) => (LIVE as readonly CaseStatus[]).includes(status);

/**
 * When and by whom. A reply or a closing needs acceptance first, so that 受理 is always a dated act of its own
 * (信访工作条例 第二十三条); a note never does. `return` is for units that were given the case; the desk transfers instead.
 */
export const ACTION_RULES: Record<ActionName, Rule> = {
  accept: { when: OPEN, who: ['holder'] },
  decline: { when: OPEN, who: ['holder'] },
  return: { when: ['routed'], who: ['holder'] },
  transfer: { when: [...OPEN, ...AT_WORK], who: ['holder', 'overseer'] },
  triage: { when: [...OPEN, ...AT_WORK], who: ['holder'] },
  note: { when: [...LIVE, 'closed', 'declined', 'withdrawn'], who: ['holder', 'overseer', 'informed'] },
  ask: { when: [...OPEN, ...AT_WORK], who: ['holder'] },
  check: { when: AT_WORK, who: ['holder'] },
  reply: { when: WORKING, who: ['holder'] },
  extend: { when: AT_WORK, who: ['holder', 'overseer'] },
  extend_refuse: { when: AT_WORK, who: ['holder', 'overseer'] },
  close: { when: WORKING, who: ['holder'] },
  urge: { when: LIVE, who: ['overseer'] },
  merge: { when: [...OPEN, ...AT_WORK], who: ['holder', 'overseer'] },
  recuse: { when: LIVE, who: ['holder', 'overseer', 'informed'] },
  review_decide: { when: REVIEWED, who: ['holder'] },
  hold: { when: ANY, who: ['holder', 'overseer', 'informed'] },
  unhold: { when: ANY, who: ['holder', 'overseer', 'informed'] },
  message: { when: [...LIVE, 'closed'], who: ['reporter'] },
  withdraw: { when: [...OPEN, ...AT_WORK], who: ['reporter'] },
  rate: { when: ['answered', 'closed'], who: ['reporter'] },
  reopen: { when: ['answered', 'closed'], who: ['reporter'] },
  review: { when: ['answered', 'closed'], who: ['reporter'] },
};
