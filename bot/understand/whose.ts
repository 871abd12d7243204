// Owns hearing whose business a long message is: by all its words, learnt (whose.generated.json, by learn-whose.ts). In a story the
// words of many offices stand side by side; which of them carry it no list of topics can tell.
import { readFileSync } from 'node:fs';
import { createGrams } from '../../knowledge/text/grams.ts';
import type { Scope } from './scope.ts';

/** What comes later in a story repeats what was said. */
const most = 900;
const marks = /[\s\p{P}]/gu;
const strong = 6;

/** The words of a message run together, and how strongly each pair of characters speaks: a long story has many. */
export function runTogether(clean: string): { bare: string; strength: number } {
  const bare = clean.slice(0, most).replace(marks, '');
  return { bare, strength: 1.2 / Math.sqrt(Math.max(6, bare.length) / 6) };
}

/** The features with a name of their own: what the topics say of it. They come before the pairs. */
export const topicsOf = ({ ours, theirs }: Scope): [name: string, strength: number][] => [
  ['=', 1],
  ['=ours', Math.min(ours, strong) / 3],
  ['=theirs', Math.min(theirs, strong) / 3],
];

const generated = JSON.parse(
  readFileSync(new URL('./whose.generated.json', import.meta.url), 'utf8'),
) as Record<string, number>;
const weights = Float64Array.from(Object.values(generated), (hundredths) => hundredths / 100);
const pairs = createGrams(Object.keys(generated));

/** How much a message speaks for us: above 0 ours, below 0 somebody else's; a difference of 1 is odds of e to 1. */
export function oursness(clean: string, scope: Scope): number {
  let sum = 0;
  for (const [name, strength] of topicsOf(scope)) sum += ((generated[name] ?? 0) / 100) * strength;
  const { bare, strength } = runTogether(clean);
  pairs.eachIn(bare, (row) => {
    sum += (weights[row] as number) * strength;
  });
  return sum;
}
