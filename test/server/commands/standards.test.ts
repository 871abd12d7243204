// `standard …`: a figure recorded beside a running office is answered with, by date, and is in the audit chain.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder, openAt, operate } from './place.ts';

let place: ReturnType<typeof makeFolder>;
let office: ReturnType<typeof openAt>;
beforeEach(() => {
  place = makeFolder();
  office = openAt(place.folder);
});
afterEach(async () => {
  await office.close();
  place.remove();
});

const say = (...argv: string[]) => operate({ DATA_DIR: place.folder }, '', 'standard', ...argv);
const DOCUMENT = [
  '--source',
  '关于提高低保标准的通知',
  '--number',
  '明民发〔2026〕9号',
  '--document-date',
  '2026-01-05',
];
const record = (id: string, value: string, from = '2026-01-01', ...more: string[]) =>
  say('record', id, '--value', value, '--from', from, ...more, ...DOCUMENT);
const rural = (value: string, from: string, ...more: string[]) =>
  record('dibao.standard', value, from, '--setting', 'rural', ...more);
const savings = () => record('property.savings', '30000', '2026-01-01', '--setting', 'urban');
const figure = (asOf: string) =>
  office.knowledge.standards.lookup('dibao.standard', { asOf, region: office.county.code, setting: 'rural' });

describe('standard record', () => {
  it('is answered with by the office that runs beside it, and the old figure answers for its own time', async () => {
    const before = figure('2026-06-30')?.value;
    expect(before).toBeGreaterThan(0);
    const done = await rural('765', '2026-07-01');
    expect(done.code).toBe(0);
    expect(done.said).toMatch(
      /Recorded: dibao\.standard\trural\t765 元\/人\/月\t2026-07-01 – \t《关于提高低保标准的通知》（明民发〔2026〕9号，2026-01-05）/,
    );
    expect(done.said).toMatch(/now ends on 2026-06-30/);
    expect(figure('2026-08-01')?.value).toBe(before);
    await office.publishing.refresh();
    expect(figure('2026-08-01')?.value).toBe(765);
    expect(figure('2026-06-30')?.value).toBe(before);
    const said =
      office.answerer.read('dibao-money')?.text ?? office.answerer.answer({ text: '低保一个月多少钱' });
    expect(JSON.stringify(said)).toContain('765');
  });

  it('is an event of the audit chain under the operator', async () => {
    await rural('765', '2026-07-01');
    const events = await office.db.reading.select().from(office.db.tables.events);
    expect(events.at(-1)).toMatchObject({ caseId: null, type: 'standard_recorded', by: '(operator)' });
    expect((await operate({ DATA_DIR: place.folder }, '', 'verify')).code).toBe(0);
  });

  it('says every fault by its option', async () => {
    const wrong = await say(
      'record',
      'dibao.standard',
      '--value',
      '8oo',
      '--from',
      'soon',
      '--source',
      '文',
      '--document-date',
      '2026-01-05',
    );
    expect(wrong.code).toBe(2);
    expect(wrong.noted).toMatch(/--value: .*\n--from: .*\n--source: /);
    expect((await rural('765', '2026-07-01', '--to', '2026-01-01')).noted).toMatch(
      /--to: 停用日期早于启用日期/,
    );
    const flat = await record('rigid.ratio', '140');
    expect(flat.noted).toMatch(/--value: .*不会大于 100%/);
    const nobody = await record('no.such', '1');
    expect(nobody.noted).toMatch(/没有“no\.such”[\s\S]*property\.savings/);
    const national = await record('dibao.decision_days', '1');
    expect(national.code).toBe(2);
  });
});

describe('standard list', () => {
  it('shows what holds, with its history when asked, and what is not recorded', async () => {
    await rural('765', '2026-07-01');
    const now = await say('list');
    expect(now.said).toMatch(/^dibao\.standard\trural\t765/m);
    expect(now.said).toMatch(/^not recorded\tproperty\.savings\turban/m);
    const all = await say('list', '--history');
    expect(all.said.match(/^dibao\.standard\trural/gm)?.length).toBeGreaterThan(1);
    await savings();
    expect((await say('list')).said).not.toMatch(/^not recorded\tproperty\.savings\turban/m);
  });

  it('is what county check goes by too', async () => {
    const gaps = async () => (await operate({ DATA_DIR: place.folder }, '', 'county', 'check')).said;
    expect(await gaps()).toMatch(/gap {3}城市本地存款等金融资产限额/);
    await savings();
    expect(await gaps()).not.toMatch(/gap {3}城市本地存款等金融资产限额/);
  });
});
