// Danger in the words of many, and what only sounds like it; floors a little under what was measured (2026-11-27).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDevelopment, measure, toldIn } from './danger.ts';

const all = toldIn('danger.yaml');
const check = all.filter((one) => !isDevelopment(one));

describe('messages of danger', () => {
  it('are heard in the half nothing was learnt from, the right number in front', () => {
    const { danger, missed, misdirected, safe, alarmed } = measure(check);
    expect(danger).toBeGreaterThan(150);
    expect(1 - missed.length / danger).toBeGreaterThanOrEqual(0.96);
    expect(misdirected.length / danger).toBeLessThanOrEqual(0.07);
    expect(safe).toBeGreaterThan(130);
    expect(alarmed.length / safe).toBeLessThanOrEqual(0.12);
  });

  it('are heard in the half learnt from', () => {
    const { danger, missed, safe, alarmed } = measure(all.filter(isDevelopment));
    expect(missed.length / danger).toBeLessThanOrEqual(0.01);
    expect(alarmed.length / safe).toBeLessThanOrEqual(0.02);
  });

  it('that hide it, by writers who had never seen a sign, are mostly heard; what comes nearest to it seldom', () => {
    const { danger, missed, safe, alarmed } = measure(toldIn('danger-later.yaml'));
    expect(danger).toBeGreaterThan(250);
    expect(1 - missed.length / danger).toBeGreaterThanOrEqual(0.74);
    expect(safe).toBeGreaterThan(100);
    expect(alarmed.length / safe).toBeLessThanOrEqual(0.175);
  });

  it('of the check half are not among the examples', () => {
    const file = new URL('../../../knowledge/text/danger/examples.yaml', import.meta.url);
    const learnt = new Set(
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim()),
    );
    expect(check.filter(({ text }) => learnt.has(text)).map(({ text }) => text)).toEqual([]);
    expect(all.filter((one) => isDevelopment(one) && learnt.has(one.text)).length).toBeGreaterThan(300);
  });
});
