// What an officer may read: the queries show exactly the cases the rule in knowledge/casework/access allows.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCaseReading } from '../../db/case-reading.ts';
import { createCases, StaleVersion } from '../../db/cases.ts';
import type { Database } from '../../db/connect.ts';
import { maySee, type Officer } from '../../knowledge/casework/access.ts';
import { foldCase } from '../../knowledge/casework/fold.ts';
import { type CaseEvent, ROLES } from '../../knowledge/casework/types.ts';
import { caseRow } from './rows.ts';
import { openStore } from './store.ts';

const TOWNS = ['999901001', '999901101', '999901102'];
const UNITS = ['desk', 'discipline', ...TOWNS];
const WORDS = ['低保', '红包', '残疾'];

interface Wanted {
  unit: string;
  restricted: boolean;
  denied: string[];
  informed: string[];
  word: string;
  due: string | null;
  open: boolean;
}

const wantedCase: fc.Arbitrary<Wanted> = fc.record({
  unit: fc.constantFrom(...UNITS),
  restricted: fc.boolean(),
  denied: fc.uniqueArray(fc.constantFrom(...UNITS, 'supervisor', 'village:石桥村'), { maxLength: 3 }),
  informed: fc.uniqueArray(fc.constantFrom(...UNITS), { maxLength: 2 }),
  word: fc.constantFrom(...WORDS),
  due: fc.constantFrom('2026-11-20', '2026-11-23', '2026-12-08', null),
  open: fc.boolean(),
});

// Accounts as they are and as they should not be: a supervisor with a township, a clerk without one.
const officer: fc.Arbitrary<Officer> = fc
  .record({ role: fc.constantFrom(...ROLES), unit: fc.constantFrom(undefined, ...UNITS) })
  .map(({ role, unit }) => (unit === undefined ? { role } : { role, unit }));

async function write(db: Database, wanted: Wanted[]): Promise<void> {
  const { cases, caseDenials, caseInformed, messages } = db.tables;
  await db.unit(async (tx) => {
    for (const [n, { unit, restricted, denied, informed, word, due, open }] of wanted.entries()) {
      const caseId = `case-${n}`;
      await tx.insert(cases).values(caseRow(n, { unit, restricted, due, open }));
      if (denied.length > 0) await tx.insert(caseDenials).values(denied.map((unit) => ({ caseId, unit })));
      if (informed.length > 0)
        await tx.insert(caseInformed).values(informed.map((unit) => ({ caseId, unit })));
      const said = {
        caseId,
        seq: 1,
        from: 'reporter',
        internal: false,
        text: `说的是${word}`,
        at: '2026-11-23',
      };
      await tx.insert(messages).values(said);
    }
  });
}

async function clear({ unit, tables: { cases, caseDenials, caseInformed, messages } }: Database) {
  await unit(async (tx) => {
    for (const table of [cases, caseDenials, caseInformed, messages]) await tx.delete(table);
  });
}

const numbers = (items: { trackingNumber: string }[]) => items.map((item) => item.trackingNumber).toSorted();

test('list, find, count and search show exactly the cases the rule allows, to any officer', async () => {
  const tally = { seen: 0, hidden: 0 };
  const { db, keys } = openStore();
  const reading = createCaseReading(db, keys);
  await fc.assert(
    fc.asyncProperty(
      fc.array(wantedCase, { minLength: 1, maxLength: 12 }),
      fc.array(officer, { maxLength: 12 }),
      async (wanted, officers) => {
        await clear(db);
        await write(db, wanted);
        for (const who of officers) {
          const allowed = wanted.flatMap((entry, n) =>
            maySee(entry, who) ? [{ ...entry, n, ...caseRow(n) }] : [],
          );
          tally.seen += allowed.length;
          tally.hidden += wanted.length - allowed.length;
          const { items } = await reading.list(who, { limit: 100 });
          expect(numbers(items)).toEqual(numbers(allowed));
          for (const [n] of wanted.entries()) {
            const found = await reading.find(who, caseRow(n).trackingNumber);
            const may = allowed.some((entry) => entry.n === n);
            expect(found !== undefined).toBe(may);
            const byNumber = await reading.list(who, { limit: 100, q: caseRow(n).trackingNumber });
            expect(byNumber.items).toHaveLength(may ? 1 : 0);
          }
          for (const word of WORDS) {
            const { items: hits } = await reading.list(who, { limit: 100, q: word });
            const expected = wanted.flatMap((entry, n) =>
              entry.word === word && maySee(entry, who) ? [caseRow(n)] : [],
            );
            expect(numbers(hits)).toEqual(numbers(expected));
          }
          const open = wanted.filter((entry) => entry.open && maySee(entry, who));
          expect(await reading.count(who, '2026-11-23')).toEqual({
            open: open.length,
            overdue: open.filter(({ due }) => due !== null && due < '2026-11-23').length,
          });
          for (const unit of UNITS) {
            const { items: ofUnit } = await reading.list(who, { limit: 100, unit });
            const expected = wanted.flatMap((entry, n) =>
              entry.unit === unit && maySee(entry, who) ? [caseRow(n)] : [],
            );
            expect(numbers(ofUnit)).toEqual(numbers(expected));
          }
        }
      },
    ),
    { numRuns: 40 },
  );
  // The property must have had something to show and something to hide.
  expect(tally.seen).toBeGreaterThan(100);
  expect(tally.hidden).toBeGreaterThan(100);
});

