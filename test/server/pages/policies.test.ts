import { afterAll, describe, expect, it } from 'vitest';
import { loadSituations } from '../../../knowledge/situations.ts';
import { qrSvg } from '../../../server/pages/qr.ts';
import { ask, openTestApp } from '../../support/app.ts';

const here = openTestApp();
afterAll(() => here.dispose());
const get = async (path: string) => {
  const response = await ask(here.app, path);
  return { status: response.status, html: await response.text(), headers: response.headers };
};

describe('the list of policies', () => {
  it('names every article once under its programme or among the neighbours', async () => {
    const { html } = await get('/policies');
    const whole = html.slice(html.indexOf('按项目看'));
    for (const { id } of here.office.knowledge.articles) {
      expect([id, whole.split(`href="/policies/${id}"`).length - 1]).toEqual([id, 1]);
    }
  });

  it('knows only situations whose articles exist', () => {
    for (const { label, articles } of loadSituations()) {
      for (const id of articles) {
        expect([label, id, here.office.knowledge.articlesById.has(id)]).toEqual([label, id, true]);
      }
    }
  });

  it('finds by plain words without a script, and the same with one', async () => {
    const { html } = await get(`/policies?q=${encodeURIComponent('有小汽车能办低保吗')}`);
    const [, first] = /id="found".*?href="\/policies\/([\w-]+)"/s.exec(html) ?? [];
    expect(first).toBe('dibao-car');
    const response = await ask(here.app, `/policies/search?q=${encodeURIComponent('有小汽车能办低保吗')}`);
    const { items } = (await response.json()) as { items: { id: string; title: string }[] };
    expect(items[0]).toEqual({ id: 'dibao-car', title: '有车能不能申请低保' });
  });

  it('says where to turn when nothing is found, and shows words as words', async () => {
    const { html } = await get(`/policies?q=${encodeURIComponent('<b>zzqx</b>')}`);
    expect(html).toContain('没有找到');
    expect(html).toContain('12345');
    expect(html).not.toContain('<b>zzqx');
  });
});

describe('a policy page', () => {
  it('shows answer, clauses with document and date, the day it was looked over, and what to read next', async () => {
    const { status, html } = await get('/policies/dibao-car');
    expect(status).toBe(200);
    expect(html).toContain('<h1>有车能不能申请低保</h1>');
    expect(html).toContain('《中华人民共和国社会救助法》第二十三条');
    expect(html).toContain('2026年7月1日起施行');
    expect(html).toMatch(/核对过/);
    expect(html).toContain('href="/policies/dibao-property"');
  });

  it('says example figures are examples and unrecorded ones are not known', async () => {
    expect((await get('/policies/dibao-standard')).html).toContain('示例数据，不能当真');
    expect((await get('/policies/dibao-car')).html).toContain('还没有登记');
  });

  it('names the figures it says with the day they hold from', async () => {
    const { html } = await get('/policies/dibao-time');
    expect(html).toContain('文中的数');
    expect(html).toMatch(/30个工作日.*最低生活保障审核确认办法/s);
  });

  it('is not there for an article nobody wrote', async () => {
    for (const path of ['/policies/nobody', '/policies/nobody/card', '/policies/nobody/qr.svg']) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it('follows what the office knows now', async () => {
    const { office } = here;
    const before = office.answerer;
    office.answerer = {
      ...before,
      read: (id) => {
        const read = before.read(id);
        return read && { ...read, text: '改过的话' };
      },
    };
    expect((await get('/policies/dibao-car')).html).toContain('改过的话');
    office.answerer = before;
  });
});

describe('the leaflet', () => {
  it('fits the answer, the sources, whom to ring and a code that leads back to it', async () => {
    const { html } = await get('/policies/dibao-car/card');
    expect(html).toContain('src="/policies/dibao-car/qr.svg"');
    expect(html).toContain(`${here.office.webAddress}/policies/dibao-car`);
    expect(html).toContain(here.office.county.bureau.name);
    const code = await get('/policies/dibao-car/qr.svg');
    expect(code.headers.get('content-type')).toContain('image/svg+xml');
    expect(code.html).toBe(qrSvg(`${here.office.webAddress}/policies/dibao-car`));
  });
});
