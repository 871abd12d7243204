// The self-check as a talk, turn by turn: what was told before is carried in, what was said wrong is put right at any step.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdTalk } from './hold-talk.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let office: TestOffice;
beforeAll(() => {
  office = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
});
afterAll(() => office.end());

const talk = (...messages: Parameters<typeof holdTalk>[1]) => holdTalk(office, messages);

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

test.each(['不问了，先停', '我说停，不算了', '先停', '不问了', '打住吧', '好了，别问了'])(
  '%s stops the check and is no question about 低保',
  (word) =>
    talk(
      ['测一测'],
      ['我58，老伴57'],
      ['三百'],
      [word, '不测了', '!行政复议', '!第 3 步'],
      ['我说停，不算了', '停了', '!行政复议'],
    ),
);

test('先停 before the first answer declines', () => talk(['测一测'], ['先停', '不耽误申请', '!行政复议']));

test('a harvest is income, spending is none, and no certificate is none', () =>
  talk(
    ['测一测'],
    ['我58，老伴60'],
    ['种两亩地，一年剩个三四千', '250到333元', '存款、房子、车'],
    ['还有我老公透析 一年好几万', '不算收入', '!记下了', '存款、房子、车'],
    ['没啥存款', '残疾证'],
    ['有，我老伴', '哪一类'],
    ['没有证啊', '没有残疾证', '12385', '!哪一类'],
  ));

test('what is given now and then is said not to be counted; 证没有 asks for no grade', () =>
  talk(
    ['测一测'],
    ['就我娘一个，她80'],
    ['就养老金一百七，我哥有时给两百', '170元', '先没算'],
    ['没啥存款'],
    ['证没有，就是眼睛看不清，糖尿病打胰岛素', '!几级？一级', '该养您妈妈'],
  ));

test('a wife who sweeps for a wage leaves 低保 first; what is told besides is heard, and the result is asked about', () =>
  talk(
    ['测一测'],
    ['我六十八，老伴六十六，孙子十一岁跟着我们'],
    ['老伴在村里扫地一个月八百，我养老金一百八', '980元'],
    ['没超过吧，就三间平房'],
    ['没有。孙子他爹妈离了，他妈跑了没音信，他爹坐牢呢', '事实无人抚养', '该养您', '!残疾证？'],
    ['他爹坐牢养不了，还有个闺女嫁到外县，日子也紧', '您自己有几样'],
    ['都能自己做', '您老伴有几样'],
    ['她腰不好，蹲厕所要人扶', '户口在本县吗'],
    ['在本县，柳树湾镇的', '没查到', '低保：可能符合', '特困：要由工作人员看'],
    ['那我们家低保到底够不够', '326.66元', '800元'],
    ['不明白，你就说我去哪办', '事实无人抚养儿童去这里办', '乡镇'],
    ['这个准不准', '照您说的情况', '!到账'],
    ['刚才算的我们能有多少钱', '800×3口人'],
  ));

test('a brother is put on the list, and a question about the result changes nothing', () =>
  talk(
    ['帮我妈测一下'],
    ['80岁一个人'],
    ['620'],
    ['等下，俺说错了，俺弟跟她住', '2口人（您妈妈80岁、弟弟）', '一共收入', '!老伴'],
    ['不是两口，是一口', '您妈妈80岁一个人', '!老伴'],
  ));

test('a brother left out is put on the list after the result', () =>
  talk(
    ['测一测'],
    ['就我妈一个人，80'],
    ['620'],
    ['没存款'],
    ['没有证'],
    ['有，我哥，也就自己够吃'],
    ['都能'],
    ['户口在', '自测完了'],
    ['高龄津贴呢', '高龄津贴：要由工作人员看', '!特困（以前叫'],
    ['不是一口，是两口，还有俺弟', '2口人（您妈妈80岁、弟弟）', '一共收入', '!老伴'],
    ['620是一个人的还是全家的', '合在一起的', '!记下了', '一共收入'],
  ));

test.each([
  ['我想算算自己能不能吃低保', '家里一起吃住的都有谁'],
  ['你一样样问', '家里一起吃住的都有谁'],
  ['我想问问俺妈够不够五保，你一样样问', '您妈妈和谁一起吃住'],
  ['俺想问问俺妈够不够五保，你一个一个问我就行', '您妈妈和谁一起吃住'],
])('%s begins the check as a first message', (first, asked) => talk([first, asked]));

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

test.each(['那就测', '测吧', '行，测', '你给算算', '那你帮我测一下', '重新测一次'])(
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
    ['四口人 2800 你给算算', '平均每人每月700元'],
    ['那就测', '4口人（您、老婆、孩子、孩子）'],
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

test('the result is asked about in few words', () =>
  talk(
    ['测一测'],
    ['我71，老伴70，孙子8岁'],
    ['三千'],
    ['没有存款'],
    ['没有'],
    ['有，也养得起'],
    ['没有'],
    ['没有'],
    ['在', '自测完了'],
    ['人均多少', '平均每人每月1000元'],
    ['低保差多少', '平均每人每月1000元'],
    ['那边缘户呢', '低保边缘：可能符合'],
    ['肯定能批吗', '说得越准，估得越准'],
  ));

test('一个一个 counts nobody; 你直接说 and 能不能领 ask to reckon', async () => {
  await talk(['低保怎么申请'], ['你一个一个问我吧', '都有谁', '!一个人，']);
  // Answered in two lines, and nothing is begun.
  await talk(['低保怎么申请'], ['我能不能吃低保你直接说', '看两样', '800元', '!第 1 步']);
  await talk(['低保咋办'], ['你就说我能不能吃', '看两样', '!第 1 步']);
  await talk(['低保标准是多少'], ['我家四口人一个月两千能不能领', '平均每人每月500元']);
});

test('the household and its sums are carried through as they were told', () =>
  talk(
    ['测一测'],
    ['我和老伴两口人，儿子在外打工，俩孙子跟着我们', '4口人'],
    ['一年卖粮四千，儿子一月给三百', '633元'],
  ));
