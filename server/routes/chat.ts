// The residents' talk over HTTP: one message a request, late replies as server-sent events.
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { UnknownAttachment } from '../../bot/attachments/in-talk.ts';
import type { WebChannel } from '../../bot/channels/web.ts';
import type { Delivery } from '../../bot/deliver.ts';
import { TooMany } from '../../bot/limits.ts';
import type { Listen } from '../../bot/model/speaking.ts';
import type { Office } from '../../bot/office.ts';
import { files } from '../../bot/phrases/attachments.ts';
import {
  failedReply,
  MOST_TEXT,
  nameOf,
  TextTooLong,
  type Turns,
  UnknownConversation,
} from '../../bot/turn.ts';
import { asItComes } from '../as-it-comes.ts';
import { readBody } from '../body.ts';
import { Problem } from '../problem.ts';
import type { Senders } from '../sender.ts';

const id = z.string().min(1).max(200);

export const chatRequest = z.strictObject({
  conversation: id.optional(),
  messageId: id.optional(),
  text: z.string().optional(),
  attachments: z.array(id).max(9).optional(),
});

export const feedbackRequest = z
  .strictObject({
    conversation: id,
    /** Of the answer, as the reply's `feedback` names it; or of the message it answered. */
    answer: id.optional(),
    messageId: id.optional(),
    useful: z.boolean(),
  })
  .refine(({ answer, messageId }) => (answer === undefined) !== (messageId === undefined), {
    path: ['answer'],
    error: '要写 answer 或 messageId 其中一个',
  });

const HEARTBEAT_MS = 25_000;

export function chatRoutes(
  office: Office,
  turns: Turns,
  web: WebChannel,
  delivery: Delivery,
  senders: Senders,
): Hono {
  const app = new Hono();

  app.post('/', async (c) => {
    const { conversation, messageId, text = '', attachments } = await readBody(c, chatRequest);
    if (text.length > MOST_TEXT) throw new Problem(413, '文字太长，一次最多四千字。请分几次发。');
    const inbound = {
      channel: 'web',
      text,
      source: senders.message(c, conversation),
      ...(conversation === undefined ? {} : { conversation }),
      ...(messageId === undefined ? {} : { messageId }),
      ...(attachments === undefined ? {} : { attachments }),
    };
    const take = (listen?: Listen) =>
      turns.take({ ...inbound, ...(listen && { listen }) }).catch((error: unknown) => {
        throw problemOf(office, error);
      });
    const isStreamWanted = c.req.header('accept')?.includes('text/event-stream') === true;
    return isStreamWanted && office.model ? asItComes(c, take) : c.json(await take());
  });

  app.post('/feedback', async (c) => {
    const { conversation, answer, messageId, useful } = await readBody(c, feedbackRequest);
    senders.message(c, conversation);
    try {
      const counts = await turns.vote(conversation, answer ?? (messageId as string), useful);
      if (!counts) throw new Problem(409, '这个回答您已经评过了。');
    } catch (error) {
      if (error instanceof UnknownConversation) throw new Problem(404, '没有这个回答，或者太久了。');
      throw error;
    }
    return c.json({ useful });
  });

  app.get('/:conversation/events', async (c) => {
    const conversation = await office.conversations.find(c.req.param('conversation'));
    if (!conversation) throw new Problem(404, '没有这段聊天，请重新开始。');
    return streamSSE(c, async (stream) => {
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      const stop = web.listen(
        conversation.key,
        async (reply) => {
          await stream.writeSSE({ event: 'reply', data: JSON.stringify(reply) });
        },
        end,
      );
      stream.onAbort(end);
      const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), HEARTBEAT_MS);
      await stream.writeSSE({ event: 'ready', data: '' });
      await delivery.tell(conversation.key);
      await ended;
      clearInterval(beat);
      stop();
    });
  });

  return app;
}

/** What became of a turn that failed, in words for the resident. */
function problemOf(office: Office, error: unknown): Error {
  if (error instanceof UnknownConversation) return new Problem(404, '没有这段聊天，请重新开始。');
  if (error instanceof UnknownAttachment)
    return new Problem(422, files.unknown, { errors: [{ path: 'attachments', message: '没有这个文件' }] });
  if (error instanceof TextTooLong) return new Problem(413, '文字太长，一次最多四千字。请分几次发。');
  if (error instanceof TooMany || error instanceof Problem) return error;
  // A bug or a disk that refuses: nothing was saved, and the resident hears where else to turn.
  office.log.error({ error: nameOf(error), at: placeOf(error) }, 'a turn failed');
  return new Problem(503, failedReply(office).text, { retryAfter: 5 });
}

/** Where in our own code it happened: file and line, never the message, which may quote somebody. */
export function placeOf(error: unknown): string | undefined {
  const line =
    error instanceof Error
      ? error.stack
          ?.split('\n')
          .find((l) => l.includes('/mingbai/') || /\/(bot|db|knowledge|server)\//.test(l))
      : undefined;
  return line?.replace(/^.*\/((?:bot|db|knowledge|server)\/[^)]*)\)?$/, '$1').trim();
}
