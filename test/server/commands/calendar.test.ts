// `calendar load` beside a running office: dates that could still move are counted anew, the reporter sees the new one,
// and the trail says so.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { remind } from '../../../server/jobs/reminders.ts';
import { ask, openTestApp, signIn, type TestApp } from '../../support/app.ts';
import { complaint, file, townshipTip } from '../../support/cases.ts';
import { createClock } from '../../support/office.ts';
import { operate } from './place.ts';

/** Days nobody could know of before the notice: a week in January off, one Saturday worked. */
const NOTICE = `year: 2027
notice: 国务院办公厅关于2027年部分节假日安排的通知（试验用）
holidays:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-08 }
  - { name: 春节, from: 2027-02-05, to: 2027-02-11 }
  - { name: 清明节, from: 2027-04-03, to: 2027-04-05 }
  - { name: 劳动节, from: 2027-05-01, to: 2027-05-05 }
  - { name: 端午节, from: 2027-06-09, to: 2027-06-09 }
  - { name: 中秋节, from: 2027-09-15, to: 2027-09-15 }
  - { name: 国庆节, from: 2027-10-01, to: 2027-10-07 }
makeUp: [2027-01-09]
`;

let inside: TestApp;
let path: string;
beforeEach(() => {
  inside = openTestApp({ clock: createClock('2026-12-24T09:00:00+08:00') });
  path = join(inside.folder, '2027.yaml');
  writeFileSync(path, NOTICE);
});
afterEach(() => inside.dispose());

const load = (year = '2027') => operate({ DATA_DIR: inside.folder }, '', 'calendar', 'load', year, path);

interface Deadline {
  clock: string;
  due: string;
  provisional: boolean;
}
async function shown(pair: { trackingNumber: string; receiptCode: string }) {
  const { trackingNumber, receiptCode } = pair;
  const answer = await ask(inside.app, '/api/v1/track', { body: { trackingNumber, receiptCode } });
  const { deadlines } = (await answer.json()) as { deadlines: Deadline[] };
  return deadlines.find(({ clock }) => clock === 'promise') as Deadline;
}

test('a provisional date moves with the notice; the reporter sees it, and the chain says who moved it', async () => {
  const { office } = inside;
  const open = await file(office, complaint());
  const closed = await file(office, complaint());
  const hidden = await file(office, townshipTip());
  const clerk = await signIn(inside, 'clerk', '999901101');
  const { trackingNumber } = closed;
  for (const [n, action] of ['accept', 'close'].entries()) {
    const body =
      action === 'close' ? { finding: 'resolved', text: '好了', version: n + 2 } : { version: n + 2 };
    await ask(inside.app, `/api/v1/staff/cases/${trackingNumber}/${action}`, { body, headers: clerk.bearer });
  }
  const before = await shown(open);
  expect(before.provisional).toBe(true);

  const { code, said, noted } = await load();
  expect(noted).toBe('');
  expect(said).toMatch(/^2027: 国务院.*试验用）\. 2 open cases looked at, deadlines of 2 moved\.$/);
  expect(code).toBe(0);

  // Fifteen working days from 24 December: five of them in December, the others from 9 January on.
  const after = await shown(open);
  expect(before.due).toBe('2027-01-15');
  expect(after).toMatchObject({ due: '2027-01-21', provisional: false });
  const page = await ask(inside.app, `/api/v1/staff/cases/${open.trackingNumber}`, { headers: clerk.bearer });
  expect(await page.text()).toContain('"due":"2027-01-21"');
  const pageOfReporter = await inside.app.request('/track', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ number: open.trackingNumber, code: open.receiptCode }),
  });
  const words = await pageOfReporter.text();
  expect(words).toMatch(/2027年1月21日/);
  expect(words).not.toMatch(/2027年1月15日/);

  const auditor = await signIn(inside, 'auditor');
  const trail = await ask(inside.app, '/api/v1/staff/audit?type=calendar_loaded', {
    headers: auditor.bearer,
  });
  const { items } = (await trail.json()) as { items: { type: string; details: object }[] };
  expect(items).toHaveLength(1);
  expect(JSON.stringify(items)).not.toContain(hidden.trackingNumber);
  const verified = await operate({ DATA_DIR: inside.folder }, '', 'verify');
  expect(verified.said).toMatch(/the chain is whole/);
  expect((await operate({ DATA_DIR: inside.folder }, '', 'calendar', 'list')).said).toMatch(/2027/);
});

test('loaded twice nothing moves the second time; cases filed afterwards by the running office keep to it at once', async () => {
  await file(inside.office, complaint());
  await load();
  expect((await load()).said).toMatch(/1 open cases looked at, deadlines of 0 moved/);
  // What the hourly job does before it reminds.
  expect(await inside.office.reloadCalendars()).toBe(true);
  expect(await shown(await file(inside.office, complaint()))).toMatchObject({
    due: '2027-01-21',
    provisional: false,
  });
});

test('of more open cases than are counted at once, each moves', async () => {
  for (let n = 0; n < 401; n++) await file(inside.office, complaint());
  expect((await load()).said).toMatch(/401 open cases looked at, deadlines of 401 moved/);
});

test('nobody is reminded of the old day once the new one is counted', async () => {
  const { office, clock } = inside;
  const { trackingNumber } = await file(office, complaint());
  await load();
  await office.reloadCalendars();
  clock.set('2027-01-12T09:00:00+08:00');
  const ofPromise = async () => (await remind(office)).filter(({ clock }) => clock.startsWith('promise'));
  expect(await ofPromise()).toEqual([]);
  clock.set('2027-01-18T09:00:00+08:00');
  expect(await ofPromise()).toMatchObject([{ due: '2027-01-21', level: 'soon' }]);
  expect(trackingNumber).toMatch(/^MB/);
});

test.each([
  ['of another year', '2028', NOTICE, /is the notice of 2027, not of 2028/],
  ['with a day that is none', '2027', NOTICE.replace('to: 2027-01-08', 'to: 2027-02-30'), /2027\.yaml: .*\S/],
  ['that is no YAML', '2027', 'year: [', /2027\.yaml/],
])('a notice %s is refused and changes nothing', async (_how, year, text, words) => {
  const open = await file(inside.office, complaint());
  writeFileSync(path, text);
  const { code, noted } = await load(year);
  expect(noted).toMatch(words);
  expect(code).toBe(1);
  expect(await shown(open)).toMatchObject({ provisional: true });
});
