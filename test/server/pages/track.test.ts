import { describe, expect, it } from 'vitest';
import { TooMany } from '../../../bot/limits.ts';
import type { ReporterView } from '../../../bot/returning.ts';
import { newReceiptCode, newTrackingNumber } from '../../../knowledge/casework/numbers.ts';
import { residentPages } from '../../../server/pages/routes.tsx';
import type { CaseAct, CaseDesk } from '../../../server/pages/track.tsx';
import { emptyShelf } from './shelf.ts';

const number = newTrackingNumber(2026);
const code = newReceiptCode();

const view: ReporterView = {
  trackingNumber: number,
  kind: 'complaint',
  status: 'accepted',
  unit: { code: '999901101', name: '青山镇' },
  deadlines: [{ clock: 'promise', due: '2026-12-11', basis: '服务承诺', provisional: true }],
  roads: [],
  filedAt: '2026-11-21T09:05:00+08:00',
  timeline: [{ at: '2026-11-21', what: '已收到' }],
  messages: [
    { from: 'reporter', text: '<script>alert(1)</script>', at: '2026-11-21' },
    { from: 'officer', text: '正在核实。', at: '2026-11-22T10:00:00+08:00' },
  ],
  attachments: [],
  actions: ['message', 'withdraw'],
};

function pages(desk: Partial<CaseDesk> = {}) {
  const acts: CaseAct[] = [];
  const app = residentPages({
    countyName: '青县',
    fictional: false,
    hotline: '12345',
    bureau: '青县民政局',
    shelf: emptyShelf,
    openCase: async (n, c) => (n === number && c === code ? view : undefined),
    actOnCase: async (n, c, act) => {
      if (n !== number || c !== code) return undefined;
      acts.push(act);
      return { done: true, view };
    },
    ...desk,
  });
  const post = (fields: Record<string, string>) =>
    app.request('/track', { method: 'POST', body: new URLSearchParams(fields) });
  return { app, acts, post };
}

const onceIn = (html: string) => String(/name="once" value="([^"]+)"/.exec(html)?.[1]);

describe('the progress page without scripts', () => {
  it('opens a case by a plain form and shows status, deadlines, timeline and answers', async () => {
    const response = await pages().post({ number, code });
    const html = await response.text();
    expect(response.status).toBe(200);
    for (const shown of ['已受理', '青山镇', '2026年12月11日前', '放假安排', '已收到', '正在核实。']) {
      expect(html).toContain(shown);
    }
  });

  it('reads number and code as people write them', async () => {
    const spaced = code.replace(/(\d{4})/g, '$1 ');
    const response = await pages().post({ number: number.toLowerCase(), code: spaced });
    expect(response.status).toBe(200);
  });

  it('never lets a case be cached or its number travel in an address', async () => {
    const response = await pages().post({ number, code });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('location')).toBeNull();
    const html = await response.text();
    for (const [, address] of html.matchAll(/(?:href|action|src)="([^"]*)"/g)) {
      expect(address).not.toMatch(/MB\d|\d{16}/);
    }
    expect(html).not.toMatch(/method="get"/i);
  });

  it('shows words from outside as text', async () => {
    const html = await (await pages().post({ number, code })).text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>alert');
    const back = await (await pages().post({ number: '"><img src=x>', code: '1' })).text();
    expect(back).not.toContain('<img');
  });

  it('tells a slip of the pen from a wrong pair without trying it', async () => {
    let tries = 0;
    const { post } = pages({
      openCase: async () => {
        tries += 1;
        return undefined;
      },
    });
    const slip = await post({ number: 'MB123', code });
    expect(slip.status).toBe(422);
    expect(await slip.text()).toContain('编号不对');
    expect(tries).toBe(0);
    const wrong = await post({ number, code: newReceiptCode() });
    expect(wrong.status).toBe(404);
    expect(tries).toBe(1);
  });

  it('asks people who tried too often to wait', async () => {
    const { post } = pages({
      openCase: async () => {
        throw new TooMany(90);
      },
    });
    const response = await post({ number, code });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('90');
    expect(await response.text()).toContain('过 2 分钟');
  });

  it('adds words once, however often the page is shown again', async () => {
    const { acts, post } = pages();
    const once = onceIn(await (await post({ number, code })).text());
    const sent = { number, code, once, action: 'message', text: ' 补一句\r\n第二行 ' };
    expect(await (await post(sent)).text()).toContain('已经转给办理的人');
    expect((await post(sent)).status).toBe(200);
    expect(acts).toEqual([{ action: 'message', text: '补一句\n第二行' }]);
  });

  it('takes a case back, and says so when that cannot be', async () => {
    const { acts, post } = pages();
    const once = onceIn(await (await post({ number, code })).text());
    expect((await post({ number, code, once, action: 'withdraw' })).status).toBe(200);
    expect(acts).toEqual([{ action: 'withdraw' }]);
    const late = pages({ actOnCase: async () => ({ done: false, view: { ...view, actions: [] } }) });
    const mark = onceIn(await (await late.post({ number, code })).text());
    expect((await late.post({ number, code, once: mark, action: 'withdraw' })).status).toBe(409);
  });

  it('keeps words that are too long or none at all from being handed in, without losing them', async () => {
    const { acts, post } = pages();
    const long = await post({ number, code, action: 'message', text: '长'.repeat(4_001) });
    expect(long.status).toBe(422);
    expect(await long.text()).toContain('长'.repeat(4_001));
    expect((await post({ number, code, action: 'message', text: '  ' })).status).toBe(422);
    expect(acts).toEqual([]);
  });

  it('offers only what the case allows', async () => {
    const closed = pages({ openCase: async () => ({ ...view, actions: [] }) });
    const html = await (await closed.post({ number, code })).text();
    expect(html).not.toContain('name="action"');
  });

  it('does not name who looks into a case that must stay closed', async () => {
    const { unit: _, ...hidden } = view;
    const { post } = pages({ openCase: async () => ({ ...hidden, kind: 'tip_off' }) });
    const html = await (await post({ number, code })).text();
    expect(html).toContain('由专门的人核查');
    expect(html).not.toContain('青山镇');
  });

  it('answers rubbish with the form', async () => {
    const { app } = pages();
    const bodies = ['', 'number=%E0%A4%A', 'number[]=1&code[]=2', new Uint8Array([255, 254])];
    for (const body of bodies) {
      const response = await app.request('/track', {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      expect(response.status).toBe(422);
      expect(response.headers.get('content-type')).toContain('text/html');
    }
    const broken = await app.request('/track', {
      method: 'POST',
      body: '--x\r\nrubbish',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    });
    expect(broken.status).toBe(422);
    const huge = await app.request('/track', { method: 'POST', body: 'x'.repeat(70_000) });
    expect(huge.status).toBe(413);
  });
});
