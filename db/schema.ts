// Every table, written once and built by a kit per engine. Money would be integer fen; times are ISO text made by
// the caller's clock; ids are text made by us. Only what both SQLite and PostgreSQL have.
import { sql } from 'drizzle-orm';
import type { Kit } from './kits/postgres.ts';
import { defineArticleTables } from './schema/articles.ts';
import { defineAttachmentTables } from './schema/attachments.ts';
import { defineCaseworkTables } from './schema/casework.ts';
import { definePublicRequestTables } from './schema/public-requests.ts';
import { defineSavedCheckTables } from './schema/saved-checks.ts';
import { defineSearchTables } from './schema/search.ts';

/** The order of every queue: what is due first, and last what is not due at all. Written just so, or no index serves it. */
// No comma in it: drizzle-kit splits the columns of an index at commas.
export const QUEUE_DUE = sql.raw("(case when due is null then '9999-12-31' else due end)");

export function defineSchema(kit: Kit) {
  const { table, text, integer, boolean, bytes, index, uniqueIndex, primaryKey } = kit;

  /** One row a talk. `key` is a keyed hash of the conversation id; the id itself is never stored, and `state` is
   * sealed under a key made from that id, so a row says nothing without the resident's own browser or contact. */
  const conversations = table('conversations', {
    key: text('key').primaryKey(),
    channel: text('channel').notNull(),
    state: bytes('state').notNull(),
    /** Where late replies go on channels that need it (a WeChat contact), sealed under the master key. */
    address: bytes('address'),
    version: integer('version').notNull(),
    updatedOn: text('updated_on').notNull(),
  });

  /** Messages already answered: the same message id again gets the same replies and changes nothing. */
  const turns = table(
    'turns',
    {
      conversation: text('conversation').notNull(),
      message: text('message').notNull(),
      replies: bytes('replies').notNull(),
      on: text('on_day').notNull(),
    },
    (t) => [primaryKey({ columns: [t.conversation, t.message] }), index('turns_on').on(t.on)],
  );

  /** The current face of a case, derived from its events. */
  const cases = table(
    'cases',
    {
      id: text('id').primaryKey(),
      trackingNumber: text('tracking_number').notNull(),
      kind: text('kind').notNull(),
      category: text('category').notNull(),
      status: text('status').notNull(),
      version: integer('version').notNull(),
      urgent: boolean('urgent').notNull(),
      anonymous: boolean('anonymous').notNull(),
      /** Held at the discipline desk: outside it the case does not exist. */
      restricted: boolean('restricted').notNull(),
      unit: text('unit').notNull(),
      township: text('township'),
      village: text('village'),
      accused: text('accused'),
      /** ISO instant with +08:00; for anonymous cases midnight of the day, never the hour. */
      filedAt: text('filed_at').notNull(),
      /** Due date of the clock that binds now, null when none runs. Kept here so that a queue is one index walk. */
      due: text('due'),
      dueClock: text('due_clock'),
      open: boolean('open').notNull(),
      /** See receipts.ts: a keyed hash hardened to argon2id moments later. */
      receipt: text('receipt').notNull(),
      receiptHard: boolean('receipt_hard').notNull(),
      /** Contact the reporter agreed to leave, sealed under the master key. */
      contact: bytes('contact'),
      /** Conversation that hears of progress; always null for anonymous cases. */
      follower: text('follower'),
      /** Finds the case again when its filing message is resent after a crash; its key is destroyed daily. */
      resend: text('resend'),
      /** Key of the words of this case, sealed under the master key. Null only in rows older than sealing. */
      key: bytes('key'),
      /** Nothing of it may be erased. */
      held: boolean('held').notNull().default(false),
      /** Beijing day it ended, null while it is open: what is kept of it is kept from then on. */
      endedOn: text('ended_on'),
      /** Beijing day its words and files were erased. */
      erasedOn: text('erased_on'),
      /** Its place in the index of words, in the order cases came; null until it is indexed. */
      rank: integer('rank'),
      /** The version the index of words has seen. */
      indexed: integer('indexed').notNull().default(0),
    },
    (t) => [
      uniqueIndex('cases_tracking_number').on(t.trackingNumber),
      uniqueIndex('cases_resend').on(t.resend),
      index('cases_queue').on(t.unit, t.open, QUEUE_DUE, t.id),
      // Only the few not hardened yet are in it, so the hardener finds them without a scan.
      index('cases_soft_receipts').on(t.id).where(sql`not ${t.receiptHard}`),
      index('cases_county_queue').on(t.restricted, t.open, QUEUE_DUE, t.id),
      index('cases_by_status').on(t.status, QUEUE_DUE, t.id),
      uniqueIndex('cases_rank').on(t.rank),
      // What one resident may ask to see and to have erased.
      index('cases_follower').on(t.follower).where(sql`follower is not null`),
      // What there is to erase, the longest over first.
      index('cases_ended').on(t.endedOn, t.id).where(sql`ended_on is not null and erased_on is null`),
      // Only what the index of words has yet to see.
      index('cases_unindexed').on(t.filedAt, t.id).where(sql`indexed <> version`),
    ],
  );

  /** Units and roles for whom the case does not exist (casework rule 2). */
  const caseDenials = table(
    'case_denials',
    { caseId: text('case_id').notNull(), unit: text('unit').notNull() },
    (t) => [primaryKey({ columns: [t.caseId, t.unit] })],
  );

  /** Units told of a case they do not handle (the discipline desk, of village cadres). */
  const caseInformed = table(
    'case_informed',
    { caseId: text('case_id').notNull(), unit: text('unit').notNull() },
    (t) => [primaryKey({ columns: [t.caseId, t.unit] }), index('case_informed_unit').on(t.unit)],
  );

  const messages = table(
    'messages',
    {
      caseId: text('case_id').notNull(),
      seq: integer('seq').notNull(),
      from: text('from_whom').notNull(),
      /** Officers' notes: never shown to the reporter. */
      internal: boolean('internal').notNull(),
      /** Empty where `sealed` holds the words, which is everywhere but in rows older than sealing. */
      text: text('text').notNull(),
      /** The words, sealed under the key of the case. */
      sealed: bytes('sealed'),
      at: text('at').notNull(),
      /** This unit got a copy without names instead, and does not see it. */
      maskedFor: text('masked_for'),
    },
    (t) => [primaryKey({ columns: [t.caseId, t.seq] })],
  );

  const clocks = table(
    'clocks',
    {
      caseId: text('case_id').notNull(),
      /** In the order they started; a case passed on twice has two clocks of one name. */
      n: integer('n').notNull(),
      clock: text('clock').notNull(),
      startedOn: text('started_on').notNull(),
      due: text('due').notNull(),
      basis: text('basis').notNull(),
      legal: boolean('legal').notNull(),
      provisional: boolean('provisional').notNull(),
      state: text('state').notNull(),
      stoppedOn: text('stopped_on'),
    },
    (t) => [
      primaryKey({ columns: [t.caseId, t.n] }),
      // What may have to be reminded of: the few that run, by the day they are due.
      index('clocks_running').on(t.due).where(sql`state = 'running'`),
    ],
  );

  /** Append-only, chained: each hash covers the one before it. `caseId` null: an account or setting changed. */
  const events = table(
    'events',
    {
      seq: integer('seq').primaryKey(),
      caseId: text('case_id'),
      type: text('type').notNull(),
      at: text('at').notNull(),
      by: text('by_whom'),
      body: text('body').notNull(),
      previous: text('previous').notNull(),
      hash: text('hash').notNull(),
    },
    (t) => [index('events_case').on(t.caseId, t.seq)],
  );

  const officers = table(
    'officers',
    {
      id: text('id').primaryKey(),
      username: text('username').notNull(),
      name: text('name').notNull(),
      role: text('role').notNull(),
      unit: text('unit'),
      passwordHash: text('password_hash').notNull(),
      mustChangePassword: boolean('must_change_password').notNull(),
      active: boolean('active').notNull(),
      version: integer('version').notNull(),
      createdAt: text('created_at').notNull(),
    },
    (t) => [uniqueIndex('officers_username').on(t.username)],
  );

  const sessions = table(
    'sessions',
    {
      /** SHA-256 of the bearer token or cookie. */
      key: text('key').primaryKey(),
      officerId: text('officer_id').notNull(),
      expiresAt: text('expires_at').notNull(),
    },
    (t) => [index('sessions_officer').on(t.officerId)],
  );

  /** Replies that come later. Holds a pointer, not the words; the words are read when it is delivered. */
  const outbox = table(
    'outbox',
    {
      /** Sorts by the time it was queued. */
      id: text('id').primaryKey(),
      conversation: text('conversation').notNull(),
      caseId: text('case_id').notNull(),
      /** What to tell: `message:<seq>`, `question:<seq>`, `status:<status>` or `follow-up:`. */
      what: text('what').notNull(),
      attempts: integer('attempts').notNull(),
      /** ISO instant before which it is not tried again. */
      notBefore: text('not_before').notNull(),
    },
    (t) => [index('outbox_conversation').on(t.conversation, t.id), index('outbox_due').on(t.notBefore)],
  );

  return {
    conversations,
    turns,
    cases,
    caseDenials,
    caseInformed,
    messages,
    clocks,
    events,
    officers,
    sessions,
    outbox,
    ...defineArticleTables(kit),
    ...defineAttachmentTables(kit),
    ...defineCaseworkTables(kit),
    ...definePublicRequestTables(kit),
    ...defineSavedCheckTables(kit),
    ...defineSearchTables(kit),
  };
}

export type Schema = ReturnType<typeof defineSchema>;
