// For machines that watch: is the process up, can it serve, how much has it done.
import { statfsSync } from 'node:fs';
import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Office } from '../../bot/office.ts';
import { isLoopback } from '../config.ts';
import { Problem } from '../problem.ts';
import { addressOf } from '../sender.ts';

/** Below this the disk counts as full: a case could not be kept for certain. */
const LEAST_FREE_BYTES = 50 * 1024 * 1024;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({
      name: 'mingbai_requests_total',
      help: 'Requests by route and status',
      labelNames: ['route', 'status'],
      registers: [registry],
    }),
    seconds: new Histogram({
      name: 'mingbai_request_seconds',
      help: 'Time to answer by route',
      labelNames: ['route'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
      registers: [registry],
    }),
    ready: new Gauge({ name: 'mingbai_ready', help: '1 when it can serve', registers: [registry] }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

export function healthRoutes(
  office: Office,
  metrics: Metrics,
  folder: string,
  token: string | undefined,
): Hono {
  const app = new Hono();

  async function checks(): Promise<Record<string, boolean>> {
    const database = await office.officers.any().then(
      () => true,
      () => false,
    );
    const { bavail, bsize } = statfsSync(folder);
    return {
      database,
      knowledge: office.knowledge.articles.length > 0,
      disk: bavail * bsize > LEAST_FREE_BYTES,
    };
  }

  app.get('/healthz', (c) => c.json({ status: 'up' }));

  app.get('/readyz', async (c) => {
    const found = await checks();
    const ready = Object.values(found).every(Boolean);
    metrics.ready.set(ready ? 1 : 0);
    return c.json({ status: ready ? 'ready' : 'not ready', checks: found }, ready ? 200 : 503);
  });

  app.get('/metrics', async (c) => {
    const allowed =
      token === undefined
        ? isLoopback(addressOf(c).replace('::ffff:', ''))
        : c.req.header('authorization') === `Bearer ${token}`;
    if (!allowed) throw new Problem(token === undefined ? 403 : 401, '这里只给监测用。');
    return c.text(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType });
  });

  return app;
}
