// What is over its days is gone to the last byte, once, and nothing else is; a held case keeps everything.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Filed } from '../../bot/filing.ts';
import { readEvent } from '../../db/cases.ts';
import { ERASED } from '../../knowledge/casework/erased.ts';
import { countDue, forgetDue } from '../../server/jobs/retention.ts';
import { ask, from, openTestApp, resident, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { tracesIn } from '../support/bytes.ts';
import { complaint, countyTip, file, GREEN } from '../support/cases.ts';
import { photograph } from '../support/files.ts';
import { bytesOf, MASTER_KEY } from '../support/office.ts';
import { operate } from './commands/place.ts';

const NAME = '欧阳小满';
const PHONE = '13987654321';
const WORDS = '青山镇的低保金五个月没有到账，家里靠借米过日子。';
const REPLY = '查明是银行卡号登记错了一位数，已经更正补发。';
const DRAFT = '草稿里写着这户人家住在水井边第三家。';
const SECRETS = { name: NAME, phone: PHONE, words: WORDS, reply: REPLY, draft: DRAFT };

let inside: TestApp;
let clerk: SignedIn;
let desk: SignedIn;

beforeEach(async () => {
  inside = openTestApp();
  await signAllIn();
});
afterEach(() => inside.dispose());

async function signAllIn() {
  clerk = await signIn(inside, 'clerk', GREEN);
  desk = await signIn(inside, 'desk');
}

/** Days go by; sessions end, so officers sign in again. */
async function pass(days: number) {
  inside.clock.pass(days * 24 * 60);
  await signAllIn();
}

const report = (more = {}) => complaint({ text: WORDS, contact: `${NAME} ${PHONE}`, ...more });

async function take(who: SignedIn, number: string, action: string, body: object) {
  const version = (await inside.office.reading.find(who.account, number))?.version ?? 0;
  return ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, {
    body: { ...body, version },
    headers: who.bearer,
  });
}

async function close({ trackingNumber }: Pick<Filed, 'trackingNumber'>) {
  expect((await take(clerk, trackingNumber, 'accept', {})).status).toBe(200);
  const closed = await take(clerk, trackingNumber, 'close', { finding: 'resolved', text: REPLY });
  expect(closed.status).toBe(200);
}

const pairOf = ({ trackingNumber, receiptCode }: Filed) => ({ trackingNumber, receiptCode });

async function addPhoto(filed: Filed) {
  const form = new FormData();
  form.append('trackingNumber', filed.trackingNumber);
  form.append('receiptCode', filed.receiptCode);
  form.append('file', new File([new Uint8Array(await photograph())], 'x.jpg'));
  const sent = await inside.app.request(
    '/api/v1/track/attachments',
    { method: 'POST', body: form },
    from('127.0.0.1'),
  );
  expect(sent.status).toBe(200);
}

/** A closed case with words, a contact, a picture and a draft. */
async function ended(more = {}): Promise<Filed> {
  const filed = await file(inside.office, report(more));
  await addPhoto(filed);
  await close(filed);
  const found = await inside.office.reading.find(clerk.account, filed.trackingNumber);
  if (!found) throw new Error('the case was just closed');
  await inside.office.drafts.keep(found, clerk.account.username, DRAFT);
  await inside.office.caseIndex.catchUp();
  return filed;
}

/** Everything sealed that belongs to a case, as it lies on the disk: whoever has the master key could open it. */
async function sealedOf({ trackingNumber }: Filed): Promise<Record<string, Buffer>> {
  const { reading, tables } = inside.office.db;
  const [row] = await reading
    .select()
    .from(tables.cases)
    .where(eq(tables.cases.trackingNumber, trackingNumber));
  if (!row?.key || !row.contact) throw new Error('a case with words and a contact was expected');
  const said = await reading.select().from(tables.messages).where(eq(tables.messages.caseId, row.id));
  const files = await reading.select().from(tables.attachments).where(eq(tables.attachments.caseId, row.id));
  return {
    key: row.key,
    contact: row.contact,
    ...Object.fromEntries(said.map(({ seq, sealed }) => [`message ${seq}`, sealed as Buffer])),
    ...Object.fromEntries(files.map(({ id, key }) => [`key of file ${id}`, key])),
    ...Object.fromEntries(
      files.map(({ id }) => [
        `file ${id}`,
        readFileSync(join(inside.folder, 'attachments', id)).subarray(0, 200),
      ]),
    ),
  };
}

