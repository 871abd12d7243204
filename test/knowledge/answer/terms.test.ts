import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTerms } from '../../../knowledge/answer/search/terms.ts';

const term = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'低保办补贴a1.', '\ud83d', '\uffff', '\u0001'),
    minLength: 1,
    maxLength: 4,
  }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).filter((text) => !text.includes('\n')),
);

test('numbers terms as a map does, grown, packed and unpacked', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 300 }), fc.array(term, { maxLength: 20 }), (known, more) => {
      const expected = new Map<string, number>();
      let terms = createTerms();
      const checkAll = () => {
        for (const one of [...known, ...more]) expect(terms.find(one)).toBe(expected.get(one) ?? -1);
        expect(terms.size).toBe(expected.size);
      };
      const add = (one: string) => {
        if (!expected.has(one)) expected.set(one, expected.size);
        expect(terms.add(one)).toBe(expected.get(one));
      };
      for (const one of known) add(one);
      checkAll();
      terms = createTerms(terms.pack());
      checkAll();
      for (const one of more) add(one);
      checkAll();
      terms = createTerms(terms.pack());
      checkAll();
    }),
  );
});

test('holds every pair of a large alphabet', () => {
  const terms = createTerms();
  const all: string[] = [];
  for (let i = 0; i < 300; i++) {
    for (let j = 0; j < 300; j++) all.push(String.fromCharCode(0x4e00 + i * 7, 0x4e00 + j * 11));
  }
  for (const pair of all) terms.add(pair);
  expect(terms.size).toBe(all.length);
  const again = createTerms(terms.pack());
  for (const [i, pair] of all.entries()) if (again.find(pair) !== i) expect.fail(`${pair} is lost`);
  expect(again.find('\u0001\u0002')).toBe(-1);
});
