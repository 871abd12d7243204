// One message in, one durable change, replies out. The same message id again: the same replies, nothing twice.
import type { AttachmentRow } from '../db/attachments.ts';
import type { Queries } from '../db/connect.ts';
import type { Conversation, Turn } from '../db/conversations.ts';
import { randomBytes } from '../db/random.ts';
import { newReceiptCode, showReceiptCode } from '../knowledge/casework/numbers.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { afterAttaching } from './attachments/attach.ts';
import {
  alongside,
  caseFor,
  claimFiles,
  decideFiles,
  giveFiles,
  isGivenUp,
  withoutFiles,
} from './attachments/in-talk.ts';
import type { Decided } from './decide.ts';
import { createFamiliar } from './familiar.ts';
import { isUnanswered, type Rateable, voted, voteInWords, voteReply, withVoting } from './feedback.ts';
import { type Filed, fileReport, isAnonymousTip, newCaseId } from './filing.ts';
import type { Effect } from './flows/all.ts';
import { governmentLine } from './hotlines.ts';
import { createInOrder } from './in-order.ts';
import { createSpeaking, type Listen } from './model/speaking.ts';
import type { Office } from './office.ts';
import { ownDataReplies } from './own-data.ts';
import { filing as filingWords } from './phrases/filing.ts';
import { loneChild } from './phrases/lone-child.ts';
import { rescue } from './phrases/rescue.ts';
import { returning } from './phrases/returning.ts';
import { zh } from './phrases/zh-CN.ts';
import { readable } from './readable.ts';
import { deadlineWords, PSEUDO_UNITS, type Report } from './reports.ts';
import { actOnReport, completeReport, moveToCounty } from './returning.ts';
import { writeCheck } from './self-check/keeping.ts';
import { inParts, type Reply, readTalk, type Talk, type Understood } from './talk.ts';
import { urgencyOf, urgentWords } from './urgent.ts';

export interface Inbound {
  channel: string;
  /** The talk's id; absent: a new talk begins. */
  conversation?: string;
  /** True where the channel itself vouches for the id (a WeChat contact): an unknown one begins a talk. */
  begins?: boolean;
  messageId?: string;
  text: string;
  /** Ids of files that came with it; see attachments/receive.ts. */
  attachments?: readonly string[];
  /** Where late replies go on this channel. */
  address?: string;
  /** Mark of the sender for slowing down; never stored. */
  source: string;
  /** Told of words as a model makes them, before the outcome is there; the outcome alone counts. */
  listen?: Listen;
}

export interface Outcome {
  conversation: string;
  understood: Understood;
  replies: Reply[];
}

export class UnknownConversation extends Error {}
export class TextTooLong extends Error {}

export const MOST_TEXT = 4_000;
/** How long the replies of an erased talk are kept in memory for a resend, in ms (casework, Anonymity). */
const RESEND_MS = 10 * 60_000;
const MOST_ERASED = 5_000;

/** Id of a new talk: 192 bits. */
export const newConversation = () => randomBytes(24).toString('base64url');

export interface Turns {
  /**
   * Takes one message. Messages of one talk are taken one after another, in the order they came.
   * @throws UnknownConversation, TextTooLong
   */
  take(inbound: Inbound): Promise<Outcome>;
  /**
   * Takes a vote on an answer, named by the answer's id or by the id of the message it answered.
   * @returns whether it counts; false: the answer has the other vote already
   * @throws UnknownConversation when there is no such talk, or no such answer in it
   */
  vote(conversation: string, answer: string, useful: boolean): Promise<boolean>;
}

