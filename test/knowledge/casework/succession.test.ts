// What becomes of a case when one of its townships goes into another: PINE goes into RIVER.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maySee } from '../../../knowledge/casework/access.ts';
import { deriveClocks } from '../../../knowledge/casework/clocks.ts';
import { foldCase } from '../../../knowledge/casework/fold.ts';
import { succeed } from '../../../knowledge/casework/lifecycle.ts';
import { holderAfter, names } from '../../../knowledge/casework/succession.ts';
import type { CaseEvent, CaseState, Filing, Routing } from '../../../knowledge/casework/types.ts';
import { PINE, RIVER, STONE } from './county.ts';

const now = new Date('2026-11-20T02:00:00Z');
const at = '2026-11-18T09:00:00+08:00';
const system = { who: 'system' } as const;
const desk = { who: 'officer', id: 'd', role: 'desk' } as const;
const filing: Filing = {
  kind: 'tip_off',
  category: 'false_claim',
  urgent: false,
  anonymous: false,
  realName: true,
  place: { township: PINE, village: '上湾村' },
};
const routing: Routing = { unit: PINE, denied: [], informed: [], restricted: false, why: 'household_place' };

const filed = (more: Partial<Routing> = {}, file: Partial<Filing> = {}): CaseEvent[] => [
  { type: 'filed', at, by: { who: 'reporter' }, ...filing, ...file },
  { type: 'routed', at, by: system, ...routing, ...more },
];
/** The state after PINE went into RIVER. */
function merged(history: CaseEvent[]): CaseState {
  const events = succeed(foldCase(history), PINE, RIVER, now);
  expect(events).toHaveLength(1);
  return foldCase([...history, ...events]);
}

test('a case goes with its township, place and all, and keeps its status, its days and its clocks', () => {
  const history: CaseEvent[] = [
    ...filed(),
    {
      type: 'accepted',
      at: '2026-11-19T09:00:00+08:00',
      by: { who: 'officer', id: 'c', role: 'clerk', unit: PINE },
    },
  ];
  const before = foldCase(history);
  const after = merged(history);
  expect(after).toEqual({
    ...before,
    version: before.version + 1,
    unit: RIVER,
    place: { township: RIVER, village: '上湾村' },
  });
  const [event] = succeed(before, PINE, RIVER, now);
  expect(deriveClocks([...history, event as CaseEvent], '2026-11-20')).toEqual(
    deriveClocks(history, '2026-11-20'),
  );
});

test('whoever was shut out under the old code is shut out under the new one', () => {
  const after = merged(
    filed({ unit: 'discipline', denied: [PINE], restricted: true, why: 'township_accused' }),
  );
  expect(after).toMatchObject({ unit: 'discipline', restricted: true, denied: [RIVER], unclear: [] });
  expect(maySee(after, { role: 'clerk', unit: RIVER, username: 'r' })).toBe(false);
});

test('a case of a township that goes into one it shuts out goes to the desk, and nobody there may see it', () => {
  const after = merged(filed({ denied: [RIVER, 'village:上湾村'] }));
  expect(after).toMatchObject({ unit: 'desk', restricted: false, denied: [RIVER, 'village:上湾村'] });
  expect(maySee(after, { role: 'clerk', unit: RIVER, username: 'r' })).toBe(false);
});

test('so does a case of the township that takes over, when the one it takes in is shut out', () => {
  expect(merged(filed({ unit: RIVER, denied: [PINE] }))).toMatchObject({ unit: 'desk', denied: [RIVER] });
});

test('where the desk is shut out as well, the discipline desk takes it, and it is restricted', () => {
  const after = merged(filed({ denied: [RIVER, 'desk', 'supervisor'] }));
  expect(after).toMatchObject({ unit: 'discipline', restricted: true });
});

