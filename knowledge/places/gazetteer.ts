// Owns finding the townships and villages of one county in what people say.
import type { County, Township, Village } from '../jurisdictions/schema.ts';
import {
  cautionFor,
  followsOtherTownship,
  isAlone,
  isElsewhere,
  isSaidAsPlace,
  runsIntoWord,
  saysHome,
} from './cues.ts';
import { indexNames, type Name, namesOf } from './names.ts';
import { type ByLength, findMisspelt, findMisspeltVillage, groupByLength } from './slips.ts';

export type How = 'exact' | 'alias' | 'suffixless' | 'pinyin' | 'slip';

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

/** What was read at one position: all names that fit equally well. */
export interface Reading {
  readonly names: readonly Name[];
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly how: How;
  /** The township was said right before the village. */
  readonly isJoined?: true;
}

const townshipEnd = /^(?:镇人民政府|镇政府|镇|乡|街道办事处|街道办|街道|办事处|管理区)/;
const villageEnd =
  /^(?:村民委员会|村委会|村委|村(?:村民委员会|村委会|村委)?|社区居民委员会|社区居委会|社区居委|社区|居民委员会|居委会|居委|居民区(?:社区)?)/;
const committee = /^(?:村民委员会|村委会|村委|居民委员会|居委会|居委|民委员会|委会|委(?![员托书屈派])|社区)/;
const afterShort = /^(?:$|[\s,.;:!?、，。；：！？()（）]|的|人(?!民)|这边|那边|村|有人|书记|支书|主任|干部)/;
const link = /^(?:那边的?|这边的?|那里的?|下面的?|下属的?|辖区的?|辖下的?|管的|的|里的|[\s\-·:：]{1,2})/;
/** Words for a county seat anybody uses for anywhere: a place only when the teller says he lives there. */
const vague = new Set(['县城', '城区', '市区', '城关']);

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

type Index = ReturnType<typeof indexNames>;

function beginsInside(index: Index, text: string, bare: Reading, ours: readonly string[]): boolean {
  for (let at = bare.start + 1; at < bare.end; at++) {
    const other = readAt(index, text, at, ours);
    if (other?.how === 'exact' && other.end > bare.end) return true;
  }
  return false;
}

/** The longest name at `at` that is said as a place. */
function readAt(index: Index, text: string, at: number, ours: readonly string[]): Reading | undefined {
  for (const group of index.get(text[at] as string) ?? []) {
    const key = group[0]?.key ?? '';
    if (!text.startsWith(key, at)) continue;
    const reading = readPlaced(index, group, text, at, ours) ?? readGroup(group, text, at, at + key.length);
    if (reading && !isElsewhere(text, at, ours)) return reading;
  }
  return undefined;
}

/** 乐昌坪石, 梅花石溪村: a bare township is one when our county stands before it or a village of its own behind it. */
function readPlaced(
  index: Index,
  group: readonly Name[],
  text: string,
  start: number,
  ours: readonly string[],
): Reading | undefined {
  const towns = group.filter((n) => !n.village && !n.isAlias);
  const key = towns[0]?.key;
  if (key === undefined) return undefined;
  const end = start + key.length;
  const inside = readVillageOf(index, new Set(towns.map((n) => n.township.code)), text, end);
  if (inside?.how === 'exact') {
    const codes = new Set(inside.names.map((n) => n.township.code));
    return {
      names: towns.filter((n) => codes.has(n.township.code)),
      start,
      end,
      score: 0.93,
      how: 'suffixless',
    };
  }
  const isOurs = ours.some((name) => text.startsWith(name, start - name.length));
  const isBare = !townshipEnd.test(text.slice(end)) && !villageEnd.test(text.slice(end));
  if (!isOurs || !isBare || cautionFor(key) === 'everyday' || runsIntoWord(text, start, end))
    return undefined;
  return { names: preferTowns(towns), start, end, score: 0.88, how: 'suffixless' };
}

