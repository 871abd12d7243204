// News of a case: what an officer answers reaches the page that is open, or waits until one is.
import { afterEach, expect, test } from 'vitest';
import { ask, caseIn, openTestApp, resident, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { file, GREEN, townshipTip } from '../support/cases.ts';

let inside: TestApp;
const ends: (() => void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  inside.web.hangUp();
  await inside.dispose();
});

/** A page that listens; `heard` are the replies that came by themselves. */
async function listen(conversation: string) {
  const response = await ask(inside.app, `/api/v1/chat/${conversation}/events`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no stream');
  const decoder = new TextDecoder();
  let text = '';
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
    }
  })();
  const end = () => void reader.cancel().catch(() => {});
  ends.push(end);
  return {
    heard: () =>
      text
        .split('\n\n')
        .filter((event) => event.includes('event: reply'))
        .map((event) => (JSON.parse(/data: (.*)/.exec(event)?.[1] ?? '{}') as { text: string }).text),
    end,
    reading,
  };
}

/** A complaint about 青山镇, by a resident on the page. */
async function complain(): Promise<{ conversation: string; trackingNumber: string }> {
  const who = resident(inside.app);
  let outcome = await who.say('我要投诉');
  const answers = ['青山镇的低保金三个月没有到账', '青山镇', '没有了', '不留', '提交', '是的'];
  for (const answer of answers) {
    if (outcome.replies.some((reply) => reply.case)) break;
    const choices = outcome.replies.flatMap((reply) => reply.choices ?? []).map(({ value }) => value);
    const known = ['submit', 'yes', 'none', 'anonymous', 'no'].find((value) => choices.includes(value));
    outcome = await who.say(known ?? answer);
  }
  return { conversation: who.conversation ?? '', trackingNumber: caseIn(outcome).trackingNumber };
}

async function take(who: SignedIn, number: string, action: string, body: object): Promise<void> {
  const found = await inside.office.reading.find(who.account, number);
  const response = await ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, {
    body: { ...body, version: found?.version },
    headers: who.bearer,
  });
  expect(response.status, await response.clone().text()).toBe(200);
}

test('an acceptance and an answer arrive by themselves, in order and once, on the page that is open', async () => {
  inside = openTestApp();
  const clerk = await signIn(inside, 'clerk', GREEN);
  const { conversation, trackingNumber } = await complain();
  const page = await listen(conversation);
  await take(clerk, trackingNumber, 'accept', {});
  await take(clerk, trackingNumber, 'note', { text: '内部的话' });
  await take(clerk, trackingNumber, 'reply', { text: '月底前补发到账。' });
  await expect.poll(() => page.heard().length, { timeout: 5_000 }).toBe(2);
  expect(page.heard()[1]).toContain('月底前补发到账。');
  expect(page.heard().join()).not.toContain('内部的话');
  await expect.poll(() => inside.office.outbox.due(10), { timeout: 5_000 }).toEqual([]);
  const later = await listen(conversation);
  await take(clerk, trackingNumber, 'reply', { text: '已经到账。' });
  await expect.poll(() => later.heard().length, { timeout: 5_000 }).toBe(1);
  expect(later.heard()[0]).toContain('已经到账。');
});

test('what came while nobody listened waits, also over a restart, and is told when the page is back', async () => {
  inside = openTestApp();
  const clerk = await signIn(inside, 'clerk', GREEN);
  const { conversation, trackingNumber } = await complain();
  await take(clerk, trackingNumber, 'accept', {});
  await take(clerk, trackingNumber, 'reply', { text: '月底前补发到账。' });
  await inside.close();
  inside = openTestApp({ folder: inside.folder, clock: inside.clock });
  const page = await listen(conversation);
  await expect.poll(() => page.heard().length, { timeout: 5_000 }).toBe(2);
  expect(page.heard()[1]).toContain('月底前补发到账。');
});

test('a page hears nothing of somebody else’s case, and a guessed talk opens no stream', async () => {
  inside = openTestApp();
  const clerk = await signIn(inside, 'clerk', GREEN);
  const [mine, other] = [await complain(), await complain()];
  const page = await listen(other.conversation);
  const own = await listen(mine.conversation);
  await take(clerk, mine.trackingNumber, 'accept', {});
  await expect.poll(() => own.heard().length, { timeout: 5_000 }).toBe(1);
  expect(page.heard()).toEqual([]);
  expect((await ask(inside.app, '/api/v1/chat/guessed/events')).status).toBe(404);
});

test('an anonymous tip-off follows nobody: whatever happens to it, nothing is queued for anyone', async () => {
  inside = openTestApp();
  const discipline = await signIn(inside, 'discipline');
  const { trackingNumber } = await file(inside.office, townshipTip(), {
    follower: 'somebody',
    resend: 'mark',
  });
  await take(discipline, trackingNumber, 'accept', {});
  await take(discipline, trackingNumber, 'reply', { text: '正在核查。' });
  const { outbox } = inside.office.db.tables;
  expect(await inside.office.db.reading.select().from(outbox)).toEqual([]);
});