export function createTurns(office: Office): Turns {
  const { conversations, db } = office;
  const inOrder = createInOrder();
  const decide = createSpeaking(office, createFamiliar(office));
  /** Talks erased with an anonymous tip-off: what was replied to which message, for a resend; in memory only. */
  const erased = new Map<string, { until: number; replies: Map<string, Outcome> }>();

  function recentlyErased(key: string) {
    const entry = erased.get(key);
    if (entry && entry.until < Date.now()) erased.delete(key);
    return erased.get(key);
  }

  function rememberErased(key: string, message: string | undefined, outcome: Outcome): void {
    const replies = new Map(message === undefined ? [] : [[message, outcome]]);
    erased.set(key, { until: Date.now() + RESEND_MS, replies });
    for (const [old, entry] of erased) {
      if (entry.until >= Date.now() && erased.size <= MOST_ERASED) break;
      erased.delete(old);
    }
  }

  const resendMark = (conversation: string, message: string | undefined) =>
    message === undefined ? undefined : office.dailyKey.mark('resend', `${conversation}\n${message}`);

  /** After a crash between filing and answering: the case is there, its receipt code never arrived. */
  async function filedBefore(inbound: Inbound): Promise<Outcome | undefined> {
    const { conversation, messageId } = inbound;
    const mark = conversation === undefined ? undefined : resendMark(conversation, messageId);
    const found = mark === undefined ? undefined : await office.reading.byResend(mark);
    if (!found || conversation === undefined) return undefined;
    const receiptCode = newReceiptCode();
    await db.unit((tx) => office.cases.replaceReceipt(tx, found.id, office.receipts.keep(receiptCode)));
    const file = await office.reading.forReporter(found.trackingNumber);
    const replies: Reply[] = [
      {
        text: `${zh.filed.again}\n${zh.filed.numbers(found.trackingNumber, showReceiptCode(receiptCode))}`,
        case: {
          trackingNumber: found.trackingNumber,
          receiptCode,
          kind: 'tip_off',
          status: (file?.face.status ?? 'routed') as Filed['status'],
          deadlines: [],
        },
      },
    ];
    const outcome: Outcome = { conversation, understood: { intent: 'flow_answer' }, replies };
    rememberErased(conversations.keyOf(conversation), messageId, outcome);
    return outcome;
  }

  async function open(inbound: Inbound): Promise<Conversation | Outcome> {
    const { conversation: id, channel, address, messageId } = inbound;
    if (id === undefined) return conversations.begin(newConversation(), channel, address);
    const known = await conversations.find(id);
    const forgotten = recentlyErased(known?.key ?? conversations.keyOf(id));
    const again = messageId === undefined ? undefined : forgotten?.replies.get(messageId);
    if (again) return again;
    if (known) return known;
    const filed = await filedBefore(inbound);
    if (filed) return filed;
    if (forgotten || inbound.begins) return conversations.begin(id, channel, address);
    throw new UnknownConversation();
  }

  async function takeOne(inbound: Inbound): Promise<Outcome> {
    const opened = await open(inbound);
    if ('replies' in opened) return opened;
    if (inbound.messageId !== undefined) {
      const before = await conversations.repliesTo(opened, inbound.messageId);
      if (before !== undefined) return JSON.parse(before) as Outcome;
    }
    const before = readTalk(opened.state, office.county);
    const { talk, sent } = await claimFiles(office, opened.key, before, inbound.attachments ?? []);
    const decided = await hear(opened.key, talk, sent, inbound);
    const left = isGivenUp(before, decided) ? (decided.talk.files ?? []) : [];
    const outcome = await commit(
      opened,
      inbound,
      left.length > 0 ? { ...decided, talk: withoutFiles(decided.talk) } : decided,
    );
    await office.attachments.drop(opened.key, left);
    return outcome;
  }

  /** A vote in words is answered here; everything else is decided on, and an answer marked so that it can be voted on. */
  async function hear(key: string, talk: Talk, sent: AttachmentRow[], inbound: Inbound): Promise<Decided> {
    const text = readable(inbound.text);
    const byWord = sent.length === 0 ? voteInWords(talk, text) : undefined;
    const marked = byWord && voted(talk, byWord.answer, byWord.useful);
    if (byWord && marked) {
      learn(key, marked.answer, byWord.useful);
      const { justAnswered: _, ...rest } = marked.talk;
      const next = byWord.useful ? rest : { ...rest, unanswered: marked.answer.asked };
      return {
        talk: next,
        replies: [voteReply(byWord.useful)],
        understood: { intent: 'flow_answer' },
        durable: false,
      };
    }
    const decided = await decideOn(talk, sent, text, inbound);
    if (isUnanswered(decided) && !talk.flow) office.learning.unanswered(key, text);
    else office.learning.heard(key);
    return withVoting(decided, {
      asked: text,
      message: inbound.messageId,
      showsHow: inbound.channel !== 'web',
    });
  }

  const learn = (key: string, { article, asked }: Rateable, useful: boolean) =>
    office.learning.vote(key, { articleId: article, useful, question: asked });

  async function voteOne(id: string, answer: string, useful: boolean): Promise<boolean> {
    const conversation = await conversations.find(id);
    const talk = conversation && readTalk(conversation.state, office.county);
    const marked = talk && voted(talk, answer, useful);
    if (!conversation || !marked) throw new UnknownConversation();
    // The page asks again when the net failed it; the same vote twice is one.
    if (marked.answer.useful !== undefined) return marked.answer.useful === useful;
    learn(conversation.key, marked.answer, useful);
    conversations.keep(conversation, { state: JSON.stringify(marked.talk) }, couldNotKeep);
    return true;
  }

  const couldNotKeep = (error: unknown) =>
    office.log.error({ error: nameOf(error) }, 'a talk could not be kept yet');

  async function decideOn(
    talk: Talk,
    sent: AttachmentRow[],
    text: string,
    { source, listen }: Inbound,
  ): Promise<Decided> {
    if (normalise(text) !== '') {
      // What is answered from may be exchanged while a turn waits: it ends on the knowledge it began with.
      const decided = await decide({ ...office }, talk, text, source, listen);
      if (sent.length === 0 || caseFor(withId(decided)) !== undefined) return decided;
      return { ...decided, durable: true, replies: [alongside(sent), ...decided.replies] };
    }
    if (sent.length > 0) return decideFiles(office, talk, sent, source);
    const understood: Understood = { intent: 'flow_answer' };
    return { talk, replies: [{ text: zh.empty }], understood, durable: false };
  }

  async function commit(conversation: Conversation, inbound: Inbound, given: Decided): Promise<Outcome> {
    const named = withId(given);
    const into = caseFor(named);
    const ids = named.talk.files ?? [];
    const decided = into === undefined ? named : { ...named, durable: true, talk: withoutFiles(named.talk) };
    const giving = async (tx: Queries) =>
      into === undefined
        ? { replies: [], attached: undefined }
        : giveFiles(tx, office, conversation.key, ids, into);
    const outcomeOf = (replies: Reply[]): Outcome => ({
      conversation: conversation.id,
      understood: decided.understood,
      replies: replies.flatMap(inParts),
    });
    const turnOf = (outcome: Outcome): Turn => ({
      state: JSON.stringify(
        remembering(knowingFiled(decided.talk, decided.effect, outcome.replies), outcome.replies),
      ),
      ...(inbound.messageId === undefined
        ? {}
        : { message: { id: inbound.messageId, replies: JSON.stringify(outcome) } }),
    });
    if (!decided.durable) {
      const outcome = outcomeOf(decided.replies);
      conversations.keep(conversation, turnOf(outcome), couldNotKeep);
      return outcome;
    }
    const { effect } = decided;
    if (effect?.kind === 'file' && isAnonymousTip(effect.report)) {
      const mark = resendMark(conversation.id, inbound.messageId);
      const { outcome, attached, left } = await db.unit(async (tx) => {
        const replies = await carryOut(tx, office, effect, { resend: mark });
        const files = await giving(tx);
        const left = await office.attachments.leave(tx, conversation.key);
        await conversations.erase(tx, conversation);
        await office.savedChecks.unsubscribe(tx, conversation.key);
        const said = [...decided.replies, ...replies, ...files.replies, ...(decided.after ?? [])];
        return { outcome: outcomeOf(said), attached: files.attached, left };
      });
      office.attachments.gone(left);
      if (attached) afterAttaching(office, attached);
      conversations.erased(conversation);
      office.learning.forget(conversation.key);
      rememberErased(conversation.key, inbound.messageId, outcome);
      office.afterFiling(true);
      return outcome;
    }
    const { outcome, turn, attached } = await db.unit(async (tx) => {
      const replies = effect ? await carryOut(tx, office, effect, { follower: conversation.key }) : [];
      const files = await giving(tx);
      const done = outcomeOf([...decided.replies, ...replies, ...files.replies, ...(decided.after ?? [])]);
      const kept = turnOf(done);
      if (decided.isForgotten) {
        await conversations.unsay(tx, conversation, JSON.stringify(outcomeOf([{ text: zh.unsaid }])));
      }
      await conversations.save(tx, conversation, kept);
      return { outcome: done, turn: kept, attached: files.attached };
    });
    if (attached) afterAttaching(office, attached);
    conversations.saved(conversation, turn);
    if (decided.isForgotten) office.learning.forget(conversation.key);
    if (effect?.kind === 'file') office.afterFiling(false);
    return outcome;
  }

  return {
    take(inbound) {
      if (inbound.text.length > MOST_TEXT) return Promise.reject(new TextTooLong());
      if (inbound.conversation === undefined) return takeOne(inbound);
      return inOrder(inbound.conversation, () => takeOne(inbound));
    },
    vote: (conversation, answer, useful) =>
      inOrder(conversation, () => voteOne(conversation, answer, useful)),
  };
}

