import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Intent, understand } from '../../../bot/understand.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

type ByIntent = Record<Intent, string[]>;

function read(path: string): unknown {
  return parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

const fixtures = read('../../fixtures/intents.yaml') as {
  check: ByIntent;
  later: ByIntent;
  latest: ByIntent;
  strangers: ByIntent;
};
const examples = read('../../../bot/understand/examples.yaml') as ByIntent;

function agreement(set: ByIntent): { share: number; wrong: string[] } {
  const rows = Object.entries(set).flatMap(([intent, texts]) => texts.map((text) => ({ intent, text })));
  const wrong = rows
    .map((row) => ({ ...row, said: understand(row.text).intent }))
    .filter((row) => row.said !== row.intent)
    .map((row) => `${row.text}: ${row.intent}, understood ${row.said}`);
  return { share: 1 - wrong.length / rows.length, wrong };
}

// The floors are what was measured, less one or two messages.
describe('first messages', () => {
  it('of the half never learnt from are understood', () => {
    const { share, wrong } = agreement(fixtures.check);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.955);
  });
  it('written later are understood', () => {
    const { share, wrong } = agreement(fixtures.later);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
  it('of the latest batches are understood', () => {
    const { share, wrong } = agreement(fixtures.latest);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.93);
  });
  it('of strangers, put as far from any keyword as they could, are mostly understood', () => {
    const { share, wrong } = agreement(fixtures.strangers);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.745);
  });
  it('learnt from are understood', () => {
    const { share, wrong } = agreement(examples);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.935);
  });
  it('to be checked are not among those learnt from', () => {
    const learnt = new Set(Object.values(examples).flat().map(normalise));
    const sets = [fixtures.check, fixtures.later, fixtures.latest, fixtures.strangers];
    const checked = sets.flatMap((set) => Object.values(set)).flat();
    expect(checked.filter((text) => learnt.has(normalise(text)))).toEqual([]);
  });
});
