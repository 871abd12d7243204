// Owns the learnt view of the articles: how near the sense of a question lies to each of them (articles.generated.bin).
import { existsSync } from 'node:fs';
import { readHead } from '../text/sense/head.ts';
import { senseOf } from '../text/sense/sense.ts';
import { NOTHING } from './nothing.ts';

const file = new URL('./articles.generated.bin', import.meta.url);
const head = existsSync(file) ? readHead(file) : undefined;

/** Beyond this far behind the first, how far no longer matters; a difference of 1 is odds of e to 1. */
const FAR = 10;
/** What is farther behind than this has no chance worth working out, and all that are have none together. */
const LOST = 16;

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

export interface Learnt {
  read(question: string): Reading;
  /** Raises what stands for each article to the chance (0–1) it has by this text, where that is more. */
  raise(most: Float64Array, text: string): void;
  /** False for an article that was never learnt, such as an editor's new one. */
  knows(article: number): boolean;
}

/** The view for articles in this order. */
export function createLearnt(ids: readonly string[]): Learnt {
  if (!head)
    return {
      read: () => ({ terms: new Float64Array(ids.length), nothing: 0, chanceOf: () => undefined }),
      raise: () => undefined,
      knows: () => false,
    };
  const places = new Map(head.classes.map((id, i) => [id, i]));
  const known = Int32Array.from(ids, (id) => places.get(id) ?? -1);
  const nothing = places.get(NOTHING) ?? -1;

  /** How much the text speaks for each class, for the likeliest article, and for all together beside that one (1 and more). */
  const hear = (text: string) => {
    const spoken = head.read(senseOf(text));
    let top = Number.NEGATIVE_INFINITY;
    for (const at of known) if (at >= 0 && (spoken[at] as number) > top) top = spoken[at] as number;
    let all = 0;
    for (const one of spoken) if (one > top - LOST) all += Math.exp(one - top);
    return { spoken, top, all };
  };

  const knows = (article: number): boolean => (known[article] ?? -1) >= 0;

  return {
    knows,
    read(question) {
      const { spoken, top, all } = hear(question);
      // The head reuses its array, so what is asked for later is kept.
      const terms = new Float64Array(ids.length);
      for (let i = 0; i < terms.length; i++) {
        const at = known[i] as number;
        terms[i] = at < 0 ? UNLEARNT : Math.max(-1, ((spoken[at] as number) - top) / FAR);
      }
      return {
        terms,
        nothing: nothing < 0 ? 0 : Math.exp((spoken[nothing] as number) - top) / all,
        chanceOf: (article) =>
          knows(article) ? Math.exp(FAR * (terms[article] as number)) / all : undefined,
      };
    },
    raise(most, text) {
      const { spoken, top, all } = hear(text);
      for (let i = 0; i < most.length; i++) {
        const at = known[i] as number;
        const ahead = at < 0 ? Number.NEGATIVE_INFINITY : (spoken[at] as number) - top;
        if (ahead > -LOST) most[i] = Math.max(most[i] as number, Math.exp(ahead) / all);
      }
    },
  };
}
