// The wire: every wrong body has its own answer, every error has one shape, nothing sent is echoed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, from, openTestApp, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { complaint, file, GREEN } from '../support/cases.ts';

let inside: TestApp;
let clerk: SignedIn;
let number: string;

beforeAll(async () => {
  inside = openTestApp();
  clerk = await signIn(inside, 'clerk', GREEN);
  ({ trackingNumber: number } = await file(inside.office, complaint()));
});
afterAll(() => inside.dispose());

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { path: string; message: string }[];
}

/** The problem a response is; fails when it is not one of the contract's shape. */
async function problem(response: Response): Promise<ProblemBody> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const body = (await response.json()) as ProblemBody;
  expect(body).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
  });
  expect(body.status).toBe(response.status);
  expect(body.title).not.toBe('');
  expect(body.detail).toMatch(/[一-龥]/);
  return body;
}

const post = (path: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
  inside.app.request(
    path,
    { method: 'POST', body, headers, duplex: 'half' } as RequestInit,
    from('127.0.0.1'),
  );

/** Every route that reads a body, with what opens it. */
const readers = (): [string, Record<string, string>][] => [
  ['/api/v1/chat', {}],
  ['/api/v1/track', {}],
  ['/api/v1/track/messages', {}],
  ['/api/v1/track/withdraw', {}],
  ['/api/v1/assess', {}],
  ['/api/v1/staff/session', {}],
  ['/api/v1/staff/password', clerk.bearer],
  [`/api/v1/staff/cases/${number}/note`, clerk.bearer],
];

describe('every route that reads a body', () => {
  test('answers 400 to what is not JSON, to nothing at all and to bytes that are not UTF-8', async () => {
    const broken = ['{"text":', 'text=hello', '', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), '﻿﻿{}', 'NaN'];
    for (const [path, headers] of readers()) {
      for (const body of broken)
        expect((await problem(await post(path, body, headers))).status, path).toBe(400);
    }
  });

  test('answers 422 and names the field when one is unknown, missing or of another type', async () => {
    for (const [path, headers] of readers()) {
      for (const body of ['{"surprise":1}', '[]', '"words"', 'null', '7', '{"__proto__":{"admin":true}}']) {
        const answer = await problem(await post(path, body, headers));
        // Empty facts are facts too: the self-check takes what is left out as unknown.
        if (answer.status === 422) expect(answer.errors?.length, path).toBeGreaterThan(0);
        else expect.fail(`${path} answered ${answer.status} to ${body}`);
      }
    }
  });

  test('answers 413 to ten megabytes, whether or not their length is said', async () => {
    const large = new Uint8Array(10 * 1024 * 1024).fill(0x20);
    const stream = () =>
      new ReadableStream({
        pull(controller) {
          controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
        },
      });
    for (const [path, headers] of readers()) {
      const said = await post(path, large, { ...headers, 'content-length': String(large.length) });
      expect((await problem(said)).status, path).toBe(413);
      // A stream without an end: whoever tried to read it to its end would never answer.
      expect((await problem(await post(path, stream(), headers))).status, path).toBe(413);
    }
  });

  test('echoes nothing of what it refuses', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    for (const [path, headers] of readers()) {
      const bodies = [
        markup,
        JSON.stringify({ [markup]: markup }),
        JSON.stringify({ text: [markup], username: [markup] }),
      ];
      for (const body of bodies) {
        const answer = await post(path, body, headers);
        expect(answer.status).toBeLessThan(500);
        expect(await answer.text(), path).not.toContain('onerror');
      }
    }
  });
});

describe('an address nobody knows', () => {
  test.each([
    '/nothing',
    '/api/v1/nothing',
    '/api/v2/chat',
    '/api/v1/chat/a/b/c',
    '/%2e%2e/etc/passwd',
    '/api/v1/articles/none',
  ])('%s is 404 in the shape of a problem', async (path) => {
    expect((await problem(await ask(inside.app, path))).status).toBe(404);
  });

  test('a known address asked in another way is no 5xx', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await ask(inside.app, '/api/v1/chat', { method });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });

  test('officers’ addresses say nothing before one has signed in, known or unknown', async () => {
    for (const path of ['/api/v1/staff/cases', '/api/v1/staff/nothing', `/api/v1/staff/cases/${number}`]) {
      expect((await problem(await ask(inside.app, path))).status).toBe(401);
    }
    expect(
      (await problem(await ask(inside.app, '/api/v1/staff/nothing', { headers: clerk.bearer }))).status,
    ).toBe(404);
  });
});

