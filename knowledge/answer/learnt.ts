// Owns the learnt view of the articles: how much the grams of a question speak for each (wordings.generated.json, by learn.ts).
import { readFileSync } from 'node:fs';
import { createGrams, spelling } from '../text/grams.ts';

interface Generated {
  scale: number;
  articles: string[];
  /** For a gram: the number of an article, its weight, the next article, its weight … */
  grams: Record<string, number[]>;
}

const file = readFileSync(new URL('./wordings.generated.json', import.meta.url), 'utf8');
const generated = JSON.parse(file) as Generated;
const rows = Object.values(generated.grams);
const starts = new Int32Array(rows.length + 1);
for (const [row, values] of rows.entries()) starts[row + 1] = (starts[row] as number) + values.length;
const entries = Int16Array.from(rows.flat());
const grams = createGrams(Object.keys(generated.grams));

/** Beyond this far behind the first, how far no longer matters; a difference of 1 is odds of e to 1. */
const FAR = 7;

export interface Learnt {
  /** For each article 0 for the likeliest down to -1; 0 too for one the weights have never seen, which likeness must judge. */
  read(question: string): Float64Array;
}

/** The view for articles in this order. The next reading reuses the array. */
export function createLearnt(ids: readonly string[]): Learnt {
  const places = new Map(generated.articles.map((id, i) => [id, i]));
  const known = ids.map((id) => places.get(id) ?? -1);
  const sums = new Float64Array(generated.articles.length);
  const terms = new Float64Array(ids.length);
  return {
    read(question) {
      sums.fill(0);
      const { bare, strength } = spelling(question);
      grams.eachIn(bare, (row) => {
        const end = starts[row + 1] as number;
        for (let i = starts[row] as number; i < end; i += 2) {
          const article = entries[i] as number;
          sums[article] = (sums[article] as number) + (entries[i + 1] as number);
        }
      });
      let top = Number.NEGATIVE_INFINITY;
      for (const i of known) if (i >= 0) top = Math.max(top, sums[i] as number);
      const share = strength / generated.scale / FAR;
      for (let i = 0; i < terms.length; i++) {
        const at = known[i] as number;
        terms[i] = at < 0 ? 0 : Math.max(-1, ((sums[at] as number) - top) * share);
      }
      return terms;
    },
  };
}
