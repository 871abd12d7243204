// What an officer does with a case: the decision is knowledge/casework's, the writing db's; this puts them together.

import { z } from 'zod';
import type { Office } from '../bot/office.ts';
import type { Authorized, CaseFile } from '../db/case-reading.ts';
import { readEvent, StaleVersion, stepAfter } from '../db/cases.ts';
import type { Queries } from '../db/connect.ts';
import type { Account } from '../db/officers.ts';
import { unseal } from '../db/sealing.ts';
import { isDenied, relationTo, unitOf } from '../knowledge/casework/access.ts';
import {
  type ActionBody,
  type ActionName,
  actionBodies,
  REPORTER_ACTIONS,
  type ReporterAction,
} from '../knowledge/casework/actions.ts';
import { beijingTime } from '../knowledge/casework/days.ts';
import { foldCase } from '../knowledge/casework/fold.ts';
import { decide, permitted, shutOutBy } from '../knowledge/casework/lifecycle.ts';
import { absorb, type Lead } from '../knowledge/casework/makers.ts';
import { parseTrackingNumber } from '../knowledge/casework/numbers.ts';
import { isRefusal, type RefusalCode } from '../knowledge/casework/refusal.ts';
import type { Actor, CaseEvent, CaseState, NewEvent } from '../knowledge/casework/types.ts';
import { Problem } from './problem.ts';

export type OfficerAction = Exclude<ActionName, ReporterAction>;

export function isOfficerAction(name: string): name is OfficerAction {
  return Object.hasOwn(actionBodies, name) && !(REPORTER_ACTIONS as readonly string[]).includes(name);
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
  unknown_item: [422, '核查清单里没有这一项。'],
  unknown_case: [422, '没有找到要并入的那一件，请核对编号。'],
  merge_conflict: [409, '这两件不能并在一起办。'],
  extended_already: [409, '已经延长过一次，不能再延。'],
  too_late: [409, '期限已经过了。'],
  done_already: [409, '这一步只能做一次，或者现在做不了。'],
  stop_unrecorded: [
    422,
    '选了“停发待遇”，要先记下哪天听过本人的意见、哪天书面告知了本人（社会救助法第四十八条）。',
  ],
  erased: [409, '这件诉求的内容已按规定删除，不能再办。'],
  nobody_left: [409, '没有别的人能接手这件诉求，请先请管理员加人。'],
};

const NOT_FOUND = () => new Problem(404, '没有找到这件诉求。');
const stale = () => new Problem(409, '别人刚改过这件诉求，请刷新后再试。');

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

/** The case's state, from the events that came with it. */
export const stateOf = (file: Authorized<CaseFile>): CaseState => foldCase(file.events.map(readEvent));

/** What this officer may do with the case now. */
export function actionsFor(office: Office, account: Account, file: Authorized<CaseFile>): OfficerAction[] {
  return permitted(stateOf(file), actorOf(account), office.today(), office.calendars()).filter(
    isOfficerAction,
  );
}

/** What the reporter hears of, as the outbox keeps it. */
function toTell(events: readonly CaseEvent[], said: readonly (number | undefined)[]): string[] {
  return events.flatMap((event, n) => {
    switch (event.type) {
      case 'accepted':
        return ['status:accepted'];
      case 'asked':
        return [`question:${said[n]}`];
      case 'replied':
      case 'declined':
      case 'closed':
      case 'extended':
      case 'reviewed':
      case 'relayed':
        return [`message:${said[n]}`];
      case 'merged':
        return ['status:merged'];
      default:
        return [];
    }
  });
}

/** Words for a reporter that reporters of cases merged into this one are owed as well. */
function toRelay(events: readonly NewEvent[]): string[] {
  return events.flatMap((event) => {
    const isAnswer = event.type === 'replied' || event.type === 'closed' || event.type === 'reviewed';
    if (isAnswer) return [event.text];
    return event.type === 'declined' ? [`${event.reason}\n可以找：${event.referTo}`] : [];
  });
}

