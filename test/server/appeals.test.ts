// What a reporter may do who is not content, and what an officer does on the way there, over HTTP and day by day.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, openTestApp, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { CITY, complaint, countyTip, file, GREEN, townshipTip, WHITE } from '../support/cases.ts';

let inside: TestApp;
let clerk: SignedIn;
let desk: SignedIn;
let discipline: SignedIn;
let supervisor: SignedIn;

beforeEach(async () => {
  inside = openTestApp();
  clerk = await signIn(inside, 'clerk', GREEN);
  desk = await signIn(inside, 'desk');
  discipline = await signIn(inside, 'discipline');
  supervisor = await signIn(inside, 'supervisor');
});
afterEach(() => inside.dispose());

interface View {
  status: string;
  unit: { code: string };
  actions: string[];
  messages: { from: string; text: string; internal?: boolean }[];
  clocks: { clock: string; state: string; due: string }[];
  roads: { road: string; until?: string }[];
  satisfaction?: string;
  extensionAsked?: object;
  checklist: { id: string; result?: string }[];
}

/** Sessions last hours, these stories months: the token is made anew. */
async function officer(who: SignedIn): Promise<Record<string, string>> {
  const { token } = await inside.office.officers.begin(who.account);
  return { authorization: `Bearer ${token}` };
}

async function take(who: SignedIn, number: string, action: string, body: object = {}): Promise<Response> {
  const found = await inside.office.reading.find(who.account, number);
  return ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, {
    body: { ...body, version: found?.version ?? 1 },
    headers: await officer(who),
  });
}
async function taken(...asked: Parameters<typeof take>): Promise<View> {
  const response = await take(...asked);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as View;
}
const view = async (who: SignedIn, number: string) =>
  (await (
    await ask(inside.app, `/api/v1/staff/cases/${number}`, { headers: await officer(who) })
  ).json()) as View;
const status = async (who: SignedIn, number: string) =>
  (await ask(inside.app, `/api/v1/staff/cases/${number}`, { headers: await officer(who) })).status;

type Pair = { trackingNumber: string; receiptCode: string };
const pairOf = ({ trackingNumber, receiptCode }: Pair): Pair => ({ trackingNumber, receiptCode });
const track = (pair: Pair, path = '', body: object = {}) =>
  ask(inside.app, `/api/v1/track${path}`, { body: { ...pair, ...body } });
const tracked = async (...asked: Parameters<typeof track>) => {
  const response = await track(...asked);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as View;
};
const dueOf = ({ clocks }: View, name: string) => clocks.findLast(({ clock }) => clock === name);

describe('a closed case', () => {
  async function closed(): Promise<Pair> {
    const pair = pairOf(await file(inside.office, complaint()));
    await taken(clerk, pair.trackingNumber, 'accept');
    await taken(clerk, pair.trackingNumber, 'close', { finding: 'resolved', text: '办好了' });
    return pair;
  }

  test('is taken up again once, within ten days, and owes another answer', async () => {
    const pair = await closed();
    const seen = await tracked(pair);
    expect(seen.actions).toEqual(expect.arrayContaining(['rate', 'reopen', 'review']));
    expect(seen.roads).toContainEqual({ road: 'reopen', until: '2026-12-03' });
    expect(await tracked(pair, '/reopen', { text: '钱还是没到' })).toMatchObject({ status: 'reopened' });
    const back = await view(clerk, pair.trackingNumber);
    expect(back.actions).toContain('accept');
    expect(dueOf(back, 'accept')).toMatchObject({ state: 'running', due: '2026-12-08' });
    await taken(clerk, pair.trackingNumber, 'accept');
    const anew = await taken(clerk, pair.trackingNumber, 'close', {
      finding: 'resolved',
      text: '这回办好了',
    });
    expect(anew.status).toBe('closed');
    expect((await track(pair, '/reopen', { text: '又不行' })).status).toBe(409);
  });

  test('is not taken up again on the eleventh day', async () => {
    const pair = await closed();
    inside.clock.set('2026-12-04T00:00:01+08:00');
    expect((await track(pair, '/reopen', { text: '太晚了' })).status).toBe(409);
  });

  test('said to be resolved and denied by its reporter is disputed; silence is silence', async () => {
    const pair = await closed();
    expect((await view(clerk, pair.trackingNumber)).satisfaction).toBe('silent');
    await tracked(pair, '/rating', { score: 2, resolved: false });
    expect((await view(clerk, pair.trackingNumber)).satisfaction).toBe('disputed');
  });
});

