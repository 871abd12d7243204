// Owns traditional → simplified characters; the dictionary (6 MB of memory, 15 ms) is loaded only when somebody writes them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Convert = (text: string) => string;

/** Characters that exist only in traditional writing (those also used in simplified text, 乾 著 係, are not among them). */
const traditional = new Set(
  readFileSync(new URL('./traditional.txt', import.meta.url), 'utf8').replaceAll('\n', ''),
);

let convert: Convert | undefined;

/** True when the text holds at least one character that only traditional writing uses. */
export function hasTraditional(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code < 0xa000 && traditional.has(text[i] as string)) return true;
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
