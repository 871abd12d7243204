// The chain of events: append-only, each hash covering the one before, so that a changed, dropped or inserted
// event shows.
import { createHash } from 'node:crypto';
import { asc, desc, eq, gt, inArray, max } from 'drizzle-orm';
import type { Queries } from './connect.ts';
import { insertRows, prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

export interface EventToKeep {
  /** null when it concerns an account or a setting, not a case. */
  caseId: string | null;
  type: string;
  /** ISO instant; midnight of the day in anonymous cases. */
  at: string;
  /** Officer's username; null for reporter, bot and clock. */
  by: string | null;
  body: Record<string, unknown>;
}

export type KeptEvent = Schema['events']['$inferSelect'];

const FIRST = '0'.repeat(64);

function hashOf(event: Omit<KeptEvent, 'hash'>): string {
  const { seq, caseId, type, at, by, body, previous } = event;
  return createHash('sha256')
    .update(JSON.stringify([seq, caseId, type, at, by, body, previous]))
    .digest('hex');
}

/** Appends events in order; call inside a unit of work, where nobody else can take the next place. */
export async function appendEvents(tx: Queries, tables: Schema, events: EventToKeep[]): Promise<void> {
  const { events: table } = tables;
  const newest = prepared(tx, 'last_event', () =>
    tx
      .select({ seq: table.seq, hash: table.hash })
      .from(table)
      // Not `limit 1`: SQLite compiles a statement anew whenever the value behind its LIMIT is given.
      .where(eq(table.seq, tx.select({ seq: max(table.seq) }).from(table)))
      .prepare('last_event'),
  );
  const [last] = await newest.execute();
  let { seq, hash: previous } = last ?? { seq: 0, hash: FIRST };
  const rows = events.map((event) => {
    seq += 1;
    const row = { ...event, seq, body: JSON.stringify(event.body), previous };
    previous = hashOf(row);
    return { ...row, hash: previous };
  });
  await insertRows(tx, 'events', table, rows);
}

/** All events of a case, oldest first. */
export async function eventsOf(queries: Queries, tables: Schema, caseId: string): Promise<KeptEvent[]> {
  const { events: table } = tables;
  return queries.select().from(table).where(eq(table.caseId, caseId)).orderBy(asc(table.seq));
}

export interface ChainReport {
  events: number;
  head: string;
  /** Number of the last event; 0 without any. */
  last: number;
  /** What is wrong, in the order found; empty when the chain is whole. */
  faults: { seq: number; fault: 'changed' | 'missing' | 'inserted' }[];
}

/** Walks the whole chain, a thousand events at a time. */
export async function verifyChain(queries: Queries, tables: Schema): Promise<ChainReport> {
  const { events: table } = tables;
  const report: ChainReport = { events: 0, head: FIRST, last: 0, faults: [] };
  let expected = 1;
  for (;;) {
    const rows = await queries
      .select()
      .from(table)
      .where(gt(table.seq, expected - 1))
      .orderBy(asc(table.seq))
      .limit(1_000);
    if (rows.length === 0) return report;
    for (const row of rows) {
      for (; expected < row.seq; expected += 1) report.faults.push({ seq: expected, fault: 'missing' });
      if (hashOf(row) !== row.hash) report.faults.push({ seq: row.seq, fault: 'changed' });
      // Whole in itself but not the child of its neighbour: somebody put it, or the one before it, there.
      else if (row.previous !== report.head && report.faults.at(-1)?.seq !== row.seq - 1) {
        report.faults.push({ seq: row.seq, fault: 'inserted' });
      }
      report.head = row.hash;
      report.events += 1;
      expected = row.seq + 1;
      report.last = row.seq;
    }
  }
}

/** The end of the chain; undefined while there is none. */
export async function lastEvent(
  queries: Queries,
  tables: Schema,
): Promise<{ seq: number; hash: string } | undefined> {
  const { events: table } = tables;
  const [last] = await queries
    .select({ seq: table.seq, hash: table.hash })
    .from(table)
    .orderBy(desc(table.seq))
    .limit(1);
  return last;
}

/** Hashes of these events, by number; those that are not there are left out. */
export async function hashesAt(
  queries: Queries,
  tables: Schema,
  seqs: readonly number[],
): Promise<Map<number, string>> {
  const { events: table } = tables;
  const found = new Map<number, string>();
  for (let n = 0; n < seqs.length; n += 500) {
    const rows = await queries
      .select({ seq: table.seq, hash: table.hash })
      .from(table)
      .where(inArray(table.seq, seqs.slice(n, n + 500)));
    for (const { seq, hash } of rows) found.set(seq, hash);
  }
  return found;
}
