import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCalendarDays,
  addWorkingDays,
  isWorkingDay,
  loadCalendars,
  workingDaysBetween,
} from '../../../knowledge/casework/calendar.ts';
import { beijingDate, beijingTime, daysBetween, isDay, plusDays } from '../../../knowledge/casework/days.ts';

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = plusDays(day, 1)) days.push(day);
  return days;
}

describe('the official calendars', () => {
  test('name the notice of each year', () => {
    expect([...loadCalendars().notices]).toEqual([
      [2025, '国办发明电〔2024〕12号'],
      [2026, '国办发明电〔2025〕7号'],
    ]);
  });

  test.each([2025, 2026])('agree with chinese-days on every day of %i', (year) => {
    for (const day of daysOf(year)) {
      expect(isWorkingDay(day), day).toEqual({ working: chineseDays.isWorkday(day), provisional: false });
    }
  });

  test.each([
    [2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]],
    [2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]],
  ])('count the working days of each month of %i', (year, expected) => {
    const counts = Array.from({ length: 12 }, () => 0);
    for (const day of daysOf(year)) {
      const month = Number(day.slice(5, 7)) - 1;
      if (isWorkingDay(day).working) counts[month] = (counts[month] ?? 0) + 1;
    }
    expect(counts).toEqual(expected);
  });

  test('work on make-up Saturdays and Sundays', () => {
    for (const day of ['2025-01-26', '2025-10-11', '2026-01-04', '2026-02-14', '2026-09-20', '2026-10-10']) {
      expect(isWorkingDay(day).working, day).toBe(true);
    }
  });

  test('refuse a file with a fault, naming it', async () => {
    const { mkdtempSync, writeFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const { tmpdir } = await import('node:os');
    const { pathToFileURL } = await import('node:url');
    const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
    writeFileSync(join(folder, '2031.yaml'), 'year: 2031\nnotice: x\nholidays: []\nmakeUp: [2031-02-30]\n');
    expect(() => loadCalendars(pathToFileURL(`${folder}/`))).toThrow(/2031\.yaml/);
  });
});

describe('a year without a notice', () => {
  test('keeps weekends and the statutory holidays, and says provisional', () => {
    for (const day of ['2027-01-01', '2027-02-06', '2027-04-05', '2027-05-02', '2027-06-09', '2027-10-03']) {
      expect(isWorkingDay(day), day).toEqual({ working: false, provisional: true });
    }
    expect(isWorkingDay('2027-01-04')).toEqual({ working: true, provisional: true });
    expect(isWorkingDay('2024-03-04').provisional).toBe(true);
  });

  test('marks a limit that crosses into it', () => {
    expect(addWorkingDays('2026-12-28', 3)).toEqual({ due: '2026-12-31', provisional: false });
    expect(addWorkingDays('2026-12-28', 4)).toEqual({ due: '2027-01-04', provisional: true });
    expect(addCalendarDays('2026-12-01', 30)).toEqual({ due: '2026-12-31', provisional: false });
    expect(addCalendarDays('2026-12-01', 31)).toEqual({ due: '2027-01-04', provisional: true });
    expect(addCalendarDays('2026-11-21', 60)).toEqual({ due: '2027-01-20', provisional: true });
  });

  test('does not taint a calendar limit that merely started before the first notice', () => {
    expect(addCalendarDays('2024-12-30', 10)).toEqual({ due: '2025-01-09', provisional: false });
  });
});

// The worked dates every helper of the project agreed on; `+n` working days, `n d` calendar days.
describe('worked dates', () => {
  test.each([
    ['2026-02-10', ['02-13', '03-02', '03-09', '03-16', '03-30', '04-21'], ['02-24', '02-25', '04-13']],
    ['2026-04-27', ['04-30', '05-13', '05-20', '05-27', '06-10', '07-02'], ['05-06', '05-12', '06-26']],
    ['2026-09-21', ['09-24', '10-12', '10-19', '10-26', '11-09', '11-30'], ['09-28', '10-08', '11-20']],
  ])('from %s', (start, working, calendar) => {
    const due = ({ due, provisional }: { due: string; provisional: boolean }) => {
      expect(provisional).toBe(false);
      return due.slice(5);
    };
    expect([3, 10, 15, 20, 30, 45].map((n) => due(addWorkingDays(start, n)))).toEqual(working);
    expect([7, 15, 60].map((n) => due(addCalendarDays(start, n)))).toEqual(calendar);
  });
});

describe('counting', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((n) => plusDays('2024-06-01', n));
  const length = fc.integer({ min: 1, max: 90 });

  test('never ends on a rest day, and counts back to the same number', () => {
    fc.assert(
      fc.property(day, length, (start, n) => {
        const working = addWorkingDays(start, n);
        const calendar = addCalendarDays(start, n);
        expect(isWorkingDay(working.due).working).toBe(true);
        expect(isWorkingDay(calendar.due).working).toBe(true);
        expect(workingDaysBetween(start, working.due)).toBe(n);
        expect(daysBetween(start, calendar.due)).toBeGreaterThanOrEqual(n);
      }),
    );
  });

  test('refuses lengths and days that are none', () => {
    expect(() => addWorkingDays('2026-01-05', 0)).toThrow(RangeError);
    expect(() => addCalendarDays('2026-01-05', 1.5)).toThrow(RangeError);
    expect(() => addCalendarDays('2026-02-30', 1)).toThrow(RangeError);
    expect(['2026-2-3', '2026-02-30', '2026-13-01', ''].some(isDay)).toBe(false);
  });
});

describe('Beijing days', () => {
  test('begin at 16:00 UTC of the day before', () => {
    expect(beijingDate(new Date('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
    expect(beijingDate(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
    expect(beijingDate('2026-11-22T00:30:00+08:00')).toBe('2026-11-22');
    expect(beijingDate('2026-11-22')).toBe('2026-11-22');
    expect(beijingTime(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22T00:00:00+08:00');
    expect(() => beijingDate('yesterday')).toThrow(RangeError);
  });

  test('a day is written the same however many were written before', () => {
    const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
    for (let n = 0; n < 3_000; n++) expect(plusDays('2024-01-01', n)).toBe(day(n));
    for (let n = 0; n < 3_000; n += 7) expect(plusDays('2024-01-01', n)).toBe(day(n));
  });
});
