import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choice, parseChoice, parseYesNo } from '../../../knowledge/text/answers.ts';

describe('yes and no', () => {
  it.each([
    '是',
    '是的呢',
    '嗯',
    '嗯嗯',
    '对头',
    '对的',
    '要得',
    '有',
    '有的',
    '好',
    '行',
    '可以',
    '没错',
    '没问题',
    '是滴',
    '是啊',
    '确实',
    '愿意',
    '要',
    '中',
    '系',
    'ok',
    '我有的',
  ])('%s is yes', (text) => expect(parseYesNo(text)).toBe('yes'));
  it.each([
    '不是',
    '没有',
    '没得',
    '冇得',
    '冇',
    '不',
    '没',
    '没有哦',
    '不要',
    '不用了',
    '莫得',
    '唔系',
    '从来没有过',
    '还没呢',
    '算了',
    '不愿意',
    '我没有',
    '並沒有',
    '不是的',
    '一个也没有',
  ])('%s is no', (text) => expect(parseYesNo(text)).toBe('no'));
  it.each(['不晓得', '不知道', '不清楚', '搞不清', '说不准', '忘了', '我不晓得啊', '记不清了', '哪个晓得'])(
    '%s is unknown',
    (text) => expect(parseYesNo(text)).toBe('unknown'),
  );
  it.each(['跳过', '不想说', '不方便说', '不愿意透露', '下一个', '先不说'])('%s is skip', (text) =>
    expect(parseYesNo(text)).toBe('skip'),
  );
  it.each(['低保怎么办', '坪石镇', '三个人', '有没有补贴', '是不是要钱', ''])('%j is no answer', (text) =>
    expect(parseYesNo(text)).toBeUndefined(),
  );
});

describe('choices', () => {
  const who: Choice[] = [
    { label: '一户人家', value: 'household', synonyms: ['邻居', '村民'] },
    { label: '村干部', value: 'village_cadre', synonyms: ['村支书', '村主任', '书记'] },
    { label: '村干部的亲戚', value: 'relative' },
    { label: '镇上工作人员', value: 'township', synonyms: ['镇干部'] },
  ];
  it.each([
    ['1', 'household'],
    ['①', 'household'],
    ['一', 'household'],
    ['第二个', 'village_cadre'],
    ['选3', 'relative'],
    ['最后一个', 'township'],
    ['village_cadre', 'village_cadre'],
    ['村干部。', 'village_cadre'],
    ['是我们村支书', 'village_cadre'],
    ['村干部的亲戚吃低保', 'relative'],
    ['镇上的', undefined],
    ['镇上', 'township'],
    ['就是一个邻居', 'household'],
    ['２', 'village_cadre'],
    ['我选第四项', 'township'],
    ['村支书和镇干部', undefined],
    ['9', undefined],
    ['不晓得', undefined],
    ['不是村干部', undefined],
    ['亲戚', 'relative'],
  ] as [string, string | undefined][])('%s means %s', (text, value) =>
    expect(parseChoice(text, who)).toBe(value),
  );

  it('always reads its own number, label and value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: who.length - 1 }), (i) => {
        const choice = who[i] as Choice;
        for (const text of [String(i + 1), choice.label, choice.value])
          expect(parseChoice(text, who)).toBe(choice.value);
      }),
    );
  });
  it('never answers with a value that was not offered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const value = parseChoice(text, who);
        expect([undefined, ...who.map((c) => c.value)]).toContain(value);
      }),
    );
  });
});
