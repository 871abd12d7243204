// Everything sealed directly under the ring of keys: how much under which number, and sealing it anew under the newest.
// Words and files of cases are sealed under small keys of their own, so these small keys are all there is to do.
import { and, asc, count, desc, eq, gt, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Database, Queries } from './connect.ts';
import type { Schema } from './schema.ts';
import { headOf, type KeyRing, numberOf, sealBytes, unsealBytes } from './sealing.ts';

/** Every such column, with the key of its row. */
export const sealedColumns = (tables: Schema) =>
  [
    {
      what: 'keys of cases',
      table: tables.cases,
      id: tables.cases.id,
      value: tables.cases.key,
      field: 'key',
    },
    {
      what: 'contacts',
      table: tables.cases,
      id: tables.cases.id,
      value: tables.cases.contact,
      field: 'contact',
    },
    {
      what: 'keys of attachments',
      table: tables.attachments,
      id: tables.attachments.id,
      value: tables.attachments.key,
      field: 'key',
    },
    {
      what: 'addresses of talks',
      table: tables.conversations,
      id: tables.conversations.key,
      value: tables.conversations.address,
      field: 'address',
    },
    {
      what: 'self-checks to be told of',
      table: tables.checkSubscriptions,
      id: tables.checkSubscriptions.conversation,
      value: tables.checkSubscriptions.sealed,
      field: 'sealed',
    },
  ] as const;

type Column = ReturnType<typeof sealedColumns>[number];

const NUMBERED_HEAD = 3;
// Written into the statement, for PostgreSQL groups by an expression only where it knows it again.
const head = ({ value }: Column, length: 1 | 3): SQL<Buffer> =>
  length === 1 ? sql`substr(${value}, 1, 1)` : sql`substr(${value}, 1, 3)`;
const sealedUnder = (column: Column, number: number) => {
  const wanted = headOf(number);
  return eq(head(column, wanted.length === NUMBERED_HEAD ? 3 : 1), wanted);
};
// Drizzle types each table's builder apart; what is asked here is the same of all of them.
const tableOf = (column: Column) => column.table as Schema['checkSubscriptions'];

/** How many values of each kind are sealed under which number; no value is opened. */
export async function countSealed(
  queries: Queries,
  tables: Schema,
): Promise<{ what: string; under: Map<number, number> }[]> {
  const found = [];
  for (const column of sealedColumns(tables)) {
    const under = new Map<number, number>();
    const [first] = await queries
      .select({ values: count() })
      .from(tableOf(column))
      .where(sealedUnder(column, 0));
    if (Number(first?.values)) under.set(0, Number(first?.values));
    const numbered = await queries
      .select({ head: head(column, 3), values: count() })
      .from(tableOf(column))
      .where(and(isNotNull(column.value), ne(head(column, 1), headOf(0))))
      .groupBy(sql`1`);
    for (const row of numbered) {
      const number = numberOf(row.head);
      under.set(number, (under.get(number) ?? 0) + Number(row.values));
    }
    found.push({ what: column.what, under });
  }
  return found;
}

export const BEGAN = 'keys_rotation_began';
export const ROTATED = 'keys_rotated';

/** The number of the rotation begun last, as the chain has it; 0 when there was none. */
export async function lastRotation(queries: Queries, tables: Schema, type = BEGAN): Promise<number> {
  const { events } = tables;
  const [last] = await queries
    .select({ body: events.body })
    .from(events)
    .where(and(isNull(events.caseId), eq(events.type, type)))
    .orderBy(desc(events.seq))
    .limit(1);
  return last ? Number((JSON.parse(last.body) as { key: number }).key) : 0;
}

/**
 * Numbers this database is known to need, found without walking it: a start must not wait for that. The rotation begun
 * last, and whatever seals the first value of each kind.
 */
export async function numbersNeeded(queries: Queries, tables: Schema): Promise<Set<number>> {
  const needed = new Set<number>();
  const last = await lastRotation(queries, tables);
  if (last > 0) needed.add(last);
  for (const column of sealedColumns(tables)) {
    const [row] = await queries
      .select({ head: head(column, 3) })
      .from(tableOf(column))
      .where(isNotNull(column.value))
      .limit(1);
    if (row) needed.add(numberOf(row.head));
  }
  return needed;
}

/** Values resealed in one unit of work. */
const AT_ONCE = 64;

/**
 * Seals everything anew that is not under the newest key yet, in small units: each value is readable at every moment, and
 * when it is broken off the next one goes on with what is left.
 * @param went told after each unit, once it is on disk, how many values are done
 * @returns how many were done, and how many no key of the ring opens, which stay as they are
 */
export async function resealAll(
  db: Database,
  ring: KeyRing,
  went: (done: number) => void = () => {},
): Promise<{ done: number; shut: number }> {
  let done = 0;
  let shut = 0;
  for (const column of sealedColumns(db.tables)) {
    for (let last = ''; ; ) {
      const page = await db.unit((tx) => resealPage(tx, column, ring, last));
      done += page.done;
      shut += page.shut;
      if (page.last === undefined) break;
      last = page.last;
      went(done);
    }
  }
  return { done, shut };
}

async function resealPage(tx: Queries, column: Column, ring: KeyRing, after: string) {
  const table = tableOf(column);
  const rows = await tx
    .select({ id: sql<string>`${column.id}`, value: sql<Buffer>`${column.value}` })
    .from(table)
    .where(
      and(
        gt(column.id, after),
        isNotNull(column.value),
        ne(head(column, NUMBERED_HEAD), headOf(ring.newest)),
      ),
    )
    .orderBy(asc(column.id))
    .limit(AT_ONCE);
  const page = { done: 0, shut: 0, last: rows.at(-1)?.id };
  for (const { id, value } of rows) {
    let bytes: Buffer;
    try {
      bytes = unsealBytes(ring, value);
    } catch {
      page.shut += 1;
      continue;
    }
    await tx
      .update(table)
      .set({ [column.field]: sealBytes(ring, bytes) })
      .where(eq(column.id, id));
    bytes.fill(0);
    page.done += 1;
  }
  return page;
}
