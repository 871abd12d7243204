// An anonymous tip-off leaves nothing of its sender: every byte of every file and every line of the log is read.
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../bot/turn.ts';
import { ask, caseIn, openTestApp, type Resident, resident, signIn, type TestApp } from '../support/app.ts';
import { complaint, file, WHITE } from '../support/cases.ts';
import { bytesOf, copyFolder, createClock, filesHolding } from '../support/office.ts';

const ADDRESS = '203.0.113.177';
const AGENT = 'Mozilla/5.0 (QuietPhone 9000; build 8812)';
const EARLIER = [
  '我是黄泥坳村三组的，瞎了一只眼，能吃低保不',
  '我老伴在县城做护工，一个月两千三，影响不影响',
];
const TIP = '赵老六开着黑色越野车还吃低保，家里盖了三层楼';
const MORE = '车是前年腊月买的，就停在晒谷坪边上';

const opened: TestApp[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const inside of opened.splice(0)) await inside.dispose();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function open(options: Parameters<typeof openTestApp>[0] = {}): TestApp {
  const inside = openTestApp(options);
  opened.push(inside);
  return inside;
}

interface Told {
  outcome: Outcome;
  conversation: string;
  messageIds: string[];
  filing: string;
}

/** A talk that asks about policy first and then files a tip-off; every message with an id of its own. */
async function tell(inside: TestApp, who: Resident): Promise<Told> {
  const messageIds: string[] = [];
  const say = (text: string) => {
    messageIds.push(`msg-of-the-quiet-one-${messageIds.length}-7f3a`);
    return who.say(text, messageIds.at(-1));
  };
  for (const text of EARLIER) await say(text);
  await say('我要举报');
  await say(TIP);
  await say('白石镇黄泥坳村');
  let outcome = await say('household');
  // Whatever the flow still asks is answered by its own choices, until the case is there.
  for (let n = 0; n < 6 && !outcome.replies.some((reply) => reply.case); n += 1) {
    const choices = outcome.replies.flatMap((reply) => reply.choices ?? []).map(({ value }) => value);
    inside.clock.pass(2);
    if (choices.includes('anonymous')) outcome = await say('anonymous');
    else if (choices.includes('none')) outcome = await say(MORE);
    else if (choices.includes('household')) outcome = await say('household');
    else throw new Error(`the flow asks what this test does not know: ${JSON.stringify(outcome.replies)}`);
  }
  if (who.conversation === undefined) throw new Error('no conversation');
  return { outcome, conversation: who.conversation, messageIds, filing: messageIds.at(-1) ?? '' };
}

/** Everything that would lead back to the sender, by name. */
function traces(
  { office, clock }: TestApp,
  { outcome, conversation, messageIds }: Told,
): Record<string, string> {
  const { receiptCode = '' } = caseIn(outcome);
  const { keys, conversations } = office;
  const utc = clock.now().toISOString();
  const beijing = new Date(clock.now().getTime() + 8 * 3_600_000).toISOString();
  return {
    'the conversation': conversation,
    'its key': conversations.keyOf(conversation),
    ...Object.fromEntries(
      messageIds.flatMap((id) => [
        [`message ${id}`, id],
        [`hash of ${id}`, keys.fingerprint('message', `${conversation}\n${id}`)],
      ]),
    ),
    'the receipt code': receiptCode,
    'the receipt code as shown': receiptCode.replace(/(\d{4})(?=\d)/g, '$1-'),
    'the receipt code as shown with spaces': receiptCode.replace(/(\d{4})(?=\d)/g, '$1 '),
    'the address': ADDRESS,
    'the mark of the address': office.dailyKey.mark('sender', ADDRESS),
    'the browser': AGENT,
    'the minute, in UTC': utc.slice(0, 16),
    'the minute, in Beijing': beijing.slice(0, 16),
    'the second since 1970': String(Math.floor(clock.now().getTime() / 1_000)),
    ...Object.fromEntries(EARLIER.map((words, n) => [`what was asked before, ${n}`, words])),
  };
}

function expectNoTrace(folder: string, lines: string[], secrets: Record<string, string>): void {
  const found = Object.entries(secrets).flatMap(([name, secret]) => [
    ...filesHolding(folder, secret).map((where) => `${name} in ${where}`),
    ...(lines.some((line) => line.includes(secret)) ? [`${name} in the log`] : []),
  ]);
  expect(found).toEqual([]);
}

/** The words of the tip are sealed: no file holds them, nor does the log. The desk reads them all the same, as shown below. */
function expectWordsSealed(folder: string, lines: string[]): void {
  for (const words of [TIP, MORE]) {
    expect(filesHolding(folder, words)).toEqual([]);
    expect(lines.join('\n')).not.toContain(words);
  }
}