const lying = (sealed: Record<string, Buffer>) => {
  const all = bytesOf(inside.folder);
  return Object.keys(sealed).filter((name) => {
    const forms = [sealed[name] as Buffer, Buffer.from((sealed[name] as Buffer).toString('base64'))];
    return all.some(({ bytes }) => forms.some((form) => bytes.includes(form)));
  });
};

const idOf = async ({ trackingNumber }: Filed) =>
  (await inside.office.reading.forReporter(trackingNumber))?.id as string;
const eventsOf = async (filed: Filed) =>
  (await inside.office.reading.forReporter(filed.trackingNumber))?.events.map(readEvent) ?? [];
const typesOf = async (filed: Filed) => (await eventsOf(filed)).map(({ type }) => type);
const found = async (q: string) =>
  (await inside.office.reading.list(desk.account, { q, limit: 5 })).items.map((one) => one.trackingNumber);
const verify = () =>
  operate({ DATA_DIR: inside.folder, MASTER_KEY: MASTER_KEY.toString('hex') }, '', 'verify');
const view = async (filed: Filed) =>
  (await ask(inside.app, '/api/v1/track', { body: pairOf(filed) })).json() as Promise<
    Record<string, unknown>
  >;

const { contacts, cases } = { contacts: 365, cases: 1825 };

describe('a case over all its days', () => {
  test('is gone to the last byte, and one that is held beside it is whole', async () => {
    const gone = await ended();
    const held = await ended();
    expect((await take(desk, held.trackingNumber, 'hold', { reason: '法院已经受理' })).status).toBe(200);
    const [before, kept] = [await sealedOf(gone), await sealedOf(held)];
    expect(inside.office.db.sweep()).toBe(true);
    expect(lying(before)).toEqual(Object.keys(before));
    expect(Object.keys(before).length).toBeGreaterThan(5);

    await pass(cases + 1);
    expect(await forgetDue(inside.office)).toMatchObject({ contacts: 1, cases: 1, files: 1 });
    expect(inside.office.db.sweep()).toBe(true);

    expect(lying(before)).toEqual([]);
    expect(lying(kept)).toEqual(Object.keys(kept));
    expect(readdirSync(join(inside.folder, 'attachments'))).toHaveLength(1);
    const file = await inside.office.reading.find(clerk.account, held.trackingNumber);
    expect(file?.messages.map(({ text }) => text)).toEqual(expect.arrayContaining([WORDS, REPLY]));
    expect(file?.hasContact).toBe(true);
    expect(await found('借米过日子')).toEqual([held.trackingNumber]);
    expect(await found(PHONE)).toEqual([]);
    expect((await inside.office.reading.list(clerk.account, { q: PHONE, limit: 5 })).items).toHaveLength(1);
  });

  test('alone leaves no word, name or number in any file, as it is or in base64', async () => {
    const filed = await ended();
    const words = inside.office.db.tables.caseWords;
    expect(await inside.office.db.reading.select().from(words)).not.toEqual([]);
    await pass(cases + 1);
    await forgetDue(inside.office);
    expect(inside.office.db.sweep()).toBe(true);
    expect(tracesIn([inside.folder], inside.lines.join('\n'), SECRETS)).toEqual([]);
    expect(await inside.office.db.reading.select().from(words)).toEqual([]);
    expect(readdirSync(join(inside.folder, 'attachments'))).toEqual([]);
    expect(JSON.stringify(await eventsOf(filed))).not.toContain('借米');
  });

  test('says so to its reporter and to officers, in words, and its number still finds it', async () => {
    const filed = await ended();
    await pass(cases + 1);
    await forgetDue(inside.office);
    const seen = await view(filed);
    expect((seen.messages as { text: string }[]).map(({ text }) => text)).toEqual([ERASED, ERASED]);
    expect(seen).toMatchObject({ attachments: [], actions: [] });
    expect(seen).not.toHaveProperty('contact');
    expect(JSON.stringify(seen.timeline)).toContain('内容、文件和联系方式已按规定删除');
    const page = await inside.app.request(`/staff/cases/${filed.trackingNumber}`, { headers: clerk.cookie });
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain('已按规定删除');
    expect(text).toContain('没有可以再办的');
    expect(text).not.toContain('id="do-');
    expect(await found(filed.trackingNumber)).toEqual([filed.trackingNumber]);
    expect(await found(ERASED)).toEqual([]);
  });

  test('leaves a chain that is whole and misses no file, and is erased once', async () => {
    const filed = await ended();
    await pass(cases + 1);
    await forgetDue(inside.office);
    expect((await typesOf(filed)).slice(-2)).toEqual(['contact_erased', 'erased']);
    const checked = await verify();
    expect(checked.said).not.toContain('attachment');
    expect(checked.code).toBe(0);
    expect(await forgetDue(inside.office)).toMatchObject({ contacts: 0, cases: 0, files: 0 });
    expect((await typesOf(filed)).filter((type) => type === 'erased')).toHaveLength(1);
  });

  test('takes nothing more from anybody', async () => {
    const filed = await ended();
    await pass(cases + 1);
    await forgetDue(inside.office);
    const noted = await take(clerk, filed.trackingNumber, 'note', { text: '再记一笔' });
    expect(noted.status).toBe(409);
    expect(await noted.text()).toContain('已按规定删除');
    expect((await take(desk, filed.trackingNumber, 'hold', { reason: '太晚了' })).status).toBe(409);
    const said = await ask(inside.app, '/api/v1/track/messages', {
      body: { ...pairOf(filed), text: '我再补充一点' },
    });
    expect(said.status).toBe(409);
    const letters = `/api/v1/staff/cases/${filed.trackingNumber}/letters/opinion?format=pdf`;
    expect((await ask(inside.app, letters, { headers: clerk.bearer })).status).toBe(403);
  });

  test('is not erased a day too early', async () => {
    const filed = await ended();
    await pass(cases);
    expect(await forgetDue(inside.office)).toMatchObject({ contacts: 1, cases: 0 });
    await pass(1);
    expect(await forgetDue(inside.office)).toMatchObject({ contacts: 0, cases: 1 });
    expect(await typesOf(filed)).toContain('erased');
  });
});

