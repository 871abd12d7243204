import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCharacter,
  findPersonal,
  maskPersonal,
  withoutPersonal,
} from '../../../knowledge/text/personal.ts';

/** A made-up identity number with a right check character. */
function idNumber(area: string, birthday: string, serial: string): string {
  const body = area + birthday + serial;
  return body + checkCharacter(body);
}

describe('masking', () => {
  const card = idNumber('110101', '19900307', '123');
  it('hides phones, identity cards, bank cards and e-mail', () => {
    expect(maskPersonal('电话13800138000')).toBe('电话138****8000');
    expect(maskPersonal('电话 138 0013 8000 找我')).toBe('电话 138****8000 找我');
    expect(maskPersonal('座机0751-8888888')).toBe('座机075****8888');
    expect(maskPersonal(`身份证${card}`)).toBe(`身份证1101**********${card.slice(-4)}`);
    expect(maskPersonal('卡号6222 0212 3456 7890 128')).not.toContain('3456');
    expect(maskPersonal('写信 zhangsan@qq.com')).toBe('写信 z***@qq.com');
  });
  it.each([
    ['138 0013 8000', '138****8000'],
    ['138-0013-8000', '138****8000'],
    ['138—0013—8000', '138****8000'],
    ['138　0013　8000', '138****8000'],
    ['1 3 8 0 0 1 3 8 0 0 0', '138****8000'],
    ['+86 138 0013 8000', '138****8000'],
    ['１３８－００１３－８０００', '138****8000'],
    ['110101 19900307 1238', '1101**********1238'],
  ])('sees %s, however it is written', (written, masked) => {
    expect(maskPersonal(`电话${written}。`)).toBe(`电话${masked}。`);
  });
  it('can leave them out altogether, and nothing else', () => {
    expect(withoutPersonal(`残疾证${card}怎么补，电话138-0013-8000`)).toBe('残疾证怎么补，电话');
    expect(withoutPersonal('2026年低保800元，打12345问')).toBe('2026年低保800元，打12345问');
  });
  it('sees full-width digits', () => expect(maskPersonal('１３８００１３８０００')).toBe('138****8000'));
  it.each([
    '打12345问',
    '一年36000元',
    '2026年11月22日',
    '编号MB-20261122-0001',
    '编号MB13912345678',
    '每月800元，一年9600元',
    '2026-11-22 12:30',
    '13800元',
    '138.00元',
  ])('leaves %s alone', (text) => {
    expect(maskPersonal(text)).toBe(text);
    expect(findPersonal(text)).toEqual([]);
  });
  it('names what it found', () => {
    expect(findPersonal(`我叫王小明，电话13800138000，身份证${card}`).sort()).toEqual([
      'idCard',
      'name',
      'phone',
    ]);
  });
  it('leaves no phone or identity number behind, wherever it stands, and is idempotent', () => {
    const phone = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([a, b]) => `1${a}${String(b).padStart(9, '0')}`);
    const id = fc
      .tuple(
        fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 999 }),
      )
      .map(([d, n]) =>
        idNumber('110101', d.toISOString().slice(0, 10).replaceAll('-', ''), String(n).padStart(3, '0')),
      );
    const word = fc.constantFrom('我', '电话', '：', ' ', '，', '元', '\n', '村里');
    fc.assert(
      fc.property(word, fc.oneof(phone, id), word, (before, secret, after) => {
        const masked = maskPersonal(before + secret + after);
        expect(masked).not.toContain(secret);
        expect(maskPersonal(masked)).toBe(masked);
      }),
    );
  });
});
