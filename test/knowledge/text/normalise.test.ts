import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { hasTraditional, toSimplified } from '../../../knowledge/text/traditional.ts';

describe('normalise', () => {
  it.each([
    ['底保怎么办？？？', '低保怎么办?'],
    ['ＤＩＢＡＯ咋申清', '低保咋申请'],
    ['請問低保怎麼申請', '请问低保怎么申请'],
    ['殘疾人補貼發到哪裏', '残疾人补贴发到哪里'],
    ['我要举\u200b报', '我要举报'],
    ['低 保 怎 么 办', '低保怎么办'],
    ['我妈病了  没钱治', '我妈病了 没钱治'],
    ['题目\r\n\r\n正文！！！', '题目\n正文!'],
    ['①  ２３４元', '1 234元'],
    ['特苦户有什么待遇', '特困户有什么待遇'],
    ['真的吗?!', '真的吗?'],
    ['钱没到。。。。', '钱没到。'],
  ])('%j reads %j', (raw, read) => expect(normalise(raw)).toBe(read));

  it.each(['兜底保障是什么', '最低报销多少', '日子过得特苦', '抵保证金', 'canjia培训'])(
    '%s holds no slip and stays as it is',
    (text) => expect(normalise(text)).toBe(text),
  );

  it('is idempotent on any text', () => {
    const pieces = fc.constantFrom(
      '底',
      '保',
      '低',
      '宝',
      '特',
      '苦',
      '户',
      '請',
      '麼',
      '乾',
      '著',
      ' ',
      '\n',
      '!',
      '?',
      '。',
      '.',
      'di',
      'bao',
      '\u200b',
      'İ',
      'ﬁ',
      '①',
      '申',
      '情',
      '况',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces).map((a) => a.join('')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const once = normalise(raw);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads what a Chinese keyboard writes as it reads it among anything else', () => {
    const typed = fc.array(
      fc.constantFrom('低', '保', '，', '！', '？', '：', '；', '（', '）', '。', ',', ' ', '\n', 'a'),
    );
    fc.assert(
      fc.property(
        typed.map((a) => a.join('')),
        // One invisible character, and the text goes the long way round.
        (raw) => {
          expect(normalise(raw)).toBe(normalise(`${raw}\u200b`));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('leaves no control character, no zero-width character and no lone surrogate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(normalise(raw)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});

describe('traditional characters', () => {
  it('are found only where they are', () => {
    expect(hasTraditional('我要申请低保，乾隆年间的事')).toBe(false);
    expect(hasTraditional('我要申請')).toBe(true);
  });
  it('are turned by phrase, not by character', () => {
    expect(toSimplified('頭髮乾淨，發錢')).toBe('头发干净，发钱');
  });
});
