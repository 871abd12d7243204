// What was said wrong, put right in one's own words; and the words that steer a self-check.
import { describe, expect, test } from 'vitest';
import type { TalkContext } from '../../../bot/flows/context.ts';
import { corrected } from '../../../bot/flows/correcting.ts';
import type { Person } from '../../../bot/flows/people.ts';
import { steerIn } from '../../../bot/flows/steering.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

const three: Person[] = [
  { relation: 'self', age: 71 },
  { relation: 'spouse', called: '老伴', age: 70 },
  { relation: 'other', called: '孙子', age: 12 },
];
const context = {
  today: '2026-11-28',
  county: { code: '' },
  gazetteer: { find: () => [] },
  knowledge: { standards: { lookup: () => undefined } },
} as unknown as TalkContext;
const told = { members: three, monthlyIncome: 800, hukouHere: false, propertyWithinLimits: true };
const mended = (raw: string, members = three) =>
  corrected({ ...told, members }, { raw, text: normalise(raw) }, context);
const people = (members: unknown) =>
  (members as Person[]).map(({ called = '', age }) => `${called}${age ?? '?'}`).join(' ');

describe('the people', () => {
  test.each([
    ['说错了，我是一个人', '71'],
    ['说错了，家里就我和孙子', '71 孙子12'],
    ['说错了我和老伴，还有两个孙子', '71 老伴70 孙子12 孙子?'],
    ['不是孙子是孙女', '71 老伴70 孙女12'],
    ['不是两个人，三个人', '71 老伴70 孙子12'],
    ['漏了一个人', '71 老伴70 孙子12 ?'],
    ['孙子不跟我们住了', '71 老伴70'],
    ['老伴死了，刚才没说', '71 孙子12'],
  ])('%s', (raw, family) => expect(people(mended(raw)?.members)).toBe(family));

  test('of a couple told again the new ages hold', () =>
    expect(people(mended('不对，我今年70，老伴71', three.slice(0, 2))?.members)).toBe('70 老伴71'));
});

describe('what they live on', () => {
  test.each([
    ['不是八百是一千', 1000],
    ['不是，是六百', 600],
    ['收入不是800，是180', 180],
    ['算漏了，儿子每月还给三百', 1100],
    ['漏了一个零，是8000', 8000],
    ['搞错了，是一年不是一个月', 66.67],
  ])('%s', (raw, yuan) => expect(mended(raw)?.monthlyIncome).toBe(yuan));
});

test('a correction that names its question answers that one, and only that one', () => {
  expect(mended('弄错了，户口是本县的')).toEqual({ ...told, hukouHere: true });
  expect(mended('户口在本县，刚才说错了')).toEqual({ ...told, hukouHere: true });
  expect(mended('写错了，存款有五万')).toEqual({ ...told, propertyWithinLimits: 'unknown' });
});

test.each([
  ['stop', '改天再测吧|明天再来|以后再说吧|等会儿再测|我不测了谢谢|停一下'],
  ['restart', '从第一题开始|重新开始吧'],
  ['back', '我要改上一题|退回上一题'],
  [undefined, '我先去忙|一年八百'],
] as const)('%s', (steer, words) => {
  for (const said of words.split('|')) expect(steerIn(normalise(said)), said).toBe(steer);
});
