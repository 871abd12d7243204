// The county's figures on the console: recorded by one, approved by another, answered with by date.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask as request, resident } from '../../support/app.ts';
import { type Browser, type Desk, openDesk } from './desk.ts';

const AT = '/staff/knowledge/standards';
let desk: Desk;
let li: Browser;
let wang: Browser;

beforeAll(async () => {
  desk = openDesk();
  for (const name of ['li', 'wang']) await desk.hire(name, 'editor');
  [li, wang] = [desk.browser(), desk.browser()];
  await Promise.all([li.signIn('li'), wang.signIn('wang')]);
});
afterAll(() => desk.dispose());

const FIGURE = {
  standardId: 'dibao.standard',
  setting: 'rural',
  value: '777',
  from: '2026-11-01',
  to: '',
  sourceTitle: '关于提高低保标准的通知',
  sourceNumber: '明民发〔2026〕9号',
  sourceDate: '2026-10-20',
};
const record = async (more: Partial<typeof FIGURE> = {}) => {
  await li.get(AT);
  return li.post(AT, { ...FIGURE, ...more });
};
const rural = async (asOf: string) => {
  const response = await request(desk.app, `/api/v1/standards?asOf=${asOf}`);
  const { items } = (await response.json()) as {
    items: { id: string; setting?: string; value: number; source: string }[];
  };
  return items.find(({ id, setting }) => id === 'dibao.standard' && setting === 'rural');
};

it('every fault is said beside its field, and nothing is recorded', async () => {
  const page = await record({ setting: '', value: '8百', sourceTitle: '' });
  expect(page.status).toBe(422);
  for (const words of ['要写一个数', '要写文件的名称']) expect(page.text).toContain(words);
  expect((await record({ setting: '' })).text).toContain('分城乡');
  expect((await record({ sourceDate: '2027-01-01' })).text).toContain('文件的日期还没有到');
  expect(await desk.office.recorded.list()).toEqual([]);
});

it('a figure holds only once another person approved it, from its first day, and the old one before', async () => {
  const before = (await rural('2026-11-23'))?.value;
  expect((await record()).to).toBe(`${AT}?done=recorded`);
  expect((await rural('2026-11-23'))?.value).toBe(before);
  const [waiting] = await desk.office.recorded.list();
  const own = await li.get(AT);
  expect(own.text).toContain('您记的，要由另一个人批');
  expect((await li.post(`${AT}/${waiting?.id}/approve`)).status).toBe(403);
  await wang.get(AT);
  expect((await wang.post(`${AT}/${waiting?.id}/approve`)).to).toBe(`${AT}?done=record-approved`);
  expect(await rural('2026-11-23')).toMatchObject({
    value: 777,
    source: '《关于提高低保标准的通知》（明民发〔2026〕9号，2026-10-20）',
  });
  expect((await rural('2026-10-31'))?.value).toBe(before);
  const { replies } = await resident(desk.app).say('低保标准是多少');
  expect(replies.map(({ text }) => text).join()).toContain('777');
  const events = await desk.office.db.reading.select().from(desk.office.db.tables.events);
  const last = events.at(-1);
  expect(last).toMatchObject({ type: 'standard_recorded', by: 'wang' });
  expect(JSON.parse(last?.body ?? '{}')).toMatchObject({ recordedBy: 'li', value: '777' });
  expect((await wang.post(`${AT}/${waiting?.id}/approve`)).status).toBe(404);
  expect((await wang.get(AT)).text).toMatch(/以前和以后的（\d 个）/);
});

it('a record that waits can be dropped; one that holds is history', async () => {
  await record({ value: '999', from: '2026-12-01' });
  const records = await desk.office.recorded.list();
  await wang.get(AT);
  expect((await wang.post(`${AT}/${records.at(-1)?.id}/drop`)).to).toBe(`${AT}?done=record-dropped`);
  expect((await wang.post(`${AT}/${records[0]?.id}/drop`)).status).toBe(404);
  expect(await desk.office.recorded.list()).toHaveLength(1);
});

it('what was never recorded is listed, and asOf must be a day', async () => {
  expect((await li.get(AT)).text).toMatch(/还没有登记的（\d+ 个）[\s\S]*property\.savings/);
  expect((await request(desk.app, '/api/v1/standards?asOf=soon')).status).toBe(422);
});
