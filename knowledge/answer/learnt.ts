// Owns the learnt view of the articles: how near the sense of a question lies to each of them (articles.generated.bin).
import { existsSync } from 'node:fs';
import { readHead } from '../text/sense/head.ts';
import { senseOf } from '../text/sense/sense.ts';
import { NOTHING } from './nothing.ts';

const file = new URL('./articles.generated.bin', import.meta.url);
const head = existsSync(file) ? readHead(file) : undefined;

/** Beyond this far behind the first, how far no longer matters; a difference of 1 is odds of e to 1. */
const FAR = 10;

export interface Learnt {
  /** For each article 0 for the likeliest down to -1; 0 too for one that was never learnt, which likeness must judge. */
  read(question: string): Float64Array;
  /** The chance (0–1) an article has among all that were learnt, of the question read last; undefined for one that was not. */
  chanceOf(article: number): number | undefined;
  /** The chance (0–1) that no office has an answer to the question read last. */
  chanceOfNothing(): number;
}

/** The view for articles in this order. The next reading reuses the array. */
export function createLearnt(ids: readonly string[]): Learnt {
  const places = new Map(head?.classes.map((id, i) => [id, i]));
  const known = ids.map((id) => places.get(id) ?? -1);
  const terms = new Float64Array(ids.length);
  const nothing = places.get(NOTHING) ?? -1;
  let spoken: Float64Array = new Float64Array(0);
  let top = 0;
  const chanceAt = (at: number): number => {
    let all = 0;
    for (const one of spoken) all += Math.exp(one - top);
    return Math.exp((spoken[at] as number) - top) / all;
  };
  return {
    read(question) {
      if (!head) return terms;
      spoken = head.read(senseOf(question));
      top = Number.NEGATIVE_INFINITY;
      for (const i of known) if (i >= 0) top = Math.max(top, spoken[i] as number);
      for (let i = 0; i < terms.length; i++) {
        const at = known[i] as number;
        terms[i] = at < 0 ? 0 : Math.max(-1, ((spoken[at] as number) - top) / FAR);
      }
      return terms;
    },
    chanceOf(article) {
      const at = known[article] ?? -1;
      return at < 0 ? undefined : chanceAt(at);
    },
    chanceOfNothing: () => (nothing < 0 ? 0 : chanceAt(nothing)),
  };
}
