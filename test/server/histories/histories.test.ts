// No history, however it goes, shows a case to the officers it accuses: random reports, then reporters, officers and the
// clock doing random things, and after every step a look through the eyes of those who must not know.
// `HISTORIES=3000 npx vitest run test/server/histories` plays as many as one likes; `HISTORIES_SEED=7` begins elsewhere.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachToCase } from '../../../bot/attachments/attach.ts';
import { actOnReport } from '../../../bot/returning.ts';
import { conductCategory } from '../../../knowledge/casework/categories.ts';
import { sortIntoCategory } from '../../../knowledge/casework/sorting/sort.ts';
import { ACCUSED_TYPES, type AccusedType } from '../../../knowledge/casework/types.ts';
import type { County } from '../../../knowledge/jurisdictions/schema.ts';
import { createGazetteer } from '../../../knowledge/places/gazetteer.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { remind } from '../../../server/jobs/reminders.ts';
import { followTownships } from '../../../server/jobs/successions.ts';
import { ask, openTestApp, type SignedIn, signIn, type TestApp } from '../../support/app.ts';
import { file, GREEN, WHITE } from '../../support/cases.ts';
import { readMergedPack } from '../../support/merger.ts';
import { MONDAY } from '../../support/office.ts';
import { expectNoHint, expectUnseen, NOBODYS, roadCount, type Sought } from './eyes.ts';
import {
  filedAs,
  heard,
  isShut,
  isStranger,
  LATER,
  type Later,
  type Model,
  merged,
  succeeded,
  TOWNS,
  type Told,
  triaged,
} from './model.ts';

const RUNS = Number(process.env.HISTORIES ?? 40);
const SEED = Number(process.env.HISTORIES_SEED ?? 20261122);
/** Complaints about somebody's conduct, so that whom they accuse counts. */
const CONDUCT = '办事的人态度恶劣，还骂人，推来推去不给办。';

/** Sessions begun then outlast the days a history passes. */
const SIGNED_IN = '2027-06-01T09:00:00+08:00';

let inside: TestApp;
let county: County;
/** Places of 青山镇's officers among everyone. */
let greens: number[];
let everyone: SignedIn[];
let towns: string[];
let told = 0;

beforeAll(async () => {
  inside = openTestApp();
  towns = inside.office.county.townships.map(({ code }) => code);
  county = inside.office.county;
  inside.clock.set(SIGNED_IN);
  everyone = [];
  for (const unit of TOWNS) everyone.push(await signIn(inside, 'clerk', unit));
  for (const role of ['desk', 'discipline', 'supervisor', 'desk', 'discipline'] as const) {
    everyone.push(await signIn(inside, role));
  }
  everyone.push(await signIn(inside, 'clerk', GREEN));
  greens = [...everyone.keys()].filter((n) => everyone[n]?.account.unit === GREEN);
  inside.clock.set(MONDAY);
});
afterAll(() => inside.dispose());

/** A story with a name of its own in it, which nobody else's has. */
const unique = (text: string, n: number) => `${text}当事人叫赵记${n}号。`;
const markOf = (n: number) => `赵记${n}号`;

const about: fc.Arbitrary<Told> = fc
  .record({
    kind: fc.constantFrom('tip_off', 'tip_off', 'tip_off', 'complaint' as const),
    accused: fc.constantFrom(...ACCUSED_TYPES),
    township: fc.constantFrom(undefined, ...TOWNS, '440281101'),
    village: fc.constantFrom(undefined, '石桥村'),
    others: fc.uniqueArray(fc.constantFrom(...TOWNS), { maxLength: 3 }),
    shielded: fc.boolean(),
    urgent: fc.boolean(),
    contact: fc.constantFrom(undefined, '王五 0000-7654321'),
  })
  .map(({ kind, accused, township, village, others, shielded, urgent, contact }) => {
    const known = township !== undefined && TOWNS.includes(township) ? [township] : [];
    const meant = [...new Set([...known, ...others])];
    const place = township === undefined ? undefined : { township, ...(village ? { village } : {}) };
    const text = kind === 'complaint' ? CONDUCT : '这家人有车有房还吃低保。';
    return {
      meant,
      report: { kind: kind as 'tip_off', text, place, mentioned: meant, accused, shielded, urgent, contact },
    };
  });
