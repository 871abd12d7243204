// What is asked for is what comes: by number, category, status and day, a thousand at a time, errors by the specification.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, openTestApp, signIn, type TestApp } from '../../support/app.ts';
import { complaint, file, GREEN, PEACE, WHITE } from '../../support/cases.ts';
import { createClock } from '../../support/office.ts';
import { asText, get, ids, readXml, rows } from './client.ts';

let inside: TestApp;
/** Numbers by the day they were filed on. */
const filed: Record<string, string> = {};
beforeAll(async () => {
  inside = openTestApp({ clock: createClock('2026-06-01T09:00:00+08:00') });
  const on = async (day: string, more: Parameters<typeof complaint>[0]) => {
    inside.clock.set(`${day}T22:10:00+08:00`);
    filed[day] = (await file(inside.office, complaint(more))).trackingNumber;
  };
  await on('2026-06-01', { category: 'payment_unpaid' });
  await on('2026-09-10', { category: 'delay', place: { township: WHITE, village: '鹅卵滩村' } });
  await on('2026-11-20', { category: 'payment_unpaid', place: { township: PEACE } });
  await on('2026-11-22', {
    kind: 'suggestion',
    category: undefined,
    text: '建议把申请表的字印大一点',
    place: undefined,
  });
  inside.clock.set('2026-11-23T10:00:00+08:00');
  const clerk = await signIn(inside, 'clerk', PEACE);
  const path = `/api/v1/staff/cases/${filed['2026-11-20']}`;
  for (const [action, body] of [
    ['accept', {}],
    ['reply', { text: '已经补发到卡上。', final: true }],
    ['close', { finding: 'resolved', measures: [], text: '已经补发。' }],
  ] as const) {
    const { version } = (await (await ask(inside.app, path, { headers: clerk.bearer })).json()) as {
      version: number;
    };
    const done = await ask(inside.app, `${path}/${action}`, {
      body: { ...body, version },
      headers: clerk.bearer,
    });
    expect(done.status, await done.clone().text()).toBe(200);
  }
});
afterAll(() => inside.dispose());

const on = (...days: string[]) => days.map((day) => filed[day]);
const RECENT = ['2026-11-22', '2026-11-20', '2026-09-10'];

describe('a list of requests', () => {
  test('holds the last ninety days, the newest first', async () => {
    expect(await ids(inside)).toEqual(on(...RECENT));
  });

  test('is narrowed by category, one or several, once or twice declared', async () => {
    expect(await ids(inside, '?service_code=delay')).toEqual(on('2026-09-10'));
    expect(await ids(inside, '?service_code=delay,payment_unpaid')).toEqual(on('2026-11-20', '2026-09-10'));
    expect(await ids(inside, '?service_code=delay&service_code=payment_unpaid')).toHaveLength(2);
    expect(await ids(inside, '?service_code=no_such')).toEqual([]);
    expect(await ids(inside, '?service_code=')).toEqual(on(...RECENT));
  });

  test('is narrowed by status', async () => {
    expect(await ids(inside, '?status=closed')).toEqual(on('2026-11-20'));
    expect(await ids(inside, '?status=open')).toEqual(on('2026-11-22', '2026-09-10'));
    expect(await ids(inside, '?status=open,closed')).toEqual(on(...RECENT));
    expect((await get(inside, '/requests.json?status=done')).status).toBe(400);
  });

  test('is of the days asked for, and of no more than ninety', async () => {
    const between = (from: string, to: string) => ids(inside, `?start_date=${from}&end_date=${to}`);
    expect(await between('2026-06-01T00:00:00%2B08:00', '2026-06-02T00:00:00Z')).toEqual(on('2026-06-01'));
    // A plus sign sent bare arrives as a space.
    expect(await between('2026-06-01T00:00:00+08:00', '2026-06-02T00:00:00Z')).toEqual(on('2026-06-01'));
    expect(await between('2026-06-01', '2026-08-30')).toEqual(on('2026-06-01'));
    // A day later than midnight is a day after: what is published of a day is its midnight.
    expect(await between('2026-06-01T00:00:01%2B08:00', '2026-06-30')).toEqual([]);
    expect(await ids(inside, '?start_date=2026-06-01')).toEqual(on('2026-06-01'));
    expect(await ids(inside, '?end_date=2026-09-10')).toEqual(on('2026-09-10'));
    for (const query of [
      'start_date=2026-06-01&end_date=2026-08-31',
      'start_date=2026-11-02&end_date=2026-11-01',
      'start_date=yesterday',
      'start_date=2026-06-01T00:00:00',
      'end_date=2026-02-30',
      'start_date=99999-01-01',
    ]) {
      const answer = await get(inside, `/requests.json?${query}`);
      expect(answer.status, query).toBe(400);
      const [error] = (await answer.json()) as { code: number; description: string }[];
      expect(error?.code).toBe(400);
      expect(error?.description).toContain('_date');
    }
  });

  test('by number overrides everything else and leaves out what is not there', async () => {
    const asked = `${filed['2026-06-01']},${filed['2026-11-20']},MB26000000000,nonsense`;
    const found = await ids(inside, `?service_request_id=${asked}&status=open&start_date=2026-11-22`);
    expect([...found].sort()).toEqual(on('2026-06-01', '2026-11-20').sort());
  });

  test('comes in pages', async () => {
    expect(await ids(inside, '?page_size=2')).toEqual(on('2026-11-22', '2026-11-20'));
    expect(await ids(inside, '?page_size=2&page=2')).toEqual(on('2026-09-10'));
    expect(await ids(inside, '?page_size=2&page=3')).toEqual([]);
    for (const query of ['page_size=0', 'page_size=1001', 'page=0', 'page=-1', 'page=x'])
      expect((await get(inside, `/requests.json?${query}`)).status, query).toBe(400);
  });

  test('an empty one is an empty list in both formats', async () => {
    expect(await rows(inside, '?service_code=no_such')).toEqual([]);
    const text = await (await get(inside, '/requests.xml?service_code=no_such')).text();
    expect(readXml(text)).toEqual([]);
    expect(text).toContain('<service_requests>');
  });
});

