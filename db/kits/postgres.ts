// Column builders for PostgreSQL: the shape every other kit imitates, and the one all row types come from.
import {
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

export const postgresKit = { table: pgTable, text, integer, boolean, bytes, index, uniqueIndex, primaryKey };
export type Kit = typeof postgresKit;
