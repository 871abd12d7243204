// Owns learning the weights from examples.yaml: `npx tsx knowledge/casework/sorting/learn.ts` writes weights.generated.json.
// Run it after a change to the examples or to the catalogue's words; the same input always gives the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { plainSpeech } from '../../text/dialect.ts';
import { gramsOf } from '../../text/grams.ts';
import { learnRows, linesOf } from '../../text/learnt-rows.ts';
import { normalise } from '../../text/normalise.ts';
import { readYaml } from '../../yaml.ts';
import { type Category, listCategories } from '../categories.ts';
import { CASE_KINDS, type CaseKind } from '../types.ts';
import { eachNamed, heardIn, spelt } from './features.ts';

const pace = { rounds: 40, step: 0.3, slowing: 10, shrink: 0.001 };
/** Weights are kept as whole hundredths, and small ones not at all. */
const worthKeeping = 5;

const examples = z
  .record(z.string(), z.string())
  .parse(readYaml(readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8')).value);

function learn(kind: CaseKind): Record<string, number[]> {
  const catalogue = listCategories(kind);
  const told = catalogue.flatMap(({ id }, n) =>
    (examples[id] ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ class: n, features: featuresOf(line, catalogue) })),
  );
  return learnRows(told, { classes: catalogue.length, pace, seen: 1, least: worthKeeping });
}

/** Every feature of a text with its strength. */
function featuresOf(text: string, catalogue: readonly Category[]): [string, number][] {
  const heard = heardIn(plainSpeech(normalise(text)));
  const features: [string, number][] = [];
  eachNamed(heard, catalogue, (name, strength) => features.push([name, strength]));
  const { bare, strength } = spelt(heard);
  for (const gram of gramsOf(bare)) features.push([gram, strength]);
  return features;
}

const known = new Set(listCategories().map(({ id }) => id));
for (const id of Object.keys(examples))
  if (!known.has(id)) throw new Error(`examples.yaml: no category ${id}`);
const kinds = CASE_KINDS.map((kind) => {
  return `${JSON.stringify(kind)}:{\n${linesOf(learn(kind)).join(',\n')}\n}`;
});
writeFileSync(new URL('./weights.generated.json', import.meta.url), `{${kinds.join(',\n')}}\n`);
