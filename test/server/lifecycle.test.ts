// A case's life over HTTP: what an officer does, what the reporter sees, and what is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, openTestApp, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { CITY, complaint, file, GREEN, townshipTip } from '../support/cases.ts';
import { filesHolding } from '../support/office.ts';

let inside: TestApp;
let clerk: SignedIn;
let desk: SignedIn;
let discipline: SignedIn;
let supervisor: SignedIn;

beforeAll(async () => {
  inside = openTestApp();
  clerk = await signIn(inside, 'clerk', GREEN);
  desk = await signIn(inside, 'desk');
  discipline = await signIn(inside, 'discipline');
  supervisor = await signIn(inside, 'supervisor');
});
afterAll(() => inside.dispose());

interface View {
  status: string;
  version: number;
  unit: { code: string; name: string };
  actions: string[];
  messages: { from: string; text: string; internal?: boolean }[];
  clocks: { clock: string; state: string; due: string }[];
  events: { type: string; by?: string }[];
}

const view = async (who: SignedIn, number: string): Promise<View> => {
  const response = await ask(inside.app, `/api/v1/staff/cases/${number}`, { headers: who.bearer });
  expect(response.status).toBe(200);
  return (await response.json()) as View;
};

/** Takes an action on the version now; the answer as it came. */
async function take(who: SignedIn, number: string, action: string, body: object = {}): Promise<Response> {
  const file = await inside.office.reading.find(who.account, number);
  return ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, {
    body: { ...body, version: file?.version ?? 1 },
    headers: who.bearer,
  });
}
const taken = async (...asked: Parameters<typeof take>): Promise<View> => {
  const response = await take(...asked);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as View;
};
const track = (pair: object, path = '') => ask(inside.app, `/api/v1/track${path}`, { body: pair });

test('filed, accepted, noted, answered and closed: each step shows, the note to officers only', async () => {
  const { trackingNumber, receiptCode } = await file(inside.office, complaint());
  const pair = { trackingNumber, receiptCode };
  expect(await view(clerk, trackingNumber)).toMatchObject({
    status: 'routed',
    unit: { code: GREEN },
    version: 2,
  });
  expect(await taken(clerk, trackingNumber, 'accept')).toMatchObject({ status: 'accepted', version: 3 });
  expect(await taken(clerk, trackingNumber, 'note', { text: '已查发放册' })).toMatchObject({
    status: 'investigating',
  });
  const replied = await taken(clerk, trackingNumber, 'reply', { text: '本月底前补发。', final: true });
  expect(replied.status).toBe('answered');
  const closed = await taken(clerk, trackingNumber, 'close', {
    finding: 'substantiated',
    measures: ['paid_arrears'],
    text: '已经补发到账。',
  });
  expect(closed.status).toBe('closed');
  expect(closed.messages.map(({ from, internal }) => [from, internal ?? false])).toEqual([
    ['reporter', false],
    ['officer', true],
    ['officer', false],
    ['officer', false],
  ]);
  expect(closed.clocks.filter(({ state }) => state === 'running')).toEqual([]);
  expect(closed.actions).not.toContain('close');
  const seen = (await (await track(pair)).json()) as View & { timeline: { what: string }[] };
  expect(seen.status).toBe('closed');
  expect(seen.messages.map(({ text }) => text)).toEqual([
    complaint().text,
    '本月底前补发。',
    '已经补发到账。',
  ]);
  expect(JSON.stringify(seen)).not.toContain('已查发放册');
  expect(JSON.stringify(seen)).not.toContain(clerk.account.username);
  expect(seen.timeline.map(({ what }) => what)).toEqual(['已收到', '已交给办理单位', '已受理', '已办结']);
});

test('a declined case names the right door, and is over', async () => {
  const { trackingNumber, receiptCode } = await file(inside.office, complaint());
  const declined = await taken(clerk, trackingNumber, 'decline', {
    reason: '属于医保报销',
    referTo: '县医保局 12393',
  });
  expect(declined).toMatchObject({ status: 'declined', actions: ['note'] });
  const seen = (await (await track({ trackingNumber, receiptCode })).json()) as View;
  expect(seen.messages.at(-1)?.text).toContain('12393');
});

test('a returned case goes to the county desk, which transfers it; the giver’s sight ends with it', async () => {
  const { trackingNumber } = await file(inside.office, complaint());
  const returned = await take(clerk, trackingNumber, 'return', {
    reason: '户籍在明城街道',
    suggestUnit: CITY,
  });
  expect(returned.status).toBe(204);
  expect(await view(desk, trackingNumber)).toMatchObject({ status: 'returned', unit: { code: 'desk' } });
  const gone = await ask(inside.app, `/api/v1/staff/cases/${trackingNumber}`, { headers: clerk.bearer });
  expect(gone.status).toBe(404);
  const moved = await taken(desk, trackingNumber, 'transfer', { unit: CITY, reason: '户籍地' });
  expect(moved).toMatchObject({ status: 'routed', unit: { code: CITY } });
  const other = await signIn(inside, 'clerk', CITY);
  expect((await view(other, trackingNumber)).actions).toContain('accept');
});

