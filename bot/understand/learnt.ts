// Owns the learnt weights (weights.generated.json, written by learn.ts) and adding them up for a message.
import { readFileSync } from 'node:fs';
import { spelling } from '../../knowledge/text/grams.ts';
import { readRows } from '../../knowledge/text/learnt-rows.ts';
import { eachNamed } from './features.ts';
import type { Heard } from './hearing.ts';
import { intents } from './lexicon.ts';
import type { Scope } from './scope.ts';

const width = intents.length;
const generated = readFileSync(new URL('./weights.generated.json', import.meta.url), 'utf8');
const { named, grams, add } = readRows(JSON.parse(generated), width);

/** How much the examples speak for each intent, in the order of `intents`; a difference of 1 is odds of e to 1. */
export function learntFor(clean: string, heard: Heard, scope: Scope): Float64Array {
  const sums = new Float64Array(width);
  eachNamed(heard, scope, (name, strength) => add(sums, named.get(name) ?? -1, strength));
  const { bare, strength } = spelling(clean);
  grams.eachIn(bare, (row) => add(sums, row, strength));
  return sums;
}
