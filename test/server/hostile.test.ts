// Hostile requests over HTTP: bodies, fields, floods and guesses. No 5xx, no echo, nothing lost, guesses slowed.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { zh } from '../../bot/phrases/zh-CN.ts';
import type { Outcome } from '../../bot/turn.ts';
import { newReceiptCode } from '../../knowledge/casework/numbers.ts';
import { CANARY, hostileMessages, PROTOTYPE_NAMES, SPECIMENS } from '../bot/hostile-words.ts';
import { ask, caseIn, from, openTestApp, resident, type TestApp } from '../support/app.ts';
import { complaint, file } from '../support/cases.ts';
import { createClock } from '../support/office.ts';

let inside: TestApp;
beforeAll(() => {
  inside = openTestApp();
});
afterAll(async () => {
  expect(inside.lines.filter((line) => line.includes('"error"'))).toEqual([]);
  await inside.dispose();
});

const post = (body: string | Uint8Array, headers: Record<string, string> = {}, path = '/api/v1/chat') =>
  inside.app.request(path, { method: 'POST', body, headers } as RequestInit, from('127.0.0.1'));

/** Answered with less than 500, and without the sender's markup. @returns the status */
async function checkAnswer(answer: Response, about: string): Promise<number> {
  const text = await answer.text();
  expect(answer.status, `${about}: ${text}`).toBeLessThan(500);
  expect(text, about).not.toContain(CANARY);
  expect(text, about).not.toMatch(/<script|\bat \/|node_modules|SqliteError/i);
  if (answer.status === 200) {
    const { replies } = JSON.parse(text) as Outcome;
    expect(replies.length, about).toBeGreaterThan(0);
    for (const reply of replies) expect(reply.text.trim(), about).not.toBe('');
  } else {
    expect(answer.headers.get('content-type'), about).toMatch(/^application\/problem\+json/);
  }
  return answer.status;
}

describe('a message', () => {
  test('of six hundred hostile ones is answered with 200 and nothing of it comes back', async () => {
    for (const text of hostileMessages(31, 600)) {
      const answer = await post(JSON.stringify({ text }));
      expect(await checkAnswer(answer, JSON.stringify(text.slice(0, 60)))).toBe(200);
    }
  });

  test('of hostile ids is refused or answered, never broken', async () => {
    const { conversation } = (await (await post('{"text":"你好"}')).json()) as Outcome;
    for (const id of SPECIMENS) {
      const about = JSON.stringify(id.slice(0, 60));
      const unknown = await checkAnswer(
        await post(JSON.stringify({ text: '你好', conversation: id })),
        about,
      );
      expect([404, 422], about).toContain(unknown);
      const body = JSON.stringify({ text: '低保怎么办', conversation, messageId: id });
      const known = await checkAnswer(await post(body), about);
      expect(known, about).toBe(id.length >= 1 && id.length <= 200 ? 200 : 422);
      const path = `/api/v1/chat/${encodeURIComponent(/\p{Cs}/u.test(id) ? '%ff' : id).slice(0, 2_000)}/events`;
      expect(await checkAnswer(await ask(inside.app, path), about), about).toBe(404);
    }
  });

  test('with a path that is no UTF-8 is no 5xx', async () => {
    for (const path of ['/api/v1/chat/%ff/events', '/api/v1/articles/%c3%28', '/%', '/policies/%E0%A4%A']) {
      expect((await ask(inside.app, path)).status, path).toBe(404);
    }
  });
});

