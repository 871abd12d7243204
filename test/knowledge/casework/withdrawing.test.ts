import { describe, expect, it } from 'vitest';
import {
  asksHowToWithdraw,
  asksToComeAgain,
  wantsWithdrawn,
} from '../../../knowledge/casework/withdrawing.ts';

describe('taking a case back', () => {
  it.each([
    '我不投了，撤了吧，镇上给我办了',
    '嗯，撤',
    '撤',
    '不告了',
    '那撤回吧麻烦',
    '算了 把投诉撤了',
    '不报了',
    '确定撤',
  ])('is heard in: %s', (said) => expect(wantsWithdrawn(said)).toBe(true));
  it.each([
    '不撤',
    '先别撤',
    '这个咋撤',
    '能不能撤',
    '撤了还能再告吗',
    '他说不告诉我',
    '低保被取消了',
    '不报销了',
  ])('is not heard in: %s', (said) => expect(wantsWithdrawn(said)).toBe(false));
  it('is asked about', () => {
    expect(asksHowToWithdraw('要是镇上今天就给我批了 我这个咋撤')).toBe(true);
    expect(asksToComeAgain('撤了后面还能再告不')).toBe(true);
    expect(asksToComeAgain('撤了吧')).toBe(false);
  });
});
