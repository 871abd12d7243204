// Owns what the learnt weights look at: the signs heard, whose business it seems, and the short runs of characters.
import type { Heard } from './hearing.ts';
import type { Scope } from './scope.ts';

/** Only so much of a message is spelt out; the signs see all of it. */
const spelt = 60;
const loudGram = 1.2;
export const longestGram = 3;

/** Calls `visit` with the name and the strength of every feature of a short message in the form of `normalise()`. */
export function eachFeature(clean: string, heard: Heard, scope: Scope, visit: Visit): void {
  eachNamed(heard, scope, visit);
  const { bare, strength } = spelling(clean);
  const seen = new Set<string>();
  for (let i = 0; i < bare.length; i++) {
    for (let size = 1; size <= longestGram && i + size <= bare.length; size++) {
      const gram = bare.slice(i, i + size);
      if (seen.has(gram)) continue;
      seen.add(gram);
      visit(gram, strength);
    }
  }
}

type Visit = (name: string, strength: number) => void;

/** The features with a name of their own: what is heard, and whose business it seems. They come before the grams. */
export function eachNamed(heard: Heard, scope: Scope, visit: Visit): void {
  for (let i = 0; i < heard.length; i++) if ((heard[i] as number) > 0) visit(signName(i), heard[i] as number);
  visit('=ours', Math.min(scope.ours, 5) / 5);
  visit('=theirs', Math.min(scope.theirs, 5) / 5);
  if (scope.ours === 0) visit('=none', 1);
  if (scope.theirs > scope.ours) visit('=more', 1);
  visit('=', 1);
}

/** The text whose runs of one to three characters are the other features, and how strong each of those is. */
export function spelling(clean: string): { bare: string; strength: number } {
  const bare = `^${clean.replace(marks, '').slice(0, spelt)}$`;
  return { bare, strength: loudGram / Math.sqrt(Math.max(6, bare.length) / 6) };
}

const marks = /[\s\p{P}]/gu;
const names: string[] = [];
function signName(i: number): string {
  names[i] ??= `#${i}`;
  return names[i] as string;
}
