// The chat page's parts that need no browser: the line that sends, and what the tab keeps.
import { describe, expect, it } from 'vitest';

const script = (name: string) => import(new URL(`../../../server/assets/${name}`, import.meta.url).href);
const { createLine } = await script('line.js');
const { createKeeper } = await script('keep.js');

interface Sent {
  conversation?: string;
  messageId: string;
  text: string;
}
interface Message {
  id: string;
  text: string;
  state: string;
}

const answer = (conversation = 'talk-1') =>
  Response.json({ conversation, understood: { intent: 'policy' }, replies: [{ text: '答' }] });
const status = (code: number, headers: Record<string, string> = {}) =>
  new Response('{}', { status: code, headers });

interface Line {
  say(text: string, shown: string): Message;
  pump(): void;
  drop(message: Message): void;
  sent: Sent[];
  answered: string[];
  formed: string[];
  waits: number[];
  talk: { id?: string };
  /** Until a message is in this state. */
  until(message: Message, state: string): Promise<void>;
}

/** A line whose server answers as told, one answer a request, then well. */
function line(...script: (Response | Error)[]): Line {
  const sent: Sent[] = [];
  const answered: string[] = [];
  const waits: number[] = [];
  const formed: string[] = [];
  const talk: { id?: string } = {};
  let free: (() => void) | undefined;
  const made = createLine({
    talk,
    fetch: async (_: string, how: { body: string }) => {
      sent.push(JSON.parse(how.body));
      await Promise.resolve();
      const next = script.shift() ?? answer();
      if (next instanceof Error) throw next;
      return next;
    },
    show: () => free?.(),
    answered: (message: Message) => answered.push(message.text),
    forming: (_: Message, words: string) => formed.push(words),
    sleep: async (ms: number) => {
      waits.push(ms);
    },
  });
  async function until(message: Message, state: string) {
    for (let turn = 0; message.state !== state; turn += 1) {
      if (turn > 1_000) throw new Error(`stays ${message.state}, not ${state}`);
      await new Promise((done) => setImmediate(done));
    }
  }
  return { ...made, sent, answered, formed, waits, talk, until };
}

/** Events in pieces that end where they should not. */
function streamed(text: string, isReadable = true): Response {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 5) }, (_, n) => bytes.slice(5 * n, 5 * n + 5));
  const body = new ReadableStream({
    start(control) {
      for (const piece of pieces) control.enqueue(piece);
      control.close();
    },
  });
  const response = new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  return isReadable ? response : Object.defineProperty(response, 'body', { value: undefined });
}

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const WORDS = event('words', { text: '一句。' }) + event('words', { text: '一句。两句。' });
const END = event('outcome', { conversation: 'talk-1', replies: [{ text: '一句。两句。' }] });

