// Filing through another party's program: the same case as any talk makes, and everything its reporter must be told.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unseal } from '../../../db/sealing.ts';
import { hostileMessages, PROTOTYPE_NAMES, SPECIMENS } from '../../bot/hostile-words.ts';
import { ask, from, openTestApp, signIn, type TestApp } from '../../support/app.ts';
import { GREEN } from '../../support/cases.ts';
import { filesHolding } from '../../support/office.ts';
import { asText, BASE, created, get, ids, post, readXml } from './client.ts';

let inside: TestApp;
beforeAll(() => {
  inside = openTestApp();
});
afterAll(async () => {
  expect(inside.lines.filter((line) => line.includes('"error"'))).toEqual([]);
  await inside.dispose();
});

const ORDINARY = {
  service_code: 'payment_unpaid',
  address_string: '青山镇石桥村',
  description: '我的残疾补贴三个月没有到账。',
};

interface Seen {
  kind: string;
  category: string;
  urgent: boolean;
  unit: { code: string };
  anonymous: boolean;
  place?: { township?: string; village?: string };
  messages: { text: string }[];
  accused?: { type: string };
}
async function seenBy(
  role: 'desk' | 'discipline' | 'clerk',
  number: string,
  unit?: string,
): Promise<Seen | number> {
  const officer = await signIn(inside, role, unit);
  const answer = await ask(inside.app, `/api/v1/staff/cases/${number}`, { headers: officer.bearer });
  return answer.status === 200 ? ((await answer.json()) as Seen) : answer.status;
}

