import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../../db/connect.ts';
import { Sqlite } from '../../../db/driver.ts';
import { writeDailyHead } from '../../../server/jobs/heads.ts';
import { fileCase, makeFolder, openAt, operate } from './place.ts';

let place: ReturnType<typeof makeFolder>;
let office: ReturnType<typeof openAt>;
let isOpen = false;
const close = async () => {
  if (isOpen) await office.close();
  isOpen = false;
};
const at = (name: string) => join(place.folder, name);
const run = (...argv: string[]) => operate({ DATA_DIR: place.folder }, '', ...argv);

beforeEach(async () => {
  place = makeFolder();
  office = openAt(place.folder);
  isOpen = true;
  await office.officers.add(
    { username: 'admin', name: '管理员', role: 'admin', password: 'admin-pass-1', mustChangePassword: false },
    null,
  );
});
afterEach(async () => {
  await close();
  place.remove();
});

/** Changes the database behind the office's back. */
function tamper(statement: string) {
  const raw = new Sqlite(at('mingbai.db'));
  raw.exec(statement);
  raw.close();
}

const FORGED = "'{}', (select hash from events where seq = 3), 'abc'";

describe('verify', () => {
  beforeEach(async () => {
    for (let n = 0; n < 3; n += 1) await fileCase(office);
  });

  it('counts the events and names the head of a whole chain', async () => {
    const { code, said } = await run('verify');
    expect(said).toMatch(
      /^7 events of 3 cases; the chain is whole\.\nhead [0-9a-f]{64}\n0 daily heads compared; all of them fit\.$/,
    );
    expect(code).toBe(0);
  });

  it('finds what was cut off the very end, and a chain written anew, by the heads kept outside the database', async () => {
    await office.officers.add(
      { username: 'li', name: '李', role: 'desk', password: 'long-enough-1', mustChangePassword: false },
      'admin',
    );
    await writeDailyHead(office);
    expect((await run('verify')).said).toMatch(/1 daily heads compared; all of them fit/);
    // An account's event belongs to no case: nothing else would miss it.
    tamper('delete from events where seq = 8');
    const cut = await run('verify');
    expect(cut.said).toMatch(/event 8: cut off the end/);
    expect(cut.code).toBe(1);
    writeFileSync(join(place.folder, 'heads', '2026-01-01.txt'), `2026-01-01 2 ${'0'.repeat(64)}\n`);
    expect((await run('verify')).said).toMatch(/event 2 or one before it: written anew since 2026-01-01/);
    writeFileSync(join(place.folder, 'heads', '2026-01-02.txt'), 'something else\n');
    expect((await run('verify')).said).toMatch(/heads\/2026-01-02\.txt line 1: not a line of ours/);
  });

  it.each([
    ['changed', `update events set at = '2020-01-01T00:00:00+08:00' where seq = 4`, /event 4: changed/],
    ['dropped inside', 'delete from events where seq = 3', /event 3: missing/],
    ['dropped at the end', 'delete from events where seq = 7', /case MB\d+: 1 events, but the case says 2/],
    [
      'put at the end',
      `insert into events select 8, case_id, 'noted', at, by_whom, ${FORGED} from events where seq = 7`,
      /event 8: changed[\s\S]*case MB\d+: 3 events, but the case says 2/,
    ],
    [
      'put before the beginning',
      `insert into events values (-1, 'x', 'noted', '', null, ${FORGED})`,
      /case x/,
    ],
  ])('finds and names an event %s', async (_how, statement, named) => {
    tamper(statement);
    const { code, said } = await run('verify');
    expect(said).toMatch(named);
    expect(said).toMatch(/the chain is broken/);
    expect(code).toBe(1);
  });

  it('makes no database where there is none', async () => {
    const { code, noted } = await operate({ DATA_DIR: at('nowhere') }, '', 'verify');
    expect(noted).toMatch(/There is no database at/);
    expect(code).toBe(1);
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it('leaves an empty file empty', async () => {
    writeFileSync(at('empty.db'), '');
    const { code, noted } = await run('verify', at('empty.db'));
    expect([code, noted]).toEqual([1, `${at('empty.db')} is not a Mingbai database.`]);
    expect(statSync(at('empty.db')).size).toBe(0);
  });
});

describe('backup and restore', () => {
  const rows = (file: string) => {
    const raw = new Sqlite(file, { readonly: true });
    const all = ['cases', 'messages', 'clocks', 'events', 'case_denials', 'officers'].map((table) =>
      raw.prepare(`select * from ${table} order by 1, 2`).all(),
    );
    raw.close();
    return all;
  };

  it('gives identical cases on a new folder, without the key', async () => {
    for (let n = 0; n < 3; n += 1) await fileCase(office);
    // Receipts are hardened a moment after filing; nothing may change between the copy and the comparison.
    await close();
    const copied = await run('backup', at('copy.db'));
    expect(copied.said).toMatch(/master\.key in another place/);
    expect(copied.code).toBe(0);
    expect(statSync(at('copy.db')).mode & 0o777).toBe(0o600);

    const restored = await operate({ DATA_DIR: at('new') }, '', 'restore', at('copy.db'));
    expect(restored.said).toMatch(/7 events of 3 cases; the chain is whole/);
    expect(restored.code).toBe(0);
    expect(readdirSync(at('new')).sort()).toEqual(['mingbai.db', 'server.lock']);
    expect(rows(join(at('new'), 'mingbai.db'))).toEqual(rows(at('mingbai.db')));
  });

  it('takes the sealed files of attachments along, and puts those that were there aside', async () => {
    await fileCase(office);
    await close();
    const name = 'a'.repeat(32);
    for (const folder of ['attachments', 'new/attachments']) mkdirSync(at(folder), { recursive: true });
    writeFileSync(join(at('attachments'), name), 'sealed');
    writeFileSync(join(at('attachments'), 'half-written.part'), 'not one of ours');
    writeFileSync(join(at('new/attachments'), 'b'.repeat(32)), 'of another database');
    expect((await run('backup', at('copy.db'))).said).toMatch(/1 attachments copied/);
    expect(readdirSync(at('copy.db.attachments'))).toEqual([name]);
    const { said } = await operate({ DATA_DIR: at('new') }, '', 'restore', at('copy.db'));
    expect(said).toMatch(/1 attachments restored/);
    expect(readdirSync(at('new/attachments'))).toEqual([name]);
    expect(readdirSync(at('new')).filter((file) => file.startsWith('attachments.before-'))).toHaveLength(1);
    const again = await run('backup', at('copy.db'));
    expect(again.code).toBe(1);
  });

  it('ends and is whole while cases keep coming', async () => {
    let isFiling = true;
    let filed = 0;
    const filing = (async () => {
      while (isFiling) {
        await fileCase(office);
        filed += 1;
      }
    })();
    const { code, said } = await run('backup', at('copy.db'));
    isFiling = false;
    await filing;
    expect(said).toMatch(/the chain is whole/);
    expect(code).toBe(0);
    expect(filed).toBeGreaterThan(0);
  });

  it('overwrites nothing and leaves no half copy', async () => {
    writeFileSync(at('copy.db'), 'mine');
    const { code, noted } = await run('backup', at('copy.db'));
    expect([code, noted]).toEqual([1, `${at('copy.db')} is there already; it is not overwritten.`]);
    expect(readdirSync(place.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('is not restored while a server runs there', async () => {
    await run('backup', at('copy.db'));
    const unlock = lockFolder(place.folder);
    const { code, noted } = await run('restore', at('copy.db'), '--replace');
    unlock();
    expect([code, noted]).toEqual([1, `A Mingbai server is running on ${place.folder}. Stop it first.`]);
  });

  it('puts an old database aside only when told to', async () => {
    await run('backup', at('copy.db'));
    await fileCase(office);
    await close();
    const refused = await run('restore', at('copy.db'));
    expect(refused.code).toBe(1);
    expect(refused.noted).toMatch(/Add --replace/);
    const done = await run('restore', at('copy.db'), '--replace');
    expect(done.code).toBe(0);
    const aside = readdirSync(place.folder).find((name) => name.startsWith('mingbai.db.before-'));
    expect(rows(at(aside as string))[0]).toHaveLength(1);
    expect(rows(at('mingbai.db'))[0]).toHaveLength(0);
  });

  it('counts a log left behind as a database: it would be written into the restored one', async () => {
    await run('backup', at('copy.db'));
    writeFileSync(at('other.db-wal'), 'left behind');
    const env = { DATA_DIR: place.folder, DATABASE_URL: `file:${at('other.db')}` };
    const { code, noted } = await operate(env, '', 'restore', at('copy.db'));
    expect(noted).toMatch(/There is a database/);
    expect(code).toBe(1);
  });

  it('refuses a backup that is not whole, and touches nothing', async () => {
    await fileCase(office);
    await close();
    tamper('update events set by_whom = 1 where seq = 2');
    await run('backup', at('copy.db'));
    const { code, noted } = await operate({ DATA_DIR: at('new') }, '', 'restore', at('copy.db'));
    expect(noted).toMatch(/not whole; it was not restored/);
    expect(code).toBe(1);
    expect(existsSync(join(at('new'), 'mingbai.db'))).toBe(false);
  });
});

describe('officers', () => {
  it('are added with a one-time password that signs in and must be changed', async () => {
    const { code, said } = await run(
      'officer',
      'add',
      'li',
      '--name',
      '李文',
      '--role',
      'clerk',
      '--unit',
      '青山镇',
    );
    expect(code).toBe(0);
    const password = /shown only now: (\S+)/.exec(said)?.[1] as string;
    const account = await office.officers.verify('li', password);
    expect(account).toMatchObject({ role: 'clerk', unit: '999901101', mustChangePassword: true });
  });

  it('may be given a password that is typed in, never one on the command line', async () => {
    const add = ['officer', 'add', 'li', '--name', '李文', '--role', 'desk', '--password'];
    expect((await run(...add, 'secret-123')).code).toBe(2);
    expect((await operate({ DATA_DIR: place.folder }, 'short\n', ...add, '-')).code).toBe(2);
    expect((await operate({ DATA_DIR: place.folder }, 'typed-in-1\n', ...add, '-')).code).toBe(0);
    expect(await office.officers.verify('li', 'typed-in-1')).toMatchObject({ mustChangePassword: true });
  });

  it.each([
    [['Li Wen', '--role', 'desk'], 2, /username/],
    [['li', '--role', 'boss'], 2, /no role boss; there are clerk, desk/],
    [['li', '--role', 'clerk', '--unit', '火星镇'], 2, /no unit 火星镇 in 明白县[\s\S]*999901101 青山镇/],
    [['li', '--role', 'clerk'], 2, /needs --unit/],
    [['li', '--role', 'desk', '--unit', '青山镇'], 2, /whole county/],
    [['admin', '--role', 'admin'], 1, /There is an officer admin already/],
  ])('are refused in words: %j', async (asked, code, words) => {
    const refused = await run('officer', 'add', ...asked, '--name', '李文');
    expect(refused.noted).toMatch(words);
    expect(refused.code).toBe(code);
    expect(await office.officers.list()).toHaveLength(1);
  });

  it('are shut out at once, but never the last administrator', async () => {
    await run('officer', 'add', 'wang', '--name', '王', '--role', 'admin');
    const wang = (await office.officers.list()).find(({ username }) => username === 'wang');
    const { token } = await office.officers.begin(wang as never);
    expect((await run('officer', 'disable', 'wang')).code).toBe(0);
    expect(await office.officers.ofSession(token)).toBeUndefined();
    expect((await run('officer', 'disable', 'admin')).code).toBe(1);
    expect(await office.officers.verify('admin', 'admin-pass-1')).toBeDefined();
  });

  it('who forgot a password get another one', async () => {
    const { said } = await run('officer', 'reset', 'admin');
    const password = /shown only now: (\S+)/.exec(said)?.[1] as string;
    expect(await office.officers.verify('admin', 'admin-pass-1')).toBeUndefined();
    expect(await office.officers.verify('admin', password)).toMatchObject({ mustChangePassword: true });
    expect((await run('officer', 'reset', 'nobody')).noted).toBe('There is no officer nobody.');
  });
});
