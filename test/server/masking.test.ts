// Numbers of people inside words are hidden from officers until one of the handling unit opens them and says why.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, openTestApp, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { complaint, file, GREEN } from '../support/cases.ts';
import { filesHolding } from '../support/office.ts';

const PHONE = '13812345678';
const ID = '110101199003071233';
const TEXT = `石桥村低保没到账，我电话１３８ 1234-5678，身份证${ID}，编号MB13912345678，欠了138.00元。`;

let inside: TestApp;
let clerk: SignedIn;
let number: string;

beforeEach(async () => {
  inside = openTestApp();
  clerk = await signIn(inside, 'clerk', GREEN);
  number = (await file(inside.office, complaint({ text: TEXT }))).trackingNumber;
});
afterEach(() => inside.dispose());

interface Seen {
  messages: { text: string; masked?: boolean }[];
}
const view = async (who: SignedIn) =>
  (await (await ask(inside.app, `/api/v1/staff/cases/${number}`, { headers: who.bearer })).json()) as Seen;
const open = (who: SignedIn, body: object) =>
  ask(inside.app, `/api/v1/staff/cases/${number}/contact`, { body, headers: who.bearer });

test('whoever reads the case sees that there are numbers and not which', async () => {
  for (const who of [clerk, await signIn(inside, 'desk'), await signIn(inside, 'supervisor')]) {
    const [first] = (await view(who)).messages;
    expect(first?.text).toBe(
      '石桥村低保没到账，我电话138****5678，身份证1101**********1233，编号MB13912345678，欠了138.00元。',
    );
    expect(first?.masked).toBe(true);
  }
  expect(filesHolding(inside.folder, ID)).toEqual([]);
});

test('the handling unit opens them with a reason, which the supervisor reads; nobody else opens anything', async () => {
  const [desk, supervisor] = [await signIn(inside, 'desk'), await signIn(inside, 'supervisor')];
  for (const who of [desk, supervisor]) expect((await open(who, { reason: '想看看' })).status).toBe(403);
  expect((await open(clerk, {})).status).toBe(422);
  const opened = await open(clerk, { reason: '核对身份' });
  expect(await opened.json()).toEqual({ messages: [{ seq: 1, text: TEXT }] });
  const trail = await ask(inside.app, '/api/v1/staff/audit', { headers: supervisor.bearer });
  expect(((await trail.json()) as { items: object[] }).items).toMatchObject([
    { trackingNumber: number, by: clerk.account.username, reason: '核对身份' },
  ]);
  // Opened once is not open for ever.
  expect((await view(clerk)).messages[0]?.text).not.toContain(ID);
});

test('whoever searches for a whole number finds the case and still does not read it', async () => {
  const { items } = await inside.office.reading.list(clerk.account, { q: PHONE, limit: 5 });
  expect(items.map((item) => item.trackingNumber)).toEqual([number]);
});

test('the reporter reads the own words as they were', async () => {
  const own = await inside.office.reading.forReporter(number);
  expect(own?.messages[0]?.text).toBe(TEXT);
});

test('a telephone the office gives the resident to ring stays; an identity number does not', async () => {
  const body = { text: `请打0000-1000102找小李，13900001111。您的身份证${ID}已核对。`, version: 3 };
  await ask(inside.app, `/api/v1/staff/cases/${number}/accept`, {
    body: { version: 2 },
    headers: clerk.bearer,
  });
  const replied = await ask(inside.app, `/api/v1/staff/cases/${number}/reply`, {
    body,
    headers: clerk.bearer,
  });
  expect(replied.status, await replied.clone().text()).toBe(200);
  expect((await view(clerk)).messages.at(-1)?.text).toBe(
    '请打0000-1000102找小李，13900001111。您的身份证1101**********1233已核对。',
  );
});

test('a case without any number has nothing to open', async () => {
  number = (await file(inside.office, complaint({ text: '低保没到账' }))).trackingNumber;
  expect((await open(clerk, { reason: '核对身份' })).status).toBe(404);
});
