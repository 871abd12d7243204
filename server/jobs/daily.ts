// What happens by itself every day: yesterday's key is destroyed, and talks nobody came back to are forgotten.
import { Cron } from 'croner';
import { KEEP_TALK } from '../../bot/decide/own-data.ts';
import type { Office } from '../../bot/office.ts';
import { recheckSubscriptions } from '../../bot/self-check/recheck.ts';
import { nameOf } from '../../bot/turn.ts';
import { plusDays } from '../../knowledge/casework/days.ts';
import { startFiles, tidyFiles } from './files.ts';
import { writeDailyHead } from './heads.ts';

/** Days the replies kept against a resend stay. */
const KEEP_TURN = 2;
/** Days unanswered questions and votes are kept for the editors. */
export const KEEP_LESSONS = 90;

export function startDaily(office: Office): () => void {
  async function tidy(): Promise<void> {
    try {
      await office.dailyKey.turn();
      const today = office.today();
      await office.conversations.forget({
        talks: plusDays(today, -KEEP_TALK),
        turns: plusDays(today, -KEEP_TURN),
      });
      await office.lessons.forget(plusDays(today, -KEEP_LESSONS));
      await tidyFiles(office);
      await office.savedChecks.forget();
      await recheckSubscriptions(office);
      await writeDailyHead(office);
      office.db.sweep();
    } catch (error) {
      office.log.error({ error: nameOf(error) }, 'the daily tidying failed');
    }
  }
  const stopFiles = startFiles(office);
  const job = new Cron('5 0 * * *', { timezone: 'Asia/Shanghai', unref: true }, tidy);
  // A server that was off at midnight tidies when it comes back.
  const soon = setTimeout(() => void tidy(), 30_000);
  soon.unref();
  return () => {
    clearTimeout(soon);
    job.stop();
    stopFiles();
  };
}