test('an open case, however old, keeps everything', async () => {
  const filed = await file(inside.office, report());
  await pass(cases * 2);
  expect(await forgetDue(inside.office)).toMatchObject({ contacts: 0, cases: 0 });
  expect((await view(filed)).messages).toMatchObject([{ text: WORDS }]);
});

test('a contact goes first, and the words stay', async () => {
  const filed = await ended();
  await pass(contacts + 1);
  expect(await forgetDue(inside.office)).toMatchObject({ contacts: 1, cases: 0, files: 0 });
  expect(inside.office.db.sweep()).toBe(true);
  expect(tracesIn([inside.folder], '', { name: NAME, phone: PHONE })).toEqual([]);
  expect((await eventsOf(filed)).at(-1)).toMatchObject({ type: 'contact_erased', why: 'due' });
  const file = await inside.office.reading.find(clerk.account, filed.trackingNumber);
  expect(file?.hasContact).toBe(false);
  expect(file?.messages[0]?.text).toBe(WORDS);
  expect(await found('借米过日子')).toEqual([filed.trackingNumber]);
  // Its files are still owed: erasing a name excuses no missing file.
  expect((await verify()).said).toContain('1 attachments compared');
});

test('what an anonymous tip-off loses is dated by the day alone', async () => {
  const discipline = await signIn(inside, 'discipline');
  const filed = await file(inside.office, countyTip());
  await take(discipline, filed.trackingNumber, 'accept', {});
  await take(discipline, filed.trackingNumber, 'close', { finding: 'unsubstantiated', text: '没有查实' });
  await pass(cases + 1);
  expect(await forgetDue(inside.office)).toMatchObject({ cases: 1, contacts: 0 });
  expect((await eventsOf(filed)).at(-1)).toMatchObject({ type: 'erased', at: inside.office.today() });
});

