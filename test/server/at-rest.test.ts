// What officers write around a case lies sealed on the disk, is read by whoever may, and is gone when the case is erased.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ERASED } from '../../knowledge/casework/erased.ts';
import { readHistory } from '../../server/console/history.ts';
import { forgetDue } from '../../server/jobs/retention.ts';
import { ask, openTestApp, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { tracesIn } from '../support/bytes.ts';
import { complaint, file, GREEN } from '../support/cases.ts';
import { MASTER_KEY } from '../support/office.ts';
import { operate } from './commands/place.ts';

const REASONS = {
  opening: '核对水井边那户的姓名',
  asking: '要等信用社回函，户主外出打工',
  refusal: '信用社昨天已经回函给欧阳小满',
  declining: '这是土地补偿的事，不归民政',
  elsewhere: '找自然资源局的周同志办',
};
const DRAFT = '草稿里写着这户人家住在水井边第三家。';

let inside: TestApp;
let clerk: SignedIn;
let desk: SignedIn;
let number: string;

beforeEach(async () => {
  inside = openTestApp();
  await signAllIn();
  number = (await file(inside.office, complaint({ contact: '欧阳小满 13987654321' }))).trackingNumber;
});
afterEach(() => inside.dispose());

async function signAllIn() {
  clerk = await signIn(inside, 'clerk', GREEN);
  desk = await signIn(inside, 'desk');
}

const found = async (who: SignedIn) => {
  const seen = await inside.office.reading.find(who.account, number);
  if (!seen) throw new Error('the case was just filed');
  return seen;
};

async function act(who: SignedIn, action: string, body: object) {
  const { version } = await found(who);
  const done = await ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, {
    body: { ...body, version },
    headers: who.bearer,
  });
  expect(done.status, await done.clone().text()).toBe(200);
}

/** Everything an officer can write without its being a message: in a case that ends declined. */
async function work() {
  const opened = await ask(inside.app, `/api/v1/staff/cases/${number}/contact`, {
    body: { reason: REASONS.opening },
    headers: clerk.bearer,
  });
  expect(opened.status).toBe(200);
  await inside.office.drafts.keep(await found(clerk), clerk.account.username, DRAFT);
  await act(clerk, 'decline', { reason: REASONS.declining, referTo: REASONS.elsewhere });
}

const told = async (who: SignedIn) =>
  (await readHistory(inside.office, who.account, await found(who))).happenings.map(({ more }) => more ?? '');

test('reasons and drafts are in no byte on the disk, and read by whoever may read the case', async () => {
  await work();
  expect(inside.office.db.sweep()).toBe(true);
  expect(tracesIn([inside.folder], inside.lines.join('\n'), { ...REASONS, draft: DRAFT })).toEqual([]);
  for (const who of [clerk, desk]) {
    const seen = await told(who);
    expect(seen).toContain(REASONS.opening);
    expect(seen).toContain(`${REASONS.declining}（可以找：${REASONS.elsewhere}）`);
  }
  expect(await inside.office.drafts.of(await found(clerk), clerk.account.username)).toBe(DRAFT);
});

test('the reason for more time reaches whoever decides, and the refusal whoever asked', async () => {
  await act(clerk, 'accept', {});
  await act(clerk, 'extend', { days: 10, reason: REASONS.asking });
  expect(await told(desk)).toContain(REASONS.asking);
  await act(desk, 'extend_refuse', { reason: REASONS.refusal });
  expect(await told(clerk)).toContain(REASONS.refusal);
  expect(inside.office.db.sweep()).toBe(true);
  expect(tracesIn([inside.folder], inside.lines.join('\n'), REASONS)).toEqual([]);
});

test('when the case is erased its reasons are too, and the chain is whole', async () => {
  await work();
  inside.clock.pass(1826 * 24 * 60);
  await signAllIn();
  expect(await forgetDue(inside.office)).toMatchObject({ cases: 1 });
  const seen = await told(desk);
  expect(seen).toContain(`${ERASED}（可以找：${ERASED}）`);
  expect(seen.join()).not.toContain('水井');
  const supervisor = await signIn(inside, 'supervisor');
  expect((await inside.office.audit.openings(supervisor.account, { limit: 9 })).items).toMatchObject([
    { reason: ERASED },
  ]);
  const place = { DATA_DIR: inside.folder, MASTER_KEY: MASTER_KEY.toString('hex') };
  expect((await operate(place, '', 'verify')).code).toBe(0);
});
