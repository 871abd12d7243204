// The self-check as residents talk: several answers in one breath, facts told before they are asked, corrections, and the way out.
import { afterAll, beforeAll, test } from 'vitest';
import { holdTalk } from './hold-talk.ts';
import { type TestOffice, testOffice } from './office.ts';

let office: TestOffice;
beforeAll(() => {
  office = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
});
afterAll(() => office.end());

const talk = (...messages: Parameters<typeof holdTalk>[1]) => holdTalk(office, messages);

test('three ages in one breath are three answers, and months without work are no income', () =>
  talk(
    ['一年挣多少钱才能办低保啊，我家四口人'],
    ['测一测吧', '4口人', '一共收入'],
    ['种两亩地一年落五千，我在工地打工干八个月，一个月四千五', '3417元'],
    ['没有存款，就三间瓦房', '您自己今年多大'],
    ['四十五', '另外三口人是谁', '!第2个人'],
    ['孩子他妈四十二，两个娃一个十五一个九岁', '老伴42岁、孩子15岁、孩子9岁', '残疾证', '!今年多大'],
  ));

test('wages told as if by every month are put right though something else was asked', () =>
  talk(
    ['测一测'],
    ['我45，媳妇42，儿子15', '一共收入'],
    ['种两亩地一年落六千，我在工地一个月三千', '3500元', '存款、房子、车'],
    ['不是月月有，一年只干八个月，冬天没活', '2500元', '存款、房子、车'],
  ));

test('half a certificate told with the ages is kept, and only the rest of it asked', () =>
  talk(
    ['测一测'],
    ['六十六 老伴七十 她腿不好使 有残疾证', '您66岁、老伴70岁'],
    ['养老金一人两百', '400元', '!有没有人有残疾证'],
  ));

test('the mother of my child is my wife, and ages go to whom they are told of', () =>
  talk(
    ['我娃三十二了，有残疾证，我跟他妈养着'],
    ['你帮我测一下', '老伴', '!妈妈'],
    ['一个月一千五', '1500元'],
    ['有辆摩托车，存折上三四万', '存款', '由窗口看', '您自己'],
    ['我五十八，他妈五十六', '您58岁、孩子32岁、老伴56岁', '!多大年纪'],
    ['我妈早没了，我说的是娃他妈，五十六', '老伴56岁', '!妈妈'],
    ['就娃有，智力二级', '孩子有残疾证智力二级'],
  ));

test('a widowed old man is one, and nobody asks of his wife', () =>
  talk(
    ['我一个寡老头七十一了，没儿没女，够不够格吃五保'],
    ['帮我测下嘛，地包给人家了一年租金一千二，养老钱一百六', '您71岁一个人', '260元'],
    ['我没老伴，光棍一个', '您71岁一个人', '存款、房子、车', '!老伴'],
    ['没有存款，一间土房', '!老伴'],
    ['饭能自己弄，洗澡够不着后背', '户口', '!老伴'],
    ['在，老户口', '自测完了', '特困：可能符合'],
  ));

test('a daughter who married away is not counted, and said so again nothing stops', () =>
  talk(
    ['俺娘八十三了，跟俺哥过，俺哥也六十二了有病，能给俺娘办低保不'],
    ['自己测一测', '2口人（您妈妈83岁、哥哥62岁）'],
    ['我不跟他们住，我嫁出来了，就我娘跟我哥', '妈妈83岁、哥哥62岁', '一共收入'],
    ['不是我老伴，是我娘和我哥', '妈妈83岁、哥哥62岁', '!不测也行', '一共收入'],
    ['跟我哥，我娘八十三，我哥六十二', '!3口人', '一共收入'],
    ['老娘一个月一百七养老钱，俺哥没钱', '170元'],
    ['没有，就一个老土屋', '残疾证'],
    ['俺哥瘸，三级肢体的证', '哥哥有残疾证肢体三级'],
  ));

test('whoever tells does not live there: the household is put right at any step', () =>
  talk(
    ['测一测'],
    ['我爸71 我妈70', '3口人', '一共收入'],
    ['两个人住 我不跟他们住', '2口人（您爸爸71岁、妈妈70岁）', '一共收入'],
  ));

