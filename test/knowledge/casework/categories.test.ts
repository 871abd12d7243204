import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  findCategory,
  listCategories,
  otherCategory,
  promiseFor,
  sortIntoCategory,
} from '../../../knowledge/casework/categories.ts';
import { CASE_KINDS, type CaseKind } from '../../../knowledge/casework/types.ts';

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

describe('sorting a text', () => {
  test('finds the category in at least 90 of 100 own sentences', () => {
    const wrong = rows.filter(
      ({ text, kind, category }) => sortIntoCategory(text, kind).category !== category,
    );
    expect(wrong.map(({ text }) => text).length / rows.length).toBeLessThanOrEqual(0.1);
  });

  test('falls back to the other one without confidence', () => {
    expect(sortIntoCategory('嗯嗯', 'complaint')).toEqual({ category: 'complaint_other', confidence: 0 });
  });
});
