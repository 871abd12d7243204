// 青山镇 goes into 白石镇: its cases, its officers, whom a case shuts out and what residents said before all follow.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachToCase } from '../../bot/attachments/attach.ts';
import { eraseCase } from '../../bot/erasing.ts';
import type { Report } from '../../bot/reports.ts';
import { actOnReport } from '../../bot/returning.ts';
import { verifyChain } from '../../db/events.ts';
import { villageValue } from '../../db/interests.ts';
import { tidy } from '../../server/jobs/daily.ts';
import { remind } from '../../server/jobs/reminders.ts';
import { followTownships } from '../../server/jobs/successions.ts';
import { ask, caseIn, openTestApp, resident, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { complaint, file, GREEN, PEACE, townshipTip, WHITE } from '../support/cases.ts';
import { readMergedPack } from '../support/merger.ts';
import { expectNoHint, expectUnseen, roadCount } from './histories/eyes.ts';
import { get, post, rows } from './open311/client.ts';

const NOTHING = { cases: 0, officers: 0, interests: 0, failed: 0 };
const ROOT = join(import.meta.dirname, '../..');

let inside: TestApp;
beforeEach(() => {
  inside = openTestApp();
});
afterEach(() => inside.dispose());

/** The pack is edited and the office opened again. */
function merge() {
  readMergedPack(inside.office);
  return followTownships(inside.office);
}
const reload = async (who: SignedIn): Promise<SignedIn> => {
  const { office } = inside;
  const account = (await office.officers.list()).find(({ username }) => username === who.account.username);
  if (!account) throw new Error('the account is gone');
  const { token } = await office.officers.begin(account);
  return {
    ...who,
    account,
    token,
    bearer: { authorization: `Bearer ${token}` },
    cookie: { cookie: `mingbai_session=${token}` },
  };
};
const faceOf = async (number: string) => (await inside.office.reading.forReporter(number))?.face;
const eventsOf = async (number: string) => (await inside.office.reading.forReporter(number))?.events ?? [];
const list = async (who: SignedIn, query = '') => {
  const answer = await ask(inside.app, `/api/v1/staff/cases${query}`, { headers: who.bearer });
  return ((await answer.json()) as { items: { trackingNumber: string }[] }).items.map(
    (one) => one.trackingNumber,
  );
};
const act = (who: SignedIn, number: string, action: string, body: object) =>
  ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, { headers: who.bearer, body });

test('cases, open and ended, go on in the township theirs went into, with status, deadline and files', async () => {
  const { office } = inside;
  const [green, white] = [await signIn(inside, 'clerk', GREEN), await signIn(inside, 'clerk', WHITE)];
  const { trackingNumber: number, receiptCode } = await file(
    office,
    complaint({ text: '黄泥路口的低保金没到账' }),
  );
  const { trackingNumber: other } = await file(office, complaint({ place: { township: PEACE } }));
  const { trackingNumber: ended } = await file(office, complaint({ text: '办完了的一件' }));
  await act(green, ended, 'accept', { version: 2 });
  await act(green, ended, 'close', { version: 3, finding: 'explained', measures: [], text: '说明了' });
  const id = (await faceOf(number))?.id as string;
  const bytes = Buffer.from('a photograph');
  const kept = await office.attachments.keep(
    'talk',
    { bytes, type: 'image/jpeg', original: bytes },
    { most: 9 },
  );
  await office.db.unit((tx) => attachToCase(tx, office, id, [kept]));
  await office.caseIndex.catchUp();
  const before = await faceOf(number);

  expect(await merge()).toEqual({ ...NOTHING, cases: 2, officers: 1 });
  await office.caseIndex.catchUp();

  expect(await faceOf(number)).toEqual({ ...before, version: 4, unit: WHITE, township: WHITE });
  expect(await faceOf(ended)).toMatchObject({ unit: WHITE, status: 'closed', open: false });
  expect((await list(white)).toSorted()).toEqual([number, ended].toSorted());
  expect(await list(white, `?q=${encodeURIComponent('黄泥路口')}`)).toEqual([number]);
  expect((await faceOf(other))?.version).toBe(2);
  const picture = await ask(inside.app, `/api/v1/staff/cases/${number}/attachments/${kept.id}`, {
    headers: white.bearer,
  });
  expect(picture.status).toBe(200);
  expect((await act(white, number, 'accept', { version: 4 })).status).toBe(200);

  const page = await (await ask(inside.app, `/staff/cases/${number}`, { headers: white.cookie })).text();
  expect(page).toContain('乡镇合并，转由白石镇接办');
  expect(page).toContain('交给白石镇（原代码999901101）');
  const track = await ask(inside.app, '/api/v1/track', {
    body: { trackingNumber: number, receiptCode },
  });
  const seen = (await track.json()) as {
    timeline: { what: string }[];
    unit: { code: string; name: string };
  };
  expect(seen.unit).toEqual({ code: WHITE, name: '白石镇' });
  expect(seen.timeline.map(({ what }) => what)).toContain('乡镇合并或换了代码，由接办的单位继续办');
});