describe('a refused dibao', () => {
  test('goes to review at the county desk and to final review outside, each in its thirty days', async () => {
    const pair = pairOf(await file(inside.office, complaint({ text: '说我家不符合低保，我不服。' })));
    const { trackingNumber } = pair;
    await taken(clerk, trackingNumber, 'accept');
    await taken(clerk, trackingNumber, 'reply', { text: '收入超过标准。', final: true });
    inside.clock.set('2026-12-23T23:59:00+08:00');
    const asked = await tracked(pair, '/review', { text: '务工收入多算了两个月' });
    expect(asked.status).toBe('under_review');
    expect(asked.unit.code).toBe('desk');
    // The township goes on reading and has nothing more to do.
    expect((await view(clerk, trackingNumber)).actions).toEqual(['note', 'recuse']);
    const atDesk = await view(desk, trackingNumber);
    expect(atDesk.actions).toContain('review_decide');
    expect(dueOf(atDesk, 'review')).toMatchObject({ state: 'running', due: '2027-01-22' });
    const decided = await taken(desk, trackingNumber, 'review_decide', {
      decision: 'upheld',
      text: '维持。',
    });
    expect(dueOf(decided, 'review')?.state).toBe('met');
    const roads = (await tracked(pair)).roads.map(({ road }) => road);
    expect(roads).toContain('final_review');
    expect(roads).not.toContain('reopen');
    expect((await tracked(pair, '/review', { text: '还是不服' })).status).toBe('under_final_review');
    await taken(desk, trackingNumber, 'review_decide', {
      decision: 'changed',
      text: '改为符合，从申请的次月起补发。',
    });
    const end = await tracked(pair);
    expect(end.actions).not.toContain('review');
    expect(end.messages.at(-1)?.text).toContain('改为符合');
    expect((await track(pair, '/review', { text: '再来' })).status).toBe(409);
  });

  test('sent back for handling anew is the township’s again', async () => {
    const pair = pairOf(await file(inside.office, complaint()));
    await taken(clerk, pair.trackingNumber, 'accept');
    await taken(clerk, pair.trackingNumber, 'reply', { text: '不行。', final: true });
    await tracked(pair, '/review', { text: '不服' });
    expect(
      (await take(desk, pair.trackingNumber, 'review_decide', { decision: 'redo', text: '重办。' })).status,
    ).toBe(200);
    const back = await view(clerk, pair.trackingNumber);
    expect(back).toMatchObject({ status: 'reopened', unit: { code: GREEN } });
    expect(back.actions).toContain('accept');
  });

  test('asked for on the thirty-first day is too late', async () => {
    const pair = pairOf(await file(inside.office, complaint()));
    await taken(clerk, pair.trackingNumber, 'accept');
    await taken(clerk, pair.trackingNumber, 'reply', { text: '不行。', final: true });
    inside.clock.set('2026-12-24T00:00:01+08:00');
    expect((await track(pair, '/review', { text: '晚了' })).status).toBe(409);
  });

  test('never answered: past the sixty days the road outside is named, reconsideration first', async () => {
    const pair = pairOf(await file(inside.office, complaint()));
    await taken(clerk, pair.trackingNumber, 'accept');
    inside.clock.set('2027-01-26T09:00:00+08:00');
    expect((await tracked(pair)).roads.map(({ road }) => road)).toContain('reconsider_unanswered');
  });
});

