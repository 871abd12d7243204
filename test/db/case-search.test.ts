// Finding cases by their words without opening them: what is found, by whom, and what lies on the disk.
import { desc, eq, isNotNull } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askedFor, fold, wordsOf } from '../../db/search-words.ts';
import { complaint, file, GREEN, townshipTip, WHITE } from '../support/cases.ts';
import { filesHolding, openTestOffice, type TestOffice } from '../support/office.ts';
import { caseRow } from './rows.ts';

let inside: TestOffice;
beforeEach(() => {
  inside = openTestOffice();
});
afterEach(() => inside.dispose());

const clerk = { role: 'clerk', unit: GREEN, username: 'a' } as const;
const desk = { role: 'desk', username: 'b' } as const;
const find = async (who: typeof clerk | typeof desk, q: string) =>
  (await inside.office.reading.list(who, { q, limit: 20 })).items.map((item) => item.trackingNumber);
const filed = async (text: string, more: Parameters<typeof complaint>[0] = {}) =>
  (await file(inside.office, complaint({ text, ...more }))).trackingNumber;

test('a case is found by any two neighbouring characters of it, in any width, the moment it is filed', async () => {
  const number = await filed('石桥村王婆婆的低保金三个月没到账，问ＡＢＣ');
  for (const q of ['王婆婆', '石桥', '低保 没到账', 'abc', number, number.toLowerCase()]) {
    expect(await find(clerk, q), q).toEqual([number]);
  }
  for (const q of ['婆王', '特困', '低保 特困', '婆', '王婆婆的低保金四个月']) {
    expect(await find(clerk, q), q).toEqual([]);
  }
});

test('a long number is found as a whole or by its last four, however it was written', async () => {
  const number = await filed('低保金没到账，电话１３８ 1234-5678，身份证44010619800101001X');
  for (const q of ['13812345678', '138-1234-5678', '5678', '44010619800101001x']) {
    expect(await find(clerk, q), q).toEqual([number]);
  }
  expect(await find(clerk, '13812345679')).toEqual([]);
});

test('any piece of a text of two characters or more has no word the text has not', () => {
  const text = fc.string({ unit: fc.constantFrom(...'低保金没到账12 ，a'), minLength: 8, maxLength: 30 });
  let asked = 0;
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
      const folded = fold(whole);
      // A piece of a long number is no whole number; see above.
      fc.pre(!/\d{5}/.test(folded));
      const piece = folded.slice(from % (folded.length + 1)).slice(0, 2 + (length % 8));
      const words = new Set(wordsOf(whole));
      for (const word of askedFor(piece).words) {
        asked += 1;
        expect(words.has(word)).toBe(true);
      }
    }),
  );
  expect(asked).toBeGreaterThan(200);
});

test('the newest come first, page by page', async () => {
  const all: string[] = [];
  for (let n = 0; n < 7; n++) {
    inside.clock.set(`2026-11-2${n % 3 === 0 ? 3 : 4}T1${n}:00:00+08:00`);
    all.push(await filed(`第${n}次反映低保的事`));
    await find(desk, '低保');
  }
  const first = await inside.office.reading.list(desk, { q: '低保', limit: 4 });
  const rest = await inside.office.reading.list(desk, { q: '低保', limit: 4, cursor: first.next });
  const numbers = [...first.items, ...rest.items].map((item) => item.trackingNumber);
  expect(numbers).toEqual(all.toReversed());
  expect(rest.next).toBeUndefined();
});

test('cases are found however far apart they lie in the index, by those alone who may', async () => {
  const { cases } = inside.office.db.tables;
  const all: string[] = [];
  const others: string[] = [];
  for (let n = 0; n < 9; n++) {
    all.push(await filed(`第${n}次反映低保的事`, { contact: '李小兰 13922223333' }));
    others.push(await filed('反映低保的事', { place: { township: WHITE } }));
    await filed('反映别的');
    await find(desk, '低保');
    // Everything from here on comes some blocks later.
    const [last] = await inside.office.db.reading
      .select({ rank: cases.rank, id: cases.id })
      .from(cases)
      .where(isNotNull(cases.rank))
      .orderBy(desc(cases.rank));
    await inside.office.db.unit((tx) =>
      tx
        .insert(cases)
        .values(
          caseRow(n, { rank: (last?.rank ?? 0) + 8_192 * (n % 4 === 0 ? 1 : 9 * n), indexed: 1, version: 1 }),
        ),
    );
  }
  expect(await find(clerk, '反映特困')).toEqual([]);
  expect(await find(clerk, '反映 低保')).toEqual(all.toReversed());
  expect(await find(clerk, '13922223333')).toEqual(all.toReversed());
  expect(await find(desk, '第3次')).toEqual([all[3]]);
  expect((await find(desk, '低保的事')).toSorted()).toEqual([...all, ...others].toSorted());
  expect(await find(desk, '特困 低保')).toEqual([]);
});

test('who left a number to be called back on is found by the unit that handles the case, and by no other', async () => {
  const number = await filed('低保没到账', { contact: '李小兰 13922223333' });
  expect(await find(clerk, '13922223333')).toEqual([number]);
  expect(await find(clerk, '李小兰')).toEqual([number]);
  expect(await find(clerk, '李小')).toEqual([]);
  expect(await find(desk, '13922223333')).toEqual([]);
});

test('who reported fraud under a real name is found by nobody', async () => {
  await file(inside.office, townshipTip({ contact: '李小兰 13922223333' }));
  const discipline = { role: 'discipline', username: 'c' } as const;
  const { items } = await inside.office.reading.list(discipline, { q: '13922223333', limit: 5 });
  expect(items).toEqual([]);
  expect((await inside.office.reading.list(discipline, { limit: 5 })).items).toHaveLength(1);
});

test('a case that moves is found by the unit it went to', async () => {
  const number = await filed('低保没到账');
  const white = { role: 'clerk', unit: '999901102', username: 'd' } as const;
  expect(await find(white as never, '低保')).toEqual([]);
  const { cases } = inside.office.db.tables;
  await inside.office.db.unit((tx) =>
    tx.update(cases).set({ unit: white.unit, version: 9 }).where(eq(cases.trackingNumber, number)),
  );
  expect(await find(white as never, '低保')).toEqual([number]);
  expect(await find(clerk, '低保')).toEqual([]);
});

test('words an older version left open are sealed, and found as before', async () => {
  const { cases, messages } = inside.office.db.tables;
  const said = { caseId: 'case-1', seq: 1, from: 'reporter', internal: false, at: '2026-11-23' };
  await inside.office.db.unit(async (tx) => {
    await tx.insert(cases).values(caseRow(1));
    await tx.insert(messages).values({ ...said, text: '从前写下的一句要紧的话' });
  });
  inside.office.db.sweep();
  expect(filesHolding(inside.folder, '从前写下的一句要紧的话')).not.toEqual([]);
  inside.office.afterFiling(false);
  const indexed = async () => (await inside.office.db.reading.select().from(cases))[0]?.indexed;
  await expect.poll(indexed).toBe(2);
  inside.office.db.sweep();
  expect(filesHolding(inside.folder, '从前写下的一句要紧的话')).toEqual([]);
  expect(await find(desk, '要紧的话')).toEqual([caseRow(1).trackingNumber]);
  const file = await inside.office.reading.find(desk, caseRow(1).trackingNumber);
  expect(file?.messages[0]?.text).toBe('从前写下的一句要紧的话');
});