/** A case that is filed has its id before, so that what came with the words can be given to it. */
function withId(decided: Decided): Decided {
  const { effect } = decided;
  if (effect?.kind !== 'file' || effect.report.id !== undefined) return decided;
  return { ...decided, effect: { ...effect, report: { ...effect.report, id: newCaseId() } } };
}

/** The choices just shown are remembered, so that their number or label counts as one. */
function remembering(talk: Talk, replies: Reply[]): Talk {
  const offered = replies.findLast(({ choices }) => choices !== undefined)?.choices;
  return offered && !talk.flow ? { ...talk, offered } : talk;
}

/** What was filed with a name to it, or with none that matters, is known again in this talk; an anonymous tip-off never. */
function knowingFiled(talk: Talk, effect: Effect | undefined, replies: readonly Reply[]): Talk {
  const filed = replies.find((reply) => reply.case)?.case;
  if (effect?.kind === 'move' && talk.filed) {
    return { ...talk, filed: { ...talk.filed, unit: PSEUDO_UNITS.desk as string, isTownship: false } };
  }
  // Where it is was told after it was filed: it may lie with that township now, and no other unit is named any more.
  if (effect?.kind === 'complete' && effect.place && effect.caseId === talk.filed?.id) {
    const { unit: _, ...known } = talk.filed;
    return { ...talk, filed: { ...known, isTownship: true } };
  }
  if (effect?.kind === 'withdraw') {
    const { filed: _, ...rest } = talk;
    return rest;
  }
  const id = effect?.kind === 'file' ? effect.report.id : undefined;
  if (effect?.kind !== 'file' || !filed || id === undefined || effect.report.kind === 'tip_off') return talk;
  const due = filed.deadlines.find(({ clock }) => clock === 'promise')?.due;
  const { trackingNumber: number, unit } = filed;
  return {
    ...talk,
    filed: {
      id,
      number,
      kind: effect.report.kind,
      isTownship: /^\d/.test(unit?.code ?? ''),
      ...(unit ? { unit: unit.name } : {}),
      ...(due ? { due } : {}),
    },
  };
}

