// Owns what is seen in a message beside its sense: the signs heard, and whose business it seems.
import type { Heard } from './hearing.ts';
import type { Scope } from './scope.ts';

/** Against the strength of a run of characters. */
const LOUD = 1.5;

/** What is seen by name, and how strongly. */
export function signsOf(heard: Heard, { ours, theirs }: Scope): [name: string, strength: number][] {
  const signs: [string, number][] = [];
  for (let i = 0; i < heard.length; i++)
    if ((heard[i] as number) > 0) signs.push([nameOf(i), LOUD * (heard[i] as number)]);
  signs.push(['=ours', (LOUD * Math.min(ours, 5)) / 5], ['=theirs', (LOUD * Math.min(theirs, 5)) / 5]);
  if (ours === 0) signs.push(['=none', LOUD]);
  if (theirs > ours) signs.push(['=more', LOUD]);
  return signs;
}

const names: string[] = [];
function nameOf(i: number): string {
  names[i] ??= `#${i}`;
  return names[i] as string;
}