describe('a request posted as the specification has it', () => {
  test('is a case of the township, tracked by number and receipt code', async () => {
    const made = await created(post(inside, ORDINARY));
    expect(made.service_notice).not.toContain('不公开');
    expect(made.service_notice).toMatch(/最晚 \d{4}-\d\d-\d\d 前给您答复/);
    const pair = { trackingNumber: made.service_request_id, receiptCode: made.receipt_code };
    const tracked = await ask(inside.app, '/api/v1/track', { body: pair });
    expect(await tracked.json()).toMatchObject({ kind: 'complaint', unit: { code: GREEN } });
    const wrong = await ask(inside.app, '/api/v1/track', {
      body: { ...pair, receiptCode: '1234567890123456' },
    });
    expect(wrong.status).toBe(404);
    const seen = await seenBy('clerk', made.service_request_id, GREEN);
    expect(seen).toMatchObject({
      category: 'payment_unpaid',
      anonymous: true,
      place: { township: GREEN, village: '石桥村' },
    });
    expect((seen as Seen).messages[0]?.text).toBe(`${ORDINARY.description}\n地点：青山镇石桥村`);
    const row = await get(inside, `/requests/${made.service_request_id}.json`);
    expect(await row.json()).toMatchObject([{ service_code: 'payment_unpaid', status: 'open' }]);
  });

  test('takes the published example, field by field', async () => {
    const made = await created(
      post(inside, {
        api_key: 'xyz',
        jurisdiction_id: '999901',
        service_code: 'delay',
        lat: '37.76524078',
        long: '-122.4212043',
        address_string: '1234 5th street',
        email: 'smit333@sfgov.edu',
        device_id: 'tt222111',
        account_id: '123456',
        first_name: 'john',
        last_name: 'smith',
        phone: '111111111',
        description: 'A large sinkhole is destroying the street',
        media_url: 'http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg',
        'attribute[benefit]': 'dibao',
        'attribute[since]': '去年九月',
      }),
    );
    expect(made.service_notice).toContain('media_url');
    const seen = (await seenBy('desk', made.service_request_id)) as Seen;
    expect(seen.unit.code).toBe('desk');
    expect(seen.messages[0]?.text.split('\n')).toEqual([
      'A large sinkhole is destroying the street',
      '地点：1234 5th street',
      '坐标：37.76524078, -122.4212043',
      '◆ 哪一项：低保',
      '◆ 从什么时候起：去年九月',
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/tt222111|123456|xyz|flickr/);
  });

  test('may be JSON, with places by code', async () => {
    const body = {
      service_code: 'suggestion_other',
      address_id: '999901101200',
      description: '建议在村口设一个办事点',
      attribute: {},
    };
    const answer = await ask(inside.app, `${BASE}/requests.json`, { body });
    const seen = (await seenBy('clerk', (await created(answer)).service_request_id, GREEN)) as Seen;
    expect(seen).toMatchObject({ kind: 'suggestion', place: { township: GREEN, village: '石桥村' } });
    const inline = { ...ORDINARY, 'attribute[benefit]': '低保', lat: 25.1, long: 113.2 };
    expect((await ask(inside.app, `${BASE}/requests.json`, { body: inline })).status).toBe(200);
  });

  test('keeps a contact sealed and out of every log, and says when it could not', async () => {
    const made = await created(
      post(inside, { ...ORDINARY, last_name: '欧阳', first_name: '小满', phone: '138 1234 5678' }),
    );
    const officer = await signIn(inside, 'clerk', GREEN);
    const file = await inside.office.reading.find(officer.account, made.service_request_id);
    if (!file) throw new Error('the case is there');
    const sealed = await inside.office.reading.contact(file);
    expect(sealed && unseal(inside.office.keys.fields, sealed)).toBe('欧阳小满 138 1234 5678');
    expect(inside.lines.join('\n')).not.toMatch(/小满|1234 5678/);
    const unreachable = await created(post(inside, { ...ORDINARY, first_name: '小满', phone: '就打老号码' }));
    expect(unreachable.service_notice).toContain('联系方式没有记');
    const other = await inside.office.reading.find(officer.account, unreachable.service_request_id);
    expect(other?.hasContact).toBe(false);
  });
});

describe('what the words say outweighs the service that was chosen', () => {
  test('a tip-off is filed as one without a name, and its accused never see it', async () => {
    const made = await created(
      post(inside, {
        service_code: 'delay',
        address_string: '青山镇',
        description: '我要举报青山镇政府的人，办低保收红包，不给钱就拖着。',
        phone: '13812345678',
        last_name: '钱',
      }),
    );
    const number = made.service_request_id;
    expect(made.service_notice).toContain('匿名举报');
    expect(made.service_notice).not.toContain('青山镇');
    expect(await seenBy('clerk', number, GREEN)).toBe(404);
    expect(await seenBy('desk', number)).toBe(404);
    expect(await seenBy('discipline', number)).toMatchObject({ kind: 'tip_off', anonymous: true });
    expect((await get(inside, `/requests/${number}.json`)).status).toBe(404);
    const kept = await inside.office.reading.forReporter(number);
    expect([kept?.face.hasContact, kept?.face.filedAt]).toEqual([false, '2026-11-23']);
  });

  test('a complaint about conduct goes over the head of whom it is about', async () => {
    const made = await created(
      post(inside, {
        service_code: 'delay',
        address_string: '青山镇',
        description: '青山镇民政办的人态度恶劣，骂我，把我轰出来。',
      }),
    );
    expect(await seenBy('clerk', made.service_request_id, GREEN)).toBe(404);
    expect(await ids(inside)).not.toContain(made.service_request_id);
    expect(made.service_notice).toContain('不公开');
  });

  test('need is filed as urgent help of the township, with the number to ring in the notice', async () => {
    const made = await created(
      post(inside, { ...ORDINARY, description: '低保金没到账，家里三天没饭吃了。', phone: '13812345678' }),
    );
    expect(made.service_notice).toMatch(/12349|12345/);
    const seen = await seenBy('clerk', made.service_request_id, GREEN);
    expect(seen).toMatchObject({ kind: 'help', urgent: true, anonymous: false });
  });

  test('a life at stake: the number to ring comes first', async () => {
    const made = await created(
      post(inside, { ...ORDINARY, description: '低保停了，我不想活了，今晚就喝农药。' }),
    );
    expect(made.service_notice).toMatch(/^(?:先保人要紧：|先打 )1\d+/);
    expect(await seenBy('clerk', made.service_request_id, GREEN)).toMatchObject({
      kind: 'help',
      urgent: true,
    });
  });

  test('need beside an accusation stays with those who may know, and is urgent', async () => {
    const made = await created(
      post(inside, {
        ...ORDINARY,
        description: '青山镇政府的人扣了我的低保，收红包才发，家里三天没饭吃了。',
      }),
    );
    expect(made.service_notice).toMatch(/12349|12345/);
    expect(await seenBy('clerk', made.service_request_id, GREEN)).toBe(404);
    const kept = await inside.office.reading.forReporter(made.service_request_id);
    expect(kept?.face.urgent).toBe(true);
  });
});

test('a tip-off leaves nothing of who sent it, or through which program, in any file or log', async () => {
  const quiet = openTestApp();
  const tip = '隔壁赵老六开着黑色越野车还吃低保，我要举报他骗保';
  const traces = {
    first_name: '小满',
    last_name: '欧阳',
    phone: '13812345678',
    email: 'manman@example.org',
    device_id: 'device-7f3a-quiet',
    account_id: 'account-91827',
    api_key: 'key-of-the-program',
    media_url: 'http://example.org/picture-5561.jpg',
  };
  const key = 'idempotency-of-the-quiet-one';
  const headers = { 'idempotency-key': key, 'user-agent': 'QuietClient/9.1' };
  const made = await created(
    post(
      quiet,
      { service_code: 'delay', address_string: '白石镇黄泥坳村', description: tip, ...traces },
      { headers, address: '203.0.113.177' },
    ),
  );
  expect(made.service_notice).toContain('匿名举报');
  // The number lies open in the database, so the search would find what lies open beside it.
  expect(filesHolding(quiet.folder, made.service_request_id).length).toBeGreaterThan(0);
  const secrets = [
    ...Object.values(traces),
    key,
    'QuietClient/9.1',
    '203.0.113.177',
    made.receipt_code,
    '2026-11-23T10:47',
    '2026-11-23T02:47',
  ];
  for (const secret of secrets) {
    expect(filesHolding(quiet.folder, secret), secret).toEqual([]);
    expect(quiet.lines.join('\n'), secret).not.toContain(secret);
  }
  // Words are sealed at rest: what they say is read as its reporter reads it.
  const pair = { trackingNumber: made.service_request_id, receiptCode: made.receipt_code };
  const tracked = await (await ask(quiet.app, '/api/v1/track', { body: pair })).text();
  expect(tracked).toContain(tip);
  for (const secret of Object.values(traces)) expect(tracked, secret).not.toContain(secret);
  expect((await quiet.office.reading.forReporter(made.service_request_id))?.face.hasContact).toBe(false);
  await quiet.dispose();
});

describe('the same post again', () => {
  const headers = { 'idempotency-key': 'k-73' };
  test('is one case, at once and together', async () => {
    const [one, two] = await Promise.all([
      created(post(inside, ORDINARY, { headers })),
      created(post(inside, ORDINARY, { headers })),
    ]);
    expect(two).toEqual(one);
    expect(await created(post(inside, ORDINARY, { headers }))).toEqual(one);
    const other = await created(
      post(inside, { ...ORDINARY, description: '另一件事：临时救助没到账' }, { headers }),
    );
    expect(other.service_request_id).not.toBe(one.service_request_id);
    expect((await created(post(inside, ORDINARY))).service_request_id).not.toBe(one.service_request_id);
  });

  test('is one case after the server began anew, with another receipt code', async () => {
    const first = openTestApp();
    const one = await created(post(first, ORDINARY, { headers }));
    await first.close();
    const second = openTestApp({ folder: first.folder, clock: first.clock });
    const two = await created(post(second, ORDINARY, { headers }));
    expect(two.service_request_id).toBe(one.service_request_id);
    expect(two.receipt_code).not.toBe(one.receipt_code);
    const open = async (receiptCode: string) =>
      (
        await ask(second.app, '/api/v1/track', {
          body: { trackingNumber: one.service_request_id, receiptCode },
        })
      ).status;
    expect([await open(one.receipt_code), await open(two.receipt_code)]).toEqual([404, 200]);
    await second.dispose();
  });
});

describe('a request that cannot be filed', () => {
  const wrong: [string, Record<string, string>, number, RegExp][] = [
    ['no service', { ...ORDINARY, service_code: '' }, 400, /service_code/],
    ['an unknown service', { ...ORDINARY, service_code: '001' }, 404, /service_code/],
    ['a tip-off as a service', { ...ORDINARY, service_code: 'false_claim' }, 404, /service_code/],
    ['help as a service', { ...ORDINARY, service_code: 'no_food' }, 404, /service_code/],
    ['another jurisdiction', { ...ORDINARY, jurisdiction_id: 'city.gov' }, 404, /jurisdiction_id/],
    ['no words', { ...ORDINARY, description: ' ' }, 400, /description/],
    ['marks for words', { ...ORDINARY, description: '。。。' }, 400, /description/],
    ['too many words', { ...ORDINARY, description: '长'.repeat(4_001) }, 400, /description/],
    ['no place', { service_code: 'delay', description: '交了两个月没消息' }, 400, /address_string/],
    ['half a position', { ...ORDINARY, lat: '25.1' }, 400, /lat/],
    ['a position off the earth', { ...ORDINARY, lat: '91', long: '0' }, 400, /lat/],
    ['an unknown place code', { ...ORDINARY, address_id: '440281101' }, 400, /address_id/],
    ['a value nobody offered', { ...ORDINARY, 'attribute[benefit]': '彩票' }, 400, /attribute\[benefit\]/],
    ['a long name', { ...ORDINARY, first_name: '长'.repeat(61) }, 400, /first_name/],
  ];
  test.each(wrong)(
    '%s: refused in both formats, and nothing is filed',
    async (_what, fields, status, about) => {
      const before = (await ids(inside)).length;
      const answer = await post(inside, fields);
      expect(answer.status).toBe(status);
      const value = (await answer.json()) as { code: number; description: string }[];
      expect(value[0]?.code).toBe(status);
      expect(value[0]?.description).toMatch(about);
      const xml = await post(inside, fields, { path: '/requests.xml' });
      expect(xml.status).toBe(status);
      expect(readXml(await xml.text())).toEqual(asText(value));
      expect((await ids(inside)).length).toBe(before);
    },
  );

  test('all that is wrong is said at once', async () => {
    const answer = await post(inside, { service_code: 'delay', description: '' });
    expect(await answer.json()).toHaveLength(2);
  });

  test('a place told in the words themselves is enough, and 4,000 characters are', async () => {
    const { address_string: _, ...fields } = ORDINARY;
    expect((await post(inside, { ...fields, description: '白石镇鹅卵滩村的补贴没到账' })).status).toBe(200);
    expect((await post(inside, { ...ORDINARY, description: '钱没发'.repeat(1_333) })).status).toBe(200);
  });
});

describe('hostile requests', () => {
  const raw = (body: string | Uint8Array, type: string) =>
    inside.app.request(
      `${BASE}/requests.json`,
      { method: 'POST', body, headers: { 'content-type': type } } as RequestInit,
      from('127.0.0.1'),
    );

  test('bodies nobody can read are 400 with a list of errors', async () => {
    const form = 'application/x-www-form-urlencoded';
    const bodies: [string | Uint8Array, string][] = [
      ['{', 'application/json'],
      ['[]', 'application/json'],
      ['null', 'application/json'],
      ['{"service_code":{"a":1}}', 'application/json'],
      ['{"service_code":"delay","description":["a"]}', 'application/json'],
      ['{"attribute":[1]}', 'application/json'],
      [Uint8Array.from([0x61, 0x3d, 0xff, 0xfe]), form],
      ['', form],
      ['%', form],
      [`${'a=1&'.repeat(300)}`, form],
      [`description=${'a'.repeat(200_000)}`, form],
      ['<xml/>', 'text/xml'],
    ];
    for (const [body, type] of bodies) {
      const answer = await raw(body, type);
      const about = String(body).slice(0, 40);
      expect(answer.status, about).toBe(400);
      const [error] = (await answer.json()) as { code: number; description: string }[];
      expect(error, about).toMatchObject({ code: 400, description: expect.stringMatching(/[一-龥]/) });
    }
  });

  test('words of every sort are filed or refused, and never come back', async () => {
    for (const [n, text] of [...hostileMessages(53, 150), ...SPECIMENS].entries()) {
      const fields = {
        ...ORDINARY,
        description: text,
        address_string: text,
        first_name: text,
        'attribute[since]': text,
        media_url: text,
      };
      const answer = await post(inside, fields, { path: n % 2 ? '/requests.xml' : '/requests.json' });
      const said = await answer.text();
      expect([200, 400], said).toContain(answer.status);
      expect(said).not.toMatch(/zqx7|<script|SqliteError|node_modules/);
      if (n % 2) expect(readXml(said)).toBeInstanceOf(Array);
      else expect(JSON.parse(said)).toBeInstanceOf(Array);
    }
  });

  test('paths and parameters of every sort are 404, 400 or an empty list', async () => {
    for (const word of [...SPECIMENS, ...PROTOTYPE_NAMES]) {
      const part = encodeURIComponent(word.slice(0, 300).replace(/\p{Cs}/gu, ''));
      if (part === '') continue;
      for (const path of [`/services/${part}.xml`, `/requests/${part}.json`, `/tokens/${part}.xml`]) {
        expect((await get(inside, path)).status, path).toBe(404);
      }
      for (const name of [
        'service_code',
        'start_date',
        'status',
        'page',
        'service_request_id',
        'jurisdiction_id',
      ]) {
        const answer = await get(inside, `/requests.json?${name}=${part}`);
        expect([200, 400, 404], `${name}=${part}`).toContain(answer.status);
        expect(await answer.text()).not.toMatch(/zqx7|<script/);
      }
      expect((await post(inside, { ...ORDINARY, service_code: word })).status).toBeGreaterThanOrEqual(400);
    }
  });

  test('too many are slowed with Retry-After, in the format that was asked for', async () => {
    const limited = openTestApp({ isRateLimited: true });
    let answer = await post(limited, { service_code: 'x' });
    for (let n = 0; n < 250 && answer.status !== 429; n += 1)
      answer = await post(limited, { service_code: 'x' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject([{ code: 429 }]);
    const elsewhere = await post(limited, ORDINARY, { address: '198.51.100.9' });
    expect(elsewhere.status).toBe(200);
    let list = await get(limited, '/requests.xml');
    for (let n = 0; n < 150 && list.status === 200; n += 1) list = await get(limited, '/requests.xml');
    expect(list.status).toBe(429);
    expect(readXml(await list.text())).toMatchObject([{ code: '429' }]);
    await limited.dispose();
  });
});
