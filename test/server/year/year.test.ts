// A county's year, and the three weeks after it, lived through under a clock set by hand: Spring Festival and National Day with their make-up days, a holiday
// notice that comes out in November, officers who work, put off and forget, residents who come back, servers that are
// closed and cut off. At every look of the jobs what is said is what an oracle says that knows none of the product's code.
// `YEAR_CASES=3000 npx vitest run test/server/year` lives a busy one; `YEAR_SEED=7` another.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { actOnReport } from '../../../bot/returning.ts';
import type { Account } from '../../../db/officers.ts';
import type { ReporterAction } from '../../../knowledge/casework/actions.ts';
import { act, type OfficerAction } from '../../../server/casework.ts';
import { Problem } from '../../../server/problem.ts';
import { file, GREEN } from '../../support/cases.ts';
import { createClock } from '../../support/office.ts';
import { operate } from '../commands/place.ts';
import { openServers } from './offices.ts';
import { createOracle, type Done } from './oracle.ts';
import { CLERKS, createChance, DESK, DISCIPLINE, EVERYONE, HABITS, story, TOWNS } from './people.ts';
import { countBy, type NoticeText, noticeOf2026, plus } from './working-days.ts';

const CASES = Number(process.env.YEAR_CASES ?? 150);
const SEED = Number(process.env.YEAR_SEED ?? 20260101);
const BUSY = CASES >= 1_000;
const FIRST = '2026-01-01';
const LAST = '2026-12-31';
/** Until what was filed at the end falls due. */
const END = '2027-01-20';
const NOTICE_OUT = '2026-11-24';
/** Nobody is there for a while, longer than any deadline's last days. */
const isOff = (day: string) => day >= '2026-05-01' && day <= '2026-05-09';

const PROMISES = { complaint: 15, tip_off: 30, help: 5, suggestion: 15, question: 2 };
const URGENT_HELP = 1;

