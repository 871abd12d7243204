// A year of deadlines under a clock set by hand: two servers on one database, now one, now the other, sometimes none,
// and at the end every reminder was given, each once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileReport } from '../../bot/filing.ts';
import type { Office } from '../../bot/office.ts';
import { clockKey, type Reminder } from '../../db/reminders.ts';
import { deriveClocks } from '../../knowledge/casework/clocks.ts';
import { plusDays } from '../../knowledge/casework/days.ts';
import { foldCase } from '../../knowledge/casework/fold.ts';
import { levelsReached } from '../../knowledge/casework/reminding.ts';
import { act, type OfficerAction } from '../../server/casework.ts';
import { followUp, remind } from '../../server/jobs/reminders.ts';
import { Problem } from '../../server/problem.ts';
import { openTestApp, signIn } from '../support/app.ts';
import { complaint, file, GREEN, PEACE, townshipTip, WHITE } from '../support/cases.ts';
import { createClock, openTestOffice, type TestOffice } from '../support/office.ts';

const key = ({ caseId, clock, due, level }: Omit<Reminder, 'on'>) => `${caseId} ${clock} ${due} ${level}`;

/** Every level of every clock of every case as its own events have it today; knows no table of reminders. */
async function reached(office: Office, ids: readonly string[]): Promise<string[]> {
  const today = office.today();
  const all: string[] = [];
  for (const caseId of ids) {
    const history = await office.cases.history(office.db.reading, caseId);
    const state = foldCase(history);
    for (const [n, clock] of deriveClocks(history, today).entries()) {
      const name = clockKey({ clock: clock.clock, n });
      for (const level of levelsReached(clock, state, today)) {
        all.push(key({ caseId, clock: name, due: clock.due, level }));
      }
    }
  }
  return all;
}

const BODIES: Partial<Record<OfficerAction, object>> = {
  accept: {},
  ask: { text: '哪个月的？' },
  extend: { days: 20, reason: '等外省回函' },
  reply: { text: '查清了', final: true },
  close: { finding: 'resolved', measures: [], text: '办好了' },
};

test('over a year, Spring Festival and National Day in it, no reminder is missed and none is given twice', async () => {
  const clock = createClock('2026-01-02T08:00:00+08:00');
  const first = openTestOffice({ clock });
  let offices: TestOffice[] = [first, openTestOffice({ clock, folder: first.folder })];
  const random = fc.sample(fc.nat({ max: 999 }), { numRuns: 4_000, seed: 20260101 });
  let drawn = 0;
  const draw = (most: number) => (random[drawn++ % random.length] as number) % most;
  const ids: string[] = [];
  const said: Reminder[] = [];
  const expected = new Set<string>();
  const common = { id: 'x', name: '测试', mustChangePassword: false, active: true, version: 1 };
  const clerk = (unit: string) => ({ ...common, username: `c-${unit}`, role: 'clerk' as const, unit });
  const desk = { ...common, username: 'd', role: 'desk' as const };
  let offDays = 0;
  for (let day = '2026-01-02'; day <= '2026-12-31'; day = plusDays(day, 1)) {
    clock.set(`${day}T09:${10 + draw(40)}:00+08:00`);
    const { office } = offices[draw(2)] as TestOffice;
    if (draw(5) === 0) {
      const unit = [GREEN, WHITE, PEACE][draw(3)] as string;
      const report =
        draw(6) === 0 ? townshipTip() : complaint({ place: { township: unit }, mentioned: [unit] });
      const { trackingNumber } = await office.db.unit((tx) => fileReport(tx, office, report, {}));
      ids.push((await office.reading.forReporter(trackingNumber))?.id as string);
    }
    // Somebody does something with one of the newer cases; what does not fit is refused.
    const id = ids[ids.length - 1 - draw(Math.max(1, Math.min(12, ids.length)))];
    const number = id && (await office.reading.trackingNumberOf(id));
    const face = number ? (await office.reading.forReporter(number))?.face : undefined;
    if (number && face && draw(2) === 0) {
      const action = Object.keys(BODIES)[draw(5)] as OfficerAction;
      const who = action === 'extend' || face.unit === 'desk' ? desk : clerk(face.unit);
      await act(office, who, number, action, BODIES[action] as never, face.version).catch(
        (error: unknown) => {
          if (!(error instanceof Problem)) throw error;
        },
      );
    }
    // Now and then nobody is there for a while, longer than any deadline's last days.
    if (day >= '2026-05-01' && day <= '2026-05-09') {
      offDays += 1;
      continue;
    }
    const before = await reached(office, ids);
    // Twice at once on each server; one server after the other, for in one process they would wait for each other's lock.
    for (const one of offices.slice(0, 1 + draw(2))) {
      said.push(...(await Promise.all([remind(one.office), remind(one.office)])).flat());
    }
    for (const one of before) expected.add(one);
    if (draw(20) === 0) {
      await Promise.all(offices.map((one) => one.close()));
      offices = [0, 1].map(() => openTestOffice({ clock, folder: first.folder }));
    }
  }
  const keys = said.map(key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(keys)).toEqual(expected);
  const levels = new Set(said.map(({ level }) => level));
  expect([...levels].sort()).toEqual(['county', 'desk', 'soon', 'unit']);
  expect(keys.length).toBeGreaterThan(150);
  expect(offDays).toBe(9);
  await Promise.all(offices.map((one) => one.close()));
  // The whole year above in one test: it may take longer than a question answered.
}, 180_000);

