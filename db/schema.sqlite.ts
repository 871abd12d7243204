// The SQLite tables, for drizzle-kit and the embedded default.
import { sqliteKit } from './kits/sqlite.ts';
import { defineSchema } from './schema.ts';

export const {
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
  articleDrafts,
  articleVersions,
  recordedStandards,
  unansweredQuestions,
  answerVotes,
  attachments,
  reminders,
  followUps,
  replyDrafts,
  interests,
  caseMerges,
  calendarNotices,
  publicRequests,
  savedChecks,
  checkSubscriptions,
  caseWords,
} = defineSchema(sqliteKit);
