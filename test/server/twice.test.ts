// Two processes on one database, both running the jobs over Spring Festival with its make-up days: everything is said that a
// brute reading of the State Council's notice says must be, and by one of them only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { act } from '../../server/casework.ts';
import { complaint, countyTip, file, GREEN, townshipTip, WHITE } from '../support/cases.ts';
import { createClock, openTestOffice } from '../support/office.ts';
import { operate } from './commands/place.ts';

const ROOT = join(import.meta.dirname, '../..');
const DAY = 24 * 3_600_000;
const plus = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const notice = parse(readFileSync(join(ROOT, 'knowledge/casework/calendar/2026.yaml'), 'utf8')) as {
  holidays: { from: string; to: string }[];
  makeUp: string[];
};

/** Read off the notice, one day at a time. */
function works(day: string): boolean {
  if (notice.makeUp.includes(day)) return true;
  if (notice.holidays.some(({ from, to }) => from <= day && day <= to)) return false;
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
function workingDays(after: string, until: string): number {
  let n = 0;
  for (let day = plus(after, 1); day <= until; day = plus(day, 1)) if (works(day)) n += 1;
  return n;
}

test('two processes side by side say each reminder once, and miss none', async () => {
  const clock = createClock('2026-01-26T09:00:00+08:00');
  const inside = openTestOffice({ clock });
  const { office } = inside;
  const clerk = {
    id: 'x',
    name: '测试',
    mustChangePassword: false,
    active: true,
    version: 1,
    role: 'clerk' as const,
  };
  let closed = 0;
  for (let n = 0; n < 60; n += 1) {
    if (n % 10 === 0) clock.pass(24 * 60);
    const unit = n % 2 === 0 ? GREEN : WHITE;
    const report =
      n % 7 === 0
        ? townshipTip()
        : n % 11 === 0
          ? countyTip()
          : n % 5 === 0
            ? complaint({ place: undefined, mentioned: [] })
            : complaint({ place: { township: unit }, mentioned: [unit] });
    const { trackingNumber } = await file(office, report, { follower: `talk-${n}` });
    if (n % 4 !== 1 || report.place?.township !== unit || report.kind !== 'complaint') continue;
    const who = { ...clerk, username: `c-${unit}`, unit };
    await act(office, who, trackingNumber, 'accept', {}, 2);
    if (n % 8 !== 1) continue;
    await act(office, who, trackingNumber, 'close', { finding: 'resolved', measures: [], text: '好了' }, 3);
    closed += 1;
  }
  const { cases, clocks } = office.db.tables;
  const rows = await office.db.reading.select().from(clocks);
  const owners = new Map((await office.db.reading.select().from(cases)).map((row) => [row.id, row]));
  await inside.close();

  // Every third day, so that some levels are reached on days nobody looked.
  const days: string[] = [];
  for (let day = '2026-02-03'; day <= '2026-03-20'; day = plus(day, 3)) days.push(day);
  const expected = new Set<string>();
  for (const { caseId, clock: name, n, due, state } of rows) {
    if (state !== 'running' || name === 'acknowledge' || name === 'object_transfer') continue;
    const { unit = '', restricted = false } = owners.get(caseId) ?? {};
    for (const day of days) {
      const say = (level: string) => expected.add(`${caseId} ${name} ${n} ${due} ${level}`);
      if (day <= due && workingDays(day, due) <= 3) say('soon');
      if (day <= due) continue;
      say('unit');
      if (!restricted && workingDays(due, day) >= 3 && unit !== 'desk') say('desk');
      if (!restricted && workingDays(due, day) >= 5) say('county');
    }
  }

  const children = [0, 1].map(() =>
    spawn(process.execPath, ['--import', 'tsx', 'test/server/reminding-child.ts', inside.folder, ...days], {
      cwd: ROOT,
    }),
  );
  const said: string[][] = [[], []];
  const failed: string[] = [];
  const ready = children.map((child, n) => {
    child.stderr.on('data', (chunk) => failed.push(String(chunk)));
    const lines = createInterface({ input: child.stdout });
    return new Promise<void>((resolve) => {
      lines.on('line', (line) => (line === 'ready' ? resolve() : said[n]?.push(line)));
    });
  });
  const ended = children.map((child) => once(child, 'exit'));
  await Promise.all(ready);
  for (const child of children) child.stdin.write('go\n');
  const codes = (await Promise.all(ended)).map(([code]) => code as number);
  expect(failed.join('')).toBe('');
  expect(codes).toEqual([0, 0]);

  const reminders = said.flat().flatMap((line) => (line.startsWith('said ') ? [line.slice(5)] : []));
  expect(new Set(reminders).size).toBe(reminders.length);
  expect(reminders.toSorted()).toEqual([...expected].toSorted());
  expect(reminders.length).toBeGreaterThan(100);
  // Reporters of closed cases are asked how it went, by one of the two.
  const asked = said
    .flat()
    .reduce((sum, line) => sum + (line.startsWith('asked ') ? Number(line.slice(6)) : 0), 0);
  expect(asked).toBe(closed);
  expect(closed).toBeGreaterThan(2);
  expect((await operate({ DATA_DIR: inside.folder }, '', 'verify')).code).toBe(0);
  await inside.dispose();
}, 180_000);
