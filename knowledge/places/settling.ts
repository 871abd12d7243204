// Owns what is left to say once every position is read: whose villages they are, and which places come first.
import { followsOtherTownship } from './cues.ts';
import type { How, Reading } from './reading.ts';

/** A place said at text[start, end). `score` 0..1: 1 is township and village in full, below 0.8 worth asking back. */
export interface PlaceMatch {
  readonly township: { readonly code: string; readonly name: string };
  readonly village?: { readonly code?: string; readonly name: string };
  readonly score: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly how: How;
}

/** True when the text names a township outright that nobody has read yet: worth a look for slips of the pen. */
export function hasUnreadTownship(text: string, readings: readonly Reading[]): boolean {
  for (const match of text.matchAll(/[一-龥]{2}(?:镇(?![长里])|街道|办事处)/g)) {
    const at = match.index;
    const end = at + match[0].length;
    // 去镇上办 names no town; 九丰镇|上廊村 does, for a village begins with that 上.
    if (text[end] === '上' && !readings.some((r) => r.start === end)) continue;
    if (!readings.some((r) => at < r.end && at + match[0].length > r.start)) return true;
  }
  return false;
}

/** 大河乡莲塘村: the township before it is none of ours, right or misspelt, so neither is the village. */
function isOthersVillage(text: string, reading: Reading, all: readonly Reading[]): boolean {
  if (reading.isJoined || reading.names.some((n) => !n.village) || !followsOtherTownship(text, reading.start))
    return false;
  return !all.some((r) => r.end === reading.start || r.end === reading.start - 1);
}

/** A vague word yields to any real place; a village many townships have is the one of the township named elsewhere. */
export function settle(text: string, readings: readonly Reading[]): Reading[] {
  const ours = readings.filter((reading) => !isOthersVillage(text, reading, readings));
  const strong = ours.filter((r) => r.score > 0.5);
  const kept = strong.length > 0 ? strong : ours;
  const named = new Set(
    kept
      .filter((r) => new Set(r.names.map((n) => n.township.code)).size === 1)
      .map((r) => r.names[0]?.township.code),
  );
  return kept.map((reading) => {
    if (reading.names.length < 2) return reading;
    const near = reading.names.filter((n) => named.has(n.township.code));
    return near.length === 1 ? { ...reading, names: near } : reading;
  });
}

/** Readings as matches, one for each name that fits, the surest first. */
export function rank(text: string, readings: readonly Reading[]): PlaceMatch[] {
  const matches = readings.flatMap(({ names, start, end, score, how }) =>
    names.map(({ township, village }): PlaceMatch => {
      const town = { code: township.code, name: township.name };
      const where = { township: town, score, start, end, text: text.slice(start, end), how };
      if (!village) return where;
      return { ...where, village: { name: village.name, ...(village.code ? { code: village.code } : {}) } };
    }),
  );
  return matches.sort((a, b) => b.score - a.score || a.start - b.start);
}
