import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listCounties, loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { createGazetteer } from '../../../knowledge/places/gazetteer.ts';
import { accusedPlace, type Resolved, resolvePlace } from '../../../knowledge/places/resolve.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

type Sentences = Record<string, Record<string, string>>;
const read = (file: string): Sentences =>
  parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'));

function inWords(resolved: Resolved): string {
  if (resolved.kind === 'none') return '没有';
  if (resolved.kind === 'several') return '几处';
  const { township, village } = resolved.place;
  return village ? `${township.name} ${village.name}` : township.name;
}

describe('the gazetteer reads places as people write them', () => {
  const sentences = read('places.yaml');
  for (const [id, cases] of Object.entries(sentences)) {
    const gazetteer = createGazetteer(loadCounty(id));
    it.each(Object.entries(cases))(`${id}: “%s” is %s`, (text, expected) => {
      expect(inWords(resolvePlace(gazetteer.find(normalise(text))))).toBe(expected);
    });
  }
});

describe('a tip-off is about the place of the accused, not of the teller', () => {
  const told = ['accused-places.yaml', 'accused-places-more.yaml'].flatMap((file) =>
    Object.entries(read(file)),
  );
  for (const [id, cases] of told) {
    const gazetteer = createGazetteer(loadCounty(id));
    it.each(Object.entries(cases))(`${id}: “%s” is about %s`, (text, expected) => {
      const said = normalise(text);
      expect(inWords(accusedPlace(said, gazetteer.find(said)))).toBe(expected);
    });
  }
});

describe.each(listCounties())('every place of %s', (id) => {
  const county = loadCounty(id);
  const gazetteer = createGazetteer(county);
  const villages = county.townships.flatMap((township) =>
    township.villages.map((village) => ({ township, village })),
  );

  it('is found exactly by township and village together, wherever it stands', () => {
    for (const { township, village } of villages) {
      const said = `${township.name}${village.name}`;
      for (const [before, after] of [
        ['', ''],
        ['你好，我住', '，想问低保'],
        ['举报', '的书记'],
        ['', '有人骗低保'],
      ]) {
        const text = `${before}${said}${after}`;
        const matches = gazetteer.find(text);
        const wanted = {
          township: { code: township.code, name: township.name },
          score: 1,
          start: before?.length,
        };
        expect(matches, text).toEqual([expect.objectContaining(wanted)]);
        expect(matches[0]?.village, text).toEqual({ code: village.code, name: village.name });
      }
    }
  });

  it('is found by every name and alias of its township', () => {
    for (const township of county.townships) {
      for (const name of [township.name, ...township.aliases]) {
        expect(inWords(resolvePlace(gazetteer.find(`我住在${name}`))), name).toBe(township.name);
      }
    }
  });

  it('can be looked up by code', () => {
    for (const { township, village } of villages) {
      expect(gazetteer.township(township.code)).toBe(township);
      expect(gazetteer.village(village.code ?? '')).toEqual({ township, village });
    }
    expect(gazetteer.township('000000000')).toBeUndefined();
  });

  it('is reported where it stands in the text, whatever surrounds it', () => {
    const around = fc.string({
      maxLength: 12,
      unit: fc.constantFrom(...'我是的在，。举报村镇大上石坪低保a1 '),
    });
    fc.assert(
      fc.property(around, fc.constantFrom(...villages), around, (before, { township, village }, after) => {
        const text = `${before}${township.name}${village.name}${after}`;
        for (const match of gazetteer.find(text)) {
          expect(text.slice(match.start, match.end)).toBe(match.text);
          expect(match.score).toBeGreaterThan(0);
          expect(match.score).toBeLessThanOrEqual(1);
        }
        expect(gazetteer.find(text).some((m) => m.township.code === township.code)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a guess says that it is one', () => {
  const gazetteer = createGazetteer(loadCounty('lechang'));

  it('marks a place read from a slip of the pen as not sure', () => {
    expect(resolvePlace(gazetteer.find('平石镇'))).toMatchObject({ kind: 'one', place: { isSure: false } });
    expect(resolvePlace(gazetteer.find('坪石镇'))).toMatchObject({ kind: 'one', place: { isSure: true } });
  });

  it('gives every township that has a village of the name, at one position', () => {
    const matches = gazetteer.find('我是石溪村的');
    expect(matches.map((m) => m.township.name).sort()).toEqual(['梅花镇', '黄圃镇']);
    expect(new Set(matches.map((m) => m.start))).toEqual(new Set([2]));
  });
});
