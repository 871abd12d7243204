// Run by driver.test.ts in a process of its own: many statements, none kept, collected while the database is open.
import { openSqlite } from '../../db/connect.ts';

const db = openSqlite(process.argv[2] as string);
const { cases } = db.tables;
for (let round = 0; round < 100; round += 1) {
  // drizzle prepares one statement a query and lets go of it.
  for (let n = 0; n < 30; n += 1) await db.reading.select().from(cases).limit(1);
  await db.unit(async (tx) => tx.select().from(cases).limit(1));
  // Most is collected between tasks, when no script runs; that is where an unfit driver aborts.
  await new Promise((resolve) => setTimeout(resolve, 1));
}
await db.close();
console.log('whole');
