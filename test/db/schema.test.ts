// One schema on two engines: the migrations of both make the same tables, columns and indexes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import * as postgres from '../../db/schema.postgres.ts';
import { openStore } from './store.ts';

interface Column {
  name: string;
  type: string;
  primaryKey: boolean;
  notNull: boolean;
}
interface Index {
  name: string;
  columns: (string | { expression: string })[];
  isUnique: boolean;
}
interface Snapshot {
  tables: Record<
    string,
    {
      name: string;
      columns: Record<string, Column>;
      indexes: Record<string, Index>;
      compositePrimaryKeys: Record<string, { columns: string[] }>;
    }
  >;
}

const folder = (engine: string) => join(import.meta.dirname, '../../db/migrations', engine);

function newest(engine: string): Snapshot {
  const snapshots = readdirSync(join(folder(engine), 'meta')).filter((name) =>
    name.endsWith('_snapshot.json'),
  );
  return JSON.parse(readFileSync(join(folder(engine), 'meta', snapshots.toSorted().at(-1) ?? ''), 'utf8'));
}

/** SQLite has no type for yes and no, and calls bytes otherwise. */
const TYPES: Record<string, string> = { boolean: 'integer', bytea: 'blob' };

/** What both engines must agree on, whatever each calls it. */
function shape({ tables }: Snapshot) {
  return Object.values(tables)
    .map(({ name, columns, indexes, compositePrimaryKeys }) => ({
      name,
      columns: Object.values(columns).map(({ name, type, primaryKey, notNull }) => ({
        name,
        type: TYPES[type.replaceAll('"', '')] ?? type,
        primaryKey,
        notNull,
      })),
      primaryKey: Object.values(compositePrimaryKeys).map((key) => key.columns),
      indexes: Object.values(indexes)
        .map((index) => ({
          name: index.name,
          isUnique: index.isUnique,
          columns: index.columns.map((column) => (typeof column === 'string' ? column : column.expression)),
        }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

test('the SQLite and the PostgreSQL migrations make the same tables, columns, keys and indexes', () => {
  const [sqlite, pg] = [shape(newest('sqlite')), newest('postgres')];
  // PostgreSQL describes an index column as an object; its name is what both share.
  for (const table of Object.values(pg.tables)) {
    for (const index of Object.values(table.indexes)) {
      const columns = index.columns as unknown as (string | { expression: string; isExpression?: boolean })[];
      index.columns = columns.map((column) => (typeof column === 'string' ? column : column.expression));
      index.isUnique ??= false;
    }
  }
  expect(sqlite.length).toBeGreaterThan(10);
  expect(shape(pg)).toEqual(sqlite);
});

test('both engines have the same number of migrations, in one order', () => {
  const names = (engine: string) =>
    readdirSync(folder(engine)).filter((name) => name.endsWith('.sql')).length;
  expect(names('postgres')).toBe(names('sqlite'));
});

test('a migrated SQLite file has every table and column the code writes', async () => {
  const { db } = openStore();
  for (const table of Object.values(postgres)) {
    const { columns } = getTableConfig(table);
    const found = await (db.reading as unknown as { all(query: string): { name: string }[] }).all(
      `pragma table_info(${getTableName(table)})`,
    );
    expect(found.map(({ name }) => name).toSorted()).toEqual(columns.map(({ name }) => name).toSorted());
  }
});

test('the newest snapshot describes the schema the code has: no migration was forgotten', () => {
  const { tables } = newest('postgres');
  const described = Object.values(tables)
    .map(({ name, columns }) => ({
      name,
      columns: Object.values(columns)
        .map((c) => `${c.name} ${c.type.replaceAll('"', '')} ${c.notNull}`)
        .toSorted(),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const written = Object.values(postgres)
    .map((table) => getTableConfig(table))
    .map(({ name, columns }) => ({
      name,
      columns: columns.map((c) => `${c.name} ${c.getSQLType()} ${c.notNull}`).toSorted(),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  expect(described).toEqual(written);
});
