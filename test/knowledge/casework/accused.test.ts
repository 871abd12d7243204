import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { detectAccused } from '../../../knowledge/casework/accused.ts';

type Row = { text: string; type: string; shielded?: boolean };
const rows: Row[] = parse(readFileSync(new URL('../../fixtures/accused.yaml', import.meta.url), 'utf8'));

function missed(half: 0 | 1): string[] {
  return rows
    .filter((_row, n) => n % 2 === half)
    .filter(({ text, type, shielded }) => {
      const heard = detectAccused(text);
      return heard.type !== type || heard.shielded !== (shielded ?? false);
    })
    .map(({ text }) => text);
}

describe('whom a report accuses', () => {
  test('is heard in the sentences it was tuned on', () => {
    expect(missed(0)).toEqual([]);
  });

  test('is heard in at least 92 of 100 sentences held out', () => {
    expect(1 - missed(1).length / (rows.length / 2)).toBeGreaterThanOrEqual(0.92);
  });

  test('never takes officials for a household, nor for nobody', () => {
    const office = rows.filter(({ type }) => type === 'township' || type === 'county');
    const lost = office.filter(({ text }) => ['household', 'none'].includes(detectAccused(text).type));
    expect(lost.map(({ text }) => text)).toEqual([]);
  });

  test('a township called by its name is the township when it acts, a place when it does not', () => {
    expect(detectAccused('梅坪克扣救助款', ['梅坪']).type).toBe('township');
    expect(detectAccused('梅坪有人开着小车吃低保', ['梅坪']).type).toBe('household');
  });
});