function readGroup(group: readonly Name[], text: string, start: number, keyEnd: number): Reading | undefined {
  const rest = text.slice(keyEnd, keyEnd + 10);
  const aliases = group.filter((n) => n.isAlias);
  if (aliases.length > 0) return readAlias(aliases, text, start, keyEnd);

  const towns = group.filter((n) => !n.village);
  const townEnding = townshipEnd.exec(rest)?.[0];
  if (townEnding) {
    // 莲塘镇 where 莲塘 is only a village of ours is somebody else's town.
    const own = towns.filter((n) => townEnding.startsWith(n.ending));
    const end = keyEnd + townEnding.length;
    if (own.length > 0) return { names: own, start, end, score: 0.98, how: 'exact' };
    return towns.length > 0 ? { names: towns, start, end, score: 0.8, how: 'slip' } : undefined;
  }

  const villages = group.filter((n) => n.village);
  const short = villages.filter((n) => n.ending === '');
  const isCommunity = /^(?:社区|居)/.test(rest) && villages.some((n) => n.ending === '社区');
  if (short.length > 0 && !isCommunity) return readShort(short, villages, text, start, keyEnd);
  const villageEnding = villageEnd.exec(rest)?.[0];
  if (villageEnding) return readWithVillageEnding(towns, villages, text, start, keyEnd, villageEnding);

  // The town owns the bare name before an office or a village that shares it: 坪石 is 坪石镇.
  const bare = towns.length > 0 ? preferTowns(towns) : villages;
  const caution = cautionFor(bare[0]?.key ?? '');
  if (!isSaidAsPlace(text, start, keyEnd, caution)) return undefined;
  // 我住东边, 我是河南的: an everyday word is a village only with 村 behind it, or as the whole answer.
  if (towns.length === 0 && caution === 'everyday' && !isAlone(text, start, keyEnd)) return undefined;
  if (runsIntoWord(text, start, keyEnd)) return undefined;
  if (towns.length === 0 && isPartOfLongerName(text, start)) return undefined;
  return { names: bare, start, end: keyEnd, score: towns.length > 0 ? 0.88 : 0.84, how: 'suffixless' };
}

/** 罗村: two characters arise by accident (和村里人, 前村支书), so the words around must say a village is meant. */
function readShort(
  short: readonly Name[],
  villages: readonly Name[],
  text: string,
  start: number,
  keyEnd: number,
): Reading | undefined {
  const rest = text.slice(keyEnd, keyEnd + 10);
  const tail = committee.exec(rest)?.[0] ?? '';
  const end = keyEnd + tail.length;
  if (tail.startsWith('村')) return { names: short, start, end, score: 0.92, how: 'exact' };
  const key = short[0]?.key ?? '';
  const isOrdinary = cautionFor(key) !== 'everyday' && isSaidAsPlace(text, start, keyEnd, 'ordinary');
  const isSaid = afterShort.test(rest) && (isOrdinary || saysHome(text, start));
  if (!isAlone(text, start, keyEnd) && (!isSaid || runsIntoWord(text, start, keyEnd))) return undefined;
  return { names: villages, start, end: keyEnd, score: 0.9, how: 'exact' };
}

function preferTowns(towns: readonly Name[]): readonly Name[] {
  const proper = towns.filter((n) => n.township.kind !== 'office');
  return proper.length > 0 ? proper : towns;
}

function readAlias(
  aliases: readonly Name[],
  text: string,
  start: number,
  keyEnd: number,
): Reading | undefined {
  const key = aliases[0]?.key ?? '';
  const reading: Reading = {
    names: aliases,
    start,
    end: keyEnd,
    score: vague.has(key) ? 0.5 : 0.93,
    how: 'alias',
  };
  if (vague.has(key)) return saysHome(text, start) || isAlone(text, start, keyEnd) ? reading : undefined;
  if (key.length > 2) return reading;
  return isSaidAsPlace(text, start, keyEnd, 'ordinary') && !runsIntoWord(text, start, keyEnd)
    ? reading
    : undefined;
}