const walSize = ({ folder }: TestApp) => {
  const wal = join(folder, 'mingbai.db-wal');
  return existsSync(wal) ? statSync(wal).size : 0;
};

/** Other people's talks and cases, so that pages are shared, split and filled again. */
async function bustle(inside: TestApp, n: number): Promise<void> {
  for (let i = 0; i < n; i += 1) {
    const other = resident(inside.app, { address: `198.51.100.${i}` });
    await other.says('低保怎么申请', '我要投诉', `低保金${i}个月没到账`.repeat(i + 1));
  }
  await file(inside.office, complaint());
}

describe('after an anonymous tip-off on the web page', () => {
  test('nothing leads back to the sender: not while the office is open, not in a copy, not when it is closed', async () => {
    const inside = open({ clock: createClock('2026-11-22T08:00:00+08:00') });
    await bustle(inside, 6);
    inside.clock.set('2026-11-23T10:47:31+08:00');
    const told = await tell(inside, resident(inside.app, { address: ADDRESS, agent: AGENT }));
    const secrets = traces(inside, told);
    const { trackingNumber, receiptCode = '' } = caseIn(told.outcome);
    inside.clock.set('2026-11-24T09:00:00+08:00');
    await bustle(inside, 4);
    // The write-ahead log is emptied about a second after the filing, and the receipt hardened before that.
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expectNoTrace(inside.folder, inside.lines, secrets);
    expectWordsSealed(inside.folder, inside.lines);
    const copy = join(inside.folder, 'backup.db');
    await inside.office.db.backup(copy);
    expectNoTrace(inside.folder, inside.lines, secrets);
    rmSync(copy);

    // The case lives on: it is tracked, handled and answered.
    const pair = { trackingNumber, receiptCode };
    expect((await ask(inside.app, '/api/v1/track', { body: pair, address: ADDRESS })).status).toBe(200);
    const [clerk, desk] = [await signIn(inside, 'clerk', WHITE), await signIn(inside, 'desk')];
    const seen = await ask(inside.app, `/api/v1/staff/cases/${trackingNumber}`, { headers: clerk.bearer });
    const shown = await seen.text();
    expect(shown).toContain(TIP);
    for (const [name, secret] of Object.entries(secrets)) expect(shown, name).not.toContain(secret);
    expect(JSON.parse(shown)).toMatchObject({ filedAt: '2026-11-23', anonymous: true });
    await ask(inside.app, `/api/v1/staff/cases/${trackingNumber}/accept`, {
      body: { version: 2 },
      headers: clerk.bearer,
    });
    expect((await ask(inside.app, '/api/v1/staff/cases', { headers: desk.bearer })).status).toBe(200);

    // Hardening takes its time on purpose; once it is done not even the hash of the first moments is left.
    const { cases } = inside.office.db.tables;
    const soft = async () =>
      (await inside.office.db.reading.select().from(cases)).filter(({ receiptHard }) => !receiptHard);
    await expect.poll(soft, { timeout: 15_000 }).toEqual([]);
    await inside.close();
    expect(walSize(inside)).toBe(0);
    expectNoTrace(inside.folder, inside.lines, secrets);
    expectWordsSealed(inside.folder, inside.lines);
    expect(filesHolding(inside.folder, inside.office.receipts.keep(receiptCode))).toEqual([]);
  });

  test('the same holds when the office closes the very next moment', async () => {
    const inside = open();
    const told = await tell(inside, resident(inside.app, { address: ADDRESS, agent: AGENT }));
    const secrets = traces(inside, told);
    await inside.close();
    expectNoTrace(inside.folder, inside.lines, secrets);
    expectWordsSealed(inside.folder, inside.lines);
  });

  test('the same holds for a talk whose channel knows an address to answer to', async () => {
    const inside = open();
    const contact = 'wxid_quiet_one_5521';
    const conversation = `wechat:${contact}`;
    let last: Outcome | undefined;
    const messageIds: string[] = [];
    const who: Resident = {
      conversation,
      async say(text, messageId = '') {
        messageIds.push(messageId);
        const from = { channel: 'wechat', begins: true, address: contact, source: 'mark' };
        last = await inside.turns.take({ ...from, conversation, messageId, text });
        return last;
      },
      says: () => Promise.reject(new Error('not used')),
    };
    const told = await tell(inside, who);
    const secrets = { ...traces(inside, told), 'the contact': contact };
    await inside.close();
    expectNoTrace(inside.folder, inside.lines, secrets);
  });

  test('the reader of bytes would have found a trace: of a complaint it finds the key', async () => {
    const inside = open();
    const who = resident(inside.app);
    await who.says('我要投诉', '青山镇低保金三个月没到账');
    const key = inside.office.conversations.keyOf(who.conversation ?? '');
    expect(filesHolding(inside.folder, key)).not.toEqual([]);
    expect(bytesOf(inside.folder).length).toBeGreaterThan(2);
  });
});

