import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maySee } from '../../../knowledge/casework/access.ts';
import { type RoutingQuestion, route, villageParty } from '../../../knowledge/casework/routing.ts';
import { ACCUSED_TYPES, CASE_KINDS, ROLES } from '../../../knowledge/casework/types.ts';
import { county, PINE, RIVER, STONE } from './county.ts';

const tip = (more: Partial<RoutingQuestion>) =>
  route(
    { kind: 'tip_off', mentionedTownships: [], place: { township: PINE, village: '松坡村' }, ...more },
    county,
  );

describe('a tip-off', () => {
  test('about a household goes to the township of that household', () => {
    expect(tip({ accusedType: 'household' })).toEqual({
      unit: PINE,
      denied: [],
      informed: [],
      restricted: false,
      why: 'household_place',
    });
  });

  test('of a household category needs nobody in office named', () => {
    expect(tip({ category: 'dead_still_paid' }).unit).toBe(PINE);
    expect(tip({ category: 'bribery' }).unit).toBe('desk');
  });

  test('about a household the township covers for goes to the desk and never to that township', () => {
    expect(tip({ accusedType: 'household', shieldedByTownship: true })).toMatchObject({
      unit: 'desk',
      denied: [PINE],
      informed: ['discipline'],
    });
  });

  test('about a village cadre goes to the desk, the discipline desk informed, the village always shut out', () => {
    expect(tip({ accusedType: 'village_cadre' })).toMatchObject({
      unit: 'desk',
      denied: [villageParty('松坡村')],
      informed: ['discipline'],
      restricted: false,
    });
    expect(tip({ accusedType: 'village_cadre', shieldedByTownship: true }).denied).toContain(PINE);
  });

  test('about a township goes to the discipline desk, that whole township shut out', () => {
    expect(tip({ accusedType: 'township' })).toMatchObject({
      unit: 'discipline',
      denied: [PINE],
      restricted: true,
    });
  });

  test('about a township nobody named shuts out every township', () => {
    expect(tip({ accusedType: 'township', place: undefined }).denied.sort()).toEqual([PINE, RIVER, STONE]);
  });

  test('shuts out every township the text could mean', () => {
    expect(tip({ accusedType: 'township', mentionedTownships: [RIVER] }).denied.sort()).toEqual([
      PINE,
      RIVER,
    ]);
    expect(tip({ accusedType: 'unclear', mentionedTownships: [STONE], place: undefined })).toMatchObject({
      unit: 'desk',
      denied: [STONE],
    });
  });

  test('about the county bureau leaves the discipline desk alone', () => {
    const routing = tip({ accusedType: 'county' });
    expect(routing).toMatchObject({ unit: 'discipline', denied: ['desk', 'supervisor'] });
    const seeing = ROLES.filter((role) =>
      maySee(routing, { role, ...(role === 'clerk' ? { unit: PINE } : {}) }),
    );
    expect(seeing).toEqual(['discipline']);
  });
});

describe('everything else', () => {
  test('goes to its township, or to the desk when the place is missing, strange or open', () => {
    const help = (more: Partial<RoutingQuestion>) =>
      route({ kind: 'help', mentionedTownships: [], ...more }, county);
    expect(help({ place: { township: RIVER } })).toMatchObject({ unit: RIVER, why: 'place' });
    expect(help({})).toMatchObject({ unit: 'desk', why: 'no_place' });
    expect(help({ place: { township: '110101001' } })).toMatchObject({ unit: 'desk', why: 'no_place' });
    expect(help({ mentionedTownships: [PINE, RIVER] })).toMatchObject({
      unit: 'desk',
      why: 'several_places',
    });
  });

  test('a question goes to the desk', () => {
    expect(route({ kind: 'question', mentionedTownships: [], place: { township: PINE } }, county).unit).toBe(
      'desk',
    );
  });

  test('a complaint about slow work stays with the township; one about conduct goes over its head', () => {
    const complaint = (category: string) =>
      route(
        {
          kind: 'complaint',
          category,
          accusedType: 'township',
          mentionedTownships: [],
          place: { township: PINE },
        },
        county,
      );
    expect(complaint('delay').unit).toBe(PINE);
    expect(complaint('attitude')).toMatchObject({ unit: 'discipline', denied: [PINE] });
  });
});

test('no routing gives a case to a unit it shuts out, and there is always somebody to see it', () => {
  const township = fc.constantFrom(PINE, RIVER, STONE, '000000000');
  fc.assert(
    fc.property(
      fc.record({
        kind: fc.constantFrom(...CASE_KINDS),
        accusedType: fc.option(fc.constantFrom(...ACCUSED_TYPES), { nil: undefined }),
        category: fc.constantFrom(undefined, 'delay', 'attitude', 'false_claim', 'bribery', 'nonsense'),
        place: fc.option(fc.record({ township }), { nil: undefined }),
        mentionedTownships: fc.array(township, { maxLength: 3 }),
        shieldedByTownship: fc.boolean(),
      }),
      (question) => {
        const routing = route(question, county);
        expect(routing.denied).not.toContain(routing.unit);
        expect(['desk', 'discipline', PINE, RIVER, STONE]).toContain(routing.unit);
        const officers = [
          { role: 'desk' as const },
          { role: 'discipline' as const },
          ...[PINE, RIVER, STONE].map((unit) => ({ role: 'clerk' as const, unit })),
        ];
        expect(officers.some((officer) => maySee(routing, officer))).toBe(true);
        if (question.kind === 'tip_off' && question.accusedType === 'township' && question.place?.township) {
          const named = [question.place.township];
          for (const unit of named) expect(maySee(routing, { role: 'clerk', unit })).toBe(false);
        }
      },
    ),
  );
});
