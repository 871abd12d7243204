// Files over HTTP and through a talk: sent, filed, read by whoever may, erased when nobody files them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { MOST_BYTES } from '../../bot/attachments/kind.ts';
import { files as words } from '../../bot/phrases/attachments.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import { expireFiles, tidyFiles } from '../../server/jobs/files.ts';
import { ask, caseIn, from, openTestApp, resident, signIn, type TestApp } from '../support/app.ts';
import { GREEN, WHITE } from '../support/cases.ts';
import { letter, photograph, recorded, silk, telltalesIn } from '../support/files.ts';
import { bytesOf, copyFolder, filesHolding } from '../support/office.ts';

const opened: TestApp[] = [];
afterEach(async () => {
  for (const inside of opened.splice(0)) await inside.dispose();
});
function open(options: Parameters<typeof openTestApp>[0] = {}): TestApp {
  const inside = openTestApp(options);
  opened.push(inside);
  return inside;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

interface Sent {
  id: string;
  name: string;
  type: string;
  size: number;
  conversation: string;
}

async function send(
  { app }: TestApp,
  bytes: Buffer,
  fields: Record<string, string> = {},
  path = '/api/v1/attachments',
  name = '张三作者-mmexport1764050000.jpg',
): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new File([new Uint8Array(bytes)], name, { type: 'text/html' }));
  return app.request(path, { method: 'POST', body: form }, from('203.0.113.9'));
}

async function sent(inside: TestApp, bytes: Buffer, conversation?: string): Promise<Sent> {
  const response = await send(inside, bytes, conversation === undefined ? {} : { conversation });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Sent;
}

const say = async ({ app }: TestApp, conversation: string, text: string, attachments?: string[]) => {
  const response = await ask(app, '/api/v1/chat', {
    body: { conversation, text, ...(attachments ? { attachments } : {}) },
  });
  return {
    status: response.status,
    body: (await response.json()) as never as Awaited<ReturnType<ReturnType<typeof resident>['say']>> & {
      detail: string;
    },
  };
};

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests are about
const json = (response: Response): Promise<any> => response.json();

const kept = ({ folder }: TestApp) => readdirSync(join(folder, 'attachments'));

/** A complaint about the green township with one photograph. */
async function complain(inside: TestApp) {
  const photo = await photograph();
  const { id, conversation } = await sent(inside, photo);
  await say(inside, conversation, '我要投诉');
  await say(inside, conversation, '青山镇的低保金三个月没有到账', [id]);
  const { body } = await say(inside, conversation, 'submit');
  return {
    photo,
    id,
    conversation,
    filed: caseIn(body),
    said: body.replies.map(({ text }) => text).join('\n'),
  };
}

describe('a photograph sent with a complaint', () => {
  test('goes to the case without its metadata, and its own hash into the chain', async () => {
    const inside = open();
    const { photo, id, filed, said } = await complain(inside);
    expect(said).toContain('1 张图片');
    const clerk = await signIn(inside, 'clerk', GREEN);
    const view = await json(
      await ask(inside.app, `/api/v1/staff/cases/${filed.trackingNumber}`, { headers: clerk.bearer }),
    );
    expect(view.attachments).toEqual([
      {
        id,
        name: '图片1.jpg',
        type: 'image/jpeg',
        size: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        originalSha256: sha256(photo),
      },
    ]);
    const response = await ask(inside.app, `/api/v1/staff/cases/${filed.trackingNumber}/attachments/${id}`, {
      headers: clerk.bearer,
    });
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(sha256(bytes)).toBe(view.attachments[0].sha256);
    expect(telltalesIn(bytes)).toEqual([]);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="file1\.jpg"/);
    const { office } = inside;
    const { events } = office.db.tables;
    const chained = (await office.db.reading.select().from(events)).filter(({ type }) => type === 'attached');
    expect(chained.map(({ body }) => JSON.parse(body).files[0].hash)).toEqual([sha256(photo)]);
  });

  test('lies on the disk sealed, and no file name of the sender’s anywhere', async () => {
    const inside = open();
    const { filed, id } = await complain(inside);
    const { bytes } =
      (await inside.office.attachments.open(
        (await inside.office.reading.forReporter(filed.trackingNumber))?.id ?? '',
        id,
      )) ?? {};
    const found = bytesOf(inside.folder).filter(({ bytes: on }) =>
      on.includes((bytes as Buffer).subarray(100, 164)),
    );
    expect(found).toEqual([]);
    expect(filesHolding(inside.folder, 'mmexport1764050000')).toEqual([]);
    expect(inside.lines.join('\n')).not.toContain('mmexport');
  });

  test('opens to nobody who may not see the case, and to its reporter only with the pair', async () => {
    const inside = open();
    const { filed, id } = await complain(inside);
    const path = `/api/v1/staff/cases/${filed.trackingNumber}/attachments/${id}`;
    for (const [role, unit, status] of [
      ['clerk', WHITE, 404],
      ['discipline', undefined, 404],
      ['auditor', undefined, 403],
      ['desk', undefined, 200],
    ] as const) {
      const { bearer } = await signIn(inside, role, unit);
      expect((await ask(inside.app, path, { headers: bearer })).status, role).toBe(status);
    }
    expect((await ask(inside.app, path)).status).toBe(401);
    const { trackingNumber, receiptCode } = filed;
    const read = (body: object) => ask(inside.app, '/api/v1/track/attachments', { body });
    const own = await read({ trackingNumber, receiptCode, id });
    expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await read({ trackingNumber, receiptCode, id: '0'.repeat(32) })).status).toBe(404);
    expect((await read({ trackingNumber, receiptCode: '0'.repeat(16), id })).status).toBe(404);
    const view = await json(
      await ask(inside.app, '/api/v1/track', { body: { trackingNumber, receiptCode } }),
    );
    expect(view.attachments).toMatchObject([{ id, name: '图片1.jpg' }]);
  });

  test('whose bytes were changed on the disk is not shown', async () => {
    const inside = open();
    const { filed, id } = await complain(inside);
    const file = join(inside.folder, 'attachments', id);
    const bytes = readFileSync(file);
    bytes[200] = (bytes[200] as number) ^ 1;
    writeFileSync(file, bytes);
    const { bearer } = await signIn(inside, 'clerk', GREEN);
    expect(
      (
        await ask(inside.app, `/api/v1/staff/cases/${filed.trackingNumber}/attachments/${id}`, {
          headers: bearer,
        })
      ).status,
    ).toBe(503);
  });
});

