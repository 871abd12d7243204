// Owns the learnt weights (weights.generated.json, written by learn.ts) and adding them up for a message.
import { readFileSync } from 'node:fs';
import { eachNamed, longestGram, spelling } from './features.ts';
import type { Heard } from './hearing.ts';
import { intents } from './lexicon.ts';
import type { Scope } from './scope.ts';

/** A run of characters, found character by character: no run is cut out of a message. */
interface Run {
  readonly next: Map<number, Run>;
  /** Its row of weights; -1 for a run that only leads to longer ones. */
  row: number;
  /** The message that showed it last: in each a run counts once. */
  seenIn: number;
}

const width = intents.length;
const generated = readFileSync(new URL('./weights.generated.json', import.meta.url), 'utf8');
const features = Object.entries(JSON.parse(generated) as Record<string, number[]>);
/** Hundredths, one row of `width` after the other: small enough to stay near while a message is read. */
const weights = new Int16Array(features.length * width);
const named = new Map<string, number>();
const runs: Run = { next: new Map(), row: -1, seenIn: 0 };
for (const [row, [name, values]] of features.entries()) {
  weights.set(values, row * width);
  named.set(name, row);
  runOf(name).row = row;
}

function runOf(name: string): Run {
  let run = runs;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    let longer = run.next.get(code);
    if (!longer) {
      longer = { next: new Map(), row: -1, seenIn: 0 };
      run.next.set(code, longer);
    }
    run = longer;
  }
  return run;
}

let messages = 0;

/** How much the examples speak for each intent, in the order of `intents`; a difference of 1 is odds of e to 1. */
export function learntFor(clean: string, heard: Heard, scope: Scope): Float64Array {
  const sums = new Float64Array(width);
  eachNamed(heard, scope, (name, strength) => add(sums, named.get(name) ?? -1, strength));
  const { bare, strength } = spelling(clean);
  messages++;
  for (let i = 0; i < bare.length; i++) {
    let run: Run | undefined = runs;
    for (let end = i; end < i + longestGram && end < bare.length; end++) {
      run = run.next.get(bare.charCodeAt(end));
      if (!run) break;
      if (run.seenIn === messages) continue;
      run.seenIn = messages;
      add(sums, run.row, strength);
    }
  }
  return sums;
}

function add(sums: Float64Array, row: number, strength: number): void {
  if (row < 0) return;
  const share = strength / 100;
  const from = row * width;
  for (let k = 0; k < width; k++) sums[k] = (sums[k] as number) + (weights[from + k] as number) * share;
}
