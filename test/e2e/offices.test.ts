// Pages only some officers come to, and those a resident reads but does not talk on: no barriers, nothing pushed sideways.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, notTested, openBrowser } from './browser.ts';
import { DESK, PHONE, person, shoot, sideways, violations, watched } from './pages.ts';
import { hire, read, say, signIn } from './people.ts';
import { ADMIN_PASSWORD, type Serving, serve } from './serving.ts';

const chromium = findChromium();
if (chromium === undefined) console.error(notTested());

const FIRST = 'given-by-the-office-1';
const OWN = 'known-to-me-alone-2';
const PEOPLE = [
  { username: 'bian', name: '吴编', role: '政策编辑' },
  { username: 'he', name: '钱核', role: '政策编辑' },
  { username: 'shen', name: '孙审', role: '审计人员' },
  { username: 'du', name: '陈督', role: '县督查人员' },
];

describe.skipIf(chromium === undefined)('pages off the common road', () => {
  let server: Serving;
  let browser: Browser;
  const seen = watched();

  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(), openBrowser(chromium as string)]);
    const { page, context } = await person(browser, server.address, DESK, seen);
    await signIn(page, 'admin', ADMIN_PASSWORD);
    for (const one of PEOPLE) await hire(page, one, FIRST);
    await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    server?.clear();
  });

  /** Looks at one page as it stands. */
  async function look(page: Page, name: string): Promise<void> {
    await shoot(page, name, true);
    expect(await violations(page), name).toEqual([]);
    expect(await sideways(page), name).toEqual({ narrow: 0, large: 0 });
  }

  async function officer(username: string): Promise<Page> {
    const { page } = await person(browser, server.address, DESK, seen);
    await signIn(page, username, FIRST);
    await page.getByLabel('现在的密码').fill(FIRST);
    await page.locator('#new').fill(OWN);
    await page.locator('#again').fill(OWN);
    await page.getByRole('button', { name: '改好了，保存' }).click();
    await page.waitForURL((url) => url.pathname !== '/staff/password');
    return page;
  }

  test('the editor: list, figures, questions, votes, a new article, one read and one begun', async () => {
    const page = await officer('bian');
    for (const at of ['', '/standards', '/questions', '/answers', '/new', '/articles/dibao-who']) {
      await page.goto(`/staff/knowledge${at}`);
      await look(page, `editor${at.replaceAll('/', '-')}`);
    }
    await page.getByRole('button', { name: '改这一条' }).click();
    await page.waitForURL(/drafts/);
    expect(await read(page.locator('h1'))).not.toBe('');
    await look(page, 'editor-draft');
  }, 120_000);

  test('a correction an editor writes and another approves is what a resident hears next, without a restart', async () => {
    const NEW_WORDS = '先到镇上的便民大厅，找穿红马甲的人。';
    const { page: phone } = await person(browser, server.address, PHONE, seen);
    await phone.goto('/');
    expect(await say(phone, '低保怎么申请')).not.toContain(NEW_WORDS);
    // The editor of the first test is signed in as nobody here: a browser of its own, with the password of its own.
    const { page: writing } = await person(browser, server.address, DESK, seen);
    await signIn(writing, 'bian', OWN);
    await writing.goto('/staff/knowledge/articles/dibao-how-apply');
    await writing.getByRole('button', { name: '改这一条' }).click();
    await writing.waitForURL(/drafts/);
    const body = writing.locator('textarea[name=body]');
    // In the place of its first line: an article may be as long as it may be.
    await body.fill((await body.inputValue()).replace(/^.*/, NEW_WORDS));
    await writing.getByRole('button', { name: '存草稿，看效果' }).click();
    expect(await read(writing.locator('section[aria-labelledby=preview]'))).toContain(NEW_WORDS);
    await writing.locator('button[value=submit]').click();
    await writing.waitForURL(/draft-submitted/);
    expect(await say(phone, '低保怎么申请呢')).not.toContain(NEW_WORDS);
    const approving = await officer('he');
    await approving.goto(writing.url());
    await approving.getByRole('button', { name: '批准发布' }).click();
    await approving.waitForURL((url) => !url.pathname.includes('drafts'));
    expect(await say(phone, '低保怎么申请')).toContain(NEW_WORDS);
    await shoot(phone, 'resident-hears-correction');
    await phone.goto('/policies/dibao-how-apply');
    expect(await read(phone.locator('main'))).toContain(NEW_WORDS);
  }, 120_000);

  test('the auditor and the supervisor: the trail in columns and as cards, who opened a contact, interests', async () => {
    const auditor = await officer('shen');
    await auditor.goto('/staff/audit');
    expect(await read(auditor.locator('table.audit tbody'))).toContain('岗位：政策编辑');
    await look(auditor, 'audit');
    const supervisor = await officer('du');
    for (const at of ['/staff/audit', '/staff/interests', '/staff/password']) {
      await supervisor.goto(at);
      await look(supervisor, at.slice(1).replaceAll('/', '-'));
    }
  }, 120_000);

  test('a resident: the shelf of policies, one policy, a card that is gone', async () => {
    const { page } = await person(browser, server.address, PHONE, seen);
    for (const at of ['/policies', '/policies/dibao-who', `/card/${'x'.repeat(24)}`]) {
      await page.goto(at);
      await look(page, at.slice(1, 20).replaceAll('/', '-'));
    }
    expect(seen.strangers).toEqual([]);
  }, 120_000);
});
