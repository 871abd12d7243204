// Working days counted from the State Council's notices, one day at a time, without a line of the product's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface NoticeText {
  year: number;
  holidays: { from: string; to: string }[];
  makeUp: string[];
}

const DAY = 24 * 3_600_000;
export const plus = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export const noticeOf2026 = parse(
  readFileSync(join(import.meta.dirname, '../../../knowledge/casework/calendar/2026.yaml'), 'utf8'),
) as NoticeText;

/** Off by statute in 2027, whatever the notice will move: until it is out, nothing else is known. */
const STATUTORY_2027 = ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05'];

export interface WorkingDays {
  works(day: string): boolean;
  /** The n-th working day after one. */
  after(day: string, n: number): string;
  /** Calendar days after one; a rest day moves on to the next working day. */
  daysAfter(day: string, n: number): string;
  /** Working days after one, up to and including another. */
  between(after: string, until: string): number;
}

export function countBy(notices: readonly NoticeText[]): WorkingDays {
  const known = new Map<string, boolean>();
  const works = (day: string) => {
    const seen = known.get(day);
    if (seen !== undefined) return seen;
    const answer = look(day);
    known.set(day, answer);
    return answer;
  };
  function look(day: string): boolean {
    if (notices.some(({ makeUp }) => makeUp.includes(day))) return true;
    if (notices.some(({ holidays }) => holidays.some(({ from, to }) => from <= day && day <= to)))
      return false;
    if (!notices.some(({ year }) => day.startsWith(`${year}-`)) && STATUTORY_2027.includes(day)) return false;
    const weekday = new Date(day).getUTCDay();
    return weekday !== 0 && weekday !== 6;
  }
  return {
    works,
    after(day, n) {
      let at = day;
      for (let left = n; left > 0; ) {
        at = plus(at, 1);
        if (works(at)) left -= 1;
      }
      return at;
    },
    daysAfter(day, n) {
      let at = plus(day, n);
      while (!works(at)) at = plus(at, 1);
      return at;
    },
    between(after, until) {
      let n = 0;
      for (let at = plus(after, 1); at <= until; at = plus(at, 1)) if (works(at)) n += 1;
      return n;
    },
  };
}
