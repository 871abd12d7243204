// Tables of what the office itself adds to the knowledge that ships: articles, the county's figures, and what editors may
// learn from talks. Nothing here names a resident or a talk.
import type { Kit } from '../kits/postgres.ts';

export function defineArticleTables({ table, text, integer, boolean, index, uniqueIndex, primaryKey }: Kit) {
  /** Being written; at most one an article. Gone once published or dropped. */
  const articleDrafts = table(
    'article_drafts',
    {
      id: text('id').primaryKey(),
      articleId: text('article_id').notNull(),
      /** JSON of the form as typed: a draft may be unfit as yet. */
      fields: text('fields').notNull(),
      /** Number of the version it was written over; 0: over what ships. */
      basedOn: integer('based_on').notNull(),
      /** SHA-256 of the shipped file it was written over, and its text; empty: nothing ships under this id. */
      base: text('base').notNull(),
      baseText: text('base_text').notNull(),
      /** JSON list of the usernames who wrote in it: none of them may approve it. */
      authors: text('authors').notNull(),
      submitted: boolean('submitted').notNull(),
      /** Why it was given back; empty when it was not. */
      returned: text('returned').notNull(),
      liveFrom: text('live_from').notNull(),
      version: integer('version').notNull(),
      updatedAt: text('updated_at').notNull(),
    },
    (t) => [uniqueIndex('article_drafts_article').on(t.articleId)],
  );

  /** Append-only: every text the office ever published under an id, whatever ships. */
  const articleVersions = table(
    'article_versions',
    {
      articleId: text('article_id').notNull(),
      n: integer('n').notNull(),
      /** `published`, `rolled_back`, `kept` (against a newer shipped text) or `withdrawn`. */
      kind: text('kind').notNull(),
      /** The article as a file would hold it; empty: what ships is served. */
      text: text('text').notNull(),
      base: text('base').notNull(),
      baseText: text('base_text').notNull(),
      /** First day it is served. */
      liveFrom: text('live_from').notNull(),
      /** JSON list of usernames. */
      authors: text('authors').notNull(),
      approvedBy: text('approved_by').notNull(),
      at: text('at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.articleId, t.n] })],
  );

  /** The county's own figures, from documents, over what its pack holds. */
  const recordedStandards = table(
    'recorded_standards',
    {
      id: text('id').primaryKey(),
      /** In the order recorded; a later record of the same figure and day corrects the earlier. */
      n: integer('n').notNull(),
      standardId: text('standard_id').notNull(),
      region: text('region').notNull(),
      setting: text('setting'),
      /** Decimal, as typed: `742`, `1.5`. */
      value: text('value').notNull(),
      from: text('from_day').notNull(),
      to: text('to_day'),
      sourceTitle: text('source_title').notNull(),
      sourceNumber: text('source_number').notNull(),
      sourceDate: text('source_date').notNull(),
      recordedBy: text('recorded_by').notNull(),
      recordedAt: text('recorded_at').notNull(),
      /** null while nobody has approved it; not served before. */
      approvedBy: text('approved_by'),
      approvedAt: text('approved_at'),
    },
    (t) => [uniqueIndex('recorded_standards_n').on(t.n)],
  );

  /** Questions the bot could not answer, personal details masked; the day and nothing else of whoever asked. */
  const unansweredQuestions = table(
    'unanswered_questions',
    { id: text('id').primaryKey(), on: text('on_day').notNull(), text: text('text').notNull() },
    (t) => [index('unanswered_questions_on').on(t.on)],
  );

  /** What residents thought of answers; the masked question only where the answer was no use. */
  const answerVotes = table(
    'answer_votes',
    {
      id: text('id').primaryKey(),
      on: text('on_day').notNull(),
      articleId: text('article_id').notNull(),
      useful: boolean('useful').notNull(),
      question: text('question'),
    },
    (t) => [index('answer_votes_on').on(t.on)],
  );

  return { articleDrafts, articleVersions, recordedStandards, unansweredQuestions, answerVotes };
}
