// A file of a case on its way to whoever may see it: always something to save, never something that runs.
import type { Context, MiddlewareHandler } from 'hono';
import { fileName } from '../bot/attachments/names.ts';
import type { Office } from '../bot/office.ts';
import { nameOf } from '../bot/turn.ts';
import type { AttachmentFace } from '../db/attachments.ts';
import type { Authorized, CaseFile } from '../db/case-reading.ts';
import { readEvent } from '../db/cases.ts';
import type { Account } from '../db/officers.ts';
import { unitOf } from '../knowledge/casework/access.ts';
import { foldCase } from '../knowledge/casework/fold.ts';
import { Problem } from './problem.ts';

export interface OpenedFile {
  face: AttachmentFace;
  bytes: Buffer;
}

/** @throws Problem 404; 503 when its bytes were changed or lost */
export async function openFile(office: Office, caseId: string, id: string): Promise<OpenedFile> {
  let opened: OpenedFile | undefined;
  try {
    opened = await office.attachments.open(caseId, id);
  } catch (error) {
    office.log.error({ attachment: id, error: nameOf(error) }, 'an attachment cannot be opened');
    throw new Problem(503, '这个文件现在打不开，请告诉管理员。');
  }
  if (!opened) throw new Problem(404, '没有找到这个文件。');
  return opened;
}

export function sendFile(c: Context, { face, bytes }: OpenedFile): Response {
  const name = fileName(face.type, face.seq);
  const plain = `file${face.seq}${name.slice(name.lastIndexOf('.'))}`;
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': face.type,
    'Content-Length': String(bytes.length),
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'no-store',
  });
}

/** Around the common headers: whatever is handed out as a file may run nothing, whoever opens it and how. */
export const sandboxFiles: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.get('content-disposition')?.startsWith('attachment')) return;
  c.res.headers.set('Content-Security-Policy', "sandbox; default-src 'none'");
  c.res.headers.set('X-Content-Type-Options', 'nosniff');
  c.res.headers.set('Cross-Origin-Resource-Policy', 'same-origin');
};

/** A unit that was given a copy without names sees no picture of them either. */
const isMasked = (account: Account, file: CaseFile): boolean => {
  const { maskedFor } = foldCase(file.events.map(readEvent));
  return maskedFor !== undefined && maskedFor === unitOf(account);
};

/** @throws Problem 404, 503 */
export async function openFileFor(
  office: Office,
  account: Account,
  file: Authorized<CaseFile>,
  id: string,
): Promise<OpenedFile> {
  if (isMasked(account, file)) throw new Problem(404, '没有找到这个文件。');
  return openFile(office, file.id, id);
}

/** The files of a case as this officer may have them listed. */
export async function filesFor(office: Office, account: Account, file: Authorized<CaseFile>) {
  const faces = isMasked(account, file) ? [] : await office.attachments.of(office.db.reading, file.id);
  return faces.map(({ id, type, size, seq, hash, original }) => ({
    id,
    name: fileName(type, seq),
    type,
    size,
    sha256: hash,
    ...(original === null ? {} : { originalSha256: original }),
  }));
}