describe('the line', () => {
  it.each([
    ['as they come', true],
    ['all at once on an old phone', false],
  ])('shows words %s, then what takes their place', async (_, isReadable) => {
    const { say, formed, answered, talk, until } = line(streamed(WORDS + END, isReadable));
    await until(say('一', '一'), 'sent');
    expect(formed).toEqual(['一句。', '一句。两句。']);
    expect(answered).toEqual(['一']);
    expect(talk.id).toBe('talk-1');
  });

  it('sends again, under the same id, what broke off in the middle', async () => {
    const { say, pump, sent, until } = line(streamed(WORDS), streamed(WORDS + END));
    const message = say('一', '一');
    await until(message, 'failed');
    pump();
    await until(message, 'sent');
    expect(sent.map(({ messageId }) => messageId)).toEqual([message.id, message.id]);
  });

  it('sends one message at a time, in order, within the talk the server began', async () => {
    const { say, sent, answered, until } = line();
    say('一', '一');
    const last = say('二', '二');
    expect(sent).toHaveLength(1);
    await until(last, 'sent');
    expect(answered).toEqual(['一', '二']);
    expect(sent.map(({ conversation }) => conversation)).toEqual([undefined, 'talk-1']);
  });

  it('sends a failed message again under the same id, before anything said after it', async () => {
    const { say, sent, answered, until, pump } = line(new Error('no network'), status(503));
    const first = say('一', '一');
    await until(first, 'failed');
    const second = say('二', '二');
    await until(first, 'broken');
    expect(second.state).toBe('queued');
    pump();
    await until(second, 'sent');
    expect(answered).toEqual(['一', '二']);
    expect(new Set(sent.slice(0, 3).map(({ messageId }) => messageId)).size).toBe(1);
    expect(sent[3]?.messageId).not.toBe(sent[0]?.messageId);
  });

  it('begins another talk when the server has forgotten this one, with the same words and only once', async () => {
    const { say, sent, talk, until } = line(status(404), answer('talk-2'));
    talk.id = 'old';
    await until(say('一', '一'), 'sent');
    expect(sent.map(({ conversation }) => conversation)).toEqual(['old', undefined]);
    expect(sent[0]?.messageId).toBe(sent[1]?.messageId);
    expect(talk.id).toBe('talk-2');
    const lost = line(status(404), status(404));
    lost.talk.id = 'old';
    await lost.until(lost.say('一', '一'), 'refused');
    expect(lost.sent).toHaveLength(2);
  });

  it('waits as long as it is asked to, then sends by itself', async () => {
    const { say, sent, waits, until } = line(status(429, { 'Retry-After': '3' }));
    await until(say('一', '一'), 'sent');
    expect(waits).toEqual([1000, 1000, 1000]);
    expect(sent[0]?.messageId).toBe(sent[1]?.messageId);
  });

  it('does not try again what the server will never take, and goes on with the next', async () => {
    const { say, until } = line(status(413), status(422));
    const long = say('长', '长');
    const odd = say('怪', '怪');
    const next = say('三', '三');
    await until(next, 'sent');
    expect([long.state, odd.state]).toEqual(['long', 'refused']);
  });

  it('lets a failed message be given up, and what waited behind it goes out', async () => {
    const { say, drop, answered, until } = line(new Error('no network'), new Error('no network'));
    const first = say('一', '一');
    await until(first, 'failed');
    const second = say('二', '二');
    await until(first, 'failed');
    await new Promise((done) => setImmediate(done));
    drop(first);
    await until(second, 'sent');
    expect(answered).toEqual(['二']);
  });
});

function tab(before: Record<string, string> = {}) {
  const kept = new Map(Object.entries(before));
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  return { storage, text: () => [...kept.values()].join('\n'), size: () => kept.size };
}

const outcome = (intent: string, reply: object = {}) => ({
  conversation: 'talk-1',
  understood: { intent },
  replies: [{ text: '好的', ...reply }],
});
const filed = (kind: string) => ({
  text: '查询码：1234-5678-9012-3456',
  case: { kind, trackingNumber: 'MB1', receiptCode: '1234567890123456' },
});

describe('what the tab keeps', () => {
  it('is the talk, so that a reload loses nothing', () => {
    const { storage } = tab();
    createKeeper(storage).exchange('低保怎么办', outcome('policy'));
    const again = createKeeper(storage);
    expect(again.id()).toBe('talk-1');
    expect(again.lines().map(({ text }: { text: string }) => text)).toEqual(['低保怎么办', '好的']);
  });

  it('is never a word of a tip-off, nor of what led to it, whatever is reloaded in between', () => {
    const { storage, text, size } = tab();
    createKeeper(storage).exchange('村里的事', outcome('policy'));
    createKeeper(storage).exchange('举报张三', outcome('tip_off'));
    createKeeper(storage).exchange('石桥村的', outcome('flow_answer'));
    expect(text()).not.toMatch(/村里的事|张三|石桥/);
    expect(text()).toContain('talk-1');
    const last = createKeeper(storage);
    last.exchange('匿名提交', outcome('flow_answer', filed('tip_off')));
    expect(size()).toBe(0);
    expect(last.isTipFiled()).toBe(true);
  });

  it('is a receipt code only until its owner has written it down', () => {
    const { storage, text } = tab();
    const keeper = createKeeper(storage);
    keeper.exchange('提交', outcome('flow_answer', filed('complaint')));
    expect(text()).toContain('1234567890123456');
    keeper.forgetCode('1234567890123456');
    expect(text().replace(/\D/g, '')).not.toContain('1234567890123456');
  });

  it('is gone when wiped, and is not needed at all', () => {
    const { storage, size } = tab();
    const keeper = createKeeper(storage);
    keeper.exchange('你好', outcome('greeting'));
    keeper.wipe();
    expect(size()).toBe(0);
    const none = createKeeper(undefined);
    none.exchange('你好', outcome('greeting'));
    expect(none.id()).toBe('talk-1');
    expect(createKeeper(tab({ 'mingbai.talk': '{broken' }).storage).lines()).toEqual([]);
  });
});
