// Attachments: rows in the database, sealed bytes in files beside it. Bytes are on disk before a row names them; a file no
// row names is swept away, so a crash in between leaves nothing for ever.
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, asc, count, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Database, Queries } from './connect.ts';
import { randomBytes } from './random.ts';
import type { Schema } from './schema.ts';
import { type Keys, sealBytes, unsealBytes } from './sealing.ts';

export type AttachmentRow = Schema['attachments']['$inferSelect'];

/** What a case says of a file of its own. */
export type AttachmentFace = Pick<AttachmentRow, 'id' | 'type' | 'size' | 'hash' | 'original'> & {
  seq: number;
};

/** A talk holds as many files as a case may have. */
export class TooManyFiles extends Error {}

export type Attachments = ReturnType<typeof createAttachments>;

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const NAME = /^[0-9a-f]{32}$/;

/** On disk, under its name, whole or not at all. */
function writeWhole(folder: string, name: string, bytes: Buffer): void {
  const part = join(folder, `${name}.part`);
  const handle = openSync(part, 'wx', 0o600);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, join(folder, name));
  const dir = openSync(folder, 'r');
  try {
    fsyncSync(dir);
  } finally {
    closeSync(dir);
  }
}

/** @param folder where the files lie; made when it is not there */
export function createAttachments(db: Database, keys: Keys, folder: string, now: () => Date) {
  const { attachments } = db.tables;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (id: string) => join(folder, id);

  /** Removes files whose rows are gone. A file that cannot be removed now is an orphan the next sweep finds. */
  function forgetFiles(ids: readonly string[]): void {
    for (const id of ids) rmSync(fileOf(id), { force: true });
  }

  return {
    /**
     * Keeps cleaned bytes for a talk.
     * @param original the bytes as they came, for their hash alone
     * @throws TooManyFiles when `most` wait in this talk already
     */
    async keep(
      conversation: string,
      { bytes, type, original }: { bytes: Buffer; type: string; original: Buffer },
      { most }: { most: number },
    ): Promise<AttachmentRow> {
      const id = randomBytes(16).toString('hex');
      const key = randomBytes(32);
      writeWhole(folder, id, sealBytes(key, bytes));
      const row: AttachmentRow = {
        id,
        caseId: null,
        seq: null,
        conversation,
        uploadedAt: now().toISOString(),
        freshOn: null,
        type,
        size: bytes.length,
        key: sealBytes(keys.fields, key),
        hash: sha256(bytes),
        original: sha256(original),
      };
      await db.unit(async (tx) => {
        const [own] = await tx
          .select({ files: count() })
          .from(attachments)
          .where(eq(attachments.conversation, conversation));
        // Asked again where nobody else can come in between; the bytes are left to the sweep.
        if (Number(own?.files ?? 0) >= most) throw new TooManyFiles();
        await tx.insert(attachments).values(row);
      });
      return row;
    },

    /** Those among `ids` that wait in this talk, in the order given. */
    async waiting(queries: Queries, conversation: string, ids: readonly string[]): Promise<AttachmentRow[]> {
      if (ids.length === 0) return [];
      const rows = await queries
        .select()
        .from(attachments)
        .where(and(eq(attachments.conversation, conversation), inArray(attachments.id, [...ids])));
      return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
    },

    /** How many wait in this talk, and how many bytes wait in all talks. */
    async load(conversation: string): Promise<{ files: number; bytes: number }> {
      const [own] = await db.reading
        .select({ files: count() })
        .from(attachments)
        .where(eq(attachments.conversation, conversation));
      const [all] = await db.reading
        .select({ bytes: sql<number>`coalesce(sum(${attachments.size}), 0)` })
        .from(attachments)
        .where(isNotNull(attachments.conversation));
      return { files: Number(own?.files ?? 0), bytes: Number(all?.bytes ?? 0) };
    },

    async countOf(queries: Queries, caseId: string): Promise<number> {
      const [row] = await queries
        .select({ files: count() })
        .from(attachments)
        .where(eq(attachments.caseId, caseId));
      return Number(row?.files ?? 0);
    },

    /**
     * Gives waiting files to a case, inside the unit that files or adds to it. From then on nothing of them names the talk
     * or the hour; of an anonymous case they lose the hash of what came too.
     */
    async bind(
      tx: Queries,
      caseId: string,
      rows: readonly AttachmentRow[],
      { anonymous, today }: { anonymous: boolean; today: string },
    ): Promise<AttachmentFace[]> {
      let seq = await this.countOf(tx, caseId);
      const bound: AttachmentFace[] = [];
      for (const { id, type, size, hash, original } of rows) {
        seq += 1;
        const kept = anonymous ? null : original;
        await tx
          .update(attachments)
          .set({
            caseId,
            seq,
            conversation: null,
            uploadedAt: null,
            original: kept,
            freshOn: anonymous ? today : null,
          })
          .where(and(eq(attachments.id, id), isNull(attachments.caseId)))
          .returning({ id: attachments.id });
        bound.push({ id, type, size, hash, original: kept, seq });
      }
      return bound;
    },

    /** The files' own times tell the hour too: set back to the day. */
    blurTimes(ids: readonly string[], day: string): void {
      for (const id of ids) {
        try {
          utimesSync(fileOf(id), new Date(`${day}T00:00:00+08:00`), new Date(`${day}T00:00:00+08:00`));
        } catch {
          // Gone meanwhile; then it tells nothing.
        }
      }
    },

    /** The same for every file an anonymous case took lately: whoever filed it may have been stopped before. */
    async blurFresh(): Promise<void> {
      const rows = await db.reading
        .select({ id: attachments.id, freshOn: attachments.freshOn })
        .from(attachments)
        .where(isNotNull(attachments.freshOn));
      for (const { id, freshOn } of rows) if (freshOn) this.blurTimes([id], freshOn);
    },

    /**
     * Writes files that anonymous cases took before today anew, byte for byte: a file system notes when a file was made,
     * and only a new file has another time.
     */
    async renewTimes(today: string): Promise<void> {
      const rows = await db.reading
        .select({ id: attachments.id, freshOn: attachments.freshOn })
        .from(attachments)
        .where(lt(attachments.freshOn, today));
      for (const { id, freshOn } of rows) {
        const bytes = await readFile(fileOf(id)).catch(() => undefined);
        if (bytes) writeWhole(folder, id, bytes);
        this.blurTimes([id], freshOn ?? today);
        await db.unit((tx) =>
          tx
            .update(attachments)
            .set({ freshOn: null })
            .where(eq(attachments.id, id))
            .returning({ id: attachments.id }),
        );
      }
    },

    /** Every file of a case, in order. */
    async of(queries: Queries, caseId: string): Promise<AttachmentFace[]> {
      const rows = await queries
        .select()
        .from(attachments)
        .where(eq(attachments.caseId, caseId))
        .orderBy(asc(attachments.seq));
      return rows.map(({ id, type, size, hash, original, seq }) => ({
        id,
        type,
        size,
        hash,
        original,
        seq: seq ?? 0,
      }));
    },

    /** Opens a file of this case; undefined when the case has no such file. @throws when its bytes were changed */
    async open(caseId: string, id: string): Promise<{ face: AttachmentFace; bytes: Buffer } | undefined> {
      if (!NAME.test(id)) return undefined;
      const [row] = await db.reading
        .select()
        .from(attachments)
        .where(and(eq(attachments.id, id), eq(attachments.caseId, caseId)));
      if (!row) return undefined;
      const bytes = unsealBytes(unsealBytes(keys.fields, row.key), await readFile(fileOf(id)));
      const { type, size, hash, original, seq } = row;
      return { face: { id, type, size, hash, original, seq: seq ?? 0 }, bytes };
    },

    /** Takes waiting files back: the sender thought better of them, or left. */
    async drop(conversation: string, ids: readonly string[]): Promise<number> {
      if (ids.length === 0) return 0;
      const gone = await db.unit((tx) =>
        tx
          .delete(attachments)
          .where(and(eq(attachments.conversation, conversation), inArray(attachments.id, [...ids])))
          .returning({ id: attachments.id }),
      );
      forgetFiles(gone.map(({ id }) => id));
      return gone.length;
    },

    /** Erases all that still waits in a talk, inside the unit that erases the talk; then call `gone`. */
    async leave(tx: Queries, conversation: string): Promise<string[]> {
      const rows = await tx
        .delete(attachments)
        .where(eq(attachments.conversation, conversation))
        .returning({ id: attachments.id });
      return rows.map(({ id }) => id);
    },

    /** Removes the bytes of rows that are gone from the disk. */
    gone: forgetFiles,

    /** Erases every file of these cases. */
    async erase(caseIds: readonly string[]): Promise<void> {
      if (caseIds.length === 0) return;
      const gone = await db.unit((tx) =>
        tx
          .delete(attachments)
          .where(inArray(attachments.caseId, [...caseIds]))
          .returning({ id: attachments.id }),
      );
      forgetFiles(gone.map(({ id }) => id));
    },

    /** Erases what came before `before` and was never filed. @returns how many */
    async expire(before: Date): Promise<number> {
      const gone = await db.unit((tx) =>
        tx
          .delete(attachments)
          .where(and(isNull(attachments.caseId), lt(attachments.uploadedAt, before.toISOString())))
          .returning({ id: attachments.id }),
      );
      forgetFiles(gone.map(({ id }) => id));
      return gone.length;
    },

    /** Removes files no row names, left by a crash. Younger ones may be on their way to a row. @returns how many */
    async sweep(before: Date): Promise<number> {
      let orphans = 0;
      for (const name of readdirSync(folder)) {
        const id = name.replace(/\.part$/, '');
        const file = join(folder, name);
        const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
        if (!NAME.test(id) || changed >= before.getTime()) continue;
        const [row] = await db.reading
          .select({ id: attachments.id })
          .from(attachments)
          .where(eq(attachments.id, id));
        if (row && name === id) continue;
        rmSync(file, { force: true });
        orphans += 1;
      }
      return orphans;
    },
  };
}
