import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOffice, testOffice } from './office.ts';
import { goneOf, type TalkSet } from './talks.ts';

// What was measured, less one or two messages. `found`, `centre` and `west` were worked on, the others were written by people who never met the bot.
const floors: Record<TalkSet, { good: number; again: number; characters: number }> = {
  found: { good: 0.83, again: 4, characters: 255 },
  north: { good: 0.82, again: 5, characters: 290 },
  south: { good: 0.845, again: 4, characters: 270 },
  east: { good: 0.82, again: 3, characters: 275 },
  // Held by strict readers with the bot of decision 51, and written down with what each message needed.
  centre: { good: 0.76, again: 2, characters: 225 },
  west: { good: 0.67, again: 10, characters: 290 },
  // Held by strict people with the bot of decision 54, written down with what each message needed, and worked on since.
  hill: { good: 0.68, again: 3, characters: 285 },
  river: { good: 0.52, again: 20, characters: 200 },
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
