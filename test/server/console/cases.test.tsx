// A clerk's day in the console, and what an officer may never find there.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaint, file, GREEN, townshipTip, WHITE } from '../../support/cases.ts';
import { MONDAY } from '../../support/office.ts';
import { type Browser, type Desk, openDesk, type Page } from './desk.ts';

let desk: Desk;
let clerk: Browser;
let county: Browser;
let discipline: Browser;

beforeAll(async () => {
  desk = openDesk();
  await desk.hire('wang', 'clerk', GREEN);
  await desk.hire('zhao', 'desk');
  await desk.hire('sun', 'discipline');
  [clerk, county, discipline] = [desk.browser(), desk.browser(), desk.browser()];
  await clerk.signIn('wang');
  await county.signIn('zhao');
  await discipline.signIn('sun');
});
beforeEach(() => desk.clock.set(MONDAY));
afterAll(() => desk.dispose());

const at = (number: string) => `/staff/cases/${number}`;
const numbersIn = ({ html }: Page) => [...html.matchAll(/href="\/staff\/cases\/(\w+)"/g)].map(([, n]) => n);

describe('a clerk’s day', () => {
  it('goes from the list over acceptance and answer to closing', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    const list = await clerk.get('/staff');
    expect(numbersIn(list)).toContain(trackingNumber);
    expect(list.text).toContain('青山镇的低保金三个月没有到账');

    const fresh = await clerk.get(at(trackingNumber));
    expect(fresh.text).toContain('待受理');
    expect(fresh.html).not.toContain(`${at(trackingNumber)}/reply`);
    const accepted = await clerk.post(`${at(trackingNumber)}/accept`);
    expect(accepted.status).toBe(303);
    expect((await clerk.get(accepted.to as string)).text).toContain('下一步：核查情况，然后答复群众');

    const text = '钱退回来是因为卡过期了。\r\n带新卡来镇上，下月补发。';
    const replied = await clerk.post(`${at(trackingNumber)}/reply`, { text, final: 'on' });
    expect(replied.to).toBe(`${at(trackingNumber)}?done=reply`);
    const answered = await clerk.get(replied.to as string);
    expect(answered.html).toContain('钱退回来是因为卡过期了。\n带新卡来镇上，下月补发。');
    expect(answered.text).toContain('wang姓名（wang） ：给了最终答复');

    const closed = await clerk.post(`${at(trackingNumber)}/close`, {
      finding: 'resolved',
      measures: ['paid_arrears', 'apologised'],
      text: '钱已经补到您的新卡上了。',
    });
    expect(closed.status).toBe(303);
    const end = await clerk.get(closed.to as string);
    expect(end.text).toContain('结论：已经解决');
    expect(end.text).toContain('补发欠发的钱、当面道歉');
    expect(end.text).toContain('这件诉求已经结束');
    expect(numbersIn(await clerk.get('/staff'))).not.toContain(trackingNumber);
    expect(numbersIn(await clerk.get(`/staff?q=${trackingNumber}`))).toEqual([trackingNumber]);
  });

  it('shows the most urgent case first, with the days in words, and counts it', async () => {
    desk.clock.set('2026-11-02T09:00:00+08:00');
    const late = await file(desk.office, complaint({ text: '一直没有人来评估，等了很久。' }));
    desk.clock.set('2026-11-23T09:00:00+08:00');
    const { trackingNumber } = await file(
      desk.office,
      complaint({ kind: 'help', urgent: true, text: '家里断粮两天了。' }),
    );
    const page = await clerk.get('/staff');
    const order = numbersIn(page);
    expect(order[0]).toBe(late.trackingNumber);
    expect(order[1]).toBe(trackingNumber);
    expect(page.text).toContain('逾期');
    expect(page.text).toContain('紧急');
    expect(page.text).toMatch(/1 已逾期/);
    const overdue = await clerk.get('/staff?due=overdue');
    expect(numbersIn(overdue)).toEqual([late.trackingNumber]);
  });

  it('marks a deadline that may still move as provisional', async () => {
    // Sixty days from now lie in a year whose days off are not announced yet.
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    await clerk.post(`${at(trackingNumber)}/accept`);
    expect((await clerk.get(at(trackingNumber))).text).toMatch(/还剩\d+个工作日（暂定）/);
  });

  it('walks through long lists page by page, each case once', async () => {
    const filed: string[] = [];
    for (let n = 0; n < 25; n += 1) {
      const { trackingNumber } = await file(
        desk.office,
        complaint({ place: { township: WHITE }, mentioned: [WHITE], text: `第${n}件，补贴没有发。` }),
      );
      filed.push(trackingNumber);
    }
    const first = await county.get(`/staff?unit=${WHITE}`);
    const next = /href="(\/staff\?[^"]*cursor=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&');
    const second = await county.get(next as string);
    const seen = [...numbersIn(first), ...numbersIn(second)];
    expect(seen).toHaveLength(25);
    expect([...seen].sort()).toEqual([...filed].sort());
  });

  it('says what an empty list means', async () => {
    expect((await clerk.get('/staff?q=这几个字谁也没写过')).text).toContain('没有符合这些条件的诉求');
    expect((await discipline.get('/staff')).text).toContain('现在没有等着您办的诉求');
  });
});

