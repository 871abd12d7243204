// Errors on the wire: RFC 9457 problem details, nothing of what was sent echoed back.
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

const TITLES: Readonly<Record<number, string>> = {
  400: '请求看不懂',
  401: '请先登录',
  403: '没有权限',
  404: '没有找到',
  405: '不支持这种请求',
  409: '有冲突',
  413: '内容太大',
  415: '格式不对',
  422: '内容不符合要求',
  429: '太频繁了',
  500: '出了点毛病',
  503: '暂时不可用',
};

export interface FieldError {
  path: string;
  message: string;
}

/** An expected failure of a request. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: FieldError[] | undefined;
  readonly retryAfter: number | undefined;
  constructor(
    status: ContentfulStatusCode,
    detail: string,
    more: { errors?: FieldError[]; retryAfter?: number } = {},
  ) {
    super(detail);
    this.status = status;
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
  }
}

/** As it goes over the wire. */
export const problemBody = ({ status, message: detail, errors }: Problem) => ({
  type: 'about:blank',
  title: TITLES[status] ?? '出错了',
  status,
  detail,
  ...(errors ? { errors } : {}),
});

export function problemResponse(c: Context, problem: Problem): Response | Promise<Response> {
  const { status, message: detail, retryAfter } = problem;
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  // Somebody looking at a page gets a sentence, not JSON.
  if (c.req.header('accept')?.startsWith('text/html') && !c.req.path.startsWith('/api/')) {
    return c.html(page(TITLES[status] ?? '出错了', detail), status);
  }
  const body = JSON.stringify(problemBody(problem));
  return c.body(body, status, { 'Content-Type': 'application/problem+json; charset=utf-8' });
}

const page = (title: string, detail: string) =>
  html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><h1>${title}</h1><p>${detail}</p><p><a href="/">回到首页</a></p></body></html>`;

const WORDS: Readonly<Record<string, string>> = {
  invalid_type: '类型不对，或者没有填',
  too_big: '太大或太长',
  too_small: '太小或太短',
  invalid_format: '格式不对',
  invalid_value: '不在可选的范围里',
  invalid_union: '格式不对',
};

/** Names of fields, and nothing that could be markup or a story. */
const PLAIN_NAME = /^\w{1,40}$/;

/** What a schema found, in words; our own Chinese messages are kept, the library's English ones replaced. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.slice(0, 20).flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      const message = '不认识的字段';
      const names = issue.keys.filter((key) => PLAIN_NAME.test(key)).slice(0, 20);
      if (names.length === 0) return [{ path, message }];
      return names.map((name) => ({ path: path === '' ? name : `${path}.${name}`, message }));
    }
    const message = /[一-龥]/.test(issue.message) ? issue.message : (WORDS[issue.code] ?? '不符合要求');
    return [{ path, message }];
  });
}
