// What happens by itself every day: yesterday's key is destroyed, and talks nobody came back to are forgotten.
import { Cron } from 'croner';
import type { Office } from '../../bot/office.ts';
import { recheckSubscriptions } from '../../bot/self-check/recheck.ts';
import { nameOf } from '../../bot/turn.ts';
import { startFiles, tidyFiles } from './files.ts';
import { writeDailyHead } from './heads.ts';
import { forgetDue } from './retention.ts';
import { followTownships } from './successions.ts';

/** A case that cannot follow its township must not keep the rest of the night from being done. */
async function follow(office: Office): Promise<void> {
  try {
    await followTownships(office);
  } catch (error) {
    office.log.error({ error: nameOf(error) }, 'townships could not be followed; it is tried again tomorrow');
  }
}

/** What is done once a day. Never throws. */
export async function tidy(office: Office): Promise<void> {
  await follow(office);
  try {
    await office.dailyKey.turn();
    await office.reloadCalendars();
    const { cases, contacts, files } = await forgetDue(office);
    if (cases + contacts > 0) office.log.info({ cases, contacts, files }, 'erased what was over its days');
    await tidyFiles(office);
    await recheckSubscriptions(office);
    await writeDailyHead(office);
    office.db.sweep();
  } catch (error) {
    office.log.error({ error: nameOf(error) }, 'the daily tidying failed');
  }
}

export function startDaily(office: Office): () => void {
  const stopFiles = startFiles(office);
  const job = new Cron('5 0 * * *', { timezone: 'Asia/Shanghai', unref: true }, () => tidy(office));
  // A server that was off at midnight tidies when it comes back.
  const soon = setTimeout(() => void tidy(office), 30_000);
  soon.unref();
  return () => {
    clearTimeout(soon);
    job.stop();
    stopFiles();
  };
}
