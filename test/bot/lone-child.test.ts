// A child of eight writes, alone at home: the thread is kept until somebody grown is there, in words a child can follow.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let test: TestOffice;
beforeAll(() => {
  test = testOffice({ now: () => new Date('2026-11-26T12:00:00Z') });
});
afterAll(() => test.end());

/** Rules, days, and what is said to grown-ups. */
const GROWN = /最晚|工作日|95598|补贴|复议|受委屈|儿童主任|没有把握|乡镇（街道）|您/;

it('is told to lock the door and ring the police, whatever he says next', async () => {
  const me = resident(test.turns);
  const first = textOf(await me.say('我一个人在屋里 妈妈还没回来'));
  expect(first).toMatch(/110.*\n.*门锁好/);
  expect(first).not.toMatch(GROWN);
  const said: [string, RegExp][] = [
    ['我八岁 天黑了我怕', /别怕|陪着/],
    ['邻居我不认识 妈妈电话打不通', /打不通没关系.*110/],
    ['我不是投诉 我怕 屋里没电', /门锁好/],
    ['我饿了 一天没吃饭', /别开火/],
    ['外面有人敲门', /别开门/],
    ['嗯', /110|陪/],
  ];
  for (const [words, has] of said) {
    const text = textOf(await me.say(words));
    expect(text, words).toMatch(has);
    expect(text, words).not.toMatch(GROWN);
  }
});

it('is sent for when he says where he is, hears of no day, and of no case once his mother is back', async () => {
  const me = resident(test.turns);
  await me.say('妈妈出去了还没回来 我好怕');
  const filed = await me.say('青山镇石桥村');
  expect(textOf(filed)).toMatch(/我告诉镇上和县里的大人了[\s\S]*留给大人看/);
  expect(textOf(filed)).not.toMatch(GROWN);
  expect(filed.replies.some((reply) => reply.case)).toBe(true);
  const { items } = await test.office.reading.list({ role: 'desk' }, { limit: 10 });
  expect(items).toHaveLength(1);
  const back = textOf(await me.say('妈妈回来了'));
  expect(back).toMatch(/^太好了/);
  expect(back).not.toMatch(/失联|留个电话|最晚/);
  expect((await me.say('低保怎么申请')).understood.intent).toBe('policy');
});

it.each([
  ['着火了 好多黑烟', /119/],
  ['妈妈回来了 她拿棍子打我', /110/],
])('is heard when worse befalls him: %s', async (said, has) => {
  const me = resident(test.turns);
  await me.say('妈妈出去了还没回来 我好怕');
  const text = textOf(await me.say(said));
  expect(text).toMatch(has);
  expect(text).not.toMatch(/太好了|盖上被子/);
});

it('is found by words no list of places knows', async () => {
  const me = resident(test.turns);
  await me.say('我10岁 奶奶住院了 家里就我跟妹妹');
  expect(textOf(await me.say('我在红旗小区3栋'))).toMatch(/我告诉镇上和县里的大人了/);
});

it('whose mother is back before anybody was sent is left in peace', async () => {
  const me = resident(test.turns);
  await me.say('我七岁 爸爸妈妈还没回来 我一个人在家');
  expect(textOf(await me.say('妈妈回来了 谢谢'))).toMatch(/^太好了/);
  expect(textOf(await me.say('低保怎么申请'))).not.toContain('110');
});

it.each([
  '我妈有痴呆，早上出门到现在没回来',
  '我八岁那年没了爹，低保怎么申请',
  '孩子一个人在家，妈妈打工没回来',
])('is not heard in a grown-up: %s', async (said) => {
  expect(textOf(await resident(test.turns).say(said))).not.toContain('警察叔叔');
});
