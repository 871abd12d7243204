// What officers declared: near relatives by name, their own village. A case about either does not exist for them.
import { and, asc, eq } from 'drizzle-orm';
import { officerParty } from '../knowledge/casework/access.ts';
import type { Day, DeniedParty, Place } from '../knowledge/casework/types.ts';
import type { Database, Queries } from './connect.ts';
import { appendEvents } from './events.ts';
import { prepared } from './prepared.ts';

export type Interest = { officer: string; kind: 'person' | 'village'; value: string; declaredOn: Day };
export type Interests = ReturnType<typeof createInterests>;

/** A village as an interest names it. */
export const villageValue = (township: string, village: string) => `${township} ${village}`;

export function createInterests(db: Database, now: () => Date) {
  const { interests } = db.tables;

  const all = (queries: Queries) =>
    prepared(queries, 'all_interests', () =>
      queries.select().from(interests).orderBy(asc(interests.officer)).prepare('all_interests'),
    ).execute() as Promise<Interest[]>;

  const record = (tx: Queries, type: string, by: string | null, { kind }: Pick<Interest, 'kind'>) =>
    // The name of a relative is nobody's business in the chain, which is never erased.
    appendEvents(tx, db.tables, [{ caseId: null, type, at: now().toISOString(), by, body: { kind } }]);

  return {
    async of(officer: string): Promise<Interest[]> {
      return (await db.reading
        .select()
        .from(interests)
        .where(eq(interests.officer, officer))
        .orderBy(asc(interests.kind), asc(interests.value))) as Interest[];
    },

    /** @returns false when it was declared before */
    async declare(tx: Queries, interest: Interest): Promise<boolean> {
      const added = await tx
        .insert(interests)
        .values(interest)
        .onConflictDoNothing()
        .returning({ value: interests.value });
      if (added.length > 0) await record(tx, 'interest_declared', interest.officer, interest);
      return added.length > 0;
    },

    /** Cases already shut to the officer stay so. */
    async drop(tx: Queries, interest: Omit<Interest, 'declaredOn'>): Promise<boolean> {
      const { officer, kind, value } = interest;
      const gone = await tx
        .delete(interests)
        .where(and(eq(interests.officer, officer), eq(interests.kind, kind), eq(interests.value, value)))
        .returning({ value: interests.value });
      if (gone.length > 0) await record(tx, 'interest_dropped', officer, interest);
      return gone.length > 0;
    },

    /** A township went into another: the villages declared in it are that one's now. @returns how many there were */
    async succeed(tx: Queries, from: string, to: string): Promise<number> {
      const there = (await all(tx)).filter(
        ({ kind, value }) => kind === 'village' && value.startsWith(villageValue(from, '')),
      );
      for (const { officer, kind, value, declaredOn } of there) {
        await tx
          .delete(interests)
          .where(and(eq(interests.officer, officer), eq(interests.kind, kind), eq(interests.value, value)));
        const now = villageValue(to, value.slice(villageValue(from, '').length));
        await tx.insert(interests).values({ officer, kind, value: now, declaredOn }).onConflictDoNothing();
        await record(tx, 'interest_succeeded', null, { kind });
      }
      return there.length;
    },

    /** Officers whom a case at a place, or with these words in it, must be hidden from; inside the unit that writes it. */
    async shutOut(tx: Queries, words: string, place: Place | undefined): Promise<DeniedParty[]> {
      const declared = await all(tx);
      if (declared.length === 0) return [];
      return [
        ...new Set(
          declared
            .filter((interest) => concerns(interest, words, place))
            .map(({ officer }) => officerParty(officer)),
        ),
      ];
    },
  };
}

/** Whether a case at a place, or with these words in it, is about what was declared. */
export function concerns(
  { kind, value }: Pick<Interest, 'kind' | 'value'>,
  words: string,
  place: Place | undefined,
): boolean {
  if (kind === 'person') return words.includes(value);
  return place?.township !== undefined && villageValue(place.township, place.village ?? '') === value;
}
