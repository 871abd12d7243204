// Owns finding the townships and villages of one county in what people say.
import type { County, Township, Village } from '../jurisdictions/schema.ts';
import { joinVillage } from './joining.ts';
import { indexNames, namesOf } from './names.ts';
import { beginsInside, type Reading, readAt } from './reading.ts';
import { hasUnreadTownship, type PlaceMatch, rank, settle } from './settling.ts';
import { type ByLength, findMisspelt, groupByLength } from './slips.ts';

export type { How } from './reading.ts';
export type { PlaceMatch } from './settling.ts';

/** Looks up the places of one county. */
export interface Gazetteer {
  /**
   * Every place said in `text` (normalised text: simplified characters), best first. A village name that several
   * townships have and nothing in the text tells apart gives one match each, all at the same position.
   */
  find(text: string): PlaceMatch[];
  /** The township with this 9-digit code. */
  township(code: string): Township | undefined;
  /** The village with this 12-digit code. */
  village(code: string): { township: Township; village: Village } | undefined;
}

/** A gazetteer of `county`; building it takes about a millisecond and loads no dictionary. */
export function createGazetteer(county: County): Gazetteer {
  const names = namesOf(county);
  const index = indexNames(names);
  const ours = [county.name, county.name.slice(0, -1), county.province?.name, county.city?.name].filter(
    (name): name is string => name !== undefined,
  );
  let guessable: ByLength | undefined;
  const townships = new Map(county.townships.map((t) => [t.code, t]));

  return {
    find(text) {
      const readings: Reading[] = [];
      for (let at = 0; at < text.length; ) {
        const found = readAt(index, text, at, ours);
        if (!found) {
          at++;
          continue;
        }
        // 上|黄圃镇 is not 上黄 and 圃镇: a name in full that begins inside a bare one wins.
        if (found.how === 'suffixless' && beginsInside(index, text, found, ours)) {
          at++;
          continue;
        }
        const joined = joinVillage(index, names, text, found);
        if (joined) readings.push(joined.reading);
        at = joined?.next ?? found.end;
      }
      if (readings.length > 0 && !hasUnreadTownship(text, readings))
        return rank(text, settle(text, readings));
      guessable ??= groupByLength(names);
      const guesses = findMisspelt(guessable, text, readings, ours).map(
        (guess) => joinVillage(index, names, text, guess)?.reading ?? guess,
      );
      const others = readings.filter((r) => !guesses.some((g) => g.start <= r.start && r.end <= g.end));
      return rank(text, settle(text, [...others, ...guesses]));
    },
    township: (code) => townships.get(code),
    village(code) {
      const township = townships.get(code.slice(0, 9));
      const village = township?.villages.find((v) => v.code === code);
      return township && village ? { township, village } : undefined;
    },
  };
}
