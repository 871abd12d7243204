// Owns traditional → simplified characters; the dictionary (6 MB of memory, 15 ms) is loaded only when somebody writes them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Convert = (text: string) => string;

/** The block of Chinese characters both ways of writing are taken from. */
const FIRST = 0x4e00;
const LAST = 0x9fff;

/**
 * 1 for characters that exist only in traditional writing (those also used in simplified text, 乾 著 係, are not among them).
 * Every message is looked through, so a place for each character, not a set.
 */
const traditional = new Uint8Array(LAST - FIRST + 1);
for (const character of readFileSync(new URL('./traditional.txt', import.meta.url), 'utf8')) {
  const code = character.charCodeAt(0);
  if (code >= FIRST && code <= LAST) traditional[code - FIRST] = 1;
}

let convert: Convert | undefined;

/** True when the text holds at least one character that only traditional writing uses. */
export function hasTraditional(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= FIRST && code <= LAST && traditional[code - FIRST] === 1) return true;
  }
  return false;
}

/** Traditional text in simplified characters; text without traditional characters is returned as it is. */
export function toSimplified(text: string): string {
  if (!hasTraditional(text)) return text;
  convert ??= loadConverter();
  return convert(text);
}

function loadConverter(): Convert {
  // A synchronous require keeps normalise() synchronous and the dictionary out of the start-up.
  const opencc = createRequire(import.meta.url)('opencc-js/t2cn') as {
    Converter(options: { from: string; to: string }): Convert;
  };
  return opencc.Converter({ from: 'tw', to: 'cn' });
}
