// The PostgreSQL tables, for drizzle-kit and the schema test.
import { postgresKit } from './kits/postgres.ts';
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
} = defineSchema(postgresKit);