describe('a body', () => {
  const deep = (open: string, close: string, n: number) => open.repeat(n) + close.repeat(n);
  const wrongValues = [
    'null',
    '0',
    '1e999',
    'true',
    '[]',
    '["a"]',
    '{}',
    '{"toString":1}',
    '[[[[]]]]',
    '{"__proto__":1}',
  ];

  test('of the wrong shape is 422 for every field and every value', async () => {
    for (const field of ['text', 'conversation', 'messageId', 'attachments']) {
      for (const value of wrongValues) {
        if (field === 'attachments' && value === '[]') continue;
        const body = `{"text":"你好","${field}":${value}}`;
        expect(await checkAnswer(await post(body), body), body).toBe(422);
      }
    }
  });

  test('with fields nobody knows, among them every object’s, is 422 and pollutes nothing', async () => {
    for (const name of [...PROTOTYPE_NAMES, 'Text', 'text ', '', CANARY.repeat(20), '<b>']) {
      const body = `{"text":"你好",${JSON.stringify(name)}:{"polluted":true,"text":"x"}}`;
      expect(await checkAnswer(await post(body), body), body).toBe(422);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(await checkAnswer(await post('{"text":"你好"}'), 'after')).toBe(200);
  });

  test('that is no JSON, or too deep, or no UTF-8, is 400 or 422', async () => {
    const utf16 = Buffer.from('\ufeff{"text":"你好"}', 'utf16le');
    const gbk = Buffer.concat([
      Buffer.from('{"text":"'),
      Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
      Buffer.from('"}'),
    ]);
    for (const body of [
      '',
      ' ',
      'text=hello',
      '{"text":"你好"',
      "{'text':'你好'}",
      '{"text":"a"}{"text":"b"}',
      '{"text":"\u0000"}',
      '{"text":"a\nb"}',
      `<xml>${CANARY}</xml>`,
      utf16,
      gbk,
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from([0xf5, 0x80, 0x80, 0x80]),
      deep('[', ']', 30_000),
      deep('{"a":', '}', 10_000).replace(':}', ':1}'),
    ]) {
      const about = String(body).slice(0, 40);
      expect([400, 422], about).toContain(await checkAnswer(await post(body), about));
    }
  });

  test('with a byte order mark, a key twice, escapes, or another content type is read as JSON', async () => {
    const read = async (body: string, headers: Record<string, string> = {}) => {
      const answer = await post(body, headers);
      expect(answer.status, body).toBe(200);
      return ((await answer.json()) as Outcome).understood.intent;
    };
    expect(await read('\ufeff{"text":"你好"}')).toBe('greeting');
    expect(await read('{"text":"我要投诉","text":"你好"}')).toBe('greeting');
    expect(await read('{"\\u0074ext":"\\u4f60\\u597d"}')).toBe('greeting');
    expect(await read('{"text":"\\ud83d"}')).toBe('flow_answer');
    for (const type of [
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'application/json; charset=gbk',
      '-',
    ])
      expect(await read('{"text":"你好"}', { 'content-type': type })).toBe('greeting');
  });

  test('of 4,000 characters is taken, of 4,001 is 413 with advice, escaped or not', async () => {
    for (const escaped of [(text: string) => text, (text: string) => text.replaceAll('长', '\\u957f')]) {
      const send = (n: number) => post(escaped(JSON.stringify({ text: '长'.repeat(n) })));
      expect((await send(4_000)).status).toBe(200);
      const refused = await send(4_001);
      expect(refused.status).toBe(413);
      expect(((await refused.json()) as { detail: string }).detail).toContain('分几次');
    }
  });
});

test('ten megabytes over a real connection are refused with 413, whether their length is said or not', async () => {
  const server = serve({ fetch: inside.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const megabyte = Buffer.alloc(1024 * 1024, 0x20);
  try {
    for (const headers of [{ 'content-length': String(10 * megabyte.length) }, {}]) {
      const sending = request({ port, method: 'POST', path: '/api/v1/chat', headers });
      // The server may hang up on what it has refused; its answer is what counts.
      sending.on('error', () => {});
      const answered = once(sending, 'response');
      for (let n = 0; n < 10; n += 1) sending.write(megabyte);
      sending.end();
      const [response] = await answered;
      expect(response.statusCode, JSON.stringify(headers)).toBe(413);
      response.resume();
    }
    // And it serves on.
    const after = await fetch(`http://127.0.0.1:${port}/api/v1/chat`, {
      method: 'POST',
      body: '{"text":"你好"}',
    });
    expect(after.status).toBe(200);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('ten messages at once in one talk: ten answers in order, one case, and none lost', async () => {
  const { conversation } = (await (await post('{"text":"你好"}')).json()) as Outcome;
  const texts = [
    '我要投诉',
    '窗口的人让我跑了五趟',
    '青山镇',
    '上一步',
    '白石镇',
    '帮助',
    '提交',
    '谢谢',
    '低保怎么办',
    ' ',
  ];
  const send = () =>
    Promise.all(
      texts.map(async (text, n) => {
        const answer = await post(JSON.stringify({ conversation, messageId: `m${n}`, text }));
        expect(answer.status).toBe(200);
        return (await answer.json()) as Outcome;
      }),
    );
  const first = await send();
  expect(first.map(({ understood }) => understood.intent)).toEqual([
    'complaint',
    ...Array.from({ length: 6 }, () => 'flow_answer'),
    'thanks',
    'policy',
    'flow_answer',
  ]);
  expect(first.filter(({ replies }) => replies.some((reply) => reply.case))).toHaveLength(1);
  // Sent again because nobody saw the answers: the same case and code.
  expect(caseIn((await send())[6] as Outcome)).toEqual(caseIn(first[6] as Outcome));
});

describe('a talk’s id', () => {
  test('cannot be guessed: 192 random bits, all of them different', async () => {
    const ids = new Set<string>();
    for (let n = 0; n < 200; n += 1) {
      const { conversation } = (await (await post('{"text":"你好"}')).json()) as Outcome;
      expect(Buffer.from(conversation, 'base64url')).toHaveLength(24);
      ids.add(conversation);
    }
    expect(ids.size).toBe(200);
  });

  test('that is nearly right is 404, and neither its talk nor its news are touched', async () => {
    const me = resident(inside.app);
    await me.say('我要投诉');
    const right = me.conversation as string;
    const wrong = [
      right.slice(0, -1),
      `${right}=`,
      ` ${right}`,
      right.toUpperCase(),
      right.replace(/^./, '_'),
    ];
    for (const conversation of [...wrong, '1', 'admin', '00000000-0000-0000-0000-000000000000']) {
      if (conversation === right) continue;
      expect((await post(JSON.stringify({ conversation, text: '退出' }))).status, conversation).toBe(404);
      const path = `/api/v1/chat/${encodeURIComponent(conversation)}/events`;
      expect((await ask(inside.app, path)).status, conversation).toBe(404);
    }
    expect((await me.say('低保金没有到账')).replies.at(-1)?.text).toBe(zh.place.ask);
  });
});

describe('a receipt code tried a thousand times', () => {
  const own = async (isRateLimited: boolean) => {
    vi.useFakeTimers({ toFake: ['Date'], now: createClock().now() });
    const office = openTestApp({ isRateLimited });
    const filed = await file(office.office, complaint());
    const tries = (receiptCode: string, address: string) =>
      ask(office.app, '/api/v1/track', {
        body: { trackingNumber: filed.trackingNumber, receiptCode },
        address,
      });
    return { ...office, filed, tries };
  };

  test.each([true, false])(
    'is slowed after ten, whether RATE_LIMIT is on (%s) or not',
    async (isRateLimited) => {
      const { tries, filed, dispose, app } = await own(isRateLimited);
      try {
        const statuses = new Map<number, number>();
        for (let n = 0; n < 1_000; n += 1) {
          const { status } = await tries(newReceiptCode(), '198.51.100.7');
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
        expect([...statuses]).toEqual([
          [404, 10],
          [429, 990],
        ]);
        // Whoever guesses is told how long to wait, even with the right code in hand; everybody else is served.
        const refused = await tries(filed.receiptCode, '198.51.100.7');
        expect(refused.status).toBe(429);
        const wait = Number(refused.headers.get('retry-after'));
        expect(wait).toBeGreaterThan(0);
        expect((await tries(filed.receiptCode, '203.0.113.9')).status).toBe(200);
        // The other doors to the same lock.
        for (const [path, more] of [
          ['messages', { text: '补充' }],
          ['withdraw', {}],
          ['rating', { score: 1, resolved: false }],
        ] as const) {
          const body = { trackingNumber: filed.trackingNumber, receiptCode: newReceiptCode(), ...more };
          const answer = await ask(app, `/api/v1/track/${path}`, { body, address: '198.51.100.7' });
          expect(answer.status, path).toBe(429);
        }
        vi.setSystemTime(Date.now() + wait * 1_000);
        expect((await tries(filed.receiptCode, '198.51.100.7')).status).toBe(200);
      } finally {
        vi.useRealTimers();
        await dispose();
      }
    },
  );

  test('from a thousand addresses is slowed after twenty', async () => {
    const { tries, filed, dispose } = await own(false);
    try {
      let guesses = 0;
      for (let n = 0; n < 1_000; n += 1) {
        const { status } = await tries(newReceiptCode(), `198.51.${n >> 8}.${n & 255}`);
        if (status === 404) guesses += 1;
        else expect(status).toBe(429);
      }
      expect(guesses).toBe(20);
      const wait = Number((await tries(filed.receiptCode, '203.0.113.9')).headers.get('retry-after'));
      vi.setSystemTime(Date.now() + wait * 1_000);
      expect((await tries(filed.receiptCode, '203.0.113.9')).status).toBe(200);
    } finally {
      vi.useRealTimers();
      await dispose();
    }
  });

  test('at once gets no more guesses than one after another', async () => {
    const { tries, dispose } = await own(false);
    try {
      const all = await Promise.all(
        Array.from({ length: 200 }, async () => (await tries(newReceiptCode(), '198.51.100.7')).status),
      );
      expect(all.filter((status) => status === 404)).toHaveLength(10);
      expect(all.filter((status) => status === 429)).toHaveLength(190);
    } finally {
      vi.useRealTimers();
      await dispose();
    }
  });
});
