import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOffice, testOffice } from '../office.ts';
import { isDevelopment, type Saying, type Scores, sayingsOf, scoreOf, shareOf } from './voices.ts';

const all = sayingsOf('questions-voices.yaml');

// The floors are what was measured, less one or two messages. Only the development half is worked on.
const floors: Record<'development' | 'check', Record<keyof Scores, number>> = {
  development: { intent: 0.95, answer: 0.85, owner: 0.91, several: 0.4, emergency: 1, accused: 0.63 },
  check: { intent: 0.93, answer: 0.84, owner: 0.95, several: 0.5, emergency: 1, accused: 0.68 },
};

/** A fifth of what three writers wrote, the hardest there is: most name nothing, many hide the question in a story. */
const strangers: Partial<Record<keyof Scores, number>> = { intent: 0.75, answer: 0.44, owner: 0.27 };

describe('messages in many voices', () => {
  let office: TestOffice;
  beforeAll(() => {
    office = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
  });
  afterAll(() => office.end());

  it('are at least four hundred, in two halves of like size', () => {
    const share = all.filter(isDevelopment).length / all.length;
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(Math.abs(share - 0.5)).toBeLessThan(0.1);
  });

  it('name only articles that exist', () => {
    const ids = all.flatMap(({ answers = [] }) => answers.flat());
    const missing = ids.filter((id) => id !== 'unknown' && !office.office.knowledge.articlesById.has(id));
    expect(missing).toEqual([]);
  });

  it('of strangers who had never met the bot are heard and answered', async () => {
    const scores = await scoreOf(office.office, sayingsOf('questions-strangers.yaml'));
    for (const [what, floor] of Object.entries(strangers)) {
      const score = scores[what as keyof Scores];
      expect(shareOf(score), [what, ...score.wrong].join('\n')).toBeGreaterThanOrEqual(floor);
    }
  });

  it.each(['development', 'check'] as const)('of the %s half are heard and answered', async (half) => {
    const says = (saying: Saying) => isDevelopment(saying) === (half === 'development');
    const scores = await scoreOf(office.office, all.filter(says));
    for (const [what, floor] of Object.entries(floors[half])) {
      const score = scores[what as keyof Scores];
      expect(shareOf(score), [what, ...score.wrong].join('\n')).toBeGreaterThanOrEqual(floor);
    }
  });
});
