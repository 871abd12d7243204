// What an officer does with a case: the decision is knowledge/casework's, the writing db's; this puts them together.

import { z } from 'zod';
import type { Office } from '../bot/office.ts';
import type { Authorized, CaseFile } from '../db/case-reading.ts';
import { StaleVersion, stepAfter } from '../db/cases.ts';
import type { Account } from '../db/officers.ts';
import { unseal } from '../db/sealing.ts';
import { relationTo } from '../knowledge/casework/access.ts';
import { type ActionBody, type ActionName, actionBodies } from '../knowledge/casework/actions.ts';
import { beijingTime } from '../knowledge/casework/days.ts';
import { foldCase } from '../knowledge/casework/fold.ts';
import { decide, permitted } from '../knowledge/casework/lifecycle.ts';
import { isRefusal, type RefusalCode } from '../knowledge/casework/refusal.ts';
import type { Actor, CaseEvent } from '../knowledge/casework/types.ts';
import { Problem } from './problem.ts';

export const REPORTER_ACTIONS: readonly string[] = ['message', 'withdraw', 'rate'];

export function isOfficerAction(name: string): name is ActionName {
  return Object.hasOwn(actionBodies, name) && !REPORTER_ACTIONS.includes(name);
}

export function actorOf(account: Account): Actor {
  const { username: id, role, unit } = account;
  return { who: 'officer', id, role, ...(unit === undefined ? {} : { unit }) };
}

const REFUSALS: Readonly<Record<RefusalCode, [403 | 409 | 422, string]>> = {
  not_permitted: [403, '您不能对这件诉求做这一步。'],
  wrong_status: [409, '这件诉求现在的状态不能做这一步。'],
  unknown_unit: [422, '没有这个单位，或者不能转给它。'],
  return_too_late: [409, '退回要在收到后 5 个工作日内，期限已过。'],
  no_unit_above: [409, '没有可以退回的上一级。'],
  same_unit: [422, '已经在这个单位了。'],
};

const NOT_FOUND = () => new Problem(404, '没有找到这件诉求。');

/** The case, if this officer may know of it. @throws Problem 404 */
export async function findCase(
  office: Office,
  account: Account,
  number: string,
): Promise<Authorized<CaseFile>> {
  const file = await office.reading.find(account, number);
  if (!file) throw NOT_FOUND();
  return file;
}

/** What this officer may do with the case now. */
export async function actionsFor(
  office: Office,
  account: Account,
  file: Authorized<CaseFile>,
): Promise<ActionName[]> {
  const state = foldCase(await office.cases.history(office.db.reading, file.id));
  return permitted(state, actorOf(account));
}

/** What the reporter hears of, and the message it is about if there is one. */
function toTell(events: readonly CaseEvent[], spoken: number[]): string[] {
  const words = [...spoken];
  return events.flatMap((event) => {
    switch (event.type) {
      case 'accepted':
        return ['status:accepted'];
      case 'noted':
        words.shift();
        return [];
      case 'replied':
      case 'declined':
      case 'closed':
        return [`message:${words.shift()}`];
      default:
        return [];
    }
  });
}

/**
 * Takes one action on a case.
 * @param version the version the officer saw
 * @returns the case afterwards; undefined when the action took it out of this officer's sight
 * @throws Problem 403, 404, 409, 422
 */
export async function act<A extends ActionName>(
  office: Office,
  account: Account,
  number: string,
  action: A,
  body: ActionBody<A>,
  version: number,
): Promise<Authorized<CaseFile> | undefined> {
  const file = await findCase(office, account, number);
  const stale = () => new Problem(409, '别人刚改过这件诉求，请刷新后再试。');
  const known = office.county.townships.map(({ code }) => code);
  try {
    const follower = await office.db.unit(async (tx) => {
      const history = await office.cases.history(tx, file.id);
      const state = foldCase(history);
      if (state.version !== version) throw stale();
      const decision = decide(state, action, body, actorOf(account), office.now(), known);
      if (isRefusal(decision)) throw new Problem(...REFUSALS[decision.code]);
      const step = stepAfter(history, decision.events, office.today());
      const spoken = await office.cases.append(tx, file.id, version, step);
      const follower = await office.cases.followerOf(tx, file.id);
      if (follower === undefined) return undefined;
      for (const what of toTell(decision.events, spoken)) {
        await office.outbox.put(tx, { conversation: follower, caseId: file.id, what });
      }
      return follower;
    });
    if (follower !== undefined) office.tellSoon(follower);
  } catch (error) {
    if (error instanceof StaleVersion) throw stale();
    throw error;
  }
  return office.reading.find(account, number);
}

/** What opening a contact must say; the reason stands in the audit trail for the supervisor. */
export const contactRequest = z.strictObject({ reason: z.string().trim().min(2).max(200) });

/**
 * The reporter's name and telephone, for the unit that handles the case; each opening is an event of the case.
 * @throws Problem 403 to whoever only reads, 404
 */
export async function openContact(
  office: Office,
  account: Account,
  number: string,
  reason: string,
): Promise<string> {
  const file = await findCase(office, account, number);
  const actor = actorOf(account);
  const sealed = await office.reading.contact(file);
  return office.db.unit(async (tx) => {
    const history = await office.cases.history(tx, file.id);
    // Asked inside the unit: the case may have been passed on since it was found.
    if (relationTo(foldCase(history), actor) !== 'holder') {
      throw new Problem(403, '只有办理这件诉求的单位能看联系方式。');
    }
    if (!sealed) throw new Problem(404, '这件诉求没有留联系方式。');
    const event = { type: 'contact_opened', at: beijingTime(office.now()), by: actor, reason } as const;
    await office.cases.append(
      tx,
      file.id,
      foldCase(history).version,
      stepAfter(history, [event], office.today()),
    );
    return unseal(office.keys.fields, sealed);
  });
}
