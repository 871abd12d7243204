// The self-check as households go through it: how much they are asked, what is kept, coming back, being told.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '../../bot/channels/channel.ts';
import { createDelivery } from '../../bot/deliver.ts';
import { openReport, reporterView } from '../../bot/returning.ts';
import { isResumeCode, newResumeCode } from '../../bot/self-check/keeping.ts';
import { recheckSubscriptions } from '../../bot/self-check/recheck.ts';
import type { Outcome } from '../../bot/turn.ts';
import type { Assessment } from '../../knowledge/eligibility/assess.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

const NOW = () => new Date('2026-11-25T02:00:00Z');
let office: TestOffice;
beforeAll(() => {
  office = testOffice({ now: NOW });
});
afterAll(() => office.end());

const assessmentIn = (outcome: Outcome) =>
  outcome.replies.find(({ assessment }) => assessment !== undefined)?.assessment as Assessment | undefined;

/** What a household says to a question by a word in it; whatever is not named is 没有, 不知道 where that is no answer. */
type Answering = Readonly<Record<string, string>>;

const QUESTIONS: readonly [sign: RegExp, name: string][] = [
  [/都有谁/, 'members'],
  [/户口还是/, 'setting'],
  [/一共收入/, 'income'],
  [/存款、房子、车/, 'property'],
  [/残疾证/, 'disability'],
  [/该养您/, 'supporters'],
  [/重病、大病/, 'illness'],
  [/一共花了多少/, 'spending'],
  [/在领低保/, 'receiving'],
  [/爸爸妈妈/, 'parents'],
  [/读书吗/, 'study'],
  [/干活挣钱/, 'canWork'],
  [/有工作吗/, 'working'],
  [/自己做不了/, 'selfCare'],
  [/急事/, 'emergency'],
  [/在本县吗/, 'hukou'],
  [/多大年纪/, 'age'],
];
const USUAL: Answering = {
  setting: '农村',
  property: '没超过',
  disability: '没有人',
  supporters: '有，也养得起',
  illness: '没有',
  spending: '没有',
  receiving: '都没有',
  parents: '都在家',
  study: '没在读书',
  canWork: '是',
  working: '是',
  selfCare: '都能',
  emergency: '没有',
  hukou: '是',
  age: '四十',
};

interface Walked {
  asked: string[];
  assessment: Assessment | undefined;
}

async function walkThrough(answers: Answering): Promise<Walked> {
  const me = resident(office.turns);
  await me.say('测一测');
  let outcome = await me.say('开始');
  const asked: string[] = [];
  while (assessmentIn(outcome) === undefined && asked.length < 30) {
    const prompt = outcome.replies.at(-1)?.text ?? '';
    const [, name] = QUESTIONS.find(([sign]) => sign.test(prompt)) ?? [];
    if (name === undefined) throw new Error(`nobody knows what to say to: ${prompt}`);
    asked.push(name);
    outcome = await me.say(answers[name] ?? USUAL[name] ?? '不知道');
  }
  return { asked, assessment: assessmentIn(outcome) };
}

/** Household types and the most questions each may be asked; the obvious ones five. */
const TYPES: readonly [name: string, most: number, answers: Answering][] = [
  ['夫妻带孩子，收入高', 5, { members: '我45，老婆43，儿子10岁', income: '一个月两万' }],
  ['小两口，收入高', 5, { members: '我30，老婆28', income: '一个月一万八' }],
  ['一家三口，财产超过', 5, { members: '我45，老婆43，儿子10岁', income: '一个月九千', property: '超过了' }],
  ['孤老，没有收入', 8, { members: '我七十二，一个人', income: '没有收入', supporters: '没有该养我的人' }],
  [
    '孤老，不能自理',
    8,
    { members: '我一个人，81岁', income: '没得', supporters: '没有该养我的人', selfCare: '四样以上做不了' },
  ],
  ['孤老，子女养得起', 8, { members: '我七十二，一个人', income: '一个月八百来块' }],
  ['老两口，有点养老金', 10, { members: '我72，老伴70', income: '一个月五百' }],
  ['祖孙', 12, { members: '我68，孙子9岁', income: '一个月三百', parents: '爸爸去世，妈妈失联' }],
  ['夫妻带孩子，收入低', 10, { members: '我45，老婆43，儿子10岁', income: '一个月一千' }],
  ['夫妻带孩子，收入说个大概', 10, { members: '我45，老婆43，儿子10岁', income: '两三千' }],
  ['夫妻带孩子，收入在边缘', 12, { members: '我45，老婆43，儿子10岁', income: '三千' }],
  ['看病花得多', 12, { members: '我50，老婆48', income: '三千', illness: '老婆', spending: '看病八万' }],
  ['单亲带两个孩子', 12, { members: '我38，女儿12岁，儿子8岁', income: '一个月一千二' }],
  [
    '重残的人和父母',
    12,
    { members: '我30，爸爸60，妈妈58', income: '四千', disability: '我，肢体一级', working: '不是' },
  ],
  [
    '精神残疾的儿子',
    12,
    {
      members: '我60，老伴58，儿子30岁',
      income: '一个月一千',
      disability: '儿子，精神二级',
      canWork: '不是',
      working: '不是',
    },
  ],
  ['大学生', 12, { members: '我48，老婆46，儿子20岁', income: '一个月两千', study: '大专或本科' }],
  ['研究生', 12, { members: '我50，老婆48，女儿24岁', income: '一个月两千', study: '研究生' }],
  ['已经在领低保', 12, { members: '我66，老伴64', income: '一个月两千', receiving: '低保' }],
  ['刚遭了火灾', 12, { members: '我40，老婆38', income: '一个月四千', emergency: '火灾' }],
  ['外地户口', 12, { members: '我45，老婆43', income: '没有收入', hukou: '不是' }],
  [
    '城里独居，没工作',
    12,
    {
      members: '我五十，一个人',
      setting: '城镇',
      income: '没有收入',
      supporters: '有，但是养不起',
      canWork: '不是',
      working: '不是',
    },
  ],
  [
    '什么都说不知道',
    12,
    {
      members: '我45，老婆43',
      income: '不晓得',
      property: '不知道',
      disability: '不知道',
      illness: '跳过',
      spending: '跳过',
      receiving: '不知道',
      emergency: '跳过',
      hukou: '不知道',
    },
  ],
];

