// Two promises about every talk: a restart between any two messages changes nothing, and a message sent twice is one.
import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { zh } from '../../bot/phrases/zh-CN.ts';
import { type Outcome, UnknownConversation } from '../../bot/turn.ts';
import { hostileMessages } from './hostile-words.ts';
import { type TestOffice, testOffice, textOf } from './office.ts';

// What ships is read once: a restart is about what an office keeps, and two hundred of them would read the same files.
vi.mock('../../knowledge/load.ts', async (original) => {
  const real = await original<typeof import('../../knowledge/load.ts')>();
  const loaded = new Map<string, ReturnType<typeof real.loadKnowledge>>();
  const loadKnowledge: typeof real.loadKnowledge = (options) => {
    const key = options?.county?.id ?? '';
    const known = loaded.get(key) ?? real.loadKnowledge(options);
    loaded.set(key, known);
    return known;
  };
  return { ...real, loadKnowledge };
});
vi.mock('../../knowledge/answer/answer.ts', async (original) => {
  const real = await original<typeof import('../../knowledge/answer/answer.ts')>();
  const made = new WeakMap<object, ReturnType<typeof real.createAnswerer>>();
  const createAnswerer: typeof real.createAnswerer = (knowledge, options) => {
    const known = made.get(knowledge) ?? real.createAnswerer(knowledge, options);
    made.set(knowledge, known);
    return known;
  };
  return { ...real, createAnswerer };
});

const now = () => new Date('2026-11-23T02:47:31Z');

/** What a resident says next; the last two need a case of his own and its code. */
type Line = string | 'own case' | 'own code';

const SENSIBLE: readonly Line[] = [
  ...['你好', '谢谢', '低保怎么申请', '要带什么材料', '要多久', '特困是什么', '举报会不会泄露我的名字？'],
  ...[
    '测一测',
    '我66，老伴64',
    '我45，老婆43，儿子10岁',
    '每月600元',
    '不知道',
    '没有',
    '第一个',
    '第二个',
    '1',
    '2',
    '3',
  ],
  ...[
    '我要投诉',
    '我要举报',
    '我要求助',
    '我要提建议',
    '查进度',
    '人工',
    '低保金三个月没有发到卡上',
    '匿名',
    '提交',
  ],
  ...[
    '青山镇',
    '石桥',
    '坪石镇三星坪村',
    '三溪镇有个村支书让他弟弟吃低保',
    '说不清',
    '李四13800138000',
    '改一改',
  ],
  ...['上一步', '返回', '退出', '重新开始', '帮助', '是', '不是', '我家断粮三天了没饭吃', '有人要跳楼'],
  ...['own case', 'own code', '补充', '撤回', '要撤', '公示栏的字写大一点', '我的社保卡丢了找谁'],
];