test('officers go with their township: the session ends, and signed in anew they see what is theirs now', async () => {
  const { office } = inside;
  const green = await signIn(inside, 'clerk', GREEN);
  const { trackingNumber: own } = await file(office, complaint());
  const { trackingNumber: theirs } = await file(
    office,
    complaint({ place: { township: WHITE }, mentioned: [WHITE] }),
  );
  await merge();
  expect((await ask(inside.app, '/api/v1/staff/session', { headers: green.bearer })).status).toBe(401);
  const moved = await reload(green);
  expect(moved.account).toMatchObject({ unit: WHITE, version: 2 });
  expect((await list(moved)).toSorted()).toEqual([own, theirs].toSorted());
  const auditor = await signIn(inside, 'auditor');
  const trail = await ask(inside.app, '/api/v1/staff/audit?type=officer_changed', {
    headers: auditor.bearer,
  });
  expect(((await trail.json()) as { items: object[] }).items).toMatchObject([
    { details: { username: green.account.username, what: ['unit'], unit: WHITE } },
  ]);
});

/** Not listed, counted, searched, exported, reminded of or reached by number, by anybody of the township there is now. */
async function expectHiddenFromWhite(number: string, words: string, who: SignedIn[]) {
  const filed = await faceOf(number);
  const [kept] = await inside.office.attachments.of(inside.office.db.reading, filed?.id ?? '');
  const sought = { number, words, file: kept?.id };
  for (const officer of who) {
    await expectUnseen(inside, officer, sought);
    const roads = Array.from({ length: roadCount }, (_, n) => n);
    await expectNoHint(inside, officer, sought, roads, { pages: true });
    expect((await inside.office.reading.count(officer.account, inside.office.today())).open).toBe(0);
  }
}

test('a tip-off against a township stays invisible when that township goes into another, to officers of both', async () => {
  const { office } = inside;
  const [green, white] = [await signIn(inside, 'clerk', GREEN), await signIn(inside, 'clerk', WHITE)];
  const words = '红包塞在砖缝里';
  const { trackingNumber: number } = await file(
    office,
    townshipTip({ text: `青山镇政府的人办低保要红包，${words}。` }),
  );
  const id = (await faceOf(number))?.id as string;
  const bytes = Buffer.from('a photograph');
  const kept = await office.attachments.keep(
    'talk',
    { bytes, type: 'image/jpeg', original: bytes },
    { most: 9 },
  );
  await office.db.unit((tx) => attachToCase(tx, office, id, [kept]));
  inside.clock.pass(40 * 24 * 60);
  await merge();
  await remind(office);
  await office.caseIndex.catchUp();
  await expectHiddenFromWhite(number, words, [await reload(white), await reload(green)]);
  const discipline = await signIn(inside, 'discipline');
  expect(await list(discipline, `?q=${encodeURIComponent(words)}`)).toEqual([number]);
});

