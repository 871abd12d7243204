import { describe, expect, test } from 'vitest';
import { levelsReached } from '../../../knowledge/casework/reminding.ts';

const GREEN = { unit: '999901101', restricted: false };
const answer = (due: string) => ({ clock: 'answer', due, state: 'running' }) as const;
const on = (day: string, due: string, at = GREEN) => levelsReached(answer(due), at, day);

describe('a deadline', () => {
  test('is near in its last three working days, Spring Festival not counted and make-up days counted', () => {
    // 2026: off 15–23 February, worked 14 and 28 February.
    expect(on('2026-02-12', '2026-02-25')).toEqual([]);
    expect(on('2026-02-13', '2026-02-25')).toEqual(['soon']);
    expect(on('2026-02-25', '2026-02-25')).toEqual(['soon']);
    // 2026: off 1–7 October, worked 20 September and 10 October.
    expect(on('2026-09-29', '2026-10-09')).toEqual(['soon']);
    expect(on('2026-09-28', '2026-10-09')).toEqual([]);
  });

  test('past due goes from the unit to the desk to the county, by working days', () => {
    expect(on('2026-09-30', '2026-09-29')).toEqual(['unit']);
    expect(on('2026-10-08', '2026-09-29')).toEqual(['unit']);
    expect(on('2026-10-09', '2026-09-29')).toEqual(['unit', 'desk']);
    expect(on('2026-10-12', '2026-09-29')).toEqual(['unit', 'desk', 'county']);
  });

  test('of a restricted case is nobody’s but its unit’s; the desk is its own level above', () => {
    expect(on('2026-12-30', '2026-11-23', { unit: 'discipline', restricted: true })).toEqual(['unit']);
    expect(on('2026-12-30', '2026-11-23', { unit: 'desk', restricted: false })).toEqual(['unit', 'county']);
  });

  test('that is paused, met or no duty is nothing to be reminded of', () => {
    expect(levelsReached({ ...answer('2026-11-23'), state: 'paused' }, GREEN, '2026-12-01')).toEqual([]);
    expect(levelsReached({ ...answer('2026-11-23'), clock: 'object_transfer' }, GREEN, '2026-12-01')).toEqual(
      [],
    );
  });
});
