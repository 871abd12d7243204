// The card of a self-check: kept only when asked for, opened by its address alone, the same on a page, on paper and in a picture.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOT_A_DECISION } from '../../knowledge/eligibility/explain.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let inside: TestApp;
beforeAll(() => {
  inside = openTestApp();
});
afterAll(() => inside.dispose());

async function withCard(): Promise<{ code: string; say(text: string): Promise<string> }> {
  let conversation: string | undefined;
  const say = async (text: string) => {
    const outcome = await inside.turns.take({
      channel: 'web',
      text,
      source: 'card',
      ...(conversation === undefined ? {} : { conversation }),
    });
    ({ conversation } = outcome);
    return outcome.replies.map((reply) => reply.text).join('\n');
  };
  for (const text of ['测一测', '我45，老婆43，儿子10岁', '一千到一千五', '没超过']) await say(text);
  for (let n = 0; n < 10 && !(await say('没有')).includes('自测完了'); n += 1);
  await say('青山镇');
  const code = /\/card\/([\w-]{24})/.exec(await say('做成卡片'))?.[1] ?? '';
  return { code, say };
}

const get = (path: string) => inside.app.request(path);

test('a card is a page without a script, a PDF and a picture 1080 wide, and each says it decides nothing', async () => {
  const { code } = await withCard();
  const page = await get(`/card/${code}`);
  const html = await page.text();
  expect(page.status).toBe(200);
  for (const words of [
    NOT_A_DECISION,
    '低保',
    '青山镇民政窗口',
    '0000-1000102',
    '60 天内申请行政复议',
    '要带什么',
  ])
    expect(html, words).toContain(words);
  expect(page.headers.get('referrer-policy')).toBe('same-origin');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('x-robots-tag')).toContain('noindex');
  const pdf = Buffer.from(await (await get(`/card/${code}.pdf`)).arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.includes('NotoSansSC')).toBe(true);
  expect(pdf.length).toBeLessThan(400_000);
  const png = Buffer.from(await (await get(`/card/${code}.png`)).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1080);
}, 20_000);

test('a card is gone at a word, and after seven days', async () => {
  const first = await withCard();
  await first.say('删除我的自测');
  expect((await get(`/card/${first.code}`)).status).toBe(404);
  const second = await withCard();
  inside.clock.set('2026-11-30T02:00:00Z');
  expect((await get(`/card/${second.code}`)).status).toBe(200);
  inside.clock.set('2026-12-01T02:00:00Z');
  const gone = await get(`/card/${second.code}`);
  expect(gone.status).toBe(404);
  expect(await gone.text()).toContain('重新测');
  await inside.office.savedChecks.forget();
  const { db } = inside.office;
  expect(await db.reading.select().from(db.tables.savedChecks)).toEqual([]);
  inside.clock.set('2026-11-23T02:00:00Z');
});

test('what is kept of a card says nothing without its address', async () => {
  const { code } = await withCard();
  const { db } = inside.office;
  const [row] = await db.reading.select().from(db.tables.savedChecks);
  expect(row?.key).not.toContain(code);
  expect(row?.sealed.includes('低保')).toBe(false);
  expect((await get(`/card/${'x'.repeat(24)}`)).status).toBe(404);
});
