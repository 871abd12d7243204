// Articles the office writes itself: drafts, and every version ever published. Publishing takes a second person; each
// publication is an event of the chain.
import { and, asc, eq } from 'drizzle-orm';
import type { Database, Queries } from './connect.ts';
import { appendEvents } from './events.ts';
import { randomBytes } from './random.ts';
import type { Schema } from './schema.ts';

export type VersionKind = 'published' | 'rolled_back' | 'kept' | 'withdrawn';

export interface ArticleVersion {
  articleId: string;
  n: number;
  kind: VersionKind;
  /** As a file would hold it; empty: what ships is served. */
  text: string;
  /** Hash and text of the shipped file it was written over; empty: nothing shipped. */
  base: string;
  baseText: string;
  /** 'YYYY-MM-DD', the first day it is served. */
  liveFrom: string;
  authors: string[];
  approvedBy: string;
  /** ISO instant. */
  at: string;
}

export interface ArticleDraft {
  id: string;
  articleId: string;
  fields: Record<string, string>;
  basedOn: number;
  base: string;
  baseText: string;
  authors: string[];
  submitted: boolean;
  returned: string;
  liveFrom: string;
  version: number;
  updatedAt: string;
}

/** What a draft is begun or saved with. */
export type DraftContent = Pick<
  ArticleDraft,
  'articleId' | 'fields' | 'basedOn' | 'base' | 'baseText' | 'liveFrom'
>;

/** Somebody else changed the draft, or published the article, in the meantime. */
export class Overtaken extends Error {}
/** There is a draft of this article already. */
export class DraftExists extends Error {}
/** Whoever wrote it may not approve it. */
export class OwnWork extends Error {}

type DraftRow = Schema['articleDrafts']['$inferSelect'];
type VersionRow = Schema['articleVersions']['$inferSelect'];

const draftOf = (row: DraftRow): ArticleDraft => ({
  ...row,
  fields: JSON.parse(row.fields),
  authors: JSON.parse(row.authors),
});
const versionOf = (row: VersionRow): ArticleVersion => ({
  ...row,
  kind: row.kind as VersionKind,
  authors: JSON.parse(row.authors),
});

/**
 * The version served on a day; undefined: what ships. The latest day wins, and of one day the later version; going
 * back or withdrawing also calls off what was only to begin later.
 */
export function versionOn(versions: readonly ArticleVersion[], day: string): ArticleVersion | undefined {
  let standing: ArticleVersion[] = [];
  for (const version of versions.toSorted((a, b) => a.n - b.n)) {
    if (version.kind !== 'published')
      standing = standing.filter(({ liveFrom }) => liveFrom <= version.liveFrom);
    standing.push(version);
  }
  const begun = standing.filter(({ liveFrom }) => liveFrom <= day);
  const newest = begun.reduce<ArticleVersion | undefined>(
    (best, one) => (best && best.liveFrom > one.liveFrom ? best : one),
    undefined,
  );
  return newest?.text === '' ? undefined : newest;
}

export type Articles = ReturnType<typeof createArticles>;