async function carryOut(
  tx: Queries,
  office: Office,
  effect: Effect,
  context: { follower?: string; resend?: string | undefined },
): Promise<Reply[]> {
  switch (effect.kind) {
    case 'own_data':
      return ownDataReplies(tx, office, effect.asked, context.follower ?? '');
    case 'file':
      return filedReplies(await fileReport(tx, office, effect.report, context), effect.report);
    case 'message': {
      const done = await actOnReport(tx, office, effect.caseId, 'message', { text: effect.text });
      return [{ text: done ? zh.track.added : zh.track.cannot }];
    }
    case 'move': {
      const done = await moveToCounty(tx, office, effect.caseId, effect.text);
      return [{ text: done ? filingWords.moved : zh.track.cannot }];
    }
    case 'self_check':
      await writeCheck(tx, office, effect.write, context.follower ?? '');
      return [];
    case 'complete': {
      const done = await completeReport(tx, office, effect);
      return [{ text: done ? rescue.completed : zh.track.cannot }];
    }
    case 'rate': {
      const { score, resolved } = effect;
      const done = await actOnReport(tx, office, effect.caseId, 'rate', { score, resolved });
      return [{ text: !done ? zh.track.cannot : resolved ? zh.track.rated : returning.disputed }];
    }
    case 'reopen':
    case 'review': {
      const done = await actOnReport(tx, office, effect.caseId, effect.kind, { text: effect.text });
      const said = effect.kind === 'reopen' ? returning.reopened : returning.reviewAsked;
      return [{ text: done ? said : zh.track.cannot }];
    }
    case 'withdraw': {
      const done = await actOnReport(tx, office, effect.caseId, 'withdraw', {});
      return [{ text: done ? zh.track.withdrawn : zh.track.cannot }];
    }
  }
}

