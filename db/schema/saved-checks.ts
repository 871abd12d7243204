// Self-checks somebody asked to have kept: half-way, as a card, or to be told when the outcome changes. Sealed throughout.
import type { Kit } from '../kits/postgres.ts';

export function defineSavedCheckTables(kit: Kit) {
  const { table, text, bytes, index } = kit;

  /** Found by a keyed hash of its code and opened with a key made from the code, which is stored nowhere. */
  const savedChecks = table(
    'saved_checks',
    {
      key: text('key').primaryKey(),
      /** `answers` half-way, or a finished `card`. */
      kind: text('kind').notNull(),
      sealed: bytes('sealed').notNull(),
      /** The last day it is kept. */
      until: text('until_day').notNull(),
    },
    (t) => [index('saved_checks_until').on(t.until)],
  );

  /** Who agreed to be told of changes: the talk to tell, and the household sealed under the master key. */
  const checkSubscriptions = table('check_subscriptions', {
    conversation: text('conversation').primaryKey(),
    sealed: bytes('sealed').notNull(),
  });

  return { savedChecks, checkSubscriptions };
}