describe('more time', () => {
  test('is asked for by the unit, granted by the desk once, and told to the reporter', async () => {
    const pair = pairOf(await file(inside.office, complaint()));
    const { trackingNumber } = pair;
    const accepted = await taken(clerk, trackingNumber, 'accept');
    expect(dueOf(accepted, 'answer')?.due).toBe('2027-01-22');
    const asked = await taken(clerk, trackingNumber, 'extend', { days: 30, reason: '等外省回函' });
    expect(asked.extensionAsked).toEqual({ days: 30, reason: '等外省回函' });
    expect(dueOf(asked, 'answer')?.due).toBe('2027-01-22');
    expect((await take(clerk, trackingNumber, 'extend', { days: 30, reason: '再等' })).status).toBe(403);
    const granted = await taken(desk, trackingNumber, 'extend', { days: 30, reason: '等外省回函' });
    expect(dueOf(granted, 'answer')?.due).toBe('2027-02-22');
    expect((await take(desk, trackingNumber, 'extend', { days: 5, reason: '还要' })).status).toBe(403);
    expect((await tracked(pair)).messages.at(-1)?.text).toContain('等外省回函');
    expect((await take(desk, trackingNumber, 'extend', { days: 31, reason: '太多' })).status).toBe(422);
  });

  test('refused, nothing moves and the unit may ask again', async () => {
    const { trackingNumber } = await file(inside.office, complaint());
    await taken(clerk, trackingNumber, 'accept');
    await taken(clerk, trackingNumber, 'extend', { days: 10, reason: '人手不够' });
    const refused = await taken(desk, trackingNumber, 'extend_refuse', { reason: '不是理由' });
    expect(dueOf(refused, 'answer')?.due).toBe('2027-01-22');
    expect((await view(clerk, trackingNumber)).actions).toContain('extend');
  });
});

test('a question to the reporter stops the promise until the answer; the law does not wait', async () => {
  const pair = pairOf(await file(inside.office, complaint()));
  const { trackingNumber } = pair;
  await taken(clerk, trackingNumber, 'accept');
  inside.clock.set('2026-11-25T09:00:00+08:00');
  const asked = await taken(clerk, trackingNumber, 'ask', { text: '是哪张卡？' });
  expect(dueOf(asked, 'promise')).toMatchObject({ state: 'paused', due: '2026-12-14' });
  expect(dueOf(asked, 'answer')).toMatchObject({ state: 'running', due: '2027-01-22' });
  inside.clock.set('2026-12-02T09:00:00+08:00');
  await tracked(pair, '/messages', { text: '农信社那张' });
  const after = await view(clerk, trackingNumber);
  // Thirteen working days were left on 25 November; they are left on 2 December.
  expect(dueOf(after, 'promise')).toMatchObject({ state: 'running', due: '2026-12-21' });
  expect(dueOf(after, 'answer')?.due).toBe('2027-01-22');
});

test('aid is never stopped by a button: the person was heard before and told in writing after', async () => {
  const stop = { finding: 'substantiated', measures: ['stopped'], text: '已停发' };
  const { trackingNumber } = await file(inside.office, complaint());
  await taken(clerk, trackingNumber, 'accept');
  expect((await take(clerk, trackingNumber, 'close', stop)).status).toBe(422);
  const later = { ...stop, stopRecord: { heardOn: '2026-11-20', toldOn: '2026-11-30' } };
  expect((await take(clerk, trackingNumber, 'close', later)).status).toBe(422);
  const whole = { ...stop, stopRecord: { heardOn: '2026-11-18', toldOn: '2026-11-20' } };
  expect((await taken(clerk, trackingNumber, 'close', whole)).status).toBe('closed');

  const other = (await file(inside.office, complaint())).trackingNumber;
  await taken(clerk, other, 'accept');
  await taken(clerk, other, 'check', { item: 'heard_before_stop', result: '相符' });
  const checked = await taken(clerk, other, 'check', { item: 'told_in_writing', result: '相符' });
  expect(checked.checklist.find(({ id }) => id === 'told_in_writing')?.result).toBe('相符');
  expect((await taken(clerk, other, 'close', stop)).status).toBe('closed');
  expect((await take(clerk, other, 'check', { item: 'moon', result: '圆' })).status).toBe(409);
});

test('an item that is on no list is refused', async () => {
  const { trackingNumber } = await file(inside.office, complaint());
  await taken(clerk, trackingNumber, 'accept');
  expect((await take(clerk, trackingNumber, 'check', { item: 'moon', result: '圆' })).status).toBe(422);
});

