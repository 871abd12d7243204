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

/** Inserts whole rows, one after another; `name` is the table's. Every column must be given, null where empty. */
export async function insertRows<T extends PgTable>(
  tx: Queries,
  name: string,
  table: T,
  rows: readonly T['$inferSelect'][],
): Promise<void> {
  const statement = prepared(tx, `insert_${name}`, () => {
    const values = Object.fromEntries(
      Object.keys(getTableColumns(table)).map((column) => [column, sql.placeholder(column)]),
    );
    return tx
      .insert(table)
      .values(values as T['$inferInsert'])
      .prepare(`insert_${name}`);
  });
  for (const row of rows) await statement.execute(row as Record<string, unknown>);
}