test('a closed one says when, and what was promised; days, not hours', async () => {
  const [row] = await rows(inside, `?service_request_id=${filed['2026-11-20']}`);
  expect(row).toMatchObject({
    status: 'closed',
    status_notes: '已办结',
    requested_datetime: '2026-11-20T00:00:00+08:00',
    updated_datetime: '2026-11-23T00:00:00+08:00',
    expected_datetime: '2026-12-11T23:59:59+08:00',
    agency_responsible: '平安镇',
    address: '平安镇, 明白县',
    address_id: PEACE,
    service_notice: null,
  });
  const [suggestion] = await rows(inside, `?service_request_id=${filed['2026-11-22']}`);
  expect(suggestion).toMatchObject({ address: '明白县', address_id: null, status: 'open' });
});

test('no more than a thousand come at once', async () => {
  const many = openTestApp();
  const report = complaint({ category: 'payment_unpaid', place: { township: GREEN } });
  await Promise.all(Array.from({ length: 1_003 }, () => file(many.office, report)));
  expect(await rows(many)).toHaveLength(1_000);
  expect(await rows(many, '?page=2')).toHaveLength(3);
  const all = [...(await ids(many)), ...(await ids(many, '?page=2'))];
  expect(new Set(all).size).toBe(1_003);
  const asked = all.slice(0, 700).join(',');
  expect(await rows(many, `?service_request_id=${asked}`)).toHaveLength(700);
  expect((await get(many, `/requests.json?service_request_id=${all.join(',')}`)).status).toBe(400);
  await many.dispose();
}, 60_000);

describe('a jurisdiction', () => {
  const PATHS = ['/services', '/services/delay', '/requests', '/requests/MB26000000000', '/tokens/1'];
  test.each(PATHS)('that is not ours is 404 at %s, in both formats', async (path) => {
    const answer = await get(inside, `${path}.json?jurisdiction_id=city.gov`);
    const value = (await answer.json()) as { code: number; description: string }[];
    expect(answer.status).toBe(404);
    expect(value).toEqual([{ code: 404, description: expect.stringContaining('jurisdiction_id') }]);
    const xml = await get(inside, `${path}.xml?jurisdiction_id=city.gov`);
    expect(xml.status).toBe(404);
    expect(readXml(await xml.text())).toEqual(asText(value));
  });

  test.each(['999901', 'sample', ''])('%j is ours', async (id) => {
    expect((await get(inside, `/services.json?jurisdiction_id=${id}`)).status).toBe(200);
  });
});

test.each([
  ['GET', '/nothing'],
  ['GET', '/services.csv'],
  ['GET', '/requests/a/b.xml'],
  ['DELETE', '/requests.xml'],
  ['PUT', '/services/delay.json'],
])('%s %s is 404 with a list of errors', async (method, path) => {
  const answer = await inside.app.request(`/open311/v2${path}`, { method });
  expect(answer.status).toBe(404);
  const text = await answer.text();
  expect(path.endsWith('.xml') ? readXml(text) : asText(JSON.parse(text))).toEqual([
    { code: '404', description: '没有这个地址。' },
  ]);
});
