// A browser without scripts before the whole application: keeps its cookie, sends forms the way a page would.

import type { Role } from '../../../knowledge/casework/types.ts';
import { openTestApp, PASSWORD, type TestApp } from '../../support/app.ts';

export interface Page {
  status: number;
  /** Where it leads, when it is a redirect. */
  to: string | null;
  headers: Headers;
  html: string;
  /** The text as read, tags left out. */
  text: string;
}

type Fields = Record<string, string | string[]>;

export interface Browser {
  get(path: string): Promise<Page>;
  /** Posts a form with the hidden fields every form of the last page carries; `fields` wins over them. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Page>;
  /** Signs in and opens the page it leads to. @throws when that failed */
  signIn(username: string, password?: string): Promise<Page>;
}

export interface Desk extends TestApp {
  /** Adds an account with the test password. */
  hire(username: string, role: Role, unit?: string, mustChangePassword?: boolean): Promise<void>;
  browser(): Browser;
}

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];

function browserFor({ app }: TestApp): Browser {
  let cookie = '';
  const kept: Record<string, string> = {};

  async function seen(response: Response): Promise<Page> {
    const set = response.headers.get('set-cookie');
    if (set) cookie = set.split(';')[0] ?? '';
    const html = await response.text();
    for (const name of ['csrf', 'version']) {
      const value = hidden(html, name);
      if (value !== undefined) kept[name] = value;
    }
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const { status, headers } = response;
    return { status, to: headers.get('location'), headers, html, text };
  }

  const browser: Browser = {
    get: async (path) => seen(await app.request(path, { headers: { cookie } })),
    async post(path, fields = {}, headers = {}) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries({ ...kept, ...fields })) {
        for (const each of [value].flat()) body.append(name, each);
      }
      return seen(
        await app.request(path, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: body.toString(),
        }),
      );
    },
    async signIn(username, password = PASSWORD) {
      const page = await browser.post('/staff/sign-in', { username, password });
      if (page.status !== 303) throw new Error(`could not sign in: ${page.text}`);
      return browser.get(page.to ?? '/staff');
    },
  };
  return browser;
}

export function openDesk(): Desk {
  const inside = openTestApp();
  return {
    ...inside,
    async hire(username, role, unit, mustChangePassword = false) {
      await inside.office.officers.add(
        { username, name: `${username}姓名`, role, unit, password: PASSWORD, mustChangePassword },
        null,
      );
    },
    browser: () => browserFor(inside),
  };
}
