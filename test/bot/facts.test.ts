import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FactSet, heldOf } from './facts.ts';
import { type TestOffice, testOffice } from './office.ts';

// What was measured, less one or two messages. `dawn` is kept for measuring: no article was amended after what it lacks.
const floors: Record<FactSet, { full: number; facts: number; characters: number }> = {
  dusk: { full: 0.73, facts: 0.86, characters: 1350 },
  noon: { full: 0.68, facts: 0.82, characters: 1350 },
  dawn: { full: 0.75, facts: 0.865, characters: 1350 },
  night: { full: 0.83, facts: 0.905, characters: 1350 },
  petitions: { full: 0.75, facts: 0.88, characters: 1400 },
  mail: { full: 0.72, facts: 0.885, characters: 1500 },
};

describe('first replies to strangers', () => {
  let office: TestOffice;
  beforeAll(() => {
    office = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
  });
  afterAll(() => office.end());

  it.each(Object.entries(floors))(
    'hold what the writers of %s need, and not too much besides',
    async (set, floor) => {
      const { facts, held, messages, full, characters, missing } = await heldOf(
        office.office,
        set as FactSet,
      );
      const lacking = missing.join('\n');
      expect(facts, 'facts told').toBeGreaterThan(200);
      expect(full / messages, lacking).toBeGreaterThanOrEqual(floor.full);
      expect(held / facts, lacking).toBeGreaterThanOrEqual(floor.facts);
      expect(characters).toBeLessThanOrEqual(floor.characters);
    },
  );
});
