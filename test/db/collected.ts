// Run by driver.test.ts in a process of its own: many statements, none kept, collected while the database is open.
import { openSqlite } from '../../db/connect.ts';

const { gc } = globalThis as { gc?: () => void };
if (!gc) throw new Error('start with --expose-gc');

const db = openSqlite(process.argv[2] as string);
const { cases } = db.tables;
for (let round = 0; round < 3; round += 1) {
  // drizzle prepares one statement a query and lets go of it.
  for (let n = 0; n < 300; n += 1) {
    await db.reading.select().from(cases).limit(1);
    await db.unit(async (tx) => tx.select().from(cases).limit(1));
  }
  gc();
  // Node also collects between tasks, when no script runs.
  await new Promise((resolve) => setTimeout(resolve, 10));
  gc();
}
await db.close();
console.log('whole');