const unaccused: fc.Arbitrary<Told> = fc
  .record({
    kind: fc.constantFrom('help', 'question', 'complaint', 'suggestion' as const),
    township: fc.constantFrom(undefined, ...TOWNS),
    others: fc.uniqueArray(fc.constantFrom(...TOWNS), { maxLength: 2 }),
    urgent: fc.boolean(),
  })
  .map(({ kind, township, others, urgent }) => {
    const place = township === undefined ? undefined : { township };
    return {
      meant: others,
      report: { kind: kind as 'help', text: '家里没米下锅了。', place, mentioned: others, urgent },
    };
  });
const story = fc.oneof({ weight: 4, arbitrary: about }, { weight: 1, arbitrary: unaccused });

/** `contest` is whatever a reporter who is not content may do now. */
type ReporterDeed = 'message' | 'withdraw' | 'rate' | 'contest';
type Deed =
  | { by: 'officer'; of: number; who: number | 'holder'; action: string; unit: string; accused: AccusedType }
  | { by: 'reporter'; of: number; action: ReporterDeed; what: Later }
  | { by: 'interest'; who: number; of: number }
  | { by: 'days'; days: number }
  | { by: 'files'; of: number }
  | { by: 'pack' }
  | { by: 'merger' };

const whichCase = fc.constantFrom(0, 0, 0, 1);
const officerDeed = fc.record({
  by: fc.constant('officer' as const),
  of: whichCase,
  // `holder` is whoever has the case, so that histories go somewhere.
  who: fc.oneof(
    { weight: 3, arbitrary: fc.constant('holder' as const) },
    { weight: 1, arbitrary: fc.nat({ max: 9 }) },
  ),
  action: fc.oneof(
    { weight: 5, arbitrary: fc.constant('transfer') },
    { weight: 6, arbitrary: fc.constant('onward') },
    { weight: 6, arbitrary: fc.constantFrom('triage', 'triage', 'merge', 'merge', 'recuse', 'close') },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...['return', 'decline', 'note', 'reply', 'ask', 'check', 'extend', 'extend_refuse', 'urge'],
        ...['recuse', 'review_decide', 'contact', 'draft'],
      ),
    },
  ),
  // Often to the desk, and from there to the very people accused: the road by which a case would leak.
  unit: fc.constantFrom('desk', 'desk', 'accused', 'accused', 'discipline', ...TOWNS, '999999999'),
  accused: fc.constantFrom(...ACCUSED_TYPES),
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 10, arbitrary: officerDeed },
  {
    weight: 4,
    arbitrary: fc.record({
      by: fc.constant('reporter' as const),
      of: whichCase,
      action: fc.constantFrom('message', 'message', 'contest', 'contest', 'rate', 'withdraw' as const),
      what: fc.constantFrom('nobody', 'green', 'county' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ by: fc.constant('interest' as const), who: fc.nat({ max: 9 }), of: whichCase }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ by: fc.constant('days' as const), days: fc.constantFrom(1, 4, 12, 25) }),
  },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('files' as const), of: whichCase }) },
  { weight: 1, arbitrary: fc.constant({ by: 'pack' as const }) },
  { weight: 1, arbitrary: fc.constant({ by: 'merger' as const }) },
);

/** What comes next in the life of a case. */
const ONWARD: Readonly<Record<string, string>> = {
  routed: 'accept',
  returned: 'accept',
  reopened: 'accept',
  accepted: 'close',
  investigating: 'close',
  answered: 'close',
  under_review: 'review_decide',
  under_final_review: 'review_decide',
};

const BODIES = (unit: string, accused: AccusedType, into: string): Record<string, object> => ({
  accept: {},
  decline: { reason: '不属于', referTo: '12345' },
  return: { reason: '不是我们的', suggestUnit: unit },
  transfer: { unit, reason: '转办' },
  triage: { accused, reason: '问清了', ...(TOWNS.includes(unit) ? { place: { township: unit } } : {}) },
  note: { text: '看过' },
  reply: { text: '查清了', final: true },
  ask: { text: '哪一年的？' },
  check: { item: 'papers', result: '相符' },
  extend: { days: 10, reason: '等外省回函' },
  extend_refuse: { reason: '不必' },
  urge: { text: '请抓紧' },
  merge: { into },
  recuse: { reason: '近亲属' },
  review_decide: { decision: accused === 'household' ? 'redo' : 'upheld', text: '维持' },
  close: { finding: 'explained', measures: [], text: '说明了' },
  contact: { reason: '要上门核实' },
  draft: { text: '写到一半' },
});