/** Appends events and puts what the reporter hears of into the outbox. @returns who is to be told, if anybody is */
async function write(
  tx: Queries,
  office: Office,
  caseId: string,
  history: readonly CaseEvent[],
  events: NewEvent[],
): Promise<string[]> {
  const { version } = foldCase(history);
  const step = stepAfter(history, events, office.today(), office.calendars());
  const said = await office.cases.append(tx, caseId, version, step);
  const follower = await office.cases.followerOf(tx, caseId);
  if (follower === undefined) return [];
  for (const what of toTell(events, said)) {
    await office.outbox.put(tx, { conversation: follower, caseId, what });
  }
  return [follower];
}

/** The same words to the reporters of cases that went into this one. */
async function relay(tx: Queries, office: Office, caseId: string, events: NewEvent[]): Promise<string[]> {
  const words = toRelay(events);
  if (words.length === 0) return [];
  const told: string[] = [];
  for (const id of await office.cases.mergedInto(tx, caseId)) {
    const history = await office.cases.history(tx, id);
    const at = beijingTime(office.now());
    const relayed = words.map((text): NewEvent => ({ type: 'relayed', at, by: { who: 'system' }, text }));
    told.push(...(await write(tx, office, id, history, relayed)));
  }
  return told;
}

/** What else one decision brings about: the leading case learns of the one merged, an empty unit gives the case up. */
async function follow(
  tx: Queries,
  office: Office,
  caseId: string,
  state: CaseState,
  events: NewEvent[],
  lead: (Lead & { id: string }) | undefined,
  number: string,
  officers: readonly Account[],
): Promise<NewEvent[]> {
  const [first] = events;
  if (first?.type === 'merged' && lead) {
    const { at, by } = first;
    await write(
      tx,
      office,
      lead.id,
      await office.cases.history(tx, lead.id),
      absorb(number, state, lead.state, { at, by }),
    );
    await office.cases.link(tx, caseId, lead.id);
  }
  if (first?.type !== 'recused') return events;
  const after = foldCase([...(await office.cases.history(tx, caseId)), first]);
  const colleagues = officers.filter(
    (one) => one.active && unitOf(one) === state.unit && !isDenied(after.denied, one),
  );
  if (colleagues.length > 0) return events;
  if (state.unit === 'desk' || state.restricted || after.denied.includes('desk')) {
    throw new Problem(...REFUSALS.nobody_left);
  }
  // Nobody of the unit is left to work it: the county desk finds somebody.
  const back = {
    type: 'transferred',
    at: first.at,
    by: { who: 'system' },
    unit: 'desk',
    reason: '回避',
  } as const;
  return [...events, back];
}

/**
 * A case that changes hands may come before officers who declared an interest when they could not see it: they are shut
 * out in the commit that moves it.
 */
export async function keepFromInterested(
  tx: Queries,
  office: Pick<Office, 'cases' | 'interests' | 'now'>,
  caseId: string,
  history: readonly CaseEvent[],
  events: NewEvent[],
): Promise<NewEvent[]> {
  const [before, after] = [foldCase(history), foldCase([...history, ...events])];
  const isMoved =
    after.unit !== before.unit || events.some(({ type }) => type === 'triaged' || type === 'succeeded');
  if (!isMoved) return events;
  const words = await office.cases.wordsOf(tx, caseId);
  const interested = await office.interests.shutOut(tx, words, after.place);
  const parties = interested.filter((party) => !after.denied.includes(party));
  return parties.length === 0
    ? events
    : [...events, shutOutBy(after, parties, 'declared_interest', office.now())];
}

/**
 * Takes one action on a case.
 * @param version the version the officer saw
 * @returns the case afterwards; undefined when the action took it out of this officer's sight
 * @throws Problem 403, 404, 409, 422
 */
