// What is said after an article: the examples, and what is learnt of them.
import { describe, expect, it } from 'vitest';
import { beginOf, createAgainst, type Later } from '../../../knowledge/answer/going/against.ts';
import { EVIDENCE, type Evidence, weigh } from '../../../knowledge/answer/going/evidence.ts';
import { createStanding, FLAGS } from '../../../knowledge/answer/going/flags.ts';
import { createNear, WEIGHTS } from '../../../knowledge/answer/going/near.ts';
import { readRows, readTurns } from '../../../knowledge/answer/going/rows.ts';
import { loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import type { Article } from '../../../knowledge/model.ts';
import { plainSpeech } from '../../../knowledge/text/dialect.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

const { articles, articlesById } = loadKnowledge({ county: loadCounty('sample') });
const number = (id: string) => articles.findIndex((article) => article.id === id);
const rows = readRows();

describe('the examples', () => {
  it('name articles there are, each message once after one article', () => {
    const strange = rows.filter(({ after, answer }) => !articlesById.has(after) || !articlesById.has(answer));
    expect(strange).toEqual([]);
    expect(new Set(rows.map(({ after, say }) => `${after} ${say}`)).size).toBe(rows.length);
  });

  it('stand for every article, and their lines for what it says', () => {
    const after = new Set(rows.map((row) => row.after));
    expect(articles.filter(({ id }) => !after.has(id)).length / articles.length).toBeLessThan(0.02);
    const isStale = ({ answer, line }: (typeof rows)[number]) =>
      line.some((piece) => !articlesById.get(answer)?.body.includes(piece));
    // An editor may put a line otherwise; what teaches is the message.
    expect(rows.filter(isStale).length / rows.length).toBeLessThan(0.05);
  });

  it('hold turns to other matters, the same ones each time', () => {
    const turns = readTurns(articles, 50);
    expect(turns).toHaveLength(50);
    expect(readTurns(articles, 50)).toEqual(turns);
    expect(turns.every(({ answer }) => articlesById.has(answer))).toBe(true);
  });
});

describe('the view of what goes on', () => {
  const near = createNear(articles);
  const firstOf = (say: string, after: string) =>
    near(plainSpeech(normalise(say)), [number(after)])
      .top.slice(0, 3)
      .map((k) => (articles[k] as Article).id);

  it('finds what leaves out the matter by what was said before', () => {
    expect(firstOf('要好多天才批得下来', 'destitute-how-apply')).toContain('destitute-time');
    expect(firstOf('要好多天才批得下来', 'dibao-how-apply').join()).toMatch(/dibao/);
  });

  it('keeps an article that was never learnt within reach', () => {
    const fresh = { ...(articles[0] as Article), id: 'written-today' };
    const { behind } = createNear([...articles, fresh])('要带什么', [articles.length]);
    expect(behind[articles.length]).toBeGreaterThan(-6);
  });

  it('has learnt what each flag and each piece of evidence counts', () => {
    expect(WEIGHTS).toHaveLength(EVIDENCE.length);
    const none = Object.fromEntries(EVIDENCE.map((name) => [name, 0])) as Evidence;
    expect(weigh(none, WEIGHTS)).toBe(0);
    expect(weigh({ ...none, point: 1 }, WEIGHTS)).toBeGreaterThan(1);
    expect(weigh({ ...none, alone: 1 }, WEIGHTS)).toBeGreaterThan(0.5);
  });

  it('knows how one article stands to another', () => {
    const standing = createStanding(articles);
    const [a, b] = [number('dibao-how-apply'), number('dibao-papers')];
    const held = (x: number, y: number) => FLAGS.filter((_, n) => standing.flags(x, y)[n]);
    expect(held(a, a)).toEqual(['same']);
    expect(held(a, b)).toContain('programme');
    const order = new Float64Array(articles.length);
    const weights = [32, 16, 8, 4, 2, 1];
    standing.add(order, a, weights);
    for (const k of [a, b, number('neighbour-school'), number('temp-who')])
      expect(order[k]).toBe(
        standing.flags(a, k).reduce((sum, holds, n) => sum + (holds ? (weights[n] as number) : 0), 0),
      );
  });
});

describe('what speaks against an article besides', () => {
  const article = (id: string) => articlesById.get(id) as Article;
  const asked: Later = {
    message: '要什么手续',
    bare: '要什么手续',
    isOnly: true,
    told: '',
    denied: [],
    off: [],
    isElse: false,
    slots: { programmes: new Map(), ours: 0, aspects: new Map(), rest: 0, unnamed: 0 },
    sides: [],
    last: article('temp-how'),
    recent: ['temp-how'],
    shown: [],
  };
  const weight = (id: string, more: Partial<Later> = {}, best = '') =>
    createAgainst({ ...asked, ...more, bare: more.message ?? asked.bare })(article(id), [
      { text: best, place: 0, score: 1 },
    ]);

  it('is that another programme is not hinted at, and less so where the message names something', () => {
    expect(weight('temp-papers')).toBe(0);
    expect(weight('dibao-papers')).toBeGreaterThan(weight('dibao-papers', { isOnly: false }));
    const hinted = { ...asked.slots, programmes: new Map([['dibao', 0.45]] as const) };
    expect(weight('dibao-papers', { isOnly: false, slots: hinted })).toBe(0);
  });

  it('is that the message says it is not about that, or wants something else', () => {
    expect(weight('temp-papers', { off: ['temporary_aid'] })).toBeGreaterThan(3);
    expect(weight('reconsider-how', { denied: ['复议'] })).toBeGreaterThan(3);
    expect(weight('temp-how', { isElse: true })).toBeGreaterThan(3);
  });

  it('is that a parent lives, of an orphan', () => {
    const last = article('orphan-who');
    expect(weight('orphan-how', { last, message: '他妈没死,是跑了', isOnly: false })).toBeGreaterThan(3);
    expect(weight('orphan-how', { last, message: '那算孤儿不', isOnly: false })).toBe(0);
  });

  it('is that its best point was said already', () => {
    const point = '收下了要一张受理凭据，不批的要书面讲理由。';
    expect(weight('temp-how', { shown: [beginOf(point)] }, point)).toBeGreaterThan(0);
    expect(weight('temp-how', { shown: [beginOf(point)] }, '带身份证。')).toBe(0);
  });

  it('is outweighed by the side that is asked for, and by an order that is', () => {
    expect(weight('temp-papers', { sides: ['papers'] })).toBeLessThan(-1);
    expect(weight('which-first', { message: '那先办哪个' })).toBeLessThan(-4);
  });
});
