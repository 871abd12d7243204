// A model words an answer in the browser: whole sentences as they come, said to be made, and the answer with its sources after.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stub, startStub } from '../bot/model/stub.ts';
import { findChromium, notTested, openBrowser } from './browser.ts';
import { PHONE, person, shoot, violations, watched } from './pages.ts';
import { read } from './people.ts';
import { type Serving, serve } from './serving.ts';

const chromium = findChromium();
if (chromium === undefined) console.error(notTested());

const FIRST = '从受理那天算，一般30个工作日内办完。';
const NEXT = '其中初审意见要公示7天。';

describe.skipIf(chromium === undefined)('an answer in a model’s words', () => {
  let stub: Stub;
  let server: Serving;
  let browser: Browser;
  let page: Page;
  const seen = watched();

  beforeAll(async () => {
    stub = await startStub();
    [server, browser] = await Promise.all([
      serve({ LLM_BASE_URL: stub.address, LLM_MODEL: 'stub' }),
      openBrowser(chromium as string),
    ]);
    page = (await person(browser, server.address, PHONE, seen)).page;
    await page.goto('/');
  });
  afterAll(async () => {
    await browser?.close();
    server?.clear();
    await stub?.close();
  });

  const ask = async () => {
    await page.locator('#say').fill('低保多久能办下来');
    await page.locator('#send').click();
  };
  const forming = () => page.locator('#log .forming');
  const whole = () => page.locator('#log .line.bot:not(.forming)');

  test('is read while it is being said, and its sources when it is', async () => {
    let goOn = () => {};
    stub.behave({ begins: FIRST, until: new Promise<void>((resolve) => (goOn = resolve)), goesOn: NEXT });
    await ask();
    expect(await read(forming())).toContain(FIRST);
    expect(await read(forming())).toContain('人工智能');
    // Read aloud once, when it is whole.
    expect(await forming().getAttribute('aria-live')).toBe('off');
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'wording');
    goOn();
    await whole().nth(1).waitFor();
    expect(await forming().count()).toBe(0);
    expect(await read(whole().nth(1))).toContain(FIRST + NEXT);
    expect(await read(whole().nth(1))).toContain('人工智能');
    expect(await read(whole().nth(1))).toContain('依据');
    await shoot(page, 'worded');
  });

  test('gives way to the bot’s own words when the model goes astray', async () => {
    const before = await whole().count();
    stub.behave({ says: `${FIRST}您家肯定能批。` });
    await ask();
    await whole().nth(before).waitFor();
    expect(await forming().count()).toBe(0);
    const said = await read(whole().nth(before));
    expect(said).not.toContain('肯定能批');
    expect(said).not.toContain('人工智能');
    expect(seen).toEqual({ complaints: [], strangers: [] });
  });
});
