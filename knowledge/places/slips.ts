// Owns names written as they sound or with one character wrong; looked at only where the right spelling was not found.
import { cautionFor, isElsewhere, isSaidAsPlace, mayBegin, runsIntoWord, saysHome } from './cues.ts';
import type { Name } from './names.ts';
import type { Reading } from './reading.ts';
import { likeness } from './spellings.ts';

/** Nobody writes one of these for a character of a name; they are the sentence around it. */
const grammar = new Set('的是了在我他她你您不有这那个们就和都也到去说要会没人家得着过吗呢吧啊把被给让从');
const townshipEnd =
  /(?:镇政府|镇(?![长里])(?!上(?![一-龥]{1,3}村))|乡(?![下里村亲镇])|街道办事处|街道办|街道|办事处)/g;
const villageEnd = /(?:村民委员会|村委会|村委|村|社区居委会|社区|居民委员会|居委会)/g;

interface Spelling {
  readonly how: 'pinyin' | 'slip';
  /** Smaller is nearer. */
  readonly cost: number;
}

/** How `written` could stand for `key`: all characters sounding alike, one looking alike, or in three and more one quite wrong. */
function spellingOf(key: string, written: string): Spelling | undefined {
  let sounds = 0;
  let looks = 0;
  let wrong = 0;
  for (let i = 0; i < key.length; i++) {
    const a = key[i] as string;
    const b = written[i] as string;
    if (a === b) continue;
    if (grammar.has(b) || !/[\u3400-\u9fff]/.test(b)) return undefined;
    const kind = likeness(a, b);
    if (kind === 'sounds') sounds++;
    else if (kind === 'looks') looks++;
    else wrong++;
    if (looks + wrong > 1) return undefined;
  }
  if (sounds + looks + wrong === 0) return undefined;
  if (wrong > 0 && (key.length < 3 || sounds > 0))
    return isSwapped(key, written) ? { how: 'slip', cost: 2 } : undefined;
  if (looks > 0 && sounds > 0 && key.length < 3) return undefined;
  return { how: looks + wrong > 0 ? 'slip' : 'pinyin', cost: sounds + 1.5 * looks + 2.5 * wrong };
}

/** Two neighbouring characters the wrong way round, in names of three and more. */
function isSwapped(key: string, written: string): boolean {
  if (key.length < 3 || [...key].sort().join('') !== [...written].sort().join('')) return false;
  return [...key].filter((char, i) => char !== written[i]).length === 2;
}

export type ByLength = ReadonlyMap<number, readonly Name[]>;

/** Names a slip can be told from: no aliases, and no 罗村, which is too short to guess at. */
export function groupByLength(names: readonly Name[]): ByLength {
  const groups = new Map<number, Name[]>();
  for (const name of names) {
    if (name.isAlias || name.key.length < 2 || (name.village && name.ending === '')) continue;
    const group = groups.get(name.key.length) ?? [];
    groups.set(name.key.length, group);
    group.push(name);
  }
  return groups;
}

/** Misspelt places in the parts of `text` that `read` does not cover. */
export function findMisspelt(
  byLength: ByLength,
  text: string,
  read: readonly Reading[],
  ours: readonly string[],
): Reading[] {
  const endings = { township: endingsIn(text, townshipEnd), village: endingsIn(text, villageEnd) };
  const found: Reading[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    if (read.some((r) => at >= r.start && at < r.end)) continue;
    const best = nearest(byLength, text, at, endings, ours, read.length > 0);
    if (!best) continue;
    found.push(best);
    at = best.end - 1;
  }
  return found;
}

/** Which ending begins at which position. */
interface Endings {
  readonly township: ReadonlyMap<number, string>;
  readonly village: ReadonlyMap<number, string>;
}

function endingsIn(text: string, ending: RegExp): Map<number, string> {
  return new Map([...text.matchAll(ending)].map((match) => [match.index, match[0]]));
}