export function createArticles(db: Database, now: () => Date) {
  const { articleDrafts: drafts, articleVersions: versions } = db.tables;

  async function append(
    tx: Queries,
    version: Omit<ArticleVersion, 'n' | 'at'>,
    expected: number | undefined,
    event: { type: string; more?: Record<string, unknown> },
  ): Promise<ArticleVersion> {
    const before = await tx
      .select({ n: versions.n })
      .from(versions)
      .where(eq(versions.articleId, version.articleId));
    const last = Math.max(0, ...before.map(({ n }) => n));
    if (expected !== undefined && last !== expected) throw new Overtaken();
    const at = now().toISOString();
    const whole = { ...version, n: last + 1, at };
    await tx.insert(versions).values({ ...whole, authors: JSON.stringify(version.authors) });
    const { articleId, liveFrom, authors, approvedBy } = version;
    const body = { article: articleId, version: whole.n, liveFrom, authors, ...event.more };
    await appendEvents(tx, db.tables, [{ caseId: null, type: event.type, at, by: approvedBy, body }]);
    return whole;
  }

  /** @throws Overtaken when the draft was changed after the caller read it */
  async function change(id: string, version: number, set: Partial<DraftRow>): Promise<void> {
    await db.unit(async (tx) => {
      const touched = await tx
        .update(drafts)
        .set({ ...set, version: version + 1, updatedAt: now().toISOString() })
        .where(and(eq(drafts.id, id), eq(drafts.version, version)))
        .returning({ id: drafts.id });
      if (touched.length === 0) throw new Overtaken();
    });
  }

  return {
    /** Every version of every article, oldest first. */
    async versions(articleId?: string): Promise<ArticleVersion[]> {
      const rows = await db.reading
        .select()
        .from(versions)
        .where(articleId === undefined ? undefined : eq(versions.articleId, articleId))
        .orderBy(asc(versions.articleId), asc(versions.n));
      return rows.map(versionOf);
    },

    async drafts(): Promise<ArticleDraft[]> {
      return (await db.reading.select().from(drafts).orderBy(asc(drafts.updatedAt))).map(draftOf);
    },

    async draft(id: string): Promise<ArticleDraft | undefined> {
      const [row] = await db.reading.select().from(drafts).where(eq(drafts.id, id));
      return row && draftOf(row);
    },

    async draftFor(articleId: string): Promise<ArticleDraft | undefined> {
      const [row] = await db.reading.select().from(drafts).where(eq(drafts.articleId, articleId));
      return row && draftOf(row);
    },

    /** @throws DraftExists */
    async begin(content: DraftContent, author: string): Promise<string> {
      const id = randomBytes(12).toString('hex');
      await db.unit(async (tx) => {
        const added = await tx
          .insert(drafts)
          .values({
            ...content,
            id,
            fields: JSON.stringify(content.fields),
            authors: JSON.stringify([author]),
            submitted: false,
            returned: '',
            version: 1,
            updatedAt: now().toISOString(),
          })
          .onConflictDoNothing({ target: drafts.articleId })
          .returning({ id: drafts.id });
        if (added.length === 0) throw new DraftExists();
      });
      return id;
    },

    /** Saves what was written; whoever writes is an author from now on, and a submitted draft is one no longer. @throws Overtaken */
    async save(draft: ArticleDraft, content: Omit<DraftContent, 'articleId'>, author: string): Promise<void> {
      await change(draft.id, draft.version, {
        ...content,
        fields: JSON.stringify(content.fields),
        authors: JSON.stringify([...new Set([...draft.authors, author])]),
        submitted: false,
        returned: '',
      });
    },

    /** @throws Overtaken */
    submit: (draft: ArticleDraft) => change(draft.id, draft.version, { submitted: true, returned: '' }),

    /** Back to its authors with a reason. @throws Overtaken */
    giveBack: (draft: ArticleDraft, why: string) =>
      change(draft.id, draft.version, { submitted: false, returned: why }),

    async drop(id: string): Promise<void> {
      await db.unit((tx) => tx.delete(drafts).where(eq(drafts.id, id)));
    },

    /**
     * Publishes a submitted draft as `text`.
     * @throws OwnWork, Overtaken
     */
    async publish(draft: ArticleDraft, text: string, approvedBy: string): Promise<ArticleVersion> {
      if (draft.authors.includes(approvedBy)) throw new OwnWork();
      return db.unit(async (tx) => {
        const gone = await tx
          .delete(drafts)
          .where(and(eq(drafts.id, draft.id), eq(drafts.version, draft.version), eq(drafts.submitted, true)))
          .returning({ id: drafts.id });
        if (gone.length === 0) throw new Overtaken();
        const { articleId, base, baseText, liveFrom, authors, basedOn } = draft;
        const version = {
          articleId,
          kind: 'published' as const,
          text,
          base,
          baseText,
          liveFrom,
          authors,
          approvedBy,
        };
        return append(tx, version, basedOn, { type: 'article_published' });
      });
    },

    /** Serves an earlier version again from `day` on. @throws Overtaken when it is not the newest the caller saw */
    async rollBack(to: ArticleVersion, seen: number, day: string, by: string): Promise<ArticleVersion> {
      const version = { ...to, kind: 'rolled_back' as const, liveFrom: day, approvedBy: by };
      return db.unit((tx) => append(tx, version, seen, { type: 'article_rolled_back', more: { to: to.n } }));
    },

    /** Serves what ships from `day` on. @throws Overtaken */
    async withdraw(
      articleId: string,
      shipped: { text: string; hash: string },
      seen: number,
      day: string,
      by: string,
    ) {
      const version = {
        articleId,
        kind: 'withdrawn' as const,
        text: '',
        base: shipped.hash,
        baseText: shipped.text,
        liveFrom: day,
        authors: [by],
        approvedBy: by,
      };
      return db.unit((tx) => append(tx, version, seen, { type: 'article_withdrawn' }));
    },

    /** The shipped text changed and was looked at: the published one stays. @throws Overtaken */
    async keep(
      current: ArticleVersion,
      shipped: { text: string; hash: string },
      seen: number,
      day: string,
      by: string,
    ) {
      const version = {
        ...current,
        kind: 'kept' as const,
        base: shipped.hash,
        baseText: shipped.text,
        liveFrom: day,
        approvedBy: by,
      };
      return db.unit((tx) => append(tx, version, seen, { type: 'article_kept' }));
    },
  };
}
