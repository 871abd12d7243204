// The body of a POST: a form as the specification has it, or the same as JSON.
import type { Context } from 'hono';
import { open311 as say } from '../../bot/phrases/open311.ts';
import { readBytes } from '../body.ts';
import { Faults } from './errors.ts';
import { type PostBody, postBody } from './shapes.ts';

/** 4,000 characters of Chinese are 36 kB in a form. */
const MOST_BYTES = 128 * 1024;
const MOST_FIELDS = 200;
const ATTRIBUTE = /^attribute\[(\w{1,40})\](?:\[\d{0,3}\])?$/;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Fields by name, the first of each; attributes by code, every value. */
function fieldsOf(form: Iterable<[string, string]>): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  const attributes = new Map<string, string[]>();
  let n = 0;
  for (const [name, value] of form) {
    n += 1;
    if (n > MOST_FIELDS) throw new Faults(400, say.errors.tooLarge);
    const code = ATTRIBUTE.exec(name)?.[1];
    if (code !== undefined) attributes.set(code, [...(attributes.get(code) ?? []), value]);
    else if (!fields.has(name)) fields.set(name, value);
  }
  return Object.fromEntries([...fields, ['attribute', Object.fromEntries(attributes)]]);
}

/** Numbers are fine for lat, long and a telephone; `attribute[code]` counts in JSON as well. */
function plainJson(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Faults(400, say.errors.body);
  const entries: [string, unknown][] = [];
  const inline: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const code = ATTRIBUTE.exec(name)?.[1];
    if (code !== undefined) inline.push([code, inner]);
    else if (inner !== null) entries.push([name, typeof inner === 'number' ? String(inner) : inner]);
  }
  const fields = Object.fromEntries(entries);
  return inline.length > 0 && fields.attribute === undefined
    ? { ...fields, attribute: Object.fromEntries(inline) }
    : fields;
}

/** @throws Faults 400; Problem 413 */
export async function readPost(c: Context): Promise<PostBody> {
  const bytes = await readBytes(c, MOST_BYTES, say.errors.tooLarge);
  const type = c.req.header('content-type') ?? '';
  let sent: Record<string, unknown>;
  try {
    const text = utf8.decode(bytes);
    sent = /\bjson\b/.test(type) ? plainJson(JSON.parse(text)) : fieldsOf(new URLSearchParams(text));
  } catch (error) {
    if (error instanceof Faults) throw error;
    throw new Faults(400, say.errors.body);
  }
  const read = postBody.safeParse(sent);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map(({ path }) => String(path[0])))];
  throw new Faults(
    400,
    ...names.map((name) => (name === 'description' ? say.errors.tooLong : say.errors.field(name))),
  );
}
