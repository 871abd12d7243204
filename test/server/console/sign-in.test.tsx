// Signing in, staying signed in, and forms that did not come from our pages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../../support/app.ts';
import { complaint, file, GREEN } from '../../support/cases.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = openDesk();
  await desk.hire('clerk', 'clerk', GREEN);
  await desk.hire('fresh', 'clerk', GREEN, true);
});
afterAll(() => desk.dispose());

describe('signing in', () => {
  it('leads whoever is not signed in to the sign-in page and then on to where they wanted to go', async () => {
    const browser = desk.browser();
    const { trackingNumber } = await file(desk.office, complaint());
    const wanted = `/staff/cases/${trackingNumber}`;
    const away = await browser.get(wanted);
    expect(away.status).toBe(303);
    const form = await browser.get(away.to as string);
    expect(form.html).toContain(`name="next" value="${wanted}"`);
    const back = await browser.post('/staff/sign-in', {
      username: 'clerk',
      password: PASSWORD,
      next: wanted,
    });
    expect(back.to).toBe(wanted);
    expect((await browser.get(wanted)).text).toContain(trackingNumber);
  });

  it('never leads on to another site', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/staff\\@evil.example', '/staff/../x']) {
      const page = await desk
        .browser()
        .post('/staff/sign-in', { username: 'clerk', password: PASSWORD, next });
      expect(page.to).toBe('/staff');
    }
  });

  it('says one and the same sentence for a wrong password and for an unknown name', async () => {
    const wrong = await desk
      .browser()
      .post('/staff/sign-in', { username: 'clerk', password: 'wrong-password' });
    const unknown = await desk.browser().post('/staff/sign-in', { username: 'nobodyx', password: PASSWORD });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(wrong.text).toContain('用户名或密码不对');
    expect(wrong.html.replace('value="clerk"', '')).toBe(unknown.html.replace('value="nobodyx"', ''));
  });

  it('slows down guessing and says how long to wait', async () => {
    const browser = desk.browser();
    let page = await browser.get('/staff/sign-in');
    for (let n = 0; n < 30 && page.status !== 429; n += 1) {
      page = await browser.post('/staff/sign-in', { username: 'guessed', password: 'guess-guess' });
    }
    expect(page.status).toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(page.text).toMatch(/请等\d+(秒|分钟)再试/);
  });

  it('takes no sign-in from another site', async () => {
    const page = await desk
      .browser()
      .post('/staff/sign-in', { username: 'clerk', password: PASSWORD }, { 'sec-fetch-site': 'cross-site' });
    expect(page.status).toBe(403);
    expect(page.headers.get('set-cookie')).toBeNull();
  });
});
