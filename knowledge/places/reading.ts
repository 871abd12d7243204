// Owns reading one position of a text: which names stand there, and whether they are said as places.
import { cautionFor, isAlone, isElsewhere, isSaidAsPlace, runsIntoWord, saysHome } from './cues.ts';
import type { indexNames, Name } from './names.ts';

export type How = 'exact' | 'alias' | 'suffixless' | 'pinyin' | 'slip';

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

export type Index = ReturnType<typeof indexNames>;

const townshipEnd = /^(?:镇人民政府|镇政府|镇|乡|街道办事处|街道办|街道|办事处|管理区)/;
const villageEnd =
  /^(?:村民委员会|村委会|村委|村(?:村民委员会|村委会|村委)?|社区居民委员会|社区居委会|社区居委|社区|居民委员会|居委会|居委|居民区(?:社区)?)/;
const committee = /^(?:村民委员会|村委会|村委|居民委员会|居委会|居委|民委员会|委会|委(?![员托书屈派])|社区)/;
const afterShort = /^(?:$|[\s,.;:!?、，。；：！？()（）]|的|人(?!民)|这边|那边|村|有人|书记|支书|主任|干部)/;
/** Words for a county seat anybody uses for anywhere: a place only when the teller says he lives there. */
const vague = new Set(['县城', '城区', '市区', '城关']);

/** The longest name at `at` that is said as a place. */
export function readAt(index: Index, text: string, at: number, ours: readonly string[]): Reading | undefined {
  for (const group of index.get(text[at] as string) ?? []) {
    const key = group[0]?.key ?? '';
    if (!text.startsWith(key, at)) continue;
    const reading = readPlaced(index, group, text, at, ours) ?? readGroup(group, text, at, at + key.length);
    if (reading && !isElsewhere(text, at, ours)) return reading;
  }
  return undefined;
}

export function beginsInside(index: Index, text: string, bare: Reading, ours: readonly string[]): boolean {
  for (let at = bare.start + 1; at < bare.end; at++) {
    const other = readAt(index, text, at, ours);
    if (other?.how === 'exact' && other.end > bare.end) return true;
  }
  return false;
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
  if (vague.has(key)) {
    const isSubject =
      start === 0 && /^(?:的(?:低保|社区|干部|书记|主任|居委)|有[个人户]|社区)/.test(text.slice(keyEnd));
    return isSubject || saysHome(text, start) || isAlone(text, start, keyEnd) ? reading : undefined;
  }
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

export function readVillageOf(
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
