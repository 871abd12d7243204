import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FactSet, heldOf } from './facts.ts';
import { type TestOffice, testOffice } from './office.ts';

// What was measured, less one or two messages. No article was amended after what `dawn` and `daybreak` lack; the sentences of
// `daybreak` are those that were said when it was read.
const floors: Record<FactSet, { full: number; facts: number; characters: number }> = {
  dusk: { full: 0.9, facts: 0.945, characters: 1350 },
  noon: { full: 0.92, facts: 0.96, characters: 1390 },
  dawn: { full: 0.8, facts: 0.9, characters: 1380 },
  daybreak: { full: 0.965, facts: 0.98, characters: 1150 },
  night: { full: 0.915, facts: 0.945, characters: 1310 },
  petitions: { full: 0.915, facts: 0.95, characters: 1450 },
  mail: { full: 0.81, facts: 0.925, characters: 1530 },
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
      expect(facts, 'facts told').toBeGreaterThan(190);
      expect(full / messages, lacking).toBeGreaterThanOrEqual(floor.full);
      expect(held / facts, lacking).toBeGreaterThanOrEqual(floor.facts);
      expect(characters).toBeLessThanOrEqual(floor.characters);
    },
  );
});
