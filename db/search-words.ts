// What of a text can be found again: pairs of neighbouring characters, and long numbers as a whole.

/** From this many digits on a number is a telephone, a card or a tracking number: found as a whole or by its last four. */
const LONG = 7;

/** The one form texts and searches are compared in: full-width is plain, letters are small, blanks and dashes are gone. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, '')
    .replace(/(?<=\d)[-–—](?=\d)/g, '');
}

function pairs(characters: readonly string[], into: Set<string>): void {
  for (let n = 1; n < characters.length; n++) into.add(`${characters[n - 1]}${characters[n]}`);
}

/** The words of a text as the index holds them, or of a search as it must ask for them; each once. */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  // Split at long numbers; those stand at the odd places.
  for (const [n, part] of fold(text)
    .split(/(\d{7,}x?)/)
    .entries()) {
    if (n % 2 === 0) pairs([...part], words);
    else {
      words.add(part);
      pairs([...part.slice(-4)], words);
    }
  }
  return [...words];
}

/** What a search asks for: every word of it must be in the case. Nothing to ask for: fewer than two characters. */
export function askedFor(search: string): { parts: string[]; words: string[] } {
  const parts = search
    .normalize('NFKC')
    .replace(/(?<=\d)[\s\-–—]+(?=\d)/g, '')
    .split(/\s+/)
    .map(fold)
    .filter((part) => part !== '');
  return { parts, words: [...new Set(parts.flatMap(wordsOf))] };
}

/** A name or a telephone number among the words somebody left to be called back by. */
export function contactWords(contact: string): string[] {
  const plain = contact.normalize('NFKC').replace(/(?<=\d)[\s\-–—]+(?=\d)/g, '');
  const numbers = plain.match(/\d+/g)?.filter((digits) => digits.length >= LONG) ?? [];
  const names =
    plain.match(/\p{Script=Han}+/gu)?.filter((name) => name.length >= 2 && name.length <= 4) ?? [];
  return [...new Set([...numbers, ...names])];
}
