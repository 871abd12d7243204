// What people do on the pages, said once: a resident who talks and taps, an administrator, officers who sign in.
import type { Locator, Page } from 'playwright-core';

/** The words somebody sees there, once it is there. */
export async function read(at: Locator): Promise<string> {
  await at.first().waitFor();
  return (await at.allInnerTexts()).join('\n');
}

/** The bubbles of the bot, oldest first. */
export const answers = (page: Page): Locator => page.locator('#log .line.bot');

/** Does something that makes the bot answer and waits for the answer. @returns the words of the answer's bubbles */
async function answered(page: Page, act: () => Promise<void>): Promise<string> {
  const before = await answers(page).count();
  await act();
  await answers(page).nth(before).waitFor();
  return (await answers(page).allInnerTexts()).slice(before).join('\n');
}

/** Types words into the chat and sends them. */
export const say = (page: Page, text: string): Promise<string> =>
  answered(page, async () => {
    await page.locator('#say').fill(text);
    await page.locator('#send').click();
  });

/** Taps one of the choices offered now. */
export const tap = (page: Page, label: string): Promise<string> =>
  answered(page, () => page.locator('#choices button', { hasText: label }).first().click());

/** The slip on the page: what a resident would write down. */
export async function readSlip(page: Page): Promise<{ number: string; code: string }> {
  const slip = page.locator('.slip').last();
  const digits = async (at: Locator) => (await read(at)).replace(/\s/g, '');
  return {
    number: await digits(slip.locator('dd .digits').first()),
    code: await digits(slip.locator('.code')),
  };
}

/** A neighbour's talk over HTTP, message by message; the tracking number it ends in. */
export async function fileByTalk(address: string, messages: readonly string[]): Promise<string> {
  let conversation: string | undefined;
  let number: string | undefined;
  for (const text of messages) {
    const response = await fetch(`${address}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...(conversation === undefined ? {} : { conversation }), text }),
    });
    const outcome = (await response.json()) as {
      conversation: string;
      replies: { case?: { trackingNumber: string } }[];
    };
    conversation = outcome.conversation;
    number = outcome.replies.find((reply) => reply.case)?.case?.trackingNumber ?? number;
  }
  if (number === undefined) throw new Error(`No case came of: ${messages.join(' / ')}`);
  return number;
}

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/staff/sign-in');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/staff/sign-in');
}

export interface Hired {
  username: string;
  name: string;
  /** As the form words it. */
  role: string;
  unit?: string;
}

/** The administrator, signed in on `page`, adds an account with a first password. */
export async function hire(
  page: Page,
  { username, name, role, unit }: Hired,
  password: string,
): Promise<void> {
  await page.goto('/staff/officers');
  const form = page.locator('details.action');
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('岗位').selectOption({ label: role });
  if (unit !== undefined) await page.locator('#add-unit').selectOption({ label: unit });
  await page.getByLabel('初始密码').fill(password);
  await page.getByRole('button', { name: '加上这个账号' }).click();
  await page.waitForURL(/done=added/);
}

/** The first day: signs in with the password given, and changes it where the page asks. */
export async function changePassword(page: Page, given: string, own: string): Promise<void> {
  await page.getByLabel('现在的密码').fill(given);
  await page.locator('#new').fill(own);
  await page.locator('#again').fill(own);
  await page.getByRole('button', { name: '改好了，保存' }).click();
  await page.waitForURL((url) => url.pathname === '/staff');
}
