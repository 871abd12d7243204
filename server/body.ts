// Reading a JSON body: too large, not UTF-8, not JSON and not what was asked for are four different answers.
import type { Context } from 'hono';
import type { z } from 'zod';
import { fieldErrors, Problem } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** 4,000 characters take at most 12 kB, escaped 24 kB. */
export const MOST_BYTES = 64 * 1024;

/** The bytes of a body. @throws Problem 413 with `advice` */
export async function readBytes(
  c: Context,
  most: number,
  advice = '内容太大。文字一次最多四千字，请分几次发。',
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Problem(413, advice);
  const said = c.req.header('content-length');
  if (said !== undefined) {
    if (Number(said) > most) throw tooLarge();
    // Node ends the body at the length that was said. Touching `raw.body` here would cost most of a request.
    return new Uint8Array(await c.req.arrayBuffer());
  }
  // A body without a length is counted while it comes, so that nobody can make us hold what we would refuse.
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of c.req.raw.body ?? []) {
    size += part.byteLength;
    if (size > most) throw tooLarge();
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * The JSON body of a request.
 * @throws Problem 400, 413 or 422
 */
export async function readBody<S extends z.ZodType>(
  c: Context,
  schema: S,
  most = MOST_BYTES,
): Promise<z.output<S>> {
  const bytes = await readBytes(c, most);
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Problem(400, '请求的内容不是 UTF-8 编码的 JSON。');
  }
  const read = schema.safeParse(value);
  if (!read.success) throw new Problem(422, '有的内容不符合要求。', { errors: fieldErrors(read.error) });
  return read.data;
}

/** Query parameters by a schema. @throws Problem 422 */
export function readQuery<S extends z.ZodType>(c: Context, schema: S): z.output<S> {
  const read = schema.safeParse(c.req.query());
  if (!read.success) throw new Problem(422, '有的参数不符合要求。', { errors: fieldErrors(read.error) });
  return read.data;
}
