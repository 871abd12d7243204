// The one day a message tells: dates with and without month and year, days of the week, days gone by, and what is no day.
import { describe, expect, test } from 'vitest';
import { dayTold } from '../../../knowledge/casework/day-told.ts';

// A Friday.
const TODAY = '2026-11-27';

describe('a day is told', () => {
  test.each([
    ['九月二十一号收的件', '2026-09-21'],
    ['10月8日受理的', '2026-10-08'],
    ['2025年12月3日交的', '2025-12-03'],
    ['去年9月5号收的件', '2025-09-05'],
    // One that is still to come this year was last year's.
    ['12月20号交上去的', '2025-12-20'],
    ['上个月15号交的', '2026-10-15'],
    ['上上个月三十号交的', '2026-09-30'],
    ['这个月3号', '2026-11-03'],
    ['20号张榜', '2026-11-20'],
    ['28号张榜', '2026-10-28'],
    ['昨天交的', '2026-11-26'],
    ['前天贴出来', '2026-11-25'],
    ['大前天交的', '2026-11-24'],
    ['今天受理', '2026-11-27'],
    ['上礼拜三贴的', '2026-11-18'],
    ['星期一交的', '2026-11-23'],
    ['周日交的', '2026-11-22'],
    ['交上去三十二天了没声响', '2026-10-26'],
    ['材料收了两礼拜没人来', '2026-11-13'],
    ['交了两个星期了', '2026-11-13'],
  ])('%s', (text, day) => {
    expect(dayTold(text, TODAY)).toBe(day);
  });
  test('a month of last year in January', () => {
    expect(dayTold('上个月20号交的', '2026-01-10')).toBe('2025-12-20');
    expect(dayTold('25号交的', '2026-01-10')).toBe('2025-12-25');
  });
});

test.each([
  '腊月十八交的',
  '正月初八收的',
  '农历九月二十一号',
  '3号楼的王大爷交的',
  '2月30号交的',
  '这个月31号',
  '十几天了没信',
  '九月一号交的，十月八号又补的',
  '这个月28号到期',
  '要等30个工作日吗',
  '去年9月收的件',
  '三天两头跑',
  '等了一个月了',
])('no one day: %s', (text) => {
  expect(dayTold(text, TODAY)).toBeUndefined();
});