test('a case that went into another goes when that one may, not before', async () => {
  const lead = await file(inside.office, report());
  const joined = await file(inside.office, report());
  expect((await take(clerk, joined.trackingNumber, 'merge', { into: lead.trackingNumber })).status).toBe(200);
  await pass(cases + 1);
  expect(await countDue(inside.office)).toMatchObject({ cases: 0, contacts: 0 });
  await close(lead);
  await pass(cases + 1);
  expect((await take(desk, lead.trackingNumber, 'hold', { reason: '审计' })).status).toBe(200);
  expect(await forgetDue(inside.office)).toMatchObject({ cases: 0, contacts: 0 });
  expect((await take(desk, lead.trackingNumber, 'unhold', { reason: '审计完了' })).status).toBe(200);
  expect(await forgetDue(inside.office)).toMatchObject({ cases: 2, contacts: 2 });
});

test('a stop between two cases loses nothing: the rest is erased the next night, its files too', async () => {
  const all = [await ended(), await ended(), await ended()];
  await pass(cases + 1);
  const { attachments } = inside.office;
  const stopping = {
    ...inside.office,
    attachments: {
      ...attachments,
      gone(_: readonly string[]): void {},
    },
  };
  // All contacts go first and have no files; the second step to hand files over is where it stops.
  let steps = 0;
  stopping.attachments.gone = (ids: readonly string[]) => {
    if (ids.length > 0) steps += 1;
    if (steps === 2) throw new Error('the power went');
    attachments.gone(ids);
  };
  await expect(forgetDue(stopping)).rejects.toThrow('the power went');
  const erased = async () =>
    (await Promise.all(all.map(typesOf))).filter((types) => types.includes('erased')).length;
  expect(await erased()).toBe(2);
  // The bytes of the second are there, but no row names them and no key opens them.
  expect(readdirSync(join(inside.folder, 'attachments'))).toHaveLength(2);
  expect(await forgetDue(inside.office)).toMatchObject({ contacts: 0, cases: 1 });
  expect(await erased()).toBe(3);
  await attachments.sweep(new Date(Date.now() + 60_000));
  expect(readdirSync(join(inside.folder, 'attachments'))).toEqual([]);
  expect((await verify()).code).toBe(0);
});

test('talks, questions and votes go by the days of the pack, from memory too', async () => {
  const someone = resident(inside.app);
  await someone.says('低保怎么申请', '我是青山镇的');
  const id = someone.conversation as string;
  await inside.office.conversations.flush();
  await inside.office.lessons.keep(inside.office.today(), ['怎么领养猫'], []);
  await pass(31);
  expect(await countDue(inside.office)).toMatchObject({ talks: 1, questions: 0 });
  await forgetDue(inside.office);
  expect(await inside.office.conversations.find(id)).toBeUndefined();
  await pass(60);
  expect(await forgetDue(inside.office)).toMatchObject({ talks: 0, questions: 1 });
  expect(await inside.office.lessons.unanswered()).toEqual([]);
});

