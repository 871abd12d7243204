import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateAsked, isOnlyDate } from '../../../knowledge/text/date-asked.ts';

const TODAY = '2026-11-25';

describe('the day whose figure is asked for', () => {
  test.each([
    ['去年标准多少', '2025-12-31'],
    ['去年的低保標準是多少', '2025-12-31'],
    ['前年低保一个月多少钱', '2024-12-31'],
    ['大前年的标准', '2023-12-31'],
    ['今年低保标准多少', TODAY],
    ['明年低保标准多少', '2027-12-31'],
    ['2025年护理补贴多少', '2025-12-31'],
    ['25年的护理补贴是多少钱', '2025-12-31'],
    ['二零二五年护理补贴多少钱', '2025-12-31'],
    ['二〇二五年的标准', '2025-12-31'],
    ['2025年3月的标准是多少', '2025-03-31'],
    ['2024年2月份标准', '2024-02-29'],
    ['去年十一月低保几多钱', '2025-11-30'],
    ['2025年3月5日的标准', '2025-03-05'],
    ['上个月低保标准是多少', '2026-10-31'],
    ['上上个月的标准', '2026-09-30'],
    ['这个月发多少', TODAY],
    ['我今年七十了，去年的护理补贴是多少？', '2025-12-31'],
  ])('%s → %s', (text, date) => {
    expect(dateAsked(text, TODAY)).toBe(date);
  });

  test.each([
    '低保标准多少',
    '我去年交的申请，现在还没批',
    '去年住院花光了钱，能报多少',
    '交了25年社保，养老金算多少收入',
    '25年前的事，现在补多少',
    '我去年申请低保没批怎么办',
    '低保标准今年七月涨了，我们家还是原来的数，要补不',
    '去年看病自己掏三万八，比例线是百分之六十，够不够',
    '以前每个月有几百块的补助，从今年三月份就没有了，去哪里问',
    '每月几百块钱的补助从今年三月份就没有了',
    '2025年13月的标准',
    '2025年2月30日的标准',
    '',
  ])('%s: none', (text) => {
    expect(dateAsked(text, TODAY)).toBeUndefined();
  });

  test('in January last month is December of the year before', () => {
    expect(dateAsked('上个月标准多少', '2026-01-15')).toBe('2025-12-31');
  });

  test('a date alone goes on from the figure given before', () => {
    for (const text of ['那去年呢', '去年呢？', '2025年的呢', '前年是多少']) {
      expect(isOnlyDate(text, TODAY)).toBe(true);
      expect(dateAsked(text, TODAY)).toBeDefined();
    }
    expect(isOnlyDate('去年我家盖房了呢', TODAY)).toBe(false);
    expect(isOnlyDate('多少', TODAY)).toBe(false);
  });

  test('whatever is written, the answer is a day of the calendar or none', () => {
    const piece = fc.constantFrom(
      '去年',
      '2025年',
      '13月',
      '2月',
      '30日',
      '标准',
      '多少',
      '上个月',
      '，',
      '那',
      '呢',
      '九九',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const date = dateAsked(pieces.join(''), TODAY);
        if (date !== undefined) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
      }),
    );
  });
});
