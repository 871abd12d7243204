// The blind index of cases, written behind: which cases have a word, each word known by a keyed hash alone. It holds no
// more than the words themselves and is of no use without the master key. Made of the cases and nothing else, it can be
// made anew at any time; what it has not seen yet is told by `indexed` in each case, so a crash loses nothing.
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { beside } from './beside.ts';
import type { Database, Queries } from './connect.ts';
import { readPlaces, writePlaces } from './places.ts';
import { prepared } from './prepared.ts';
import { type Keys, unseal } from './sealing.ts';
import { contactWords, wordsOf } from './search-words.ts';
import { newWordKey, openWordKey } from './words.ts';

/** Cases a row of the index speaks of; two bytes must hold a place. */
export const BLOCK = 8_192;
/** Cases indexed in one unit of work: nobody may wait for it long. */
const AT_ONCE = 32;
/** What a search indexes first, so that a case just filed is found. */
const BEFORE_SEARCH = 64;
/** Rest after each round, as a multiple of the time it took: a tenth of one core, however many were filed at once. */
const REST = 9;
const MOST_REMEMBERED = 20_000;

/** Words as the index knows them. */
export function createTokens(keys: Keys) {
  const known = new Map<string, number>();
  const token = (purpose: string, word: string): number => {
    const name = `${purpose}\n${word}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = Buffer.from(keys.fingerprint('search', name).slice(0, 8), 'hex').readInt32LE();
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(name, made);
    return made;
  };
  return {
    words: (text: string) => wordsOf(text).map((word) => token('word', word)),
    asked: (words: readonly string[]) => words.map((word) => token('word', word)),
    unit: (unit: string) => token('unit', unit),
    /** Nobody looks a contact up to see whether it fits, so it must not be found by chance: two hashes, eight bytes. */
    contact: (word: string) => [token('contact', word), token('contact again', word)],
  };
}

export type CaseIndex = ReturnType<typeof createCaseIndex>;

export function createCaseIndex(db: Database, keys: Keys) {
  const { cases, caseInformed, messages, caseWords } = db.tables;
  const tokens = createTokens(keys);

  const waiting = (queries: Queries, limit: number) =>
    queries
      .select()
      .from(cases)
      .where(sql`indexed <> version`)
      .orderBy(asc(cases.filedAt), asc(cases.id))
      .limit(limit);
  type Waiting = Awaited<ReturnType<typeof waiting>>[number];

  /** Everything a case is found by, and its words sealed where an older version of this office left them open. */
  async function tokensOf(tx: Queries, row: Waiting): Promise<{ found: Set<number>; key: Buffer | null }> {
    let { key } = row;
    // What stands in the place of erased words is nobody's.
    if (row.erasedOn !== null) return { found: new Set(), key };
    const said = await tx.select().from(messages).where(eq(messages.caseId, row.id));
    if (said.some(({ sealed }) => sealed === null)) {
      const fresh = key === null ? newWordKey(keys) : { kept: key, words: openWordKey(keys, key) };
      key = fresh.kept;
      for (const { seq, text, sealed } of said) {
        if (sealed !== null) continue;
        await tx
          .update(messages)
          .set({ text: '', sealed: fresh.words.seal(text) })
          .where(and(eq(messages.caseId, row.id), eq(messages.seq, seq)))
          .returning({ seq: messages.seq });
      }
    }
    const words = openWordKey(keys, row.key);
    const found = new Set(said.flatMap((message) => tokens.words(words.open(message))));
    const told = await tx
      .select({ unit: caseInformed.unit })
      .from(caseInformed)
      .where(eq(caseInformed.caseId, row.id));
    for (const unit of [row.unit, ...told.map((one) => one.unit)]) found.add(tokens.unit(unit));
    // Who reported fraud is opened with a reason or not at all; it is not even found.
    if (row.contact !== null && row.kind !== 'tip_off') {
      for (const word of contactWords(unseal(keys.fields, row.contact))) {
        for (const token of tokens.contact(word)) found.add(token);
      }
    }
    return { found, key };
  }

  const rowOf = (tx: Queries) =>
    prepared(tx, 'case_words_row', () =>
      tx
        .select({ cases: caseWords.cases })
        .from(caseWords)
        .where(
          and(eq(caseWords.token, sql.placeholder('token')), eq(caseWords.block, sql.placeholder('block'))),
        )
        .prepare('case_words_row'),
    );
  const put = (tx: Queries) =>
    prepared(tx, 'case_words_put', () =>
      tx
        .insert(caseWords)
        .values({
          token: sql.placeholder('token'),
          block: sql.placeholder('block'),
          cases: sql.placeholder('cases'),
        })
        .onConflictDoUpdate({
          target: [caseWords.token, caseWords.block],
          set: { cases: sql`excluded.cases` },
        })
        .prepare('case_words_put'),
    );

  /** Adds a case's place under each token, many cases in one go. */
  async function post(tx: Queries, posted: Map<string, Set<number>>): Promise<void> {
    for (const [at, places] of posted) {
      const [token, block] = at.split(' ').map(Number) as [number, number];
      const [row] = await rowOf(tx).execute({ token, block });
      const before = row ? [...readPlaces(row.cases)] : [];
      const all = new Set([...before, ...places]);
      if (row && all.size === before.length) continue;
      await put(tx).execute({ token, block, cases: writePlaces([...all].sort((a, b) => a - b)) });
    }
  }

  async function round(limit: number): Promise<number> {
    if ((await waiting(db.reading, 1)).length === 0) return 0;
    return db.unit(async (tx) => {
      const rows = await waiting(tx, limit);
      const [last] = await tx
        .select({ rank: cases.rank })
        .from(cases)
        .where(isNotNull(cases.rank))
        .orderBy(desc(cases.rank))
        .limit(1);
      let next = (last?.rank ?? 0) + 1;
      const posted = new Map<string, Set<number>>();
      for (const row of rows) {
        const rank = row.rank ?? next++;
        const { found, key } = await tokensOf(tx, row);
        for (const token of found) {
          const at = `${token} ${Math.floor(rank / BLOCK)}`;
          posted.set(at, (posted.get(at) ?? new Set()).add(rank % BLOCK));
        }
        await tx
          .update(cases)
          .set({ rank, key, indexed: row.version })
          .where(eq(cases.id, row.id))
          .returning({ id: cases.id });
      }
      await post(tx, posted);
      return rows.length;
    });
  }

  const indexing = beside(async () => (await round(AT_ONCE)) > 0, REST);

  return {
    tokens,

    /** Indexes whatever waits, also what a crash left behind. */
    begin: indexing.begin,

    /** Indexes the few that wait, before somebody searches; a long queue is left to `begin`. @returns how many */
    async catchUp(most = BEFORE_SEARCH): Promise<number> {
      return round(most);
    },

    /** Takes a case out of the index, inside the unit that erases its words. Call before they are erased. */
    async remove(tx: Queries, caseId: string): Promise<void> {
      const [row] = await tx.select().from(cases).where(eq(cases.id, caseId));
      if (!row || row.rank === null) return;
      const { found } = await tokensOf(tx, row);
      const block = Math.floor(row.rank / BLOCK);
      for (const token of found) {
        const [kept] = await rowOf(tx).execute({ token, block });
        if (!kept) continue;
        const left = [...readPlaces(kept.cases)].filter((place) => place !== (row.rank as number) % BLOCK);
        if (left.length > 0) await put(tx).execute({ token, block, cases: writePlaces(left) });
        else {
          await tx.delete(caseWords).where(and(eq(caseWords.token, token), eq(caseWords.block, block)));
        }
      }
    },

    stop: indexing.stop,
  };
}