describe('in a talk', () => {
  test('a picture before any word is asked what it is for, and goes with the errand then chosen', async () => {
    const inside = open();
    const { id, conversation } = await sent(inside, await photograph());
    const first = await say(inside, conversation, '', [id]);
    expect(first.body.replies[0]?.text).toBe(words.whatFor('1 张图片'));
    await say(inside, conversation, 'go:complaint');
    await say(inside, conversation, '青山镇的低保金三个月没有到账');
    const { body } = await say(inside, conversation, 'submit');
    expect(body.replies.map(({ text }) => text).join()).toContain(words.added('1 张图片'));
  });

  test('in the middle of an errand the question asked is asked again', async () => {
    const inside = open();
    const who = resident(inside.app);
    await who.say('我要投诉');
    const conversation = who.conversation ?? '';
    const { id } = await sent(inside, recorded('tagged.mp3'), conversation);
    const { body } = await say(inside, conversation, '', [id]);
    expect(body.replies.map(({ text }) => text)).toEqual([words.got('1 段录音'), zh.complaint.what]);
  });

  test('giving the errand up erases them at once', async () => {
    const inside = open();
    const { id, conversation } = await sent(inside, await photograph());
    await say(inside, conversation, '我要投诉');
    await say(inside, conversation, '青山镇的低保金三个月没有到账', [id]);
    expect(kept(inside)).toEqual([id]);
    await say(inside, conversation, '退出');
    expect(kept(inside)).toEqual([]);
  });

  test('somebody else’s, an unknown or a spent id is 422 and changes nothing', async () => {
    const inside = open();
    const { id } = await sent(inside, await photograph());
    const other = resident(inside.app);
    await other.say('我要投诉');
    const answer = await say(inside, other.conversation ?? '', '低保金没到账', [id]);
    expect([answer.status, answer.body.detail]).toEqual([422, words.unknown]);
    const { id: spent, conversation } = await complain(inside);
    expect((await say(inside, conversation, '还有', [spent])).status).toBe(422);
  });

  test('urgent help that is filed already takes them at once', async () => {
    const inside = open();
    const who = resident(inside.app);
    await who.says('我家断粮两天了，孩子没饭吃', '马上帮我报');
    const { id } = await sent(inside, await photograph(), who.conversation);
    const { body } = await say(inside, who.conversation ?? '', '', [id]);
    expect(body.replies[0]?.text).toBe(words.added('1 张图片'));
  });

  test('nine are taken, the tenth is refused in words', async () => {
    const inside = open();
    const photo = await photograph('png', 20, 20);
    const { conversation } = await sent(inside, photo);
    for (let n = 2; n <= 9; n += 1) await sent(inside, photo, conversation);
    const tenth = await send(inside, photo, { conversation });
    expect([tenth.status, (await json(tenth)).detail]).toEqual([422, words.tooMany]);
  });

  test('what is taken back before it is sent is gone', async () => {
    const inside = open();
    const { id, conversation } = await sent(inside, await photograph());
    const back = (body: object) => ask(inside.app, `/api/v1/attachments/${id}`, { method: 'DELETE', body });
    expect((await back({ conversation: 'another-talk-of-somebody' })).status).toBe(404);
    expect((await back({ conversation })).status).toBe(204);
    expect(kept(inside)).toEqual([]);
  });
});

