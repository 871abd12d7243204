// What happens by itself every hour: deadlines are reminded of, reporters of closed cases asked how it went.
import { Cron } from 'croner';
import type { Office } from '../../bot/office.ts';
import { nameOf } from '../../bot/turn.ts';
import { recountOpen } from '../../db/recount.ts';
import { clockKey, type Reminder, type RunningClock } from '../../db/reminders.ts';
import { addWorkingDays, officialCalendars } from '../../knowledge/casework/calendar.ts';
import { levelsReached } from '../../knowledge/casework/reminding.ts';
import { SOON } from '../../knowledge/casework/urgency.ts';

const A_PAGE = 500;

/**
 * Reminds of every deadline that is near or past, each level once; safe to run as often as one likes, on as many
 * servers.
 * @returns what was said now, for the first time
 */
export async function remind(office: Office): Promise<Reminder[]> {
  const today = office.today();
  const calendars = office.calendars();
  const until = addWorkingDays(today, SOON, calendars).due;
  const said: Reminder[] = [];
  let last: RunningClock | undefined;
  for (;;) {
    const page = await office.reminders.running(until, last, A_PAGE);
    const due = page.flatMap((clock) =>
      levelsReached(clock, clock, today, calendars).map(
        (level): Reminder => ({
          caseId: clock.caseId,
          clock: clockKey(clock),
          due: clock.due,
          level,
          on: today,
        }),
      ),
    );
    if (due.length > 0) said.push(...(await office.db.unit((tx) => office.reminders.say(tx, due))));
    if (page.length < A_PAGE) return said;
    last = page.at(-1);
  }
}

/** 回访: some days after closing, whoever can be told is asked whether it is really solved. @returns how many were */
export async function followUp(office: Office): Promise<number> {
  let asked = 0;
  for (;;) {
    const waiting = await office.reminders.followUpsDue(office.today(), A_PAGE);
    for (const one of waiting) {
      const told = await office.db.unit(async (tx) => {
        // An anonymous reporter has left nothing to be asked at; the page asks when they look.
        if (!(await office.reminders.asked(tx, one))) return undefined;
        const conversation = await office.cases.followerOf(tx, one.caseId);
        if (conversation === undefined) return undefined;
        await office.outbox.put(tx, { conversation, caseId: one.caseId, what: 'follow-up:' });
        return conversation;
      });
      if (told === undefined) continue;
      office.tellSoon(told);
      asked += 1;
    }
    if (waiting.length < A_PAGE) return asked;
  }
}

/** One hour's look at everything that is due, for as long as the office is open. Never throws. */
export function createLook(office: Office): () => Promise<void> {
  let counted = officialCalendars();
  /** A notice loaded beside this server: what was written until it was heard of was counted without. */
  async function hearOfNotices(): Promise<void> {
    await office.reloadCalendars();
    const calendars = office.calendars();
    if (calendars === counted) return;
    await recountOpen(office.db, office.cases, office.today(), calendars);
    counted = calendars;
  }
  return async () => {
    try {
      await hearOfNotices();
      const said = await remind(office);
      const asked = await followUp(office);
      if (said.length + asked > 0) office.log.info({ reminders: said.length, asked }, 'reminded');
      const { clocks, years } = await office.reminders.provisional();
      if (clocks > 0) {
        office.log.warn(
          { clocks, years },
          'deadlines may still move: no holiday notice loaded for these years',
        );
      }
    } catch (error) {
      office.log.error({ error: nameOf(error) }, 'reminding failed; it is tried again within the hour');
    }
  };
}

export function startReminding(office: Office): () => void {
  const look = createLook(office);
  const job = new Cron('10 * * * *', { timezone: 'Asia/Shanghai', unref: true }, look);
  // A server that was off says what it missed when it comes back.
  const soon = setTimeout(() => void look(), 15_000);
  soon.unref();
  return () => {
    clearTimeout(soon);
    job.stop();
  };
}
