// 不测 我只问…: what is offered is declined, and what is said after it is answered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declinedIn } from '../../bot/decide/declined.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

const OFFERED = { offered: [{ label: '先不用', value: 'no' }] };

describe('an offer declined in one breath with something else', () => {
  it.each([
    ['先不用 我问下押金差五千', '先不用', '我问下押金差五千'],
    ['不了，药钱一个月要一千多，能减掉不', '不了', '药钱一个月要一千多，能减掉不'],
    ['那算了吧 低保咋弄', '算了吧', '低保咋弄'],
  ])('%s is two messages', (raw, no, rest) => {
    expect(declinedIn(OFFERED, raw)).toEqual({ no, rest });
  });

  it.each(['先不用', '不用 谢谢', '不用了，谢谢你', '不要钱的那种养老院有没有', '不用签字吧'])(
    '%s is one',
    (raw) => {
      expect(declinedIn(OFFERED, raw)).toBeUndefined();
    },
  );

  it('is one where nothing was offered', () => {
    expect(declinedIn({}, '不测 我只问低保怎么申请')).toBeUndefined();
  });
});

describe('whoever declines the self-check and asks', () => {
  let test: TestOffice;
  beforeAll(() => {
    test = testOffice();
  });
  afterAll(() => test.end());

  it('is answered, and the check is over', async () => {
    const me = resident(test.turns);
    await me.say('我要自己测一测');
    const answered = await me.say('不测 我在娘家领的那个低保要不要退');
    expect(answered.understood.article).toMatch(/^dibao/);
    expect(textOf(answered)).toContain('退');
    expect((await me.say('高龄津贴怎么申请')).understood.intent).toBe('policy');
  });
});