describe('a tip-off that does not say whom it means', () => {
  const unclear = () =>
    file(inside.office, {
      kind: 'tip_off',
      text: '有人吃空饷，青山镇的。',
      place: { township: GREEN },
      mentioned: [GREEN],
      accused: 'unclear',
    });

  test('leaves the desk once the desk finds out: to the township of the household', async () => {
    const { trackingNumber } = await unclear();
    expect(await status(clerk, trackingNumber)).toBe(404);
    const body = { accused: 'household', reason: '核对名册，是一户低保家庭' };
    expect(await taken(desk, trackingNumber, 'triage', body)).toMatchObject({ unit: { code: GREEN } });
    expect((await view(clerk, trackingNumber)).actions).toContain('accept');
  });

  test('turns out to mean the township: it goes to the discipline desk and out of the county desk’s sight', async () => {
    const { trackingNumber } = await unclear();
    const body = { accused: 'township', reason: '说的是镇里的干部' };
    expect((await take(desk, trackingNumber, 'triage', body)).status).toBe(204);
    expect(await status(clerk, trackingNumber)).toBe(404);
    expect(await status(desk, trackingNumber)).toBe(404);
    expect(await status(discipline, trackingNumber)).toBe(200);
  });

  test('whom a later message accused outright is not let in by triage', async () => {
    const pair = pairOf(await unclear());
    await tracked(pair, '/messages', { text: '是青山镇政府的李主任收了好处费包庇他' });
    expect(await status(desk, pair.trackingNumber)).toBe(404);
    const body = { accused: 'household', reason: '只是一户人家', place: { township: GREEN } };
    await take(discipline, pair.trackingNumber, 'transfer', { unit: 'desk', reason: '查过了' });
    await take(desk, pair.trackingNumber, 'triage', body);
    expect(await status(clerk, pair.trackingNumber)).toBe(404);
    expect(await status(desk, pair.trackingNumber)).toBe(200);
  });
});

describe('triage', () => {
  const unclear = (more: object = {}) =>
    file(inside.office, {
      kind: 'tip_off',
      text: '有人吃空饷，青山镇的。',
      place: { township: GREEN },
      mentioned: [GREEN, WHITE],
      accused: 'unclear',
      ...more,
    });
  const household = (township: string) => ({ accused: 'household', reason: '一户人家', place: { township } });

  test('that leaves it unclear makes nobody who recused, or was accused outright, one who may be let in', async () => {
    const { trackingNumber } = await unclear();
    const colleague = await signIn(inside, 'desk');
    await take(colleague, trackingNumber, 'recuse', { reason: '亲戚' });
    await taken(desk, trackingNumber, 'triage', { accused: 'unclear', reason: '还不知道' });
    await taken(desk, trackingNumber, 'triage', household(WHITE));
    expect(await status(colleague, trackingNumber)).toBe(404);
  });

  test('does not let in a township that is said to cover for somebody', async () => {
    const { trackingNumber } = await unclear({ shielded: true });
    expect(await taken(desk, trackingNumber, 'triage', household(GREEN))).toMatchObject({
      unit: { code: 'desk' },
    });
    expect(await status(clerk, trackingNumber)).toBe(404);
    const moved = take(desk, trackingNumber, 'transfer', { unit: GREEN, reason: '核查' });
    expect((await moved).status).toBe(422);
  });

  test('does not let in whom a case merged into this one accuses outright', async () => {
    const lead = await unclear();
    const sure = await file(inside.office, {
      kind: 'tip_off',
      text: '村支书给弟弟办低保，青山镇包庇。',
      place: { township: GREEN, village: '石桥村' },
      mentioned: [GREEN],
      accused: 'village_cadre',
      shielded: true,
    });
    await taken(desk, sure.trackingNumber, 'merge', { into: lead.trackingNumber });
    await taken(desk, lead.trackingNumber, 'triage', household(GREEN));
    expect(await status(clerk, lead.trackingNumber)).toBe(404);
  });
});

describe('an interest declared while the case was out of sight', () => {
  const named = () =>
    file(inside.office, complaint({ text: '我跟堂哥赵六喜一起过，低保金三个月没有到账。' }));
  const declare = async (who: SignedIn) =>
    ask(inside.app, '/api/v1/staff/interests', {
      body: { kind: 'person', value: '赵六喜' },
      headers: await officer(who),
    });

  test('hides it when it comes to the officer’s unit', async () => {
    const { trackingNumber } = await named();
    const relative = await signIn(inside, 'clerk', WHITE);
    const other = await signIn(inside, 'clerk', WHITE);
    expect((await declare(relative)).status).toBe(201);
    await taken(desk, trackingNumber, 'transfer', { unit: WHITE, reason: '户籍地' });
    expect(await status(other, trackingNumber)).toBe(200);
    expect(await status(relative, trackingNumber)).toBe(404);
  });

  test('hides it when the officer comes to the unit that has it', async () => {
    const { trackingNumber } = await named();
    const admin = await signIn(inside, 'admin');
    const relative = await signIn(inside, 'clerk', WHITE);
    await declare(relative);
    const changed = await ask(inside.app, '/api/v1/staff/officers', {
      method: 'PATCH',
      body: { username: relative.account.username, unit: GREEN },
      headers: await officer(admin),
    });
    expect(changed.status).toBe(200);
    const moved = { ...relative, account: { ...relative.account, unit: GREEN } };
    expect(await status(moved, trackingNumber)).toBe(404);
    expect(await status(clerk, trackingNumber)).toBe(200);
  });
});

