// A whole self-check on a phone with the largest letters, by keyboard alone, to the card and back.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, notTested, openBrowser } from './browser.ts';
import { PHONE, person, shoot, sideways, tabTo, violations, watched } from './pages.ts';
import { answers, read } from './people.ts';
import { type Serving, serve } from './serving.ts';

const chromium = findChromium();
if (chromium === undefined) console.error(notTested());

describe.skipIf(chromium === undefined)('a self-check by keyboard', () => {
  let server: Serving;
  let browser: Browser;
  let page: Page;
  const seen = watched();

  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(), openBrowser(chromium as string)]);
    page = (await person(browser, server.address, PHONE, seen)).page;
  });
  afterAll(async () => {
    await browser?.close();
    server?.clear();
  });

  /** Presses Enter and waits for what the bot says to it. */
  async function enter(): Promise<string> {
    const before = await answers(page).count();
    await page.keyboard.press('Enter');
    await answers(page).nth(before).waitFor();
    // A turn may bring several replies.
    await page.waitForTimeout(300);
    return read(answers(page).last());
  }
  async function type(text: string): Promise<string> {
    await tabTo(page, '#say');
    await page.keyboard.type(text);
    return enter();
  }
  /** Takes a choice by its label, going to it with the tabulator. */
  async function choose(label: RegExp): Promise<string> {
    const labels = await page.locator('#choices button').allInnerTexts();
    const at = labels.findIndex((words) => label.test(words));
    expect(at, `${label} among ${labels.join(' ')}`).toBeGreaterThanOrEqual(0);
    expect(await tabTo(page, `#choices button:nth-child(${at + 1})`, true)).toBe(true);
    return enter();
  }

  test('goes from the first question to the verdicts without a mouse', async () => {
    await page.goto('/');
    await tabTo(page, 'button[data-size="3"]');
    await page.keyboard.press('Enter');
    expect(await type('测一测')).toContain('不想说就说“跳过”');
    await shoot(page, 'self-check-consent');
    await choose(/^开始$/);
    await type('我66，老伴64');
    await shoot(page, 'self-check-income');
    let said = await choose(/^没有收入$/);
    said = await choose(/^没超过$/);
    // A certificate by taps: who, what kind, which grade.
    expect(said).toContain('残疾证');
    await shoot(page, 'self-check-certificate');
    await choose(/^老伴$/);
    await choose(/^肢体$/);
    said = await choose(/^三级$/);
    for (let n = 0; n < 12 && !/您在哪个乡镇/.test(said); n += 1) {
      said = await choose(/没超过|没有人|没有该养|都没有|^没有$|都能|不是|不知道/);
    }
    expect(said).toContain('您在哪个乡镇');
    expect(await type('青山镇')).toContain('0000-1000102');
    await shoot(page, 'self-check-end');
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  test('the card it ends in reads well on the phone and breaks no rule', async () => {
    const said = await choose(/^做成卡片$/);
    const code = /\/card\/([\w-]{24})/.exec(said)?.[1];
    expect(code).toBeDefined();
    await page.goto(`/card/${code}`);
    expect(await read(page.locator('h1'))).toContain('自测结果');
    await shoot(page, 'card', true);
    expect(await violations(page)).toEqual([]);
    // Letters are doubled from the middle size, as on the other pages.
    await page.locator('button[data-size="2"]').press('Enter');
    expect(await sideways(page)).toEqual({ narrow: 0, large: 0 });
    expect(seen.strangers).toEqual([]);
  }, 60_000);
});