export async function act<A extends OfficerAction>(
  office: Office,
  account: Account,
  number: string,
  action: A,
  body: ActionBody<A>,
  version: number,
): Promise<Authorized<CaseFile> | undefined> {
  const file = await findCase(office, account, number);
  const into = action === 'merge' ? (body as ActionBody<'merge'>).into : undefined;
  const target = into && (await office.reading.find(account, parseTrackingNumber(into) ?? into));
  const known = office.county.townships.map(({ code }) => code);
  const officers = action === 'recuse' ? await office.officers.list() : [];
  try {
    const told = await office.db.unit(async (tx) => {
      const history = await office.cases.history(tx, file.id);
      const state = foldCase(history);
      if (state.version !== version) throw stale();
      const lead =
        target && target.id !== file.id
          ? {
              id: target.id,
              trackingNumber: target.trackingNumber,
              state: foldCase(await office.cases.history(tx, target.id)),
            }
          : undefined;
      const decision = decide(
        state,
        action,
        body,
        actorOf(account),
        office.now(),
        known,
        office.calendars(),
        lead,
      );
      if (isRefusal(decision)) throw new Problem(...REFUSALS[decision.code]);
      const followed = await follow(tx, office, file.id, state, decision.events, lead, number, officers);
      const events = await keepFromInterested(tx, office, file.id, history, followed);
      const told = await write(tx, office, file.id, history, events);
      return [...told, ...(await relay(tx, office, file.id, events))];
    });
    for (const follower of told) office.tellSoon(follower);
  } catch (error) {
    if (error instanceof StaleVersion) throw stale();
    throw error;
  }
  if (action === 'reply' || action === 'close') await office.drafts.keep(file, account.username, '');
  return office.reading.find(account, number);
}

/** What opening a contact must say; the reason stands in the audit trail for the supervisor. */
export const contactRequest = z.strictObject({ reason: z.string().trim().min(2).max(200) });

export interface OpenedIdentity {
  /** What the reporter left to be called back by. */
  contact?: string;
  /** Words of the case that hide a number, as they were said. */
  messages?: { seq: number; text: string }[];
}

/** Whether there is anything of a person's to open. */
export const hidesIdentity = (file: Authorized<CaseFile>) =>
  file.hasContact || file.messages.some(({ isMasked }) => isMasked);

/**
 * The reporter's name and telephone and the numbers hidden in the words, for the unit that handles the case; each opening is an event of the case.
 * @throws Problem 403 to whoever only reads, 404
 */
export async function openContact(
  office: Office,
  account: Account,
  number: string,
  reason: string,
): Promise<OpenedIdentity> {
  const file = await findCase(office, account, number);
  const actor = actorOf(account);
  const sealed = await office.reading.contact(file);
  const said = await office.reading.opened(account, file);
  return office.db.unit(async (tx) => {
    const history = await office.cases.history(tx, file.id);
    const state = foldCase(history);
    // Asked inside the unit: the case may have been passed on since it was found.
    if (!mayOpenContact(state, actor)) throw new Problem(403, '只有办理这件诉求的单位能看联系方式。');
    if (!hidesIdentity(file)) throw new Problem(404, '这件诉求没有留联系方式。');
    const event = { type: 'contact_opened', at: beijingTime(office.now()), by: actor, reason } as const;
    await office.cases.append(
      tx,
      file.id,
      state.version,
      stepAfter(history, [event], office.today(), office.calendars()),
    );
    return {
      ...(sealed ? { contact: unseal(office.keys.fields, sealed) } : {}),
      ...(said.length > 0 ? { messages: said.map(({ seq, text }) => ({ seq, text })) } : {}),
    };
  });
}

/** A unit that works on a copy without names has no names to open either. */
export function mayOpenContact(state: CaseState, actor: Actor): boolean {
  return (
    relationTo(state, actor) === 'holder' && (state.maskedFor === undefined || state.maskedFor !== state.unit)
  );
}