function readWithVillageEnding(
  towns: readonly Name[],
  villages: readonly Name[],
  text: string,
  start: number,
  keyEnd: number,
  ending: string,
): Reading | undefined {
  const end = keyEnd + ending.length;
  if (villages.length === 0) {
    // 坪石村 where there is none: the speaker means a village there.
    const isSaid = isSaidAsPlace(text, start, end, 'ordinary') && !runsIntoWord(text, start, keyEnd);
    return isSaid ? { names: preferTowns(towns), start, end, score: 0.7, how: 'slip' } : undefined;
  }
  if (isPartOfLongerName(text, start)) return undefined;
  const isEveryday = cautionFor(villages[0]?.key ?? '') === 'everyday';
  if (isEveryday && /^村[里民]/.test(text.slice(keyEnd)) && !saysHome(text, start)) return undefined;
  const same = villages.filter((n) => (n.ending === '社区') === /^(?:社区|居)/.test(ending));
  return same.length > 0
    ? { names: same, start, end, score: 0.95, how: 'exact' }
    : { names: villages, start, end, score: 0.85, how: 'suffixless' };
}

/** 下莲塘村 is not 莲塘村; but 镇上莲塘村 is. */
function isPartOfLongerName(text: string, start: number): boolean {
  if (!/[大小上下新老]/.test(text[start - 1] ?? '')) return false;
  return !/[镇街乡圩县市晚早网以乡当重从长最手]/.test(text[start - 2] ?? '');
}

/** After a township, its village: a village of that township in any form, the township alone when the name is unknown there. */
function joinVillage(
  index: Index,
  names: readonly Name[],
  text: string,
  found: Reading,
): { reading: Reading; next: number } | undefined {
  if (found.names.some((n) => n.village)) return { reading: found, next: found.end };
  const linked = link.exec(text.slice(found.end, found.end + 5))?.[0] ?? '';
  const codes = new Set(found.names.map((n) => n.township.code));
  const at = found.end + linked.length;
  const inside = readVillageOf(index, codes, text, at) ?? findMisspeltVillage(names, codes, text, at);
  if (inside) {
    const score =
      found.how === 'exact' && inside.how === 'exact' ? 1 : Math.min(found.score, inside.score + 0.05);
    const how = found.how === 'exact' ? inside.how : found.how;
    const end = inside.end;
    return {
      reading: { names: inside.names, start: found.start, end, score, how, isJoined: true },
      next: end,
    };
  }
  // 坪石镇新村: the township is said outright, so a village we do not know there is a hamlet, not another town's village.
  const hamlet = /^[一-龥]{1,4}?(?:村|社区)/.exec(text.slice(at, at + 6))?.[0];
  const isOther =
    hamlet !== undefined && (index.get(hamlet[0] as string) ?? []).some((g) => isKeyOf(g, hamlet));
  return { reading: found, next: isOther ? at + hamlet.length : found.end };
}

function isKeyOf(group: readonly Name[], hamlet: string): boolean {
  const key = group[0]?.key ?? '';
  return group.some((n) => n.village) && (key === hamlet || key === hamlet.replace(/(?:村|社区)$/, ''));
}

function readVillageOf(
  index: Index,
  codes: ReadonlySet<string>,
  text: string,
  at: number,
): Reading | undefined {
  for (const group of index.get(text[at] ?? '') ?? []) {
    const key = group[0]?.key ?? '';
    if (!text.startsWith(key, at)) continue;
    const own = group.filter((n) => n.village && codes.has(n.township.code));
    if (own.length === 0) continue;
    const keyEnd = at + key.length;
    const ending = villageEnd.exec(text.slice(keyEnd, keyEnd + 10))?.[0] ?? '';
    const isWhole = own[0]?.ending === '';
    if (
      !ending &&
      !isWhole &&
      (runsIntoWord(text.slice(at), 0, key.length) || cautionFor(key) === 'everyday')
    ) {
      if (!/^(?:$|[\s,.!?，。！？的]|人(?!民)|有人|那边|这边)/.test(text.slice(keyEnd))) continue;
    }
    const how = ending || isWhole ? 'exact' : 'suffixless';
    return { names: own, start: at, end: keyEnd + ending.length, score: how === 'exact' ? 1 : 0.93, how };
  }
  return undefined;
}

/** True when the text names a township outright that nobody has read yet: worth a look for slips of the pen. */
function hasUnreadTownship(text: string, readings: readonly Reading[]): boolean {
  for (const match of text.matchAll(/[一-龥]{2}(?:镇(?![长上里])|街道|办事处)/g)) {
    const at = match.index;
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
function settle(text: string, readings: readonly Reading[]): Reading[] {
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

function rank(text: string, readings: readonly Reading[]): PlaceMatch[] {
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
