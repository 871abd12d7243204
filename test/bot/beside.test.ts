// A question that may be a grievance is answered, and offered to be taken up: one tap files what was said.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zh } from '../../bot/phrases/zh-CN.ts';
import { understand } from '../../bot/understand.ts';
import { resident, type TestOffice, testOffice } from './office.ts';
import { sayingsOf } from './understand/voices.ts';

let opened: TestOffice;
beforeAll(() => {
  opened = testOffice();
});
afterAll(() => opened.end());

/** Which messages lie between a question and a grievance, learning decides; some always do. */
const between = (errand: string) =>
  ['questions-last.yaml', 'questions-year.yaml', 'questions-voices.yaml']
    .flatMap(sayingsOf)
    .map(({ say }) => say)
    .find((say) => {
      const { intent, beside, emergency } = understand(say);
      return intent === 'policy' && beside === errand && !emergency && say.length < 40;
    });

test('the offer stands after the answer, and takes the words already said', async () => {
  const said = between('complaint') as string;
  expect(said).toBeDefined();
  const talk = resident(opened.turns);
  const { replies, understood } = await talk.say(said);
  expect(understood.intent).toBe('policy');
  expect(replies[0]?.sources?.length).toBeGreaterThan(0);
  const last = replies.at(-1);
  expect(last?.text).toContain('要不要我按投诉帮您登记');
  expect(last?.choices?.[0]).toEqual({ label: '我要投诉', value: 'go:complaint' });
  // Choices are offered once, in the last bubble.
  expect(replies.slice(0, -1).flatMap(({ choices = [] }) => choices)).toEqual([]);
  const { replies: asked } = await talk.say('我要投诉');
  const words = asked.map(({ text }) => text).join('\n');
  expect(words).toContain('让您受委屈了');
  expect(words).not.toContain(zh.complaint.what);
});

test('a plain question is offered nothing', async () => {
  for (const text of ['低保怎么申请', '特困人员有什么条件', '高龄津贴多少岁能领']) {
    expect(understand(text).beside).toBeUndefined();
    const { replies } = await resident(opened.turns).say(text);
    expect(replies.map(({ text: said }) => said).join('\n')).not.toContain('要不要我按');
  }
});

test.each(['三颗星 太长老人听不完', '你讲得很清楚，五颗星'])(
  'a mark for the bot itself asks for no number alone: %s',
  async (text) => {
    const { replies } = await resident(opened.turns).say(text);
    expect(replies[0]?.text).toContain('谢谢您的评价');
  },
);

test.each(['材料交了四十多天，去问三回，镇上那个管事的每回都不在，电话也不接'])(
  'a complaint hears that it is taken up, the rule it rests on, and then what it is asked: %s',
  async (text) => {
    const { replies } = await resident(opened.turns).say(text);
    const rule = replies.findIndex(({ sources = [] }) => sources.length > 0);
    const taken = replies.findIndex((one) => one.text.includes('让您受委屈了'));
    expect(taken).toBe(0);
    expect(rule).toBe(1);
    expect(replies.length).toBeGreaterThan(2);
  },
);

test('a reporter hears how he is kept secret, and not how what he reports is counted for an applicant', async () => {
  const { replies, understood } = await resident(opened.turns).say(
    '我前夫每月拿退休金三千多，瞒着你们吃低保呢',
  );
  expect(understood.intent).toBe('tip_off');
  expect(replies[0]?.text).toContain('不记您是谁');
});

test('a suggestion is thanked for', async () => {
  const { replies, understood } = await resident(opened.turns).say('我有个建议');
  expect(understood.intent).toBe('suggestion');
  expect(replies.map(({ text }) => text)).toEqual([zh.suggestion.start, zh.suggestion.what]);
});

test.each([
  ['我实名举报村支书给亲戚办低保，电话可以留', '您要实名', '不记您是谁'],
  ['我要举报村支书给亲戚办低保，不实名', '不记您是谁', '您要实名'],
])('who gives a name hears what it is for, who does not that none is kept: %s', async (text, hears, not) => {
  const { understood, replies } = await resident(opened.turns).say(text);
  expect(understood.intent).toBe('tip_off');
  const words = replies.map((one) => one.text).join('\n');
  expect(words).toContain(hears);
  expect(words).not.toContain(not);
});

test.each([
  ['我要给你们打差评', '没帮上您，对不起'],
  ['你讲得很清楚，五颗星', '谢谢您的评价'],
])('a bad mark is owed regret: %s', async (text, hears) => {
  const { replies } = await resident(opened.turns).say(text);
  expect(replies[0]?.text).toContain(hears);
});

test.each([
  ['我去镇上跑了四趟，一回叫拿这一回叫拿那，窗口那人头都不抬', 'told-once'],
  ['低保钱拖了两个月一分没见着，问乡里就说等着', 'dibao-late-payment'],
  ['窗口的人说我话不好，我的材料不收，走了两个小时去的', 'dibao-not-accepted'],
])('what is plainly complained of hears its own rule: %s', async (text, article) => {
  const { understood, replies } = await resident(opened.turns).say(text);
  expect(understood).toMatchObject({ intent: 'complaint', article });
  expect(replies[0]?.text).toContain('让您受委屈了');
  expect(replies[1]?.sources?.length).toBeGreaterThan(0);
});

test('who complains and must not be known is met as a reporter', async () => {
  const { understood, replies } = await resident(opened.turns).say(
    '民政所那个办事的，谁给他两条烟就给谁先办。俺没烟他就拖着俺。恁别告诉他',
  );
  expect(understood.intent).toBe('tip_off');
  expect(replies[0]?.text).toContain('不记您是谁');
});

test('who cannot ring is told he need not', async () => {
  const { replies } = await resident(opened.turns).say('家里没米下锅了，我是聋哑人，电话打不了，只能打字');
  expect(replies[0]?.text).toContain('打字就行');
});

test('who complains that nothing was kept secret complains', async () => {
  const { understood } = await resident(opened.turns).say('民政办的人不保密，把我的病说给全村听，我要投诉');
  expect(understood.intent).toBe('complaint');
});

test('who asks for a person and cannot hear is not only told to ring', async () => {
  const told = async (text: string) => (await resident(opened.turns).say(text)).replies[0]?.text ?? '';
  expect(await told('我耳朵背，叫个真人来')).toMatch(/^听不清电话的，直接到乡镇/);
  expect(await told('叫个真人来')).not.toContain('听不清');
});