/** `onlyTownships`: other places were read, so only a township with its ending is worth guessing at. */
function nearest(
  byLength: ByLength,
  text: string,
  at: number,
  endings: Endings,
  ours: readonly string[],
  onlyTownships: boolean,
): Reading | undefined {
  let best: { cost: number; names: Name[]; end: number; how: Spelling['how']; score: number } | undefined;
  const begins = mayBegin(text, at);
  for (const [length, names] of byLength) {
    const keyEnd = at + length;
    if (keyEnd > text.length) continue;
    const townEnding = endings.township.get(keyEnd) ?? '';
    const villageEnding = onlyTownships ? '' : (endings.village.get(keyEnd) ?? '');
    // Most of a text ends here, before any name is compared.
    if (!townEnding && !villageEnding && (!begins || onlyTownships)) continue;
    if (length === 2 && !begins) continue;
    for (const name of names) {
      const ending = name.village ? villageEnding : townEnding;
      if (onlyTownships && (name.village || !ending)) continue;
      if (!name.village && ending && !ending.startsWith(name.ending)) continue;
      if (!ending && (!begins || townEnding || villageEnding)) continue;
      if (!ending && !sharesCharacter(name.key, text, at)) continue;
      const spelling = spellingOf(name.key, text.slice(at, keyEnd));
      if (!spelling || !isMeant(name, text, at, keyEnd, ending, spelling)) continue;
      // 平石那边 is nearer to 坪石镇 than to 坪石村 or 坪石办事处.
      const isSecond = !ending && (name.village !== undefined || name.township.kind === 'office');
      const cost = spelling.cost + (ending ? 0 : 1) + (isSecond ? 0.5 : 0);
      if (best && cost > best.cost) continue;
      const same = best && cost === best.cost ? best.names : [];
      const score = (spelling.how === 'pinyin' ? 0.76 : 0.66) - (ending ? 0 : 0.06);
      best = { cost, names: [...same, name], end: keyEnd + ending.length, how: spelling.how, score };
    }
  }
  if (!best || isElsewhere(text, at, ours)) return undefined;
  return { names: best.names, start: at, end: best.end, score: best.score, how: best.how };
}

function sharesCharacter(key: string, text: string, at: number): boolean {
  for (let i = 0; i < key.length; i++) if (key[i] === text[at + i]) return true;
  return false;
}

function isMeant(
  name: Name,
  text: string,
  at: number,
  keyEnd: number,
  ending: string,
  spelling: Spelling,
): boolean {
  if (runsIntoWord(text, at, keyEnd)) return false;
  if (cautionFor(text.slice(at, keyEnd)) === 'everyday') return false;
  if (ending) return true;
  if (name.key.length > 2) return spelling.how === 'pinyin' || saysHome(text, at);
  return spelling.cost === 1 && isBareSlip(text, at, keyEnd);
}

/** A two-character name misspelt and without its ending needs to be said as one's home or with 那边 after it. */
function isBareSlip(text: string, at: number, keyEnd: number): boolean {
  const after = text.slice(keyEnd, keyEnd + 3);
  if (/^(?:那边|这边|镇上|街上|民政)/.test(after)) return isSaidAsPlace(text, at, keyEnd, 'ordinary');
  return saysHome(text, at) && /^(?:$|[\s,.!?，。！？]|的|人(?!民)|有人)/.test(after);
}

/** A misspelt village of the townships `codes` at `at`, right behind the township's name: 坪石镇三星平村. */
export function findMisspeltVillage(
  names: readonly Name[],
  codes: ReadonlySet<string>,
  text: string,
  at: number,
): Reading | undefined {
  const said = /^([\u3400-\u9fff]{2,5}?)(村民委员会|村委会|村委|村|社区居委会|社区|居委会)/.exec(
    text.slice(at, at + 12),
  );
  const written = said?.[1];
  if (!said || !written) return undefined;
  let best: { cost: number; names: Name[]; how: Spelling['how'] } | undefined;
  for (const name of names) {
    if (!name.village || name.isAlias || name.ending === '' || !codes.has(name.township.code)) continue;
    const spelling =
      name.key.length === written.length ? spellingOf(name.key, written) : dropped(name.key, written);
    if (!spelling || (best && spelling.cost > best.cost)) continue;
    const same = best && spelling.cost === best.cost ? best.names : [];
    best = { cost: spelling.cost, names: [...same, name], how: spelling.how };
  }
  if (!best || best.names.length > 1) return undefined;
  return { names: best.names, start: at, end: at + said[0].length, score: 0.8, how: best.how };
}

/** One character left out of a name of three and more: 三星村 for 三星坪村. */
function dropped(key: string, written: string): Spelling | undefined {
  if (key.length < 3 || written.length !== key.length - 1) return undefined;
  for (let i = 0; i < key.length; i++) {
    if (key.slice(0, i) + key.slice(i + 1) === written) return { how: 'slip', cost: 3 };
  }
  return undefined;
}
