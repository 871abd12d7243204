// Owns the learnt weights (weights.generated.json, written by learn.ts) and adding them up for a message.
import { readFileSync } from 'node:fs';
import { eachNamed, longestGram, spelling } from './features.ts';
import type { Heard } from './hearing.ts';
import { intents } from './lexicon.ts';
import type { Scope } from './scope.ts';

/** A run of characters with the weights it has, found character by character: no run is cut out of a message. */
interface Run {
  readonly next: Map<number, Run>;
  weights?: Float64Array;
  /** The message that showed it last: in each a run counts once. */
  seenIn: number;
}

const named = new Map<string, Float64Array>();
const runs: Run = { next: new Map(), seenIn: 0 };
const generated = readFileSync(new URL('./weights.generated.json', import.meta.url), 'utf8');
for (const [name, row] of Object.entries(JSON.parse(generated) as Record<string, number[]>)) {
  const weights = Float64Array.from(row);
  named.set(name, weights);
  runOf(name).weights = weights;
}

function runOf(name: string): Run {
  let run = runs;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    let longer = run.next.get(code);
    if (!longer) {
      longer = { next: new Map(), seenIn: 0 };
      run.next.set(code, longer);
    }
    run = longer;
  }
  return run;
}

let messages = 0;

/** How much the examples speak for each intent, in the order of `intents`; a difference of 1 is odds of e to 1. */
export function learntFor(clean: string, heard: Heard, scope: Scope): Float64Array {
  const sums = new Float64Array(intents.length);
  eachNamed(heard, scope, (name, strength) => add(sums, named.get(name), strength));
  const { bare, strength } = spelling(clean);
  messages++;
  for (let i = 0; i < bare.length; i++) {
    let run: Run | undefined = runs;
    for (let end = i; end < i + longestGram && end < bare.length; end++) {
      run = run.next.get(bare.charCodeAt(end));
      if (!run) break;
      if (run.seenIn === messages) continue;
      run.seenIn = messages;
      add(sums, run.weights, strength);
    }
  }
  return sums;
}

function add(sums: Float64Array, weights: Float64Array | undefined, strength: number): void {
  if (!weights) return;
  const share = strength / 100;
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + (weights[k] as number) * share;
}
