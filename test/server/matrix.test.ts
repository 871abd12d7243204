// Every staff route × every role × own, other and denied unit × cookie, bearer and nothing: the status the contract
// gives. What an officer may not see is answered, byte for byte, like what does not exist.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newTrackingNumber } from '../../knowledge/casework/numbers.ts';
import { ROLES, type Role } from '../../knowledge/casework/types.ts';
import { ask, openTestApp, type SignedIn, signIn, type TestApp, type Wish } from '../support/app.ts';
import { complaint, countyTip, file, GREEN, townshipTip, WHITE } from '../support/cases.ts';

type Whose = 'own' | 'other' | 'denied';
type Way = 'bearer' | 'cookie' | 'none';

const WHOSE: Whose[] = ['own', 'other', 'denied'];
const WAYS: Way[] = ['bearer', 'cookie', 'none'];
const CASE_ROLES: readonly Role[] = ['clerk', 'desk', 'discipline', 'supervisor'];

let inside: TestApp;
const officers = {} as Record<Role, SignedIn>;
/** Number of a case that is the role's own to work, somebody else's, or about them. */
let cases: Record<Role, Record<Whose, string>>;
let nobodys: string;

beforeAll(async () => {
  inside = openTestApp();
  for (const role of ROLES) officers[role] = await signIn(inside, role, role === 'clerk' ? GREEN : undefined);
  const { office } = inside;
  const number = async (report: Parameters<typeof file>[1]) => (await file(office, report)).trackingNumber;
  const green = await number(complaint());
  const white = await number(
    complaint({ place: { township: WHITE }, mentioned: [WHITE], text: '白石镇没人管。' }),
  );
  const deskOwn = await number(complaint({ place: undefined, mentioned: [] }));
  const aboutGreen = await number(townshipTip());
  const aboutCounty = await number(countyTip());
  const county = { own: deskOwn, other: green, denied: aboutCounty };
  cases = {
    clerk: { own: green, other: white, denied: aboutGreen },
    desk: county,
    discipline: { own: aboutGreen, other: green, denied: white },
    supervisor: { ...county, own: green },
    auditor: county,
    editor: county,
    admin: county,
  };
  do nobodys = newTrackingNumber(2026);
  while (Object.values(cases).some((of) => Object.values(of).includes(nobodys)));
});
afterAll(() => inside.dispose());

const headersOf = (role: Role, way: Way): Record<string, string> =>
  way === 'none' ? {} : officers[role][way];

/** Whether this role may see a case of its own, another unit's, one that must stay hidden from it. */
const SEES: Record<Role, Record<Whose, boolean>> = {
  clerk: { own: true, other: false, denied: false },
  desk: { own: true, other: true, denied: false },
  discipline: { own: true, other: false, denied: false },
  supervisor: { own: true, other: true, denied: false },
  auditor: { own: false, other: false, denied: false },
  editor: { own: false, other: false, denied: false },
  admin: { own: false, other: false, denied: false },
};

const BODIES: Record<string, object> = {
  accept: {},
  decline: { reason: '不属于', referTo: '12345' },
  return: { reason: '不是我镇的' },
  transfer: { unit: '999901103', reason: '户籍地' },
  triage: { accused: 'household', place: { township: GREEN }, reason: '问清了' },
  note: { text: '看过了' },
  ask: { text: '哪个月的' },
  check: { item: 'papers', result: '相符' },
  extend: { days: 10, reason: '等外省回函' },
  extend_refuse: { reason: '不必' },
  urge: { text: '请抓紧' },
  merge: { into: 'MB26000000000' },
  recuse: { reason: '近亲属' },
  hold: { reason: '已经起诉' },
  unhold: { reason: '案子结了' },
  review_decide: { decision: 'upheld', text: '维持' },
  reply: { text: '已经在办' },
  close: { finding: 'resolved', text: '办好了' },
};

/**
 * What a role that sees the case gets for each action on a freshly routed one, with a version long gone: 409 says it
 * might, had it read the newest; the few who may not at all are told only after their version is right.
 */
const STALE = 99;

interface Route {
  name: string;
  wish(role: Role, whose: Whose): { path: string } & Wish;
  status(role: Role, whose: Whose): number;
}