test('a case may be returned for five working days and not after', async () => {
  const later = openTestApp();
  try {
    const { trackingNumber } = await file(later.office, complaint());
    const returning = async () => {
      const who = await signIn(later, 'clerk', GREEN);
      const body = { reason: '不属于我镇', version: 2 };
      return ask(later.app, `/api/v1/staff/cases/${trackingNumber}/return`, { body, headers: who.bearer });
    };
    later.clock.set('2026-12-01T00:00:01+08:00');
    expect((await returning()).status).toBe(409);
    later.clock.set('2026-11-30T23:59:59+08:00');
    expect((await returning()).status).toBe(204);
  } finally {
    await later.dispose();
  }
});

test('a stale version is refused and changes nothing', async () => {
  const { trackingNumber } = await file(inside.office, complaint());
  await taken(clerk, trackingNumber, 'accept');
  const stale = await ask(inside.app, `/api/v1/staff/cases/${trackingNumber}/note`, {
    body: { text: '迟到的话', version: 2 },
    headers: clerk.bearer,
  });
  expect(stale.status).toBe(409);
  expect((await view(clerk, trackingNumber)).messages).toHaveLength(1);
});

test('two officers at once: one wins, the other is told', async () => {
  const { trackingNumber } = await file(inside.office, complaint());
  const colleague = await signIn(inside, 'clerk', GREEN);
  const both = await Promise.all(
    [clerk, colleague].map((who) =>
      ask(inside.app, `/api/v1/staff/cases/${trackingNumber}/accept`, {
        body: { version: 2 },
        headers: who.bearer,
      }),
    ),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await view(clerk, trackingNumber)).events.filter(({ type }) => type === 'accepted')).toHaveLength(
    1,
  );
});

test('a step that does not fit the status is a conflict, one that does not fit the officer is not allowed', async () => {
  const { trackingNumber } = await file(inside.office, complaint());
  expect((await take(clerk, trackingNumber, 'reply', { text: '太早了' })).status).toBe(409);
  expect((await take(desk, trackingNumber, 'accept')).status).toBe(403);
  expect((await take(supervisor, trackingNumber, 'note', { text: '看看' })).status).toBe(403);
  expect((await take(clerk, trackingNumber, 'transfer', { unit: CITY, reason: '自己转' })).status).toBe(403);
});

test('a transfer to a denied unit, to an unknown one and of a restricted case to a township are refused alike', async () => {
  const { trackingNumber } = await file(inside.office, townshipTip());
  const answers = await Promise.all(
    [GREEN, '999999999', CITY].map((unit) =>
      take(discipline, trackingNumber, 'transfer', { unit, reason: '试试' }),
    ),
  );
  const said = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
  expect(new Set(said).size).toBe(1);
});

describe('the telephone a reporter left', () => {
  const contact = '王秀兰 0000-7654321';
  const openIt = (who: SignedIn, number: string, body: object = { reason: '要上门核实' }) =>
    ask(inside.app, `/api/v1/staff/cases/${number}/contact`, { body, headers: who.bearer });

  test('is opened by the unit that works the case, with a reason, and each opening is on record', async () => {
    const { trackingNumber } = await file(inside.office, complaint({ contact }));
    const opened = await openIt(clerk, trackingNumber);
    expect(await opened.json()).toEqual({ contact });
    const after = await view(clerk, trackingNumber);
    expect(after.events.at(-1)).toMatchObject({ type: 'contact_opened', by: clerk.account.username });
    expect(after.version).toBe(3);
    expect(JSON.stringify(after)).not.toContain('7654321');
    expect((await openIt(clerk, trackingNumber, {})).status).toBe(422);
    expect((await openIt(clerk, trackingNumber, { reason: '  ' })).status).toBe(422);
  });

  test('stays shut to those who only look on, and to those who may not see the case', async () => {
    const { trackingNumber } = await file(inside.office, complaint({ contact }));
    expect((await openIt(desk, trackingNumber)).status).toBe(403);
    expect((await openIt(supervisor, trackingNumber)).status).toBe(403);
    expect((await openIt(discipline, trackingNumber)).status).toBe(404);
    const other = await signIn(inside, 'clerk', CITY);
    expect((await openIt(other, trackingNumber)).status).toBe(404);
    expect((await view(clerk, trackingNumber)).version).toBe(2);
  });

  test('is not shown to the reporter’s own page, nor readable in any file', async () => {
    const { trackingNumber, receiptCode } = await file(inside.office, complaint({ contact }));
    const seen = await (await track({ trackingNumber, receiptCode })).text();
    expect(seen).not.toContain('7654321');
    expect(filesHolding(inside.folder, '7654321')).toEqual([]);
    expect(filesHolding(inside.folder, '王秀兰')).toEqual([]);
  });
});