const tally: Record<string, number> = {};
const count = (what: string, n = 1) => {
  tally[what] = (tally[what] ?? 0) + n;
};
const face = async ({ number }: Model) => (await inside.office.reading.forReporter(number))?.face;

const ROUTED: Readonly<Record<string, string>> = {
  place: '1 place',
  household_place: '1 place',
  county_accused: '2 accused',
  township_accused: '2 accused',
  village_cadre_accused: '2 accused',
  accused_unclear: '2 accused',
  household_shielded: '2 accused',
  unclear_shielded: '2 accused',
  no_place: '5 no place or several',
  several_places: '5 no place or several',
  question_to_desk: '6 out of remit',
};

async function tell(what: Told, n: number): Promise<Model> {
  const { office } = inside;
  const report = { ...what.report, text: unique(what.report.text, n) };
  const { trackingNumber, receiptCode } = await file(office, report, { follower: `talk ${n}` });
  const kept = await office.reading.forReporter(trackingNumber);
  if (!kept) throw new Error('filed and not there');
  const routed = kept.events.find(({ type }) => type === 'routed');
  const { why } = JSON.parse(routed?.body ?? '{}') as { why: string };
  const rule = ROUTED[why];
  if (rule === undefined) throw new Error(`routed for a reason no rule knows: ${why}`);
  count(`rule ${rule}`);
  // Rule 7: hardship heard is urgent and goes to the township the same day.
  if (kept.face.urgent && TOWNS.includes(kept.face.unit)) count('rule 7 hardship to the township today');
  return {
    told: what,
    number: trackingNumber,
    id: kept.id,
    receiptCode,
    ...filedAs(what, towns),
    officers: new Set(),
    held: new Set([kept.face.unit]),
  };
}

async function officerDoes(one: Extract<Deed, { by: 'officer' }>, models: Model[]): Promise<boolean> {
  const [model, other] = [models[one.of] as Model, models[1 - one.of] as Model];
  const now = await face(model);
  if (!now) throw new Error('a case was lost');
  const holders = everyone.filter(
    (officer) => (officer.account.unit ?? officer.account.role) === now.unit && !isShut(model, officer),
  );
  const action = one.action === 'onward' ? (ONWARD[now.status] ?? 'note') : one.action;
  // A clerk passes nothing on: whoever looks over them does, where somebody may.
  const overseer = everyone.find((from) => from.account.role === 'desk' && !isShut(model, from));
  const holder = ['transfer', 'merge', 'triage'].includes(action) ? (overseer ?? holders[0]) : holders[0];
  const officer = one.who === 'holder' ? holder : everyone[one.who];
  if (!officer) return false;
  const accused = [...model.outright, ...model.unclear].find((party) => TOWNS.includes(party)) ?? GREEN;
  const unit = one.unit === 'accused' ? accused : one.unit;
  const isDraft = action === 'draft';
  const response = await ask(inside.app, `/api/v1/staff/cases/${model.number}/${action}`, {
    method: isDraft ? 'PUT' : 'POST',
    body: {
      ...BODIES(unit, one.accused, other.number)[action],
      ...(isDraft || action === 'contact' ? {} : { version: now.version }),
    },
    headers: officer.bearer,
  });
  const text = await response.text();
  expect(response.status, `${action}: ${text}`).toBeLessThan(500);
  const done = response.status < 300;
  // An answer to whoever may not see the other case says nothing of it, unless they wrote the number themselves.
  if (isShut(model, officer) || isStranger(model, officer)) expect(response.status).toBe(404);
  if (!done) {
    if (action === 'transfer' && response.status === 422) count('rule 4 a transfer refused');
    if (action === 'merge' && response.status === 409) count('rule 4 a merge refused');
    return false;
  }
  count(`did ${action}`);
  if (action === 'recuse') {
    model.officers.add(officer.account.username);
    count('rule 3 recused');
  }
  if (action === 'decline') count('rule 6 out of remit');
  if (action === 'merge') merged(model, other);
  if (action === 'triage') {
    const place = TOWNS.includes(unit) ? unit : model.told.report.place?.township;
    triaged(model, one.accused, place !== undefined && towns.includes(place) ? place : undefined);
  }
  return true;
}

