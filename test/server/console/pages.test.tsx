// What holds for every page of the console, and where each role begins.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../knowledge/casework/types.ts';
import { PASSWORD } from '../../support/app.ts';
import { complaint, file, GREEN } from '../../support/cases.ts';
import { type Desk, openDesk, type Page } from './desk.ts';

let desk: Desk;
const seen: Page[] = [];

beforeAll(async () => {
  desk = openDesk();
  for (const role of ROLES) await desk.hire(role, role, role === 'clerk' ? GREEN : undefined);
});
afterAll(() => desk.dispose());

const BEGINS: Readonly<Record<Role, string>> = {
  clerk: '最急的排在最上面',
  desk: '最急的排在最上面',
  discipline: '现在没有等着您办的诉求',
  supervisor: '最急的排在最上面',
  auditor: '办理记录',
  editor: '知识条目',
  admin: '工作人员账号',
};

describe('the first page', () => {
  it.each(ROLES)('of the role %s is its own', async (role) => {
    const { trackingNumber } = await file(desk.office, complaint());
    const browser = desk.browser();
    let page = await browser.signIn(role);
    if (page.status === 303) page = await browser.get(page.to as string);
    expect(page.text).toContain(BEGINS[role]);
    const one = await browser.get(`/staff/cases/${trackingNumber}`);
    const accounts = await browser.get('/staff/officers');
    const mayRead = ['clerk', 'desk', 'supervisor'].includes(role);
    expect(one.status).toBe(mayRead ? 200 : role === 'discipline' ? 404 : 403);
    expect(accounts.status).toBe(role === 'admin' ? 200 : 403);
    seen.push(page, one, accounts, await browser.get('/staff/password'), await browser.get('/staff/nowhere'));
  });

  it('of an account with a given password is the one to change it, and no other opens', async () => {
    await desk.hire('fresh', 'clerk', GREEN, true);
    const browser = desk.browser();
    await browser.signIn('fresh');
    for (const path of ['/staff', '/staff/cases/MB26000000000', '/staff/officers']) {
      expect((await browser.get(path)).to).toBe('/staff/password');
    }
    seen.push(await browser.get('/staff/password'));
    const newPassword = 'a-brand-new-one';
    const short = await browser.post('/staff/password', {
      password: PASSWORD,
      newPassword: 'short',
      again: 'short',
    });
    expect(short.status).toBe(422);
    const differ = await browser.post('/staff/password', {
      password: PASSWORD,
      newPassword,
      again: 'another',
    });
    expect(differ.text).toContain('两遍不一样');
    const wrong = await browser.post('/staff/password', {
      password: 'not-mine',
      newPassword,
      again: newPassword,
    });
    expect(wrong.status).toBe(401);
    const changed = await browser.post('/staff/password', {
      password: PASSWORD,
      newPassword,
      again: newPassword,
    });
    expect((await browser.get(changed.to as string)).text).toContain('密码改好了');
    await expect(desk.browser().signIn('fresh')).rejects.toThrow();
    await desk.browser().signIn('fresh', newPassword);
  });

  it('is out of reach after signing out', async () => {
    const browser = desk.browser();
    await browser.signIn('desk');
    const out = await browser.post('/staff/sign-out');
    expect((await browser.get(out.to as string)).text).toContain('已退出登录');
    expect((await browser.get('/staff')).to).toMatch(/^\/staff\/sign-in/);
    const late = await browser.post('/staff/cases/MB26000000000/note', { text: '写了一半' });
    expect(late.status).toBe(401);
    expect(late.text).toContain('登录过期了');
    seen.push(late);
  });
});

describe('accounts', () => {
  it('are added, stopped, started again and given new passwords by the administrator', async () => {
    const browser = desk.browser();
    await browser.signIn('admin');
    await browser.get('/staff/officers');
    const wanted = {
      username: 'newbie',
      name: '新来的',
      role: 'clerk',
      unit: GREEN,
      password: 'first-password',
    };
    const homeless = await browser.post('/staff/officers', { ...wanted, unit: '' });
    expect(homeless.status).toBe(422);
    expect(homeless.html).toContain('id="add-unit-fault"');
    expect(homeless.html).toContain('value="新来的"');
    expect((await browser.post('/staff/officers', wanted)).to).toBe('/staff/officers?done=added');
    expect((await browser.post('/staff/officers', wanted)).status).toBe(409);

    const officer = desk.browser();
    expect((await officer.signIn('newbie', 'first-password')).to).toBe('/staff/password');
    await browser.post('/staff/officers/newbie/stop');
    expect((await officer.get('/staff')).to).toMatch(/^\/staff\/sign-in/);
    await expect(desk.browser().signIn('newbie', 'first-password')).rejects.toThrow();
    await browser.post('/staff/officers/newbie/start');
    expect((await browser.post('/staff/officers/newbie/password', { password: 'x' })).status).toBe(422);
    await browser.post('/staff/officers/newbie/password', { password: 'second-password' });
    expect((await desk.browser().signIn('newbie', 'second-password')).to).toBe('/staff/password');
    const list = await browser.get('/staff/officers');
    expect(list.text).toContain('还没改初始密码');
    seen.push(homeless, list);
  });

  it('cannot be stopped by their own owner', async () => {
    const browser = desk.browser();
    await browser.signIn('admin');
    await browser.get('/staff/officers');
    expect((await browser.post('/staff/officers/admin/stop')).status).toBe(403);
  });
});

describe('every page', () => {
  it('carries no script, no inline style, no outside address, and is kept by no cache', async () => {
    seen.push(await desk.browser().get('/staff/sign-in'));
    expect(seen.length).toBeGreaterThan(30);
    for (const { html, headers } of seen.filter(({ status }) => status !== 303)) {
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
      expect(html.replace('http://www.w3.org', '')).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
      expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
    }
  });

  it('ties every field to a label, and gives no id twice', () => {
    for (const { html } of seen) {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [tag] of html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
        if (/type="(?:hidden|checkbox)"|\shidden/.test(tag)) continue;
        const id = /\sid="([^"]+)"/.exec(tag)?.[1];
        expect(html).toContain(`<label for="${id}"`);
      }
    }
  });
});