describe('a form that cannot be done', () => {
  it('comes back with the typed text when somebody else was faster', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    await clerk.post(`${at(trackingNumber)}/accept`);
    await clerk.get(at(trackingNumber));
    await county.get(at(trackingNumber));
    await county.post(`${at(trackingNumber)}/note`, { text: '请抓紧。' });
    const stale = await clerk.post(`${at(trackingNumber)}/reply`, { text: '已经在查了，周五前告诉您。' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('别人刚改过');
    expect(stale.html).toMatch(/<textarea[^>]*name="text"[^>]*>已经在查了，周五前告诉您。<\/textarea>/);
    expect(stale.text).toContain('请抓紧。');
    // The page that came back carries the new version, so pressing again works.
    expect((await clerk.post(`${at(trackingNumber)}/reply`, { text: '已经在查了。' })).status).toBe(303);
  });

  it('keeps the words even when the action itself is gone', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    await clerk.post(`${at(trackingNumber)}/accept`);
    await clerk.get(at(trackingNumber));
    const declined = await clerk.post(`${at(trackingNumber)}/decline`, {
      reason: '不归我们管。',
      referTo: '医保局',
    });
    expect(declined.status).toBe(409);
    expect(declined.text).toContain('您刚才写的 不归我们管。 医保局');
  });

  it('names the field that was left out, in words tied to it', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    const page = await clerk.post(`${at(trackingNumber)}/decline`, { reason: '  ', referTo: '医保局' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('id="decline-reason-fault"');
    expect(page.html).toMatch(
      /name="reason"[^>]*aria-invalid="true"[^>]*aria-describedby="decline-reason-fault"/,
    );
    expect(page.html).toContain('value="医保局"');
    expect((await clerk.get(at(trackingNumber))).text).toContain('待受理');
  });

  it('is refused without the token of this very session, and changes nothing', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    const other = /name="csrf" value="(\w+)"/.exec((await county.get('/staff')).html)?.[1] as string;
    for (const csrf of ['', 'f'.repeat(64), other]) {
      const page = await clerk.post(`${at(trackingNumber)}/accept`, { csrf });
      expect(page.status).toBe(403);
      expect(page.text).toContain('这张表过期了');
    }
    await clerk.get('/staff');
    const foreign = await clerk.post(`${at(trackingNumber)}/accept`, {}, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const sandboxed = await clerk.post(`${at(trackingNumber)}/accept`, {}, { origin: 'null' });
    expect(sandboxed.status).toBe(403);
    expect((await clerk.get(at(trackingNumber))).text).toContain('待受理');
  });

  it('is refused when it is too large or no form at all', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    const large = await clerk.post(`${at(trackingNumber)}/note`, { text: '长'.repeat(30_000) });
    expect(large.status).toBe(413);
    const json = await clerk.post(`${at(trackingNumber)}/note`, {}, { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
  });
});

describe('what an officer may not see', () => {
  it('looks exactly like what never was, reading and writing', async () => {
    const { trackingNumber } = await file(desk.office, townshipTip());
    const unknown = 'MB26000000000';
    expect((await discipline.get(at(trackingNumber))).status).toBe(200);
    for (const officer of [clerk, county]) {
      const hidden = await officer.get(at(trackingNumber));
      const none = await officer.get(at(unknown));
      expect(hidden.status).toBe(404);
      expect(hidden.html).toBe(none.html);
      const shut = await officer.post(`${at(trackingNumber)}/accept`, { version: '2' });
      const never = await officer.post(`${at(unknown)}/accept`, { version: '2' });
      expect(shut.status).toBe(404);
      expect(shut.html).toBe(never.html);
      expect(numbersIn(await officer.get(`/staff?q=${trackingNumber}`))).toEqual([]);
    }
  });

  it('is not offered as a place to send a case to', async () => {
    // The desk holds what a tip-off about a village says; the township said to cover for it is shut out.
    const { trackingNumber } = await file(
      desk.office,
      townshipTip({ accused: 'household', shielded: true, text: '有人开车还吃低保，镇上帮他瞒着。' }),
    );
    const page = await county.get(at(trackingNumber));
    expect(page.html).toContain(`<option value="${WHITE}"`);
    expect(page.html).not.toContain(`<option value="${GREEN}"`);
    const sent = await county.post(`${at(trackingNumber)}/transfer`, { unit: GREEN, reason: '归他们管' });
    expect(sent.status).toBe(422);
    expect((await clerk.get(at(trackingNumber))).status).toBe(404);
  });

  it('never is the hour at which an anonymous tip-off came', async () => {
    const { trackingNumber } = await file(desk.office, townshipTip());
    const page = await discipline.get(at(trackingNumber));
    expect(page.text).toContain('2026年11月23日');
    expect(page.text).not.toContain('10:47');
  });

  it('is a case given away: the page says so and leads back to the list', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    const returned = await clerk.post(`${at(trackingNumber)}/return`, {
      reason: '人住白石镇。',
      suggestUnit: WHITE,
    });
    expect(returned.to).toBe('/staff?done=return');
    expect((await clerk.get(returned.to as string)).text).toContain('已退回');
    expect((await county.get(at(trackingNumber))).text).toContain('人住白石镇。（建议交给白石镇）');
  });
});

describe('words of people', () => {
  const nasty = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)> & </textarea>';

  it('are shown as words, never as markup', async () => {
    const { trackingNumber } = await file(desk.office, complaint({ text: nasty }));
    const list = await clerk.get(`/staff?q=${encodeURIComponent(nasty)}`);
    const page = await clerk.get(at(trackingNumber));
    await clerk.post(`${at(trackingNumber)}/accept`);
    await clerk.get(at(trackingNumber));
    const kept = await clerk.post(`${at(trackingNumber)}/reply`, { text: nasty, version: '1' });
    expect(kept.status).toBe(409);
    for (const { html } of [list, page, kept]) {
      expect(html).not.toMatch(/<script|<img/);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    }
  });
});

