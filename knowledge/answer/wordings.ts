// Owns how people ask for an article: its title, the ways its editor lists, and what strangers said (examples.yaml).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Article } from '../model.ts';
import { readYaml } from '../yaml.ts';

const file = readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8');

let known: ReadonlyMap<string, string[]> | undefined;

/** What strangers said, by article; read when an index is built. An office may have withdrawn one of these articles. */
function strangers(): ReadonlyMap<string, string[]> {
  known ??= new Map(Object.entries(z.record(z.string(), z.array(z.string())).parse(readYaml(file).value)));
  return known;
}

/** The title first. */
export const wordingsOf = ({ id, title, ask }: Pick<Article, 'id' | 'title' | 'ask'>): string[] => [
  title,
  ...ask,
  ...(strangers().get(id) ?? []),
];
