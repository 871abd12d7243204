// A look at the office through one officer's eyes: every route and page that could show, count, find or hint at a case.
import { expect } from 'vitest';
import { ask, type SignedIn, type TestApp, type Wish } from '../../support/app.ts';

/** A number of the right shape that no case ever had. */
export const NOBODYS = 'MB26000000000';

export interface Sought {
  number: string;
  /** Words that stand in this case and nowhere else. */
  words: string;
  /** A file of the case, where it has one. */
  file: string | undefined;
}

/** Roads to one case; whatever comes back must be what a number nobody ever had gets. */
const ROADS: readonly [string, (file: string) => string, Wish?][] = [
  ['the case', () => ''],
  ['a file', (file) => `/attachments/${file}`],
  ['a letter', () => '/letters/acceptance'],
  ['a letter as PDF', () => '/letters/opinion?format=pdf'],
  ['the draft', () => '/draft'],
  ['a draft kept', () => '/draft', { method: 'PUT', body: { text: '试试' } }],
  ['the contact', () => '/contact', { body: { reason: '要上门核实' } }],
  ['the contact without a reason', () => '/contact', { body: {} }],
  ['a note', () => '/note', { body: { text: '试试', version: 2 } }],
  ['accepting it', () => '/accept', { body: { version: 2 } }],
  ['a transfer', () => '/transfer', { body: { unit: 'desk', reason: '转', version: 2 } }],
  ['a merge', () => '/merge', { body: { into: NOBODYS, version: 2 } }],
  ['recusing', () => '/recuse', { body: { reason: '亲属', version: 2 } }],
  ['a broken body', () => '/note', { body: { broken: true } }],
  ['a step nobody knows', () => '/explode', { body: {} }],
];

export const roadCount = ROADS.length;

async function said(inside: TestApp, from: SignedIn, path: string, wish: Wish = {}) {
  const response = await ask(inside.app, path, { headers: from.bearer, ...wish });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

async function page(inside: TestApp, from: SignedIn, path: string) {
  const response = await ask(inside.app, path, { headers: from.cookie });
  return { status: response.status, text: await response.text() };
}

/** Quick: found, listed, searched, counted and reminded of by nothing. */
export async function expectUnseen(
  inside: TestApp,
  from: SignedIn,
  { number, words }: Sought,
): Promise<void> {
  const { reading } = inside.office;
  const { account } = from;
  expect(await reading.find(account, number)).toBeUndefined();
  for (const q of [number, words]) {
    expect((await reading.list(account, { limit: 5, q })).items).toEqual([]);
  }
  const notices = await reading.notices(account, 10_000);
  expect(notices.some(({ trackingNumber }) => trackingNumber === number)).toBe(false);
}

/** Over HTTP: these of the roads to it, a search for it, and with `pages` every list. @returns how many answers were read */
export async function expectNoHint(
  inside: TestApp,
  from: SignedIn,
  { number, words, file = '0'.repeat(32) }: Sought,
  roads: readonly number[],
  { pages: withPages }: { pages: boolean },
): Promise<number> {
  let compared = 0;
  for (const n of roads) {
    const [name, tail, wish] = ROADS[n % ROADS.length] as (typeof ROADS)[number];
    const [real, none] = [
      await said(inside, from, `/api/v1/staff/cases/${number}${tail(file)}`, wish),
      await said(inside, from, `/api/v1/staff/cases/${NOBODYS}${tail(file)}`, wish),
    ];
    expect(real, name).toEqual(none);
    expect(real.status, name).toBe(404);
    compared += 1;
  }
  for (const q of [number, words]) {
    const found = await said(inside, from, `/api/v1/staff/cases?q=${encodeURIComponent(q)}`);
    expect(found.text).toBe('{"items":[]}');
  }
  compared += 2;
  if (!withPages) return compared;
  const pages = [
    await said(inside, from, '/api/v1/staff/cases?limit=200'),
    await said(inside, from, '/api/v1/staff/cases?limit=200&due=overdue'),
    await said(inside, from, '/api/v1/staff/notices'),
    await said(inside, from, '/api/v1/staff/audit'),
    await page(inside, from, '/staff'),
  ];
  for (const { text } of pages) {
    expect(text).not.toContain(number);
    expect(text).not.toContain(words);
  }
  const [own, none] = [
    await page(inside, from, `/staff/cases/${number}`),
    await page(inside, from, `/staff/cases/${NOBODYS}`),
  ];
  expect(own.status).toBe(none.status);
  const plain = (text: string, its: string) => text.replaceAll(its, 'N').replace(/value="[^"]*"/g, '');
  expect(plain(own.text, number)).toBe(plain(none.text, NOBODYS));
  return compared + pages.length + 1;
}
