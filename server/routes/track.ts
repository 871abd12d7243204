// Coming back with number and receipt code. A wrong pair looks the same whether the number exists or not.

import type { Context } from 'hono';
import { Hono } from 'hono';
import { z } from 'zod';
import { dropContact } from '../../bot/erasing.ts';
import type { Office } from '../../bot/office.ts';
import { returning } from '../../bot/phrases/returning.ts';
import { readable } from '../../bot/readable.ts';
import { actOnReport, openReport, type ReporterView, reporterView } from '../../bot/returning.ts';
import type { ReporterFile } from '../../db/case-reading.ts';
import { actionBodies } from '../../knowledge/casework/actions.ts';
import { parseReceiptCode, parseTrackingNumber } from '../../knowledge/casework/numbers.ts';
import { readBody } from '../body.ts';
import { download, receiptFile } from '../letters/files.ts';
import { Problem } from '../problem.ts';
import type { Senders } from '../sender.ts';

export const trackPair = { trackingNumber: z.string().max(60), receiptCode: z.string().max(60) };
export const trackRequest = z.strictObject(trackPair);
const story = z
  .string()
  .trim()
  .min(1)
  .max(4_000)
  .refine((text) => readable(text).trim() !== '', '没有文字');
export const trackMessage = z.strictObject({ ...trackPair, text: story });

export const trackRating = z.strictObject({ ...trackPair, ...actionBodies.rate.shape });

const NOT_FOUND = () => new Problem(404, '没有查到。编号和查询码要配得上，请对照着再来一次。');

/** The case this pair opens. @throws Problem 404, the same whichever half is wrong; TooMany */
export async function openByPair(
  office: Office,
  senders: Senders,
  c: Context,
  asked: z.output<typeof trackRequest>,
): Promise<ReporterFile> {
  const source = senders.mark(c);
  // A mistyped pair is still tried as it was typed, so that its answer takes as long and slows down nobody else's.
  const number = parseTrackingNumber(asked.trackingNumber) ?? asked.trackingNumber;
  const code = parseReceiptCode(asked.receiptCode) ?? 'none';
  const file = await openReport(office, number, code, source);
  if (!file) throw NOT_FOUND();
  return file;
}

export function trackRoutes(office: Office, senders: Senders): Hono {
  const app = new Hono();
  const open = (c: Context, asked: z.output<typeof trackRequest>) => openByPair(office, senders, c, asked);

  async function seen(number: string): Promise<ReporterView> {
    const file = await office.reading.forReporter(number);
    if (!file) throw NOT_FOUND();
    return reporterView(office, file);
  }

  app.post('/', async (c) =>
    c.json(await reporterView(office, await open(c, await readBody(c, trackRequest)))),
  );

  app.post('/receipt', async (c) => {
    const asked = await readBody(c, trackRequest);
    return download(c, await receiptFile(office, await open(c, asked), asked.receiptCode));
  });

  app.post('/messages', async (c) => {
    const { text, ...asked } = await readBody(c, trackMessage);
    const file = await open(c, asked);
    // Right or not, nobody fills a case with words faster than a talk.
    senders.message(c, file.id);
    const done = await office.db.unit((tx) => actOnReport(tx, office, file.id, 'message', { text }));
    if (!done) throw new Problem(409, '这件诉求现在不能补充了。');
    return c.json(await seen(file.face.trackingNumber));
  });

  app.post('/withdraw', async (c) => {
    const file = await open(c, await readBody(c, trackRequest));
    const done = await office.db.unit((tx) => actOnReport(tx, office, file.id, 'withdraw', {}));
    if (!done) throw new Problem(409, '这件诉求现在不能撤回了。');
    return c.json(await seen(file.face.trackingNumber));
  });

  app.post('/erase', async (c) => {
    const file = await open(c, await readBody(c, trackRequest));
    const done = await office.db.unit((tx) => dropContact(tx, office, file.id, 'asked'));
    const view = await seen(file.face.trackingNumber);
    if (done === 'erased') office.afterFiling(true);
    // Asked for twice, or never left: either way nothing is kept.
    if (done === 'erased' || done === 'none' || !view.contact) return c.json(view);
    throw new Problem(409, returning.contactStays(view.contact));
  });

  app.post('/rating', async (c) => {
    const { trackingNumber, receiptCode, ...rating } = await readBody(c, trackRating);
    const file = await open(c, { trackingNumber, receiptCode });
    const done = await office.db.unit((tx) => actOnReport(tx, office, file.id, 'rate', rating));
    if (!done) throw new Problem(409, '有了答复以后才能评价。');
    return c.json(await seen(file.face.trackingNumber));
  });

  for (const action of ['reopen', 'review'] as const) {
    app.post(`/${action}`, async (c) => {
      const { text, ...asked } = await readBody(c, trackMessage);
      const file = await open(c, asked);
      senders.message(c, file.id);
      const done = await office.db.unit((tx) => actOnReport(tx, office, file.id, action, { text }));
      if (!done) throw new Problem(409, CANNOT[action]);
      return c.json(await seen(file.face.trackingNumber));
    });
  }

  return app;
}

const CANNOT = {
  reopen: '这件诉求现在不能重新办理：要在办结后 10 天以内，只能一次。',
  review: '现在不能申请复查、复核：要在收到答复后 30 天以内。',
} as const;
