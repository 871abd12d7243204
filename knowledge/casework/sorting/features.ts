// Owns what sorting looks at: the catalogue's telling words that are said, and the short runs of characters.
import { gramsOf, spelling } from '../../text/grams.ts';
import type { Category } from '../categories.ts';

type Visit = (name: string, strength: number) => void;

/** Grams of the first 120 characters: a long story says what it is about early. */
const MOST = 120;

/** Words kept as people say them: 没有发 and 没发 are one word to whoever waits for it. */
export const heardIn = (text: string): string => text.replace(/\s+/g, '').replaceAll('没有', '没');

/** Calls `visit` with the name and strength of every feature of a text that has been through `heardIn`. */
export function eachFeature(heard: string, catalogue: readonly Category[], visit: Visit): void {
  for (const { id, words } of catalogue) {
    const score = scoreOf(heard, words);
    if (score > 0) visit(`#${id}`, Math.min(score, 8) / 4);
  }
  visit('=', 1);
  const { bare, strength } = spelling(heard, MOST);
  for (const gram of gramsOf(bare)) visit(gram, strength);
}

// A word counts once and by its length; a word inside another found word of the same category adds nothing.
function scoreOf(text: string, words: readonly string[]): number {
  const found = words.filter((word) => says(text, word.replaceAll('没有', '没')));
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
