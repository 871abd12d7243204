// Owns the guess of which category a text belongs to: weights learnt from examples.yaml, read when first asked for.
import { readFileSync } from 'node:fs';
import { plainSpeech } from '../../text/dialect.ts';
import { type Rows, readRows } from '../../text/learnt-rows.ts';
import { type Category, findCategory, listCategories, otherCategory } from '../categories.ts';
import type { CaseKind } from '../types.ts';
import { eachNamed, heardIn, spelt } from './features.ts';

export interface Sorted {
  category: string;
  /** 0–1, how likely it is among the categories of its kind. */
  confidence: number;
}

/** From here on a guess is taken and only shown; a less sure one is asked about. */
export const SURE_OF_CATEGORY = 0.6;

/** Fewer known runs of characters than this say nothing. */
const FEW = 4;

/** Below this a guess is no better than the drawer for everything else. */
const NO_GUESS = 0.2;

const file = new URL('./weights.generated.json', import.meta.url);
/** What was learnt, by kind. */
let learnt: ReadonlyMap<string, Rows> | undefined;

function readLearnt(): ReadonlyMap<string, Rows> {
  const kinds = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, number[]>>;
  return new Map(
    Object.entries(kinds).map(([kind, rows]): [string, Rows] => [
      kind,
      readRows(rows, listCategories(kind as CaseKind).length),
    ]),
  );
}

function learntFor(kind: CaseKind): Rows {
  learnt ??= readLearnt();
  const found = learnt.get(kind);
  if (!found) throw new Error(`no weights learnt for ${kind}`);
  return found;
}

/**
 * Every category of the kind, the likeliest first.
 * @param text in the form of `normalise()`
 */
export function likelyCategories(text: string, kind: CaseKind): Sorted[] {
  const catalogue = listCategories(kind);
  const { named, grams, add } = learntFor(kind);
  const sums = new Float64Array(catalogue.length);
  let isTold = false;
  const heard = heardIn(plainSpeech(text));
  eachNamed(heard, catalogue, (name, strength) => {
    const row = named.get(name);
    if (row === undefined) return;
    isTold ||= name !== '=';
    add(sums, row, strength);
  });
  const { bare, strength } = spelt(heard);
  let known = 0;
  grams.eachIn(bare, (row) => {
    known++;
    add(sums, row, strength);
  });
  // Single characters are in everything; a text of a few known ones tells nothing.
  if (!isTold && known < FEW) return [{ category: otherCategory(kind), confidence: 0 }];
  const top = Math.max(...sums);
  const odds = Array.from(sums, (sum) => Math.exp(sum - top));
  const all = odds.reduce((sum, each) => sum + each, 0);
  return catalogue
    .map(({ id }, n) => ({ category: id, confidence: Math.round(((odds[n] ?? 0) / all) * 100) / 100 }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** The best of what `likelyCategories` says; the kind's `_other` with confidence 0 when nothing speaks for any. */
export function bestOf([first]: readonly Sorted[], kind: CaseKind): Sorted {
  return first && first.confidence >= NO_GUESS ? first : { category: otherCategory(kind), confidence: 0 };
}

/** The category that fits the text best. */
export const sortIntoCategory = (text: string, kind: CaseKind): Sorted =>
  bestOf(likelyCategories(text, kind), kind);

/** The category a text sorts into, as a whole entry. */
export function categoryOf(text: string, kind: CaseKind): Category & { confidence: number } {
  const { category, confidence } = sortIntoCategory(text, kind);
  const found = findCategory(category);
  if (!found) throw new Error(`no category for kind ${kind}`);
  return { ...found, confidence };
}
