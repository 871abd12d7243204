// The trail as those who watch the office read it: everything that was done, and nobody's words or name.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { detailWords } from '../../server/console/audit-words.ts';
import { ask, openTestApp, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { complaint, file, GREEN, townshipTip } from '../support/cases.ts';

let inside: TestApp;
let auditor: SignedIn;
let supervisor: SignedIn;
let clerk: SignedIn;

beforeEach(async () => {
  inside = openTestApp();
  auditor = await signIn(inside, 'auditor');
  supervisor = await signIn(inside, 'supervisor');
  clerk = await signIn(inside, 'clerk', GREEN);
});
afterEach(() => inside.dispose());

interface Trail {
  items: { seq: number; type: string; at: string; by?: string; trackingNumber?: string; reason?: string }[];
  next?: string;
}
const trail = async (who: SignedIn, query = '') =>
  (await (await ask(inside.app, `/api/v1/staff/audit${query}`, { headers: who.bearer })).json()) as Trail;
const act = (number: string, action: string, body: object) =>
  ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, { body, headers: clerk.bearer });

test('the auditor reads every event, newest first, page by page, without words or names', async () => {
  const secret = '青山镇王小明家低保金没到账';
  const { trackingNumber: number } = await file(
    inside.office,
    complaint({ text: secret, contact: '王小明 13812345678' }),
  );
  await act(number, 'accept', { version: 2 });
  await act(number, 'note', { text: '小明的事问过了', version: 3 });
  const all = await trail(auditor, '?limit=500');
  expect(all.items.map(({ seq }) => seq)).toEqual(all.items.map((_, n) => all.items.length - n));
  expect(all.items.filter(({ trackingNumber }) => trackingNumber === number).map(({ type }) => type)).toEqual(
    ['noted', 'accepted', 'routed', 'filed'],
  );
  expect(JSON.stringify(all)).not.toMatch(/小明|13812345678|没到账/);
  const first = await trail(auditor, '?limit=2');
  const second = await trail(auditor, `?limit=2&cursor=${first.next}`);
  expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual(
    all.items.slice(0, 4).map(({ seq }) => seq),
  );
});

test('of a closed case only the chain’s going on is shown: no number, no kind, no hour; no filter finds it', async () => {
  const { trackingNumber: number } = await file(inside.office, townshipTip());
  const [newest] = (await trail(auditor)).items;
  expect(newest).toMatchObject({ type: 'closed_case', at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
  expect(JSON.stringify(await trail(auditor, '?limit=500'))).not.toContain(number);
  expect((await trail(auditor, '?type=filed')).items).toEqual([]);
});

test('a supervisor sees who opened whose identity and why, and nothing else', async () => {
  const { trackingNumber: number } = await file(inside.office, complaint({ contact: '王小明 13812345678' }));
  await act(number, 'contact', { reason: '要上门核实' });
  const { items } = await trail(supervisor);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    trackingNumber: number,
    by: clerk.account.username,
    reason: '要上门核实',
  });
});

test('the pages show the same to the same people', async () => {
  await file(inside.office, complaint());
  const page = await (await ask(inside.app, '/staff/audit', { headers: auditor.cookie })).text();
  expect(page).toContain('<h1');
  expect((await ask(inside.app, '/staff/audit', { headers: clerk.cookie })).status).toBeGreaterThanOrEqual(
    403,
  );
});

test('details are told in Chinese, files by their number, what is not known left out', () => {
  const said = detailWords(
    {
      username: 'wang',
      role: 'clerk',
      unit: '999901101',
      what: ['password'],
      files: [{ a: 1 }],
      resolved: false,
      on: null,
    },
    (code) => (code === '999901101' ? '青山镇' : code),
  );
  expect(said).toBe('账号：wang；岗位：乡镇工作人员；单位：青山镇；改了：密码；文件：1；解决了没有：否');
});
