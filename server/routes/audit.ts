// The audit trail over HTTP: for the auditor the whole chain without words, for a supervisor who opened whose identity.
import { Hono } from 'hono';
import { z } from 'zod';
import type { Office } from '../../bot/office.ts';
import { type Asking, only } from '../access.ts';
import { readQuery } from '../body.ts';

export const auditQuery = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  by: z
    .string()
    .regex(/^[a-z0-9_.-]{1,40}$/)
    .optional(),
  cursor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** To be mounted at `/audit` of the officers' API. */
export function auditRoutes(office: Office): Hono<Asking> {
  const app = new Hono<Asking>();
  app.get('/', only('auditor', 'supervisor'), async (c) => {
    const { cursor, ...filter } = readQuery(c, auditQuery);
    const wanted = { ...filter, before: cursor };
    const account = c.get('account');
    const { items, next } =
      account.role === 'auditor'
        ? await office.audit.trail(wanted)
        : await office.audit.openings(account, wanted);
    return c.json({ items, ...(next === undefined ? {} : { next: String(next) }) });
  });
  return app;
}
