// Who is shown a reminder, and who is asked how it went. That each is told once over a whole year is year/'s.
import { describe, expect, test } from 'vitest';
import { act } from '../../server/casework.ts';
import { followUp, remind } from '../../server/jobs/reminders.ts';
import { openTestApp, signIn } from '../support/app.ts';
import { complaint, file, GREEN, townshipTip, WHITE } from '../support/cases.ts';

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