describe('the filing message sent again', () => {
  const resend = (inside: TestApp, { conversation, filing }: Told) =>
    ask(inside.app, '/api/v1/chat', {
      body: { conversation, messageId: filing, text: 'anonymous' },
      address: ADDRESS,
    });
  const count = async ({ office }: TestApp) => {
    const { cases } = office.db.tables;
    return (await office.db.reading.select({ id: cases.id }).from(cases)).length;
  };
  const tracked = async (inside: TestApp, trackingNumber: string, receiptCode = '') =>
    (await ask(inside.app, '/api/v1/track', { body: { trackingNumber, receiptCode } })).status;

  test('gets the very same reply, and there is one case', async () => {
    const inside = open();
    const told = await tell(inside, resident(inside.app, { address: ADDRESS }));
    const again = await Promise.all([resend(inside, told), resend(inside, told), resend(inside, told)]);
    for (const answer of again) expect(await answer.json()).toEqual(told.outcome);
    expect(await count(inside)).toBe(1);
  });

  test('ten times at the same moment as the first makes one case and one reply', async () => {
    const inside = open();
    const who = resident(inside.app, { address: ADDRESS });
    await who.says('我要举报', TIP, '白石镇黄泥坳村', 'household', '没有别的了');
    const body = { conversation: who.conversation, messageId: 'the-one', text: '匿名' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask(inside.app, '/api/v1/chat', { body, address: ADDRESS })),
    );
    const said = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(said).size).toBe(1);
    expect(caseIn(JSON.parse(said[0] ?? '')).trackingNumber).toMatch(/^MB26/);
    expect(await count(inside)).toBe(1);
  });

  test('after a crash in between finds its case, with a new receipt code for the one never seen', async () => {
    const inside = open();
    const told = await tell(inside, resident(inside.app, { address: ADDRESS, agent: AGENT }));
    const lost = caseIn(told.outcome);
    // The power goes: what is on the disk now is all there is.
    const folder = copyFolder(inside.folder);
    folders.push(folder);
    const again = open({ folder, clock: inside.clock });
    const answer = await resend(again, told);
    expect(answer.status).toBe(200);
    const outcome = (await answer.json()) as Outcome;
    const found = caseIn(outcome);
    expect(found.trackingNumber).toBe(lost.trackingNumber);
    expect(found.receiptCode).not.toBe(lost.receiptCode);
    expect(await tracked(again, found.trackingNumber, found.receiptCode)).toBe(200);
    expect(await tracked(again, lost.trackingNumber, lost.receiptCode)).toBe(404);
    // And once more: the same reply, not a third code.
    expect(await (await resend(again, told)).json()).toEqual(outcome);
    expect(await count(again)).toBe(1);
    const secrets = { ...traces(again, told), ...traces(again, { ...told, outcome }) };
    await again.close();
    expectNoTrace(folder, again.lines, secrets);
  });

  test('after a crash the next office leaves nothing of the talk in the write-ahead log, resend or not', async () => {
    const inside = open();
    const told = await tell(inside, resident(inside.app, { address: ADDRESS, agent: AGENT }));
    const folder = copyFolder(inside.folder);
    folders.push(folder);
    const again = open({ folder, clock: inside.clock });
    expectNoTrace(folder, again.lines, traces(again, told));
  });

  test('the day after a crash finds nothing: the key that knew it is gone', async () => {
    const inside = open();
    const told = await tell(inside, resident(inside.app, { address: ADDRESS }));
    const folder = copyFolder(inside.folder);
    folders.push(folder);
    inside.clock.pass(24 * 60);
    const again = open({ folder, clock: inside.clock });
    expect((await resend(again, told)).status).toBe(404);
    expect(await count(again)).toBe(1);
  });

  test('by somebody else with the same message id finds nothing', async () => {
    const inside = open();
    const told = await tell(inside, resident(inside.app, { address: ADDRESS }));
    const other = resident(inside.app);
    await other.say('你好');
    const outcome = await other.say('anonymous', told.filing);
    expect(outcome.replies.some((reply) => reply.case)).toBe(false);
    expect((await resend(inside, { ...told, conversation: 'x'.repeat(32) })).status).toBe(404);
  });
});
