// No history, however it goes, shows a case to the officers it accuses: random reports, then random officers doing
// random things, and after every step a look through the eyes of the accused.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../bot/reports.ts';
import { actionBodies } from '../../knowledge/casework/actions.ts';
import { conductCategory } from '../../knowledge/casework/categories.ts';
import { sortIntoCategory } from '../../knowledge/casework/sorting/sort.ts';
import { ACCUSED_TYPES, type AccusedType } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { act, type OfficerAction } from '../../server/casework.ts';
import { Problem } from '../../server/problem.ts';
import { openTestApp, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { CITY, file, GREEN, PEACE, WHITE } from '../support/cases.ts';

const TOWNS = [CITY, GREEN, WHITE, PEACE];
/** A complaint about somebody's conduct, so that whom it accuses counts. */
const CONDUCT = '办事的人态度恶劣，还骂人，推来推去不给办。';

let inside: TestApp;
let everyone: SignedIn[];

beforeAll(async () => {
  inside = openTestApp();
  everyone = [];
  for (const unit of TOWNS) everyone.push(await signIn(inside, 'clerk', unit));
  for (const role of ['desk', 'discipline', 'supervisor'] as const) everyone.push(await signIn(inside, role));
});
afterAll(() => inside.dispose());

interface Told {
  report: Report;
  /** Townships the words could mean. */
  meant: string[];
}

const told: fc.Arbitrary<Told> = fc
  .record({
    kind: fc.constantFrom('tip_off' as const, 'tip_off' as const, 'tip_off' as const, 'complaint' as const),
    accused: fc.constantFrom(...ACCUSED_TYPES),
    township: fc.constantFrom(undefined, ...TOWNS, '440281101'),
    others: fc.uniqueArray(fc.constantFrom(...TOWNS), { maxLength: 3 }),
    shielded: fc.boolean(),
    urgent: fc.boolean(),
    contact: fc.constantFrom(undefined, '王五 0000-7654321'),
  })
  .map(({ kind, accused, township, others, shielded, urgent, contact }) => {
    const known = township !== undefined && TOWNS.includes(township) ? [township] : [];
    const meant = [...new Set([...known, ...others])];
    const place = township === undefined ? undefined : { township };
    const text = kind === 'complaint' ? CONDUCT : '这家人有车有房还吃低保。';
    return { meant, report: { kind, text, place, mentioned: meant, accused, shielded, urgent, contact } };
  });

const unaccused: fc.Arbitrary<Told> = fc
  .record({
    kind: fc.constantFrom('help' as const, 'question' as const, 'complaint' as const),
    township: fc.constantFrom(undefined, ...TOWNS),
    others: fc.uniqueArray(fc.constantFrom(...TOWNS), { maxLength: 2 }),
    urgent: fc.boolean(),
  })
  .map(({ kind, township, others, urgent }) => {
    const place = township === undefined ? undefined : { township };
    return { meant: others, report: { kind, text: '家里没米下锅了。', place, mentioned: others, urgent } };
  });

/** The table of casework's rule 2, in its own words: who must never know. */
function accusedOfficers({ report, meant }: Told): SignedIn[] {
  const accused: AccusedType | undefined =
    report.kind === 'complaint' && report.accused === 'household' ? undefined : report.accused;
  // When nothing says which township, it may be any.
  const townships = meant.length > 0 ? meant : inside.office.county.townships.map(({ code }) => code);
  const clerks = everyone.filter(
    ({ account }) => account.unit !== undefined && townships.includes(account.unit),
  );
  const shields = report.shielded ? clerks : [];
  switch (accused) {
    case undefined:
      return [];
    case 'household':
    case 'village_cadre':
      return shields;
    case 'township':
    case 'unclear':
      return clerks;
    case 'county':
      return everyone.filter(({ account: { role } }) => role === 'desk' || role === 'supervisor');
  }
}

interface Deed {
  /** Which officer; `holder` is whoever has the case, so that histories go somewhere. */
  who: number | 'holder';
  action: OfficerAction;
  unit: string;
}
const deed: fc.Arbitrary<Deed> = fc.record({
  who: fc.oneof(
    { weight: 2, arbitrary: fc.constant('holder' as const) },
    { weight: 1, arbitrary: fc.nat({ max: 6 }) },
  ),
  action: fc.constantFrom(
    'transfer',
    'transfer',
    'transfer',
    'transfer',
    'transfer',
    'transfer',
    'return',
    'accept',
    'decline',
    'note',
    'reply',
    'close',
  ) as fc.Arbitrary<OfficerAction>,
  // Often to the desk, and from there to the very people accused: the road by which a case would leak.
  unit: fc.constantFrom(
    'desk',
    'desk',
    'desk',
    'accused',
    'accused',
    'accused',
    'discipline',
    ...TOWNS,
    '999999999',
  ),
});

const BODIES = (unit: string): Record<string, object> => ({
  accept: {},
  decline: { reason: '不属于', referTo: '12345' },
  return: { reason: '不是我们的', suggestUnit: unit },
  transfer: { unit, reason: '转办' },
  note: { text: '看过' },
  reply: { text: '在查', final: false },
  close: { finding: 'explained', measures: [], text: '说明了' },
});

/** Does it, as the API would; what is refused is refused. */
async function attempt(
  number: string,
  { who, action, unit: wanted }: Deed,
  accused: string,
): Promise<boolean> {
  const unit = wanted === 'accused' ? accused : wanted;
  const face = (await inside.office.reading.forReporter(number))?.face;
  const holder = everyone.find(({ account }) => (account.unit ?? account.role) === face?.unit);
  const officer = who === 'holder' ? holder : everyone[who];
  if (!officer || !face) return false;
  const { version } = face;
  const body = actionBodies[action].parse(BODIES(unit)[action]);
  try {
    await act(inside.office, officer.account, number, action, body as never, version);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** What trying an action on it says to an officer. */
async function refusalOf({ account }: SignedIn, number: string): Promise<string> {
  try {
    await act(inside.office, account, number, 'note', { text: '试试' }, 2);
    return 'done';
  } catch (error) {
    return error instanceof Problem ? `${error.status} ${error.message}` : String(error);
  }
}

async function expectHidden(from: SignedIn, number: string, counted: object): Promise<void> {
  const { reading, today } = inside.office;
  expect(await reading.find(from.account, number)).toBeUndefined();
  expect((await reading.list(from.account, { limit: 5, q: number })).items).toEqual([]);
  const { items } = await reading.list(from.account, { limit: 200 });
  expect(items.some(({ trackingNumber }) => trackingNumber === number)).toBe(false);
  expect(await reading.count(from.account, today())).toEqual(counted);
  expect(await refusalOf(from, number)).toBe(await refusalOf(from, 'MB26000000000'));
}

const RULE: Record<string, number> = {
  place: 1,
  household_place: 1,
  county_accused: 2,
  township_accused: 2,
  village_cadre_accused: 2,
  accused_unclear: 2,
  household_shielded: 2,
  unclear_shielded: 2,
  no_place: 5,
  several_places: 5,
  question_to_desk: 6,
};

/** Which rules of casework's routing this case went by. */
async function rulesOf(number: string): Promise<number[]> {
  const filed = await inside.office.reading.forReporter(number);
  const routed = filed?.events.find(({ type }) => type === 'routed');
  const { why, unit } = JSON.parse(routed?.body ?? '{}') as { why: string; unit: string };
  const rule = RULE[why];
  if (rule === undefined) throw new Error(`routed for a reason no rule knows: ${why}`);
  // Rule 7: hardship heard is urgent and goes to the township the same day.
  return filed?.face.urgent && TOWNS.includes(unit) ? [rule, 7] : [rule];
}

test('the complaint used here is one about conduct, or whom it accuses would not count', () => {
  expect(conductCategory(sortIntoCategory(normalise(CONDUCT), 'complaint').category)).toBe(true);
});

test('no officer a case accuses ever sees, lists, finds, counts or hears of it, whatever is done with it', async () => {
  const reached = new Map<number, number>();
  const tally = { watched: 0, done: 0, refused: 0, moved: 0 };
  const history = fc.tuple(
    fc.oneof({ weight: 4, arbitrary: told }, { weight: 1, arbitrary: unaccused }),
    fc.array(deed, { minLength: 2, maxLength: 10 }),
  );
  await fc.assert(
    fc.asyncProperty(history, async ([what, deeds]) => {
      const { office } = inside;
      const accused = accusedOfficers(what);
      const counts = await Promise.all(
        accused.map(({ account }) => office.reading.count(account, office.today())),
      );
      const { trackingNumber } = await file(office, what.report);
      for (const rule of await rulesOf(trackingNumber)) reached.set(rule, (reached.get(rule) ?? 0) + 1);
      const look = async () => {
        for (const [n, from] of accused.entries()) await expectHidden(from, trackingNumber, counts[n] ?? {});
        tally.watched += accused.length;
      };
      await look();
      for (const one of deeds) {
        const before = (await office.reading.forReporter(trackingNumber))?.face.unit;
        const done = await attempt(trackingNumber, one, what.meant[0] ?? GREEN);
        tally[done ? 'done' : 'refused'] += 1;
        if (!done) continue;
        if ((await office.reading.forReporter(trackingNumber))?.face.unit !== before) tally.moved += 1;
        await look();
      }
      // Somebody must be able to work it: a case nobody sees would be lost.
      const seen = await Promise.all(
        everyone.map(({ account }) => office.reading.find(account, trackingNumber)),
      );
      expect(seen.some((one) => one !== undefined)).toBe(true);
    }),
    { numRuns: 140 },
  );
  for (const rule of [1, 2, 5, 6, 7]) expect(reached.get(rule) ?? 0, `rule ${rule}`).toBeGreaterThan(0);
  expect(tally.watched).toBeGreaterThan(100);
  expect(tally.done).toBeGreaterThan(80);
  expect(tally.moved).toBeGreaterThan(20);
});
