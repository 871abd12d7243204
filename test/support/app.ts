// The whole application on a test office, spoken to without a network; signed-in officers and a resident who talks.
import type { Hono } from 'hono';
import { createWebChannel, type WebChannel } from '../../bot/channels/web.ts';
import { createDelivery, type Delivery } from '../../bot/deliver.ts';
import type { Reply } from '../../bot/talk.ts';
import { createTurns, type Outcome, type Turns } from '../../bot/turn.ts';
import type { Account } from '../../db/officers.ts';
import type { Role } from '../../knowledge/casework/types.ts';
import { createApp } from '../../server/app.ts';
import { openTestOffice, type TestOffice, type TestOfficeOptions } from './office.ts';

export interface TestApp extends TestOffice {
  readonly app: Hono;
  readonly turns: Turns;
  readonly web: WebChannel;
  readonly delivery: Delivery;
}

export function openTestApp(options: TestOfficeOptions & { isRateLimited?: boolean } = {}): TestApp {
  const inside = openTestOffice(options);
  const { office, folder } = inside;
  const turns = createTurns(office);
  const web = createWebChannel();
  const delivery = createDelivery(office, [web]);
  office.tellSoon = (conversation) => void delivery.tell(conversation);
  const config = { isRateLimited: options.isRateLimited ?? false, folder };
  const app = createApp({ office, turns, web, delivery, config });
  return { ...inside, app, turns, web, delivery };
}

/** What a request came from, in the shape the node server gives it. */
export const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

export interface Wish {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Address of the sender. */
  address?: string;
}

/** One request with a JSON body. */
export async function ask(app: Hono, path: string, wish: Wish = {}): Promise<Response> {
  const {
    method = wish.body === undefined ? 'GET' : 'POST',
    body,
    headers = {},
    address = '127.0.0.1',
  } = wish;
  const init: RequestInit = { method, headers };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json', ...headers };
  }
  return app.request(path, init, from(address));
}

export interface SignedIn {
  account: Account;
  token: string;
  /** What a script sends. */
  bearer: Record<string, string>;
  /** What a browser sends from our own pages. */
  cookie: Record<string, string>;
}

export const PASSWORD = 'sunflower-73-field';
let made = 0;

/** An officer with an open session. */
export async function signIn(
  { office }: Pick<TestOffice, 'office'>,
  role: Role,
  unit?: string,
  more: { username?: string; mustChangePassword?: boolean } = {},
): Promise<SignedIn> {
  made += 1;
  const account = await office.officers.add(
    {
      username: more.username ?? `${role}-${made}`,
      name: `测试${made}`,
      role,
      unit,
      password: PASSWORD,
      mustChangePassword: more.mustChangePassword ?? false,
    },
    null,
  );
  const { token } = await office.officers.begin(account);
  return {
    account,
    token,
    bearer: { authorization: `Bearer ${token}` },
    cookie: { cookie: `mingbai_session=${token}`, 'sec-fetch-site': 'same-origin' },
  };
}

export interface Resident {
  /** Says something; the conversation is gone on with. */
  say(text: string, messageId?: string): Promise<Outcome>;
  /** Says several things, one after another; the last outcome. */
  says(...texts: string[]): Promise<Outcome>;
  readonly conversation: string | undefined;
}

/** A resident on the web page, through `POST /api/v1/chat`. */
export function resident(
  app: Hono,
  {
    address = '127.0.0.1',
    agent = 'test',
    conversation,
  }: {
    address?: string;
    agent?: string;
    conversation?: string;
  } = {},
): Resident {
  let known = conversation;
  async function say(text: string, messageId?: string): Promise<Outcome> {
    const body = {
      text,
      ...(known === undefined ? {} : { conversation: known }),
      ...(messageId === undefined ? {} : { messageId }),
    };
    const response = await ask(app, '/api/v1/chat', { body, address, headers: { 'user-agent': agent } });
    if (response.status !== 200)
      throw new Error(`chat answered ${response.status}: ${await response.text()}`);
    const outcome = (await response.json()) as Outcome;
    known = outcome.conversation;
    return outcome;
  }
  return {
    say,
    async says(...texts) {
      let last: Outcome | undefined;
      for (const text of texts) last = await say(text);
      if (!last) throw new Error('nothing was said');
      return last;
    },
    get conversation() {
      return known;
    },
  };
}

/** The case among the replies. @throws when there is none */
export function caseIn({ replies }: { replies: Reply[] }): NonNullable<Reply['case']> {
  const found = replies.find((reply) => reply.case)?.case;
  if (!found) throw new Error(`no case among: ${replies.map(({ text }) => text).join(' | ')}`);
  return found;
}
