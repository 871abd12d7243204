// What is told in a self-check besides the answer it was asked for: sums at any step, whose certificate it is, what was kept.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificatesDenied, certificatesIn } from '../../bot/flows/certificates.ts';
import type { Person } from '../../bot/flows/people.ts';
import { holdTalk } from './hold-talk.ts';
import { type TestOffice, testOffice } from './office.ts';

let office: TestOffice;
beforeAll(() => {
  office = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
});
afterAll(() => office.end());

const talk = (...messages: Parameters<typeof holdTalk>[1]) => holdTalk(office, messages);

test('a sum told at a later step is added, once, and asked after it is named', () =>
  talk(
    ['测一测'],
    ['我68，老头子71，孙女13', '3口人'],
    ['老头子养老金一个月180，我也180，儿子在外面有时候寄500', '360元', '有时给'],
    ['每个月都给500', '儿子给的500元', '860元', '存款、房子、车', '!请说“是”'],
    ['没超过。我说娃每个月给500，你给加上', '算上了', '860元', '残疾证'],
    ['没有', '该养您'],
    ['养不起'],
    ['都能', '您老伴有几样'],
    ['都自己弄', '户口'],
    ['是', '自测完了', '人均每月 286.66 元'],
    ['儿子那500你算了没有', '算上了', '860元', '!照您说的算：一个月500元'],
  ));

test('what a former husband gives counts from where it is told, whatever was asked', () =>
  talk(
    [
      '查一下我家够不够低保 我一个人带俩娃，大的10岁小的6岁，在超市上班一个月1800',
      '平均每人每月600元',
      '存款',
    ],
    ['没有存款，房子是租的'],
    ['三十四', '残疾证'],
    ['没有残疾证，前夫每月给300抚养费，刚忘了说', '前夫给的300元', '2100元', '没有残疾证', '重病'],
    ['没有大病。抚养费那300你算了没', '算上了', '2100元', '户口'],
    ['是本县的，农村户口', '人均每月 700 元', '每月大约 300 元'],
    ['我在白石镇，窗口在哪', '白石镇民政窗口', '0000-1000103', '!把您的乡镇告诉我'],
  ));

test('a sum that was not so is not so: the total told instead takes its place', () =>
  talk(
    ['测一测'],
    ['我42，老婆40，儿子12', '3口人'],
    ['一个月六千', '6000元'],
    ['哪有六千！一个月三千二', '3200元', '!9200', '存款、房子、车'],
    ['没有那么多', '全家一个月大约多少', '存款、房子、车'],
    ['两千八', '2800元', '存款、房子、车'],
  ));

test('a day’s wage waits for its days, and is said to', () =>
  talk(
    ['测一测'],
    ['我33，孩子9岁和4岁', '3口人'],
    ['他爸每月给八百抚养费，我摆摊一天能挣个六七十，刮风下雨不出', '800元', '按天挣的还没算'],
    ['摆摊你没算啊，一个月出二十天吧', '2000到2200元', '存款、房子、车'],
  ));

test('what was not heard is asked for, and comes on top', () =>
  talk(
    ['测一测'],
    ['我68，媳妇66', '2口人'],
    ['养老金一人两百', '400元'],
    ['我做工的钱没算上', '那一样没听到数', '存款、房子、车'],
    ['一个月一千二', '1600元', '存款、房子、车'],
  ));

test('days worked last month make a month of a day’s wage', () =>
  talk(
    ['测一测'],
    ['我61，媳妇58，爹83'],
    ['一天一百二，干一天算一天，上个月干了十八天，爹有养老金二百，媳妇不干', '2360元'],
    ['你算成多少了', '2360元', '存款、房子、车'],
    ['没超过，收入是两千三百六你记上', '2360元'],
  ));

test('of whom it is told he has none, his alone is taken; whose it is keeps its kind and grade', () =>
  talk(
    ['帮我看看我妈能领啥'],
    ['我妈七十五跟我弟住，弟弟45', '2口人'],
    [
      '弟弟开三轮拉客一个月一千五。妈有养老金二百一，残疾证一级肢体',
      '妈妈有残疾证肢体一级',
      '!弟弟有残疾证',
      '1710元',
    ],
    ['没有！我弟没有残疾证！', '!记下了：没有残疾证'],
    ['妈那个证你记上没', '妈妈有残疾证肢体一级'],
    ['没超过', '!残疾证是'],
  ));

