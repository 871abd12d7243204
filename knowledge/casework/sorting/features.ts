// Owns what sorting looks at: the catalogue's telling words that are said, and the short runs of characters.
import { spelling } from '../../text/grams.ts';
import type { Category } from '../categories.ts';

type Visit = (name: string, strength: number) => void;

/** Grams of the first 120 characters: a long story says what it is about early. */
const MOST = 120;

/** Words kept as people say them: 没有发 and 没发 are one word to whoever waits for it. */
export const heardIn = (text: string): string => text.replace(/\s+/g, '').replaceAll('没有', '没');

/** The features with a name of their own, of a text that has been through `heardIn`: categories whose words are said. */
export function eachNamed(heard: string, catalogue: readonly Category[], visit: Visit): void {
  for (const category of catalogue) {
    const score = scoreOf(heard, wordsOf(category));
    if (score > 0) visit(`#${category.id}`, Math.min(score, 8) / 4);
  }
  visit('=', 1);
}

/** How much of a text is telling words of the category, in characters. */
export const saidOf = (heard: string, category: Category): number => scoreOf(heard, wordsOf(category));

/** The same text as its grams are read. */
export const spelt = (heard: string) => spelling(heard, MOST);

const read = new WeakMap<Category, readonly string[]>();
function wordsOf(category: Category): readonly string[] {
  let words = read.get(category);
  if (!words) {
    words = category.words.map((word) => word.replaceAll('没有', '没'));
    read.set(category, words);
  }
  return words;
}

// A word counts once and by its length; a word inside another found word of the same category adds nothing.
function scoreOf(text: string, words: readonly string[]): number {
  const found = words.filter((word) => (word.includes('…') ? says(text, word) : text.includes(word)));
  return found
    .filter((word) => !found.some((other) => other !== word && other.includes(word)))
    .reduce((sum, word) => sum + word.length, 0);
}

/** `…` inside a word stands for up to eight characters of the same sentence. */
function says(text: string, word: string): boolean {
  let from = 0;
  for (const [n, part] of word.split('…').entries()) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    // A later start may still fit; trying the next first part keeps this plain and words have two parts at most.
    if (n > 0 && (at - from > 8 || /[。！？；]/.test(text.slice(from, at)))) {
      const [head = ''] = word.split('…');
      const next = text.indexOf(head, text.indexOf(head) + 1);
      return next >= 0 && says(text.slice(next), word);
    }
    from = at + part.length;
  }
  return true;
}