describe('the list of cases', () => {
  const list = (query: string) => ask(inside.app, `/api/v1/staff/cases${query}`, { headers: clerk.bearer });

  test('refuses what it does not know, naming it', async () => {
    for (const query of [
      '?status=lost',
      '?kind=x',
      '?limit=0',
      '?limit=9999',
      '?due=yesterday',
      '?unit=abc',
      '?sort=1',
      '?q=',
    ]) {
      const { status, errors } = await problem(await list(query));
      expect(status, query).toBe(422);
      expect(errors?.length, query).toBeGreaterThan(0);
    }
  });

  test('takes hostile words as words', async () => {
    for (const q of ["' or 1=1 --", '%', '\\', '<script>', '🙂'.repeat(40), '%27']) {
      const answer = await list(`?q=${encodeURIComponent(q)}`);
      expect(answer.status, q).toBe(200);
      expect(((await answer.json()) as { items: unknown[] }).items, q).toEqual([]);
    }
    expect((await list(`?q=${'长'.repeat(101)}`)).status).toBe(422);
    expect((await list('?q=%00')).status).toBe(422);
    expect((await list('?cursor=%00%ff')).status).toBe(200);
  });

  test('shows what the contract says of a case', async () => {
    const answer = (await (await list('')).json()) as { items: Record<string, unknown>[] };
    expect(answer.items[0]).toMatchObject({
      trackingNumber: number,
      kind: 'complaint',
      status: 'routed',
      version: 2,
      urgent: false,
      anonymous: true,
      unit: { code: GREEN, name: '青山镇' },
    });
  });
});

describe('a whole case', () => {
  test('has every field of the contract', async () => {
    const answer = await ask(inside.app, `/api/v1/staff/cases/${number}`, { headers: clerk.bearer });
    expect(await answer.json()).toMatchObject({
      trackingNumber: number,
      kind: 'complaint',
      category: expect.any(String),
      status: 'routed',
      version: 2,
      urgent: false,
      anonymous: true,
      unit: { code: GREEN, name: '青山镇' },
      place: { township: GREEN },
      clocks: expect.arrayContaining([
        {
          clock: 'accept',
          startedOn: '2026-11-23',
          due: '2026-12-08',
          basis: expect.any(String),
          legal: true,
          provisional: false,
          state: 'running',
        },
      ]),
      messages: [{ from: 'reporter', text: complaint().text, at: '2026-11-23T10:47:31+08:00' }],
      events: [{ type: 'filed' }, { type: 'routed' }],
      actions: ['accept', 'decline', 'return', 'note', 'ask', 'merge', 'recuse'],
    });
  });
});

describe('an action’s body', () => {
  const note = (body: unknown) =>
    ask(inside.app, `/api/v1/staff/cases/${number}/note`, { body, headers: clerk.bearer });

  test.each([
    ['no version', { text: 'x' }],
    ['a version that is no number', { text: 'x', version: '2' }],
    ['version 0', { text: 'x', version: 0 }],
    ['half a version', { text: 'x', version: 2.5 }],
    ['no words', { text: '   ', version: 2 }],
    ['too many words', { text: '长'.repeat(4_001), version: 2 }],
    ['a field too many', { text: 'x', version: 2, internal: false }],
  ])('with %s is refused and changes nothing', async (_, body) => {
    const { status, errors } = await problem(await note(body));
    expect(status).toBe(422);
    expect(errors?.every(({ path, message }) => typeof path === 'string' && /[一-龥]/.test(message))).toBe(
      true,
    );
    expect((await inside.office.reading.find(clerk.account, number))?.version).toBe(2);
  });

  test('an action nobody knows, and those that are the reporter’s, do not exist', async () => {
    for (const action of ['explode', 'message', 'withdraw', '__proto__', 'constructor', 'toString']) {
      const path = `/api/v1/staff/cases/${number}/${action}`;
      const answer = await ask(inside.app, path, { body: { version: 2 }, headers: clerk.bearer });
      expect((await problem(answer)).status, action).toBe(404);
    }
  });
});

test('every response forbids framing, sniffing, caching and outside code', async () => {
  for (const path of ['/', '/healthz', '/nothing', '/api/v1/standards']) {
    const { headers } = await ask(inside.app, path);
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('x-frame-options'), path).toBe('DENY');
    // The page itself is the same for everybody and may be kept if it is asked after; answers are nobody's to keep.
    expect(headers.get('cache-control'), path).toMatch(path === '/' ? /no-cache|no-store/ : /no-store/);
  }
});

test('a bug is one fixed sentence with a number to call, and its words reach neither the answer nor the log', async () => {
  const broken = openTestApp();
  try {
    broken.office.reading.list = () => Promise.reject(new Error('张三 13800000000 broke it'));
    const who = await signIn(broken, 'desk');
    const answer = await ask(broken.app, '/api/v1/staff/cases', { headers: who.bearer });
    const { status, detail } = await problem(answer);
    expect(status).toBe(500);
    expect(detail).toContain('12345');
    expect(broken.lines.join()).toContain('something broke');
    expect(broken.lines.join() + detail).not.toContain('张三');
  } finally {
    await broken.dispose();
  }
});

test('the machines’ addresses answer', async () => {
  expect(await (await ask(inside.app, '/healthz')).json()).toEqual({ status: 'up' });
  expect((await ask(inside.app, '/readyz')).status).toBe(200);
  const metrics = await (await ask(inside.app, '/metrics')).text();
  expect(metrics).toContain('mingbai_requests_total');
  expect(metrics).not.toContain(number);
  expect((await ask(inside.app, '/metrics', { address: '203.0.113.9' })).status).toBe(403);
});
