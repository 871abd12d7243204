// What happens to files by itself: those no case took are erased after an hour, those no row names are swept away, and
// those of anonymous cases lose the hour they were written at.
import { KEEP_UNFILED } from '../../bot/attachments/receive.ts';
import type { Office } from '../../bot/office.ts';
import { nameOf } from '../../bot/turn.ts';

const LOOK_EVERY = 5 * 60_000;

/** Every few minutes: what nobody filed. */
export async function expireFiles(office: Office): Promise<void> {
  await office.attachments.expire(new Date(office.now().getTime() - KEEP_UNFILED));
}

/** Once a day, and soon after a start. */
export async function tidyFiles(office: Office): Promise<void> {
  await expireFiles(office);
  // By the disk's own clock, which dates the files.
  await office.attachments.sweep(new Date(Date.now() - KEEP_UNFILED));
  await office.attachments.renewTimes(office.today());
}

/** A server that was killed right after it filed leaves the hour on the files; the next one takes it off first of all. */
export function startFiles(office: Office): () => void {
  office.attachments
    .blurFresh()
    .catch((error) => office.log.error({ error: nameOf(error) }, 'the times of files could not be set back'));
  const timer = setInterval(() => {
    expireFiles(office).catch((error) =>
      office.log.error({ error: nameOf(error) }, 'unfiled attachments could not be erased'),
    );
  }, LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
