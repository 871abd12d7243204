// The cases the public may learn of. Only what stands here is ever published, so a case filed before is not.
import type { Kit } from '../kits/postgres.ts';

export function definePublicRequestTables(kit: Kit) {
  const { table, text, index } = kit;

  const publicRequests = table(
    'public_requests',
    {
      caseId: text('case_id').primaryKey(),
      /** Beijing day it was filed; no finer time is published. */
      on: text('on_day').notNull(),
    },
    // By id inside a day: ids are random, so the order tells nothing of the hour.
    (t) => [index('public_requests_on').on(t.on, t.caseId)],
  );

  return { publicRequests };
}
