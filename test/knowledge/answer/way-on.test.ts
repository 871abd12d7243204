import { describe, expect, test } from 'vitest';
import { createAnswerer } from '../../../knowledge/answer/answer.ts';
import { groundReply } from '../../../knowledge/answer/ground.ts';
import { loadWayOn } from '../../../knowledge/answer/way-on.ts';
import { clauseFault } from '../../../knowledge/check/references.ts';
import { listCounties, loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { PROGRAMME_CODES } from '../../../knowledge/model.ts';
import { answerer, knowledge } from './office.ts';

const wayOn = loadWayOn();
const article = (id: string) => {
  const found = knowledge.articlesById.get(id);
  if (!found) throw new Error(id);
  return found;
};
const next = (id: string, said: string) => answerer.wayOn(article(id), said).map(({ text }) => text);

describe('what comes next', () => {
  test('is where to go, how long it takes and what can be done against a no', () => {
    expect(next('dibao-who', '')).toEqual([
      expect.stringContaining('乡镇人民政府'),
      expect.stringMatching(/30个工作日.*公示7天/),
      expect.stringMatching(/书面.*60日内可以申请行政复议/),
    ]);
  });

  test('is left out where an answer says it', () => {
    const said = '到乡镇申请，30个工作日内办完，公示7天，不服可以复议。';
    expect(next('dibao-who', said)).toEqual([]);
    expect(next('dibao-who', said.replace('30个工作日内办完', '办'))).toEqual([
      expect.stringContaining('30个工作日'),
    ]);
  });

  test('is the way against a stop for whoever has it already', () => {
    expect(next('dibao-stopped-next', '')).toEqual([expect.stringMatching(/停了、减了.*复议/)]);
  });

  test.each(['complaint-how', 'tipoff-village-cadre', 'who-sees-talk', 'neighbour-pension'])(
    'is nothing after %s',
    (id) => {
      expect(next(id, '')).toEqual([]);
    },
  );

  test('is at most three lines, whatever is asked', () => {
    for (const one of knowledge.articles)
      expect(answerer.wayOn(one, '').length, one.id).toBeLessThanOrEqual(3);
  });
});

describe('every line', () => {
  test('is never said twice: it holds the words it is left out for', () => {
    for (const programme of PROGRAMME_CODES)
      for (const aspect of ['who', 'exit'] as const) {
        const one = { ...article('dibao-who'), programme, aspect };
        const once = answerer.wayOn(one, '');
        const again = answerer.wayOn(one, once.map(({ text }) => text).join(''));
        for (const { text } of once) expect(again.map((line) => line.text)).not.toContain(text);
      }
  });

  test('rests on clauses there are', () => {
    for (const { sources, body } of wayOn.lines)
      for (const ref of sources) expect(clauseFault(ref, knowledge.sources), body).toBeUndefined();
  });

  test.each(listCounties())('is proven in %s, and lacks no figure', (county) => {
    const known = loadKnowledge({ county: loadCounty(county) });
    const there = createAnswerer(known, { asOf: () => '2026-11-25' });
    const seen = new Set<string>();
    for (const one of known.articles)
      for (const reading of there.wayOn(one, '')) {
        seen.add(reading.article.id);
        expect(groundReply(reading, known), reading.text).toEqual([]);
        expect(reading.missing, reading.text).toEqual([]);
        expect(reading.text).not.toMatch(/\{\{|没有登记/);
      }
    // Those that come fourth where nothing is said at all are shown by the test above.
    expect(seen.size).toBeGreaterThan(wayOn.lines.length / 2);
  });
});
