// The line for women is for women and girls beaten at home; a child has a line of its own, a neighbour is for the police.
import { expect, test } from 'vitest';
import { numbersForBlows, partiesOf } from '../../../knowledge/text/danger/parties.ts';

const ALL = ['police', 'women'];

test.each([
  ['我老公打我', '', ['police', 'women']],
  ['我爹打我妈 我妈七十了', '', ['police', 'women']],
  ['他又打我', '', ['police', 'women']],
  ['我老公打我，孩子在跟前看着', '', ['police', 'women']],
  ['我老婆打我', '', ['police']],
  ['我不是妇女 是隔壁老王打我', '', ['police']],
  ['我大伯身上青一块紫一块 护工掐的', '', ['police']],
  ['儿子喝了酒又打他 昨晚用凳子砸的', '我爹的残疾证办下来了', ['police']],
  ['他昨天拿锄头要打我', '隔壁老王把我家排水沟堵了', ['police']],
  ['孩子爷爷老掐他 昨天又掐脖子', '', ['police', 'youth']],
  ['后爸打我弟弟', '', ['police', 'youth']],
] as const)('%s (after %s)', (text, before, numbers) => {
  expect(numbersForBlows(ALL, partiesOf(text, before))).toEqual(numbers);
});