const forCases = (role: Role, whose: Whose, seen: number) =>
  !CASE_ROLES.includes(role) ? 403 : SEES[role][whose] ? seen : 404;
const forAdmin = (role: Role, done: number) => (role === 'admin' ? done : 403);

const ROUTES: Route[] = [
  { name: 'GET session', wish: () => ({ path: '/session' }), status: () => 200 },
  {
    name: 'POST password, the old one wrong',
    wish: () => ({ path: '/password', body: { password: 'wrong-wrong', newPassword: 'even-longer-one' } }),
    status: () => 401,
  },
  { name: 'GET units', wish: () => ({ path: '/units' }), status: () => 200 },
  {
    name: 'GET notices',
    wish: () => ({ path: '/notices' }),
    status: (role) => (CASE_ROLES.includes(role) ? 200 : 403),
  },
  { name: 'GET interests', wish: () => ({ path: '/interests' }), status: () => 200 },
  {
    name: 'POST interests, a village without its township',
    wish: () => ({ path: '/interests', body: { kind: 'village', value: '石桥村' } }),
    status: () => 422,
  },
  {
    name: 'DELETE interests, never declared',
    wish: () => ({ path: '/interests', method: 'DELETE', body: { kind: 'person', value: '从没报过' } }),
    status: () => 404,
  },
  { name: 'GET officers', wish: () => ({ path: '/officers' }), status: (role) => forAdmin(role, 200) },
  {
    name: 'POST officers, a name too few',
    wish: () => ({ path: '/officers', body: { username: 'new-one', role: 'desk', password: 'long-enough' } }),
    status: (role) => forAdmin(role, 422),
  },
  {
    name: 'PATCH officers, nobody of that name',
    wish: () => ({ path: '/officers', method: 'PATCH', body: { username: 'nobody-here', active: false } }),
    status: (role) => forAdmin(role, 404),
  },
  {
    name: 'GET cases',
    wish: () => ({ path: '/cases' }),
    status: (role) => (CASE_ROLES.includes(role) ? 200 : 403),
  },
  {
    name: 'GET one case',
    wish: (role, whose) => ({ path: `/cases/${cases[role][whose]}` }),
    status: (role, whose) => forCases(role, whose, 200),
  },
  ...Object.entries(BODIES).map(
    ([action, body]): Route => ({
      name: `POST ${action}, read too long ago`,
      wish: (role, whose) => ({
        path: `/cases/${cases[role][whose]}/${action}`,
        body: { ...body, version: STALE },
      }),
      status: (role, whose) => forCases(role, whose, 409),
    }),
  ),
  {
    name: 'GET an attachment the case does not have',
    wish: (role, whose) => ({ path: `/cases/${cases[role][whose]}/attachments/${'0'.repeat(32)}` }),
    status: (role, whose) => forCases(role, whose, 404),
  },
  {
    name: 'GET a letter there is no occasion for',
    wish: (role, whose) => ({ path: `/cases/${cases[role][whose]}/letters/opinion` }),
    // Supervisors look on; they write to no reporter.
    status: (role, whose) => forCases(role, whose, role === 'supervisor' ? 403 : 404),
  },
  {
    name: 'POST contact, of a reporter who left none',
    wish: (role, whose) => ({ path: `/cases/${cases[role][whose]}/contact`, body: { reason: '要上门核实' } }),
    // Only whoever works the case may so much as ask.
    status: (role, whose) => forCases(role, whose, whose === 'own' && role !== 'supervisor' ? 404 : 403),
  },
  {
    name: 'GET draft',
    wish: (role, whose) => ({ path: `/cases/${cases[role][whose]}/draft` }),
    status: (role, whose) => forCases(role, whose, 200),
  },
  {
    name: 'PUT draft',
    wish: (role, whose) => ({
      path: `/cases/${cases[role][whose]}/draft`,
      method: 'PUT',
      body: { text: '写到一半' },
    }),
    status: (role, whose) => forCases(role, whose, 204),
  },
  {
    name: 'POST contact without a reason',
    wish: (role, whose) => ({ path: `/cases/${cases[role][whose]}/contact`, body: {} }),
    status: (role, whose) => forCases(role, whose, 422),
  },
  {
    name: 'POST an action with a broken body',
    wish: (role, whose) => ({ path: `/cases/${cases[role][whose]}/note`, body: { words: 'x' } }),
    status: (role, whose) => forCases(role, whose, 422),
  },
  {
    name: 'POST an action nobody knows',
    wish: (role, whose) => ({ path: `/cases/${cases[role][whose]}/explode`, body: { version: 2 } }),
    status: (role, whose) => forCases(role, whose, 404),
  },
  {
    name: 'GET audit',
    wish: () => ({ path: '/audit' }),
    status: (role) => (role === 'auditor' || role === 'supervisor' ? 200 : 403),
  },
  { name: 'GET what is not there', wish: () => ({ path: '/nothing-here' }), status: () => 404 },
];