test('a case held by a township goes to the desk when that township goes into one the case shuts out', async () => {
  const { office } = inside;
  const [white, desk] = [await signIn(inside, 'clerk', WHITE), await signIn(inside, 'desk')];
  const words = '亲家母的低保';
  const shielded: Report = townshipTip({
    text: `白石镇护着他，${words}。`,
    accused: 'household',
    shielded: true,
    place: { township: WHITE },
    mentioned: [WHITE],
  });
  const { trackingNumber: number } = await file(office, shielded);
  expect(
    (await act(desk, number, 'transfer', { version: 2, unit: GREEN, reason: '请另一个镇核查' })).status,
  ).toBe(200);
  await merge();
  expect(await faceOf(number)).toMatchObject({
    unit: 'desk',
    restricted: false,
    status: 'routed',
    township: WHITE,
  });
  await expectHiddenFromWhite(number, words, [await reload(white)]);
  const page = await (await ask(inside.app, `/staff/cases/${number}`, { headers: desk.cookie })).text();
  expect(page).toContain('乡镇合并，转由县民政局诉求受理台接办');
});

test('what a merger tells the desk and the auditor of a case never names who is shut out', async () => {
  const { office } = inside;
  const [desk, auditor] = [await signIn(inside, 'desk'), await signIn(inside, 'auditor')];
  const { trackingNumber: number } = await file(
    office,
    townshipTip({ accused: 'unclear', place: undefined }),
  );
  await merge();
  const page = await (await ask(inside.app, `/staff/cases/${number}`, { headers: desk.cookie })).text();
  expect(page).toContain('乡镇合并或换了代码，记录随之更新');
  expect(page).not.toContain('转由');
  const trail = await ask(inside.app, '/api/v1/staff/audit?type=succeeded', { headers: auditor.bearer });
  const { items } = (await trail.json()) as { items: { trackingNumber: string; details: object }[] };
  expect(items.map(({ trackingNumber, details }) => [trackingNumber, details])).toEqual([[number, {}]]);
});

test('a case put into another is kept from a township that other one shuts out, also when two became one', async () => {
  const { office } = inside;
  const [desk, white] = [await signIn(inside, 'desk'), await signIn(inside, 'clerk', WHITE)];
  const about = (more: Partial<Report>) => townshipTip({ accused: 'household', ...more });
  const { trackingNumber: lead } = await file(
    office,
    about({ place: { township: PEACE }, mentioned: [GREEN], shielded: true }),
  );
  const { trackingNumber: child } = await file(
    office,
    about({ place: { township: WHITE }, mentioned: [WHITE] }),
  );
  const done = await act(desk, child, 'merge', { version: 2, into: lead });
  expect(done.status).toBe(200);
  expect(await list(white)).toEqual([child]);
  await merge();
  expect(await faceOf(child)).toMatchObject({ unit: 'desk', status: 'merged' });
  expect(await list(await reload(white))).toEqual([]);
});

test('a copy without names stays one for the township its holder went into', async () => {
  const { office } = inside;
  const [desk, white] = [await signIn(inside, 'desk'), await signIn(inside, 'clerk', WHITE)];
  const { trackingNumber: number } = await file(
    office,
    complaint({ text: '我叫李四，低保金没到账', place: undefined, mentioned: [] }),
  );
  await act(desk, number, 'transfer', {
    version: 2,
    unit: GREEN,
    reason: '转',
    copy: '有人反映低保金没到账',
  });
  await merge();
  const view = await ask(inside.app, `/api/v1/staff/cases/${number}`, { headers: white.bearer });
  const { messages } = (await view.json()) as { messages: { text: string }[] };
  expect(messages.map(({ text }) => text)).toEqual(['有人反映低保金没到账']);
  expect(await list(white, `?q=${encodeURIComponent('李四')}`)).toEqual([]);
});

test('words kept from a township that has passed the case on stay kept from the one it went into', async () => {
  const { office } = inside;
  const [desk, white] = [await signIn(inside, 'desk'), await signIn(inside, 'clerk', WHITE)];
  const { trackingNumber: number } = await file(
    office,
    complaint({ text: '我叫李四，低保金没到账', place: { township: PEACE }, mentioned: [] }),
  );
  await act(desk, number, 'transfer', { version: 2, unit: GREEN, reason: '转', copy: '有人反映' });
  await act(desk, number, 'transfer', { version: 3, unit: PEACE, reason: '转' });
  expect(await merge()).toEqual({ ...NOTHING, cases: 1 });
  expect(await followTownships(office)).toEqual(NOTHING);
  await act(desk, number, 'transfer', { version: 4, unit: WHITE, reason: '转' });
  const view = await ask(inside.app, `/api/v1/staff/cases/${number}`, { headers: white.bearer });
  expect(JSON.stringify(((await view.json()) as { messages: object[] }).messages)).not.toContain('李四');
});