async function reporterDoes({ of, action: wish, what }: Extract<Deed, { by: 'reporter' }>, models: Model[]) {
  const { office } = inside;
  const model = models[of] as Model;
  const isAnswered = ['answered', 'closed'].includes((await face(model))?.status ?? '');
  const action =
    wish !== 'contest'
      ? wish
      : !isAnswered
        ? 'message'
        : told % 3 === 0
          ? ('reopen' as const)
          : ('review' as const);
  const text = LATER[what];
  const body =
    action === 'withdraw' ? {} : action === 'rate' ? { score: 2, resolved: false, text } : { text };
  const done = await office.db.unit((tx) => actOnReport(tx, office, model.id, action, body as never));
  if (!done) return false;
  count(`did ${action}`);
  if (action !== 'withdraw') {
    heard(model, what, isMerged() ? WHITE : GREEN);
    if (what !== 'nobody') count('rule 4 a new name came up');
  }
  return true;
}

let names = 0;
/** The pack is edited and read again: a village has another name, and another one more. */
function readPackAgain(): void {
  names += 1;
  const { county } = inside.office;
  const townships = county.townships.map((township) => ({
    ...township,
    villages: township.villages.map((village, n) =>
      n === 0 ? { ...village, name: `新名${names}村` } : village,
    ),
  }));
  inside.office.county = { ...county, townships };
  inside.office.gazetteer = createGazetteer(inside.office.county);
}

const isMerged = () => !inside.office.county.townships.some(({ code }) => code === GREEN);

/** Officers of a unit as they are now, signed in for as long as the others. */
async function signInAgain(unit: string): Promise<void> {
  const { office, clock } = inside;
  const now = clock.now().toISOString();
  const accounts = new Map((await office.officers.list()).map((account) => [account.id, account]));
  clock.set(SIGNED_IN);
  for (const [n, one] of everyone.entries()) {
    const account = accounts.get(one.account.id);
    if (account?.unit !== unit || one.account.unit === unit) continue;
    const { token } = await office.officers.begin(account);
    everyone[n] = {
      account,
      token,
      bearer: { authorization: `Bearer ${token}` },
      cookie: { cookie: `mingbai_session=${token}`, 'sec-fetch-site': 'same-origin' },
    };
  }
  clock.set(now);
}

/** What each officer sees, without these cases. */
const seenBeside = (models: readonly Model[]) =>
  Promise.all(
    everyone.map(async ({ account }) => {
      const { open, overdue } = await inside.office.reading.count(account, inside.office.today());
      const own = await Promise.all(models.map(({ number }) => inside.office.reading.find(account, number)));
      return { open: open - own.filter((one) => one?.open).length, overdue };
    }),
  );

/** 青山镇 goes into 白石镇, its officers with it. */
async function mergeTownships(models: Model[]): Promise<boolean> {
  if (isMerged()) return false;
  const { office } = inside;
  const units = await Promise.all(models.map(async (model) => (await face(model))?.unit));
  readMergedPack(office);
  expect(await followTownships(office)).toMatchObject({ officers: 2, failed: 0 });
  await signInAgain(WHITE);
  for (const [n, model] of models.entries()) {
    succeeded(model, GREEN, WHITE);
    const unit = (await face(model))?.unit;
    expect(unit).not.toBe(GREEN);
    if (unit !== units[n])
      count(unit === WHITE ? 'a merger moved it' : 'a merger took it from whom it shuts out');
    // Also of a case whose holder stays: nobody in it is called by the code that is gone.
    const file = await office.reading.forReporter(model.number);
    if (file?.events.some(({ type }) => type === 'succeeded')) count('a merger followed');
  }
  expect(await followTownships(office)).toEqual({ cases: 0, officers: 0, interests: 0, failed: 0 });
  count('mergers');
  return true;
}

