// Owns what no office answers: small talk, homework, recipes (nothing.yaml). Learnt beside the articles, so that none of them is
// taken for the answer to 火星上能不能种土豆 only because it is the nearest.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../yaml.ts';

/** Stands among the articles in what is learnt of them. */
export const NOTHING = '-';

const file = readFileSync(new URL('./nothing.yaml', import.meta.url), 'utf8');
export const nothing: readonly string[] = z.array(z.string()).parse(readYaml(file).value);