test('what officers declared holds for cases that come to them, and villages declared follow', async () => {
  const { office } = inside;
  const [green, white] = [await signIn(inside, 'clerk', GREEN), await signIn(inside, 'clerk', WHITE)];
  const { trackingNumber: kin } = await file(office, complaint({ text: '贺小满家的低保金没到账' }));
  const { trackingNumber: theirs } = await file(
    office,
    complaint({ text: '贺大满家的低保', place: { township: WHITE }, mentioned: [] }),
  );
  const declare = (who: SignedIn, body: object) =>
    ask(inside.app, '/api/v1/staff/interests', { headers: who.bearer, body });
  await declare(white, { kind: 'person', value: '贺小满' });
  await declare(green, { kind: 'person', value: '贺大满' });
  await declare(green, { kind: 'village', value: `${GREEN} 上湾村` });
  expect(await merge()).toMatchObject({ officers: 1, interests: 1 });
  const moved = await reload(green);
  expect(await list(white)).toEqual([theirs]);
  expect(await list(moved)).toEqual([kin]);
  const village = { kind: 'village', value: villageValue(WHITE, '上湾村') };
  expect((await office.interests.of(moved.account.username)).at(-1)).toMatchObject(village);
  const { trackingNumber: own } = await file(
    office,
    complaint({ place: { township: WHITE, village: '上湾村' } }),
  );
  expect(await list(moved)).not.toContain(own);
  // A page opened before the merger still names the old code.
  await declare(white, { kind: 'village', value: `${GREEN} 下湾村` });
  expect((await office.interests.of(white.account.username)).at(-1)).toMatchObject({
    value: `${WHITE} 下湾村`,
  });
});

test('an officer who declared an interest is not told of the review of an answer the own township took over', async () => {
  const { office } = inside;
  const [green, white] = [await signIn(inside, 'clerk', GREEN), await signIn(inside, 'clerk', WHITE)];
  const other = await signIn(inside, 'clerk', WHITE);
  const { trackingNumber: number } = await file(office, complaint({ text: '贺小满家的低保金没到账' }));
  await act(green, number, 'accept', { version: 2 });
  await act(green, number, 'close', { version: 3, finding: 'explained', measures: [], text: '说明了' });
  const id = (await faceOf(number))?.id as string;
  await office.db.unit((tx) => actOnReport(tx, office, id, 'review', { text: '不服' }));
  const body = { kind: 'person', value: '贺小满' };
  await ask(inside.app, '/api/v1/staff/interests', { headers: white.bearer, body });
  await merge();
  expect(await faceOf(number)).toMatchObject({ unit: 'desk', status: 'under_review' });
  expect([await list(white), await list(other)]).toEqual([[], [number]]);
});

test('a talk begun before goes on: the place said is the township there is, and so is whoever is accused', async () => {
  const about = resident(inside.app);
  const tip = resident(inside.app);
  await about.says('我要投诉', '低保金三个月没到账', '青山镇上湾村');
  await tip.says('我要举报', '青山镇政府的人办低保要红包');
  await inside.office.conversations.flush();
  await merge();
  /** Says whatever files it, until it is filed. */
  const last = async (one: ReturnType<typeof resident>) => {
    for (const words of ['就这样交', '没有了', '匿名', '提交', '提交']) {
      const outcome = await one.say(words);
      if (outcome.replies.some((reply) => reply.case)) return caseIn(outcome).trackingNumber;
    }
    throw new Error('nothing was filed');
  };
  expect(await faceOf(await last(about))).toMatchObject({ unit: WHITE, township: WHITE });
  const number = await last(tip);
  const white = await signIn(inside, 'clerk', WHITE);
  expect(await faceOf(number)).toMatchObject({ unit: 'discipline' });
  const routed = (await eventsOf(number)).find(({ type }) => type === 'routed');
  expect((JSON.parse(routed?.body ?? '') as { denied: string[] }).denied).toEqual([WHITE]);
  expect(await inside.office.reading.find(white.account, number)).toBeUndefined();
});

