// What an officer sees when a page cannot be shown, and the marks of a field that was filled in wrongly.
import type { Context } from 'hono';
import { TooMany } from '../../bot/limits.ts';
import type { Office } from '../../bot/office.ts';
import { nameOf } from '../../bot/turn.ts';
import { Problem } from '../problem.ts';
import { placeOf } from '../routes/chat.ts';
import { type Console, safeNext } from './access.ts';
import type { Faults } from './form.ts';
import { send, signedInAs } from './page.tsx';

const TITLES: Readonly<Record<number, string>> = {
  401: '请重新登录',
  403: '不能这样做',
  404: '没有找到',
  413: '内容太大',
  415: '看不懂这张表',
  429: '试得太多了',
  500: '出了点毛病',
};

/** How long to wait, in words. */
export const waitWords = (seconds: number) =>
  seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分钟`;

export const tooManyWords = (error: TooMany) => `试得太多了，请等${waitWords(error.retryAfter)}再试。`;

/** A case that is hidden and one that never was look the same, to the byte. */
export const notFound = () => new Problem(404, '没有这个页面，或者不归您看。请核对编号。');

const KEEP = '刚才写的内容还在上一页：按浏览器的“后退”，把它复制下来，再打开新页面重新填。';

export function faultPage(c: Context<Console>, office: Office, error: Error) {
  const problem = problemOf(office, error);
  const { status, message, retryAfter } = problem;
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  const title = TITLES[status] ?? '没有办成';
  const isLost = c.req.method === 'POST' && [401, 403].includes(status);
  const isOut = status === 401;
  return send(
    c,
    status,
    { office, signed: signedInAs(c), title },
    <section class="narrow">
      <h1>{title}</h1>
      <p>{message}</p>
      {isLost && <p>{KEEP}</p>}
      <p>
        <a class="button" href={isOut ? `/staff/sign-in?next=${safeNext(undefined)}` : '/staff'}>
          {isOut ? '去登录' : '回到首页'}
        </a>
      </p>
    </section>,
  );
}

function problemOf(office: Office, error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TooMany) {
    return new Problem(429, tooManyWords(error), { retryAfter: error.retryAfter });
  }
  office.log.error({ error: nameOf(error), at: placeOf(error) }, 'a console page broke');
  return new Problem(500, '系统出了点毛病，这一步没有办成。请过一会儿再试；还不行，请告诉管理员。');
}

/** Attributes that tie a field to its fault and its hint. */
export function marks(id: string, faults: Faults, name: string, hint = false) {
  const fault = faults[name] !== undefined;
  const about = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return { ...(fault ? { 'aria-invalid': 'true' } : {}), ...(about ? { 'aria-describedby': about } : {}) };
}

export function Fault({ id, faults, name }: { id: string; faults: Faults; name: string }) {
  const words = faults[name];
  return words === undefined ? null : (
    <p class="fault" id={`${id}-fault`}>
      {words}
    </p>
  );
}
