// Owns what the learnt weights look at: the signs heard, whose business it seems, and the short runs of characters.
import { gramsOf, spelling } from '../../knowledge/text/grams.ts';
import type { Heard } from './hearing.ts';
import type { Scope } from './scope.ts';

/** Calls `visit` with the name and the strength of every feature of a short message in the form of `normalise()`. */
export function eachFeature(clean: string, heard: Heard, scope: Scope, visit: Visit): void {
  eachNamed(heard, scope, visit);
  const { bare, strength } = spelling(clean);
  for (const gram of gramsOf(bare)) visit(gram, strength);
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

const names: string[] = [];
function signName(i: number): string {
  names[i] ??= `#${i}`;
  return names[i] as string;
}