describe('a reporter who comes back', () => {
  test('adds a file with the pair, by a form or in the talk', async () => {
    const inside = open();
    const { filed } = await complain(inside);
    const { trackingNumber, receiptCode = '' } = filed;
    const added = await send(
      inside,
      await letter(),
      { trackingNumber, receiptCode },
      '/api/v1/track/attachments',
    );
    expect(added.status).toBe(200);
    expect((await json(added)).attachments.map(({ name }: Sent) => name)).toEqual(['图片1.jpg', '文件2.pdf']);
    const who = resident(inside.app);
    await who.says('查进度', trackingNumber, receiptCode, 'add');
    const voice = await sent(inside, silk(), who.conversation);
    const { body } = await say(inside, who.conversation ?? '', '', [voice.id]);
    expect(body.replies.map(({ text }) => text)).toEqual([zh.track.added, words.added('1 段录音')]);
    const view = await json(
      await ask(inside.app, '/api/v1/track', { body: { trackingNumber, receiptCode } }),
    );
    expect(view.attachments.map(({ name }: Sent) => name)).toEqual(['图片1.jpg', '文件2.pdf', '录音3.silk']);
    const wrong = await send(
      inside,
      await letter(),
      { trackingNumber, receiptCode: '0'.repeat(16) },
      '/api/v1/track/attachments',
    );
    expect(wrong.status).toBe(404);
  });
});

describe('what nobody files', () => {
  test('is erased after an hour, and the talk says so when it comes to filing', async () => {
    const inside = open();
    const { id, conversation } = await sent(inside, await photograph());
    await say(inside, conversation, '我要投诉');
    await say(inside, conversation, '青山镇的低保金三个月没有到账', [id]);
    inside.clock.pass(59);
    await expireFiles(inside.office);
    expect(kept(inside)).toEqual([id]);
    inside.clock.pass(2);
    await expireFiles(inside.office);
    expect(kept(inside)).toEqual([]);
    const { body } = await say(inside, conversation, 'submit');
    expect(body.replies.map(({ text }) => text).join()).toContain(words.late(1));
    expect(caseIn(body).trackingNumber).toMatch(/^MB/);
  });

  test('bytes whose row a crash never wrote are swept away; those of a case stay', async () => {
    const inside = open();
    const { id } = await complain(inside);
    const lost = join(inside.folder, 'attachments', 'ab'.repeat(16));
    for (const name of [lost, `${lost}.part`]) writeFileSync(name, 'x');
    await tidyFiles(inside.office);
    expect(kept(inside)).toHaveLength(3);
    for (const name of [lost, `${lost}.part`, join(inside.folder, 'attachments', id)])
      utimesSync(name, 1_000, 1_000);
    await tidyFiles(inside.office);
    expect(kept(inside)).toEqual([id]);
  });
});

