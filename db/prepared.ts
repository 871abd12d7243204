// Statements built once for each connection: building one costs many times what running it does.
import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Queries } from './connect.ts';

const kept = new WeakMap<Queries, Map<string, unknown>>();

/** What `make` builds for this connection, built the first time it is asked for by this name. */
export function prepared<T>(queries: Queries, name: string, make: () => T): T {
  let own = kept.get(queries);
  if (!own) {
    own = new Map();
    kept.set(queries, own);
  }
  const known = own.get(name);
  if (known !== undefined) return known as T;
  const made = make();
  own.set(name, made);
  return made;
}

/** Rows one statement takes; beyond that it would have too many shapes to be kept. */
const ROWS_AT_ONCE = 8;

/** Inserts whole rows; `name` is the table's. Every column must be given, null where empty. */
export async function insertRows<T extends PgTable>(
  tx: Queries,
  name: string,
  table: T,
  rows: readonly T['$inferSelect'][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE) as Record<string, unknown>[];
    const { statement, names } = insertionOf(tx, name, table, some.length);
    const values: Record<string, unknown> = {};
    for (const [n, row] of some.entries()) {
      for (const [column, given] of names[n] ?? []) values[given] = row[column];
    }
    await statement.execute(values);
  }
}

/** A statement for each number of rows: to run one costs more than to write what it brings. */
const insertionOf = <T extends PgTable>(tx: Queries, name: string, table: T, count: number) =>
  prepared(tx, `insert_${name}_${count}`, () => {
    const columns = Object.keys(getTableColumns(table));
    const names = Array.from({ length: count }, (_, n) =>
      columns.map((column) => [column, `${column}${n}`] as const),
    );
    const rows = names.map((row) =>
      Object.fromEntries(row.map(([column, given]) => [column, sql.placeholder(given)])),
    ) as T['$inferInsert'][];
    return { names, statement: tx.insert(table).values(rows).prepare(`insert_${name}_${count}`) };
  });
