// A household's sum beside the line: right to the yuan, first in the reply, and nobody else's answer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeBy } from '../../bot/decide/reckoning.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let opened: TestOffice;
beforeAll(() => {
  opened = testOffice({ now: () => new Date('2026-11-26T02:00:00Z') });
});
afterAll(() => opened.end());

test.each([
  [799, 799, [800], 'below'],
  [799.99, 799.99, [800, 800], 'below'],
  [800, 800, [800, 800], 'equal'],
  [800.01, 800.01, [800, 800], 'above'],
  [700, 900, [800], 'between'],
  [700, 700, [800, 650], 'between'],
  [649, 649, [800, 650], 'below'],
  [801, 801, [800, 650], 'above'],
  [500, 500, [], undefined],
] as const)('%d to %d beside %j lies %s', (low, high, lines, place) => {
  expect(placeBy({ low, high }, lines)).toBe(place);
});

describe('a household that tells its income and asks whether it is enough', () => {
  test.each([
    ['我一个月一千五养三个人，符合不', '平均每人每月375到500元', '比这个标准低'],
    ['一家四口一个月三千二，够不够低保', '平均每人每月800元', '刚好等于这个标准'],
    ['三口人就我上班，一个月到手两千一，没车没存款，够不够低保', '平均每人每月700元', '比这个标准低'],
    ['一家四口一个月三千一百九十六，够不够低保', '平均每人每月799元', '比这个标准低'],
    ['一家四口一个月三千二百零四，够不够低保', '平均每人每月801元', '比这个标准高'],
  ])('%s', async (text, sum, compared) => {
    const { replies, understood } = await resident(opened.turns).say(text);
    expect(replies[0]?.text).toContain(sum);
    expect(replies[0]?.text).toContain(compared);
    expect(replies[1]?.sources?.length).toBeGreaterThan(0);
    expect(understood.intent).toBe('policy');
    expect(textOf({ replies } as never)).not.toMatch(/一定能|肯定能|可以批|能批下来/);
  });

  test.each([
    [
      '我今年67，跟我老伴住，老伴70了，种三亩地一年能落个三千块钱，两个人养老金一个月一个人一百八，闺女嫁出去了一年给两千，这样能吃低保不',
      '种地、租地的3000÷12＝250元，养老钱180×2＝360元，女儿给的2000÷12＝167元，合一个月777元、2口人，平均每人每月388元',
    ],
    [
      '俺家五口，俺和孩他爹，俩娃上学，还有个婆婆瘫在床上，孩他爹在工地一天一百五，一个月干二十天，能不能办低保',
      '一个月3000元、5口人，平均每人每月600元',
    ],
    [
      '我妈单身76岁，俩闺女都嫁了，一人一年给她一千，她自己养老金一百六，租出去两亩地一年六百，加起来一个月多少，够低保吗',
      '合一个月377元、1口人',
    ],
    [
      '我家仨人，我俩口子跟一个娃上高中，一年挣四万五，我今年得了尿毒症自己掏了两万八，能吃低保吗',
      '3口人平均每人每月472元',
    ],
  ])('a household told whole is reckoned first, and one page after it: %s', async (text, sum) => {
    const { replies } = await resident(opened.turns).say(text);
    expect(replies[0]?.text).toContain(sum);
    expect(replies).toHaveLength(2);
    expect(replies[1]?.sources?.length).toBeGreaterThan(0);
  });

  test('asked to be checked the sum comes first and one question last', async () => {
    const { replies } = await resident(opened.turns).say(
      '帮我算下低保：我72，老伴70，傻儿子45，地租一年1500，养老金俩人400，护理补贴100',
    );
    expect(replies[0]?.text).toContain('合一个月525元、3口人，平均每人每月175元');
    expect(replies.at(-1)?.text).toContain('存款、房子、车');
  });

  test('is answered from its own words each time, and others are not', async () => {
    const first = textOf(await resident(opened.turns).say('一家四口一个月两千，够不够低保'));
    expect(textOf(await resident(opened.turns).say('一家四口一个月两千，够不够低保'))).toBe(first);
    expect(textOf(await resident(opened.turns).say('低保够不够条件怎么看'))).not.toContain('照您说的算');
  });

  test('how much is asked: the gap to the line is worked out as one of two ways, and nothing is promised', async () => {
    const { replies } = await resident(opened.turns).say('标准八百，我家四口人一个月总共一千六，能领多少');
    expect(replies[0]?.text).toContain('标准800×4口人−收入1600＝每月1600元');
    expect(replies[0]?.text).toContain('由工作人员定');
    const above = textOf(await resident(opened.turns).say('一家四口一个月四千，能领多少低保'));
    expect(above).not.toContain('补差”的算法：');
  });

  test.each([
    ['一家三口一个月三千，够不够低保', '低保边缘线一般是低保标准的1.5倍，也就是1200元', '在它以内'],
    ['一家三口一个月三千六，够不够低保', '也就是1200元', '到了或者超过了它'],
  ])('above the line the margin is said: %s', async (text, margin, place) => {
    const said = textOf(await resident(opened.turns).say(text));
    expect(said).toContain(margin);
    expect(said).toContain(place);
  });

  test('a line that is not the county’s is said to differ', async () => {
    const said = textOf(
      await resident(opened.turns).say('家里三口人，我打工一月二千一，标准是七百五，能领多少'),
    );
    expect(said).toContain('您说的低保线是每人每月750元（我这里登记的是');
    expect(said).toContain('标准750×3口人−收入2100＝每月150元');
  });

  test('who asks to be checked hears the sum before the first question', async () => {
    const { understood, replies } = await resident(opened.turns).say(
      '一家四口，我一个月挣3600，够不够吃低保',
    );
    expect(understood.intent).toBe('self_check');
    expect(replies[0]?.text).toContain('平均每人每月900元');
    expect(replies.length).toBeGreaterThan(1);
  });

  test('hears no sum where the county recorded no line', async () => {
    const other = testOffice({ county: 'lechang' });
    const said = textOf(await resident(other.turns).say('一家四口一个月两千，够不够低保'));
    expect(said).not.toContain('照您说的算');
    const told = textOf(await resident(other.turns).say('一家四口一个月三千二，低保线是八百，够不够低保'));
    expect(told).toContain('您说的低保线是每人每月800元（我这里没有登记');
    expect(told).toContain('刚好等于');
    await other.end();
  });
});