const CELLS = ROUTES.flatMap((route) =>
  ROLES.flatMap((role) => WHOSE.flatMap((whose) => WAYS.map((way) => ({ route, role, whose, way })))),
);

test('the matrix covers every route the staff API has', () => {
  const mounted = inside.app.routes
    .filter(({ path, method }) => path.startsWith('/api/v1/staff') && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  const walked = new Set(
    ROUTES.map(({ wish }) => {
      const { path, method, body } = wish('clerk', 'own');
      const pattern = path
        .replace(/\/cases\/MB\d+\/attachments\/\w+$/, '/cases/:number/attachments/:id')
        .replace(/\/cases\/MB\d+\/letters\/\w+$/, '/cases/:number/letters/:kind')
        .replace(/\/cases\/MB\d+\/contact$/, '/cases/:number/contact')
        .replace(/\/cases\/MB\d+\/draft$/, '/cases/:number/draft')
        .replace(/\/cases\/MB\d+\/\w+$/, '/cases/:number/:action')
        .replace(/\/cases\/MB\d+$/, '/cases/:number');
      return `${method ?? (body ? 'POST' : 'GET')} /api/v1/staff${pattern}`;
    }),
  );
  // Signing in and out have tests of their own, in session.test.ts.
  const elsewhere = ['POST /api/v1/staff/session', 'DELETE /api/v1/staff/session'];
  expect([...new Set(mounted)].filter((route) => !walked.has(route) && !elsewhere.includes(route))).toEqual(
    [],
  );
});

test('every cell of the matrix answers as the contract says', async () => {
  const wrong: string[] = [];
  for (const { route, role, whose, way } of CELLS) {
    const { path, ...wish } = route.wish(role, whose);
    const response = await ask(inside.app, `/api/v1/staff${path}`, {
      ...wish,
      headers: headersOf(role, way),
    });
    const expected = way === 'none' ? 401 : route.status(role, whose);
    // Wrong passwords are slowed after a few; that is another test's business.
    const status = response.status === 429 && route.name.includes('password') ? expected : response.status;
    if (status !== expected)
      wrong.push(`${route.name} · ${role} · ${whose} · ${way}: ${status}, not ${expected}`);
    if (
      response.status >= 400 &&
      !response.headers.get('content-type')?.startsWith('application/problem+json')
    ) {
      wrong.push(`${route.name} · ${role} · ${whose} · ${way}: no problem+json`);
    }
  }
  expect(wrong).toEqual([]);
  expect(CELLS.length).toBe(ROUTES.length * 7 * 3 * 3);
});

test('a case an officer may not see is answered byte for byte like a number nobody ever had', async () => {
  let compared = 0;
  const headersSeen = (response: Response) =>
    [...response.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id').toSorted();
  for (const role of CASE_ROLES) {
    for (const whose of WHOSE.filter((one) => !SEES[role][one])) {
      const hidden = cases[role][whose];
      const asks: [string, Wish][] = [
        ['', {}],
        ...Object.entries(BODIES).map(([action, body]): [string, Wish] => [
          `/${action}`,
          { body: { ...body, version: 2 } },
        ]),
        ['/contact', { body: { reason: '要上门核实' } }],
        ['/note', { body: { broken: true } }],
        ['/explode', { body: {} }],
      ];
      for (const [tail, wish] of asks) {
        const [real, none] = await Promise.all(
          [hidden, nobodys].map((number) =>
            ask(inside.app, `/api/v1/staff/cases/${number}${tail}`, {
              ...wish,
              headers: officers[role].bearer,
            }),
          ),
        );
        if (!real || !none) throw new Error('two answers were asked for');
        expect(real.status).toBe(none.status);
        expect(headersSeen(real)).toEqual(headersSeen(none));
        expect(Buffer.from(await real.arrayBuffer())).toEqual(Buffer.from(await none.arrayBuffer()));
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(50);
});

describe('an action on a freshly routed case, the version right,', () => {
  const EXPECTED: Record<'clerk' | 'desk' | 'discipline' | 'supervisor', Record<string, number>> = {
    clerk: {
      ...{ accept: 200, decline: 200, return: 204, transfer: 403, note: 200, reply: 409, close: 409 },
      ...{ triage: 403, ask: 200, check: 409, extend: 409, extend_refuse: 403, urge: 403, merge: 422 },
      ...{ recuse: 204, review_decide: 409, hold: 403, unhold: 403 },
    },
    desk: {
      ...{ accept: 403, decline: 403, return: 403, transfer: 200, note: 200, reply: 403, close: 403 },
      ...{ triage: 403, ask: 403, check: 403, extend: 409, extend_refuse: 403, urge: 403, merge: 422 },
      ...{ recuse: 204, review_decide: 403, hold: 200, unhold: 409 },
    },
    discipline: Object.fromEntries(Object.keys(BODIES).map((action) => [action, 404])),
    supervisor: {
      ...Object.fromEntries(Object.keys(BODIES).map((action) => [action, 403])),
      ...{ urge: 200, recuse: 204 },
    },
  };
  for (const [role, actions] of Object.entries(EXPECTED)) {
    for (const [action, status] of Object.entries(actions)) {
      test(`of a township, ${action} by ${role}, is ${status}`, async () => {
        const { trackingNumber } = await file(inside.office, complaint());
        const response = await ask(inside.app, `/api/v1/staff/cases/${trackingNumber}/${action}`, {
          body: { ...BODIES[action], version: 2 },
          headers: officers[role as Role].bearer,
        });
        expect(response.status).toBe(status);
      });
    }
  }
});

describe('the pages of the console', () => {
  const MAY_OPEN: Readonly<Record<string, readonly Role[]>> = { knowledge: ['editor', 'admin'] };
  /** Pages that change what is written; an administrator only reads and decides. */
  const WRITES =
    /\/(?:new|draft|drafts\/[^/]+(?:\/drop)?|standards|questions\/draft|roll-back|withdraw|call-off|keep|dismiss)$/;

  const mounted = () =>
    inside.app.routes
      .filter(
        ({ path, method }) => path.startsWith('/staff/knowledge') && method !== 'ALL' && !path.includes('*'),
      )
      .map(({ method, path }) => ({ method, path: path.replace(/:\w+/g, 'nobody-knows-this') }));

  async function open(role: Role | undefined, method: string, path: string): Promise<Response> {
    const who = role && officers[role];
    const headers: Record<string, string> = who ? { ...who.cookie } : {};
    if (method === 'GET') return inside.app.request(path, { headers });
    const csrf = who ? inside.office.keys.fingerprint('csrf', who.token) : '';
    const body = new URLSearchParams({ csrf }).toString();
    headers['content-type'] = 'application/x-www-form-urlencoded';
    return inside.app.request(path, { method, headers, body });
  }

  test('about knowledge open for editors, and for administrators to read and decide; for nobody else', async () => {
    const wrong: string[] = [];
    let opened = 0;
    for (const { method, path } of mounted()) {
      for (const role of ROLES) {
        const { status } = await open(role, method, path);
        const isOpen = MAY_OPEN.knowledge?.includes(role) ?? false;
        const writes = WRITES.test(path) && (method === 'POST' || path.endsWith('/new'));
        const isRefused = !isOpen || (role === 'admin' && writes);
        if ((status === 403) !== isRefused) wrong.push(`${method} ${path} · ${role}: ${status}`);
        if (status >= 500) wrong.push(`${method} ${path} · ${role}: ${status}`);
        if (!isRefused) opened += 1;
      }
      const nobody = await open(undefined, method, path);
      if (nobody.status !== (method === 'GET' ? 303 : 401))
        wrong.push(`${method} ${path} · nobody: ${nobody.status}`);
    }
    expect(wrong).toEqual([]);
    expect(opened).toBeGreaterThan(20);
  });
});
