// The files of cases as their rows and as the chain of events have them, for whoever compares the two.
import { eq, inArray, isNotNull } from 'drizzle-orm';
import type { AttachedFile } from '../knowledge/casework/types.ts';
import type { AttachmentRow } from './attachments.ts';
import type { Database } from './connect.ts';

/** Events after which the files of a case are rightly gone. */
const ERASING = ['erased', 'files_erased'];

/** Every file a case has. */
export async function keptFiles(
  db: Database,
): Promise<{ row: AttachmentRow; trackingNumber: string | null }[]> {
  const { attachments, cases } = db.tables;
  return db.reading
    .select({ row: attachments, trackingNumber: cases.trackingNumber })
    .from(attachments)
    .leftJoin(cases, eq(cases.id, attachments.caseId))
    .where(isNotNull(attachments.caseId));
}

/** Every file the chain says a case was given, but for cases whose files were erased since, which the chain says too. */
export async function givenFiles(
  db: Database,
): Promise<Map<string, AttachedFile & { trackingNumber: string }>> {
  const { events, cases } = db.tables;
  const rows = await db.reading
    .select({ type: events.type, body: events.body, trackingNumber: cases.trackingNumber })
    .from(events)
    .innerJoin(cases, eq(cases.id, events.caseId))
    .where(inArray(events.type, ['attached', ...ERASING]))
    .orderBy(events.seq);
  const marks = new Map<string, AttachedFile & { trackingNumber: string }>();
  for (const { type, body, trackingNumber } of rows) {
    if (type === 'attached') {
      const { files } = JSON.parse(body) as { files: AttachedFile[] };
      for (const file of files) marks.set(file.id, { ...file, trackingNumber });
    } else {
      for (const [id, mark] of marks) if (mark.trackingNumber === trackingNumber) marks.delete(id);
    }
  }
  return marks;
}
