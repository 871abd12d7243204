// A resident at the end of one channel, and the three channels as lines of that kind.
import type { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { vi } from 'vitest';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { asText, type Channel } from '../../../bot/channels/channel.ts';
import { createTerminal } from '../../../bot/channels/terminal.ts';
import { createWebChannel } from '../../../bot/channels/web.ts';
import { createWechaty } from '../../../bot/channels/wechaty.ts';
import { createDelivery, type Delivery } from '../../../bot/deliver.ts';
import { zh } from '../../../bot/phrases/zh-CN.ts';
import type { Reply } from '../../../bot/talk.ts';
import type { Outcome, Turns } from '../../../bot/turn.ts';
import { createApp } from '../../../server/app.ts';
import { type TestOffice, testOffice } from '../office.ts';

export interface Line {
  here: TestOffice;
  channel: Channel;
  delivery: Delivery;
  /** Says something and waits for the answer. @returns what was heard since, as a resident reads it */
  say(text: string, messageId?: string): Promise<string[]>;
  /** Everything heard so far, late replies too. */
  heard: readonly string[];
  /** Sends a message again, where the channel gives messages ids; answered when the channel is done with it. */
  resend?(text: string, messageId: string): Promise<void>;
  /** Key of the talk. */
  key(): string;
  /** What names the resident on this channel and must not be written anywhere. */
  secrets: readonly string[];
  /** The resident goes where nothing reaches. */
  goAway(): Promise<void>;
  end(): Promise<void>;
}

/** Turns that remember their last outcome, and can be made to fail once or to wait. */
export function watched(turns: Turns) {
  const seen = {
    taken: 0,
    done: 0,
    last: undefined as Outcome | undefined,
    failing: undefined as unknown,
    held: undefined as Promise<void> | undefined,
  };
  const watching: Turns = {
    vote: (...given) => turns.vote(...given),
    async take(inbound) {
      seen.taken += 1;
      try {
        const { failing } = seen;
        seen.failing = undefined;
        if (failing) throw failing;
        await seen.held;
        seen.last = await turns.take(inbound);
        return seen.last;
      } finally {
        seen.done += 1;
      }
    },
  };
  return { seen, turns: watching };
}

const lastWords = (outcome: Outcome | undefined) => asText(outcome?.replies.at(-1) as Reply);

export async function webLine(): Promise<Line> {
  const here = testOffice();
  const { seen, turns } = watched(here.turns);
  const channel = createWebChannel();
  const delivery = createDelivery(here.office, [channel]);
  const app = createApp({
    office: here.office,
    turns,
    web: channel,
    delivery,
    config: { isRateLimited: true, folder: here.folder },
  });
  const heard: string[] = [];
  const leaving = new AbortController();
  let conversation: string | undefined;

  async function listen(): Promise<void> {
    const response = await app.request(`/api/v1/chat/${conversation}/events`, { signal: leaving.signal });
    const body = response.body?.pipeThrough(new TextDecoderStream());
    void (async () => {
      for await (const event of body ?? []) {
        const said = /^event: reply\ndata: (.*)$|^data: (.*)\nevent: reply$/m.exec(event);
        if (said) heard.push(asText(JSON.parse(said[1] ?? said[2] ?? '')));
      }
    })();
  }

  async function say(text: string, messageId?: string): Promise<string[]> {
    const response = await app.request('/api/v1/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, conversation, messageId }),
    });
    const body = (await response.json()) as { conversation: string; replies?: Reply[]; detail: string };
    const texts = body.replies ? body.replies.map(asText) : [body.detail];
    heard.push(...texts);
    if (body.replies && conversation === undefined) {
      conversation = body.conversation;
      await listen();
    }
    return texts;
  }

  const key = () => here.office.conversations.keyOf(seen.last?.conversation ?? '');
  return {
    here,
    channel,
    delivery,
    heard,
    say,
    resend: async (text, messageId) => void (await say(text, messageId)),
    key,
    secrets: [],
    async goAway() {
      channel.hangUp();
      await vi.waitFor(async () => {
        if (await channel.deliver({ conversation: key() }, { text: '' })) throw new Error('still there');
      });
    },
    async end() {
      channel.hangUp();
      leaving.abort();
      await here.end();
    },
  };
}

