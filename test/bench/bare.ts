// The baselines: a bare Hono JSON route, and bare better-sqlite3 with one insert a transaction.
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Sqlite } from '../../db/driver.ts';

const database = new Sqlite(join(process.env.DATA_DIR ?? '.', 'bare.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table cases (id integer primary key, text text)');
const insert = database.prepare('insert into cases (text) values (?)');

const app = new Hono();
app.get('/healthz', (c) => c.json({ status: 'up' }));
app.post('/echo', async (c) => {
  const { text } = await c.req.json<{ text: string }>();
  return c.json({ text, replies: [{ text }] });
});
/** How many inserts a second, each its own transaction, for one second. */
app.post('/inserts', (c) => {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < 1_000) {
    insert.run(`case ${count}`);
    count += 1;
  }
  return c.json({ perSecond: (count / (performance.now() - began)) * 1_000 });
});

const server = serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
process.on('SIGTERM', () => {
  server.close();
  database.close();
  process.exit(0);
});
