// Cases as written: filing and every later step, each inside a unit of work, each saying which version it read.
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Calendars } from '../knowledge/casework/calendar.ts';
import { binding, type Clock, deriveClocks } from '../knowledge/casework/clocks.ts';
import { plusDays } from '../knowledge/casework/days.ts';
import { foldCase } from '../knowledge/casework/fold.ts';
import type { CaseEvent, CaseState, Day } from '../knowledge/casework/types.ts';
import type { Queries } from './connect.ts';
import { appendEvents, eventsOf, type KeptEvent } from './events.ts';
import { insertRows, prepared } from './prepared.ts';
import { hasReason, sealReasons } from './reasons.ts';
import type { Schema } from './schema.ts';
import type { Keys } from './sealing.ts';
import { newWordKey, openWordKey, type WordKey } from './words.ts';

export interface CaseToFile {
  id: string;
  trackingNumber: string;
  receipt: string;
  /** The reporter's own words. */
  text: string;
  events: CaseEvent[];
  state: CaseState;
  clocks: Clock[];
  /** Sealed name and telephone. */
  contact?: Buffer | undefined;
  /** Key of the conversation that hears of progress. Never given for an anonymous tip-off. */
  follower?: string | undefined;
  resend?: string | undefined;
}

export interface Step {
  events: CaseEvent[];
  state: CaseState;
  clocks: Clock[];
}

/** A case moved on by new events: what `append` writes. Its state and clocks follow from all of its events. */
export function stepAfter(
  history: readonly CaseEvent[],
  events: CaseEvent[],
  today: Day,
  calendars?: Calendars,
): Step {
  const all = [...history, ...events];
  return { events, state: foldCase(all), clocks: deriveClocks(all, today, calendars) };
}

export type CaseRow = Schema['cases']['$inferSelect'];

/** Somebody else changed the case since it was read. */
export class StaleVersion extends Error {}

/** 回访: days after closing. */
const DAYS_TO_FOLLOW_UP = 3;

const CLOSED: readonly string[] = ['closed', 'declined', 'withdrawn', 'merged'];

/** The words an event carries are kept as a message, not in the chain: they may have to be erased, the chain may not. */
function spoken(
  event: CaseEvent,
): { from: 'reporter' | 'officer'; internal: boolean; text: string } | undefined {
  switch (event.type) {
    case 'messaged':
    case 'reopened':
    case 'review_asked':
      return { from: 'reporter', internal: false, text: event.text };
    case 'rated':
      return event.text === undefined ? undefined : { from: 'reporter', internal: false, text: event.text };
    case 'replied':
    case 'closed':
    case 'asked':
    case 'extended':
    case 'reviewed':
    case 'relayed':
      return { from: 'officer', internal: false, text: event.text };
    case 'declined':
      return { from: 'officer', internal: false, text: `${event.reason}\n可以找：${event.referTo}` };
    case 'noted':
    case 'urged':
    case 'held':
    case 'released':
      return { from: 'officer', internal: true, text: event.text };
    case 'checked':
    case 'transferred':
      return event.text === undefined ? undefined : { from: 'officer', internal: true, text: event.text };
    default:
      return undefined;
  }
}

function toKeep(caseId: string, event: CaseEvent, message: number | undefined, words: WordKey | undefined) {
  const { type, at, by, ...rest } = event;
  const body: Record<string, unknown> = { ...rest, by };
  if (message !== undefined) {
    delete body.text;
    body.message = message;
  }
  const kept = words ? sealReasons(body, words) : body;
  return { caseId, type, at, by: by.who === 'officer' ? by.id : null, body: kept };
}

const hasWords = (event: CaseEvent) => spoken(event) !== undefined || hasReason(event);

/** The event as casework knows it. Words are not in it, nor sealed reasons; nothing that decides needs them. */
export function readEvent(kept: KeptEvent): CaseEvent {
  const { sealed, ...body } = JSON.parse(kept.body) as Record<string, unknown>;
  return { ...(sealed ? { reason: '' } : {}), ...body, type: kept.type, at: kept.at } as unknown as CaseEvent;
}

