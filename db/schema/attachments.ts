// Pictures, sounds and documents that came with a talk or belong to a case. The bytes lie sealed in files beside the database.
import type { Kit } from '../kits/postgres.ts';

export function defineAttachmentTables(kit: Kit) {
  const { table, text, integer, bytes, index } = kit;

  const attachments = table(
    'attachments',
    {
      /** Random; also the name of the file. */
      id: text('id').primaryKey(),
      /** Null while it waits in a talk. */
      caseId: text('case_id'),
      /** Place among the files of its case, from 1. */
      seq: integer('seq'),
      /** Key of the talk it waits in; null once it is filed, so that a case never leads back to a talk. */
      conversation: text('conversation'),
      /** Instant it came, while it waits; null once filed: the hour would tell of an anonymous sender. */
      uploadedAt: text('uploaded_at'),
      /** Day an anonymous case took it, until its file has been written anew at another hour; see `renewTimes`. */
      freshOn: text('fresh_on'),
      type: text('type').notNull(),
      size: integer('size').notNull(),
      /** Key of the file, sealed under the master key. */
      key: bytes('key').notNull(),
      /** SHA-256 of what is kept, hex. */
      hash: text('hash').notNull(),
      /** SHA-256 of what came; never kept for an anonymous case, where it would fit the picture on the sender's phone. */
      original: text('original'),
    },
    (t) => [
      index('attachments_case').on(t.caseId, t.seq),
      index('attachments_waiting').on(t.conversation, t.uploadedAt),
      index('attachments_fresh').on(t.freshOn),
    ],
  );

  return { attachments };
}
