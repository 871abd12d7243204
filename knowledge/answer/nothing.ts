// Owns what no office answers: small talk, homework, recipes (nothing.yaml). Learnt beside the articles, so that none of them is
// taken for the answer to 火星上能不能种土豆 only because it is the nearest.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../yaml.ts';

/** Stands among the articles in what is learnt of them. */
export const NOTHING = '-';

/** Read for learning only; a start does without. */
export function readNothing(): string[] {
  const text = readFileSync(new URL('./nothing.yaml', import.meta.url), 'utf8');
  return z.array(z.string()).parse(readYaml(text).value);
}
