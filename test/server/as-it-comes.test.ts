// An answer as a model words it: events once there are words, plain JSON without, one outcome whichever way it is asked for.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createModel } from '../../bot/model/model.ts';
import type { Outcome } from '../../bot/turn.ts';
import { type Stub, startStub } from '../bot/model/stub.ts';
import { ask, openTestApp, type TestApp } from '../support/app.ts';

let stub: Stub;
let inside: TestApp;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  inside = openTestApp();
  inside.office.model = createModel(
    { baseUrl: stub.address, name: 'stub' },
    { now: Date.now, failed() {}, patience: 2_000 },
  );
});
afterEach(() => inside.dispose());

const QUESTION = '低保多久能办下来';
const FIRST = '从受理那天算，一般30个工作日内办完。';
const NEXT = '其中初审意见要公示7天。';
const EVENTS = { accept: 'text/event-stream, application/json' };

const post = (body: object, headers: Record<string, string> = EVENTS) =>
  ask(inside.app, '/api/v1/chat', { body: { text: QUESTION, ...body }, headers });

/** The events of a response, as they come. */
async function* events(response: Response): AsyncGenerator<{ event: string; data: unknown }> {
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  let rest = '';
  for await (const part of (response.body as ReadableStream<Uint8Array>).pipeThrough(
    new TextDecoderStream(),
  )) {
    const whole = (rest + part).split('\n\n');
    rest = whole.pop() ?? '';
    for (const one of whole)
      yield {
        event: /^event: (.*)$/m.exec(one)?.[1] ?? '',
        data: JSON.parse(/^data: (.*)$/m.exec(one)?.[1] ?? 'null'),
      };
  }
}

describe('an answer that is being worded', () => {
  it('is shown a sentence at a time while the model still talks, and ends in the outcome', async () => {
    let goOn = () => {};
    stub.behave({ begins: FIRST, until: new Promise<void>((resolve) => (goOn = resolve)), goesOn: NEXT });
    const coming = events(await post({}));
    expect((await coming.next()).value).toEqual({ event: 'words', data: { text: FIRST } });
    goOn();
    expect((await coming.next()).value).toEqual({ event: 'words', data: { text: FIRST + NEXT } });
    const last = (await coming.next()).value;
    expect(last?.event).toBe('outcome');
    const outcome = last?.data as Outcome;
    expect(outcome.replies[0]?.text).toContain(FIRST + NEXT);
    expect(outcome.replies[0]).toMatchObject({ isGenerated: true, sources: expect.any(Array) });
    expect((await coming.next()).done).toBe(true);
    // In plain JSON the same words.
    const plain = (await (await post({}, {})).json()) as Outcome;
    expect(plain.replies.map(({ text }) => text)).toEqual(outcome.replies.map(({ text }) => text));
  });

  it('ends in the bot’s own words when more comes that is not proven', async () => {
    stub.behave({ says: `${FIRST}交50元手续费就快。` });
    const seen = [];
    for await (const one of events(await post({}))) seen.push(one);
    expect(seen.map(({ event }) => event)).toEqual(['words', 'outcome']);
    const { replies } = (seen[1] as { data: Outcome }).data;
    expect(replies[0]).not.toHaveProperty('isGenerated');
    expect(JSON.stringify(seen)).not.toContain('手续费就快');
  });

  it('is kept for whoever left in the middle and sends the message again', async () => {
    let goOn = () => {};
    stub.behave({ begins: FIRST, until: new Promise<void>((resolve) => (goOn = resolve)), goesOn: NEXT });
    const talk = (await (await post({ text: '你好' })).json()) as Outcome;
    const message = { conversation: talk.conversation, messageId: 'm1' };
    const coming = events(await post(message));
    await coming.next();
    await coming.return(undefined);
    goOn();
    const again = await post(message);
    const { replies } = (await again.json()) as Outcome;
    expect(replies[0]?.text).toContain(FIRST + NEXT);
    expect(stub.asked.length).toBeGreaterThan(0);
    const askedBefore = stub.asked.length;
    await post(message);
    expect(stub.asked).toHaveLength(askedBefore);
  });

  it.each([
    ['a model that says nothing proven', { says: '一般3个工作日内办完。' }, 200],
    ['a model that is out of order', { fails: 500 }, 200],
  ])('is plain JSON with %s', async (_, how, status) => {
    stub.behave(how);
    const response = await post({});
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(((await response.json()) as Outcome).replies[0]?.text).toContain('依据：');
  });

  it('is plain JSON without a model, and an error keeps its status', async () => {
    delete inside.office.model;
    expect((await post({})).headers.get('content-type')).toMatch(/^application\/json/);
    expect((await post({ conversation: 'nobody-has-this-one' })).status).toBe(404);
    inside.office.model = createModel(
      { baseUrl: stub.address, name: 'stub' },
      { now: Date.now, failed() {} },
    );
    expect((await post({ conversation: 'nobody-has-this-one' })).status).toBe(404);
    expect((await post({ text: '长'.repeat(4_001) })).status).toBe(413);
  });
});
