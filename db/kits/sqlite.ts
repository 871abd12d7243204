// Column builders for SQLite in the shape of the PostgreSQL kit, so that the schema is written once.
import {
  customType,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Kit } from './postgres.ts';

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' });
const boolean = (name: string) => integer(name, { mode: 'boolean' });

// The two builders differ in type only; queries see PostgreSQL's types on both engines.
export const sqliteKit = {
  table: sqliteTable,
  text,
  integer,
  boolean,
  bytes,
  index,
  uniqueIndex,
  primaryKey,
} as unknown as Kit;
