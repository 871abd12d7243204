// Whatever is sent, wherever the talk stands: an answer in plain words, nothing echoed, nothing broken, nothing lost.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Decided, decide } from '../../bot/decide.ts';
import type { Office } from '../../bot/office.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import type { Reply, Talk } from '../../bot/talk.ts';
import { type Outcome, TextTooLong, UnknownConversation } from '../../bot/turn.ts';
import { newReceiptCode } from '../../knowledge/casework/numbers.ts';
import { BLANK, CANARY, hostileMessages, PROTOTYPE_NAMES, randomFrom, SPECIMENS } from './hostile-words.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';
import { ROADS, standing, talkOf, trackRoads } from './steps.ts';

const now = () => new Date('2026-11-23T02:47:31Z');
let inside: TestOffice;
let office: Office;
let pair: { number: string; code: string };

/** Files a complaint by talking. */
async function file({ turns }: TestOffice): Promise<{ number: string; code: string }> {
  const me = resident(turns);
  for (const said of ['我要投诉', '低保金三个月没有发到卡上', '青山镇']) await me.say(said);
  const filed = (await me.say('提交')).replies.find((reply) => reply.case)?.case;
  if (!filed?.receiptCode) throw new Error('the complaint was not filed');
  return { number: filed.trackingNumber, code: filed.receiptCode };
}

beforeAll(async () => {
  inside = testOffice({ now });
  office = inside.office;
  pair = await file(inside);
});
afterAll(() => inside.end());

/** What the reporter told, shown once more for him to check before it is filed. */
const isSummary = ({ text }: Reply) =>
  text.includes(`${zh.tipOff.summary.what}：`) && text.startsWith(zh.complaint.confirm('').slice(0, 4));

