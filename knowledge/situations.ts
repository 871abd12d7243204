// Owns the situations people find themselves in (situations.yaml), each with the articles to read first.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from './yaml.ts';

const situations = z
  .array(
    z.strictObject({
      label: z.string().min(2).max(16),
      /** Ids of articles, the first to read first. */
      articles: z.array(z.string()).min(1).max(8),
    }),
  )
  .min(1);

export type Situation = z.infer<typeof situations>[number];

/** All situations in the order of the file. Throws on a fault of shape, naming the file. */
export function loadSituations(file: URL = new URL('./situations.yaml', import.meta.url)): Situation[] {
  const read = situations.safeParse(parseYaml(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`situations.yaml: ${z.prettifyError(read.error)}`);
  return read.data;
}