/** The next history begins in the county there was; the cases of this one stay where they are. */
async function divideAgain(): Promise<void> {
  const { office } = inside;
  if (!isMerged()) return;
  office.county = county;
  office.gazetteer = createGazetteer(county);
  for (const n of greens) {
    const { account } = everyone[n] as SignedIn;
    await office.officers.succeed(account.username, WHITE, GREEN);
  }
  await signInAgain(GREEN);
}

async function play(one: Deed, models: Model[], stories: readonly string[]): Promise<boolean> {
  const { office, clock } = inside;
  switch (one.by) {
    case 'officer':
      return officerDoes(one, models);
    case 'reporter':
      return reporterDoes(one, models);
    case 'interest': {
      const who = everyone[one.who] as SignedIn;
      // Nobody is left to work it otherwise, and a case must always have somebody.
      if (!['supervisor', 'clerk'].includes(who.account.role)) return false;
      const value = stories[one.of] as string;
      const body = { kind: 'person', value };
      const response = await ask(inside.app, '/api/v1/staff/interests', { body, headers: who.bearer });
      expect(response.status).toBe(201);
      (models[one.of] as Model).officers.add(who.account.username);
      count('rule 3 an interest declared');
      return true;
    }
    case 'days':
      clock.pass(one.days * 24 * 60);
      count('reminders', (await remind(office)).length);
      return true;
    case 'files': {
      const { id, told: what } = models[one.of] as Model;
      if (what.report.kind === 'question') return false;
      const bytes = Buffer.from(`a photograph of ${id}`);
      const kept = await office.attachments.keep(
        'talk',
        { bytes, type: 'image/jpeg', original: bytes },
        { most: 9 },
      );
      const given = await office.db.unit((tx) => attachToCase(tx, office, id, [kept]));
      if (!given) await office.attachments.drop('talk', [kept.id]);
      else count('files given');
      return given !== undefined;
    }
    case 'merger':
      return mergeTownships(models);
    case 'pack':
      readPackAgain();
      count('packs read again');
      return true;
  }
}

test('the complaint used here is one about conduct, or whom it accuses would not count', () => {
  expect(conductCategory(sortIntoCategory(normalise(CONDUCT), 'complaint').category)).toBe(true);
});

