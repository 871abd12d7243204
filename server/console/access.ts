// Who may open a console page, and whether a form really came from one of ours.
import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Office } from '../../bot/office.ts';
import type { Role } from '../../knowledge/casework/types.ts';
import { type Asking, isForeign, sessionOf } from '../access.ts';
import { Problem } from '../problem.ts';
import { type Form, readForm } from './form.ts';

export interface Console {
  Variables: Asking['Variables'] & { csrf: string; form: Form };
}

export const CASE_ROLES: readonly Role[] = ['clerk', 'desk', 'discipline', 'supervisor'];
/** Editors write; an administrator may be the second person who approves. */
export const KNOWLEDGE_ROLES: readonly Role[] = ['editor', 'admin'];

/** Bound to the session: another session's token, or an older one's, opens nothing. */
export const csrfOf = (office: Pick<Office, 'keys'>, token: string) => office.keys.fingerprint('csrf', token);

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** @throws Problem 403 for a changing request another site sent */
export function refuseForeign(c: Context): void {
  if (isForeign(c)) throw new Problem(403, '这个请求不是从本站的页面发来的，没有执行。');
}

/** A path of our own to go on to after signing in; anything else leads to the first page. */
export function safeNext(path: string | undefined): string {
  return path !== undefined && /^\/staff(\/[\w-]+)*$/.test(path) ? path : '/staff';
}

/**
 * Lets signed-in officers through; the others are led to the sign-in page and back. Every form is checked here, so
 * that no page can forget to.
 * @throws Problem 401, 403, 413, 415
 */
export function signedInPage(office: Office): MiddlewareHandler<Console> {
  return async (c, next) => {
    const session = await sessionOf(c, office);
    const reading = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!session) {
      if (!reading) throw new Problem(401, '登录过期了，刚才这一步没有办成。');
      return c.redirect(`/staff/sign-in?next=${encodeURIComponent(safeNext(c.req.path))}`, 303);
    }
    const { account, token, viaCookie } = session;
    c.set('account', account);
    c.set('token', token);
    c.set('viaCookie', viaCookie);
    c.set('csrf', csrfOf(office, token));
    if (!reading) {
      refuseForeign(c);
      const form = await readForm(c);
      if (!isSame(form.get('csrf') ?? '', c.get('csrf'))) {
        throw new Problem(403, '这张表过期了，刚才这一步没有办成。');
      }
      c.set('form', form);
    }
    await next();
  };
}

/** An account whose password must change may only change it, or leave. */
export function settledPage(): MiddlewareHandler<Console> {
  return async (c, next) => {
    const open = ['/staff/password', '/staff/sign-out'].includes(c.req.path);
    if (c.get('account').mustChangePassword && !open) return c.redirect('/staff/password', 303);
    await next();
  };
}

/** @throws Problem 403 for every other role */
export function onlyPage(...roles: readonly Role[]): MiddlewareHandler<Console> {
  return async (c, next) => {
    if (!roles.includes(c.get('account').role)) throw new Problem(403, '您的账号看不了这个页面。');
    await next();
  };
}