/** As it might come out: New Year longer than anybody knew, and a Saturday worked for it. */
const NOTICE_OF_2027: NoticeText & { notice: string; holidays: { name: string }[] } = {
  year: 2027,
  notice: '国务院办公厅关于2027年部分节假日安排的通知（试验用）',
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-06' },
    { name: '春节', from: '2027-02-05', to: '2027-02-11' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  makeUp: ['2027-01-09', '2027-01-10'],
};

interface Life {
  id: string;
  number: string;
  habit: number;
  /** The township it speaks of; new words accuse only people there, so that whom they mean is certain. */
  town: string | undefined;
  isConduct: boolean;
}

/** What comes next, by status; some of it is refused, as life is. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  routed: [
    'accept',
    'accept',
    'accept',
    'accept',
    'ask',
    'decline',
    'return',
    'transfer',
    'transfer',
    'recuse',
    'triage',
  ],
  returned: ['transfer', 'transfer', 'transfer', 'accept', 'triage'],
  reopened: ['accept', 'accept', 'transfer'],
  accepted: ['ask', 'reply', 'final', 'extend', 'close', 'close', 'note', 'transfer', 'triage'],
  investigating: ['ask', 'reply', 'final', 'extend', 'close', 'close', 'note', 'transfer'],
  answered: ['close', 'close', 'note'],
  under_review: ['uphold', 'redo', 'note'],
  under_final_review: ['uphold', 'redo'],
};

test(
  'over a year of cases every reminder is told once, none is missed, and none to whoever a case is hidden from',
  async () => {
    const clock = createClock(`${FIRST}T08:00:00+08:00`);
    const servers = await openServers(clock);
    const chance = createChance(SEED);
    const oracle = createOracle(countBy([noticeOf2026]));
    const towns = servers.office().county.townships.map(({ code }) => code);
    const lives: Life[] = [];
    const heads = new Map<string, { seq: number; hash: string } | undefined>();
    const tally: Record<string, number> = {};
    const add = (what: string, n = 1) => {
      tally[what] = (tally[what] ?? 0) + n;
    };
    const somebody = () => servers.office(chance.below(2));
    let day = FIRST;

    async function report(): Promise<void> {
      const office = somebody();
      const { report: said, ...shape } = story(chance, towns);
      const n = lives.length;
      const filed = await file(office, said, { follower: `talk-${n}` });
      const id = (await office.reading.forReporter(filed.trackingNumber))?.id as string;
      const realName = said.contact !== undefined;
      oracle.file({
        ...{ ...shape, id, on: day, realName },
        promise: shape.urgent ? URGENT_HELP : PROMISES[shape.kind],
        follows: shape.kind !== 'tip_off' || realName,
      });
      lives.push({
        ...{ id, number: filed.trackingNumber, habit: chance.one(HABITS), town: said.place?.township },
        isConduct: shape.kind === 'tip_off',
      });
      add('filed');
    }

    /** The officer who has it, and what the office calls it. */
    function holder(unit: string): Account {
      if (unit === 'desk') return DESK;
      if (unit === 'discipline') return DISCIPLINE;
      return (CLERKS[TOWNS.indexOf(unit)] as Account[])[chance.below(2)] as Account;
    }

    async function officer(life: Life): Promise<void> {
      const office = somebody();
      const { face } = (await office.reading.forReporter(life.number)) ?? {};
      if (!face) throw new Error('a case was lost');
      expect(face.unit, `${face.status} ${face.trackingNumber}`).toBe(oracle.case(life.id).unit);
      const next = NEXT[face.status];
      if (!next) return;
      const isUnclear = oracle.case(life.id).unclear.length > 0;
      const wish = isUnclear && chance.once(0.5) ? 'triage' : chance.one(next);
      const isUp = wish === 'transfer' || wish === 'extend';
      // Passing on and putting off are the desk's, where it may.
      const who = isUp && chance.once(0.8) && face.unit !== 'discipline' ? DESK : holder(face.unit);
      const unit = chance.one(['desk', 'discipline', ...TOWNS, ...TOWNS]);
      const town = chance.one(TOWNS);
      const means = chance.one(['household', 'township', 'county', 'village_cadre'] as const);
      const found = {
        household: { unit: town, outright: [] },
        township: { unit: 'discipline', outright: [town] },
        county: { unit: 'discipline', outright: ['desk', 'supervisor'] },
        village_cadre: { unit: 'desk', outright: [] },
      }[means];
      const days = chance.one([10, 20, 30]);
      const ways: Record<string, [OfficerAction, object, (Done | undefined)?]> = {
        accept: ['accept', {}, { what: 'accept' }],
        decline: ['decline', { reason: '不归我们', referTo: '12393' }, { what: 'decline' }],
        return: ['return', { reason: '不是我们的' }, { what: 'return' }],
        transfer: ['transfer', { unit, reason: '转办' }, { what: 'transfer', unit }],
        triage: [
          'triage',
          { accused: means, place: { township: town }, reason: '问清了' },
          { what: 'triage', unclear: [], ...found },
        ],
        recuse: ['recuse', { reason: '近亲属' }, { what: 'recuse', officer: who.username }],
        ask: ['ask', { text: '哪个月的？' }, { what: 'ask' }],
        note: ['note', { text: '看过' }],
        reply: ['reply', { text: '在查', final: false }, { what: 'reply', final: false }],
        final: ['reply', { text: '查清了', final: true }, { what: 'reply', final: true }],
        // A unit only asks for it.
        extend: [
          'extend',
          { days, reason: '等外省回函' },
          who.role === 'clerk' ? undefined : { what: 'extend', days },
        ],
        close: ['close', { finding: 'explained', measures: [], text: '说明了' }, { what: 'close' }],
        uphold: [
          'review_decide',
          { decision: 'upheld', text: '维持' },
          { what: 'review_decide', redo: false },
        ],
        redo: ['review_decide', { decision: 'redo', text: '重新办' }, { what: 'review_decide', redo: true }],
      };
      const [action, body, done] = ways[wish] as [OfficerAction, object, Done | undefined];
      if (action === 'recuse' && who.role !== 'clerk') return;
      try {
        await act(office, who, life.number, action, body as never, face.version);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        add('refused');
        return;
      }
      add(wish);
      if (done) oracle.happened(life.id, day, done);
    }

    async function reporter(life: Life): Promise<void> {
      const office = somebody();
      const mayAccuse = life.isConduct && (life.town === undefined || life.town === GREEN);
      const wish = chance.one([
        ...['message', 'message', 'message', 'rate', 'rate', 'reopen', 'review', 'review', 'withdraw'],
        ...(mayAccuse ? ['green', 'county'] : []),
      ]);
      const ways: Record<string, [ReporterAction, object, Done]> = {
        message: ['message', { text: '请快一点，家里等着用。' }, { what: 'message' }],
        rate: ['rate', { score: 1 + chance.below(5), resolved: chance.once(0.5) }, { what: 'rate' }],
        reopen: ['reopen', { text: '没有办好，请再办。' }, { what: 'reopen' }],
        review: ['review', { text: '我不服这个答复。' }, { what: 'review' }],
        withdraw: ['withdraw', {}, { what: 'withdraw' }],
        green: [
          'message',
          { text: '其实是青山镇政府的李主任收了红包，一直护着。' },
          { what: 'accuse', parties: [GREEN] },
        ],
        county: [
          'message',
          { text: '县民政局的王局长收了好处费，是他批的。' },
          { what: 'accuse', parties: ['desk', 'supervisor'] },
        ],
      };
      const [action, body, done] = ways[wish] as [ReporterAction, object, Done];
      const isDone = await office.db.unit((tx) => actOnReport(tx, office, life.id, action, body as never));
      add(isDone ? wish : 'refused');
      if (isDone) oracle.happened(life.id, day, done);
    }

    async function look(): Promise<void> {
      const should = oracle.look(day);
      const heard = await servers.look(chance.once(0.1));
      expect({ ...heard, day }).toEqual({ reminders: should.said.length, asked: should.asked, day });
      add('looks');
    }

    /** Through every officer's eyes. */
    async function compareNotices(): Promise<void> {
      const ids = new Map(lives.map(({ id, number }) => [number, id]));
      for (const account of EVERYONE) {
        const seen = (await servers.office().reading.notices(account, 1_000_000)).map(
          ({ trackingNumber, clock: name, due, level }) =>
            `${ids.get(trackingNumber)} ${name} ${due} ${level}`,
        );
        expect(seen.toSorted(), `${account.username} on ${day}`).toEqual(oracle.seenBy(account));
        add('notices seen', seen.length);
      }
      add('pairs of eyes', EVERYONE.length);
    }

    async function tidyUp(): Promise<void> {
      const end = await servers.tidy();
      if (!heads.has(day) && end) heads.set(day, end);
    }

    async function loadNotice(): Promise<void> {
      const { clocks } = await servers.office().reminders.provisional();
      expect(clocks).toBeGreaterThan(0);
      add('deadlines that could still move', clocks);
      const path = join(servers.folder(), '2027.yaml');
      writeFileSync(path, stringify(NOTICE_OF_2027));
      const { code, said } = await operate(
        { DATA_DIR: servers.folder() },
        ...['', 'calendar', 'load', '2027', path],
      );
      expect(code, said).toBe(0);
      add('deadlines that moved', Number(/deadlines of (\d+) moved/.exec(said)?.[1]));
      oracle.count(countBy([noticeOf2026, NOTICE_OF_2027]));
      // Until their next look the servers do not know of it, and people go on.
      for (let n = 0; n < 8; n += 1) {
        clock.pass(0.2);
        await report();
        await officer(chance.one(lives.slice(-40)));
      }
    }

    const perDay = CASES / 365;
    for (; day <= END; day = plus(day, 1)) {
      if (isOff(day)) continue;
      clock.set(`${day}T00:05:00+08:00`);
      await tidyUp();
      const isWorked = countBy([noticeOf2026, NOTICE_OF_2027]).works(day);
      const busy = new Map<number, (() => Promise<void>)[]>();
      const at = (hour: number, deed: () => Promise<void>) =>
        busy.set(hour, [...(busy.get(hour) ?? []), deed]);
      const isFiling = day <= LAST;
      const filings = isFiling ? Math.floor(perDay) + Number(chance.once(perDay % 1)) : 0;
      for (let n = 0; n < filings; n += 1) at(7 + chance.below(15), report);
      for (const life of lives) {
        if (isWorked && chance.once(life.habit)) at(8 + chance.below(9), () => officer(life));
        if (chance.once(0.02)) at(6 + chance.below(17), () => reporter(life));
      }
      const isNight = chance.once(BUSY ? 1 / 12 : 1 / 40);
      const isPulled = chance.once(1 / 3);
      const offUntil = isNight && chance.once(0.3) ? 9 + chance.below(8) : 0;
      for (let hour = 0; hour < 24; hour += 1) {
        clock.set(`${day}T${String(hour).padStart(2, '0')}:06:00+08:00`);
        if (hour === 10 && day === NOTICE_OUT) await loadNotice();
        for (const deed of hour < offUntil ? [] : (busy.get(hour) ?? [])) {
          clock.pass(0.05);
          await deed();
        }
        if (isNight && hour === Math.max(3, offUntil)) {
          await (isPulled ? servers.cutOff() : servers.restart());
          add(isPulled ? 'cut off' : 'restarted');
        }
        if (hour < offUntil && hour >= 3) continue;
        clock.set(`${day}T${String(hour).padStart(2, '0')}:10:00+08:00`);
        // In a quiet year only the hours in which something can have changed are looked at, and the morning.
        if (BUSY || hour === 0 || hour === 9 || busy.has(hour) || hour === offUntil) await look();
      }
      if (chance.once(0.15)) await compareNotices();
    }
    day = END;
    await look();
    await compareNotices();

    const office = servers.office();
    const { reminders, clocks, events } = office.db.tables;
    const rows = await office.db.reading.select().from(reminders);
    const words = (one: { caseId: string; clock: string; due: string; level: string; on: string }) =>
      `${one.caseId} ${one.clock.split(' ')[0]} ${one.due} ${one.level} on ${one.on}`;
    expect(rows.map(words).toSorted()).toEqual(oracle.told.map(words).toSorted());

    const running = (await office.db.reading.select().from(clocks))
      .filter(({ state, clock: name }) => state === 'running' && name !== 'object_transfer')
      .map(({ caseId, clock: name, due }) => `${caseId} ${name} ${due}`);
    expect(running.toSorted()).toEqual(oracle.running().toSorted());
    expect((await office.reminders.provisional()).clocks).toBe(0);

    // Each day's head stands in the chain as it was when it was taken.
    const chain = await office.db.reading
      .select({ seq: events.seq, hash: events.hash })
      .from(events)
      .orderBy(asc(events.seq));
    const hashes = new Map(chain.map(({ seq, hash }) => [seq, hash]));
    expect(servers.heads()).toEqual([...heads.keys()].map((one) => `${one}.txt`).toSorted());
    for (const [taken, end] of heads) {
      const line = readFileSync(join(servers.folder(), 'heads', `${taken}.txt`), 'utf8');
      expect(line).toBe(`${taken} ${end?.seq} ${end?.hash}\n`);
      expect(hashes.get(end?.seq as number)).toBe(end?.hash);
    }
    await servers.close();
    const verified = await operate({ DATA_DIR: servers.folder() }, '', 'verify');
    expect(verified.code, verified.said).toBe(0);
    expect(servers.faults).toEqual([]);

    for (const { level, clock: name } of oracle.told) {
      add(`told ${level}`);
      add(`told of ${name}`);
    }
    tally['told in all'] = rows.length;
    tally['events in the chain'] = chain.length;
    tally['daily heads'] = heads.size;
    console.log(
      Object.entries(tally)
        .toSorted()
        .map(([what, n]) => `${String(n).padStart(8)}  ${what}`)
        .join('\n'),
    );
    // The year is worth nothing where something of it never happens.
    for (const what of [
      ...['told soon', 'told unit', 'told desk', 'told county', 'restarted', 'cut off'],
      ...['told of accept', 'told of answer', 'told of promise', 'told of realname_accept', 'told of review'],
      ...['deadlines that moved', 'reopen', 'rate', 'extend', 'transfer', 'close', 'ask', 'review', 'triage'],
    ]) {
      expect(tally[what] ?? 0, what).toBeGreaterThan(0);
    }
    expect(lives.length).toBeGreaterThanOrEqual(CASES * 0.9);
  },
  60_000 + CASES * 2_000,
);