describe('how much a household is asked', () => {
  const table: string[] = [];
  test.each(TYPES)('%s: at most %i questions', async (name, most, answers) => {
    const { asked, assessment } = await walkThrough(answers);
    table.push(`${String(asked.length).padStart(2)}  ${name}  ${asked.join(' ')}`);
    expect(assessment, asked.join(' ')).toBeDefined();
    expect(asked.length, asked.join(' ')).toBeLessThanOrEqual(most);
    expect(
      new Set(asked.filter((q) => !['age', 'study', 'canWork', 'working', 'selfCare'].includes(q))).size,
    ).toBe(asked.filter((q) => !['age', 'study', 'canWork', 'working', 'selfCare'].includes(q)).length);
  });
  afterAll(() => {
    if (process.env.SHOW_COUNTS) console.log(table.join('\n'));
  });
});

const FAMILY = '我45，老婆43，儿子10岁';

/** Says one after the other; the last outcome. */
async function saying(me: ReturnType<typeof resident>, ...said: string[]): Promise<Outcome> {
  let outcome: Outcome | undefined;
  for (const words of said) outcome = await me.say(words);
  return outcome as Outcome;
}

async function ended(me: ReturnType<typeof resident>, income: string): Promise<Outcome> {
  let outcome = await saying(me, '测一测', FAMILY, income, '没超过');
  for (let n = 0; n < 12 && assessmentIn(outcome) === undefined; n += 1) {
    const prompt = outcome.replies.at(-1)?.text ?? '';
    const name = QUESTIONS.find(([sign]) => sign.test(prompt))?.[1] ?? '';
    outcome = await me.say(USUAL[name] ?? '不知道');
  }
  return outcome;
}

const rowsIn = async ({ office: { db } }: TestOffice) => ({
  saved: await db.reading.select().from(db.tables.savedChecks),
  subscribed: await db.reading.select().from(db.tables.checkSubscriptions),
});

test('a rough income is judged at both ends: firm where they agree, the amount a range', async () => {
  const low = await ended(resident(office.turns), '一千到一千五');
  const dibao = assessmentIn(low)?.verdicts.find(({ programme }) => programme === 'dibao');
  expect(dibao?.outcome).toBe('likely');
  expect(dibao?.monthlyAmount).toBeUndefined();
  expect(textOf(low)).toContain('大约 900 到 1400 元');
  const me = resident(office.turns);
  const across = await ended(me, '两三千');
  expect(assessmentIn(across)?.verdicts.find(({ programme }) => programme === 'dibao')?.outcome).toBe('ask');
  expect(textOf(across)).toContain('最多大约 400 元');
  expect(textOf(await me.say('低保怎么办'))).toContain('往高算和往低算结果不一样');
});

test('who says no to the questions hears where to go instead, and is asked nothing', async () => {
  const outcome = await saying(resident(office.turns), '测一测', '不了');
  expect(textOf(outcome)).toContain('不耽误申请');
  expect(textOf(outcome)).toContain('0000-1000000');
  expect(assessmentIn(outcome)).toBeUndefined();
});

