// Finding cases by words, in the blind index: the newest first, read block by block until a page is full.
import { and, between, desc, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { CaseIndex } from './case-index.ts';
import { BLOCK } from './case-index.ts';
import type { CaseRow } from './cases.ts';
import type { Database } from './connect.ts';
import { common, readPlaces } from './places.ts';
import { prepared } from './prepared.ts';
import { askedFor, contactWords, fold } from './search-words.ts';

/** Blocks read at first, and how many times more with every step back. */
const FIRST_STEP = 4;
const GROWTH = 4;
/** Blocks in a row read for nothing, rather than with a query of their own for each side. */
const GAP = 4;
/** Words looked up; the rest of a long search is seen to when the case is looked at. */
const MOST_WORDS = 8;
/** Cases looked at in one query at most; at first no more than a page may need. */
const MOST_LOOKED_AT = 400;

const NONE = new Uint16Array();

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
  /** The unit that may find its cases by the contact left in them; absent for whoever handles none. */
  handler: string | undefined;
  /** Those of them this officer may find by that contact. */
  byContact(rows: CaseRow[]): Promise<CaseRow[]>;
}

/** What was read of one token: its places in each block. */
type Read = Map<number, Uint16Array>;

/** What both have, by block. */
function both(one: Read, other: Read): Read {
  const left: Read = new Map();
  for (const [block, places] of one) {
    const here = common(places, other.get(block) ?? NONE);
    if (here.length > 0) left.set(block, here);
  }
  return left;
}

const sizeOf = (read: Read) => [...read.values()].reduce((sum, { length }) => sum + length, 0);

/** Blocks as few stretches: to read past a gap of a few costs less than to ask the database once more. */
function stretchesOf(blocks: Iterable<number>): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const block of [...blocks].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && block - last.to <= GAP) last.to = block;
    else stretches.push({ from: block, to: block });
  }
  return stretches;
}

/**
 * The order to read tokens in, learnt from some blocks of each: the rarest first, then always the one that leaves least.
 * A township's own cases are many and so are those of another's village, but hardly any are both.
 */
function rarestFirst(reads: ReadonlyMap<number, Read>): number[] {
  const order: number[] = [];
  const rest = new Map(reads);
  let left: Read | undefined;
  while (rest.size > 0) {
    const sizes = [...rest].map(([token, read]) => {
      const after = left ? both(left, read) : read;
      return { token, after, size: sizeOf(after) };
    });
    const next = sizes.reduce((least, one) => (one.size < least.size ? one : least));
    order.push(next.token);
    rest.delete(next.token);
    left = next.after;
  }
  return order;
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

  async function read(token: number, stretches: readonly { from: number; to: number }[]): Promise<Read> {
    const found: Read = new Map();
    for (const { from, to } of stretches) {
      for (const row of await lists.execute({ token, from, to })) found.set(row.block, readPlaces(row.cases));
    }
    return found;
  }

  /** Ranks of cases that have all of these tokens, from `newest` down, a stretch of blocks at a time. */
  async function* ranks(tokens: readonly number[], newest: number): AsyncGenerator<number[]> {
    let order = tokens;
    let step = FIRST_STEP;
    for (let to = Math.floor(newest / BLOCK); to >= 0; to -= step, step *= GROWTH) {
      const reads = new Map<number, Read>();
      let left: Read | undefined;
      for (const token of order) {
        // Of the first blocks everything is read, to learn which tokens to begin with in all the others.
        const isLearning = order === tokens;
        const stretches: { from: number; to: number }[] =
          left && !isLearning ? stretchesOf(left.keys()) : [{ from: Math.max(0, to - step + 1), to }];
        const found = await read(token, stretches);
        reads.set(token, found);
        left = left ? both(left, found) : found;
        if (left.size === 0 && (!isLearning || found.size === 0)) break;
      }
      const here = [...(left ?? [])].flatMap(([block, of]) => [...of].map((n) => block * BLOCK + n));
      yield here.filter((rank) => rank <= newest).sort((a, b) => b - a);
      if (order === tokens) {
        const known = rarestFirst(reads);
        order = [...known, ...tokens.filter((token) => !reads.has(token))];
      }
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
      await look([...someOf(index.tokens.asked(words)), ...unit], async (rows) => {
        const having = await wanted.has(rows, parts);
        return rows.filter(({ id }) => having.has(id));
      });
    }
    const contact = wanted.handler === undefined ? [] : contactWords(fold(wanted.q));
    if (contact.length > 0) {
      const handler = index.tokens.unit(wanted.handler as string);
      await look([...contact.flatMap((word) => index.tokens.contact(word)), handler], wanted.byContact);
    }
    const once = new Map(found.map((row) => [row.id, row]));
    return [...once.values()].sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0)).slice(0, wanted.limit + 1);
  };
}
