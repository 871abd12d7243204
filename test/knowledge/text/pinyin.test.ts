import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { createPinyinReader } from '../../../knowledge/text/pinyin.ts';

const { articles } = loadKnowledge({ county: loadCounty('sample') });
const read = createPinyinReader(() => articles.flatMap(({ title, ask, body }) => [title, ...ask, body]));

describe('what was typed in pinyin is read', () => {
  test.each([
    ['wo de can ji zheng guo qi le, bu tie hui ting ma', '我的残疾证过期了,补贴会停吗'],
    ['Wo xiang wen yi xia di bao zen me shen qing', '我想问一下低保怎么申请'],
    ['wo mama qishi sui le mei you shouru neng chi dibao ma', '我妈妈七十岁了没有收入能吃低保吗'],
    ['laoren qushi le di bao ka li de qian zen me ban', '老人去世了低保卡里的钱怎么办'],
    ['gaolingjintie', '高龄津贴'],
    ['wo lao gong da wo', '我老公打我'],
    ['bu xiang huo le', '不想活了'],
    ['wo er nü bu guan wo', '我儿女不管我'],
    ['我材料交shequ了，他们说diu了', '我材料交社区了，他们说丢了'],
    ['dibao一个月多少qian', '低保一个月多少钱'],
  ])('%s', (typed, characters) => {
    // A pronoun sounds alike whoever is meant.
    expect(read(typed)?.replace(/[她它]/g, '他')).toBe(characters);
  });

  test.each([
    '低保怎么申请',
    'hello how are you',
    'can you speak English',
    'nihao',
    'OK',
    '我在ICU住院',
    'app打不开',
    'emo了，材料第三次被退',
    'AI能不能帮我',
    'banana',
    'zzzzzz bbbb',
    'go:self_check',
    'x'.repeat(500),
    'MB-2026-000123',
  ])('not %s', (text) => expect(read(text)).toBeUndefined());

  test('no tap on an article is taken for pinyin', () => {
    for (const { id } of articles) expect(read(`article:${id}`), id).toBeUndefined();
  });

  test('no text makes it throw, and what it reads has no spelling left in it', () => {
    const piece = fc.constantFrom(
      'di',
      'bao',
      'zen',
      'me',
      ' ',
      'x',
      '低',
      '，',
      'nü',
      '3',
      'zhuang',
      '\u0000',
      '𠮷',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          const characters = read(text);
          if (characters !== undefined) expect(read(characters) ?? characters).toBe(characters);
        },
      ),
    );
  });
});