/** Help nobody can ring about; urgent help is asked for a number after it is filed. */
const isUnreachable = ({ kind, contact, urgent }: Report) =>
  kind === 'help' && contact === undefined && urgent !== true;

const closedTo = ({ accused, avoids }: Report) =>
  accused === 'county' || avoids === 'bureau' ? zh.filed.whereNotBureau : zh.filed.whereClosed;

function filedReplies(filed: Filed, report: Report): Reply[] {
  const anonymous = isAnonymousTip(report);
  const urgency = urgencyOf(report);
  const { filed: say } = zh;
  if (urgency === 'child' && filed.kind === 'help') {
    const code = showReceiptCode(filed.receiptCode);
    return [{ text: loneChild.keepNumbers(filed.trackingNumber, code), case: filed }];
  }
  const where = filed.unit && filed.kind !== 'tip_off' ? say.where(filed.unit.name) : undefined;
  const head = [
    anonymous ? say.anonymous : say.plain,
    say.numbers(filed.trackingNumber, showReceiptCode(filed.receiptCode)),
  ];
  // Whoever is hungry today is not shown the weeks the law gives for a petition; the data keep them.
  const isUrgent = filed.kind === 'help' && urgency !== undefined;
  const promise = filed.deadlines.find(({ clock }) => clock === 'promise');
  const more = [
    where ?? (filed.kind === 'tip_off' ? closedTo(report) : undefined),
    ...(filed.kind === 'complaint' && urgency !== undefined && urgency !== 'life'
      ? [filingWords.needsToday]
      : []),
    ...(isUrgent
      ? urgentWords(urgency, promise?.due, report.text)
      : deadlineWords(filed.deadlines, anonymous)),
    isUnreachable(report) ? say.trackOnly : anonymous ? say.trackNameless : say.track,
  ];
  return [
    { text: head.join('\n'), case: filed },
    { text: more.filter((line) => line !== undefined).join('\n') },
  ];
}

/** The kind of an error, which is safe to log; its message may quote what somebody wrote. */
export const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

/** One fixed, honest sentence with a number to call, for when something broke. */
export const failedReply = (office: Pick<Office, 'county'>): Reply => ({
  text: zh.failed(governmentLine(office.county)),
});
