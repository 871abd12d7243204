// Who is asking: officers by session (cookie or bearer token), and the slowing down of everybody else.
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Office } from '../bot/office.ts';
import type { Account } from '../db/officers.ts';
import type { Role } from '../knowledge/casework/types.ts';
import { Problem } from './problem.ts';

export interface Asking {
  Variables: { account: Account; token: string; viaCookie: boolean };
}

export const COOKIE = 'mingbai_session';

/** Strict keeps other sites from riding on it; HttpOnly keeps it from scripts. */
export function rememberSession(c: Context, token: string, expires: Date): void {
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: new URL(c.req.url).protocol === 'https:',
    path: '/',
    expires,
  });
}

export const forgetSession = (c: Context) => deleteCookie(c, COOKIE, { path: '/' });

/** The session a request carries; a bearer token goes before a cookie. */
export async function sessionOf(c: Context, office: Office) {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
  const token = bearer ?? getCookie(c, COOKIE);
  const account = token === undefined ? undefined : await office.officers.ofSession(token);
  return account && token !== undefined ? { account, token, viaCookie: bearer === undefined } : undefined;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A changing request that leans on the cookie must come from our own pages: browsers say so in Sec-Fetch-Site or
 * Origin, and a cross-site form can set neither. Console forms carry a token besides.
 */
export function isForeign(c: Context): boolean {
  if (SAFE.includes(c.req.method)) return false;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return false;
  // "null" (a sandboxed frame) is no address, and not ours.
  return !URL.canParse(origin) || new URL(origin).host !== c.req.header('host');
}

/** Lets signed-in officers through. @throws Problem 401, 403 */
export function signedIn(office: Office): MiddlewareHandler<Asking> {
  return async (c, next) => {
    const session = await sessionOf(c, office);
    if (!session) throw new Problem(401, '请先登录。');
    if (session.viaCookie && isForeign(c)) throw new Problem(403, '这个请求不是从本站发来的。');
    c.set('account', session.account);
    c.set('token', session.token);
    c.set('viaCookie', session.viaCookie);
    await next();
  };
}

/** An account whose password must change may only change it. */
export function settled(): MiddlewareHandler<Asking> {
  return async (c, next) => {
    if (c.get('account').mustChangePassword) throw new Problem(403, '请先修改密码。');
    await next();
  };
}

/** Only these roles; for everybody else there is no such page. */
export function only(...roles: Role[]): MiddlewareHandler<Asking> {
  return async (c, next) => {
    if (!roles.includes(c.get('account').role)) throw new Problem(403, '您的账号没有这个权限。');
    await next();
  };
}
