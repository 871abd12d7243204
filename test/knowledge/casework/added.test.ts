import { describe, expect, it } from 'vitest';
import { addedTo, pointsToFiled } from '../../../knowledge/casework/added.ts';

describe('words for a case there is', () => {
  it.each([
    ['我在新联村口那个红砖屋，补给他们', '我在新联村口那个红砖屋'],
    ['我儿子叫王强 电话13900001111，有事打他，加进去', '我儿子叫王强 电话13900001111，有事打他'],
    ['还有，他还收了人家三百块办证钱，补上', '他还收了人家三百块办证钱'],
    ['再加一句：他还打人', '他还打人'],
    ['给刚才那个投诉加一句他态度很差', '他态度很差'],
    ['忘了说，我妈有残疾证', '我妈有残疾证'],
    ['门牌是12号 麻烦补上去', '门牌是12号'],
  ])('are told apart from what says so: %s', (said, words) => expect(addedTo(said)?.words).toBe(words));

  it.each([
    '再加一句',
    '加到刚才那个求助里头去',
    '加进刚才那个单子',
    '说了是刚才那个 加进去就行',
    '补充一下',
  ])('may be nothing yet: %s', (said) => expect(addedTo(said)).toMatchObject({ words: '', isPlain: true }));

  it.each([
    ...['你加了啥进去', '低保加人怎么办', '补贴什么时候发', '补助能补发吗', '怎么补交材料', '加一个人多少钱'],
    ...[
      '材料补上了还要多久',
      '你们让我补材料',
      '补办残疾证去哪',
      '加上我妈 能领多少',
      '户口本上能不能把他加进去',
    ],
  ])('are not heard in: %s', (said) => expect(addedTo(said)).toBeUndefined());

  it('may point to a case that was handed in', () => {
    for (const said of ['不是新的 是刚才那个会计的', '加到刚才那个里头', '是刚才交的那件'])
      expect(pointsToFiled(said), said).toBe(true);
    for (const said of ['是刚才那个人打的', '不是他家', '加进去就行'])
      expect(pointsToFiled(said), said).toBe(false);
  });
});