const three: Person[] = [
  { relation: 'self' },
  { relation: 'spouse', called: '老伴' },
  { relation: 'other', called: '孙女' },
];
const two: Person[] = [{ relation: 'self' }, { relation: 'child', called: '儿子', age: 26 }];

test.each([
  [
    '我和老头子，还有个孙女上初中。老头子瘫在床上，二级残疾',
    three,
    [{ member: 1, disability: { type: 'physical', grade: 2 } }],
  ],
  [
    '老伴养老金二百一，一直吃药，残疾证一级肢体',
    three,
    [{ member: 1, disability: { type: 'physical', grade: 1 } }],
  ],
  ['一级，肢体，我没有', two, [{ member: 1, disability: { type: 'physical', grade: 1 } }]],
  ['儿子智力二级，我那腿也不行没去办', two, [{ member: 1, disability: { type: 'intellectual', grade: 2 } }]],
  ['低保前年给停了，现在没领', two, undefined],
  ['没有残疾，老伴脑梗躺着', three, []],
] as const)('whose certificate: %s', (said, family, told) =>
  expect(certificatesIn(said, family as readonly Person[])).toEqual(told),
);

test.each([
  ['不是我的证，是我老头子的，肢体', [{ member: 1, disability: { type: 'physical', grade: 2 } }]],
  ['我没有残疾证', []],
  ['证丢了', undefined],
] as const)('a certificate that is not his: %s', (said, left) =>
  expect(certificatesDenied([{ member: 0, disability: { grade: 2 } }], said, three)).toEqual(left),
);

test('what is said of another is no answer to what was asked of one', () =>
  talk(
    ['测一测'],
    ['我68，老头子71', '2口人'],
    ['四百'],
    ['没超过'],
    ['没有', '该养您'],
    ['养不起', '您自己有几样'],
    ['我好好的，老头子瘫的，你问他', '!完全不能自理'],
  ));

test('nobody is ill because he is named, and long illness is for the place to judge', () =>
  talk(
    ['测一测'],
    ['我58，老婆56，妈86'],
    ['一个月两千六'],
    ['没超过'],
    ['没有残疾', '重病'],
    ['我说了她眼瞎，你耳朵不好使么', '!您有重病'],
  ));

test('who asks in between is answered, who must go is waited for, and two answers are both taken', () =>
  talk(
    ['测一测'],
    ['先问一句，会不会查我娃的银行卡', '!口人（', '家里一起吃住的都有谁'],
    ['我79，一个人', '79岁一个人'],
    ['等会儿，我去给他喂饭，回头再说', '您先忙', '!第 2 步'],
    ['两百'],
    ['没存款，户口在本县'],
    ['没有', '该养您'],
    ['没有'],
    ['都自己弄', '自测完了', '!户口在本县吗'],
  ));

test('a household is not made smaller by naming one of it', () =>
  talk(
    ['测一测'],
    ['我跟老伴，儿子媳妇，还有两个孙子', '6口人（您、老伴、儿子、儿媳、孙子、孙子）'],
    ['不对，是六个人，儿子和媳妇是两个', '6口人（您、老伴、儿子、儿媳、孙子、孙子）'],
    ['三千三百八', '3380元'],
    ['没超过'],
    ['69，老伴68，大孙子12小的5岁', '老伴68岁'],
    ['41，媳妇38', '儿子41岁、儿媳38岁', '老伴68岁'],
    ['另一口就是我老伴啊，68，刚跟你说过了', '!2口人'],
    ['没有', '!2口人'],
  ));

test('the couple of a second son is counted, and an old man beside his wife is the teller', () =>
  talk(
    ['测一测'],
    ['俺老汉90 老婆子88 跟二儿子两口住', '4口人（您90岁、老伴88岁、儿子、儿媳）'],
    ['四个人，还有二儿子跟他媳妇，我九十', '老伴88岁、儿子、儿媳'],
  ));

test('money that is his to keep or not is no word on who lives there', () =>
  talk(
    ['测一测'],
    ['就我跟老伴 75 73', '2口人'],
    ['一人一百七养老金', '340元'],
    ['闺女给存了五万定期写我名字', '存款'],
    ['那五万不算我的吧', '!岁一个人', '!4507'],
    ['没有残疾证', '!1口人'],
  ));

test('whether an illness counts as a grave one is asked, and makes nobody ill', () =>
  talk(
    ['帮我测一下能不能吃低保'],
    ['我一个人 我45'],
    ['打零工一个月九百'],
    ['没有存款没有车'],
    ['没有残疾证', '重'],
    ['白内障算不算大病', '名单', '!您有重病', '!记下了'],
  ));
