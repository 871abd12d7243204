// Pages in the browser under watch: what they complain about, whom they talk to, how they look and whether all can use them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

const SHOTS = join(import.meta.dirname, 'shots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Watched {
  /** Errors in the console and thrown by scripts, in the order they came. */
  complaints: string[];
  /** Requests that left for another host. */
  strangers: string[];
}

export const watched = (): Watched => ({ complaints: [], strangers: [] });

/** A person's browser: its own cookies, every page of it watched. */
export async function person(
  browser: Browser,
  address: string,
  viewport: typeof PHONE,
  { complaints, strangers }: Watched,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport,
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: viewport === PHONE,
  });
  context.setDefaultTimeout(10_000);
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith('data:')) strangers.push(url);
  });
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  });
  return { context, page: await context.newPage() };
}

/** Width and height written in a PNG. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

export interface Shot {
  name: string;
  bytes: number;
  width: number;
  height: number;
}

/** Takes the page at phone and at desk size into `shots/`, whole if asked, and puts its size back. */
export async function shoot(page: Page, name: string, fullPage = false): Promise<Shot[]> {
  mkdirSync(SHOTS, { recursive: true });
  const before = page.viewportSize() ?? PHONE;
  const shots: Shot[] = [];
  for (const [size, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
    await page.setViewportSize(viewport);
    const png = await page.screenshot({ fullPage, animations: 'disabled' });
    writeFileSync(join(SHOTS, `${name}-${size}.png`), png);
    shots.push({ name: `${name}-${size}`, bytes: png.length, ...sizeOf(png) });
  }
  await page.setViewportSize(before);
  return shots;
}

/** Serious and critical violations of the page as it stands, one line each, in light and in dark. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const lines = (await page.evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ impact, id, nodes }) => [impact, id, nodes.length, nodes[0].html.slice(0, 160)].join(' ')))`,
    )) as string[];
    found.push(...lines.map((line) => `${page.url()} (${colorScheme}): ${line}`));
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** How many pixels the page must be pushed sideways: on a phone of 320, and on one of 360 with letters twice as large. */
export async function sideways(page: Page): Promise<{ narrow: number; large: number }> {
  const before = page.viewportSize() ?? PHONE;
  await page.setViewportSize(NARROW);
  const narrow = (await page.evaluate(SIDEWAYS)) as number;
  await page.setViewportSize(PHONE);
  await page.evaluate(
    `document.documentElement.style.fontSize = (2 * parseFloat(getComputedStyle(document.documentElement).fontSize)) + 'px'`,
  );
  const large = (await page.evaluate(SIDEWAYS)) as number;
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
  await page.setViewportSize(before);
  return { narrow, large };
}

/**
 * Presses Tab (Shift+Tab when `back`) until the element is in focus, as somebody without a mouse would.
 * @returns whether the focus can be seen
 * @throws Error when it cannot be reached in 60 presses
 */
export async function tabTo(page: Page, selector: string, back = false): Promise<boolean> {
  const here = `document.activeElement?.matches(${JSON.stringify(selector)}) === true`;
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate(here)) {
      return (await page.evaluate(
        `(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)(getComputedStyle(document.activeElement))`,
      )) as boolean;
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`${selector} cannot be reached by keyboard on ${page.url()}`);
}
