// Residents by the dozen against a server that may die at any moment: each keeps asking until somebody answers.
import type { Outcome } from '../../bot/turn.ts';
import { caseIn } from '../support/app.ts';

/** One errand as far as its resident knows: what was said, what was acknowledged. */
export interface Errand {
  kind: 'complaint' | 'tip_off';
  /** The next line to send; the lines before it were answered. */
  next: number;
  conversation?: string;
  filed?: { trackingNumber: string; receiptCode: string };
}

const LINES: Readonly<Record<Errand['kind'], readonly string[]>> = {
  complaint: ['我要投诉', '低保金三个月没有发到卡上', '青山镇', '提交'],
  tip_off: ['我要举报', '有个村支书让他弟弟吃低保', '青山镇', '第二个', '没有了', '匿名'],
};

/** Sends what has not been acknowledged, with the message ids it had. @throws when the server is gone */
export async function goOn(errand: Errand, address: string, name: string): Promise<void> {
  const lines = LINES[errand.kind];
  while (errand.filed === undefined) {
    const { conversation, next } = errand;
    const body = {
      text: lines[next],
      messageId: `${name}-${next}`,
      ...(conversation ? { conversation } : {}),
    };
    const answer = await fetch(`${address}/api/v1/chat`, { method: 'POST', body: JSON.stringify(body) });
    const outcome = (await answer.json()) as Outcome;
    if (answer.status !== 200) throw new Refused(`${answer.status} to line ${next} of a ${errand.kind}`);
    errand.conversation = outcome.conversation;
    errand.next += 1;
    if (errand.next < lines.length) continue;
    const { trackingNumber, receiptCode } = caseIn(outcome);
    if (receiptCode === undefined) throw new Refused('a case without its code');
    errand.filed = { trackingNumber, receiptCode };
  }
}

/** The server answered, and not as it must: never to be taken for a crash. */
export class Refused extends Error {}

/** Files one errand after another, `width` side by side, until the server is gone. */
export async function flood(address: string, width: number, errands: Map<string, Errand>, round: number) {
  const refused: Refused[] = [];
  await Promise.all(
    Array.from({ length: width }, async (_, worker) => {
      for (let n = 0; ; n += 1) {
        const errand: Errand = { kind: (worker + n) % 2 === 0 ? 'complaint' : 'tip_off', next: 0 };
        const name = `${round}-${worker}-${n}`;
        errands.set(name, errand);
        try {
          await goOn(errand, address, name);
        } catch (error) {
          if (error instanceof Refused) refused.push(error);
          return;
        }
      }
    }),
  );
  return refused;
}