test.each([
  ['the township that takes over', PINE, [], RIVER],
  ['the desk, which holds it already', 'desk', [PINE, RIVER], 'desk'],
  ['the desk, as the two are one', RIVER, [PINE], 'desk'],
  ['the discipline desk', PINE, [RIVER, 'desk'], 'discipline'],
  ['a third township, as ever', STONE, [PINE], STONE],
])('it is held by %s', (_who, unit, denied, holder) => {
  expect(holderAfter({ unit, denied }, PINE, RIVER)).toBe(holder);
});

test('shut out for want of knowing stays so, unless one of the two is accused in so many words', () => {
  const unclear = filed({ unit: 'desk', denied: [PINE, STONE], why: 'accused_unclear' });
  expect(merged(unclear).unclear).toEqual([RIVER, STONE]);
  const both: CaseEvent[] = [
    ...unclear,
    { type: 'denied', at, by: system, parties: [RIVER], why: 'township_accused' },
  ];
  expect(merged(both)).toMatchObject({ denied: [RIVER, STONE], unclear: [STONE] });
});

test('who is told, whose answer is reviewed and who works on a copy without names follow', () => {
  const masked: CaseEvent[] = [
    ...filed({ unit: 'desk' }),
    { type: 'transferred', at, by: desk, unit: PINE, reason: '转', masked: true, text: '有人反映' },
  ];
  expect(merged(masked)).toMatchObject({ unit: RIVER, maskedFor: RIVER });
  const reviewed: CaseEvent[] = [
    ...masked,
    {
      type: 'review_asked',
      at,
      by: { who: 'reporter' },
      stage: 'review',
      unit: 'desk',
      outside: false,
      text: '',
    },
  ];
  expect(foldCase(reviewed).informed).toEqual([PINE]);
  expect(merged(reviewed)).toMatchObject({
    unit: 'desk',
    status: 'under_review',
    informed: [RIVER],
    review: { from: RIVER },
  });
});

test('nobody who is shut out is told of it, nor is its holder told twice', () => {
  expect(merged(filed({ unit: 'desk', denied: [RIVER], informed: [PINE] })).informed).toEqual([]);
  expect(merged(filed({ unit: RIVER, informed: [PINE, 'discipline'] })).informed).toEqual(['discipline']);
});

test('a case that does not name the township is left alone, and so is one that has followed already', () => {
  const other = foldCase(filed({ unit: STONE }, { place: { township: STONE } }));
  expect(succeed(other, PINE, RIVER, now)).toEqual([]);
  expect(succeed(merged(filed()), PINE, RIVER, now)).toEqual([]);
});

test('what follows in an anonymous tip-off is dated by the day alone', () => {
  const state = foldCase(filed({}, { anonymous: true, realName: false }));
  expect(succeed(state, PINE, RIVER, now)[0]?.at).toBe('2026-11-20');
});

test('however a case stands, afterwards nothing in it names the old township and no unit holds what it may not see', () => {
  const party = fc.constantFrom(PINE, RIVER, STONE, 'desk', 'supervisor', 'officer:wang', 'village:上湾村');
  const parties = fc.uniqueArray(party, { maxLength: 5 });
  const unit = fc.constantFrom(PINE, RIVER, STONE, 'desk', 'discipline');
  fc.assert(
    fc.property(
      unit,
      parties,
      parties,
      fc.constantFrom('accused_unclear', 'place'),
      (holder, denied, told, why) => {
        const informed = told.filter((one) => /^\d/.test(one) && !denied.includes(one));
        const history = filed({ unit: holder, denied, informed, restricted: holder === 'discipline', why });
        const before = foldCase(history);
        const after = foldCase([...history, ...succeed(before, PINE, RIVER, now)]);
        expect(names(after, PINE)).toBe(false);
        expect(after.denied).not.toContain(after.unit);
        expect(after.informed.filter((one) => after.denied.includes(one) || one === after.unit)).toEqual([]);
        expect(after.restricted).toBe(after.unit === 'discipline');
        expect(after.status).toBe(before.status);
        for (const one of before.denied) expect(after.denied).toContain(one === PINE ? RIVER : one);
      },
    ),
  );
});
