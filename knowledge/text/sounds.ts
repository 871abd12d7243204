// Owns the dictionary of how characters sound.
import { createRequire } from 'node:module';

type Pinyin = (char: string, options: { multiple: true; toneType: 'none'; type: 'array' }) => string[];
let pinyin: Pinyin | undefined;

/** Every reading of a character, without tone. The first time loads the dictionary (about 40 ms). */
export function soundsOf(char: string): string[] {
  // A synchronous require keeps the dictionary out of the start-up: most messages never need it.
  pinyin ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: Pinyin }).pinyin;
  return pinyin(char, { multiple: true, toneType: 'none', type: 'array' });
}
