// An answer as it is being worded: server-sent events once there are words, plain JSON where there are none.
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Listen } from '../bot/model/speaking.ts';
import type { Outcome } from '../bot/turn.ts';
import { Problem, problemBody } from './problem.ts';

/**
 * Events: `words` `{text}`, all proven words so far, any number of times; then `outcome`, the same as the JSON of a plain answer,
 * which takes their place; or `problem`. Until there are words nothing is sent, so that a status can still say what is wrong.
 * Whoever leaves in between finds the outcome under the same messageId.
 */
export async function asItComes(c: Context, take: (listen: Listen) => Promise<Outcome>): Promise<Response> {
  let said: string | undefined;
  let wake = (): void => {};
  const hasWords = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const taken = take((words) => {
    said = words;
    wake();
  });
  await Promise.race([hasWords, taken]);
  if (said === undefined) return c.json(await taken);
  let end: { outcome: Outcome } | { problem: Problem } | undefined;
  const over = taken.then(
    (outcome) => {
      end = { outcome };
    },
    (error: unknown) => {
      end = { problem: error instanceof Problem ? error : new Problem(503, '请再发一次。') };
    },
  );
  void over.then(() => wake());
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    let shown: string | undefined;
    while (end === undefined) {
      const more = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (said !== shown) {
        shown = said;
        await stream.writeSSE({ event: 'words', data: JSON.stringify({ text: said }) });
      } else await more;
    }
    if ('outcome' in end) await stream.writeSSE({ event: 'outcome', data: JSON.stringify(end.outcome) });
    else await stream.writeSSE({ event: 'problem', data: JSON.stringify(problemBody(end.problem)) });
  });
}
