// The blind index: which cases have a word, the word known by a keyed hash alone.
import type { Kit } from '../kits/postgres.ts';

export function defineSearchTables({ table, integer, bytes, primaryKey }: Kit) {
  /** One row a word and block of cases; see case-index.ts. */
  const caseWords = table(
    'case_words',
    {
      /** Four bytes of a keyed hash: two words may share one, so what is found is looked at before it is shown. */
      token: integer('token').notNull(),
      block: integer('block').notNull(),
      /** Places within the block, two bytes each, ascending. */
      cases: bytes('cases').notNull(),
    },
    (t) => [primaryKey({ columns: [t.token, t.block] })],
  );

  return { caseWords };
}
