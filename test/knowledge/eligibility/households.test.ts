// Every household of test/fixtures/households, judged exactly as the clerk who wrote it down expects.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Assessment, assess } from '../../../knowledge/eligibility/assess.ts';
import { readFacts } from '../../../knowledge/eligibility/facts.ts';
import { PROGRAMME_LABELS, type ProgrammeCode } from '../../../knowledge/model.ts';
import { contextOf, SAMPLE } from './sample.ts';

interface Example {
  name: string;
  county?: string;
  facts: unknown;
  expect: Record<string, unknown>;
}

const FOLDER = join(import.meta.dirname, '../../fixtures/households');
const OUTCOMES = { likely: '可能符合', unlikely: '可能不符合', ask: '要人看' };
const CONTEXTS: Record<string, ReturnType<typeof contextOf>> = {
  sample: SAMPLE,
  lechang: contextOf('lechang'),
};
const CODES = Object.keys(PROGRAMME_LABELS) as ProgrammeCode[];
const ASKED = new Set(CODES.map((code) => PROGRAMME_LABELS[code]));

/** The assessment in the words of the fixtures: programme → outcome, 每月, 护理, 几口人, 人均. */
function inWords(assessment: Assessment): Record<string, unknown> {
  const { householdSize, perCapita, verdicts } = assessment;
  const amount = verdicts.find((v) => v.monthlyAmount !== undefined)?.monthlyAmount;
  const care = verdicts.find((v) => v.careLevel !== undefined)?.careLevel;
  return {
    几口人: householdSize,
    ...(perCapita !== undefined && { 人均: perCapita }),
    ...Object.fromEntries(verdicts.map((v) => [PROGRAMME_LABELS[v.programme], OUTCOMES[v.outcome]])),
    ...(amount !== undefined && { 每月: amount }),
    ...(care !== undefined && { 护理: care }),
  };
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

describe.each(files)('the households of %s', (file) => {
  const examples = parse(readFileSync(join(FOLDER, file), 'utf8')) as Example[];

  test.each(examples.map((e) => [e.name, e] as const))('%s', (_name, example) => {
    const read = readFacts(example.facts);
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    const context = CONTEXTS[example.county ?? 'sample'];
    if (context === undefined) throw new Error(`no county ${example.county}`);
    const assessment = assess(read.facts, context);
    const { 还缺: missing, ...words } = example.expect;
    expect(inWords(assessment)).toEqual(words);
    if (missing !== undefined) {
      const named = assessment.verdicts.flatMap((v) => v.missing);
      expect(named).toEqual(expect.arrayContaining(missing as string[]));
    }
    // A fixture that names a programme nobody knows would only fail by accident.
    const known = [...ASKED, '几口人', '人均', '每月', '护理', '还缺'];
    expect(Object.keys(example.expect).filter((key) => !known.includes(key))).toEqual([]);
  });
});

test('beside the worked examples there are a hundred and fifty households of our own and more', () => {
  const own = files.filter((file) => file !== 'worked.yaml');
  const count = own.flatMap((file) => parse(readFileSync(join(FOLDER, file), 'utf8')) as Example[]).length;
  expect(count).toBeGreaterThanOrEqual(150);
});
