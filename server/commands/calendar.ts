// `calendar load`, `calendar list`: a year's holidays as the State Council announced them, and what they move.
import { readFileSync } from 'node:fs';
import { keepNotice, openCalendars } from '../../db/calendars.ts';
import { createCases } from '../../db/cases.ts';
import { appendEvents } from '../../db/events.ts';
import { recountOpen } from '../../db/recount.ts';
import { NoticeFault, parseNotice } from '../../knowledge/casework/calendar.ts';
import { beijingDate } from '../../knowledge/casework/days.ts';
import { withDatabase } from './database.ts';
import type { Settings } from './settings.ts';
import { type ExitCode, Refused, type Terminal } from './terminal.ts';

function readNotice(year: string, file: string) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refused(`${file} cannot be read.`);
  }
  try {
    const notice = parseNotice(text);
    if (String(notice.year) === year) return notice;
    throw new Refused(`${file} is the notice of ${notice.year}, not of ${year}.`);
  } catch (error) {
    if (error instanceof NoticeFault) throw new Refused(`${file}: ${error.message}`);
    throw error;
  }
}

/**
 * Keeps the notice beside those that ship and counts the deadlines of open cases anew; may run while the server works.
 * @throws Refused with what is wrong in the file
 */
export async function loadCalendar(
  year: string,
  file: string,
  settings: Settings,
  now: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  const notice = readNotice(year, file);
  return withDatabase<ExitCode>(settings.databaseFile, async (db) => {
    const at = now().toISOString();
    await db.unit((tx) => keepNotice(tx, db.tables, notice, at));
    const calendars = openCalendars(db);
    await calendars.reload();
    const cases = createCases(db.tables);
    const { looked, moved } = await recountOpen(db, cases, beijingDate(now()), calendars.now());
    const body = { year: notice.year, notice: notice.notice, moved };
    await db.unit((tx) =>
      appendEvents(tx, db.tables, [{ caseId: null, type: 'calendar_loaded', at, by: null, body }]),
    );
    terminal.say(
      `${notice.year}: ${notice.notice}. ${looked} open cases looked at, deadlines of ${moved} moved.`,
    );
    return 0;
  });
}

/** Which years have a notice, and which document it is. */
export async function listCalendars(settings: Settings, terminal: Terminal): Promise<ExitCode> {
  return withDatabase<ExitCode>(settings.databaseFile, async (db) => {
    const calendars = openCalendars(db);
    await calendars.reload();
    for (const [year, notice] of [...calendars.now().notices].toSorted()) terminal.say(`${year}  ${notice}`);
    return 0;
  });
}
