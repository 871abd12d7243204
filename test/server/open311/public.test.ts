// Which cases the public may learn of: complaints and suggestions about how things go. Whoever is accused, in need, hidden
// from somebody or asked nothing finds no trace, whichever way the interface is asked.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../bot/reports.ts';
import { findCategory, listCategories } from '../../../knowledge/casework/categories.ts';
import { ACCUSED_TYPES, CASE_KINDS } from '../../../knowledge/casework/types.ts';
import { ask, openTestApp, signIn, type TestApp } from '../../support/app.ts';
import { complaint, countyTip, file, GREEN, townshipTip, WHITE } from '../../support/cases.ts';
import { get, ids, rows } from './client.ts';

const opened: TestApp[] = [];
afterAll(async () => {
  for (const inside of opened) await inside.dispose();
});
function open(): TestApp {
  const inside = openTestApp();
  opened.push(inside);
  return inside;
}

/** Nothing of a number, whichever way it is asked; the answers are those to a number nobody has. */
async function expectHidden(inside: TestApp, number: string, about = number): Promise<void> {
  const nobody = 'MB26000000000';
  for (const path of ['/requests/', '/tokens/']) {
    for (const format of ['json', 'xml']) {
      const answer = await get(inside, `${path}${number}.${format}`);
      const unknown = await get(inside, `${path}${nobody}.${format}`);
      expect([answer.status, await answer.text()], about).toEqual([404, await unknown.text()]);
      expect([...answer.headers], about).toEqual([...unknown.headers]);
    }
  }
  expect(await ids(inside, `?service_request_id=${number}`), about).toEqual([]);
  for (const query of ['', '?status=open', '?status=closed', '?page_size=1000']) {
    expect(await (await get(inside, `/requests.json${query}`)).text(), about).not.toContain(number);
    expect(await (await get(inside, `/requests.xml${query}`)).text(), about).not.toContain(number);
  }
}

const shown = (inside: TestApp, number: string) => ids(inside, `?service_request_id=${number}`);
const HIDDEN: Record<string, Report> = {
  'a tip-off about a household': { ...townshipTip(), accused: 'household', text: '隔壁有车还吃低保' },
  'a tip-off about a cadre': { ...townshipTip(), accused: 'village_cadre' },
  'a tip-off about a township': townshipTip(),
  'a tip-off about the county': countyTip(),
  'a tip-off about nobody knows whom': { ...townshipTip(), accused: 'unclear' },
  'a real-name tip-off': { ...townshipTip(), contact: '王五 13900000000' },
  'a call for help': complaint({ kind: 'help', text: '家里断粮了' }),
  'a question': complaint({ kind: 'question', text: '高龄津贴怎么算' }),
  'an urgent complaint': complaint({ urgent: true }),
  'a complaint about conduct': complaint({ category: 'attitude', text: '窗口的人骂我' }),
  'a complaint that names an officeholder': complaint({ accused: 'township' }),
  'a complaint whose words speak of an officeholder': complaint({ text: '青山镇政府的人拖着不办' }),
  'a complaint whose words speak of a cadre': complaint({ text: '村支书不给我报名单，低保金没到账' }),
  'a complaint shut to the bureau': complaint({ category: 'attitude', accused: 'county' }),
  'a suggestion that speaks of an officeholder': complaint({
    kind: 'suggestion',
    text: '建议换掉石桥村的村主任',
  }),
};

