// What the public may read of cases: number, category, township, days and whether it is open. The predicate is here, in
// every query; no words, no person, no village and no hour can leave this module because it selects none.
import { and, desc, eq, gte, inArray, isNull, lte, max, not, notExists, type SQL, sql } from 'drizzle-orm';
import { PUBLIC_KINDS, publicCategories } from '../knowledge/casework/openness.ts';
import type { CaseStatus, Day } from '../knowledge/casework/types.ts';
import type { Database, Queries } from './connect.ts';
import { insertRows } from './prepared.ts';

export interface PublicRequest {
  trackingNumber: string;
  category: string;
  status: CaseStatus;
  open: boolean;
  unit: string;
  township: string | null;
  requestedOn: Day;
  updatedOn: Day;
  /** The service promise; null once a case has none. */
  expectedOn: Day | null;
}

export interface PublicFilter {
  from: Day;
  until: Day;
  categories?: readonly string[] | undefined;
  open?: boolean | undefined;
  limit: number;
  offset: number;
}

/** The steps anybody may know of; a note, a check or a word between officer and reporter moves no public date. */
const STEPS = [
  'filed',
  'routed',
  'transferred',
  // Who answers for it, and its place, have another name: whoever mirrors the list must hear of it.
  'succeeded',
  'returned',
  'accepted',
  'declined',
  'replied',
  'closed',
  'reopened',
];

/** SQLite takes only so many values a query. */
const AT_ONCE = 500;

export type PublicRequests = ReturnType<typeof createPublicRequests>;

export function createPublicRequests(db: Database) {
  const { reading } = db;
  const { cases, caseDenials, caseInformed, publicRequests, events, clocks } = db.tables;

  const none = (table: typeof caseDenials | typeof caseInformed): SQL =>
    notExists(reading.select({ one: sql`1` }).from(table).where(eq(table.caseId, cases.id)));

  /**
   * Written at filing is not enough: whoever is accused later, and whatever becomes urgent or restricted later, closes
   * the case again. Withdrawn and merged ones leave too, so that one that is gone does not tell why.
   */
  const isPublic = (): SQL =>
    and(
      inArray(cases.kind, [...PUBLIC_KINDS]),
      inArray(cases.category, publicCategories()),
      // Written so that no index of the queues serves it: the walk must begin at the days asked for.
      not(sql`${cases.restricted}`),
      not(sql`${cases.urgent}`),
      isNull(cases.accused),
      not(inArray(cases.status, ['withdrawn', 'merged'])),
      none(caseDenials),
      none(caseInformed),
    ) as SQL;

  const faces = (where: SQL | undefined) =>
    reading
      .select({
        id: cases.id,
        trackingNumber: cases.trackingNumber,
        category: cases.category,
        status: cases.status,
        open: cases.open,
        unit: cases.unit,
        township: cases.township,
        requestedOn: publicRequests.on,
      })
      .from(publicRequests)
      .innerJoin(cases, eq(cases.id, publicRequests.caseId))
      .where(and(where, isPublic()))
      .orderBy(desc(publicRequests.on), desc(publicRequests.caseId));

  type Face = Awaited<ReturnType<typeof faces>>[number];

  async function withDays(rows: Face[]): Promise<PublicRequest[]> {
    const updated = new Map<string, string>();
    const expected = new Map<string, string>();
    for (let n = 0; n < rows.length; n += AT_ONCE) {
      const ids = rows.slice(n, n + AT_ONCE).map(({ id }) => id);
      const latest = await reading
        .select({ caseId: events.caseId, at: max(events.at) })
        .from(events)
        .where(and(inArray(events.caseId, ids), inArray(events.type, STEPS)))
        .groupBy(events.caseId);
      for (const { caseId, at } of latest) if (caseId && at) updated.set(caseId, at.slice(0, 10));
      const promised = await reading
        .select({ caseId: clocks.caseId, due: max(clocks.due) })
        .from(clocks)
        .where(and(inArray(clocks.caseId, ids), eq(clocks.clock, 'promise')))
        .groupBy(clocks.caseId);
      for (const { caseId, due } of promised) if (due) expected.set(caseId, due);
    }
    return rows.map(({ id, status, ...row }) => ({
      ...row,
      status: status as CaseStatus,
      updatedOn: updated.get(id) ?? row.requestedOn,
      expectedOn: expected.get(id) ?? null,
    }));
  }

  return {
    /** Lets the public learn of a case; inside the unit that files it. */
    async publish(tx: Queries, caseId: string, on: Day): Promise<void> {
      await insertRows(tx, 'public_requests', publicRequests, [{ caseId, on }]);
    },

    /** Closes a case to the public for good. */
    async withhold(tx: Queries, caseId: string): Promise<void> {
      await tx.delete(publicRequests).where(eq(publicRequests.caseId, caseId));
    },

    /** The newest day first. */
    async list({ from, until, categories, open, limit, offset }: PublicFilter): Promise<PublicRequest[]> {
      const where = and(
        gte(publicRequests.on, from),
        lte(publicRequests.on, until),
        categories ? inArray(cases.category, [...categories]) : undefined,
        open === undefined ? undefined : eq(cases.open, open),
      );
      return withDays(await faces(where).limit(limit).offset(offset));
    },

    /** Those of these numbers that are public; a closed case is missing just as one that never was. */
    async byNumbers(numbers: readonly string[]): Promise<PublicRequest[]> {
      const found: Face[] = [];
      for (let n = 0; n < numbers.length; n += AT_ONCE) {
        found.push(...(await faces(inArray(cases.trackingNumber, numbers.slice(n, n + AT_ONCE)))));
      }
      return withDays(found);
    },
  };
}
