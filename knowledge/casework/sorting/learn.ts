// Owns learning the weights from examples.yaml: `npx tsx knowledge/casework/sorting/learn.ts` writes weights.generated.json.
// Run it after a change to the examples or to the catalogue's words; the same input always gives the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { plainSpeech } from '../../text/dialect.ts';
import { gramsOf } from '../../text/grams.ts';
import { normalise } from '../../text/normalise.ts';
import { descend, type Example } from '../../text/regression.ts';
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
      .map((line) => ({ class: n, heard: heardIn(plainSpeech(normalise(line))) })),
  );
  const counts = new Map<string, number>();
  for (const { heard } of told)
    eachFeature(heard, catalogue, (name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  const names = [...counts.keys()];
  const places = new Map(names.map((name, n) => [name, n]));
  const set: Example[] = told.map(({ class: right, heard }) => {
    const features: [number, number][] = [];
    eachFeature(heard, catalogue, (name, strength) => features.push([places.get(name) as number, strength]));
    return { class: right, features };
  });
  const width = catalogue.length;
  const weights = descend(set, { features: names.length, classes: width }, pace);
  const kept: Record<string, number[]> = {};
  for (const [n, name] of names.entries()) {
    const row = Array.from(weights.subarray(n * width, (n + 1) * width), (weight) =>
      Math.round(weight * 100),
    );
    if (row.some((weight) => Math.abs(weight) >= worthKeeping)) kept[name] = row;
  }
  return kept;
}

function eachFeature(
  heard: string,
  catalogue: readonly Category[],
  visit: (name: string, strength: number) => void,
): void {
  eachNamed(heard, catalogue, visit);
  const { bare, strength } = spelt(heard);
  for (const gram of gramsOf(bare)) visit(gram, strength);
}

const known = new Set(listCategories().map(({ id }) => id));
for (const id of Object.keys(examples))
  if (!known.has(id)) throw new Error(`examples.yaml: no category ${id}`);
const kinds = CASE_KINDS.map((kind) => {
  const rows = Object.entries(learn(kind)).map(([name, row]) => `${JSON.stringify(name)}:[${row.join(',')}]`);
  return `${JSON.stringify(kind)}:{\n${rows.join(',\n')}\n}`;
});
writeFileSync(new URL('./weights.generated.json', import.meta.url), `{${kinds.join(',\n')}}\n`);