describe('an anonymous tip-off with a photograph', () => {
  async function tip(inside: TestApp) {
    const photo = await photograph();
    const who = resident(inside.app);
    await who.say('我要举报');
    const conversation = who.conversation ?? '';
    const unsent = await sent(inside, await photograph('png'), conversation);
    const { id } = await sent(inside, photo, conversation);
    await say(inside, conversation, '赵老六开着越野车还吃低保', [id]);
    await who.says('白石镇黄泥坳村', 'household', 'none');
    const outcome = await who.say('anonymous');
    return { photo, conversation, id, unsent: unsent.id, filed: caseIn(outcome) };
  }

  test('leaves nothing of the sender: not the hash, the name, the talk or the minute', async () => {
    const inside = open();
    const { photo, conversation, id, unsent, filed } = await tip(inside);
    const key = inside.office.conversations.keyOf(conversation);
    const { receiptCode = '', trackingNumber } = filed;
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    const secrets = [
      sha256(photo),
      key,
      conversation,
      'mmexport1764050000',
      'QuietPhone',
      unsent,
      receiptCode,
    ];
    for (const folder of [inside.folder, copyFolder(inside.folder)]) {
      for (const secret of secrets) expect(filesHolding(folder, secret), secret).toEqual([]);
    }
    // The bytes opened: dots only, and the chain holds the hash of these and no other.
    const caseId = (await inside.office.reading.forReporter(trackingNumber))?.id ?? '';
    const file = await inside.office.attachments.open(caseId, id);
    expect(telltalesIn(file?.bytes ?? Buffer.from('QuietPhone'))).toEqual([]);
    const { events } = inside.office.db.tables;
    const chained = (await inside.office.db.reading.select().from(events)).find(
      ({ type }) => type === 'attached',
    );
    expect(JSON.parse(chained?.body ?? '').files[0].hash).toBe(sha256(file?.bytes ?? Buffer.alloc(0)));
    expect(chained?.at).toBe('2026-11-23');
    expect(kept(inside)).toEqual([id]);
    expect(statSync(join(inside.folder, 'attachments', id)).mtime.toISOString()).toBe(
      '2026-11-22T16:00:00.000Z',
    );
  });

  test('has its file written anew the night after, so that the disk forgets the hour', async () => {
    const inside = open();
    const { id } = await tip(inside);
    const file = join(inside.folder, 'attachments', id);
    const before = statSync(file).ino;
    await tidyFiles(inside.office);
    expect(statSync(file).ino).toBe(before);
    inside.clock.pass(24 * 60);
    await tidyFiles(inside.office);
    const after = statSync(file);
    expect(after.ino).not.toBe(before);
    expect(after.mtime.toISOString()).toBe('2026-11-22T16:00:00.000Z');
    const { attachments } = inside.office.db.tables;
    expect((await inside.office.db.reading.select().from(attachments)).map(({ freshOn }) => freshOn)).toEqual(
      [null],
    );
  });
});

describe('a hostile sender', () => {
  test('gets words and never a failure of ours', async () => {
    const inside = open();
    const at = '/api/v1/attachments';
    const post = (body: string | FormData, type?: string) =>
      inside.app.request(
        at,
        { method: 'POST', body, ...(type ? { headers: { 'content-type': type } } : {}) },
        from('1.1.1.1'),
      );
    const large = await send(inside, Buffer.alloc(MOST_BYTES + 1));
    expect([large.status, (await json(large)).detail]).toEqual([413, words.tooLarge]);
    expect((await send(inside, Buffer.alloc(MOST_BYTES + 100_000))).status).toBe(413);
    expect((await send(inside, Buffer.alloc(MOST_BYTES))).status).toBe(422);
    expect((await post('{}', 'application/json')).status).toBe(415);
    expect((await post('x', 'multipart/form-data')).status).toBe(415);
    expect((await post('x', 'multipart/form-data; boundary=x')).status).toBe(400);
    expect((await post('--x\r\n\r\n', 'multipart/form-data; boundary=x')).status).toBe(400);
    const two = new FormData();
    for (const name of ['a', 'b']) two.append('file', new File(['x'], name));
    expect((await post(two)).status).toBe(422);
    const words_ = new FormData();
    words_.append('file', 'no file at all');
    expect((await post(words_)).status).toBe(422);
    expect((await send(inside, await photograph(), { conversation: 'nobody-ever-began-this' })).status).toBe(
      404,
    );
    const svg = await send(
      inside,
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    );
    expect([svg.status, (await json(svg)).detail]).toEqual([422, words.unfit.unknown]);
    expect(kept(inside)).toEqual([]);
  });

  test('with 2,000 random bodies meets no 5xx, and the office goes on', async () => {
    const inside = open();
    const bodies = fc.sample(
      fc.tuple(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('raw', 'file', 'half'),
        fc.string({ maxLength: 20 }),
      ),
      2_000,
    );
    const seen = new Map<number, number>();
    for (const [bytes, way, name] of bodies) {
      const head = `--b\r\ncontent-disposition: form-data; name="file"; filename=${JSON.stringify(name)}\r\n\r\n`;
      const body =
        way === 'raw'
          ? Buffer.from(bytes)
          : Buffer.concat([Buffer.from(head), bytes, Buffer.from(way === 'file' ? '\r\n--b--\r\n' : '')]);
      const response = await inside.app.request(
        '/api/v1/attachments',
        {
          method: 'POST',
          body: new Uint8Array(body),
          headers: { 'content-type': 'multipart/form-data; boundary=b' },
        },
        from('1.1.1.1'),
      );
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      if (response.status >= 400)
        expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
    expect([...seen.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(seen.get(400)).toBeGreaterThan(100);
    expect(seen.get(422)).toBeGreaterThan(100);
    expect((await sent(inside, await photograph())).type).toBe('image/jpeg');
  }, 60_000);
});
