// Owns reading the lexicon (lexicon.yaml): signs become one pattern each, rules a list of points.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../knowledge/yaml.ts';

/** What a first message can be about. */
export const intents = [
  'policy',
  'self_check',
  'complaint',
  'tip_off',
  'help',
  'suggestion',
  'track',
  'withdraw',
  'rating',
  'human',
  'greeting',
  'thanks',
  'privacy',
  'emergency',
  'out_of_scope',
] as const;

export type Intent = (typeof intents)[number];

const schema = z.strictObject({
  signs: z.record(z.string(), z.string()),
  rules: z.array(z.looseObject({ if: z.string() })),
});

/** A rule: the signs that must be there and those that must not, and the points it gives to intents. */
interface Rule {
  present: number[];
  absent: number[];
  /** By the intent's place in `intents`. */
  points: [number, number][];
}

interface Sign {
  name: string;
  pattern: RegExp;
}

const file = schema.parse(readYaml(readFileSync(new URL('./lexicon.yaml', import.meta.url), 'utf8')).value);

/** Every sign in the order of the file. */
export const signs: readonly Sign[] = Object.entries(file.signs).map(([name, source]) => ({
  name,
  pattern: new RegExp(source),
}));

const places = new Map(signs.map(({ name }, i) => [name, i]));

/** The place of a sign in `signs`; a name the lexicon does not have is a fault in ours and stops the start. */
export function signAt(name: string): number {
  const at = places.get(name);
  if (at === undefined) throw new Error(`bot/understand/lexicon.yaml: no sign called ${name}`);
  return at;
}

export const rules: readonly Rule[] = file.rules.map(({ if: condition, ...points }) => {
  const names = condition.split('&').map((part) => part.trim());
  return {
    present: names.filter((name) => !name.startsWith('!')).map(signAt),
    absent: names.filter((name) => name.startsWith('!')).map((name) => signAt(name.slice(1))),
    points: Object.entries(points).map(([intent, value]) => [
      intents.indexOf(z.enum(intents).parse(intent)),
      z.number().parse(value),
    ]),
  };
});
