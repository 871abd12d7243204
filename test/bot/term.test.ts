// When a limit runs out, for whoever tells the day it began: right to the day by the official calendar, before the rule, and only
// where it is asked.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resident, type TestOffice, testOffice } from './office.ts';

let opened: TestOffice;
beforeAll(() => {
  opened = testOffice({ now: () => new Date('2026-11-27T02:00:00Z') });
});
afterAll(() => opened.end());

const firstReply = async (text: string) => {
  const { replies, understood } = await resident(opened.turns).say(text);
  return { text: replies[0]?.text ?? '', replies, understood };
};

describe('the last day is said first', () => {
  test.each([
    // 25 September and 1 to 7 October are days off, 10 October is worked: the thirtieth is 9 November.
    [
      '低保九月二十一号收的件，国庆不算天数，那到哪一天满',
      '2026年11月9日（星期一）',
      '到今天是第44个工作日，已经满了',
    ],
    ['低保材料10月20号受理的最晚什么时候出结果', '2026年12月1日（星期二）', '还没到期'],
    ['低保八月三号收的件，到现在没信，过期没有', '2026年9月14日（星期一）', '连特殊情况的45个工作日也过了'],
    ['说是30个工作日，十一月二号收的，到几号', '2026年12月14日（星期一）', '还没到期'],
    ['说是三十个工作日，十一月二号收的，到几号', '2026年12月14日（星期一）', '还没到期'],
    ['低保名单是上礼拜三贴出来的，公示到哪天截止', '2026年11月25日（星期三）', '已经满了'],
    ['特困公示是11月24号贴的，到哪天满', '2026年12月1日（星期二）', '有话要在这之前提'],
    ['我10月8号收到不批低保的通知，想复议最晚到几号', '2026年12月7日（星期一）', '要在这之前提出来'],
    ['通知书是九月二十八收到的 现在还来得及复议不', '2026年11月27日（星期五）', '今天就是最后一天'],
    ['不批的通知我十一月三号接到，复议最后一天是哪天', '2027年1月4日（星期一）', '要在这之前提出来'],
    ['低保能不能元旦前能批下来 我十一月十六号受理的', '2026年12月28日（星期一）', '还没到期'],
    // A paper that stops is received, not handed in: what runs from it are the days to object.
    [
      '低保停了，上个月二十五号收到一张停保通知书，只写存款超标。我不服的话期限是多久，找哪个部门？',
      '2026年12月24日（星期四）',
      '要在这之前提出来',
    ],
    // The sixtieth day is a Saturday and moves on.
    ['我10月6号收到不批低保的通知，想复议最晚到几号', '2026年12月7日（星期一）', '要在这之前提出来'],
  ])('%s', async (text, due, standing) => {
    const { text: first, replies, understood } = await firstReply(text);
    expect(first).toContain(`到${due}满`);
    expect(first).toContain(standing);
    expect(understood.intent).toBe('policy');
    expect(replies[1]?.sources?.length).toBeGreaterThan(0);
  });
  test('a year without its calendar is said to be unsure', async () => {
    expect((await firstReply('低保11月26号受理的，到哪天满')).text).toContain('明年哪些天放假还没公布');
  });
});

test.each([
  '我爸3月5号走的低保什么时候停',
  '低保什么时候出结果',
  '10月25号收到停发低保的通知书，以前领的什么时候要退',
  '我八月向信访局反映村里低保公示不上墙，10月28日镇政府给了我一个信访处理意见书。复查多少天之内要递，递上去多久给说法？',
  '八月十八日本人向县信访局递交了书面材料，九月初收到告知，说已转民政部门受理，多少天办结？',
  '昨天上午带奶奶去窗口问高龄津贴，说你们没看墙上贴的字吗，这种态度要到哪天才改',
  '10月20号发的低保钱少了一百',
  '临时救助上个月15号交的到现在没信，正常吗',
])('no day is counted from: %s', async (text) => {
  for (const { text: said } of (await firstReply(text)).replies) expect(said).not.toContain('照您说的日子数');
});

test('a petition handed in and not told to have been taken up later is counted from that day', async () => {
  const { replies } = await firstReply('八月十八日我向县信访局递交了书面材料，到哪一天满');
  expect(replies.map(({ text }) => text).join('\n')).toContain('到2026年10月19日（星期一）满');
});

test('who asks how far a paper is that he handed in at a window hears by when it is due, before a number is asked for', async () => {
  const { replies, understood } = await firstReply(
    '上个月12号在街道交的低保申请，到现在没消息，帮我看看走到哪一步了',
  );
  expect(understood.intent).toBe('track');
  expect(replies[0]?.text).toContain('2026年11月23日');
  expect(replies[0]?.text).toContain('已经满了');
  expect(replies.at(-1)?.text).toContain('请说受理编号');
});

test('who asks how far his complaint is hears nothing of papers handed in', async () => {
  const { replies } = await firstReply('上个月12号我在村里报的投诉，查到哪一步了');
  expect(replies[0]?.text).toContain('请说受理编号');
});
