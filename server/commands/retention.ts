// `retention`: what is over its days, counted or erased, beside the server or without it.
import { createAttachments } from '../../db/attachments.ts';
import { openCalendars } from '../../db/calendars.ts';
import { createCaseIndex } from '../../db/case-index.ts';
import { createCases } from '../../db/cases.ts';
import { createConversations } from '../../db/conversations.ts';
import { createLessons } from '../../db/lessons.ts';
import { createRetention } from '../../db/retention.ts';
import { createSavedChecks } from '../../db/saved-checks.ts';
import { makeKeys } from '../../db/sealing.ts';
import { beijingDate } from '../../knowledge/casework/days.ts';
import { loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { countDue, type Forgetting, type Forgotten, forgetDue } from '../jobs/retention.ts';
import { filesIn } from './attached.ts';
import { withDatabase } from './database.ts';
import type { Settings } from './settings.ts';
import { type ExitCode, Refused, type Terminal } from './terminal.ts';

const NAMES: Record<keyof Forgotten, string> = {
  talks: 'talks',
  questions: 'unanswered questions and votes',
  savedAnswers: 'half-way self-checks',
  savedCards: 'self-check cards',
  contacts: 'contacts of ended cases',
  cases: 'words of ended cases',
  files: 'files of those cases',
};

/**
 * @param master the key of the server: words are taken out of the index by it
 * @param isDry only counts
 */
export async function retention(
  isDry: boolean,
  settings: Settings,
  master: Buffer | undefined,
  now: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  const key = master ?? (isDry ? Buffer.alloc(32) : undefined);
  if (!key) throw new Refused(`There is no master key at ${settings.keyFile}; without it nothing is erased.`);
  const county = loadCounty(settings.county);
  return withDatabase(settings.databaseFile, async (db): Promise<ExitCode> => {
    const keys = makeKeys(key);
    const today = () => beijingDate(now());
    const index = createCaseIndex(db, keys);
    const calendars = openCalendars(db);
    await calendars.reload();
    const office: Forgetting = {
      county,
      db,
      now,
      today,
      calendars: calendars.now,
      cases: createCases(db.tables, keys),
      retention: createRetention(db, index),
      conversations: createConversations(db, keys, today),
      lessons: createLessons(db),
      savedChecks: createSavedChecks(db, keys, today),
      attachments: createAttachments(db, keys, filesIn(settings.folder), now),
    };
    const found = await (isDry ? countDue(office) : forgetDue(office));
    terminal.say(isDry ? 'Would be erased now:' : 'Erased:');
    for (const [kind, name] of Object.entries(NAMES)) {
      const { days, basis } = kind === 'files' ? county.retention.cases : county.retention[kind as 'cases'];
      terminal.say(`  ${found[kind as keyof Forgotten]} ${name} (kept ${days} days: ${basis})`);
    }
    if (!isDry && !db.sweep()) {
      terminal.note(
        'Old pages may be in the write-ahead log until the server empties it, at the latest tonight.',
      );
    }
    return 0;
  });
}
