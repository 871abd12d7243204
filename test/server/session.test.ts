// Signing in and out: sessions, forged requests, guesses slowed, accounts that must change their password or are shut.
import { afterEach, describe, expect, test } from 'vitest';
import { ask, openTestApp, PASSWORD, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { complaint, file, GREEN } from '../support/cases.ts';

let inside: TestApp;
afterEach(() => inside.dispose());

const open = (options: Parameters<typeof openTestApp>[0] = {}) => {
  inside = openTestApp(options);
  return inside;
};
const session = (username: string, password: string, address = '127.0.0.1') =>
  ask(inside.app, '/api/v1/staff/session', { body: { username, password }, address });
const cases = (headers: Record<string, string>) => ask(inside.app, '/api/v1/staff/cases', { headers });

test('signing in gives a token and a cookie no script can read, and both open the same session', async () => {
  open();
  const { account } = await signIn(inside, 'clerk', GREEN);
  const answer = await session(account.username, PASSWORD);
  expect(answer.status).toBe(200);
  const { token, officer } = (await answer.json()) as { token: string; officer: object };
  expect(officer).toEqual({ username: account.username, name: account.name, role: 'clerk', unit: GREEN });
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Strict/i);
  expect(cookie).toMatch(/Path=\//i);
  expect(cookie).not.toMatch(/Secure/i);
  expect((await cases({ authorization: `Bearer ${token}` })).status).toBe(200);
  expect((await cases({ cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
});

test('over https the cookie goes over https only', async () => {
  open();
  const { account } = await signIn(inside, 'desk');
  const answer = await ask(inside.app, 'https://office.example/api/v1/staff/session', {
    body: { username: account.username, password: PASSWORD },
  });
  expect(answer.headers.get('set-cookie')).toMatch(/Secure/i);
});

test('signing out ends the session for token and cookie alike', async () => {
  open();
  const who = await signIn(inside, 'desk');
  const ended = await ask(inside.app, '/api/v1/staff/session', { method: 'DELETE', headers: who.cookie });
  expect(ended.status).toBe(204);
  expect((await cases(who.bearer)).status).toBe(401);
  expect((await cases(who.cookie)).status).toBe(401);
});

test('tokens somebody made up open nothing', async () => {
  open();
  const { token } = await signIn(inside, 'desk');
  const forged = [
    `${token}A`,
    token.slice(0, -1),
    token.toUpperCase(),
    'x'.repeat(43),
    '../../etc',
    "' or 1=1",
  ];
  for (const one of forged) {
    expect((await cases({ authorization: `Bearer ${one}` })).status).toBe(401);
    expect((await cases({ cookie: `mingbai_session=${encodeURIComponent(one)}` })).status).toBe(401);
  }
  expect((await cases({ authorization: `Basic ${token}` })).status).toBe(401);
});

describe('a changing request that leans on the cookie', () => {
  const note = (headers: Record<string, string>, number: string) =>
    ask(inside.app, `/api/v1/staff/cases/${number}/note`, { body: { text: '代填', version: 2 }, headers });

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring site', { 'sec-fetch-site': 'same-site' }],
    ['with the Origin of another host', { origin: 'https://evil.example' }],
    ['with the Origin of another port', { origin: 'http://localhost:4000', host: 'localhost' }],
    ['with the Origin null of a sandboxed frame', { origin: 'null' }],
    ['with an Origin that is no address', { origin: 'not an address' }],
  ])('%s is refused and changes nothing', async (_, from) => {
    open();
    const who = await signIn(inside, 'clerk', GREEN);
    const { trackingNumber } = await file(inside.office, complaint());
    const cookie = { cookie: who.cookie.cookie ?? '' };
    expect((await note({ ...cookie, ...from } as Record<string, string>, trackingNumber)).status).toBe(403);
    expect((await inside.office.reading.find(who.account, trackingNumber))?.version).toBe(2);
    // A token is sent by whoever holds it on purpose; no page can make a browser do so.
    expect((await note({ ...who.bearer, ...from } as Record<string, string>, trackingNumber)).status).toBe(
      200,
    );
  });

  test('from our own pages goes through, by either sign a browser gives', async () => {
    for (const own of [
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'http://localhost', host: 'localhost' },
    ]) {
      open();
      const who = await signIn(inside, 'clerk', GREEN);
      const { trackingNumber } = await file(inside.office, complaint());
      expect((await note({ cookie: who.cookie.cookie ?? '', ...own }, trackingNumber)).status).toBe(200);
      await inside.dispose();
    }
  });

  test('cannot sign an officer out, make an account or change a password from elsewhere', async () => {
    open();
    const admin = await signIn(inside, 'admin');
    const headers = { cookie: admin.cookie.cookie ?? '', 'sec-fetch-site': 'cross-site' };
    const asks: [string, string, object?][] = [
      ['DELETE', '/session'],
      ['POST', '/officers', { username: 'mole', name: '内线', role: 'desk', password: 'long-enough' }],
      ['PATCH', '/officers', { username: admin.account.username, name: '别人' }],
      ['POST', '/password', { password: PASSWORD, newPassword: 'long-enough-too' }],
    ];
    for (const [method, path, body] of asks) {
      const answer = await ask(inside.app, `/api/v1/staff${path}`, {
        method,
        headers,
        ...(body ? { body } : {}),
      });
      expect(answer.status, path).toBe(403);
    }
    expect((await cases(admin.bearer)).status).toBe(403);
    expect(await inside.office.officers.list()).toHaveLength(1);
  });

  test('reading is not changing: a link from elsewhere opens the page', async () => {
    open();
    const who = await signIn(inside, 'desk');
    expect((await cases({ cookie: who.cookie.cookie ?? '', 'sec-fetch-site': 'cross-site' })).status).toBe(
      200,
    );
  });
});

describe('guesses', () => {
  test('at an unknown name and at a wrong password get the very same answer', async () => {
    open();
    const { account } = await signIn(inside, 'desk');
    const [wrong, unknown] = await Promise.all([
      session(account.username, 'wrong-wrong'),
      session('nobody', 'wrong-wrong'),
    ]);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  test.each([true, false])('at one account are slowed, rate limiting on: %s', async (isRateLimited) => {
    open({ isRateLimited });
    const { account } = await signIn(inside, 'desk');
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let n = 0; n < 8; n += 1) {
      // From everywhere at once, so that it is the account that is protected.
      last = await session(account.username, `wrong-${n}-wrong`, `198.51.100.${n}`);
      statuses.push(last.status);
    }
    expect(statuses.slice(0, 6)).toEqual(Array(6).fill(401));
    expect(statuses.at(-1)).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(last?.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  test('from one sender at many accounts are slowed, and others still sign in', async () => {
    open();
    const { account } = await signIn(inside, 'desk');
    const statuses: number[] = [];
    for (let n = 0; n < 22; n += 1)
      statuses.push((await session(`name-${n}`, 'wrong-wrong', '198.51.100.7')).status);
    expect(statuses).toContain(429);
    expect((await session(account.username, PASSWORD, '198.51.100.8')).status).toBe(200);
  });

  test('at the present password, by whoever sits at an open session, are slowed too', async () => {
    open();
    const who = await signIn(inside, 'desk');
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const body = { password: `wrong-${n}-wrong`, newPassword: 'long-enough-too' };
      statuses.push((await ask(inside.app, '/api/v1/staff/password', { body, headers: who.bearer })).status);
    }
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });

  test('signing in rightly uses up no tries', async () => {
    open();
    const { account } = await signIn(inside, 'desk');
    const statuses: number[] = [];
    for (let n = 0; n < 9; n += 1) statuses.push((await session(account.username, PASSWORD)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

describe('an account whose password must change', () => {
  test('may only look at itself, change it and sign out', async () => {
    open();
    const who = await signIn(inside, 'admin', undefined, { mustChangePassword: true });
    const status = async (method: string, path: string, body?: object) =>
      (
        await ask(inside.app, `/api/v1/staff${path}`, {
          method,
          headers: who.bearer,
          ...(body ? { body } : {}),
        })
      ).status;
    const newcomer = { username: 'new-one', name: '新人', role: 'desk', password: 'long-enough' };
    expect(await status('GET', '/officers')).toBe(403);
    expect(await status('POST', '/officers', newcomer)).toBe(403);
    expect(await status('GET', '/cases')).toBe(403);
    expect(await status('GET', '/units')).toBe(403);
    expect(await status('GET', '/session')).toBe(200);
    expect(await status('POST', '/password', { password: PASSWORD, newPassword: 'short' })).toBe(422);
    expect(await status('POST', '/password', { password: PASSWORD, newPassword: 'long-enough-too' })).toBe(
      204,
    );
    // Every session of the old password is over; the new one opens the whole office.
    expect(await status('GET', '/session')).toBe(401);
    const again = await session(who.account.username, 'long-enough-too');
    const { token, mustChangePassword } = (await again.json()) as {
      token: string;
      mustChangePassword: boolean;
    };
    expect(mustChangePassword).toBe(false);
    const bearer = { authorization: `Bearer ${token}` };
    expect((await ask(inside.app, '/api/v1/staff/officers', { headers: bearer })).status).toBe(200);
    expect((await session(who.account.username, PASSWORD)).status).toBe(401);
  });
});

describe('accounts, by the administrator,', () => {
  let admin: SignedIn;
  const begin = async () => {
    open();
    admin = await signIn(inside, 'admin', undefined, { username: 'head' });
  };
  const put = (method: string, body: object) =>
    ask(inside.app, '/api/v1/staff/officers', { method, body, headers: admin.bearer });
  const clerk = (more: object = {}) => ({
    username: 'chen',
    name: '陈同志',
    role: 'clerk',
    unit: GREEN,
    password: 'long-enough',
    ...more,
  });

  test('are made with 201, ready to use when so wished, and once only', async () => {
    await begin();
    const made = await put('POST', clerk({ mustChangePassword: false }));
    expect(made.status).toBe(201);
    expect(await made.json()).toEqual({
      officer: { username: 'chen', name: '陈同志', role: 'clerk', unit: GREEN },
    });
    expect((await put('POST', clerk())).status).toBe(409);
    const answer = await session('chen', 'long-enough');
    expect(await answer.json()).toMatchObject({ mustChangePassword: false });
  });

  test('must change their password unless said otherwise', async () => {
    await begin();
    await put('POST', clerk());
    expect(await (await session('chen', 'long-enough')).json()).toMatchObject({ mustChangePassword: true });
  });

  test.each([
    ['a clerk of no township', { unit: undefined }],
    ['a clerk of a township elsewhere', { unit: '440281101' }],
    ['a clerk at the desk', { unit: 'desk' }],
    ['a supervisor of a township', { role: 'supervisor' }],
    ['a role nobody has', { role: 'boss' }],
    ['a short password', { password: '1234567' }],
    ['a name with markup', { username: '<b>' }],
    ['a field too many', { isAdmin: true }],
  ])('are not made for %s', async (_, more) => {
    await begin();
    const answer = await put('POST', clerk(more));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: unknown[] }).errors.length).toBeGreaterThan(0);
    expect(await inside.office.officers.list()).toHaveLength(1);
  });

  test('when disabled lose their session at once and cannot sign in', async () => {
    await begin();
    const who = await signIn(inside, 'clerk', GREEN, { username: 'chen' });
    expect((await cases(who.bearer)).status).toBe(200);
    expect((await put('PATCH', { username: 'chen', active: false })).status).toBe(200);
    expect((await cases(who.bearer)).status).toBe(401);
    expect((await session('chen', PASSWORD)).status).toBe(401);
  });

  test('never disable or demote the administrator who is doing it', async () => {
    await begin();
    expect((await put('PATCH', { username: 'head', active: false })).status).toBe(409);
    expect((await put('PATCH', { username: 'head', role: 'desk' })).status).toBe(409);
    expect((await ask(inside.app, '/api/v1/staff/officers', { headers: admin.bearer })).status).toBe(200);
  });

  test('are listed without anything secret', async () => {
    await begin();
    const text = await (await ask(inside.app, '/api/v1/staff/officers', { headers: admin.bearer })).text();
    expect(text).not.toMatch(/argon|hash|password/i);
  });

  test('see no case, whatever they do', async () => {
    await begin();
    const { trackingNumber } = await file(inside.office, complaint());
    for (const path of ['/cases', `/cases/${trackingNumber}`, '/cases/MB26000000000']) {
      const answer = await ask(inside.app, `/api/v1/staff${path}`, { headers: admin.bearer });
      expect(answer.status).toBe(403);
    }
  });
});
