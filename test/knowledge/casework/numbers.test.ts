import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findNumbers,
  isReceiptCode,
  isTrackingNumber,
  newReceiptCode,
  newTrackingNumber,
  parseReceiptCode,
  parseTrackingNumber,
  showReceiptCode,
  showTrackingNumber,
} from '../../../knowledge/casework/numbers.ts';

const seed = fc.infiniteStream(fc.nat(9));
const drawing = seed.map((stream) => () => stream.next().value as number);
const tracking = drawing.map((random) => newTrackingNumber(2026, random));
const receipt = drawing.map((random) => newReceiptCode(random));

/** Every way to mistype one digit, and every way to swap two unlike neighbours. */
function slips(digits: string, from = 0): string[] {
  const out: string[] = [];
  for (let i = from; i < digits.length; i += 1) {
    for (let d = 0; d <= 9; d += 1) {
      if (String(d) !== digits[i]) out.push(digits.slice(0, i) + d + digits.slice(i + 1));
    }
    if (i + 1 < digits.length && digits[i] !== digits[i + 1]) {
      out.push(digits.slice(0, i) + digits[i + 1] + digits[i] + digits.slice(i + 2));
    }
  }
  return out;
}

describe('a tracking number', () => {
  test('begins with MB and the year and is accepted', () => {
    fc.assert(
      fc.property(tracking, (number) => {
        expect(number).toMatch(/^MB26\d{9}$/);
        expect(isTrackingNumber(number)).toBe(true);
      }),
    );
  });

  test('catches every single slip and every swap of neighbours', () => {
    fc.assert(
      fc.property(tracking, (number) => {
        expect(slips(number, 2).filter(isTrackingNumber)).toEqual([]);
      }),
    );
  });

  test('is read in the ways people write it', () => {
    const number = newTrackingNumber(2026, () => 7);
    expect(parseTrackingNumber(showTrackingNumber(number))).toBe(number);
    expect(parseTrackingNumber(`  ${number.toLowerCase()}。`)).toBe(number);
    expect(parseTrackingNumber(number.replace('7', '七').replace('2', '二').replace('MB', 'ＭＢ'))).toBe(
      number,
    );
    expect(parseTrackingNumber('MB2612')).toBeUndefined();
  });

  test('does not follow from the one before', () => {
    const drawn = new Set(Array.from({ length: 200 }, () => newTrackingNumber(2026)));
    expect(drawn.size).toBe(200);
  });
});

describe('a receipt code', () => {
  test('is sixteen digits and is accepted', () => {
    fc.assert(
      fc.property(receipt, (code) => {
        expect(code).toMatch(/^\d{16}$/);
        expect(isReceiptCode(code)).toBe(true);
      }),
    );
  });

  test('catches every single slip and every swap of neighbours', () => {
    fc.assert(
      fc.property(receipt, (code) => {
        expect(slips(code).filter(isReceiptCode)).toEqual([]);
      }),
    );
  });

  test('is read with spaces, dashes, full-width and Chinese digits', () => {
    fc.assert(
      fc.property(receipt, (code) => {
        const shown = showReceiptCode(code);
        expect(shown).toMatch(/^\d{4}-\d{4}-\d{4}-\d{4}$/);
        const wide = [...shown].map((c) =>
          c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0),
        );
        const said = [...code].map((c) => '零幺两三四五六七八九'[Number(c)]).join('');
        for (const typed of [shown, shown.replaceAll('-', ' '), wide.join(''), said]) {
          expect(parseReceiptCode(typed)).toBe(code);
        }
      }),
    );
  });
});

test('both numbers are found in one message, in whichever way they are grouped', () => {
  fc.assert(
    fc.property(tracking, receipt, (number, code) => {
      const asked = `帮我查${showTrackingNumber(number)}，码是 ${showReceiptCode(code)} 谢谢`;
      expect(findNumbers(asked)).toEqual({ trackingNumber: number, receiptCode: code });
      expect(findNumbers(`${number} ${code}`)).toEqual({ trackingNumber: number, receiptCode: code });
    }),
  );
  expect(findNumbers('我的电话是13800000000')).toEqual({});
});
