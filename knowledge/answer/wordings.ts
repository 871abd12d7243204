// Owns the wordings that are learnt from: how people ask for each article, its title, and the further sentences of examples.yaml.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Article } from '../model.ts';
import { readYaml } from '../yaml.ts';

export interface Wordings {
  readonly article: Article;
  readonly texts: readonly string[];
}

/** @throws Error when examples.yaml names an article that is not there */
export function wordingsOf(articles: readonly Article[]): Wordings[] {
  const file = readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8');
  const more = z.record(z.string(), z.array(z.string())).parse(readYaml(file).value);
  const known = new Set(articles.map(({ id }) => id));
  for (const id of Object.keys(more)) if (!known.has(id)) throw new Error(`examples.yaml: no article ${id}`);
  return articles.map((article) => ({
    article,
    texts: [article.title, ...article.ask, ...(more[article.id] ?? [])],
  }));
}
