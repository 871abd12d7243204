// What every part of the running office shares: the knowledge it answers from and the stores it writes to.
import { join } from 'node:path';
import { type Articles, createArticles } from '../db/articles.ts';
import { type Attachments, createAttachments } from '../db/attachments.ts';
import { type Audit, createAudit } from '../db/audit.ts';
import { openCalendars } from '../db/calendars.ts';
import { type CaseIndex, createCaseIndex } from '../db/case-index.ts';
import type { CaseReading } from '../db/case-reading.ts';
import { createCaseReading } from '../db/case-reading.ts';
import { type Cases, createCases } from '../db/cases.ts';
import { type Database, openSqlite } from '../db/connect.ts';
import { type Conversations, createConversations } from '../db/conversations.ts';
import { type DailyKey, openDailyKey } from '../db/daily-key.ts';
import { createDrafts, type Drafts } from '../db/drafts.ts';
import { headsOf } from '../db/heads.ts';
import { createInterests, type Interests } from '../db/interests.ts';
import { readKeyList } from '../db/key-list.ts';
import { createLessons, type Lessons } from '../db/lessons.ts';
import { createOfficers, type Officers } from '../db/officers.ts';
import { createOutbox, type Outbox } from '../db/outbox.ts';
import { createPublicRequests, type PublicRequests } from '../db/public-requests.ts';
import { createReceipts, type Receipts } from '../db/receipts.ts';
import { createRecordedStandards, type RecordedStandards } from '../db/recorded-standards.ts';
import { createReminders, type Reminders } from '../db/reminders.ts';
import { createRetention, type RetentionStore } from '../db/retention.ts';
import { createSavedChecks, type SavedChecks } from '../db/saved-checks.ts';
import { type Keys, makeKeys } from '../db/sealing.ts';
import { createSuccessions, type Successions } from '../db/successions.ts';
import { type Answerer, createAnswerer } from '../knowledge/answer/answer.ts';
import { answerRunnable } from '../knowledge/answer/runnable.ts';
import type { Calendars } from '../knowledge/casework/calendar.ts';
import { beijingDate } from '../knowledge/casework/days.ts';
import type { Day } from '../knowledge/casework/types.ts';
import { type Glossary, loadGlossary } from '../knowledge/glossary/glossary.ts';
import { type County, loadCounty } from '../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { createGazetteer, type Gazetteer } from '../knowledge/places/gazetteer.ts';
import { type Guides, loadGuides } from '../knowledge/programmes/guides.ts';
import type { Shelf } from '../knowledge/shelf.ts';
import { createPinyinReader, type PinyinReader } from '../knowledge/text/pinyin.ts';
import { type Cleaner, createCleaner } from './attachments/cleaner.ts';
import { createLearning, type Learning } from './learning.ts';
import { createLimit, type Limit } from './limits.ts';
import type { Model } from './model/model.ts';
import { createPublishing, type Publishing } from './publishing.ts';

/** Structured, and never handed words, names, numbers or addresses of people. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Office {
  county: County;
  /** What is answered from; exchanged as a whole when something is published, so it is never kept hold of. */
  knowledge: Knowledge;
  guides: Guides;
  /** What the words of the office mean. */
  glossary: Glossary;
  gazetteer: Gazetteer;
  answerer: Answerer;
  /** The answerer as a LangChain runnable, which is how the talk calls it. */
  answering: ReturnType<typeof answerRunnable>;
  /** Reads what was typed in pinyin, by the words of the articles. */
  readPinyin: PinyinReader;
  db: Database;
  cases: Cases;
  reading: CaseReading;
  /** The words cases are found by. */
  caseIndex: CaseIndex;
  /** What the public may read. */
  publicRequests: PublicRequests;
  conversations: Conversations;
  receipts: Receipts;
  officers: Officers;
  outbox: Outbox;
  /** What the office wrote itself, and what carries it into the knowledge served. */
  articles: Articles;
  recorded: RecordedStandards;
  publishing: Publishing;
  /** What editors may learn from talks: kept, and waiting to be. */
  lessons: Lessons;
  learning: Learning;
  attachments: Attachments;
  audit: Audit;
  /** Where the daily heads of the chain of events are written. */
  headsFolder: string;
  cleaner: Cleaner;
  drafts: Drafts;
  interests: Interests;
  savedChecks: SavedChecks;
  /** What is over its days. */
  retention: RetentionStore;
  reminders: Reminders;
  /** What still names a township that is gone. */
  successions: Successions;
  /** Working days as the State Council's notices have them, with those loaded since. */
  calendars(): Calendars;
  /** Looks for notices loaded since. @returns whether there were any */
  reloadCalendars(): Promise<boolean>;
  keys: Keys;
  dailyKey: DailyKey;
  /** Tries at receipt codes; slowed whatever else is not. */
  receiptTries: { byNumber: Limit; bySource: Limit };
  /** A language model, where one is set; everything works the same without. */
  model?: Model;
  log: Log;
  now(): Date;
  /** The Beijing day now. */
  today(): Day;
  /** Where what was worked out once is kept for the next start, if anywhere. */
  shelf: Shelf | undefined;
  /** Address of the web page, for channels that must send people there. */
  webAddress: string;
  /** Hardens the new receipt; after an anonymous tip-off also empties the write-ahead log of the erased talk. */
  afterFiling(erased: boolean): void;
  /** Has what waits for a talk delivered once the unit under way is on disk; set by whoever runs the delivery. */
  tellSoon(conversation: string): void;
  close(): Promise<void>;
}

