// Self-checks kept at a resident's word: the code to go on with, the card's address, the agreement to be told of changes.
import { randomInt } from 'node:crypto';
import type { Queries } from '../../db/connect.ts';
import { randomBytes } from '../../db/random.ts';
import { plusDays } from '../../knowledge/casework/days.ts';
import type { Answers } from '../flow.ts';
import type { Office } from '../office.ts';
import type { Card } from './card.ts';

/** What a message about a self-check has to write. */
export type CheckWrite =
  | { kind: 'keep'; code: string; as: 'answers' | 'card'; body: string; until: string }
  | { kind: 'erase'; keys: readonly string[] }
  | { kind: 'subscribe'; body: string }
  | { kind: 'unsubscribe' };

/** What is sealed half-way. */
export interface Paused {
  answers: Answers;
  township?: string;
}

/** Ten random digits and two that catch any single slip (ISO 7064, mod 97-10). */
export function newResumeCode(): string {
  const body = `${randomInt(1_000_000)}`.padStart(6, '0') + `${randomInt(10_000)}`.padStart(4, '0');
  return `${body}${checkOf(body)}`;
}

const checkOf = (body: string) => String(98 - Number((BigInt(body) * 100n) % 97n)).padStart(2, '0');

export const isResumeCode = (code: string) =>
  /^\d{12}$/.test(code) && checkOf(code.slice(0, 10)) === code.slice(10);

/** The digits of a code as somebody typed or read it out; undefined when no such number is in it. */
export function resumeCodeIn(text: string): string | undefined {
  return /(?<!\d)\d{4}[\s-]?\d{4}[\s-]?\d{4}(?!\d)/.exec(text)?.[0]?.replace(/\D/g, '');
}

export const showResumeCode = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ');

export function keepAnswers(office: Office, paused: Paused): CheckWrite & { kind: 'keep' } {
  const until = plusDays(office.today(), office.county.retention.savedAnswers.days);
  return { kind: 'keep', code: newResumeCode(), as: 'answers', body: JSON.stringify(paused), until };
}

/** @returns what to write; its `code` is the last part of the card's address, 144 bits */
export function keepCard(office: Office, card: Card): CheckWrite & { kind: 'keep' } {
  const code = randomBytes(18).toString('base64url');
  return {
    kind: 'keep',
    code,
    as: 'card',
    body: JSON.stringify(card),
    until: plusDays(office.today(), office.county.retention.savedCards.days),
  };
}

/** The card kept under this code; undefined when there is none, or its time is over. */
export async function findCard(office: Office, code: string): Promise<Card | undefined> {
  const body = await office.savedChecks.find(code, 'card');
  return body === undefined ? undefined : (JSON.parse(body) as Card);
}

/** @param conversation key of the talk it was said in */
export async function writeCheck(
  tx: Queries,
  office: Office,
  write: CheckWrite,
  conversation: string,
): Promise<void> {
  const { savedChecks } = office;
  switch (write.kind) {
    case 'keep':
      return savedChecks.keep(tx, { ...write, kind: write.as });
    case 'erase':
      await savedChecks.erase(tx, write.keys);
      await savedChecks.unsubscribe(tx, conversation);
      return;
    case 'subscribe':
      return savedChecks.subscribe(tx, conversation, write.body);
    case 'unsubscribe':
      await savedChecks.unsubscribe(tx, conversation);
  }
}