test('put down with a code, it is taken up days later in another talk where it stood', async () => {
  const here = resident(office.turns);
  const asked = await saying(here, '测一测', FAMILY, '两三千');
  const stopped = await here.say('下次再来');
  const code = /\d{4} \d{4} \d{4}/.exec(textOf(stopped))?.[0] ?? '';
  expect(isResumeCode(code.replace(/ /g, ''))).toBe(true);
  const there = resident(office.turns);
  await there.say('你好');
  const gone = await there.say(`继续 ${code}`);
  expect(gone.replies.at(-1)?.text).toBe(asked.replies.at(-1)?.text);
  expect(textOf(await there.say('删除我的自测'))).toContain('删掉了');
  expect(textOf(await resident(office.turns).say(`继续 ${code}`))).toContain('没有找到');
});

test('a slip in the code is told from a code nobody has', async () => {
  const code = newResumeCode();
  for (let at = 0; at < 12; at += 1) {
    const slipped = code.slice(0, at) + ((Number(code[at]) + 1) % 10) + code.slice(at + 1);
    expect(isResumeCode(slipped), slipped).toBe(false);
  }
  expect(textOf(await resident(office.turns).say(`继续 ${code}`))).toContain('没有找到');
});

test('hunger told in the middle leaves the questions for help, and 继续自测 takes them up again', async () => {
  const me = resident(office.turns);
  const asked = await saying(me, '测一测', FAMILY);
  const help = await me.say('家里断粮了没饭吃');
  expect(help.understood.intent).toBe('emergency');
  expect(help.replies.at(-1)?.choices?.[0]?.value).toBe('go:help');
  expect(textOf(help)).not.toContain('一共收入');
  await me.say('先不用');
  expect((await me.say('继续自测')).replies.at(-1)?.text).toBe(asked.replies.at(-1)?.text);
});

test('why a thing is asked is told, and the question stands', async () => {
  const me = resident(office.turns);
  await saying(me, '测一测', FAMILY);
  const why = await me.say('问这个干嘛');
  expect(textOf(why)).toContain('收入是最要紧的一条');
  expect(why.replies.at(-1)?.text).toContain('一共收入');
  expect(textOf(await me.say('上一步'))).toContain('都有谁');
});

test('nothing is sent to the township but what was shown, and only after a yes', async () => {
  const me = resident(office.turns);
  await ended(me, '一千');
  const shown = textOf(await me.say('帮我登记'));
  expect(shown).toContain('家里人：我45岁、老婆43岁、儿子10岁');
  const contactOnly = await saying(me, '只发联系方式', '青山镇', '13800138000');
  expect(textOf(contactOnly)).not.toContain('45岁');
  expect(textOf(contactOnly)).toContain('提交吗');
  const filed = await me.say('提交');
  expect(filed.replies[0]?.case?.kind).toBe('help');
});

test('who leaves no telephone is told why one is asked, is registered all the same, and hears where the answer will be', async () => {
  const me = resident(office.turns);
  await ended(me, '一千');
  await me.say('帮我登记');
  const asked = await saying(me, '同意发送', '青山镇');
  expect(textOf(asked)).toContain('好打给您');
  expect(textOf(asked)).toContain('一样给您登记');
  const filed = await saying(me, '不留电话', '提交');
  expect(filed.replies[0]?.case?.kind).toBe('help');
  expect(filed.replies[0]?.case?.unit?.name).toContain('青山镇');
  expect(textOf(filed)).toContain('答复写在这里');
  const { receiptCode = '', trackingNumber = '' } = filed.replies[0]?.case ?? {};
  const file = await openReport(office.office, trackingNumber, receiptCode, 'test');
  if (!file) throw new Error('the receipt opens nothing');
  const text = (await reporterView(office.office, file)).messages.map((message) => message.text).join('\n');
  for (const fact of ['老婆43岁', '儿子10岁', '全家每月收入：1000元', '财产没超过规定'])
    expect(text).toContain(fact);
});

test('a question about the check is answered as one, outside it and in the middle', async () => {
  for (const words of ['测一测准不准', '自测结果算数吗', '测一测要多久', '测出来不符合是不是就不能申请了']) {
    const outcome = await resident(office.turns).say(words);
    expect(outcome.understood.intent, words).toBe('policy');
    expect(textOf(outcome), words).toContain('不是决定，也不是拒绝');
    expect(outcome.replies.at(-1)?.choices?.[0]?.value, words).toBe('go:self_check');
  }
  const me = resident(office.turns);
  const asked = await saying(me, '测一测', FAMILY);
  expect((await me.say('这个测试准吗')).replies.at(-1)?.text).toBe(asked.replies.at(-1)?.text);
  for (const words of ['测一测', '帮我测一测能不能吃低保', '测一测我能领什么'])
    expect((await resident(office.turns).say(words)).understood.intent, words).toBe('self_check');
});

