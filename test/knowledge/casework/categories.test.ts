import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  findCategory,
  listCategories,
  otherCategory,
  promiseFor,
} from '../../../knowledge/casework/categories.ts';
import {
  likelyCategories,
  SURE_OF_CATEGORY,
  sortIntoCategory,
} from '../../../knowledge/casework/sorting/sort.ts';
import { CASE_KINDS, type CaseKind } from '../../../knowledge/casework/types.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

type Row = { text: string; kind: CaseKind; category: string };
const rows: Row[] = parse(readFileSync(new URL('../../fixtures/categories.yaml', import.meta.url), 'utf8'));
const promises = {
  urgentHelp: 1,
  question: 2,
  help: 5,
  complaint: 15,
  tip_off: 30,
  suggestion: 15,
  basis: '服务承诺（示例）',
};

describe('the catalogue', () => {
  test.each(CASE_KINDS)('has categories of kind %s, ending in the other one', (kind) => {
    const ids = listCategories(kind).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.at(-1)).toBe(otherCategory(kind));
  });

  test('false claims carry the six checks and the visit to neighbours', () => {
    expect(findCategory('false_claim')?.checklist).toHaveLength(7);
    expect(findCategory('false_claim')?.questions.map(({ id }) => id)).toContain('how_known');
  });

  test('promises follow kind and urgency', () => {
    expect(promiseFor({ kind: 'help', category: 'no_food', urgent: true }, promises).workingDays).toBe(1);
    expect(promiseFor({ kind: 'help', category: 'hardship', urgent: false }, promises).workingDays).toBe(5);
    expect(promiseFor({ kind: 'complaint', category: 'delay', urgent: false }, promises)).toEqual({
      workingDays: 15,
      basis: '服务承诺（示例）',
    });
  });
});

type Voices = Record<CaseKind, Record<string, string[]>>;
const voices = (file: string): Row[] =>
  Object.entries(
    parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8')) as Voices,
  ).flatMap(([kind, byCategory]) =>
    Object.entries(byCategory).flatMap(([category, texts]) =>
      texts.map((text) => ({ text, kind: kind as CaseKind, category })),
    ),
  );
const isRight = ({ text, kind, category }: Row) =>
  sortIntoCategory(normalise(text), kind).category === category;
const share = (all: Row[], fits: (row: Row) => boolean) => all.filter(fits).length / all.length;

describe('sorting a text', () => {
  test('finds the category in at least 95 of 100 plain sentences', () => {
    expect(share(rows, isRight)).toBeGreaterThanOrEqual(0.95);
  });

  test('finds it in at least 92 of 100 sentences of many voices', () => {
    expect(share(voices('categories-voices.yaml'), isRight)).toBeGreaterThanOrEqual(0.92);
  });

  const last = voices('categories-last.yaml');
  test('finds it in three of four sentences never learnt from, and among the four offered in nearly all', () => {
    expect(share(last, isRight)).toBeGreaterThanOrEqual(0.75);
    const isOffered = ({ text, kind, category }: Row) =>
      likelyCategories(normalise(text), kind)
        .slice(0, 4)
        .some((sorted) => sorted.category === category);
    expect(share(last, isOffered)).toBeGreaterThanOrEqual(0.95);
  });

  test('is right in 95 of 100 where it says it is sure, so that only the others are asked about', () => {
    const sure = last.filter(
      ({ text, kind }) => sortIntoCategory(normalise(text), kind).confidence >= SURE_OF_CATEGORY,
    );
    expect(sure.length / last.length).toBeGreaterThanOrEqual(0.5);
    expect(share(sure, isRight)).toBeGreaterThanOrEqual(0.95);
  });

  test('falls back to the other one without confidence', () => {
    expect(sortIntoCategory('嗯嗯', 'complaint')).toEqual({ category: 'complaint_other', confidence: 0 });
  });

  test('takes a name of JavaScript for no word', () => {
    expect(sortIntoCategory('constructor __proto__ toString', 'complaint').category).toBe('complaint_other');
  });

  test('every category but the last drawers has sentences it is learnt from', () => {
    const examples: Record<string, string> = parse(
      readFileSync(new URL('../../../knowledge/casework/sorting/examples.yaml', import.meta.url), 'utf8'),
    );
    for (const { id } of listCategories()) expect(examples[id]?.split('\n').length, id).toBeGreaterThan(5);
  });
});
