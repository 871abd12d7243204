// One word said over and over, as a bored or a hostile hand sends it: answered at once, whatever pattern it is held against.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resident, type TestOffice, testOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
  await resident(office.turns).say('低保怎么申请');
});
afterAll(() => office.end());

/** Far beyond what an answer takes, and reached within thirty words by a pattern that tries every way to split them. */
const AT_ONCE_MS = 2000;
const WORDS =
  '嗯 好 好的 那 我 看 算 测 停 不 了 吧 的 对 是 行 来 再 就 没 有 一 元 年 个 人 没有 谢谢 够不够 一个人 我和 孩子 都 不是 还有 可以 帮我 给我 能不能 想 要 会 请 麻烦 报 告 转 举报 登记 打 死 药 妈 老公 钱 两 三 十 低保 镇 怎么 啥 先 现在 在 去';
const REPEATED = WORDS.split(' ').flatMap((word) => {
  const said = word.repeat(28);
  return [`${said}x`, `那算${said}x`];
});

describe.each([
  ['at first', []],
  ['in a self-check', ['测一测', '我71，老伴70，孙子8岁']],
  ['in a report', ['我要投诉', '低保金三个月没有发到卡上']],
] as const)('%s', (_, before) => {
  test('an answer comes at once', async () => {
    const me = resident(office.turns);
    for (const said of before) await me.say(said);
    for (const said of [...REPEATED, `算${'看'.repeat(44)}x`]) {
      const start = performance.now();
      await me.say(said);
      expect(performance.now() - start, said).toBeLessThan(AT_ONCE_MS);
    }
  }, 60_000);
});