describe('the reporter, with number and code,', () => {
  test('adds to the case, and the officer reads it', async () => {
    const { trackingNumber, receiptCode } = await file(inside.office, complaint());
    const added = await track({ trackingNumber, receiptCode, text: '今天又去问了一回' }, '/messages');
    expect(added.status).toBe(200);
    expect((await view(clerk, trackingNumber)).messages.at(-1)).toMatchObject({
      from: 'reporter',
      text: '今天又去问了一回',
    });
  });

  test('takes the case back once, and no more after it is over', async () => {
    const { trackingNumber, receiptCode } = await file(inside.office, complaint());
    const pair = { trackingNumber, receiptCode };
    expect((await track(pair, '/withdraw')).status).toBe(200);
    expect((await track(pair, '/withdraw')).status).toBe(409);
    expect((await track({ ...pair, text: '还有' }, '/messages')).status).toBe(409);
    expect((await view(clerk, trackingNumber)).status).toBe('withdrawn');
  });

  test('hears who handles a complaint, and nothing of who looks into township staff', async () => {
    const open = await file(inside.office, complaint());
    const closed = await file(inside.office, townshipTip());
    const seen = async ({ trackingNumber, receiptCode }: typeof open) =>
      (await (await track({ trackingNumber, receiptCode })).json()) as Record<string, unknown>;
    expect(await seen(open)).toMatchObject({ unit: { code: GREEN } });
    expect(await seen(closed)).not.toHaveProperty('unit');
    expect(JSON.stringify(await seen(closed))).not.toMatch(/纪检|discipline/);
  });

  test('writes numbers as people do', async () => {
    const { trackingNumber, receiptCode } = await file(inside.office, complaint());
    const spaced = trackingNumber.toLowerCase().replace(/(.{4})/g, '$1 ');
    const dashed = receiptCode.replace(/(\d{4})(?=\d)/g, '$1－');
    expect((await track({ trackingNumber: spaced, receiptCode: dashed })).status).toBe(200);
  });

  test('cannot tell a wrong number from a wrong code', async () => {
    const { trackingNumber, receiptCode } = await file(inside.office, complaint());
    const other = await file(inside.office, complaint());
    const wrong = [
      { trackingNumber, receiptCode: other.receiptCode },
      { trackingNumber: 'MB26000000000', receiptCode },
      { trackingNumber, receiptCode: '1234' },
      { trackingNumber: '你好', receiptCode: '' },
    ];
    const answers = await Promise.all(wrong.map((pair) => track(pair)));
    const said = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(said).size).toBe(1);
  });
});

test('a receipt code tried many times over is slowed, and only for that number and that sender', async () => {
  const { trackingNumber, receiptCode } = await file(inside.office, complaint());
  const other = await file(inside.office, complaint());
  const guess = (address: string) =>
    ask(inside.app, '/api/v1/track', { body: { trackingNumber, receiptCode: other.receiptCode }, address });
  const first: number[] = [];
  for (let n = 0; n < 14; n += 1) first.push((await guess('198.51.100.1')).status);
  expect(first.slice(0, 10)).toEqual(Array(10).fill(404));
  const slowed = await guess('198.51.100.1');
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
  // Another sender may still come in with the right pair of another case.
  const honest = { trackingNumber: other.trackingNumber, receiptCode: other.receiptCode };
  expect((await ask(inside.app, '/api/v1/track', { body: honest, address: '198.51.100.2' })).status).toBe(
    200,
  );
  // Many senders on one number are slowed together.
  const many: number[] = [];
  for (let n = 0; n < 12; n += 1) many.push((await guess(`198.51.100.${10 + n}`)).status);
  expect(many).toContain(429);
  expect(receiptCode).toHaveLength(16);
});

test('numbers nobody could have been given do not use up anybody else’s tries', async () => {
  const typed = (n: number) =>
    ask(inside.app, '/api/v1/track', {
      body: { trackingNumber: `MB${n}`, receiptCode: '0' },
      address: `203.0.113.${n}`,
    });
  const statuses = await Promise.all(Array.from({ length: 30 }, async (_, n) => (await typed(n)).status));
  expect(new Set(statuses)).toEqual(new Set([404]));
});