export interface OfficeOptions {
  county: string;
  /** Folder of the database file's neighbours (keys). */
  folder: string;
  databaseFile: string;
  masterKey: Buffer;
  webAddress: string;
  log: Log;
  shelf?: Shelf | undefined;
  now?: () => Date;
}

/** How long after an anonymous filing the log is emptied, in ms. */
const SWEEP_AFTER = 1_000;

/**
 * Opens everything; nothing listens yet.
 * @throws KeyListFault when the list of keys cannot be used; KnowledgeFaults, CountyError when what ships is broken; the
 * database's own errors.
 */
export function openOffice(options: OfficeOptions): Office {
  const now = options.now ?? (() => new Date());
  const today = () => beijingDate(now());
  const county = loadCounty(options.county);
  const knowledge = loadKnowledge({ county, shelf: options.shelf });
  const answerer = createAnswerer(knowledge, { asOf: today, shelf: options.shelf });
  const keys = makeKeys(options.masterKey, readKeyList(options.folder, options.masterKey));
  const db = openSqlite(options.databaseFile);
  const conversations = createConversations(db, keys, today);
  const receipts = createReceipts(db, keys);
  const cleaner = createCleaner();
  const index = createCaseIndex(db, keys);
  const reading = createCaseReading(db, keys, index);
  const failed = (what: string) => (error: unknown) =>
    options.log.error({ error: error instanceof Error ? error.name : 'unknown' }, what);
  let sweeping: NodeJS.Timeout | undefined;
  function sweep(): void {
    sweeping = undefined;
    try {
      // Somebody is copying the database: the erased talk is still in the log, so come back.
      if (!db.sweep()) sweeping = setTimeout(sweep, SWEEP_AFTER);
    } catch (error) {
      failed('the write-ahead log could not be swept')(error);
    }
  }
  const lessons = createLessons(db);
  const calendars = openCalendars(db);
  const cases = createCases(db.tables, keys);
  const office: Office = {
    county,
    knowledge,
    guides: loadGuides(),
    glossary: loadGlossary(),
    gazetteer: createGazetteer(county),
    answerer,
    answering: answerRunnable(answerer),
    // By what is served when the first letters come.
    readPinyin: createPinyinReader(() =>
      office.knowledge.articles.flatMap(({ title, ask, body }) => [title, ...ask, body]),
    ),
    db,
    cases,
    reading,
    caseIndex: index,
    publicRequests: createPublicRequests(db),
    conversations,
    receipts,
    officers: createOfficers(db, now),
    outbox: createOutbox(db, now),
    articles: createArticles(db, now),
    recorded: createRecordedStandards(db, now),
    publishing: createPublishing(() => office),
    lessons,
    learning: createLearning(lessons, county, { now, today }),
    audit: createAudit(db, keys, reading.visibleTo),
    headsFolder: headsOf(options.databaseFile),
    attachments: createAttachments(db, keys, join(options.folder, 'attachments'), now),
    cleaner,
    drafts: createDrafts(db, keys, cases, now),
    interests: createInterests(db, now),
    savedChecks: createSavedChecks(db, keys, today),
    retention: createRetention(db, index),
    reminders: createReminders(db),
    successions: createSuccessions(db),
    calendars: calendars.now,
    reloadCalendars: calendars.reload,
    keys,
    dailyKey: openDailyKey(join(options.folder, 'day.key'), db, today),
    receiptTries: { byNumber: createLimit(20, 1), bySource: createLimit(10, 2) },
    log: options.log,
    now,
    today,
    shelf: options.shelf,
    webAddress: options.webAddress,
    afterFiling(erased) {
      receipts.harden(failed('receipts could not be hardened'));
      index.begin(failed('the words of cases could not be indexed'));
      if (!erased) return;
      // Many at once share one sweep; it needs no hurry, only certainty.
      sweeping ??= setTimeout(sweep, SWEEP_AFTER);
    },
    tellSoon: () => {},
    async close() {
      clearTimeout(sweeping);
      await receipts.stop();
      await index.stop();
      await cleaner.stop();
      await conversations.flush();
      await db.close();
    },
  };
  return office;
}
