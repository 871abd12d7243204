// Owns the learnt weights (weights.generated.json, written by learn.ts) and adding them up for a message.
import { existsSync, readFileSync } from 'node:fs';
import { spelling } from '../grams.ts';
import { readRows } from '../learnt-rows.ts';
import { PAIR, pairName, SIGN, signNames, signsIn } from './features.ts';

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

const width = classes.length;

export function createScore(rows: Record<string, number[]>) {
  const { named, grams, add: addTo } = readRows(rows, width);
  const many = signNames.length;
  /** Rows of signs and of pairs, -1 where nothing was learnt. */
  const signRows = Int32Array.from(signNames, (name) => named.get(name) ?? -1);
  const pairRows = new Int32Array(many * many).fill(-1);
  for (let a = 0; a < many; a++)
    for (let b = a + 1; b < many; b++) pairRows[a * many + b] = named.get(pairName(a, b)) ?? -1;

  const sums = new Float64Array(width);
  const add = (row: number, strength: number): void => addTo(sums, row, strength);

  /** The likeliest kind of danger in the words of telling.ts, and the logarithm of the odds that there is any. */
  return (told: string): { kind: Exclude<Class, 'none'>; odds: number } => {
    sums.fill(0);
    const heard = signsIn(told);
    for (let n = 0; n < heard.length; n++) {
      const a = heard[n] as number;
      add(signRows[a] as number, SIGN);
      for (let m = n + 1; m < heard.length; m++)
        add(pairRows[a * many + (heard[m] as number)] as number, PAIR);
    }
    const { bare, strength } = spelling(told);
    grams.eachIn(bare, (row) => add(row, strength));
    let best = 1;
    for (let k = 2; k < width; k++) if ((sums[k] as number) > (sums[best] as number)) best = k;
    const top = sums[best] as number;
    let all = 0;
    for (let k = 1; k < width; k++) all += Math.exp((sums[k] as number) - top);
    return {
      kind: classes[best] as Exclude<Class, 'none'>,
      odds: top + Math.log(all) - (sums[0] as number),
    };
  };
}

const generated = new URL('./weights.generated.json', import.meta.url);
export const scoreOf = createScore(existsSync(generated) ? JSON.parse(readFileSync(generated, 'utf8')) : {});
