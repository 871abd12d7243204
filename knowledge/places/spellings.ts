// Owns how alike two characters of a name are: the same, sounding alike, looking alike, or different.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Likeness = 'same' | 'sounds' | 'looks' | 'different';

type Pinyin = (char: string, options: { multiple: true; toneType: 'none'; type: 'array' }) => string[];
let pinyin: Pinyin | undefined;
const readings = new Map<string, readonly string[]>();

/** For each character the groups of lookalikes.txt it stands in. */
const looks = new Map<string, string>();
for (const group of readFileSync(new URL('./lookalikes.txt', import.meta.url), 'utf8').split('\n')) {
  for (const char of group) looks.set(char, (looks.get(char) ?? '') + group);
}

/** How alike `a` and `b` are. Loads the pinyin dictionary (about 40 ms) the first time two characters differ. */
export function likeness(a: string, b: string): Likeness {
  if (a === b) return 'same';
  const other = soundsOf(b);
  if (soundsOf(a).some((sound) => other.includes(sound))) return 'sounds';
  return looks.get(a)?.includes(b) ? 'looks' : 'different';
}

/** Every reading without tone, the pairs that southern speech and old ears do not keep apart folded together. */
function soundsOf(char: string): readonly string[] {
  const known = readings.get(char);
  if (known) return known;
  // A synchronous require keeps the dictionary out of the start-up: most messages never need it.
  pinyin ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: Pinyin }).pinyin;
  const sounds = pinyin(char, { multiple: true, toneType: 'none', type: 'array' })
    .filter((sound) => /^[a-zü]+$/.test(sound))
    .map(blur);
  if (readings.size < 4000) readings.set(char, sounds);
  return sounds;
}

/** z/zh, c/ch, s/sh, n/l, f/h before u, and -n/-ng after a, e, i. */
function blur(sound: string): string {
  return sound
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/^hu(?=[aeio])/, 'f')
    .replace(/^hu$/, 'fu')
    .replace(/([ei])ng$/, '$1n');
}
