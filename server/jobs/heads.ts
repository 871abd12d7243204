// Once a day the end of the chain is written down outside the database. Not oftener: a head an hour would tell in which hour
// an anonymous tip-off came.
import type { Office } from '../../bot/office.ts';
import { lastEvent } from '../../db/events.ts';
import { hasHead, writeHead } from '../../db/heads.ts';

export async function writeDailyHead(office: Office): Promise<void> {
  const day = office.today();
  if (hasHead(office.headsFolder, day)) return;
  const last = await lastEvent(office.db.reading, office.db.tables);
  if (last) writeHead(office.headsFolder, { day, ...last });
}
