// Finding cases by words, in the blind index: the newest first, read block by block until a page is full.
import { and, between, desc, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { CaseIndex } from './case-index.ts';
import { BLOCK, readPlaces } from './case-index.ts';
import type { CaseRow } from './cases.ts';
import type { Database } from './connect.ts';
import { prepared } from './prepared.ts';
import { askedFor, contactWords, fold } from './search-words.ts';

/** Blocks read at first, and how many times more with every step back. */
const FIRST_STEP = 4;
const GROWTH = 4;
/** Words looked up; the rest of a long search is seen to when the case is looked at. */
const MOST_WORDS = 8;
/** Cases looked at in one query at most; at first no more than a page may need. */
const MOST_LOOKED_AT = 400;

export interface Search {
  q: string;
  /** The unit whose cases alone can come; absent for whoever looks over the county. */
  unit: string | undefined;
  /** Rank before which to go on. */
  before: number | undefined;
  limit: number;
  /** Rights and filters. */
  where: SQL;
  /** Whether the case, which has all the words by their hashes, really has them where this officer may read. */
  has(rows: CaseRow[], parts: readonly string[]): Promise<Set<string>>;
  /** Those of them this officer may find by the contact left in them. */
  byContact(rows: CaseRow[]): Promise<CaseRow[]>;
}

function common(lists: Uint16Array[]): number[] {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  const sets = others.map((list) => new Set(list));
  return [...(shortest ?? [])].filter((place) => sets.every((set) => set.has(place)));
}

/** Spread over the whole search: its first words alone may be in every second case. */
function someOf(words: readonly number[]): number[] {
  if (words.length <= MOST_WORDS) return [...words];
  return Array.from(
    { length: MOST_WORDS },
    (_, n) => words[Math.floor((n * words.length) / MOST_WORDS)] as number,
  );
}

const bigger = (size: number) => Math.min(size * GROWTH, MOST_LOOKED_AT);

export function createCaseSearch(db: Database, index: CaseIndex) {
  const { cases, caseWords } = db.tables;
  const lists = prepared(db.reading, 'case_words_range', () =>
    db.reading
      .select({ block: caseWords.block, cases: caseWords.cases })
      .from(caseWords)
      .where(
        and(
          sql`${caseWords.token} = ${sql.placeholder('token')}`,
          between(caseWords.block, sql.placeholder('from'), sql.placeholder('to')),
        ),
      )
      .prepare('case_words_range'),
  );

  /** Ranks of cases that have all of these tokens, from `before` down, a stretch of blocks at a time. */
  async function* ranks(tokens: readonly number[], newest: number): AsyncGenerator<number[]> {
    let step = FIRST_STEP;
    for (let to = Math.floor(newest / BLOCK); to >= 0; to -= step, step *= GROWTH) {
      const from = Math.max(0, to - step + 1);
      let blocks: Map<number, Uint16Array[]> | undefined;
      for (const token of tokens) {
        const found = new Map<number, Uint16Array[]>();
        for (const row of await lists.execute({ token, from, to })) {
          const before = blocks?.get(row.block) ?? [];
          if (!blocks || before.length > 0) found.set(row.block, [...before, readPlaces(row.cases)]);
        }
        blocks = found;
        if (blocks.size === 0) break;
      }
      const here = [...(blocks ?? [])].flatMap(([block, of]) => common(of).map((n) => block * BLOCK + n));
      yield here.filter((rank) => rank <= newest).sort((a, b) => b - a);
    }
  }

  /** Newest first; one more than `limit` says that there are more. */
  return async function search(wanted: Search): Promise<CaseRow[]> {
    await index.catchUp();
    const { parts, words } = askedFor(wanted.q);
    const [last] = await db.reading
      .select({ rank: cases.rank })
      .from(cases)
      .where(isNotNull(cases.rank))
      .orderBy(desc(cases.rank))
      .limit(1);
    const newest = wanted.before === undefined ? (last?.rank ?? -1) : wanted.before - 1;
    const unit = wanted.unit === undefined ? [] : [index.tokens.unit(wanted.unit)];
    const found: CaseRow[] = [];

    async function look(tokens: readonly number[], fits: (rows: CaseRow[]) => Promise<CaseRow[]>) {
      let more = 0;
      let size = wanted.limit + 4;
      for await (const here of ranks(tokens, newest)) {
        for (let n = 0; n < here.length && more <= wanted.limit; ) {
          const rows = await db.reading
            .select()
            .from(cases)
            .where(
              and(
                inArray(cases.rank, here.slice(n, n + size)),
                // As a whole, so that no index of the queue looks better than the few ranks.
                sql`(${wanted.where}) is true`,
              ),
            )
            .orderBy(desc(cases.rank));
          const fit = await fits(rows);
          more += fit.length;
          found.push(...fit);
          n += size;
          size = bigger(size);
        }
        if (more > wanted.limit) break;
      }
    }

    if (words.length > 0 && parts.some((part) => [...part].length > 1)) {
      await look([...unit, ...someOf(index.tokens.asked(words))], async (rows) => {
        const having = await wanted.has(rows, parts);
        return rows.filter(({ id }) => having.has(id));
      });
    }
    const contact = contactWords(fold(wanted.q));
    if (contact.length > 0) {
      await look([...unit, ...contact.flatMap((word) => index.tokens.contact(word))], wanted.byContact);
    }
    const once = new Map(found.map((row) => [row.id, row]));
    return [...once.values()].sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0)).slice(0, wanted.limit + 1);
  };
}