describe('the queue', () => {
  const desk: Officer = { role: 'desk' };

  test('is most urgent first, cases nobody waits for last', async () => {
    const { db, keys } = openStore();
    const dues = ['2026-12-08', null, '2026-11-20', '2026-11-23'];
    await db.unit((tx) => tx.insert(db.tables.cases).values(dues.map((due, n) => caseRow(n, { due }))));
    const { items } = await createCaseReading(db, keys).list(desk, { limit: 10 });
    expect(items.map(({ due }) => due)).toEqual(['2026-11-20', '2026-11-23', '2026-12-08', null]);
  });

  test('page by page shows every case once, whatever the page and however dues repeat', async () => {
    const dues = fc.array(fc.constantFrom('2026-11-20', '2026-11-23', null), { minLength: 1, maxLength: 25 });
    const { db, keys } = openStore();
    const reading = createCaseReading(db, keys);
    await fc.assert(
      fc.asyncProperty(dues, fc.integer({ min: 1, max: 7 }), async (all, limit) => {
        await clear(db);
        await db.unit((tx) => tx.insert(db.tables.cases).values(all.map((due, n) => caseRow(n, { due }))));
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await reading.list(desk, { limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.next;
        } while (cursor !== undefined);
        expect(seen).toHaveLength(all.length);
        expect(new Set(seen).size).toBe(all.length);
      }),
      { numRuns: 25 },
    );
  });

  test('bears a cursor somebody made up', async () => {
    const { db, keys } = openStore();
    await db.unit((tx) => tx.insert(db.tables.cases).values(caseRow(1)));
    const reading = createCaseReading(db, keys);
    for (const cursor of ['x', '####', Buffer.from("' or 1=1 --").toString('base64url')]) {
      expect((await reading.list(desk, { limit: 5, cursor })).items.length).toBeLessThanOrEqual(1);
    }
  });

  test('tells overdue from due soon from due later', async () => {
    const { db, keys } = openStore();
    const dues = ['2026-11-22', '2026-11-23', '2026-11-26', '2026-11-27'];
    await db.unit((tx) => tx.insert(db.tables.cases).values(dues.map((due, n) => caseRow(n, { due }))));
    const reading = createCaseReading(db, keys);
    const of = async (filter: object) =>
      (await reading.list(desk, { limit: 9, ...filter })).items.map(({ due }) => due);
    expect(await of({ overdueOn: '2026-11-23' })).toEqual(['2026-11-22']);
    expect(await of({ soon: { from: '2026-11-23', until: '2026-11-26' } })).toEqual([
      '2026-11-23',
      '2026-11-26',
    ]);
  });

  test('takes the signs of a search for what they are', async () => {
    const { db, keys } = openStore();
    await write(db, [
      {
        unit: 'desk',
        restricted: false,
        denied: [],
        informed: [],
        word: '100%_低保\\',
        due: null,
        open: true,
      },
    ]);
    const reading = createCaseReading(db, keys);
    const hits = async (q: string) => (await reading.list(desk, { limit: 5, q })).items.length;
    expect(await hits('0%_低')).toBe(1);
    expect(await hits('保\\')).toBe(1);
    expect(await hits('1%低')).toBe(0);
    expect(await hits('说_是')).toBe(0);
    expect(await hits("'; drop table cases; --")).toBe(0);
  });
});

test('a case as read never carries its receipt, its follower or the mark of its filing message', async () => {
  const { db, keys } = openStore();
  const secrets = { receipt: 'secret-receipt', follower: 'secret-follower', resend: 'secret-mark' };
  await db.unit((tx) =>
    tx.insert(db.tables.cases).values(caseRow(1, { ...secrets, contact: Buffer.from('secret-contact') })),
  );
  const reading = createCaseReading(db, keys);
  const shown = JSON.stringify([
    await reading.find({ role: 'desk' }, caseRow(1).trackingNumber),
    await reading.list({ role: 'desk' }, { limit: 5 }),
  ]);
  expect(shown).not.toContain('secret');
  expect(shown).not.toContain(Buffer.from('secret-contact').toString('base64'));
  expect(shown).toContain('"hasContact":true');
});

test('a step decided on an older version writes nothing at all', async () => {
  const { db, keys } = openStore();
  const cases = createCases(db.tables, keys);
  const filing = {
    kind: 'complaint',
    category: 'x',
    urgent: false,
    anonymous: true,
    realName: false,
  } as const;
  const events: CaseEvent[] = [
    { type: 'filed', at: '2026-11-23', by: { who: 'reporter' }, ...filing },
    { type: 'withdrawn', at: '2026-11-23', by: { who: 'reporter' } },
  ];
  await db.unit((tx) => tx.insert(db.tables.cases).values(caseRow(1, { version: 2 })));
  const append = (version: number) =>
    db.unit((tx) =>
      cases.append(tx, 'case-1', version, { events: events.slice(1), state: foldCase(events), clocks: [] }),
    );
  await expect(append(1)).rejects.toThrow(StaleVersion);
  expect(await db.reading.select().from(db.tables.events)).toEqual([]);
  await append(2);
  expect((await db.reading.select().from(db.tables.cases)).map(({ status }) => status)).toEqual([
    'withdrawn',
  ]);
});
