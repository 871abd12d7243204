// Owns how likely danger is in a piece of a message, read off its sense (danger.generated.bin) and the signs in it.
import { existsSync } from 'node:fs';
import { readHead } from '../sense/head.ts';
import { senseOf } from '../sense/sense.ts';
import { PAIR, pairName, SIGN, signNames, signsIn } from './features.ts';
import { telling } from './telling.ts';

/** Nobody in danger, and the kinds of danger that are told apart. */
export const classes = [
  'none',
  'despair',
  'suicide',
  'threat',
  'violence',
  'medical',
  'fire',
  'child',
  'missing',
  'behind_door',
  'hunger',
  'no_medicine',
  'cold',
] as const;
export type Class = (typeof classes)[number];

/** What is seen in a piece of plain speech by name: each sign, and any two of them together. */
export const signsOf = (clean: string): [name: string, strength: number][] => signsTold(telling(clean));

/** The same of a piece that went through `telling()` already. */
function signsTold(told: string): [name: string, strength: number][] {
  const heard = [...signsIn(told)];
  return heard.flatMap((a, n): [string, number][] => [
    [signNames[a] as string, SIGN],
    ...heard.slice(n + 1).map((b): [string, number] => [pairName(a, b), PAIR]),
  ]);
}

/**
 * What is put back on the side of danger, in log odds: nine in ten pieces learnt from are of nobody in danger, and every letter
 * adds more. Fitted on danger.yaml's first half, to be looked at after each learning.
 */
const PUT_BACK = 0.3;

const file = new URL('./danger.generated.bin', import.meta.url);
const head = existsSync(file) ? readHead(file) : undefined;

/** The likeliest kind of danger in a piece of plain speech, and the logarithm of the odds that there is any. */
export function scoreOf(clean: string): { kind: Exclude<Class, 'none'>; odds: number } {
  if (!head) return { kind: 'despair', odds: Number.NEGATIVE_INFINITY };
  const told = telling(clean);
  const spoken = head.read(senseOf(told), signsTold(told));
  let best = 1;
  for (let k = 2; k < spoken.length; k++) if ((spoken[k] as number) > (spoken[best] as number)) best = k;
  const top = spoken[best] as number;
  let all = 0;
  for (let k = 1; k < spoken.length; k++) all += Math.exp((spoken[k] as number) - top);
  return {
    kind: classes[best] as Exclude<Class, 'none'>,
    odds: top + Math.log(all) - (spoken[0] as number) + PUT_BACK,
  };
}