export async function wechatLine() {
  const here = testOffice();
  const { seen, turns } = watched(here.turns);
  const mocker = new mock.Mocker();
  // The mock was built against another copy of the same types.
  const puppet = new PuppetMock({ mocker } as never);
  const channel = createWechaty(here.office, turns, { puppet: puppet as never });
  const delivery = createDelivery(here.office, [channel]);
  await channel.start();
  const bot = mocker.createContact({ id: 'wxid-mingbai', name: '明白' });
  const contact = mocker.createContact({ id: 'wxid-li-gui-hua-77', name: '李桂花' });
  const heard: string[] = [];
  // The mock's own types lack the emitter it is.
  (contact as unknown as EventEmitter).on('message', (message: mock.MessageMock) => {
    if (message.talker().id === bot.id) heard.push(String(message.text()));
  });
  mocker.login(bot);
  await vi.waitFor(() => {
    if (!here.log.some((line) => line.includes('logged in'))) throw new Error('not logged in yet');
  });

  /** @param emit hands the message to the puppet */
  async function hearAfter(emit: () => void, timeout?: number): Promise<string[]> {
    const before = heard.length;
    const { taken, last } = seen;
    emit();
    await vi.waitFor(() => {
      if (heard.length === before || seen.done !== seen.taken) throw new Error('no answer yet');
      const isAnswered = seen.taken > taken && seen.last !== last;
      if (isAnswered && heard.at(-1) !== lastWords(seen.last)) throw new Error('still talking');
    }, timeout);
    return heard.slice(before);
  }

  function emit(payload: { id: string; [field: string]: unknown }): void {
    mocker.MessageMock.create({
      talkerId: contact.id,
      listenerId: bot.id,
      timestamp: Date.now(),
      type: 7,
      ...payload,
    } as never);
    puppet.emit('message', { messageId: payload.id });
  }

  let count = 0;
  const line = {
    here,
    channel,
    delivery,
    heard,
    mocker,
    puppet,
    bot,
    contact,
    seen,
    hearAfter,
    emit,
    say: (text: string, id = `wx-${count++}`) => hearAfter(() => emit({ id, text })),
    async resend(_text: string, messageId: string) {
      puppet.emit('message', { messageId });
      // Messages of one contact are taken in order: when the next is answered, this one was dealt with.
      await line.say('谢谢');
    },
    key: () => here.office.conversations.keyOf(here.office.keys.fingerprint('wechaty', contact.id as string)),
    secrets: [contact.id as string, '李桂花'],
    goAway: () => puppet.logout(),
    async end() {
      await channel.stop();
      await here.end();
    },
  };
  return line satisfies Line;
}

export async function terminalLine(): Promise<Line> {
  const here = testOffice();
  const { seen, turns } = watched(here.turns);
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk) => {
    shown += String(chunk);
  });
  const channel = createTerminal(here.office, turns, { input, output });
  const delivery = createDelivery(here.office, [channel]);
  const talk = channel.talk();
  const { you, bot } = zh.terminal;
  const prompts = () => shown.split(you).length;
  const heardIn = (text: string) =>
    text
      .split(you)
      .flatMap((part) => part.split(bot).slice(1))
      .map((part) => part.trimEnd());
  return {
    here,
    channel,
    delivery,
    get heard() {
      return heardIn(shown);
    },
    async say(text) {
      const before = shown.length;
      const asked = prompts();
      input.write(`${text}\n`);
      await vi.waitFor(() => {
        if (prompts() === asked) throw new Error('no answer yet');
      });
      return heardIn(shown.slice(before));
    },
    key: () => here.office.conversations.keyOf(seen.last?.conversation ?? ''),
    secrets: [],
    async goAway() {
      input.end();
      await talk;
    },
    async end() {
      input.end();
      await talk;
      await here.end();
    },
  };
}
