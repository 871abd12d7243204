// Errors as GeoReport v2 has them: a list of code and description, in the format that was asked for. 404 for what does
// not exist, 400 for whatever else a client did; floods and our own failures keep their own status.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { TooMany } from '../../bot/limits.ts';
import { open311 as say } from '../../bot/phrases/open311.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import { Problem } from '../problem.ts';
import { respond } from './format.ts';

export class Faults extends Error {
  readonly status: 400 | 404;
  readonly descriptions: readonly string[];
  constructor(status: 400 | 404, ...descriptions: string[]) {
    super(descriptions.join(' '));
    this.status = status;
    this.descriptions = descriptions;
  }
}

const answer = (c: Context, status: ContentfulStatusCode, descriptions: readonly string[]) =>
  respond(
    c,
    'errors',
    descriptions.map((description) => ({ code: status, description })),
    status,
  );

/** The answer to what was thrown. @throws what is a bug, for the edge of the application to see */
export function faultResponse(c: Context, error: unknown): Response {
  if (error instanceof Faults) return answer(c, error.status, error.descriptions);
  if (error instanceof TooMany) {
    c.header('Retry-After', String(error.retryAfter));
    return answer(c, 429, [zh.tooFast]);
  }
  if (error instanceof Problem) {
    if (error.status === 413) return answer(c, 400, [say.errors.tooLarge]);
    return answer(c, error.status >= 500 ? error.status : 400, [error.message]);
  }
  throw error;
}

/** Bugs and disks that refuse: nothing was saved, and a person is named to ring. */
export const brokenResponse = (c: Context, hotline: string) => answer(c, 500, [zh.failed(hotline)]);
