// Owns the guess of which category a text belongs to: weights learnt from examples.yaml, read when first asked for.
import { readFileSync } from 'node:fs';
import { plainSpeech } from '../../text/dialect.ts';
import { type Category, findCategory, listCategories, otherCategory } from '../categories.ts';
import type { CaseKind } from '../types.ts';
import { eachFeature, heardIn } from './features.ts';

export interface Sorted {
  category: string;
  /** 0–1, how likely it is among the categories of its kind. */
  confidence: number;
}

/** From here on a guess is taken and only shown; a less sure one is asked about. */
export const SURE_OF_CATEGORY = 0.6;

/** Below this a guess is no better than the drawer for everything else. */
const NO_GUESS = 0.2;

type Rows = Readonly<Record<string, readonly number[]>>;
let weights: ReadonlyMap<string, Rows> | undefined;

function weightsOf(kind: CaseKind): Rows {
  weights ??= new Map(
    Object.entries(
      JSON.parse(readFileSync(new URL('./weights.generated.json', import.meta.url), 'utf8')) as Record<
        string,
        Rows
      >,
    ),
  );
  const rows = weights.get(kind);
  if (!rows) throw new Error(`no weights learnt for ${kind}`);
  return rows;
}

/**
 * Every category of the kind, the likeliest first.
 * @param text in the form of `normalise()`
 */
export function likelyCategories(text: string, kind: CaseKind): Sorted[] {
  const catalogue = listCategories(kind);
  const rows = weightsOf(kind);
  const sums = catalogue.map(() => 0);
  let told = 0;
  eachFeature(heardIn(plainSpeech(text)), catalogue, (name, strength) => {
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (!row) return;
    // A single character is in everything and tells nothing alone.
    if (name.startsWith('#') || name.length > 1) told++;
    for (const [n, weight] of row.entries()) sums[n] = (sums[n] ?? 0) + (weight * strength) / 100;
  });
  const other = otherCategory(kind);
  if (told === 0) return [{ category: other, confidence: 0 }];
  const top = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - top));
  const all = odds.reduce((sum, each) => sum + each, 0);
  return catalogue
    .map(({ id }, n) => ({ category: id, confidence: Math.round(((odds[n] ?? 0) / all) * 100) / 100 }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** The category that fits the text best; the kind's `_other` with confidence 0 when nothing speaks for any. */
export function sortIntoCategory(text: string, kind: CaseKind): Sorted {
  const [first] = likelyCategories(text, kind);
  return first && first.confidence >= NO_GUESS ? first : { category: otherCategory(kind), confidence: 0 };
}

/** The category a text sorts into, as a whole entry. */
export function categoryOf(text: string, kind: CaseKind): Category & { confidence: number } {
  const { category, confidence } = sortIntoCategory(text, kind);
  const found = findCategory(category);
  if (!found) throw new Error(`no category for kind ${kind}`);
  return { ...found, confidence };
}