describe('the public', () => {
  test.each(Object.entries(HIDDEN))('learns nothing of %s', async (about, report) => {
    const inside = opened[0] ?? open();
    const { trackingNumber } = await file(inside.office, report);
    await expectHidden(inside, trackingNumber, about);
  });

  test.each([
    complaint(),
    complaint({ text: '低保申请交了两个月没消息', contact: '张三 13800000000' }),
    complaint({ kind: 'suggestion', text: '建议把申请表的字印大一点' }),
    complaint({ text: '公示栏一直没贴名单', place: undefined, mentioned: [] }),
  ])('reads an ordinary case: $text', async (report) => {
    const inside = opened[0] ?? open();
    const { trackingNumber } = await file(inside.office, report);
    expect(await shown(inside, trackingNumber)).toEqual([trackingNumber]);
    expect(await ids(inside)).toContain(trackingNumber);
  });

  test('learns nothing of a case hidden from a single officer', async () => {
    const inside = open();
    const clerk = await signIn(inside, 'clerk', WHITE);
    const interest = {
      officer: clerk.account.username,
      kind: 'person' as const,
      value: '赵六',
      declaredOn: '2026-11-01',
    };
    await inside.office.db.unit((tx) => inside.office.interests.declare(tx, interest));
    const { trackingNumber } = await file(inside.office, complaint({ text: '赵六家的低保金没到账' }));
    await expectHidden(inside, trackingNumber);
  });

  const later: [string, string][] = [
    ['an officeholder is accused', '其实是青山镇民政办的人扣了我的钱'],
    ['an officeholder is spoken of', '村支书也来看过'],
    ['somebody is in need', '已经三天没饭吃了'],
  ];
  test.each(later)('loses sight of a case when %s in what its reporter adds', async (_what, text) => {
    const inside = open();
    const { trackingNumber, receiptCode } = await file(inside.office, complaint());
    expect(await shown(inside, trackingNumber)).toEqual([trackingNumber]);
    const added = await ask(inside.app, '/api/v1/track/messages', {
      body: { trackingNumber, receiptCode, text },
    });
    expect(added.status).toBe(200);
    await expectHidden(inside, trackingNumber);
  });

  test('loses sight of one that is withdrawn, and of one passed on to the discipline desk', async () => {
    const inside = open();
    const one = await file(inside.office, complaint());
    const { trackingNumber, receiptCode } = one;
    await ask(inside.app, '/api/v1/track/withdraw', { body: { trackingNumber, receiptCode } });
    await expectHidden(inside, trackingNumber);
    const other = await file(inside.office, complaint());
    const desk = await signIn(inside, 'desk');
    const body = { unit: 'discipline', reason: '牵涉作风', version: 2 };
    const path = `/api/v1/staff/cases/${other.trackingNumber}/transfer`;
    expect((await ask(inside.app, path, { body, headers: desk.bearer })).status).toBe(204);
    await expectHidden(inside, other.trackingNumber);
  });

  test('loses sight of one whose officer withdraws from it', async () => {
    const inside = open();
    const { trackingNumber } = await file(inside.office, complaint());
    const clerk = await signIn(inside, 'clerk', GREEN);
    const body = { reason: '是我亲戚', version: 2 };
    const path = `/api/v1/staff/cases/${trackingNumber}/recuse`;
    expect((await ask(inside.app, path, { body, headers: clerk.bearer })).ok).toBe(true);
    await expectHidden(inside, trackingNumber);
  });

  test('is told category, township and day, and not a byte of anything else', async () => {
    const inside = open();
    const clerk = await signIn(inside, 'clerk', GREEN);
    const secrets = [
      '残疾补贴九月起少了两百零三元',
      '钱小二',
      '13812345678',
      '石桥村',
      '存折已经核过',
      '请带上存折',
    ];
    const { trackingNumber, receiptCode } = await file(
      inside.office,
      complaint({
        text: secrets[0] as string,
        place: { township: GREEN, village: '石桥村' },
        contact: '钱小二 13812345678',
      }),
    );
    inside.clock.pass(133);
    for (const [action, text] of [['accept'], ['note', '存折已经核过'], ['ask', '请带上存折']] as const) {
      const file = await inside.office.reading.find(clerk.account, trackingNumber);
      const body = { version: file?.version, ...(text ? { text } : {}) };
      const path = `/api/v1/staff/cases/${trackingNumber}/${action}`;
      expect((await ask(inside.app, path, { body, headers: clerk.bearer })).status).toBe(200);
    }
    const answers = await Promise.all(
      ['/requests', `/requests/${trackingNumber}`, `/tokens/${trackingNumber}`].flatMap((path) =>
        ['json', 'xml'].map(async (format) => (await get(inside, `${path}.${format}`)).text()),
      ),
    );
    const said = answers.join('\n');
    expect(said).toContain(trackingNumber);
    const id = (await inside.office.reading.forReporter(trackingNumber))?.id as string;
    for (const secret of [
      ...secrets,
      receiptCode,
      id,
      '10:47',
      '13:00',
      clerk.account.username,
      clerk.account.name,
    ])
      expect(said, secret).not.toContain(secret);
    // Whether the reporter left a name is nobody's business either.
    expect(said).not.toMatch(/anonym|匿名|实名/);
    const [row] = await rows(inside);
    expect(row?.description).toBe(`${findCategory(row?.service_code ?? '')?.label}（青山镇）`);
  });

  test('reads nothing it may not, whatever is filed', async () => {
    const inside = open();
    const words = [
      '低保金没到账',
      '申请交了两个月没消息',
      '窗口的人骂我',
      '村支书收了五百块',
      '镇民政办拖着不办',
      '三天没饭吃了',
      '建议多设一个点',
      '隔壁有车还吃低保',
      '县民政局的人卡着',
      '材料要了三回',
      '我不想活了',
      '名单没公示',
    ];
    const told: fc.Arbitrary<Report> = fc
      .record({
        kind: fc.constantFrom(
          ...CASE_KINDS,
          'complaint' as const,
          'complaint' as const,
          'suggestion' as const,
        ),
        text: fc
          .uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
          .map((all) => all.join('，')),
        township: fc.constantFrom(undefined, GREEN, WHITE),
        accused: fc.option(fc.constantFrom(...ACCUSED_TYPES), { nil: undefined, freq: 1 }),
        urgent: fc.constantFrom(true, false, false, false),
        shielded: fc.boolean(),
        chooses: fc.boolean(),
        n: fc.nat(20),
      })
      .map(({ kind, township, chooses, n, ...rest }) => {
        const own = listCategories(kind);
        return {
          ...rest,
          kind,
          ...(chooses ? { category: own[n % own.length]?.id } : {}),
          place: township ? { township } : undefined,
          mentioned: township ? [township] : [],
        };
      });
    let listed = 0;
    await fc.assert(
      fc.asyncProperty(told, async (report) => {
        const { trackingNumber } = await file(inside.office, report);
        const isShown = (await shown(inside, trackingNumber)).length > 0;
        if (!isShown) return;
        listed += 1;
        const kept = await inside.office.reading.forReporter(trackingNumber);
        const routed = JSON.parse(kept?.events.find(({ type }) => type === 'routed')?.body ?? '{}') as {
          denied: string[];
          informed: string[];
        };
        expect(['complaint', 'suggestion']).toContain(report.kind);
        expect([report.accused, report.urgent, kept?.face.restricted, kept?.face.urgent]).toEqual([
          undefined,
          false,
          false,
          false,
        ]);
        expect([...routed.denied, ...routed.informed]).toEqual([]);
        expect(findCategory(kept?.face.category ?? '')?.conduct).toBe(false);
        expect(report.text).not.toMatch(/村支书|镇民政办|县民政局/);
      }),
      { numRuns: 400 },
    );
    expect(listed).toBeGreaterThan(10);
    expect(await rows(inside)).toHaveLength(listed);
  }, 60_000);
});
