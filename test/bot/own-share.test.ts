// Of a bill only what was left to pay counts, one income told for another time is one, and a child living apart earns for himself.
import { describe, expect, it } from 'vitest';
import { withFigures } from '../../bot/decide/sums/kept.ts';
import type { Figures } from '../../bot/figures.ts';

const on = '2026-11-28';
const heard = (...messages: string[]): string[] => {
  let figures: Figures | undefined;
  for (const raw of messages) figures = withFigures(figures, raw, { on, isShare: true, facts: {} });
  return (figures?.money ?? [])
    .map(({ kind, low, high, months }) => `${kind} ${low}-${high}/${months}`)
    .sort();
};

describe('what was left to pay', () => {
  it.each([
    [['住院花了八万多 报销完还剩三万'], ['medicine 30000-30000/12']],
    [['得了癌症 花了八万 报了五万 自己还掏三万'], ['medicine 30000-30000/12']],
    [['老人去年还住院花了三万多 报了一半'], ['medicine 15000-20000/12']],
    [['住院花了两万', '报了六成'], ['medicine 20000-20000/12']],
    [['住院花了三万多 报了一半', '自己出一万五'], ['spent 15000-15000/12']],
    [['看病花了八万', '不对 自己掏的是三万 不是八万'], ['spent 30000-30000/12']],
    [
      ['药钱一年一万', '孩子学费自己出八千'],
      ['medicine 10000-10000/12', 'school 8000-8000/12'],
    ],
    [['三万块我还不起'], []],
  ])('%j comes to %j', (messages, money) => expect(heard(...messages)).toEqual(money));
});

describe('one income', () => {
  it.each([
    [['我家一个月就4000块', '一年才挣四万八'], ['wage 48000-48000/12']],
    [['我一个月挣两千 老婆一年挣两万四'], ['wage 2000-2000/1', 'wage 24000-24000/12']],
    [['我大儿子在厂里一个月五千多，他不跟我们一起住，他的钱算不算'], []],
    [['儿子一个月挣五千 分家了 每月给我三百'], ['family 300-300/1']],
    [['儿子一个月挣五千 跟我们一起住'], ['wage 5000-5000/1']],
  ])('%j comes to %j', (messages, money) => expect(heard(...messages)).toEqual(money));
});
