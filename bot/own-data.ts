// What is kept about the resident of one talk: told on asking, and erased on asking where nothing stands against it.
import type { Queries } from '../db/connect.ts';
import type { CaseStatus } from '../knowledge/casework/types.ts';
import { dropContact } from './erasing.ts';
import type { Office } from './office.ts';
import { daysWords } from './phrases/days.ts';
import { ownDataWords as say } from './phrases/own-data.ts';
import { zh } from './phrases/zh-CN.ts';
import type { Reply } from './talk.ts';

export interface OwnDataAsked {
  what: 'show' | 'ask' | 'erase';
  /** What the talk itself holds, in words. */
  inTalk: string[];
  /** Where self-checks kept at this talk's word lie. */
  saved: readonly string[];
}

/** Cases named one by one; a reply on WeChat has an end. */
const MOST_NAMED = 8;

/** Tells or erases, inside the turn's unit. @param follower key of the talk, by which cases tell it how they go on */
export async function ownDataReplies(
  tx: Queries,
  office: Office,
  { what, inTalk, saved }: OwnDataAsked,
  follower: string,
): Promise<Reply[]> {
  const cases = await office.cases.ofFollower(tx, follower);
  if (what === 'show') {
    const isTold = (await office.savedChecks.subscription(follower, tx)) !== undefined;
    const named = cases.slice(-MOST_NAMED).map(({ kind, trackingNumber, status, contact }) => {
      const words = zh.status[status as CaseStatus] ?? status;
      return say.aCase(
        zh.kind[kind as keyof typeof zh.kind] ?? kind,
        trackingNumber,
        words,
        contact !== null,
      );
    });
    const earlier = cases.length - named.length;
    const list = [
      ...inTalk,
      ...(isTold ? [say.subscription] : []),
      ...(earlier > 0 ? [say.more(earlier)] : []),
      ...named,
    ];
    const text = [say.head, ...list, say.anonymous, say.elsewhere].join('\n');
    return [{ text, choices: [{ label: say.erase, value: say.erase }] }];
  }
  if (what === 'ask') {
    const choices = [say.yes, say.no].map((label) => ({ label, value: label }));
    return [{ text: say.ask(cases.filter(({ contact }) => contact !== null).length), choices }];
  }
  await office.savedChecks.erase(tx, saved);
  await office.savedChecks.unsubscribe(tx, follower);
  // The bytes are left to the sweep of files no row names.
  await office.attachments.leave(tx, follower);
  const withContact = cases.filter(({ contact }) => contact !== null);
  const ended = withContact.filter(({ isOpen }) => !isOpen);
  const gone: string[] = [];
  const held: string[] = [];
  for (const { id, trackingNumber } of ended) {
    const done = await dropContact(tx, office, id, 'asked');
    (done === 'held' ? held : gone).push(trackingNumber);
  }
  const running = withContact.filter(({ isOpen }) => isOpen).map((one) => one.trackingNumber);
  const text = [
    say.erased,
    ...(gone.length > 0 ? [say.contacts(gone.length)] : []),
    ...(held.length > 0 ? [say.held(held.slice(-MOST_NAMED).join('、'))] : []),
    ...(running.length > 0 ? [say.running(running.slice(-MOST_NAMED).join('、'))] : []),
    ...(cases.length > 0 ? [say.archive(daysWords(office.county.retention.cases.days))] : []),
  ].join('\n');
  return [{ text }];
}