test(
  'no officer a case accuses, and no stranger to it, ever sees, lists, finds, counts or hears of it, whatever is done',
  async () => {
    const { office, clock } = inside;
    const pair = fc.oneof(
      fc.tuple(story, story),
      // Of one matter, told by another: these can be merged.
      fc
        .tuple(about, fc.constantFrom('household', 'unclear', 'village_cadre' as const))
        .map(([one, accused]) => {
          const kind = 'tip_off' as const;
          const same = { ...one, report: { ...one.report, kind } };
          return [same, { ...same, report: { ...same.report, accused: accused as AccusedType } }] as [
            Told,
            Told,
          ];
        }),
    );
    const history = fc.tuple(pair, fc.array(deed, { minLength: 5, maxLength: 16 }));
    await fc.assert(
      fc
        .asyncProperty(history, async ([[first, second], deeds]) => {
          clock.set(MONDAY);
          let before = await Promise.all(
            everyone.map(({ account }) => office.reading.count(account, office.today())),
          );
          const stories = [told + 1, told + 2].map(markOf);
          const models = [await tell(first, told + 1), await tell(second, told + 2)];
          told += 2;
          let turn = told;

          const sought = async (model: Model, n: number): Promise<Sought> => ({
            number: model.number,
            words: stories[n] as string,
            file: (await office.attachments.of(office.db.reading, model.id))[0]?.id,
          });
          async function look(at: readonly number[], isThorough: boolean): Promise<void> {
            for (const n of at) {
              const model = models[n] as Model;
              const what = await sought(model, n);
              const shut = everyone.filter((officer) => isShut(model, officer));
              const strangers = everyone.filter((one) => !shut.includes(one) && isStranger(model, one));
              turn += 1;
              // Of those who merely have no business with it one or two look each time, of the accused every one.
              const looking = isThorough
                ? [...shut, ...strangers]
                : [...shut, ...strangers.filter((_, m) => m === turn % strangers.length)];
              for (const from of looking) {
                await expectUnseen(inside, from, what);
                count('looks');
              }
              const deeper = isThorough && shut.length > 0 ? shut : looking;
              for (const [m, from] of deeper.entries()) {
                if (m !== turn % deeper.length && !(isThorough && m < 3)) continue;
                const roads = isThorough ? [turn, turn + 5, turn + 9] : [turn, turn + 7];
                const pages = isThorough || turn % 8 === 0;
                count('answers compared', await expectNoHint(inside, from, what, roads, { pages }));
              }
            }
            // Of two cases hidden from somebody, the count of what they see is what it was before.
            for (const [m, from] of everyone.entries()) {
              if (!models.every((model) => isShut(model, from) || isStranger(model, from))) continue;
              const { open } = await office.reading.count(from.account, office.today());
              expect(open, `the count of ${from.account.role} ${from.account.unit ?? ''}`).toBe(
                before[m]?.open,
              );
            }
          }

          await look([0, 1], false);
          for (const one of deeds) {
            if (!(await play(one, models, stories))) {
              count('refused');
              continue;
            }
            count('done');
            // Cases of histories before this one came along: what the officers see of all but these two is counted anew.
            if (one.by === 'merger') before = await seenBeside(models);
            for (const model of models) {
              const unit = (await face(model))?.unit as string;
              if (!model.held.has(unit)) count('moved');
              model.held.add(unit);
            }
            const isOfBoth = !('of' in one) || (one.by === 'officer' && one.action === 'merge');
            await look(isOfBoth ? [0, 1] : [one.of], false);
          }
          await look([0, 1], true);
          // Somebody must be able to work it: a case nobody sees would be lost.
          for (const { number } of models) {
            const seen = await Promise.all(
              everyone.map(({ account }) => office.reading.find(account, number)),
            );
            expect(seen.some((one) => one !== undefined)).toBe(true);
          }
          // The auditor's trail says of a closed case neither number nor step.
          const { items } = await office.audit.trail({ limit: 60 });
          for (const model of models) {
            if (!(await face(model))?.restricted) continue;
            expect(JSON.stringify(items)).not.toContain(model.number);
          }
          for (const { account } of everyone) {
            for (const { kind, value } of await office.interests.of(account.username)) {
              await office.db.unit((tx) =>
                office.interests.drop(tx, { officer: account.username, kind, value }),
              );
            }
          }
        })
        .afterEach(divideAgain),
      { numRuns: RUNS, seed: SEED },
    );
    // The table: how often each rule of casework's routing was reached.
    const rules = Object.entries(tally).toSorted(([a], [b]) => (a < b ? -1 : 1));
    console.log(rules.map(([what, n]) => `${String(n).padStart(7)}  ${what}`).join('\n'));
    const least = Math.max(2, Math.floor(RUNS / 40));
    for (const rule of [1, 2, 3, 4, 5, 6, 7]) {
      const reached = rules.reduce((sum, [what, n]) => sum + (what.startsWith(`rule ${rule} `) ? n : 0), 0);
      expect(reached, `rule ${rule}`).toBeGreaterThanOrEqual(least);
    }
    const each = [
      'rule 3 recused',
      'rule 3 an interest declared',
      'rule 4 a transfer refused',
      'rule 4 a merge refused',
    ];
    for (const what of each) expect(tally[what] ?? 0, what).toBeGreaterThanOrEqual(1);
    for (const what of [
      'did merge',
      'did triage',
      'did close',
      'moved',
      'files given',
      'reminders',
      'mergers',
    ]) {
      expect(tally[what] ?? 0, what).toBeGreaterThan(0);
    }
    expect((tally['did reopen'] ?? 0) + (tally['did review'] ?? 0)).toBeGreaterThan(0);
    expect(tally['answers compared']).toBeGreaterThan(10 * RUNS);
    expect(roadCount).toBeGreaterThan(10);
    expect(NOBODYS).not.toBe('');
  },
  120_000 + 5_000 * RUNS,
);
