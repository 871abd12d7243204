// Tables around the work on a case that are not the case: what is reminded of, drafts, interests, merges, calendars.
import { sql } from 'drizzle-orm';
import type { Kit } from '../kits/postgres.ts';

export function defineCaseworkTables({ table, text, bytes, boolean, index, primaryKey }: Kit) {
  /** Said once, whatever restarts and however many servers look: the key is what makes it so. */
  const reminders = table(
    'reminders',
    {
      caseId: text('case_id').notNull(),
      /** Clock, its place among the case's clocks, and the day it was due: a moved deadline is another one. */
      clock: text('clock').notNull(),
      due: text('due').notNull(),
      /** `soon`, `unit`, `desk`, `county`: who must see to it. */
      level: text('level').notNull(),
      /** Beijing day it was said. */
      on: text('on_day').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.caseId, t.clock, t.due, t.level] }),
      index('reminders_on').on(t.on, t.caseId),
    ],
  );

  /** 回访: whom to ask how it went, and when. */
  const followUps = table(
    'follow_ups',
    {
      caseId: text('case_id').notNull(),
      due: text('due').notNull(),
      asked: boolean('asked').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.caseId, t.due] }),
      index('follow_ups_waiting').on(t.due).where(sql`not asked`),
    ],
  );

  /** A reply not sent yet: one a case and officer, seen by nobody else. */
  const replyDrafts = table(
    'reply_drafts',
    {
      caseId: text('case_id').notNull(),
      officer: text('officer').notNull(),
      /** Empty where `sealed` holds the words, which is everywhere but in rows older than sealing. */
      text: text('text').notNull(),
      /** The words, sealed under the key of the case. */
      sealed: bytes('sealed'),
      at: text('at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.caseId, t.officer] })],
  );

  /** Declared by officers: near relatives by name, the own village. Cases about either do not exist for them. */
  const interests = table(
    'interests',
    {
      officer: text('officer').notNull(),
      /** `person` or `village`. */
      kind: text('kind').notNull(),
      /** A name; or township code and village name, one space between. */
      value: text('value').notNull(),
      declaredOn: text('declared_on').notNull(),
    },
    (t) => [primaryKey({ columns: [t.officer, t.kind, t.value] })],
  );

  /** Which case went into which. */
  const caseMerges = table(
    'case_merges',
    { caseId: text('case_id').primaryKey(), intoId: text('into_id').notNull() },
    (t) => [index('case_merges_into').on(t.intoId)],
  );

  /** The State Council's notices loaded after this version of the product was made. */
  const calendarNotices = table('calendar_notices', {
    year: text('year').primaryKey(),
    /** The notice as JSON, in the shape of knowledge/casework/calendar. */
    notice: text('notice').notNull(),
    loadedAt: text('loaded_at').notNull(),
  });

  return { reminders, followUps, replyDrafts, interests, caseMerges, calendarNotices };
}
