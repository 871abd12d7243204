// From the outbox to the resident: each entry is told once, or kept until somebody is there to hear it.
import type { OutboxRow } from '../db/outbox.ts';
import type { CaseStatus } from '../knowledge/casework/types.ts';
import type { Channel } from './channels/channel.ts';
import type { Office } from './office.ts';
import { returning } from './phrases/returning.ts';
import { zh } from './phrases/zh-CN.ts';
import { changeWords } from './self-check/recheck.ts';
import { inParts, type Reply } from './talk.ts';
import { nameOf } from './turn.ts';

export interface Delivery {
  /** Delivers what waits for one talk now: an officer just answered, or the resident just came. */
  tell(conversation: string): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const LOOK_EVERY = 5_000;
const AT_ONCE = 50;
/** Waits between tries, in seconds: soon at first, then hourly. */
const WAITS = [10, 60, 300, 900, 3_600];

async function wordsOf(office: Office, row: OutboxRow): Promise<Reply | undefined> {
  const [kind, value = ''] = row.what.split(':');
  if (kind === 'check') {
    const text = await changeWords(office, row.conversation);
    return text === undefined ? undefined : { text };
  }
  if (kind === 'message' || kind === 'question') {
    const found = await office.reading.message(row.caseId, Number(value));
    const say = kind === 'message' ? zh.later.reply : returning.question;
    return found && { text: say(found.trackingNumber, found.text) };
  }
  const number = await office.reading.trackingNumberOf(row.caseId);
  if (number !== undefined && kind === 'follow-up') return { text: returning.followUp(number) };
  return number === undefined
    ? undefined
    : { text: zh.later.status(number, zh.status[value as CaseStatus] ?? value) };
}

export function createDelivery(office: Office, channels: readonly Channel[]): Delivery {
  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  /** Entries being delivered now: the clock and an answer may both reach for one. */
  const underway = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  async function deliver(row: OutboxRow): Promise<void> {
    if (underway.has(row.id)) return;
    underway.add(row.id);
    try {
      const to = await office.conversations.destination(row.conversation);
      const reply = to && (await wordsOf(office, row));
      // The talk or the case is gone: nobody is left to tell.
      if (!to || !reply) return await office.outbox.delivered(row.id);
      const channel = byName.get(to.channel);
      const recipient = { conversation: row.conversation, ...(to.address ? { address: to.address } : {}) };
      for (const part of inParts(reply)) {
        if (!channel || !(await channel.deliver(recipient, part))) return await postpone(row);
      }
      await office.outbox.delivered(row.id);
    } catch (error) {
      office.log.warn({ error: nameOf(error) }, 'a late reply could not be delivered');
      await postpone(row);
    } finally {
      underway.delete(row.id);
    }
  }

  async function postpone(row: OutboxRow): Promise<void> {
    const wait = WAITS[Math.min(row.attempts, WAITS.length - 1)] ?? 3_600;
    await office.outbox.postpone(row, new Date(office.now().getTime() + wait * 1_000));
  }

  async function look(): Promise<void> {
    try {
      for (const row of await office.outbox.due(AT_ONCE)) await deliver(row);
    } catch (error) {
      office.log.error({ error: nameOf(error) }, 'the outbox could not be read');
    }
  }

  return {
    async tell(conversation) {
      for (const row of await office.outbox.of(conversation)) await deliver(row);
    },
    start() {
      timer = setInterval(() => {
        running ??= look().finally(() => {
          running = undefined;
        });
      }, LOOK_EVERY);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
