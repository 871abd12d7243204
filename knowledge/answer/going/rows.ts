// Owns what is said after an article was read: examples to learn from (rows.yaml).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Article } from '../../model.ts';
import { randomFrom, shuffle } from '../../text/regression.ts';
import { readYaml } from '../../yaml.ts';

const row = z.strictObject({
  /** The article read last. */
  after: z.string(),
  say: z.coerce.string().min(1),
  /** The article that answers it. */
  answer: z.string(),
  /** Pieces of the lines of that article which answer it. */
  line: z.array(z.coerce.string()),
});
export type Row = z.infer<typeof row>;

/** Longer, a message does not go on with anything. */
const LONGEST = 30;

/** What is said after an article that has nothing to do with it: strangers' questions (examples.yaml), `most` of them. */
export function readTurns(articles: readonly Article[], most: number): Row[] {
  const random = randomFrom(3);
  const asked = z
    .record(z.string(), z.array(z.coerce.string()))
    .parse(readYaml(readFileSync(new URL('../examples.yaml', import.meta.url), 'utf8')).value);
  const all = Object.entries(asked).flatMap(([answer, texts]) =>
    texts.filter(({ length }) => length <= LONGEST).map((say) => ({ answer, say })),
  );
  const order = [...all.keys()];
  shuffle(order, random);
  return order.slice(0, most).map((n) => {
    const { answer, say } = all[n] as (typeof all)[number];
    const after = (articles[Math.floor(random() * articles.length)] as Article).id;
    return { after, say, answer, line: [] };
  });
}

export const readRows = (): Row[] =>
  z.array(row).parse(readYaml(readFileSync(new URL('./rows.yaml', import.meta.url), 'utf8')).value);
