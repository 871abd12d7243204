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
      // Accusations are heard as the tip-off flow hears them; the others as any message.
      const heard = detectAccused(text, { report: type !== 'none' });
      return heard.type !== type || heard.shielded !== (shielded ?? false);
    })
    .map(({ text }) => text);
}

describe('whom a report accuses', () => {
  test('is heard in at least 97 of 100 sentences it was tuned on', () => {
    expect(1 - missed(0).length / (rows.length / 2)).toBeGreaterThanOrEqual(0.97);
  });

  test('is heard in at least 92 of 100 sentences held out', () => {
    expect(1 - missed(1).length / (rows.length / 2)).toBeGreaterThanOrEqual(0.92);
  });

  test('is mostly heard before anybody knows that it is a tip-off', () => {
    const wrong = rows.filter(({ text, type }) => detectAccused(text).type !== type);
    expect(1 - wrong.length / rows.length).toBeGreaterThanOrEqual(0.88);
  });

  test('never takes officials for a household, whose township would then get it', () => {
    const office = rows.filter(({ type }) => type === 'township' || type === 'county');
    const lost = office.filter(({ text }) => detectAccused(text, { report: true }).type === 'household');
    expect(lost.map(({ text }) => text)).toEqual([]);
  });

  test('nor is sure of a household in strangers’ letters about officials; then the talk asks', () => {
    const letters: Row[] = parse(
      readFileSync(new URL('../../fixtures/accused-letters.yaml', import.meta.url), 'utf8'),
    );
    const lost = letters.filter(({ text }) => {
      const { type, confidence } = detectAccused(text, { report: true });
      return type === 'household' && confidence >= 0.6;
    });
    expect(letters.length).toBeGreaterThan(20);
    expect(lost.map(({ text }) => text)).toEqual([]);
  });

  test('a township called by its name is the township when it acts, a place when it does not', () => {
    expect(detectAccused('梅坪克扣救助款', { townshipNames: ['梅坪'] }).type).toBe('township');
    expect(detectAccused('梅坪有人开着小车吃低保', { townshipNames: ['梅坪'] }).type).toBe('household');
  });

  test('a text heard before is heard anew for another county, and as another kind of report', () => {
    const text = '梅坪克扣救助款';
    const [here, elsewhere] = [['梅坪'], ['青山']];
    for (let n = 0; n < 2; n++) {
      expect(detectAccused(text, { townshipNames: here }).type).toBe('township');
      expect(detectAccused(text, { townshipNames: elsewhere }).type).not.toBe('township');
      expect(detectAccused('村主任来我家看过', { report: true }).type).toBe('village_cadre');
      expect(detectAccused('村主任来我家看过', { report: false }).type).toBe('none');
    }
  });
});
