// What in a letter is a danger long over, and what beside it is one of today. A miss is worse than a number too many.
import { describe, expect, it, test } from 'vitest';
import { maskHistory, presentIn } from '../../../knowledge/text/danger/history.ts';
import { detectEmergency } from '../../../knowledge/text/emergency.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { isDevelopment, measure, toldIn } from './danger.ts';

/** Nothing of danger, and long enough that what stands between is part of a letter. */
const before =
  '尊敬的领导：我是青山镇的村民，家里四口人，种三亩田，养了两头猪，孩子在镇上读初中，学费不用我们操心。';
const after =
  '我们在村里住了几十年，从来没有向政府伸过手，这次是想请领导关心一下我们家的情况，谢谢领导，祝工作顺利，身体健康。';
const letter = (told: string) => `${before}${told}${after}`;

/** What is still to be read of a story in a letter. */
function presentOf(told: string): string {
  const clean = normalise(letter(told));
  const [head, tail] = [normalise(before), normalise(after)].map((part) => part.length) as [number, number];
  return presentIn(maskHistory(clean).slice(head, clean.length - tail));
}

describe('in a letter is over', () => {
  it.each([
    '前年冬天我丈夫突发脑溢血倒在地里。',
    '2016年我跳河救人。',
    '儿子五岁那年抽搐过去。',
    '2022年7月的一天凌晨，妻子从三楼跳了下去。',
    '他在工地从架子上掉下来，人当场就没了。',
    '前天老人发高烧叫不醒，邻居才送的医院，现在抢救过来了。',
    '她两次想不开都被女儿拉住了。',
    '七月那场洪水，我们组里的房子都进了水。',
    '从前他拿刀追着我砍。',
  ])('%s', (told) => expect(presentOf(told)).toBe(''));
});

describe('in a letter is not over', () => {
  it.each([
    ['whatever has no date', '我丈夫倒在地里叫不醒。'],
    ['what goes on since', '从2019年起老公就打我。'],
    ['the wish to die', '前年老伴走了我就不想活了。'],
    ['a threat', '去年他说要喝农药。'],
    ['who was never found', '去年我爸走丢了。'],
    ['what was fresh and by his own hand', '昨天她喝了农药，洗了胃救回来了。'],
    ['hunger of last month', '上个月家里断了粮。'],
    ['what may be today', '2026年11月26日他倒在地里。'],
    [
      'speech without marks',
      '我爸前年得了脑梗在家里躺着身上没有力气叫他也不应嘴也歪了喘气好粗家里没有一个人我在外地打工',
    ],
    ['an end that is only feared', '我爸吐了好多血，再不来人就没了。'],
    ['a new turn after the end', '我爸出院后又吐血。'],
    ['somebody else than he who died', '我妈叫不醒，我爸早就去世了。'],
  ])('%s: %s', (_, told) => expect(presentOf(told)).not.toBe(''));

  it('what stands before a story with another end', () => {
    expect(presentOf('我妈叫不醒，去年住院抢救过来了。')).toContain('叫不醒');
  });
  it('the clause after one that holds more than a date', () => {
    expect(presentOf('去年我爸走了，妈半边身子动不了。')).toBe('妈半边身子动不了。');
  });
});

test('a short message is never history', () => {
  for (const said of ['前年我爸脑出血', '我老婆去年喝农药，救回来了'])
    expect(maskHistory(normalise(said))).toBe(normalise(said));
});

test('what is masked keeps its length and its marks', () => {
  const clean = normalise(letter('前年我爸中风，抢救过来了；今年还好。\n2016年 摔过一跤！'));
  const masked = maskHistory(clean);
  expect(masked.length).toBe(clean.length);
  expect(masked.replace(/[^,。!?;:\s]/g, 'x')).toBe(clean.replace(/[^,。!?;:\s]/g, 'x'));
});

describe('letters', () => {
  const told = toldIn('danger-letters.yaml');
  it('about a danger of today are heard, old stories or not', () => {
    const { danger, missed, misdirected } = measure(told);
    expect(danger).toBe(20);
    // 去买烟到现在没有回来, 把他的衣服都叠好了: no word of them says what it means.
    expect(missed.length).toBeLessThanOrEqual(2);
    expect(misdirected.length).toBeLessThanOrEqual(3);
  });
  it('about a danger long over are not', () => {
    const { safe, alarmed } = measure(told);
    expect(safe).toBe(20);
    expect(alarmed.length).toBeLessThanOrEqual(3);
  });
});

describe('danger in the middle of a letter', () => {
  const check = toldIn('danger.yaml').filter((one) => one.first && !isDevelopment(one));
  const heardIn = (shape: (said: string) => string) =>
    check.filter(({ text }) => detectEmergency(letter(shape(text.replace(/[。,，！!]$/, '')))));

  it('is mostly heard, as a sentence of its own or between others', () => {
    expect(heardIn((said) => `${said}。`).length / check.length).toBeGreaterThanOrEqual(0.62);
    const between = heardIn((said) => `去年老伴得了病，花了六万，${said}，家里借了好多钱，请领导关心。`);
    expect(between.length / check.length).toBeGreaterThanOrEqual(0.5);
  });
  it.each([
    ['another who died', (said: string) => `${said}，我丈夫去年已经去世了。`],
    ['one saved long ago', (said: string) => `${said}，去年住院抢救过来了。`],
    ['a bare date of something else', (said: string) => `2019年的冬天，村里修路占了我家的田，${said}。`],
  ])('is as well heard beside %s as beside nothing of the kind', (_, shape) => {
    const plain = heardIn((said) => shape(said).replace(/去年|已经|2019年的冬天，|抢救过来|去世/g, ''));
    expect(heardIn(shape).length).toBeGreaterThanOrEqual(plain.length * 0.9);
  });
});