/** Talks that go somewhere, for random ones to be cut from and mixed with. */
const ROADS: readonly (readonly Line[])[] = [
  ['我要投诉', '低保金三个月没有发到卡上', '青山镇', '提交', 'own case', 'own code', '补充', '还是没有发'],
  [
    '我要举报',
    '有个村支书让他弟弟吃低保',
    '说不清',
    '第二个',
    '没有了',
    '匿名',
    '你好',
    'own case',
    'own code',
  ],
  [
    '我要举报',
    '有人开着小车吃低保',
    '说不清',
    '第一个',
    '没有了',
    '实名',
    '李四13800138000',
    'own case',
    'own code',
  ],
  ['测一测', '我45，老婆43，儿子10岁', ...Array.from({ length: 8 }, () => '不知道')],
  ['我要求助', '家里没有钱买药看病', '说不清', '不留', '提交', 'own case', 'own code', '撤回', '1'],
];

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SENSIBLE) },
  { weight: 1, arbitrary: fc.constantFrom(...hostileMessages(5, 200)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
const wandering = fc.array(line, { minLength: 1, maxLength: 12 });
/** A road with something else said on the way. */
const strolling = fc
  .tuple(fc.constantFrom(...ROADS), fc.array(fc.tuple(fc.nat(8), line), { maxLength: 2 }))
  .map(([road, asides]) => {
    const talk = [...road];
    for (const [at, said] of asides) talk.splice(at, 0, said);
    return talk.slice(0, 12);
  });
const talks = fc.array(fc.oneof(wandering, strolling), { minLength: 10, maxLength: 10 });

interface Heard {
  intent: string;
  /** Replies with what is random by nature taken out. */
  replies: string;
  isCase: boolean;
}

const same = (text: string) =>
  text.replace(/MB\d{11}/g, 'MB#').replace(/(?:\d{4}-){3}\d{4}|\b\d{16}\b/g, '####');
const heardIn = ({ understood, replies }: Outcome): Heard => ({
  intent: understood.intent,
  replies: same(JSON.stringify(replies)),
  isCase: replies.some((reply) => reply.case?.receiptCode !== undefined),
});

/** One resident at one office; goes on with a new talk when the old one is gone, as the chat page does. */
function residentOf(name: string) {
  let conversation: string | undefined;
  let own: { number: string; code: string } | undefined;
  let sent = 0;
  return {
    async say({ turns }: TestOffice, said: Line, times = 1): Promise<Heard[]> {
      sent += 1;
      const text =
        said === 'own case'
          ? `查进度 ${own?.number ?? ''}`
          : said === 'own code'
            ? (own?.code ?? '没有')
            : said;
      const message = { channel: 'web', text, source: name, messageId: `m${sent}` };
      const heard: Heard[] = [];
      for (let n = 0; n < times; n += 1) {
        let outcome: Outcome;
        try {
          outcome = await turns.take({ ...message, ...(conversation === undefined ? {} : { conversation }) });
        } catch (error) {
          if (!(error instanceof UnknownConversation)) throw error;
          outcome = await turns.take(message);
        }
        ({ conversation } = outcome);
        const filed = outcome.replies.find((reply) => reply.case?.receiptCode !== undefined)?.case;
        if (filed) own = { number: filed.trackingNumber, code: filed.receiptCode as string };
        heard.push(heardIn(outcome));
        reached(outcome);
      }
      return heard;
    },
  };
}

const counts = { talks: 0, messages: 0, filed: 0, checked: 0, tracked: 0, added: 0, withdrawn: 0 };
function reached(outcome: Outcome): void {
  counts.messages += 1;
  const text = textOf(outcome);
  const shown = outcome.replies.find((reply) => reply.case);
  if (shown?.case?.receiptCode) counts.filed += 1;
  else if (shown) counts.tracked += 1;
  if (outcome.replies.some((reply) => reply.assessment !== undefined)) counts.checked += 1;
  if (text.includes(zh.track.added)) counts.added += 1;
  if (text.includes(zh.track.withdrawn)) counts.withdrawn += 1;
}

const casesIn = async ({ office }: TestOffice) =>
  (await office.db.reading.select({ id: office.db.tables.cases.id }).from(office.db.tables.cases)).length;

const offices: TestOffice[] = [];
const opened = (county: string) => {
  const office = testOffice({ county, now });
  offices.push(office);
  return office;
};
afterAll(async () => {
  for (const office of offices) await office.end().catch(() => {});
});

test.each(['sample', 'lechang'])(
  'an office of %s that restarts between every two messages says the same as one that stays open',
  async (county) => {
    await fc.assert(
      fc.asyncProperty(talks, async (batch) => {
        counts.talks += batch.length;
        const steady = testOffice({ county, now });
        let restarted = testOffice({ county, now });
        try {
          const at = batch.map((_, n) => [residentOf(`${n}`), residentOf(`${n}`)] as const);
          // All talks go on side by side, one message each between two restarts.
          for (let n = 0; n < 12; n += 1) {
            for (const [who, talk] of batch.entries()) {
              const said = talk[n];
              if (said === undefined) continue;
              const [here, there] = at[who] as (typeof at)[number];
              expect(await there.say(restarted, said), said).toEqual(await here.say(steady, said));
            }
            if (batch.some((talk) => talk.length > n + 1)) restarted = await restarted.reopen();
          }
          expect(await casesIn(restarted)).toBe(await casesIn(steady));
          expect([...steady.log, ...restarted.log].filter((line) => line.startsWith('error'))).toEqual([]);
        } finally {
          await steady.end();
          await restarted.end();
        }
      }),
      { numRuns: 4, seed: 1123, endOnFailure: true },
    );
  },
  60_000,
);

test.each(['sample', 'lechang'])(
  'in %s every message sent twice with one id has the same replies, and no second case',
  async (county) => {
    const [once, twice] = [opened(county), opened(county)];
    let resident = 0;
    await fc.assert(
      fc.asyncProperty(talks, async (batch) => {
        counts.talks += batch.length;
        for (const talk of batch) {
          resident += 1;
          const [here, there] = [residentOf(`${resident}`), residentOf(`${resident}`)];
          for (const said of talk) {
            const [plain] = await here.say(once, said);
            const [first, second] = await there.say(twice, said, 2);
            expect(first, said).toEqual(plain);
            expect(second, said).toEqual(first);
          }
        }
        expect(await casesIn(twice)).toBe(await casesIn(once));
      }),
      { numRuns: 4, seed: 2311, endOnFailure: true },
    );
  },
  60_000,
);

test('every message of a talk, sent again at its end and after a restart, latest first, has the replies it had', async () => {
  let office = opened('sample');
  let again = 0;
  for (const road of [...ROADS, SENSIBLE.slice(0, 7), SENSIBLE.slice(7, 16)]) {
    const outcomes: [text: string, outcome: Outcome][] = [];
    let conversation: string | undefined;
    const send = (text: string, n: number) =>
      office.turns.take({
        channel: 'web',
        text,
        messageId: `m${n}`,
        source: 'again',
        ...(conversation === undefined ? {} : { conversation }),
      });
    for (const [n, text] of ['你好', ...road].entries()) {
      // An anonymous tip-off takes its talk with it; there is nothing left to be found again.
      if (text === '匿名') break;
      const outcome = await send(text, n);
      ({ conversation } = outcome);
      outcomes.push([text, outcome]);
    }
    for (const restart of [false, true]) {
      if (restart) {
        office = await office.reopen();
        offices.push(office);
      }
      for (const [n, [text, outcome]] of [...outcomes.entries()].reverse()) {
        expect(await send(text, n), `${text}, restarted: ${restart}`).toEqual(outcome);
        again += 1;
      }
    }
  }
  expect(again).toBeGreaterThan(80);
});

test('a tip-off whose answer was lost with the server is the same case when its message comes again, under a new code', async () => {
  let office = opened('sample');
  const say = (text: string, messageId: string, conversation?: string) =>
    office.turns.take({
      channel: 'web',
      text,
      messageId,
      source: 'x',
      ...(conversation === undefined ? {} : { conversation }),
    });
  const { conversation } = await say('我要举报', 'm0');
  for (const [n, text] of ['有人开着小车吃低保', '说不清', '第一个', '没有了'].entries())
    await say(text, `m${n + 1}`, conversation);
  const caseOf = ({ replies }: Outcome) => replies.find((reply) => reply.case)?.case;
  const lost = caseOf(await say('匿名', 'm9', conversation));
  office = await office.reopen();
  offices.push(office);
  const found = caseOf(await say('匿名', 'm9', conversation));
  expect(found?.trackingNumber).toBe(lost?.trackingNumber);
  expect(found?.receiptCode).not.toBe(lost?.receiptCode);
  expect(caseOf(await say('匿名', 'm9', conversation))).toEqual(found);
  expect(await casesIn(office)).toBe(1);
});

test('those talks went everywhere: cases filed, checks ended, cases looked up, added to and withdrawn', () => {
  expect(counts.talks).toBeGreaterThanOrEqual(120);
  for (const [what, often] of Object.entries(counts)) expect(often, what).toBeGreaterThan(5);
  if (process.env.SHOW_COUNTS) console.log(counts);
});