/** Fails unless these are replies a chat may show. */
function checkReplies(replies: Reply[], said: string): void {
  const about = JSON.stringify(said.slice(0, 80));
  expect(replies.length, about).toBeGreaterThan(0);
  for (const reply of replies) {
    const { text, choices = [] } = reply;
    expect(text.trim(), about).not.toBe('');
    expect(text.length, about).toBeLessThanOrEqual(600);
    for (const words of [text, ...choices.flatMap(({ label, value }) => [label, value])]) {
      expect(words, about).not.toMatch(/[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
    }
    if (isSummary(reply)) continue;
    expect(JSON.stringify(reply), about).not.toMatch(/<\/?[a-zA-Z!?]|\{\{|undefined|NaN|\[object/);
    expect(JSON.stringify(reply), about).not.toContain(CANARY);
  }
}

const INTENTS =
  'policy|self_check|complaint|tip_off|help|suggestion|track|withdraw|rating|human|greeting|thanks|privacy|emergency|out_of_scope|flow_answer'.split(
    '|',
  );

function checkOutcome(outcome: Outcome, said: string): void {
  expect(INTENTS).toContain(outcome.understood.intent);
  expect(outcome.conversation).toMatch(/^[\w-]{22,}$/);
  checkReplies(outcome.replies, said);
}

/** A talk at every step there is, by the step's name. */
async function talksAtEveryStep(): Promise<Map<string, Talk>> {
  const talks = new Map<string, Talk>([['start', {}]]);
  for (const road of [...ROADS, ...trackRoads(pair.number, pair.code)]) {
    const me = resident(inside.turns);
    for (const said of road) {
      const { conversation } = await me.say(said);
      const talk = await talkOf(office, conversation);
      const name = standing(office, talk);
      if (!talks.has(name)) talks.set(name, talk);
    }
  }
  return talks;
}

describe('hostile words', () => {
  test('at every step of every flow are answered in plain words, and the talk can still be gone on with', async () => {
    const talks = await talksAtEveryStep();
    // Every flow is there, and of the long ones most of the steps.
    expect([...talks.keys()].sort()).toEqual(
      expect.arrayContaining([
        ...['complaint.confirm', 'complaint.place', 'complaint.place_which', 'complaint.what'],
        ...['help.confirm', 'help.contact', 'help.place', 'help.what', 'question.confirm', 'question.what'],
        ...['rescue.contact', 'rescue.place'],
        ...[
          'self_check.consent',
          'self_check.members',
          'self_check.monthlyIncome',
          'self_check.propertyWithinLimits',
        ],
        ...['start', 'suggestion.confirm', 'suggestion.what'],
        ...['tip_off.accused', 'tip_off.confirm', 'tip_off.contact', 'tip_off.q_since', 'tip_off.place'],
        ...['tip_off.what_care', 'tip_off.q_who_care', 'complaint.category', 'complaint.q_since'],
        ...['tip_off.what', 'track.add', 'track.code', 'track.more', 'track.number', 'track.withdraw'],
      ]),
    );
    const messages = hostileMessages(20261123, 120);
    let tried = 0;
    const faults: [step: string, said: string, fault: unknown][] = [];
    for (const [name, talk] of talks) {
      for (const said of messages) {
        tried += 1;
        const found = await decide(office, talk, said, `${name} ${tried}`).catch((error: unknown) => error);
        if (found instanceof Error) faults.push([name, said, found.message]);
        const { replies, effect } = found as Decided;
        // What a turn splits or writes is looked at below; here it is every step against every kind of word.
        const isFit = (reply: Reply) =>
          reply.text !== '' && (isSummary(reply) || !JSON.stringify(reply).includes(CANARY));
        if (!replies?.every(isFit)) faults.push([name, said, replies]);
        if (replies?.length === 0 && effect === undefined) faults.push([name, said, 'silence']);
      }
      const after = await decide(office, talk, '帮助', name);
      expect(after.replies[0]?.text, name).toBe(zh.help);
    }
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(3_000);
  }, 180_000);

  test('sent one after another get one outcome each, and a greeting is still answered', async () => {
    const messages = hostileMessages(7, 700);
    const random = randomFrom(99);
    const roads = [...ROADS, ...trackRoads(pair.number, pair.code)];
    let sent = 0;
    while (sent < messages.length) {
      const me = resident(inside.turns);
      const road = roads[Math.floor(random() * roads.length)] as readonly string[];
      for (const said of road.slice(0, Math.floor(random() * road.length))) await me.say(said);
      for (const said of messages.slice(sent, sent + 5)) {
        checkOutcome(await me.say(said), said);
        sent += 1;
      }
      await me.say('退出');
      const greeted = await me.say('你好');
      expect(greeted.understood.intent).toBe('greeting');
      expect(textOf(greeted)).toContain(office.county.name);
    }
    expect(inside.log.filter((line) => line.startsWith('error'))).toEqual([]);
  }, 60_000);

  test('of markup in a story are shown to their own teller as they were sent, and filed as they were sent', async () => {
    const told = `<script>alert("${CANARY}")</script>镇上的低保金三个月没发 {{dibao.standard}}`;
    const me = resident(inside.turns);
    for (const said of ['我要投诉', told]) await me.say(said);
    const shown = (await me.say('青山镇')).replies;
    expect(shown.find(isSummary)?.text).toContain(told);
    const filed = (await me.say('提交')).replies.find((reply) => reply.case)?.case;
    const kept = await office.reading.forReporter(filed?.trackingNumber ?? '');
    expect(kept?.messages[0]?.text).toBe(told);
  });
});

describe('nothing to read', () => {
  test.each(BLANK.map((blank) => [JSON.stringify(blank), blank]))(
    '%s is told kindly, at the start and as a story, and files nothing',
    async (_, blank) => {
      const me = resident(inside.turns);
      expect(textOf(await me.say(blank))).toBe(zh.empty);
      await me.say('我要投诉');
      expect(textOf(await me.say(blank))).toBe(zh.empty);
      expect(standing(office, await talkOf(office, me.conversation as string))).toBe('complaint.what');
    },
  );

  test.each(['。。。。。。', '👍👍👍', '……？！', '-- --'])('%s is no story', async (marks) => {
    const me = resident(inside.turns);
    await me.say('我要投诉');
    await me.say(marks);
    expect(standing(office, await talkOf(office, me.conversation as string))).toBe('complaint.what');
  });

  test('does not use up the choices that were offered', async () => {
    const me = resident(inside.turns);
    await me.say('你好');
    await me.say(' ');
    expect((await me.say('2')).understood.intent).toBe('complaint');
  });

  test('a talk begun with it is there after a restart', async () => {
    let now = testOffice();
    const { conversation } = await resident(now.turns).say('  ');
    now = await now.reopen();
    const outcome = await now.turns.take({ channel: 'web', conversation, text: '你好', source: 'test' });
    expect(outcome.conversation).toBe(conversation);
    await now.end();
  });
});

test('a character that is two units long is never cut in two', async () => {
  for (const shift of ['', '低']) {
    const me = resident(inside.turns);
    for (const said of ['我要投诉', `${shift}${'🌾'.repeat(90)}低保金没有到账`]) await me.say(said);
    checkOutcome(await me.say('青山镇'), 'wheat');
  }
});

test('4,000 characters are taken, 4,001 are not', async () => {
  const me = resident(inside.turns);
  checkOutcome(await me.say('长'.repeat(4_000)), 'long');
  await expect(me.say('长'.repeat(4_001))).rejects.toThrow(TextTooLong);
  expect((await me.say('你好')).understood.intent).toBe('greeting');
});

describe('names every object answers to', () => {
  test.each([...PROTOTYPE_NAMES, ...SPECIMENS.filter((said) => said.includes(':__proto__'))])(
    '%s is a word like any other',
    async (name) => {
      const me = resident(inside.turns);
      checkOutcome(await me.say(name), name);
      await me.say('你好');
      checkOutcome(await me.say(name), name);
    },
  );

  test.each(PROTOTYPE_NAMES)('%s as a message’s id: the same replies twice, and no others', async (id) => {
    const me = resident(inside.turns);
    const first = await me.say('我要投诉', id);
    expect(await me.say('这一句不算，因为编号一样', id)).toEqual(first);
    expect(standing(office, await talkOf(office, me.conversation as string))).toBe('complaint.what');
  });

  test.each([...PROTOTYPE_NAMES, '1', '0'.repeat(32), 'A'.repeat(200), '../x', '\u0000'])(
    '%j as a talk’s id: there is none',
    async (conversation) => {
      const sent = inside.turns.take({ channel: 'web', conversation, text: '你好', source: 'test' });
      await expect(sent).rejects.toThrow(UnknownConversation);
    },
  );
});

test('ten messages at once in one talk: ten outcomes in the order they were sent, as if one had waited for the other', async () => {
  const messages = [
    '我要投诉',
    '低保金三个月没有发到卡上',
    '青山镇',
    '帮助',
    '上一步',
    '白石镇',
    '低保怎么办？',
    '提交',
    '谢谢',
    '你好',
  ];
  const say = (conversation: string, text: string, n: number) =>
    inside.turns.take({ channel: 'web', conversation, messageId: `m${n}`, text, source: 'ten' });
  const begin = async () => (await resident(inside.turns).say('你好')).conversation;

  const [together, alone] = [await begin(), await begin()];
  const atOnce = await Promise.all(messages.map((text, n) => say(together, text, n)));
  const inTurn: Outcome[] = [];
  for (const [n, text] of messages.entries()) inTurn.push(await say(alone, text, n));

  const plain = (outcome: Outcome) => [
    outcome.understood.intent,
    textOf(outcome).replace(/MB\d{11}|(?:\d{4}-){3}\d{4}/g, '#'),
  ];
  expect(atOnce.map(plain)).toEqual(inTurn.map(plain));
  expect(atOnce.filter(({ replies }) => replies.some((reply) => reply.case))).toHaveLength(1);
});

test('a receipt code guessed a thousand times in a talk is slowed after ten, and the right one works after a rest', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: now() });
  const own = testOffice({ now });
  try {
    const { number, code } = await file(own);
    const guesser = resident(own.turns);
    const wrong: Outcome[] = [];
    for (let n = 0; n < 1_000; n += 1) wrong.push(await guesser.say(`查进度 ${number} ${newReceiptCode()}`));
    const heard = (words: string) => wrong.filter((outcome) => textOf(outcome).includes(words)).length;
    expect(heard(zh.track.notFound)).toBe(10);
    expect(heard(zh.track.slow)).toBe(990);
    expect(textOf(await guesser.say(`查进度 ${number} ${code}`))).toContain(zh.track.slow);
    vi.setSystemTime(Date.now() + 60_000);
    const opened = await guesser.say(`查进度 ${number} ${code}`);
    expect(opened.replies.find((reply) => reply.case)?.case?.trackingNumber).toBe(number);
  } finally {
    vi.useRealTimers();
    await own.end();
  }
});
