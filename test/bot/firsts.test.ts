// First replies: who asks is answered, and nothing is begun on it; nothing is offered twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let opened: TestOffice;
beforeAll(() => {
  opened = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
});
afterAll(() => opened.end());
const say = (message: string) => resident(opened.turns).say(message);

test.each([
  '我老婆婆八十五了 一个人 我们顾不过来 想送养老院',
  '我想给我爸办低保 他没儿没女就我一个侄子',
  '我女儿离了婚带个娃 娃有自闭症 五岁',
  '高龄津贴停了两个月了',
  '喂我想问一下我老公去年走了出车祸走的我带两个孩子一个九岁一个四岁我在超市上班一个月两千二租房子五百孩子没爸了政府有没有给孩子的钱',
])('registering is offered last, in one choice, and never begun: %s', async (message) => {
  const { replies } = await say(message);
  const all = replies.map(({ text }) => text).join('\n');
  expect(all).not.toMatch(/在哪个乡镇、哪个村？/);
  expect(replies.at(-1)?.text).toMatch(/要不要我/);
  expect(all.match(/要不要我|要吗？/g)).toHaveLength(1);
});

test('whoever begs is taken up as before', async () => {
  expect(textOf(await say('娃儿得了白血病，治不起了，求帮助'))).toMatch(/要吗？|哪个乡镇/);
});

test('the offer to register stands once, after the answer', async () => {
  const said = textOf(await say('我没地方住 天冷得要命 在桥底下'));
  expect(said.match(/要吗？|要不要我|要我现在/g)).toHaveLength(1);
});

test.each(['喂你好那个我想问一下就是我婆婆现在在县医院住着呢押金都交不上了她是吃低保的'])(
  'no tip-off is offered on one’s own family: %s',
  async (message) => {
    expect(textOf(await say(message))).not.toContain('按举报');
  },
);

test.each([
  '医药费报了还剩四万 有没有地方管',
  '我奶带着我弟 爸妈在外头好几年没管 能吃低保不',
  '一年挣多少钱才能办低保啊，我家四口人',
])('what is answered is not doubted: %s', async (message) => {
  expect(textOf(await say(message))).not.toContain('没有十分把握');
});
