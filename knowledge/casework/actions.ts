// Owns the actions on a case: their bodies, in which statuses they fit and who may take them.
import { z } from 'zod';
import type { Relation } from './access.ts';
import { type CaseStatus, FINDINGS, MEASURES } from './types.ts';

const text = z.string().trim().min(1).max(4000);
const reason = z.string().trim().min(1).max(1000);
const unit = z.string().regex(/^(desk|discipline|\d{9})$/);

/** Strict bodies by action; the API adds its `version` with `.extend`, which stays strict. */
export const actionBodies = {
  accept: z.strictObject({}),
  decline: z.strictObject({ reason, referTo: z.string().trim().min(1).max(200) }),
  return: z.strictObject({ reason, suggestUnit: unit.exactOptional() }),
  transfer: z.strictObject({ unit, reason }),
  note: z.strictObject({ text }),
  reply: z.strictObject({ text, final: z.boolean().default(false) }),
  close: z.strictObject({
    finding: z.enum(FINDINGS),
    measures: z.array(z.enum(MEASURES)).max(MEASURES.length).default([]),
    text,
  }),
  message: z.strictObject({ text }),
  withdraw: z.strictObject({}),
  rate: z.strictObject({
    score: z.int().min(1).max(5),
    resolved: z.boolean(),
    text: text.exactOptional(),
  }),
} as const;

export type ActionName = keyof typeof actionBodies;
export type ActionBody<A extends ActionName> = z.output<(typeof actionBodies)[A]>;

export const ACTION_NAMES = Object.keys(actionBodies) as ActionName[];

type Rule = { when: readonly CaseStatus[]; who: readonly Relation[] };

const OPEN = ['filed', 'routed', 'returned', 'reopened'] as const;
const WORKING = ['accepted', 'investigating', 'answered'] as const;
const LIVE = [...OPEN, ...WORKING, 'under_review', 'under_final_review'] as const;

/**
 * When and by whom. A reply or a closing needs acceptance first, so that 受理 is always a dated act of its own
 * (信访工作条例 第二十三条); a note never does. `return` is for units that were given the case; the desk transfers instead.
 */
export const ACTION_RULES: Record<ActionName, Rule> = {
  accept: { when: OPEN, who: ['holder'] },
  decline: { when: OPEN, who: ['holder'] },
  return: { when: ['routed'], who: ['holder'] },
  transfer: { when: [...OPEN, 'accepted', 'investigating'], who: ['holder', 'overseer'] },
  note: { when: [...LIVE, 'closed', 'declined', 'withdrawn'], who: ['holder', 'overseer', 'informed'] },
  reply: { when: WORKING, who: ['holder'] },
  close: { when: WORKING, who: ['holder'] },
  message: { when: [...LIVE, 'closed'], who: ['reporter'] },
  withdraw: { when: [...OPEN, 'accepted', 'investigating'], who: ['reporter'] },
  rate: { when: ['answered', 'closed'], who: ['reporter'] },
};
