// Reading a posted form: the size it may have, the fields of it, and what is wrong with them in words.
import type { Context } from 'hono';
import type { z } from 'zod';
import { type FieldError, Problem } from '../problem.ts';

export type Form = URLSearchParams;

/** @throws Problem 415 for anything but a plain form */
export async function readForm(c: Context): Promise<Form> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw new Problem(415, '这里只收本站页面上的表。');
  return new URLSearchParams(await c.req.text());
}

/** One field as typed; browsers send line ends as CRLF. */
export const field = (form: Form, name: string): string =>
  (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim();

export type Faults = Readonly<Record<string, string>>;

const WORDS: Readonly<Record<string, string>> = {
  invalid_type: '这一项没有填。',
  invalid_value: '请选一项。',
  invalid_format: '格式不对。',
  too_small: '这一项没有填。',
};

function words(issue: z.core.$ZodIssue): string {
  if (/[一-龥]/.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return `太长了，最多 ${issue.maximum} 个字。`;
  return WORDS[issue.code] ?? '这一项不符合要求。';
}

/** What a schema found, by field name; the first fault of each. */
export function faultsOf(error: z.ZodError): Faults {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) faults[String(issue.path[0] ?? 'form')] ??= words(issue);
  return faults;
}

export const faultsFrom = (errors: readonly FieldError[] | undefined): Faults =>
  Object.fromEntries((errors ?? []).map(({ path, message }) => [path, message]));