describe('a hold', () => {
  test('is set and lifted by the desks with a reason, shows on the page, and its reason is not in the chain', async () => {
    const filed = await ended();
    expect((await take(clerk, filed.trackingNumber, 'hold', { reason: '我想留' })).status).toBe(403);
    const form = async (action: string, reason: string) => {
      const version = (await inside.office.reading.find(desk.account, filed.trackingNumber))?.version;
      return inside.app.request(
        `/staff/cases/${filed.trackingNumber}/${action}`,
        {
          method: 'POST',
          headers: { ...desk.cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            csrf: inside.office.keys.fingerprint('csrf', desk.token),
            version: String(version),
            reason,
          }).toString(),
        },
        from('127.0.0.1'),
      );
    };
    const page = async (who: SignedIn) =>
      (await inside.app.request(`/staff/cases/${filed.trackingNumber}`, { headers: who.cookie })).text();
    expect(await page(desk)).toContain('id="do-hold"');
    expect((await form('hold', '')).status).toBe(422);
    expect((await form('hold', '法院来函调卷')).status).toBe(303);
    expect(await page(clerk)).toContain('已设保全：内容、文件和联系方式到期也不删除');
    expect(await page(clerk)).not.toContain('id="do-unhold"');
    expect(await page(desk)).toContain('id="do-unhold"');
    expect(await page(desk)).toContain('法院来函调卷');
    expect(JSON.stringify(await eventsOf(filed))).not.toContain('调卷');
    expect((await take(desk, filed.trackingNumber, 'hold', { reason: '再来' })).status).toBe(409);
    // The reporter is told nothing of a hold unless it stands in the way.
    const seen = JSON.stringify(await view(filed));
    expect(seen).not.toContain('保全');
    await pass(cases + 1);
    expect(await forgetDue(inside.office)).toMatchObject({ contacts: 0, cases: 0 });
    expect((await form('unhold', '官司打完了')).status).toBe(303);
    expect(await forgetDue(inside.office)).toMatchObject({ contacts: 1, cases: 1 });
    expect((await verify()).code).toBe(0);
  });

  test('stands against 删除我的信息 too, in words', async () => {
    const someone = resident(inside.app);
    await someone.say('低保怎么申请');
    const follower = inside.office.conversations.keyOf(someone.conversation as string);
    const filed = await file(inside.office, report(), { follower });
    await close(filed);
    expect((await take(desk, filed.trackingNumber, 'hold', { reason: '审计' })).status).toBe(200);
    await someone.say('删除我的信息');
    const said = (await someone.say('确定删除')).replies.map(({ text }) => text).join('\n');
    expect(said).toContain(`${filed.trackingNumber} 依法要先留着`);
    expect(said).toContain('办完后留 5 年');
    expect(await typesOf(filed)).not.toContain('contact_erased');
    expect(
      await inside.office.db.unit(async (tx) => inside.office.cases.hasContact(tx, await idOf(filed))),
    ).toBe(true);
  });
});

describe('the reporter, with number and code,', () => {
  const erase = (filed: Filed) => ask(inside.app, '/api/v1/track/erase', { body: pairOf(filed) });

  test('has the contact of an ended case erased at once, to the last byte, as often as asked', async () => {
    const filed = await ended();
    expect(await view(filed)).toMatchObject({ contact: { erasable: 'now' } });
    const done = await erase(filed);
    expect(done.status).toBe(200);
    expect(await done.json()).not.toHaveProperty('contact');
    expect(inside.office.db.sweep()).toBe(true);
    expect(tracesIn([inside.folder], '', { name: NAME, phone: PHONE })).toEqual([]);
    expect((await eventsOf(filed)).at(-1)).toMatchObject({
      type: 'contact_erased',
      why: 'asked',
      by: { who: 'reporter' },
    });
    expect((await erase(filed)).status).toBe(200);
    expect((await typesOf(filed)).filter((type) => type === 'contact_erased')).toHaveLength(1);
    expect((await view(filed)).messages).toMatchObject([{ text: WORDS }, { text: REPLY }]);
  });

  test('is told until when and why while it runs, and why while it is held', async () => {
    const filed = await file(inside.office, report());
    const running = await erase(filed);
    expect(running.status).toBe(409);
    expect(running.headers.get('content-type')).toContain('application/problem+json');
    expect(((await running.json()) as { detail: string }).detail).toMatch(
      /还在办，要靠您留的姓名电话找您.*最晚 \d{4}年\d+月\d+日 办完/,
    );
    await close(filed);
    await take(desk, filed.trackingNumber, 'hold', { reason: '审计' });
    const held = await erase(filed);
    expect(held.status).toBe(409);
    expect(((await held.json()) as { detail: string }).detail).toContain('依法要先留着');
    expect(await typesOf(filed)).not.toContain('contact_erased');
  });

  test('with a wrong code learns nothing and erases nothing', async () => {
    const filed = await ended();
    const other = await ended();
    const wrong = await erase({ ...filed, receiptCode: other.receiptCode });
    expect(wrong.status).toBe(404);
    expect(await typesOf(filed)).not.toContain('contact_erased');
  });

  test('does the same on the page, behind a second button', async () => {
    const filed = await file(inside.office, report());
    const post = async (more: Record<string, string>) => {
      const page = await inside.app.request(
        '/track',
        {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            number: filed.trackingNumber,
            code: filed.receiptCode,
            ...more,
          }).toString(),
        },
        from('127.0.0.1'),
      );
      return { status: page.status, text: await page.text() };
    };
    const onceOf = (text: string) => /name="once" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const running = await post({});
    expect(running.text).toContain('现在先不删');
    expect(running.text).not.toContain('确定删掉');
    const refused = await post({ action: 'erase', once: onceOf(running.text) });
    expect(refused.status).toBe(409);
    await close(filed);
    const open = await post({});
    expect(open.text).toContain('删了找不回来');
    const done = await post({ action: 'erase', once: onceOf(open.text) });
    expect(done).toMatchObject({ status: 200 });
    expect(done.text).toContain('您留的姓名电话已经删掉了');
    expect(done.text).not.toContain('确定删掉');
    expect(await typesOf(filed)).toContain('contact_erased');
  });
});

