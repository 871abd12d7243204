// Cases as read: every query an officer's request can reach carries the same predicate, so what a unit may not see
// is not in its lists, counts, searches or errors. `Authorized` marks what has passed it.
import { and, asc, eq, exists, gt, inArray, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { type Officer, partiesOf, unitOf } from '../knowledge/casework/access.ts';
import { parseTrackingNumber } from '../knowledge/casework/numbers.ts';
import type { Day } from '../knowledge/casework/types.ts';
import { findPersonal, maskPersonal } from '../knowledge/text/personal.ts';
import { createCaseIndex } from './case-index.ts';
import { createCaseSearch } from './case-search.ts';
import type { CaseRow } from './cases.ts';
import type { Database } from './connect.ts';
import type { KeptEvent } from './events.ts';
import { eventsOf } from './events.ts';
import { openReasons } from './reasons.ts';
import { QUEUE_DUE, type Schema } from './schema.ts';
import type { Keys } from './sealing.ts';
import { fold } from './search-words.ts';
import { openWordKey } from './words.ts';

declare const passed: unique symbol;
/** Seen by somebody allowed to. Only this module makes one, so a page cannot be handed a row nobody checked. */
export type Authorized<T> = T & { readonly [passed]: true };
const authorize = <T>(value: T) => value as Authorized<T>;

export type MessageRow = Omit<Schema['messages']['$inferSelect'], 'sealed'> & {
  /** A number of somebody's is hidden in it. */
  isMasked?: boolean;
};

/** What officers tell a resident holds telephones to ring; of a resident's own words and of notes every number is hidden. */
function masked(row: MessageRow): MessageRow {
  const isForAll = row.from === 'officer' && !row.internal;
  const only = isForAll
    ? (['idCard', 'bankCard'] as const)
    : (['idCard', 'bankCard', 'phone', 'email'] as const);
  if (!findPersonal(row.text).some((kind) => (only as readonly string[]).includes(kind))) return row;
  return { ...row, text: maskPersonal(row.text, only), isMasked: true };
}
export type ClockRow = Schema['clocks']['$inferSelect'];

/** The receipt and the ways back to the reporter never leave this module with a case. */
export type CaseFace = Omit<
  CaseRow,
  'receipt' | 'receiptHard' | 'contact' | 'follower' | 'resend' | 'key' | 'rank' | 'indexed'
> & {
  hasContact: boolean;
};

export interface CaseFile extends CaseFace {
  messages: MessageRow[];
  clocks: ClockRow[];
  events: KeptEvent[];
}

export interface Filter {
  status?: string | undefined;
  kind?: string | undefined;
  unit?: string | undefined;
  /** Due before this day. */
  overdueOn?: Day | undefined;
  /** Due from `from` up to and including `until`. */
  soon?: { from: Day; until: Day } | undefined;
  open?: boolean | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const NEVER = '9999-12-31';
const ENDED: readonly string[] = ['closed', 'declined', 'withdrawn', 'merged'];

const keyOf = ({ due, id }: Pick<CaseRow, 'due' | 'id'>) => `${due ?? NEVER} ${id}`;
const byDue = (a: CaseRow, b: CaseRow) => (keyOf(a) < keyOf(b) ? -1 : 1);

/** A deadline somebody is reminded of. */
export interface Notice {
  trackingNumber: string;
  kind: string;
  category: string;
  unit: string;
  level: string;
  clock: string;
  due: Day;
  on: Day;
}

/** What a reporter holding the receipt may see. */
export interface ReporterFile {
  id: string;
  face: CaseFace;
  receipt: string;
  messages: MessageRow[];
  clocks: ClockRow[];
  events: KeptEvent[];
}

export type CaseReading = ReturnType<typeof createCaseReading>;

export function createCaseReading(db: Database, keys: Keys, index = createCaseIndex(db, keys)) {
  const { reading, tables } = db;
  const { cases, caseDenials, caseInformed, messages, clocks, reminders } = tables;

  const denied = (parties: string[]) =>
    exists(
      reading
        .select({ one: sql`1` })
        .from(caseDenials)
        .where(and(eq(caseDenials.caseId, cases.id), inArray(caseDenials.unit, parties))),
    );
  const informed = (unit: string) =>
    exists(
      reading
        .select({ one: sql`1` })
        .from(caseInformed)
        .where(and(eq(caseInformed.caseId, cases.id), eq(caseInformed.unit, unit))),
    );

  /** The query form of `maySee` in knowledge/casework/access.ts; a property test holds the two together. */
  function visibleTo(officer: Officer): SQL {
    const unit = unitOf(officer);
    const shut = not(denied(partiesOf(officer)));
    const own = unit === undefined ? sql`false` : eq(cases.unit, unit);
    // The desk and the supervisors look over every case but restricted ones, whoever was told of those.
    const isCounty = officer.role === 'desk' || officer.role === 'supervisor';
    const told = unit === undefined ? sql`false` : informed(unit);
    return and(shut, isCounty ? eq(cases.restricted, false) : or(own, told)) as SQL;
  }

  function face(row: CaseRow): CaseFace {
    const {
      receipt: _r,
      receiptHard: _h,
      contact,
      follower: _f,
      resend: _s,
      key: _k,
      rank: _n,
      indexed: _i,
      ...shown
    } = row;
    return { ...shown, hasContact: contact !== null };
  }

  /** A unit that was given a copy without names does not read, nor find by, the words it was made from. */
  const unmasked = ({ unit }: Officer): SQL | undefined =>
    unit === undefined ? undefined : (or(isNull(messages.maskedFor), ne(messages.maskedFor, unit)) as SQL);

  async function around({ id, key }: Pick<CaseRow, 'id' | 'key'>, shown?: SQL) {
    const words = openWordKey(keys, key);
    const said = await reading
      .select()
      .from(messages)
      .where(and(eq(messages.caseId, id), shown))
      .orderBy(asc(messages.seq));
    return {
      messages: said.map(
        ({ sealed, ...row }): MessageRow => ({ ...row, text: words.open({ ...row, sealed }) }),
      ),
      clocks: await reading.select().from(clocks).where(eq(clocks.caseId, id)).orderBy(asc(clocks.due)),
      events: (await eventsOf(reading, tables, id)).map((event) => openReasons(event, words)),
    };
  }

  /** As the indexes have it; any other way of writing it is no use to them. */
  const due = QUEUE_DUE as SQL<string>;

  function wanted(filter: Omit<Filter, 'limit'>): SQL[] {
    const wishes: (SQL | undefined)[] = [
      filter.status ? eq(cases.status, filter.status) : undefined,
      filter.kind ? eq(cases.kind, filter.kind) : undefined,
      filter.unit ? eq(cases.unit, filter.unit) : undefined,
      filter.overdueOn ? sql`${due} < ${filter.overdueOn}` : undefined,
      filter.soon ? sql`${due} >= ${filter.soon.from} and ${due} <= ${filter.soon.until}` : undefined,
    ];
    return wishes.filter((wish): wish is SQL => wish !== undefined);
  }

  const find = createCaseSearch(db, index);

  /** Of cases that may have all parts of a search, those that have them in words this officer may read. */
  async function having(officer: Officer, rows: readonly CaseRow[], parts: readonly string[]) {
    const ids = rows.map(({ id }) => id);
    const said =
      ids.length === 0
        ? []
        : await reading
            .select()
            .from(messages)
            .where(and(inArray(messages.caseId, ids), unmasked(officer)));
    const texts = new Map(rows.map(({ id }) => [id, '']));
    const opened = new Map(rows.map(({ id, key }) => [id, openWordKey(keys, key)]));
    for (const row of said) {
      const text = opened.get(row.caseId)?.open(row) ?? '';
      texts.set(row.caseId, `${texts.get(row.caseId)}\n${fold(text)}`);
    }
    return new Set(ids.filter((id) => parts.every((part) => texts.get(id)?.includes(part))));
  }

  /** As with opening it: who reported is the business of whoever handles the case, unless on a copy without names. */
  async function openable(rows: readonly CaseRow[], unit: string | undefined): Promise<CaseRow[]> {
    const own = rows.filter((row) => row.unit === unit && row.kind !== 'tip_off');
    if (own.length === 0 || unit === undefined) return [];
    const copies = await reading
      .select({ id: messages.caseId })
      .from(messages)
      .where(
        and(
          inArray(
            messages.caseId,
            own.map(({ id }) => id),
          ),
          eq(messages.maskedFor, unit),
        ),
      );
    return own.filter(({ id }) => !copies.some((copy) => copy.id === id));
  }

  /** A search by words or by tracking number: the newest case first. */
  async function search(officer: Officer, filter: Filter & { q: string }) {
    const unit = unitOf(officer);
    const isCounty = officer.role === 'desk' || officer.role === 'supervisor';
    if (!isCounty && unit === undefined) return { items: [] };
    const where = and(
      visibleTo(officer),
      filter.open === undefined ? undefined : eq(cases.open, filter.open),
      ...wanted(filter),
    ) as SQL;
    const read = parseTrackingNumber(filter.q);
    const number = read ?? filter.q.replace(/\s/g, '').toUpperCase();
    const named = await reading
      .select()
      .from(cases)
      .where(and(eq(cases.trackingNumber, number), where));
    // A tracking number and nothing else: whether there is none or none for this officer takes the same time.
    if (named.length > 0 || read) return { items: named.map((row) => authorize(face(row))) };
    const rows = await find({
      q: filter.q,
      unit: isCounty ? filter.unit : unit,
      before: filter.cursor === undefined ? undefined : readRank(filter.cursor),
      limit: filter.limit,
      where,
      has: (some, parts) => having(officer, some, parts),
      handler: unit,
      byContact: (some) => openable(some, unit),
    });
    const items = rows.slice(0, filter.limit).map((row) => authorize(face(row)));
    const last = rows[filter.limit - 1]?.rank;
    return rows.length > filter.limit ? { items, next: cursorOf(last ?? 0) } : { items };
  }

  const cursorOf = (rank: number) => Buffer.from(`s ${rank}`).toString('base64url');
  function readRank(cursor: string): number {
    const rank = Number(/^s (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]);
    return Number.isSafeInteger(rank) ? rank : 0;
  }

  /**
   * The queries whose answers together are what an officer may see of a filter, each served by one index: what the own
   * unit holds and what it was told of are two, open cases come before ended ones. Their union is `visibleTo`.
   */
  function walks(officer: Officer, filter: Omit<Filter, 'limit'>): { isOpen: boolean; where: SQL }[] {
    const unit = unitOf(officer);
    const shut = not(denied(partiesOf(officer)));
    const isCounty = officer.role === 'desk' || officer.role === 'supervisor';
    // What came back is the county desk's until it is passed on: nobody else holds one, so nobody looks through all of his.
    const holdsNone = filter.status === 'returned';
    const reaches: SQL[] = isCounty
      ? [eq(cases.restricted, false)]
      : unit === undefined
        ? []
        : [
            holdsNone ? sql`false` : eq(cases.unit, unit),
            and(
              ne(cases.unit, unit),
              inArray(
                cases.id,
                reading
                  .select({ id: caseInformed.caseId })
                  .from(caseInformed)
                  .where(eq(caseInformed.unit, unit)),
              ),
            ) as SQL,
          ];
    const { status } = filter;
    const ended = status === undefined ? undefined : ENDED.includes(status);
    const parts = [true, false].filter(
      (isOpen) => (filter.open ?? isOpen) === isOpen && (ended ?? !isOpen) === !isOpen,
    );
    // A status says by itself whether a case is over, and has an index of its own for whoever sees every unit.
    const isByStatus = status !== undefined && isCounty && filter.unit === undefined;
    // So written that the index of the county's queue does not look as good as the one by status or by unit.
    const isNarrowed = isByStatus || (isCounty && filter.unit !== undefined);
    const unrestricted = sql`case when ${cases.restricted} then 1 else 0 end = 0`;
    const wishes = wanted(filter);
    // As a whole: the few it was told of lead, not the index of all cases by status.
    const asWhole = wishes.length > 0 ? sql`case when ${and(...wishes)} then 1 else 0 end = 1` : undefined;
    return parts.flatMap((isOpen) =>
      reaches.map((reach, n) => ({
        isOpen,
        where: and(
          isNarrowed ? unrestricted : reach,
          isByStatus ? undefined : eq(cases.open, isOpen),
          shut,
          ...(n === 0 ? wishes : [asWhole]),
        ) as SQL,
      })),
    );
  }

  /** Where the next page begins. */
  const cursorAt = (row: Authorized<CaseFace>) =>
    Buffer.from(`${row.open ? 1 : 0} ${row.due ?? NEVER} ${row.id}`).toString('base64url');

  function readCursor(cursor: string | undefined): { isOpen: boolean; due: string; id: string } | undefined {
    if (cursor === undefined) return undefined;
    const [part, at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
    return { isOpen: part === '1', due: at, id };
  }

  return {
    /** For the other readings that must keep to it (audit.ts). */
    visibleTo,

    /** Most urgent first, of a search the newest first; `next` is the cursor of the following page. */
    async list(officer: Officer, filter: Filter): Promise<{ items: Authorized<CaseFace>[]; next?: string }> {
      if (filter.q !== undefined) return search(officer, { ...filter, q: filter.q });
      const cursor = readCursor(filter.cursor);
      const all = walks(officer, filter).filter(({ isOpen }) => !cursor || !isOpen || cursor.isOpen);
      const rows: CaseRow[] = [];
      for (const isOpen of [true, false]) {
        const found = [];
        for (const walk of all.filter((one) => one.isOpen === isOpen)) {
          const after = cursor?.isOpen === isOpen ? cursor : undefined;
          const onward = after && [
            sql`${due} >= ${after.due}`,
            or(sql`${due} > ${after.due}`, gt(cases.id, after.id)),
          ];
          found.push(
            ...(await reading
              .select()
              .from(cases)
              .where(and(walk.where, ...(onward ?? [])))
              .orderBy(asc(due), asc(cases.id))
              .limit(filter.limit + 1)),
          );
        }
        rows.push(...found.sort(byDue));
        if (rows.length > filter.limit) break;
      }
      const items = rows.slice(0, filter.limit).map((row) => authorize(face(row)));
      const last = rows.length > filter.limit ? items.at(-1) : undefined;
      return last ? { items, next: cursorAt(last) } : { items };
    },

    /** How many a list would show, counted no further than `most` + 1. */
    async countUpTo(officer: Officer, filter: Omit<Filter, 'limit' | 'q'>, most: number): Promise<number> {
      let count = 0;
      for (const { where } of walks(officer, filter)) {
        const some = reading
          .select({ one: sql<number>`1`.as('one') })
          .from(cases)
          .where(where)
          .limit(most + 1 - count)
          .as('some');
        const [row] = await reading.select({ n: sql<number>`count(*)` }).from(some);
        count += Number(row?.n ?? 0);
        if (count > most) break;
      }
      return count;
    },

    /** Reminders this officer is to see to, of deadlines that still run, the nearest first. */
    async notices(officer: Officer, limit: number): Promise<Authorized<Notice>[]> {
      const unit = unitOf(officer);
      // Not as the index of units has it: the few reminders lead, not all the unit's cases.
      const own =
        unit === undefined ? sql`false` : sql`case when ${eq(cases.unit, unit)} then 1 else 0 end = 1`;
      const levels = [and(own, inArray(reminders.level, ['soon', 'unit']))];
      if (officer.role === 'desk') levels.push(eq(reminders.level, 'desk'));
      if (officer.role === 'supervisor') levels.push(eq(reminders.level, 'county'));
      const rows = await reading
        .select({
          trackingNumber: cases.trackingNumber,
          kind: cases.kind,
          category: cases.category,
          unit: cases.unit,
          level: reminders.level,
          clock: reminders.clock,
          due: reminders.due,
          on: reminders.on,
        })
        .from(reminders)
        .innerJoin(cases, eq(cases.id, reminders.caseId))
        .where(
          and(
            // As a whole: the few reminders lead, not an index of all cases.
            sql`case when ${visibleTo(officer)} then 1 else 0 end = 1`,
            or(...levels),
            exists(
              reading
                .select({ one: sql`1` })
                .from(clocks)
                .where(
                  and(
                    eq(clocks.caseId, reminders.caseId),
                    eq(clocks.due, reminders.due),
                    eq(clocks.state, 'running'),
                    eq(sql`${clocks.clock} || ' ' || ${clocks.n}`, reminders.clock),
                  ),
                ),
            ),
          ),
        )
        .orderBy(asc(reminders.due), asc(cases.id), asc(reminders.level))
        .limit(limit);
      // Kept as its name and its place among the case's clocks.
      return rows.map((row) => authorize({ ...row, clock: row.clock.split(' ')[0] as string }));
    },

    /** How many of the officer's visible cases are open, and how many of those overdue. */
    async count(officer: Officer, today: Day): Promise<{ open: number; overdue: number }> {
      const [row] = await reading
        .select({
          open: sql<number>`count(*)`,
          overdue: sql<number>`coalesce(sum(case when ${cases.due} < ${today} then 1 else 0 end), 0)`,
        })
        .from(cases)
        .where(and(visibleTo(officer), eq(cases.open, true)));
      return { open: Number(row?.open ?? 0), overdue: Number(row?.overdue ?? 0) };
    },

    /** The whole case with numbers of people hidden, or undefined when there is none or the officer may not know of it. */
    async find(officer: Officer, trackingNumber: string): Promise<Authorized<CaseFile> | undefined> {
      const [row] = await reading
        .select()
        .from(cases)
        .where(and(eq(cases.trackingNumber, trackingNumber), visibleTo(officer)));
      if (!row) return undefined;
      const { messages: said, ...rest } = await around(row, unmasked(officer));
      return authorize({ ...face(row), ...rest, messages: said.map(masked) });
    },

    /** The words that hide a number, with it: for whoever opened them with a reason. */
    async opened(officer: Officer, file: Authorized<CaseFile>): Promise<MessageRow[]> {
      const [row] = await reading
        .select()
        .from(cases)
        .where(and(eq(cases.id, file.id), visibleTo(officer)));
      if (!row) return [];
      const hiding = new Set(file.messages.filter(({ isMasked }) => isMasked).map(({ seq }) => seq));
      return (await around(row, unmasked(officer))).messages.filter(({ seq }) => hiding.has(seq));
    },

    /** Sealed contact of the reporter, for the unit that handles the case. */
    async contact(file: Authorized<CaseFile>): Promise<Buffer | undefined> {
      const [row] = await reading.select({ contact: cases.contact }).from(cases).where(eq(cases.id, file.id));
      return row?.contact ?? undefined;
    },

    /** What is kept of the receipt code of a case; undefined when there is no such case. */
    async receiptOf(trackingNumber: string): Promise<string | undefined> {
      const [row] = await reading
        .select({ receipt: cases.receipt })
        .from(cases)
        .where(eq(cases.trackingNumber, trackingNumber));
      return row?.receipt;
    },

    /** For whoever brings the receipt code; the caller must check it against `receipt` before showing anything. */
    async forReporter(trackingNumber: string): Promise<ReporterFile | undefined> {
      const [row] = await reading.select().from(cases).where(eq(cases.trackingNumber, trackingNumber));
      if (!row) return undefined;
      return { id: row.id, face: face(row), receipt: row.receipt, ...(await around(row)) };
    },

    /** The message an outbox entry points to. */
    async message(caseId: string, seq: number) {
      const [row] = await reading
        .select({
          text: messages.text,
          sealed: messages.sealed,
          key: cases.key,
          trackingNumber: cases.trackingNumber,
          status: cases.status,
        })
        .from(messages)
        .innerJoin(cases, eq(cases.id, messages.caseId))
        .where(and(eq(messages.caseId, caseId), eq(messages.seq, seq)));
      if (!row) return undefined;
      const { trackingNumber, status, key } = row;
      return { text: openWordKey(keys, key).open(row), trackingNumber, status };
    },

    async trackingNumberOf(caseId: string): Promise<string | undefined> {
      const [row] = await reading
        .select({ trackingNumber: cases.trackingNumber })
        .from(cases)
        .where(eq(cases.id, caseId));
      return row?.trackingNumber;
    },

    async byResend(resend: string) {
      const [row] = await reading
        .select({ id: cases.id, trackingNumber: cases.trackingNumber })
        .from(cases)
        .where(eq(cases.resend, resend));
      return row;
    },
  };
}
