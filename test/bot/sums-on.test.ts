// Sums and last days asked for in the middle of a talk: from what several messages told, with the figures that went in.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comesIn, moneyTold, totalOf } from '../../bot/decide/sums/money-told.ts';
import { peopleTold } from '../../bot/decide/sums/people-told.ts';
import { daysTold } from '../../knowledge/casework/days-told.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let opened: TestOffice;
beforeAll(() => {
  opened = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
});
afterAll(() => opened.end());

/** Says each message in turn; what the last is answered with. */
async function last(...said: string[]): Promise<string> {
  const one = resident(opened.turns);
  let text = '';
  for (const message of said) text = textOf(await one.say(message));
  return text;
}

test.each([
  ['我妈每月养老钱一百八，老大给三百，老二给两百', 680],
  ['我爷养老钱两百，我暑假打工挣了三千', 450],
  ['种两亩地一年落六千，我在工地打工干八个月，一个月四千五', 3500],
  ['两个儿子一个月各给两百', 400],
  ['我妈有低保，一个月三百多', 0],
  ['我爸住院花了八万多，报销完自己还掏了三万', 0],
  ['一个月自掏两千多', 0],
  ['我婆婆六十六没有养老金', 0],
  ['油钱租电车一个月八百', 0],
  ['刚才说的823是每个月都给不', 0],
  ['哪有六万！一个月三千二', 3200],
  ['我打零工一天一百，一个月做二十天', 2000],
])('what comes in by the month: %s', (text, monthly) => {
  expect(totalOf((moneyTold(text) ?? []).filter(comesIn)).low).toBeCloseTo(monthly);
});

test.each([
  ['我俩加婆婆三个人就他一个挣钱', 3, 3],
  ['家里就我跟爷爷', 2, 2],
  ['我男人一个月三千 他有个妈', 2, 3],
  ['我72，老伴70，傻儿子45，养老金俩人400', 3, 3],
])('how many live on it: %s', (text, low, high) => {
  expect(peopleTold(text)).toEqual({ low, high });
});

test.each([
  ['九月二十几号交的', '2026-09-21', '2026-09-29'],
  ['九月二十五', '2026-09-25', '2026-09-25'],
  ['九月底交的', '2026-09-21', '2026-09-30'],
  ['上个月初交的', '2026-10-01', '2026-10-10'],
  ['还要等几天', undefined, undefined],
])('when it was, as near as it is told: %s', (text, low, high) => {
  expect(daysTold(text, '2026-11-28')).toEqual(low && { low, high });
});

