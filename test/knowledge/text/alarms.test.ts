// What people say next is seldom danger (2026-11-28: 54 of 9,155 are heard as it, and most of those are).
import { expect, it } from 'vitest';
import { detectEmergency } from '../../../knowledge/text/emergency.ts';
import { alarmsIn } from './alarms.ts';

it('hardly anything said after an article is heard as danger to a life', () => {
  expect(alarmsIn().length).toBeLessThanOrEqual(60);
});

it.each([
  // Nothing in it shows any danger.
  '跟儿子把本本分开 是不是我就单独算了',
  '墙里全是白蚂蚁',
  '接线的女的说五天里头给回 今天都第八天了电话一个没有',
  '判给我了 他把娃藏起来了',
  // A thing is locked away or lost.
  '户口本叫闺女锁起来了',
  '本子掉河里了',
  '包里的手机跟衣裳不见了',
  '昨天回来锁换了 东西还在里头',
  // A call, and money.
  '我昨天打热线留了电话，今天一早那个经办人就打来把我骂一通',
  '老爹走了还在打',
  // Papers are what is at issue.
  '打我的人判了 就是不给钱',
  '被打伤的 医保说不给报',
  '自己从梯子上掉下来的 没人推 村里不给盖那个没第三方的章',
  '脑梗以后半边不听使唤 算病还是算残',
  '石粉吸了二十年 喘不上气',
  // He lies in hospital.
  '在医院呢 我爹都昏迷了',
  '昏迷半个月了 在医院ICU',
  // She only wants to leave him.
  '我男人天天喝酒赌钱我想跟他离婚他不肯',
  '他喝了酒就骂人 我想离婚',
  // It is her eyes.
  '我妈眼看不见了，没去办过证',
])('no life is at stake in %s', (text) => {
  expect(detectEmergency(text, 'more')?.lifeAtStake ?? false).toBe(false);
});

it.each([
  '我要跟他离婚他不肯 还说要弄死我',
  '他打我 我要离婚',
  '我爸在家昏倒了 送医院没钱',
  '医院门口我爸昏过去了',
  '我娃被锁在屋里',
  '我妈不见了',
  '打我的人今天又来了 拿着刀',
  '家里没大人了 晚上害怕',
])('a life is at stake in %s', (text) => {
  expect(detectEmergency(text, 'more')?.lifeAtStake).toBe(true);
});

it('whoever cannot pay for him in hospital is in need of that', () => {
  const heard = detectEmergency('我爹都昏迷了 在医院等着交钱');
  expect(heard).toMatchObject({ kind: 'other_hardship', lifeAtStake: false });
});