test('the public list names the township there is, and takes the old code for it', async () => {
  const { office } = inside;
  const { trackingNumber: number } = await file(office, complaint({ category: 'delay' }));
  expect(await rows(inside)).toMatchObject([{ service_request_id: number, address_id: GREEN }]);
  inside.clock.pass(3 * 24 * 60);
  await merge();
  expect(await rows(inside)).toMatchObject([
    {
      service_request_id: number,
      address_id: WHITE,
      agency_responsible: '白石镇',
      updated_datetime: '2026-11-26T00:00:00+08:00',
    },
  ]);
  for (const address_id of [GREEN, `${GREEN}200`]) {
    const fields = { service_code: 'delay', description: '低保金两个月没到账了', address_id };
    expect((await post(inside, fields)).status).toBe(200);
  }
  expect(
    (await post(inside, { service_code: 'delay', description: '没到账', address_id: '999901999' })).status,
  ).toBe(400);
  expect((await get(inside, `/requests.json?start_date=2026-11-01T00:00:00Z`)).status).toBe(200);
  expect((await rows(inside)).map((row) => row.address_id)).toEqual([WHITE, WHITE, WHITE]);
});

test('nothing happens the second time, nor in the night, and only counts are logged', async () => {
  const { office } = inside;
  const green = await signIn(inside, 'clerk', GREEN);
  const { trackingNumber: number } = await file(office, complaint({ text: '贺小满家的低保金没到账' }));
  await file(office, townshipTip());
  expect(await merge()).toEqual({ ...NOTHING, cases: 2, officers: 1 });
  const { events, head } = await verifyChain(office.db.reading, office.db.tables);
  for await (const id of office.successions.casesNaming([GREEN])) expect.fail(`${id} still names it`);
  expect(await followTownships(office)).toEqual(NOTHING);
  await tidy(office);
  expect(await verifyChain(office.db.reading, office.db.tables)).toMatchObject({ events, head, faults: [] });
  expect(inside.lines.filter((line) => line.includes('followed'))).toEqual([
    JSON.stringify({
      level: 'info',
      cases: 2,
      officers: 1,
      interests: 0,
      message: 'followed their townships',
    }),
  ]);
  expect(inside.lines.join('\n')).not.toMatch(
    new RegExp(`${GREEN}|${WHITE}|${number}|${green.account.username}|贺小满`),
  );
});

test('a case that cannot be read does not keep the others back, but the officers, who may be shut out of it', async () => {
  const { office } = inside;
  await signIn(inside, 'clerk', GREEN);
  const { trackingNumber: broken } = await file(office, townshipTip());
  const { trackingNumber: whole } = await file(office, complaint());
  const id = (await faceOf(broken))?.id as string;
  const { history } = office.cases;
  office.cases.history = async (tx, caseId) => {
    if (caseId === id) throw new Error('damaged');
    return history(tx, caseId);
  };
  expect(await merge()).toEqual({ ...NOTHING, cases: 1, failed: 1 });
  expect((await office.officers.list()).map(({ unit }) => unit)).toEqual([GREEN]);
  expect(await faceOf(whole)).toMatchObject({ unit: WHITE });
  office.cases.history = history;
  expect(await followTownships(office)).toEqual({ ...NOTHING, cases: 1, officers: 1 });
});