describe('recusal', () => {
  test('hides the case from the one officer; a colleague goes on', async () => {
    const colleague = await signIn(inside, 'clerk', GREEN);
    const { trackingNumber } = await file(inside.office, complaint());
    expect((await take(clerk, trackingNumber, 'recuse', { reason: '是我舅舅家' })).status).toBe(204);
    expect(await status(clerk, trackingNumber)).toBe(404);
    expect((await view(colleague, trackingNumber)).actions).toContain('accept');
  });

  test('of the last officer of a township takes the case to the desk', async () => {
    const { trackingNumber } = await file(inside.office, complaint());
    expect((await take(clerk, trackingNumber, 'recuse', { reason: '是我舅舅家' })).status).toBe(204);
    expect(await view(desk, trackingNumber)).toMatchObject({ unit: { code: 'desk' } });
  });

  test('of the last officer of the discipline desk is refused: nobody would be left', async () => {
    const { trackingNumber } = await file(inside.office, townshipTip());
    expect((await take(discipline, trackingNumber, 'recuse', { reason: '同学' })).status).toBe(409);
    expect(await status(discipline, trackingNumber)).toBe(200);
  });
});

describe('two cases of one matter', () => {
  test('are handled as one, and both reporters hear the answer', async () => {
    const one = pairOf(await file(inside.office, complaint()));
    const two = pairOf(await file(inside.office, complaint()));
    await taken(clerk, two.trackingNumber, 'accept');
    const merged = await taken(clerk, one.trackingNumber, 'merge', { into: two.trackingNumber });
    expect(merged.status).toBe('merged');
    await taken(clerk, two.trackingNumber, 'reply', { text: '全镇统一补发。', final: true });
    expect((await tracked(one)).messages.at(-1)?.text).toBe('全镇统一补发。');
    expect((await tracked(two)).messages.at(-1)?.text).toBe('全镇统一补发。');
  });

  test('are not made one where one unit must not know of the other', async () => {
    const shielded = await file(inside.office, {
      kind: 'tip_off',
      text: '村支书给弟弟办低保，青山镇包庇。',
      place: { township: GREEN, village: '石桥村' },
      mentioned: [GREEN],
      accused: 'village_cadre',
      shielded: true,
    });
    const open = await file(inside.office, {
      kind: 'tip_off',
      text: '有户人家开车吃低保。',
      place: { township: GREEN },
      mentioned: [GREEN],
      accused: 'household',
    });
    const asked = take(desk, shielded.trackingNumber, 'merge', { into: open.trackingNumber });
    expect((await asked).status).toBe(409);
    // Nor the other way round: the township would see its case go into one it must not know of.
    const back = take(desk, open.trackingNumber, 'merge', { into: shielded.trackingNumber });
    expect((await back).status).toBe(409);
    expect(await status(clerk, shielded.trackingNumber)).toBe(404);
    expect(await status(clerk, open.trackingNumber)).toBe(200);
  });

  test('the number of the leading case is not shown any more to whom that one has come to accuse', async () => {
    const one = await file(inside.office, complaint({ mentioned: [GREEN] }));
    const two = await file(inside.office, complaint({ place: undefined, mentioned: [] }));
    await taken(desk, one.trackingNumber, 'merge', { into: two.trackingNumber });
    const page = () => ask(inside.app, `/staff/cases/${one.trackingNumber}`, { headers: clerk.cookie });
    const seen = async () => [
      await (await page()).text(),
      JSON.stringify(await view(clerk, one.trackingNumber)),
    ];
    expect(await status(clerk, two.trackingNumber)).toBe(404);
    await tracked(pairOf(two), '/messages', { text: '青山镇政府的李主任骂人，还收了好处费' });
    for (const words of await seen()) expect(words).not.toContain(two.trackingNumber);
    expect(JSON.stringify(await view(discipline, two.trackingNumber))).toContain(two.trackingNumber);
  });

  test('one the officer may not see is no case at all', async () => {
    const hidden = await file(inside.office, countyTip());
    const { trackingNumber } = await file(inside.office, complaint());
    const asked = await take(desk, trackingNumber, 'merge', { into: hidden.trackingNumber });
    const none = await take(desk, trackingNumber, 'merge', { into: 'MB26000000000' });
    expect([asked.status, none.status]).toEqual([422, 422]);
    expect(await asked.text()).toBe(await none.text());
  });
});