test('/privacy says the periods of the pack', async () => {
  const text = await (await inside.app.request('/privacy')).text();
  for (const words of ['连续 30 天不用', '姓名电话留 1 年', '给您的答复留 5 年', '号码留 30 天，卡片留 7 天'])
    expect(text).toContain(words);
  expect(text).not.toContain('按档案规定保存');
});

describe('the operator', () => {
  const retention = (...argv: string[]) =>
    operate({ DATA_DIR: inside.folder, MASTER_KEY: MASTER_KEY.toString('hex') }, '', 'retention', ...argv);

  test('counts without erasing, by kind alone, and erases what the night would', async () => {
    // The tool goes by the real day, so the case is one of long ago.
    inside.clock.set(new Date(Date.now() - 1_900 * 86_400_000).toISOString());
    await signAllIn();
    const filed = await file(inside.office, report());
    await addPhoto(filed);
    await close(filed);
    const counted = await retention('--dry-run');
    expect(counted.code).toBe(0);
    for (const line of ['1 contacts of ended cases', '1 words of ended cases', '1 files of those cases'])
      expect(counted.said).toContain(line);
    expect(counted.said).not.toContain(filed.trackingNumber);
    expect(await typesOf(filed)).not.toContain('erased');
    const erased = await retention();
    expect(erased.code).toBe(0);
    expect(erased.said).toContain('1 words of ended cases');
    expect(await typesOf(filed)).toContain('erased');
    expect(readdirSync(join(inside.folder, 'attachments'))).toEqual([]);
    expect((await retention('--dry-run')).said).toContain('0 words of ended cases');
    expect((await verify()).code).toBe(0);
  });

  test('erases nothing without the key', async () => {
    const refused = await operate({ DATA_DIR: inside.folder }, '', 'retention');
    expect(refused.code).toBe(1);
    expect(refused.noted).toContain('There is no master key');
  });
});

test('cases that ended before days were counted are dated by their last step', async () => {
  const [filed, open] = [await ended(), await file(inside.office, report())];
  const { cases: table } = inside.office.db.tables;
  const dayOf = async (one: Filed) =>
    (
      await inside.office.db.reading
        .select({ on: table.endedOn })
        .from(table)
        .where(eq(table.trackingNumber, one.trackingNumber))
    )[0]?.on;
  const day = await dayOf(filed);
  expect(day).toBe(inside.office.today());
  const migration = readFileSync('db/migrations/sqlite/0008_retention.sql', 'utf8');
  const update = /UPDATE[^;]+;/.exec(migration)?.[0] ?? '';
  const { Sqlite } = await import('../../db/driver.ts');
  const raw = new Sqlite(join(inside.folder, 'mingbai.db'));
  raw.exec('UPDATE cases SET ended_on = NULL');
  raw.exec(update);
  raw.close();
  expect(await dayOf(filed)).toBe(day);
  expect(await dayOf(open)).toBeNull();
});