test('who was named is called by name, and 第2个人 is nobody', () =>
  talk(
    ['我得了尿毒症一个星期透析三回，我家能办啥不'],
    ['你给算算吧，我跟媳妇，还有个念大学的闺女', '3口人（您、老婆、女儿）'],
    ['媳妇在超市上班两千八，闺女一分挣不着', '2800元'],
    ['有套老房子贷款还没还完，车早卖了看病了', '您自己'],
    ['我四十九', '您老婆今年多大'],
    ['啥第2个人', '您老婆今年多大'],
    ['媳妇四十七，闺女二十', '您49岁、老婆47岁、女儿20岁', '!重病、大病'],
  ));

test('what is owned is told back and left to the window, and no page on cars comes in between', () =>
  talk(
    ['我家五口人，我俩闺女一个念初中一个念小学，公公瘫在床上，男人在外头打工'],
    ['测一测，男人一个月寄两千五回来，公公有养老钱一百五', '2650元'],
    ['就住的楼房，车是男人跑工地的旧皮卡', '由窗口看', '可以按规定豁免', '!接着刚才的', '您自己'],
    ['四十一', '大女儿', '!第2个人'],
    ['大的十四，小的十岁，公公七十六，男人四十三', '女儿14岁、女儿10岁、公公76岁、老公43岁', '残疾证'],
    ['公公有残疾证一级，肢体', '公公有残疾证肢体一级', '!接着刚才的'],
  ));

test('sons who are hard up hide no 低保, and the sum saved is for the window', () =>
  talk(
    ['测一测'],
    ['就我跟老太婆，我76她74，两个儿子都成家分出去过了', '2口人'],
    ['养老金一人百十块，一年卖粮四千来块，地租出去还有八百，两个儿子一个月各给两百', '1020元'],
    ['没存款，房子是老屋'],
    ['没证', '该养您'],
    ['儿子有是有，自己也难，大的要供两个念书', '您自己'],
    ['都能'],
    ['她也都能', '户口'],
    ['在的', '低保：可能符合', '特困：要由工作人员看', '!您说没有超过'],
  ));

test('the grandchild of a prisoner and a runaway comes first, and no orphan is listed', () =>
  talk(
    ['我孙子跟着我过，他爸蹲监狱他妈跑了，看看我家够不够条件'],
    ['我69，老伴没了，孙子13', '2口人（您69岁、孙子13岁）'],
    ['我养老金一百六，低保现在没有', '160元', '现在没领低保'],
    ['没有存款，房子是土房'],
    ['没有'],
    ['闺女嫁到外省了，她也有一家子要养', '!在领低保'],
    ['洗澡要孙子帮着点', '户口'],
    ['在这儿住了一辈子', '事实无人抚养儿童：可能符合', '低保：可能符合', '!孤儿'],
  ));

test.each(['算了不弄了，你这问得我头大', '不问了，我去村里问'])('%s stops, and says whom to go to', (word) =>
  talk(
    ['测一测'],
    ['我跟儿子儿媳一起吃，还有两个孙子'],
    ['不知道'],
    [word, '不测了', '民政窗口', '!第 4 步'],
  ),
);

test.each(['你直接说能不能办', '太长 你就说能不能'])(
  '%s gives what comes of it so far, and asks no more',
  (word) =>
    talk(['测一测'], ['我62，老伴60'], ['五百'], [word, '人均每月 250 元', '低保', '还没问完', '!第 3 步']),
);

test('a told sum of a summer is by the year, and the grandson counts with his grandfather', () =>
  talk(
    ['我今年23，在市里大学念大四，家里就我跟爷爷，能给我爷算低保不'],
    ['我爷养老钱两百，我暑假打工挣了三千，其他没得'],
    ['帮我测一下', '2口人（您23岁、爷爷）', '450元'],
    ['不对，三千是暑假一次挣的，还有我也算一口', '!一个人，', '!6200'],
  ));
