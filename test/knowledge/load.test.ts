import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listCounties, loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { KnowledgeFaults, loadKnowledge } from '../../knowledge/load.ts';
import { memoryShelf } from '../support/memory-shelf.ts';
import {
  ARTICLE,
  ARTICLE_FILE,
  COUNTY,
  lineWith,
  SOURCES,
  STANDARDS,
  spoken,
  tinyRoot,
} from './tiny-base.ts';

function faultsOf(files: Record<string, string>): string[] {
  try {
    loadKnowledge({ root: tinyRoot(files), county: COUNTY });
    return [];
  } catch (error) {
    if (!(error instanceof KnowledgeFaults)) throw error;
    expect(error.message.split('\n')).toHaveLength(error.faults.length);
    return spoken(error.faults);
  }
}

const brokenArticle = (from: string | RegExp, to: string) =>
  faultsOf({ [ARTICLE_FILE]: ARTICLE.replace(from, to) });

describe('loading the knowledge base', () => {
  it('loads articles, sources, standards and the county', () => {
    const knowledge = loadKnowledge({ root: tinyRoot(), county: COUNTY });
    const article = knowledge.articlesById.get('dibao-how');
    expect(article).toMatchObject({ programme: 'dibao', file: `knowledge/${ARTICLE_FILE}` });
    expect(article?.sources[1]).toEqual({ sourceId: 'P4', clause: '一（三）' });
    expect(article?.body.startsWith('到户口所在地')).toBe(true);
    expect(article?.bodyLine).toBe(lineWith(ARTICLE, '到户口所在地'));
    expect(knowledge.sources.get('L1')?.articles).toBe(78);
  });

  it('takes off the shelf exactly what it read, for every county', () => {
    for (const id of listCounties()) {
      const { shelf, found } = memoryShelf();
      const county = loadCounty(id);
      const read = loadKnowledge({ county, shelf });
      const { standards, ...again } = loadKnowledge({ county, shelf });
      expect(found).toHaveLength(1);
      const { standards: own, ...rest } = read;
      expect(again).toEqual(rest);
      const asked = { asOf: '2026-11-22', region: county.code };
      for (const id of ['dibao.decision_days', 'dibao.standard', 'no.such'])
        expect(standards.lookup(id, asked)).toEqual(own.lookup(id, asked));
    }
  });

  it('reads anew what changed, and keeps nothing that has a fault', () => {
    const { shelf, kept } = memoryShelf();
    const root = tinyRoot();
    const load = () => loadKnowledge({ root, county: COUNTY, shelf });
    load();
    // Same size: the time of the file is all that tells.
    const file = join(root, ARTICLE_FILE);
    writeFileSync(file, ARTICLE.replace('到户口所在地', '去户口所在地'));
    utimesSync(file, new Date(), new Date(Date.now() + 5_000));
    expect(load().articles[0]?.body).toContain('去户口所在地');
    expect(loadKnowledge({ root, county: { ...COUNTY, name: '别的县' }, shelf }).county.name).toBe('别的县');
    expect(kept.size).toBe(3);
    writeFileSync(file, ARTICLE.replace('programme: dibao', 'programme: nothing'));
    expect(load).toThrow(KnowledgeFaults);
    expect(load).toThrow(KnowledgeFaults);
    rmSync(file);
    expect(load().articles).toEqual([]);
    expect(kept.size).toBe(4);
  });

  it('leaves out articles of other regions', () => {
    const elsewhere = ARTICLE.replace('region: CN', "region: '440281'");
    const knowledge = loadKnowledge({ root: tinyRoot({ [ARTICLE_FILE]: elsewhere }), county: COUNTY });
    expect(knowledge.articles).toEqual([]);
  });

  it('reads files written on Windows', () => {
    const root = tinyRoot({ [ARTICLE_FILE]: `\uFEFF${ARTICLE.replaceAll('\n', '\r\n')}` });
    expect(loadKnowledge({ root, county: COUNTY }).articles[0]?.body).not.toContain('\r');
  });

  it('names every fault with its file and line, not only the first', () => {
    const text = ARTICLE.replace('programme: dibao', 'programme: dibaoo').replace(
      'aspect: how',
      'aspect: hwo',
    );
    const faults = faultsOf({ [ARTICLE_FILE]: text });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain(`${ARTICLE_FILE}:${lineWith(text, 'dibaoo')} programme：`);
    expect(faults[1]).toContain(`${ARTICLE_FILE}:${lineWith(text, 'hwo')} aspect：`);
  });

  it.each([
    ['an unknown field', 'region: CN', 'region: CN\nregoin: CN', 'regoin'],
    ['a date that is none', 'inForce: 2026-07-01', 'inForce: 2026-13-01', 'inForce'],
    ['a clause nobody can read', 'L1 第三十七条', 'L1 37', '要写成“L1 第三十七条”'],
    ['an unknown source', 'L1 第三十七条', 'L9 第三十七条', '没有“L9”这份政策依据'],
    ['a clause beyond the last', 'L1 第三十七条', 'L1 第七十九条', '只有78条，没有第七十九条'],
    ['a section of a document that has articles', 'L1 第三十七条', 'L1 一（三）', '要写第几条'],
    ['a dead link', 'links: []', 'links: [nowhere]', '链接“nowhere”没有这个条目'],
    ['a link to itself', 'links: []', 'links: [dibao-how]', '链接指向了自己'],
    ['an id unlike the file name', 'id: dibao-how', 'id: dibao-who', '应与文件名一样'],
    ['broken YAML', 'title: 低保怎么申请', 'title: [低保', '不是合格的 YAML'],
  ])('refuses an article with %s', (_, from, to, message) => {
    const faults = brokenArticle(from, to);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
    if (!message.includes('YAML')) {
      const last = to.split('\n').at(-1) ?? '';
      expect(faults[0]).toContain(`${ARTICLE_FILE}:${lineWith(ARTICLE.replace(from, to), last)} `);
    }
  });

  it.each([
    ['an unknown standard', '{{dibao.decision_dyas}}', '没有“dibao.decision_dyas”这个标准'],
    ['an unknown placeholder', '{{Township}}', '不认识占位“{{Township}}”'],
    ['an unknown hotline', '{{hotline.moon}}', '没有“moon”这个电话'],
    ['an unknown source date', '{{source.Q9.from}}', '没有“Q9”这份政策依据'],
    ['unpaired braces', '{{township}', '花括号没有配成 {{…}}'],
  ])('refuses a body with %s', (_, placeholder, message) => {
    const faults = brokenArticle('{{hotline.gov}}', placeholder);
    expect(faults).toEqual([
      `${ARTICLE_FILE}:${lineWith(ARTICLE, '{{hotline.gov}}')} ${message.replace('没有“moon”', '明白县的资料里没有“moon”')}`,
    ]);
  });

  it('refuses an article without front matter or without a body', () => {
    expect(faultsOf({ [ARTICLE_FILE]: '低保怎么申请\n' })[0]).toContain(`${ARTICLE_FILE}:1 开头要有两行 ---`);
    expect(faultsOf({ [ARTICLE_FILE]: ARTICLE.slice(0, ARTICLE.indexOf('到户口')) })[0]).toContain(
      '没有正文',
    );
  });

  it('refuses an id used twice', () => {
    const faults = faultsOf({ 'articles/other/dibao-how.md': ARTICLE });
    expect(faults).toEqual([
      `articles/other/dibao-how.md:2 知识条目编号“dibao-how”用了两次，先在 knowledge/${ARTICLE_FILE}:2`,
    ]);
    expect(faultsOf({ 'sources.yaml': `${SOURCES}${SOURCES.split('- id: P4')[0]}` })[0]).toContain(
      '“L1”用了两次',
    );
  });

  it('refuses lists with entries it cannot read, and lists it does not know', () => {
    const noUnit = STANDARDS.replace('    unit: 个工作日\n', '');
    expect(faultsOf({ 'standards.yaml': noUnit })[0]).toMatch(/^standards\.yaml:8 unit：/);
    expect(faultsOf({ 'standards.yaml': `${STANDARDS}loacl:\n  - id: x.y\n` })[0]).toContain(
      `standards.yaml:${STANDARDS.split('\n').length} 不认识“loacl”`,
    );
    const source = SOURCES.replace('grade: V2', 'grade: V9');
    expect(faultsOf({ 'sources.yaml': source })[0]).toContain(
      `sources.yaml:${lineWith(source, 'V9')} grade：`,
    );
    expect(faultsOf({ 'sources.yaml': SOURCES.replace('repealedBy: L1', 'repealedBy: L7') })[0]).toContain(
      '“L7”',
    );
  });

  it('refuses a national figure without a source it knows', () => {
    const free = STANDARDS.replace('source: L1 第四十四条', 'source: 听说的');
    expect(faultsOf({ 'standards.yaml': free })[0]).toContain(`standards.yaml:${lineWith(free, '听说的')} `);
    const beyond = STANDARDS.replace('第四十四条', '第八十条');
    expect(faultsOf({ 'standards.yaml': beyond })[0]).toContain('只有78条');
  });

  it('says which file it cannot find, and which list is empty', () => {
    const root = tinyRoot();
    rmSync(join(root, 'sources.yaml'));
    expect(() => loadKnowledge({ root, county: COUNTY })).toThrow('knowledge/sources.yaml:1 读不到这个文件');
    expect(faultsOf({ 'standards.yaml': '' })[0]).toContain('standards.yaml:1 national应是一张单子');
  });

  it.each(listCounties())('loads the base that ships for %s', (id) => {
    const knowledge = loadKnowledge({ county: loadCounty(id) });
    expect(knowledge.articles.length).toBeGreaterThanOrEqual(60);
    expect(knowledge.standards.all('2026-11-22').length).toBeGreaterThanOrEqual(80);
  });
});
