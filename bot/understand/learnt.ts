// Owns the learnt weights (weights.generated.json, written by learn.ts) and adding them up for a message.
import { readFileSync } from 'node:fs';
import { eachFeature } from './features.ts';
import type { Heard } from './hearing.ts';
import { intents } from './lexicon.ts';
import type { Scope } from './scope.ts';

const weights = new Map<string, number[]>(
  Object.entries(
    JSON.parse(readFileSync(new URL('./weights.generated.json', import.meta.url), 'utf8')) as Record<
      string,
      number[]
    >,
  ),
);

/** How much the examples speak for each intent, in the order of `intents`; a difference of 1 is odds of e to 1. */
export function learntFor(clean: string, heard: Heard, scope: Scope): Float64Array {
  const sums = new Float64Array(intents.length);
  eachFeature(clean, heard, scope, (name, strength) => {
    const row = weights.get(name);
    if (!row) return;
    const share = strength / 100;
    for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + (row[k] as number) * share;
  });
  return sums;
}
