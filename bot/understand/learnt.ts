// Owns the learnt weights (weights.generated.json, written by learn.ts) and adding them up for a message.
import { readFileSync } from 'node:fs';
import { createGrams, spelling } from '../../knowledge/text/grams.ts';
import { eachNamed } from './features.ts';
import type { Heard } from './hearing.ts';
import { intents } from './lexicon.ts';
import type { Scope } from './scope.ts';

const width = intents.length;
const generated = readFileSync(new URL('./weights.generated.json', import.meta.url), 'utf8');
const features = Object.entries(JSON.parse(generated) as Record<string, number[]>);
/** Hundredths, one row of `width` after the other: small enough to stay near while a message is read. */
const weights = new Int16Array(features.length * width);
const named = new Map<string, number>();
for (const [row, [name, values]] of features.entries()) {
  weights.set(values, row * width);
  named.set(name, row);
}
const grams = createGrams(features.map(([name]) => name));

/** How much the examples speak for each intent, in the order of `intents`; a difference of 1 is odds of e to 1. */
export function learntFor(clean: string, heard: Heard, scope: Scope): Float64Array {
  const sums = new Float64Array(width);
  eachNamed(heard, scope, (name, strength) => add(sums, named.get(name) ?? -1, strength));
  const { bare, strength } = spelling(clean);
  grams.eachIn(bare, (row) => add(sums, row, strength));
  return sums;
}

function add(sums: Float64Array, row: number, strength: number): void {
  if (row < 0) return;
  const share = strength / 100;
  const from = row * width;
  for (let k = 0; k < width; k++) sums[k] = (sums[k] as number) + (weights[from + k] as number) * share;
}
