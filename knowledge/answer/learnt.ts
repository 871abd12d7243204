// Owns the learnt view of the articles: how near the sense of a question lies to each of them (articles.generated.bin).
import { existsSync } from 'node:fs';
import { readHead } from '../text/sense/head.ts';
import { senseOf } from '../text/sense/sense.ts';
import { NOTHING } from './nothing.ts';

const file = new URL('./articles.generated.bin', import.meta.url);
const head = existsSync(file) ? readHead(file) : undefined;

/** Beyond this far behind the first, how far no longer matters; a difference of 1 is odds of e to 1. */
const FAR = 10;

/**
 * What an article is worth that was never learnt, such as an editor's new one: at the height of the likeliest it was taken for the
 * answer to anything; a little below, it is found by its own words all the same (97 of 100) and keeps out of others' way.
 */
const UNLEARNT = -0.12;

/** What the learnt view makes of one question. */
export interface Reading {
  /** For each article 0 for the likeliest down to -1; one that was never learnt is left to likeness. */
  readonly terms: Float64Array;
  /** The chance (0–1) that no office has an answer. */
  readonly nothing: number;
  /** The chance (0–1) an article has among all that were learnt; undefined for one that was not. */
  chanceOf(article: number): number | undefined;
}

export type Learnt = (question: string) => Reading;

/** The view for articles in this order. */
export function createLearnt(ids: readonly string[]): Learnt {
  if (!head) return () => ({ terms: new Float64Array(ids.length), nothing: 0, chanceOf: () => undefined });
  const places = new Map(head.classes.map((id, i) => [id, i]));
  const known = ids.map((id) => places.get(id) ?? -1);
  const nothing = places.get(NOTHING) ?? -1;
  return (question) => {
    const spoken = head.read(senseOf(question));
    let top = Number.NEGATIVE_INFINITY;
    for (const at of known) if (at >= 0) top = Math.max(top, spoken[at] as number);
    const terms = new Float64Array(ids.length);
    // The head reuses its array, so what is asked for later is kept.
    const said = new Float64Array(ids.length);
    for (let i = 0; i < terms.length; i++) {
      const at = known[i] as number;
      said[i] = at < 0 ? 0 : (spoken[at] as number) - top;
      terms[i] = at < 0 ? UNLEARNT : Math.max(-1, (said[i] as number) / FAR);
    }
    let all = 0;
    for (const one of spoken) all += Math.exp(one - top);
    return {
      terms,
      nothing: nothing < 0 ? 0 : Math.exp((spoken[nothing] as number) - top) / all,
      chanceOf: (article) =>
        (known[article] ?? -1) < 0 ? undefined : Math.exp(said[article] as number) / all,
    };
  };
}