describe('a reminder', () => {
  test('is shown to whoever it is for while the deadline runs, and to nobody the case is hidden from', async () => {
    const inside = openTestApp();
    const { office, clock } = inside;
    const people = {
      clerk: await signIn(inside, 'clerk', GREEN),
      other: await signIn(inside, 'clerk', WHITE),
      desk: await signIn(inside, 'desk'),
      supervisor: await signIn(inside, 'supervisor'),
      discipline: await signIn(inside, 'discipline'),
    };
    const open = await file(office, complaint());
    const hidden = await file(office, townshipTip());
    const seen = async (who: keyof typeof people) =>
      (await office.reading.notices(people[who].account, 50)).map(({ trackingNumber, level }) => [
        trackingNumber,
        level,
      ]);
    clock.set('2026-12-31T09:00:00+08:00');
    await remind(office);
    const [o, h] = [open.trackingNumber, hidden.trackingNumber];
    expect(await seen('clerk')).toContainEqual([o, 'unit']);
    expect(await seen('desk')).toContainEqual([o, 'desk']);
    expect(await seen('supervisor')).toContainEqual([o, 'county']);
    expect(await seen('other')).toEqual([]);
    for (const who of ['clerk', 'desk', 'supervisor'] as const) {
      expect(JSON.stringify(await seen(who))).not.toContain(h);
    }
    expect(await seen('discipline')).toContainEqual([h, 'unit']);
    const { version } = (await office.reading.find(people.clerk.account, o)) as { version: number };
    await act(office, people.clerk.account, o, 'decline', { reason: '属医保', referTo: '12393' }, version);
    expect(await seen('clerk')).toEqual([]);
    await inside.dispose();
  });
});

describe('three days after closing', () => {
  test('whoever can be told is asked how it went, once; an anonymous tip-off has nobody to ask', async () => {
    const inside = openTestApp();
    const { office, clock } = inside;
    // What is queued stays to be looked at: nobody delivers.
    office.tellSoon = () => {};
    const clerk = (await signIn(inside, 'clerk', GREEN)).account;
    const close = async (number: string) => {
      await act(office, clerk, number, 'accept', {}, 2);
      await act(office, clerk, number, 'close', { finding: 'resolved', measures: [], text: '好了' }, 3);
    };
    const tip = { ...townshipTip(), accused: 'household' as const, text: '有户人家开车吃低保' };
    const one = await file(office, complaint(), { follower: 'talk' });
    const two = await file(office, tip, { follower: 'never kept' });
    for (const { trackingNumber } of [one, two]) await close(trackingNumber);
    const waiting = async () =>
      (await office.outbox.of('talk')).filter(({ what }) => what.startsWith('follow-up')).length;
    clock.set('2026-11-25T23:00:00+08:00');
    expect(await followUp(office)).toBe(0);
    clock.set('2026-11-26T00:30:00+08:00');
    expect([await followUp(office), await followUp(office)]).toEqual([1, 0]);
    expect(await waiting()).toBe(1);
    await inside.dispose();
  });
});
