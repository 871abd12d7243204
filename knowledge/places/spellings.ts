// Owns how alike two characters of a name are: the same, sounding alike, looking alike, or different.
import { readFileSync } from 'node:fs';
import { soundsOf } from '../text/sounds.ts';

export type Likeness = 'same' | 'sounds' | 'looks' | 'different';

const readings = new Map<string, readonly string[]>();

/** For each character the groups of lookalikes.txt it stands in. */
const looks = new Map<string, string>();
for (const group of readFileSync(new URL('./lookalikes.txt', import.meta.url), 'utf8').split('\n')) {
  for (const char of group) looks.set(char, (looks.get(char) ?? '') + group);
}

/** How alike `a` and `b` are. Loads the pinyin dictionary (about 40 ms) the first time two characters differ. */
export function likeness(a: string, b: string): Likeness {
  if (a === b) return 'same';
  const other = blurredSoundsOf(b);
  if (blurredSoundsOf(a).some((sound) => other.includes(sound))) return 'sounds';
  return looks.get(a)?.includes(b) ? 'looks' : 'different';
}

/** Every reading without tone, the pairs that southern speech and old ears do not keep apart folded together. */
function blurredSoundsOf(char: string): readonly string[] {
  const known = readings.get(char);
  if (known) return known;
  const sounds = soundsOf(char)
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
