// Owns what is looked at in a message to hear danger: signs (signs.yaml), two of them together, and short runs of characters.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../yaml.ts';
import { createSieve } from '../sieve.ts';

const { value, faults } = readYaml(readFileSync(new URL('./signs.yaml', import.meta.url), 'utf8'));
if (faults[0]) throw new Error(`knowledge/text/danger/signs.yaml:${faults[0].line} ${faults[0].message}`);
const signs = Object.entries(z.record(z.string(), z.string()).parse(value)).map(([name, source]) => ({
  name,
  pattern: new RegExp(source),
}));
export const signNames: readonly string[] = signs.map(({ name }) => name);

const sieve = createSieve(signs.map(({ pattern }) => pattern));

/** A sign alone, and beside another, against the strength of a gram in a short text. */
export const SIGN = 1.5;
export const PAIR = 0.9;

const heard: number[] = [];

/** The numbers of the signs in a text, rising. Read them before the next call. */
export function signsIn(text: string): readonly number[] {
  heard.length = 0;
  sieve.eachPossible(text, (i) => {
    if ((signs[i] as (typeof signs)[number]).pattern.test(text)) heard.push(i);
  });
  return heard;
}

/** Under this name the weights keep two signs heard together. */
export function pairName(a: number, b: number): string {
  return `${signNames[a]}+${signNames[b]}`;
}