test('a copy without names: the receiving unit reads and finds only that, and no contact', async () => {
  const contact = '王秀兰 0000-7654321';
  const { trackingNumber } = await file(
    inside.office,
    complaint({ contact, place: undefined, mentioned: [], text: '我是石桥村的王秀兰，低保没发。' }),
  );
  const copy = '石桥村一户反映低保没发。';
  await taken(desk, trackingNumber, 'transfer', { unit: WHITE, reason: '户籍地', copy });
  const white = await signIn(inside, 'clerk', WHITE);
  const seen = JSON.stringify(await view(white, trackingNumber));
  expect(seen).toContain(copy);
  expect(seen).not.toContain('王秀兰');
  const found = async (who: SignedIn, q: string) =>
    (await inside.office.reading.list(who.account, { limit: 5, q })).items.length;
  expect([await found(white, '王秀兰'), await found(desk, '王秀兰')]).toEqual([0, 1]);
  const opened = ask(inside.app, `/api/v1/staff/cases/${trackingNumber}/contact`, {
    body: { reason: '想看看' },
    headers: white.bearer,
  });
  expect((await opened).status).toBe(403);
});

test('what is said after a copy without names was given stays from its unit, and the desk is told to pass it on', async () => {
  const filed = await file(
    inside.office,
    complaint({ place: undefined, mentioned: [], text: '石桥村的低保没发。' }),
  );
  const { trackingNumber } = filed;
  await taken(desk, trackingNumber, 'transfer', { unit: WHITE, reason: '户籍地', copy: '一户低保没发。' });
  const white = await signIn(inside, 'clerk', WHITE);
  await taken(white, trackingNumber, 'accept', {});
  await taken(white, trackingNumber, 'ask', { text: '是哪个月没发？' });
  const said = await ask(inside.app, '/api/v1/track/messages', {
    body: { ...pairOf(filed), text: '我王秀兰家八月没发' },
  });
  expect(said.status, await said.clone().text()).toBe(200);
  const page = async (who: SignedIn) =>
    (await inside.app.request(`/staff/cases/${trackingNumber}`, { headers: who.cookie })).text();
  expect(await page(white)).not.toContain('王秀兰');
  expect(JSON.stringify(await view(white, trackingNumber))).not.toContain('王秀兰');
  expect(await page(desk)).toMatch(/我王秀兰家八月没发/);
  expect(await page(desk)).toContain('承办单位看不到原话');
  await taken(desk, trackingNumber, 'note', { text: '反映人答：八月' });
  expect(await page(white)).toContain('反映人答：八月');
});

test('an urging reaches the unit and not the reporter', async () => {
  const pair = pairOf(await file(inside.office, complaint()));
  await taken(supervisor, pair.trackingNumber, 'urge', { text: '群众等了三个月了' });
  expect((await view(clerk, pair.trackingNumber)).messages.at(-1)).toMatchObject({ internal: true });
  expect(JSON.stringify(await tracked(pair))).not.toContain('等了三个月');
});

test('a draft is its writer’s alone, and gone when the reply is out', async () => {
  const colleague = await signIn(inside, 'clerk', GREEN);
  const { trackingNumber } = await file(inside.office, complaint());
  await taken(clerk, trackingNumber, 'accept');
  const draft = (who: SignedIn, text?: string) =>
    ask(inside.app, `/api/v1/staff/cases/${trackingNumber}/draft`, {
      ...(text === undefined ? {} : { method: 'PUT', body: { text } }),
      headers: who.bearer,
    });
  expect((await draft(clerk, '写到一半')).status).toBe(204);
  expect(await (await draft(clerk)).json()).toEqual({ text: '写到一半' });
  expect(await (await draft(colleague)).json()).toEqual({ text: '' });
  expect((await draft(await signIn(inside, 'clerk', CITY))).status).toBe(404);
  await taken(clerk, trackingNumber, 'reply', { text: '写完了' });
  expect(await (await draft(clerk)).json()).toEqual({ text: '' });
});