describe('the checklist on a case', () => {
  const NOTE = '门口停着两辆车';

  it('shows each item with its result, by whom, and what was found; one tap writes it down', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    await clerk.post(`${at(trackingNumber)}/accept`);
    const before = await clerk.get(at(trackingNumber));
    expect(before.text).toContain('查了 0 项');
    const written = await clerk.post(`${at(trackingNumber)}/check`, {
      item: 'papers',
      result: '不符',
      text: NOTE,
    });
    expect(written.to).toBe(`${at(trackingNumber)}?done=check`);
    const after = await clerk.get(at(trackingNumber));
    expect(after.text).toContain('查了 1 项');
    expect(after.html).toMatch(/<span class="result bad">不符<\/span>/);
    expect(after.html).toMatch(new RegExp(`wang姓名（wang）.*?${NOTE}`, 's'));
    await clerk.post(`${at(trackingNumber)}/check`, { item: 'papers', result: '相符' });
    const again = await clerk.get(at(trackingNumber));
    expect(again.text).toContain('查了 1 项');
    expect(again.html).toMatch(/<span class="result good">相符<\/span>/);
  });

  it('asks for a result where none was tapped, and keeps the words', async () => {
    const { trackingNumber } = await file(desk.office, complaint());
    await clerk.get(at(trackingNumber));
    await clerk.post(`${at(trackingNumber)}/accept`);
    await clerk.get(at(trackingNumber));
    const wrong = await clerk.post(`${at(trackingNumber)}/check`, { item: 'papers', text: NOTE });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain(`value="${NOTE}"`);
  });

  it('holds what stopping aid needs where aid may stop, and nothing of it on a suggestion', async () => {
    const told = await file(desk.office, complaint());
    await clerk.get(at(told.trackingNumber));
    await clerk.post(`${at(told.trackingNumber)}/accept`);
    expect((await clerk.get(at(told.trackingNumber))).text).toContain('作决定前听过本人的意见');
    const idea = await file(desk.office, complaint({ kind: 'suggestion', text: '窗口多放几副老花镜' }));
    await clerk.get(at(idea.trackingNumber));
    await clerk.post(`${at(idea.trackingNumber)}/accept`);
    expect((await clerk.get(at(idea.trackingNumber))).text).not.toContain('作决定前听过本人的意见');
  });
});

describe('a report that answered questions', () => {
  it('shows the story, and each answer beside its question', async () => {
    const text = '低保金三个月没有发到卡上\n◆ 谁怎么说的：村会计说再等等';
    const { trackingNumber } = await file(desk.office, complaint({ text }));
    const { html } = await clerk.get(at(trackingNumber));
    expect(html).toContain('<p class="said">低保金三个月没有发到卡上</p>');
    expect(html).toMatch(/<dt>谁怎么说的<\/dt>\s*<dd>村会计说再等等<\/dd>/);
  });
});
