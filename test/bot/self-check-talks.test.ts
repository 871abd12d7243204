// The self-check as a talk, turn by turn: what was told before is carried in, what was said wrong is put right at any step.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let office: TestOffice;
beforeAll(() => {
  office = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
});
afterAll(() => office.end());

/** Each message and what the replies to it hold; `!` before what they must not hold. */
async function talk(...turns: readonly (readonly [said: string, ...holds: string[]])[]): Promise<void> {
  const me = resident(office.turns);
  for (const [said, ...holds] of turns) {
    const text = textOf(await me.say(said));
    for (const hold of holds) {
      if (hold.startsWith('!')) expect(text, said).not.toContain(hold.slice(1));
      else expect(text, said).toContain(hold);
    }
  }
}

test('two old and three small are five, and their ages told later do not become the income', () =>
  talk(
    ['测一测'],
    ['两个老的三个小的', '5口人', '一共收入'],
    ['两个老的都七十多了，三个小的，大的10岁，小的6岁4岁', '孩子10岁、孩子6岁、孩子4岁', '一共收入'],
    ['说错了，是六个人', '6口人', '孩子4岁', '一共收入'],
    ['回到上一步', '都有谁'],
    ['不测了，重新来', '从头来', '都有谁'],
  ));

test('the number is put right beside the income, and nothing is jumped over', () =>
  talk(
    ['测一测'],
    ['我四十五 媳妇四十二 两个娃 大的高二小的初一', '4口人', '一共收入'],
    ['一千'],
    ['五口人啊，我一个人上班一个月五千，媳妇没做事', '5口人', '5000元', '存款、房子、车'],
    ['收入说错了是两千', '2000元', '存款、房子、车'],
    ['上一题', '一共收入'],
  ));

test.each(['停', '不测了', '算了不弄了', '不搞了', '别问了'])(
  '%s stops, and says how to go on without',
  (word) =>
    talk(['测一测'], ['我72，老伴70'], ['五百'], [word, '不测了', '民政窗口', '!第 3 步', '每人每月250元']),
);

test('不想说 leaves out one question and not all of them', () =>
  talk(['测一测'], ['我72，老伴70', '一共收入'], ['不想说', '存款、房子、车']));

test('a mother told of before is asked about as the mother, and her age is not asked again', () =>
  talk(
    ['我妈能不能评上低保啊，她78了一个人住'],
    ['那你帮我妈测一下', '您妈妈78岁一个人', '!都有谁'],
    ['开始', '一共收入'],
    ['那一百多的养老钱，我跟我弟一人给她两百', '500元'],
    ['没有', '!年纪'],
    ['没有', '该养您妈妈'],
    ['有我和我弟，都是打工的，养得起一点', '您妈妈的户口'],
    ['在本县', '自测完了', '每月大约 300 元'],
    ['廊田的', '没找到这个地方', '!承包地'],
    ['青山镇', '青山镇民政窗口'],
  ));

test.each(['那就测', '测吧', '行，测', '你给算算', '那你帮我测一下', '你就说我能不能吃', '重新测一次'])(
  '%s begins the check',
  (word) => talk(['低保咋办'], [word, '家里一起吃住的都有谁']),
);

test('a household told where an answer asked for it begins the check, and the sum is said', () =>
  talk(
    ['低保咋办', '几口人、各挣多少'],
    ['三口人，我和老伴还有一个孙子，老伴有病', '3口人（您、老伴、孙子）', '!哪个乡镇'],
    ['我没收入 老伴也没有，就孙子他爸一月给500', '500元', '存款、房子、车'],
    ['那能给多少', '标准800×3口人', '存款、房子、车'],
  ));

test('what two people have is compared with the line at once', () =>
  talk(['低保一个月多少钱'], ['俺家俩人 农村的 一个月有600块', '平均每人每月300元', '每月1000元', '2口人']));

test('names told before a bare number keep their place in it', () =>
  talk(
    ['我打工一个月2800，老婆在家，两个娃，能吃低保吗'],
    ['四口人 2800 你给算算', '平均每人每月700元', '4口人（您、老婆、孩子、孩子）'],
  ));

test('an income put right after the verdicts is judged anew', () =>
  talk(
    ['测一测'],
    ['我71，老伴70，孙子8岁'],
    ['三千', '3000元'],
    ['没有存款'],
    ['没有'],
    ['有，也养得起'],
    ['没有'],
    ['没有'],
    ['在', '自测完了', '!自己做不了'],
    ['不对，我一个月没得三千，是一年三千', '250元', '低保：可能符合'],
    ['重新测一次', '都有谁'],
  ));

test('two old people without a child are not asked about anybody’s parents', () =>
  talk(['测一测'], ['就俺俩 我71 老伴68', '2口人'], ['600'], ['没存款 有三间老瓦房', '残疾证', '!爸爸妈妈']));

test('who is complained of is nobody of the household', async () => {
  const me = resident(office.turns);
  await me.say('隔壁老王家三口人，一个月挣八千还吃低保');
  await me.say('退出');
  expect(textOf(await me.say('测一测'))).not.toContain('3口人');
});
