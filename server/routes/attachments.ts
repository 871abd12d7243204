// Files over HTTP: sent ahead of the message that names them, added to a case by its reporter, and read by its reporter.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { afterAttaching, attachToCase } from '../../bot/attachments/attach.ts';
import { TooBusy } from '../../bot/attachments/cleaner.ts';
import { fileName } from '../../bot/attachments/names.ts';
import { receiveFile, TooLarge } from '../../bot/attachments/receive.ts';
import { fileRefusal } from '../../bot/attachments/refusal.ts';
import type { Office } from '../../bot/office.ts';
import { files as words } from '../../bot/phrases/attachments.ts';
import { reporterView } from '../../bot/returning.ts';
import { nameOf, newConversation } from '../../bot/turn.ts';
import type { AttachmentRow } from '../../db/attachments.ts';
import { readBody } from '../body.ts';
import { openFile, sendFile } from '../files.ts';
import { readFileForm } from '../multipart.ts';
import { Problem } from '../problem.ts';
import type { Senders } from '../sender.ts';
import { openByPair, trackPair } from './track.ts';

export const attachmentDrop = z.strictObject({ conversation: z.string().min(1).max(200) });
export const trackFile = z.strictObject({ ...trackPair, id: z.string().max(60) });

/** What is wrong with a file, as an answer; undefined: it is no fault of the file. */
function fileProblem(error: unknown): Problem | undefined {
  const words = fileRefusal(error);
  if (words === undefined) return undefined;
  if (error instanceof TooLarge) return new Problem(413, words);
  if (error instanceof TooBusy) return new Problem(503, words, { retryAfter: 60 });
  return new Problem(422, words, { errors: [{ path: 'file', message: words }] });
}

const shown = ({ id, type, size }: AttachmentRow) => ({ id, name: fileName(type), type, size });

async function received(office: Office, conversation: string, bytes: Buffer): Promise<AttachmentRow> {
  try {
    return await receiveFile(office, conversation, bytes);
  } catch (error) {
    throw fileProblem(error) ?? error;
  }
}

/** To be mounted at `/api/v1/attachments`. */
export function attachmentRoutes(office: Office, senders: Senders): Hono {
  const app = new Hono();

  /** A page may send a picture before the first word: then a talk begins with it. */
  async function talkFor(id: string | undefined) {
    if (id !== undefined && id !== '') {
      const known = await office.conversations.find(id);
      if (!known) throw new Problem(404, '没有这段聊天，请重新开始。');
      return known;
    }
    const begun = office.conversations.begin(newConversation(), 'web');
    office.conversations.keep(begun, { state: '{}' }, (error) =>
      office.log.error({ error: nameOf(error) }, 'a talk could not be kept yet'),
    );
    return begun;
  }

  app.post('/', async (c) => {
    senders.file(c);
    const form = await readFileForm(c);
    const talk = await talkFor(form.field('conversation'));
    const row = await received(office, talk.key, form.file);
    return c.json({ ...shown(row), conversation: talk.id });
  });

  app.delete('/:id', async (c) => {
    const { conversation } = await readBody(c, attachmentDrop);
    const gone = await office.attachments.drop(office.conversations.keyOf(conversation), [c.req.param('id')]);
    if (gone === 0) throw new Problem(404, '没有找到这个文件。');
    return c.body(null, 204);
  });

  return app;
}

/** To be mounted at `/api/v1/track`: a form with a file adds it, JSON with an id reads one. */
export function trackFileRoutes(office: Office, senders: Senders): Hono {
  const app = new Hono();

  async function add(c: Context) {
    senders.file(c);
    const form = await readFileForm(c);
    const file = await openByPair(office, senders, c, {
      trackingNumber: form.field('trackingNumber') ?? '',
      receiptCode: form.field('receiptCode') ?? '',
    });
    await addToCase(office, file.id, form.file);
    const after = await office.reading.forReporter(file.face.trackingNumber);
    return c.json(await reporterView(office, after ?? file));
  }

  app.post('/attachments', async (c) => {
    if (/^multipart\//i.test(c.req.header('content-type') ?? '')) return add(c);
    const { id, ...pair } = await readBody(c, trackFile);
    const file = await openByPair(office, senders, c, pair);
    return sendFile(c, await openFile(office, file.id, id));
  });

  return app;
}

/**
 * Adds one file to a case whose reporter has opened it.
 * @throws Problem
 */
export async function addToCase(office: Office, caseId: string, bytes: Buffer): Promise<void> {
  // It waits under the case's own name for the moment between being cleaned and being taken.
  const waiting = office.keys.fingerprint('attachment', caseId);
  const row = await received(office, waiting, bytes);
  const attached = await office.db.unit((tx) => attachToCase(tx, office, caseId, [row]));
  if (attached && attached.left === 0) {
    afterAttaching(office, attached);
    if (attached.anonymous) office.afterFiling(true);
    return;
  }
  await office.attachments.drop(waiting, [row.id]);
  throw attached ? new Problem(422, words.tooMany) : new Problem(409, words.notNow);
}