function faceOf(state: CaseState, clocks: Clock[]) {
  // A unit's right to object is owed to nobody; once over it must not make a case look overdue.
  const next = binding(clocks, 'reporter');
  return {
    kind: state.kind,
    category: state.category,
    status: state.status,
    version: state.version,
    urgent: state.urgent,
    anonymous: state.anonymous,
    restricted: state.restricted,
    unit: state.unit,
    township: state.place?.township ?? null,
    village: state.place?.village ?? null,
    accused: state.accused ?? null,
    due: next?.due ?? null,
    dueClock: next?.clock ?? null,
    open: !CLOSED.includes(state.status),
    held: state.held === true,
    endedOn: CLOSED.includes(state.status) ? (state.closedOn ?? null) : null,
    erasedOn: state.erasedOn ?? null,
  };
}

/** @param keys absent where no words are written or read */
export function createCases(tables: Schema, keys?: Keys) {
  const { cases, caseDenials, caseInformed, caseMerges, followUps, messages, clocks } = tables;

  function sealing(): Keys {
    if (!keys) throw new Error('words cannot be sealed without the master key');
    return keys;
  }

  /** The key of a case's words; a case older than sealing gets one. */
  async function wordKeyOf(tx: Queries, caseId: string, kept: Buffer | null): Promise<WordKey> {
    if (kept !== null) return openWordKey(sealing(), kept);
    const fresh = newWordKey(sealing());
    await tx.update(cases).set({ key: fresh.kept }).where(eq(cases.id, caseId)).returning({ id: cases.id });
    return fresh.words;
  }

  /** Opened, in the order they were said. */
  async function saidIn(tx: Queries, caseId: string, which?: SQL): Promise<string[]> {
    const [row] = await tx.select({ key: cases.key }).from(cases).where(eq(cases.id, caseId));
    const words = openWordKey(sealing(), row?.key ?? null);
    const said = await tx
      .select({ text: messages.text, sealed: messages.sealed })
      .from(messages)
      .where(and(eq(messages.caseId, caseId), which))
      .orderBy(asc(messages.seq));
    return said.map(words.open);
  }

  async function writeAround(
    tx: Queries,
    caseId: string,
    step: Step,
    firstMessage: number,
    wordKey: WordKey | undefined,
  ) {
    let seq = firstMessage;
    const spokenRows = [];
    const kept = [];
    const said: (number | undefined)[] = [];
    for (const event of step.events) {
      const words = spoken(event);
      const at = words ? seq++ : undefined;
      if (words && wordKey) {
        const sealed = wordKey.seal(words.text);
        spokenRows.push({
          caseId,
          seq: at as number,
          at: event.at,
          // Whoever works on a copy without names does not read what is said later either.
          maskedFor: words.from === 'reporter' ? (step.state.maskedFor ?? null) : null,
          ...words,
          text: '',
          sealed,
        });
      }
      kept.push(toKeep(caseId, event, at, wordKey));
      said.push(at);
    }
    await insertRows(tx, 'messages', messages, spokenRows);
    await appendEvents(tx, tables, kept);
    const { denied, informed } = step.state;
    if (denied.length > 0) {
      await tx
        .insert(caseDenials)
        .values(denied.map((unit) => ({ caseId, unit })))
        .onConflictDoNothing();
    }
    if (informed.length > 0) {
      await tx
        .insert(caseInformed)
        .values(informed.map((unit) => ({ caseId, unit })))
        .onConflictDoNothing();
    }
    await insertRows(
      tx,
      'clocks',
      clocks,
      step.clocks.map((clock, n) => ({ ...clock, caseId, n, stoppedOn: clock.stoppedOn ?? null })),
    );
    return said;
  }

  /** A unit that was given a copy without names does not see the words the copy was made from. */
  async function mask(tx: Queries, caseId: string, unit: string): Promise<void> {
    await tx
      .update(messages)
      .set({ maskedFor: unit })
      .where(and(eq(messages.caseId, caseId), eq(messages.from, 'reporter')));
  }

  /** What one township was not to read, the one it went into does not read either. @returns whether there was anything */
  async function maskOn(tx: Queries, caseId: string, from: string, to: string): Promise<boolean> {
    const followed = await tx
      .update(messages)
      .set({ maskedFor: to })
      .where(and(eq(messages.caseId, caseId), eq(messages.maskedFor, from)))
      .returning({ seq: messages.seq });
    return followed.length > 0;
  }

  /** Whoever reported is asked how it went some days after closing; a case taken up again is not over. */
  async function plan(tx: Queries, caseId: string, { events, state }: Step): Promise<void> {
    for (const { type } of events) {
      if (type === 'closed' && state.closedOn !== undefined) {
        const due = plusDays(state.closedOn, DAYS_TO_FOLLOW_UP);
        await tx.insert(followUps).values({ caseId, due, asked: false }).onConflictDoNothing();
      }
      if (type === 'reopened' || type === 'review_asked') {
        await tx.delete(followUps).where(and(eq(followUps.caseId, caseId), eq(followUps.asked, false)));
      }
    }
  }

  return {
    /** Writes a new case with its first events, words, clocks and deny set. */
    async file(tx: Queries, filed: CaseToFile): Promise<void> {
      const first = filed.events[0];
      if (first?.type !== 'filed') throw new Error('a case begins with its filing');
      const { kept, words: wordKey } = newWordKey(sealing());
      const row = {
        id: filed.id,
        trackingNumber: filed.trackingNumber,
        receipt: filed.receipt,
        receiptHard: false,
        filedAt: first.at,
        contact: filed.contact ?? null,
        follower: filed.follower ?? null,
        resend: filed.resend ?? null,
        key: kept,
        rank: null,
        indexed: 0,
        ...faceOf(filed.state, filed.clocks),
      };
      await insertRows(tx, 'cases', cases, [row]);
      const { at } = first;
      const words = {
        caseId: filed.id,
        seq: 1,
        from: 'reporter',
        internal: false,
        text: '',
        sealed: wordKey.seal(filed.text),
        at,
        maskedFor: null,
      };
      await insertRows(tx, 'messages', messages, [words]);
      await writeAround(tx, filed.id, filed, 2, wordKey);
    },

    /** Seals and opens what else is written about a case. */
    async wordKey(tx: Queries, caseId: string): Promise<WordKey> {
      const [row] = await tx.select({ key: cases.key }).from(cases).where(eq(cases.id, caseId));
      return wordKeyOf(tx, caseId, row?.key ?? null);
    },

    async isTaken(tx: Queries, trackingNumber: string): Promise<boolean> {
      const byNumber = prepared(tx, 'case_by_number', () =>
        tx
          .select({ id: cases.id })
          .from(cases)
          .where(eq(cases.trackingNumber, sql.placeholder('trackingNumber')))
          .prepare('case_by_number'),
      );
      const found = await byNumber.execute({ trackingNumber });
      return found.length > 0;
    },

    /** The history of a case, as casework's decisions read it. */
    async history(queries: Queries, caseId: string): Promise<CaseEvent[]> {
      return (await eventsOf(queries, tables, caseId)).map(readEvent);
    },

    /**
     * Writes what a decision made.
     * @param version the version the decision was taken on
     * @returns the message each event's words were kept as, in the order of the events; undefined where it has none
     * @throws StaleVersion when the case has moved on since
     */
    async append(tx: Queries, caseId: string, version: number, step: Step): Promise<(number | undefined)[]> {
      const touched = await tx
        .update(cases)
        .set(faceOf(step.state, step.clocks))
        .where(and(eq(cases.id, caseId), eq(cases.version, version)))
        .returning({ id: cases.id, key: cases.key });
      if (touched.length === 0) throw new StaleVersion();
      const wordKey = step.events.some(hasWords)
        ? await wordKeyOf(tx, caseId, touched[0]?.key ?? null)
        : undefined;
      const said = await tx
        .select({ seq: messages.seq })
        .from(messages)
        .where(eq(messages.caseId, caseId))
        .orderBy(asc(messages.seq));
      const next = (said.at(-1)?.seq ?? 0) + 1;
      await tx.delete(clocks).where(eq(clocks.caseId, caseId));
      await tx.delete(caseInformed).where(eq(caseInformed.caseId, caseId));
      // Only triage lets anybody in again, and a merger gives a party another code; everything else adds to the deny set.
      if (step.events.some(({ type }) => type === 'triaged' || type === 'succeeded')) {
        await tx.delete(caseDenials).where(eq(caseDenials.caseId, caseId));
      }
      for (const event of step.events) {
        if (event.type === 'transferred' && event.masked) await mask(tx, caseId, event.unit);
        if (event.type === 'succeeded') await maskOn(tx, caseId, event.from, event.to);
      }
      const written = await writeAround(tx, caseId, step, next, wordKey);
      await plan(tx, caseId, step);
      return written;
    },

    /** Writes the clocks of a case anew, when a calendar changed under them. @returns whether any deadline moved */
    async reclock(tx: Queries, caseId: string, today: Day, calendars: Calendars): Promise<boolean> {
      const history = (await eventsOf(tx, tables, caseId)).map(readEvent);
      const step = stepAfter(history, [], today, calendars);
      const before = await tx.select().from(clocks).where(eq(clocks.caseId, caseId)).orderBy(asc(clocks.n));
      const moved = step.clocks.some(({ due, provisional }, n) => {
        const old = before[n];
        return old?.due !== due || old.provisional !== provisional;
      });
      if (!moved) return false;
      const { due, dueClock } = faceOf(step.state, step.clocks);
      await tx.update(cases).set({ due, dueClock }).where(eq(cases.id, caseId)).returning({ id: cases.id });
      await tx.delete(clocks).where(eq(clocks.caseId, caseId));
      await writeAround(tx, caseId, step, 0, undefined);
      return true;
    },

    /** Open cases after an id, in order of id: for what must look at each of them. */
    async openAfter(queries: Queries, id: string, limit: number): Promise<string[]> {
      const rows = await queries
        .select({ id: cases.id })
        .from(cases)
        .where(and(eq(cases.open, true), gt(cases.id, id)))
        .orderBy(asc(cases.id))
        .limit(limit);
      return rows.map((row) => row.id);
    },

    maskOn,

    /** One case went into another: what is told about that one is told here too. */
    async link(tx: Queries, caseId: string, intoId: string): Promise<void> {
      await tx.insert(caseMerges).values({ caseId, intoId });
    },

    /** The case this one went into. */
    async leadOf(tx: Queries, caseId: string): Promise<string | undefined> {
      const [row] = await tx
        .select({ id: caseMerges.intoId })
        .from(caseMerges)
        .where(eq(caseMerges.caseId, caseId));
      return row?.id;
    },

    /** The cases that went into this one. */
    async mergedInto(tx: Queries, intoId: string): Promise<string[]> {
      const rows = await tx
        .select({ id: caseMerges.caseId })
        .from(caseMerges)
        .where(eq(caseMerges.intoId, intoId));
      return rows.map((row) => row.id);
    },

    /** Keeps the contact a reporter left after the case was filed, sealed. */
    async keepContact(tx: Queries, caseId: string, contact: Buffer): Promise<void> {
      await tx
        .update(cases)
        // Found by it from now on; see case-index.ts.
        .set({ contact, indexed: 0 })
        .where(eq(cases.id, caseId))
        .returning({ id: cases.id });
    },

    /** Cases that tell this talk how they go on, the newest last. */
    async ofFollower(tx: Queries, follower: string) {
      return tx
        .select({
          id: cases.id,
          trackingNumber: cases.trackingNumber,
          kind: cases.kind,
          status: cases.status,
          isOpen: cases.open,
          contact: cases.contact,
        })
        .from(cases)
        .where(eq(cases.follower, follower))
        .orderBy(asc(cases.filedAt));
    },

    async hasContact(tx: Queries, caseId: string): Promise<boolean> {
      const [row] = await tx.select({ contact: cases.contact }).from(cases).where(eq(cases.id, caseId));
      return row !== undefined && row.contact !== null;
    },

    /** Erases the contact of a case; take it out of the index of words before. */
    async dropContact(tx: Queries, caseId: string): Promise<void> {
      await tx
        .update(cases)
        .set({ contact: null, indexed: 0 })
        .where(eq(cases.id, caseId))
        .returning({ id: cases.id });
    },

    /** Whether these very words are in the case already. */
    async isTold(tx: Queries, caseId: string, text: string): Promise<boolean> {
      return (await saidIn(tx, caseId)).includes(text);
    },

    /** All the reporter's words, for looking whether they name somebody. */
    async wordsOf(tx: Queries, caseId: string): Promise<string> {
      return (await saidIn(tx, caseId, eq(messages.from, 'reporter'))).join('\n');
    },

    /** The talk that hears of progress. */
    async followerOf(tx: Queries, caseId: string): Promise<string | undefined> {
      const [row] = await tx.select({ follower: cases.follower }).from(cases).where(eq(cases.id, caseId));
      return row?.follower ?? undefined;
    },

    /** Gives a case another receipt code, when the first one never reached anybody. */
    async replaceReceipt(tx: Queries, caseId: string, receipt: string): Promise<void> {
      await tx
        .update(cases)
        .set({ receipt, receiptHard: false })
        .where(eq(cases.id, caseId))
        .returning({ id: cases.id });
    },
  };
}

export type Cases = ReturnType<typeof createCases>;