describe('a sum from several messages', () => {
  test('two people and what they have, after what the margin is', async () => {
    const said = await last('低保边缘户是啥 有钱发吗', '俺家两口人 一个月一千九 是不是边缘');
    expect(said).toContain('平均每人每月950元');
    expect(said).toContain('可能够得上低保边缘');
    expect(said).not.toContain('依据');
  });

  test('the husband’s pay and then who lives on it; said again it is short', async () => {
    const talk = [
      '我嫁过来的 户口也迁了 能在这边吃低保不',
      '那我在这边重新办 我男人一个月三千 他有个妈',
      '你听错了 户口我已经迁过来了 我俩加婆婆三个人就他一个挣钱',
    ];
    expect(await last(...talk)).toContain('一个月3000元、3口人，平均每人每月1000元');
    expect(await last(...talk, '三个人三千')).toContain('还是这个数');
  });

  test('a pension and what children give are named, and that the place decides how they count', async () => {
    const said = await last(
      '俺妈一个人七十，三个儿女都在城里，能不能吃低保',
      '那我妈每月养老钱一百八，老大给三百，老二给两百，够不够',
    );
    expect(said).toContain('妈妈的养老钱180元，老大给的300元，老二给的200元，合一个月680元');
    expect(said).toContain('看当地规定');
    expect(said).not.toMatch(/一定能|肯定能|可以批/);
  });

  test('a summer’s wage is the year’s', async () => {
    const said = await last(
      '家里就我跟爷爷，能给我爷算低保不',
      '我爷养老钱两百，我暑假打工挣了三千，其他没得',
    );
    expect(said).toContain('3000÷12＝250元');
    expect(said).toContain('平均每人每月225元');
  });

  test('how much is enough for so many', async () => {
    const said = await last('低保怎么申请', '四口人一年多少才够');
    expect(said).toContain('一个月的收入低于3200元，也就是一年低于38400元');
    expect(await last('一年挣多少钱才能办低保啊，我家四口人')).toContain('38400元');
  });

  test('what must be paid beside what comes in', async () => {
    const said = await last(
      '刚性支出是啥意思',
      '我娃上大学一年一万二 他爹尿毒症 一年三万',
      '我一年在厂里挣五万 那够不够格',
    );
    expect(said).toContain('42000÷50000＝84%');
    expect(said).toContain('60%');
    expect(said).toContain('申请前12个月');
  });

  test('medicine is taken from the income told', async () => {
    const said = await last('低保怎么申请', '一个月两千一 两口人', '不了 药钱一个月要一千多 能减掉不');
    expect(said).toContain('平均每人每月550元');
    expect(said).toContain('当地规定');
  });

  test('what might not come is no income', async () => {
    const talk = ['低保怎么申请', '我妈一个人 养老钱一百八 儿子给四百 够不够'];
    expect(await last(...talk, '那我哥要是不给这四百了呢')).toContain('平均每人每月180元');
  });

  test('whoever comes in later is one more, and what he has is added', async () => {
    const talk = [
      '我男的去年走了，我带两个娃，一个月打零工一千多，能吃低保不',
      '两个娃一个8岁一个5岁 一千六吧',
      '那我爸跟我们一起住 他有养老金两百',
    ];
    expect(await last(...talk)).toContain(
      '打工挣的1600元，养老钱200元，合一个月1800元、4口人，平均每人每月450元',
    );
    expect(await last(...talk, '村里说我还年轻能干活 不给报')).not.toContain('照您说的算');
    expect(await last(...talk, '她不能动，谁去给她办评残，证早过期了')).not.toContain('照您说的算');
  });

  test('two named of four are still four', async () => {
    const talk = ['我家能评上低保不 我和媳妇还有我妈 娃娃三岁', '我送外卖一个月五千 媳妇带娃 够不够'];
    expect(await last(...talk)).toContain('4口人，平均每人每月1250元');
  });

  test('no sum where another thing is asked', async () => {
    const talk = ['俺家两口人 一个月一千九 够不够低保'];
    expect(await last(...talk, '残疾证咋办')).not.toContain('照您说的算');
    expect(await last(...talk, '药费花了三万能报多少')).not.toContain('照您说的算');
    expect(await last(...talk, '那我要带啥')).not.toContain('照您说的算');
  });
});

describe('a last day from several messages', () => {
  test('a rough day has both its ends, the day itself one', async () => {
    const talk = ['低保交上去两个月了没动静', '九月二十几号交的 到期没'];
    const rough = await last(...talk);
    expect(rough).toContain('最早到2026年11月9日（星期一）、最晚到2026年11月16日（星期一）满');
    expect(rough).toContain('已经满了');
    expect(await last(...talk, '九月二十五 你帮我数数')).toContain('到2026年11月12日（星期四）满');
  });

  test('a span is counted back, and a question after it goes on with it', async () => {
    const talk = ['低保多久能办下来', '交上去都五十多天了'];
    expect(await last(...talk)).toContain('最早到');
    expect(await last(...talk, '还要等几天')).toContain('照您说的日子数');
  });

  test('days to object run from the paper told before', async () => {
    const said = await last('我妈低保不批 给了个通知单', '上个月12号收到的 现在复议还来得及不');
    expect(said).toContain('申请复议的60天到2026年12月11日');
  });

  test('a limit he knows himself is counted with how long it has been', async () => {
    const said = await last('工伤了 老板不认 咋整', '一年期限过了没 都十个月了');
    expect(said).toContain('还没过，大约还剩2个月');
    expect(said).toContain('12333');
    expect(said).not.toContain('低保');
  });
});