test('who agreed is told when the outcome changes and not otherwise, and one word erases the facts', async () => {
  const own = testOffice({ now: NOW });
  try {
    const me = resident(own.turns);
    await ended(me, '一千');
    await saying(me, '有变化告诉我', '同意存下来');
    expect((await rowsIn(own)).subscribed).toHaveLength(1);
    expect(await recheckSubscriptions(own.office)).toBe(0);
    const before = own.office.knowledge;
    const { standards } = before;
    const lookup: typeof standards.lookup = (id, query) => {
      const found = standards.lookup(id, query);
      return found && id === 'dibao.standard' ? { ...found, value: 200 } : found;
    };
    own.office.knowledge = { ...before, standards: { ...standards, lookup } };
    expect(await recheckSubscriptions(own.office)).toBe(1);
    expect(await recheckSubscriptions(own.office)).toBe(0);
    const waiting = await own.office.outbox.due(10);
    expect(waiting.map(({ what }) => what)).toEqual(['check']);
    const heard: string[] = [];
    const web: Channel = {
      name: 'web',
      async deliver(_to, { text }) {
        heard.push(text);
        return true;
      },
    };
    await createDelivery(own.office, [web]).tell(own.office.conversations.keyOf(me.conversation ?? ''));
    expect(heard.join('')).toContain('低保：以前是“可能符合”，现在是“可能不符合”');
    expect(await own.office.outbox.due(10)).toEqual([]);
    await me.say('别再通知我');
    expect((await rowsIn(own)).subscribed).toEqual([]);
  } finally {
    await own.end();
  }
});

test('an anonymous tip-off in the same talk takes the agreement and the facts with it', async () => {
  const own = testOffice({ now: NOW });
  try {
    const me = resident(own.turns);
    await ended(me, '一千');
    await saying(me, '有变化告诉我', '同意存下来');
    expect((await rowsIn(own)).subscribed).toHaveLength(1);
    const filed = await saying(me, '我要举报', '有人开着小车吃低保', '说不清', '第一个', '没有了', '匿名');
    expect(filed.replies[0]?.case?.kind).toBe('tip_off');
    expect((await rowsIn(own)).subscribed).toEqual([]);
  } finally {
    await own.end();
  }
});

test('nothing of the household lies in any file when nothing was asked to be kept', async () => {
  const own = testOffice({ now: NOW });
  try {
    const me = resident(own.turns);
    await ended(me, '一千三百二十一');
    await own.office.conversations.flush();
    expect(await rowsIn(own)).toEqual({ saved: [], subscribed: [] });
    const told = ['1321', '一千三百二十一', 'monthlyIncome', '老婆43', 'relation'];
    let read = 0;
    for (const file of readdirSync(own.folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = readFileSync(join(file.parentPath, file.name));
      read += bytes.length;
      for (const words of told) expect(bytes.includes(words), `${file.name}: ${words}`).toBe(false);
    }
    expect(read).toBeGreaterThan(10_000);
  } finally {
    await own.end();
  }
});

/** Roads through the self-check and out of it again. */
const UNSURE = Array.from({ length: 8 }, () => '不知道');
const ROADS: readonly (readonly string[])[] = [
  ['测一测', '开始', FAMILY, '两三千', '为什么问', '没超过', '没有', '上一步', '没有', '没有', ...UNSURE],
  ['测一测', '我一个人，70岁', '家里断粮三天了没饭吃', '先不用', '继续自测', '没有收入', ...UNSURE],
  ['测一测', '我六十六一个人过没儿没女', '没得', '跳过', '都能', ...UNSURE, '青山镇', '帮我登记', '同意发送'],
  [
    '测一测',
    '两口人',
    '不到1600元',
    '没超过',
    '60到79岁',
    '18到59岁',
    ...UNSURE,
    '有变化告诉我',
    '同意存下来',
  ],
];

test('an office that restarts between any two messages of a self-check says the same as one that stays open', async () => {
  const steady = testOffice({ now: NOW });
  let restarted = testOffice({ now: NOW });
  let ends = 0;
  try {
    for (const road of ROADS) {
      const here = resident(steady.turns);
      let conversation: string | undefined;
      for (const text of road) {
        const there = await restarted.turns.take({
          channel: 'web',
          text,
          source: 'test',
          ...(conversation === undefined ? {} : { conversation }),
        });
        ({ conversation } = there);
        const plain = await here.say(text);
        expect(there.replies, text).toEqual(plain.replies);
        expect(there.understood, text).toEqual(plain.understood);
        if (assessmentIn(plain)) ends += 1;
        restarted = await restarted.reopen();
      }
    }
    expect(ends).toBe(ROADS.length);
    expect(await rowsIn(restarted)).toMatchObject({ saved: [], subscribed: [{}] });
  } finally {
    await steady.end();
    await restarted.end();
  }
}, 300_000);
