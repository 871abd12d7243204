// The mark of a sender for slowing down: a hash under today's key, in memory only. The address itself goes nowhere.
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { createLimit } from '../bot/limits.ts';
import type { Office } from '../bot/office.ts';

/** Where a request comes from; behind nothing (tests) it is one and the same. */
export function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

export function createSenders(office: Office, isLimited: boolean) {
  // Generous: a whole village may sit behind one address. They stop a flood, not a busy morning.
  const messages = createLimit(300, 600);
  const beginnings = createLimit(200, 200);
  const talks = createLimit(30, 60);
  // A case has nine pictures; several households may send at once from one address.
  const files = createLimit(60, 60);
  // A thousand public rows cost as much as a hundred messages.
  const lists = createLimit(120, 120);
  const signInsBySource = createLimit(20, 10);
  const signInsByName = createLimit(6, 2);

  const mark = (c: Context) => office.dailyKey.mark('sender', addressOf(c));
  return {
    mark,
    /** @throws TooMany */
    message(c: Context, conversation: string | undefined): string {
      const source = mark(c);
      if (!isLimited) return source;
      messages.take(source);
      if (conversation === undefined) beginnings.take(source);
      else talks.take(conversation);
      return source;
    },
    /** A file weighs more than a message. @throws TooMany */
    file(c: Context): void {
      if (isLimited) files.take(mark(c));
    },
    /** Reading what is public. @throws TooMany */
    list(c: Context): void {
      if (isLimited) lists.take(mark(c));
    },
    /** Not switched off by RATE_LIMIT. @throws TooMany */
    signIn(c: Context, username: string): void {
      signInsBySource.take(mark(c));
      signInsByName.take(username);
    },
    signedIn(c: Context, username: string): void {
      signInsBySource.giveBack(mark(c));
      signInsByName.giveBack(username);
    },
  };
}

export type Senders = ReturnType<typeof createSenders>;
