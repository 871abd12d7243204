// Owns how people ask for an article: its title, the ways its editor lists, and what strangers said (examples.yaml).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Article } from '../model.ts';
import { readYaml } from '../yaml.ts';

const file = readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8');

/** What strangers said, by article. An office may have withdrawn one of these articles. */
export const strangers = new Map(
  Object.entries(z.record(z.string(), z.array(z.string())).parse(readYaml(file).value)),
);

/** The title first. */
export const wordingsOf = ({ id, title, ask }: Pick<Article, 'id' | 'title' | 'ask'>): string[] => [
  title,
  ...ask,
  ...(strangers.get(id) ?? []),
];
