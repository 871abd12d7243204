// Owns the catalogue of categories (categories.yaml).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Promises } from '../jurisdictions/schema.ts';
import { parseYaml } from '../yaml.ts';
import { CASE_KINDS, type CaseKind, FINDINGS } from './types.ts';

/** Questions beyond the essential ones (what, where, whom to call), in the order they are asked. */
export const QUESTION_IDS = ['where', 'who', 'benefit', 'since', 'said', 'how_known', 'proof'] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

const question = z.strictObject({
  id: z.enum(QUESTION_IDS),
  /** What the answer is called in the summary and on the case. */
  label: z.string().min(2).max(12),
  ask: z.string().min(2).max(60),
});
export type Question = z.infer<typeof question>;

const category = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/),
  kind: z.enum(CASE_KINDS),
  label: z.string().min(2).max(16),
  /** Telling words; how loud each list speaks is learnt with the examples (sorting/). */
  words: z.array(z.string().min(1)),
  /** Needs somebody the same or next working day. */
  urgent: z.boolean().default(false),
  /** Which service promise of the county pack applies; the kind's own when absent. */
  promise: z.enum(['urgentHelp', 'question', 'help', 'complaint', 'tip_off', 'suggestion']).exactOptional(),
  /** About somebody's conduct: goes over the head of whoever is accused. */
  conduct: z.boolean().default(false),
  /** A tip-off of this category accuses a household unless the text says otherwise. */
  household: z.boolean().default(false),
  /** What makes a good report; each may be skipped. */
  questions: z.array(question).default([]),
  checklist: z.array(z.strictObject({ id: z.string(), text: z.string() })).default([]),
  findings: z.array(z.enum(FINDINGS)).min(1),
});

export type Category = z.infer<typeof category>;

/** All categories in the order of the file, checked. Throws on a fault, naming the file. */
export function loadCategories(file: URL = new URL('./categories.yaml', import.meta.url)): Category[] {
  const read = z
    .array(category)
    .min(1)
    .safeParse(parseYaml(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`categories.yaml: ${z.prettifyError(read.error)}`);
  const seen = new Set<string>();
  for (const { id } of read.data) {
    if (seen.has(id)) throw new Error(`categories.yaml: ${id} twice`);
    seen.add(id);
  }
  return read.data;
}

let shipped: Map<string, Category> | undefined;

function catalogue(): Map<string, Category> {
  shipped ??= new Map(loadCategories().map((entry) => [entry.id, entry]));
  return shipped;
}

const ofKind = new Map<CaseKind, readonly Category[]>();

export function listCategories(kind?: CaseKind): Category[] {
  if (kind === undefined) return [...catalogue().values()];
  const known = ofKind.get(kind) ?? [...catalogue().values()].filter((entry) => entry.kind === kind);
  ofKind.set(kind, known);
  return [...known];
}

export function findCategory(id: string): Category | undefined {
  return catalogue().get(id);
}

export function conductCategory(id: string): boolean {
  return findCategory(id)?.conduct ?? true;
}

export function householdCategory(id: string): boolean {
  return findCategory(id)?.household ?? false;
}

/** What every case may need looked into besides its own list. */
const COMMON_CHECKS = [
  { id: 'papers', text: '查材料：档案、单据和系统里的记录' },
  { id: 'reporter_heard', text: '问反映人：把话听全' },
  { id: 'other_side', text: '问另一方：办理的人或被反映的人怎么说（不提是谁反映的）' },
];

/** 社会救助法 第四十八条: what stopping aid must be preceded and followed by. */
const BEFORE_STOPPING = [
  { id: 'heard_before_stop', text: '拟停发的：作决定前听过本人的意见' },
  { id: 'told_in_writing', text: '已停发的：书面告知本人并说明理由' },
];

/** The investigation checklist of a category, 六查一访 where claims are checked, with what stopping aid needs. */
export function checklistFor(id: string): { id: string; text: string }[] {
  const own = findCategory(id)?.checklist ?? [];
  return [...(own.length > 0 ? own : COMMON_CHECKS), ...BEFORE_STOPPING];
}

/** The service promise of a case: the category's own key, one working day for urgent help, otherwise the kind's. */
export function promiseFor(
  { kind, category: id, urgent }: { kind: CaseKind; category: string; urgent: boolean },
  promises: Promises,
): { workingDays: number; basis: string } {
  const key = findCategory(id)?.promise ?? (kind === 'help' && urgent ? 'urgentHelp' : kind);
  return { workingDays: promises[key], basis: promises.basis };
}

/** Every kind ends in its `<kind>_other`, so a text always has a category. */
export function otherCategory(kind: CaseKind): string {
  return `${kind}_other`;
}