async function child(folder: string, units: number) {
  const now = inside.clock.now().toISOString();
  const argv = ['--import', 'tsx', 'test/server/merging-child.ts', folder, String(units), now];
  const process_ = spawn(process.execPath, argv, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const read = createInterface({ input: process_.stdout });
  const ready = once(read, 'line');
  read.on('line', (line) => lines.push(line));
  const ended = once(process_, 'exit');
  await ready;
  return {
    async go() {
      process_.stdin.write('go\n');
      const [code, signal] = await ended;
      const last = lines.at(-1) ?? '';
      return { code, signal, did: last.startsWith('{') ? (JSON.parse(last) as typeof NOTHING) : undefined };
    },
  };
}

test('killed again and again, it goes on where it was: everything follows once', async () => {
  const { office, folder } = inside;
  const { account } = await signIn(inside, 'clerk', GREEN);
  await office.db.unit((tx) =>
    office.interests.declare(tx, {
      officer: account.username,
      kind: 'village',
      value: `${GREEN} 上湾村`,
      declaredOn: office.today(),
    }),
  );
  const numbers: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    numbers.push((await file(office, n % 2 === 0 ? complaint() : townshipTip())).trackingNumber);
  }
  const stand = async () => {
    const all = await Promise.all(numbers.map(eventsOf));
    return {
      villages: (await office.interests.of(account.username)).map(({ value }) => value),
      cases: all.filter((events) => events.some(({ type }) => type === 'succeeded')).length,
      unit: (await office.officers.list())[0]?.unit,
    };
  };
  const villages = [`${WHITE} 上湾村`];
  // The first unit of work is the interests', then one a case, then the officers'.
  for (const [units, cases] of [
    [1, 0],
    [3, 2],
    [4, 5],
  ] as const) {
    expect((await (await child(folder, units)).go()).signal).toBe('SIGKILL');
    expect(await stand()).toEqual({ villages, cases, unit: GREEN });
  }
  expect(await (await child(folder, 0)).go()).toMatchObject({ code: 0, did: { ...NOTHING, officers: 1 } });
  expect(await stand()).toEqual({ villages, cases: 5, unit: WHITE });
  for (const number of numbers) {
    const types = (await eventsOf(number)).map(({ type }) => type);
    expect(types.filter((type) => type === 'succeeded')).toHaveLength(1);
  }
  expect((await verifyChain(office.db.reading, office.db.tables)).faults).toEqual([]);
}, 60_000);

test('a case whose words are erased follows too, and nothing of it comes back', async () => {
  const { office } = inside;
  const [green, white] = [await signIn(inside, 'clerk', GREEN), await signIn(inside, 'clerk', WHITE)];
  const { trackingNumber: number } = await file(office, complaint({ text: '贺小满家的低保金没到账' }));
  await act(green, number, 'accept', { version: 2 });
  await act(green, number, 'close', { version: 3, finding: 'explained', measures: [], text: '说明了' });
  await office.caseIndex.catchUp();
  const id = (await faceOf(number))?.id as string;
  await office.db.unit((tx) => eraseCase(tx, office, id));
  expect(await merge()).toEqual({ ...NOTHING, cases: 1, officers: 1 });
  await office.caseIndex.catchUp();
  expect(await list(white)).toEqual([number]);
  expect(await list(white, `?q=${encodeURIComponent('贺小满')}`)).toEqual([]);
  expect(await faceOf(number)).toMatchObject({ unit: WHITE, erasedOn: '2026-11-23' });
});

test('two servers that open at the same moment share the work and do nothing twice', async () => {
  const { office, folder } = inside;
  await signIn(inside, 'clerk', GREEN);
  await signIn(inside, 'clerk', GREEN);
  const numbers: string[] = [];
  for (let n = 0; n < 20; n += 1) numbers.push((await file(office, complaint())).trackingNumber);
  const both = [await child(folder, 0), await child(folder, 0)];
  const [one, two] = await Promise.all(both.map((each) => each.go()));
  expect([one?.code, two?.code]).toEqual([0, 0]);
  expect((one?.did?.cases ?? 0) + (two?.did?.cases ?? 0)).toBe(20);
  expect((one?.did?.officers ?? 0) + (two?.did?.officers ?? 0)).toBe(2);
  for (const number of numbers) {
    const types = (await eventsOf(number)).map(({ type }) => type);
    expect(types.filter((type) => type === 'succeeded')).toHaveLength(1);
  }
  expect((await verifyChain(office.db.reading, office.db.tables)).faults).toEqual([]);
}, 60_000);
