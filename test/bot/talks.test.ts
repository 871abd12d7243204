import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOffice, testOffice } from './office.ts';
import { goneOf, type TalkSet } from './talks.ts';

// What was measured, less one or two messages. `found` was worked on, the others were written by people who never met the bot.
const floors: Record<TalkSet, { good: number; again: number; characters: number }> = {
  found: { good: 0.77, again: 5, characters: 240 },
  north: { good: 0.79, again: 7, characters: 310 },
  south: { good: 0.81, again: 5, characters: 280 },
  east: { good: 0.78, again: 4, characters: 275 },
  // Held by strict readers with the bot of decision 51, and written down with what each message needed.
  centre: { good: 0.48, again: 11, characters: 270 },
  west: { good: 0.57, again: 12, characters: 310 },
};

describe('the second, third and fourth message of a talk', () => {
  let office: TestOffice;
  beforeAll(() => {
    office = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
  });
  afterAll(() => office.end());

  it.each(Object.entries(floors))('of %s is answered with what it needs, briefly', async (set, floor) => {
    const { asked, good, repeated, characters, wrong } = await goneOf(office.office, set as TalkSet);
    expect(asked, 'messages').toBeGreaterThan(100);
    expect(good / asked, wrong.join('\n')).toBeGreaterThanOrEqual(floor.good);
    expect(repeated).toBeLessThanOrEqual(floor.again);
    expect(characters).toBeLessThanOrEqual(floor.characters);
  });
});
