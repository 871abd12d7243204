// Owns reading pinyin typed for want of a way to write characters: wo de can ji zheng guo qi le, 低保什么时候nianjian. Of all characters a
// syllable may stand for, those that stand together in what the office says and is asked.
import { soundsOf } from './sounds.ts';

/** The message in characters; undefined when nothing in it is pinyin that makes sense. */
export type PinyinReader = (message: string) => string | undefined;

/** Syllables are at most this long (zhuang). */
const LONGEST_SYLLABLE = 6;
/** Readings of a text kept at each place. */
const KEPT = 80;
/** How much a pair of characters that stand together weighs against how frequent the second is. */
const TOGETHER = 0.9;
/** Of the pairs read, so many must stand together somewhere: 1 in 2. English that happens to fall into syllables has none. */
const SENSE = 0.5;
/** A message all in letters must hold so many syllables to be one; a word among characters so many. */
const FEWEST = 4;
const FEWEST_AMONG = 2;
/** Words of the net that happen to fall into syllables. */
const FOREIGN: ReadonlySet<string> = new Set(['ai', 'emo', 'line', 'game']);
/** Longer ones are not typed by anybody who has to spell them. */
const LONGEST = 400;

const LETTERS = /[a-zü]+/g;
/** Two syllables on end, as far as their shape tells: ICU, CT and WPS are nothing to learn the language for. */
const MAY_BE_SPELT =
  /(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])[aeiouvü]|[aeo])[aeiouü]{0,2}(?:ng?|r)?[ ']*(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[aeiouvü]/i;
const HAN = /[\u4e00-\u9fff]/;

/** @param texts what is said and asked here; read through when the first letters come (about a fifth of a second) */
export function createPinyinReader(texts: () => Iterable<string>): PinyinReader {
  let language: Language | undefined;
  return (message) => {
    if (message.length > LONGEST || !MAY_BE_SPELT.test(message)) return undefined;
    language ??= learn(texts());
    return readWith(language, message.toLowerCase());
  };
}

interface Language {
  /** For each syllable, ü written v, the characters that may sound so. */
  readonly sounding: ReadonlyMap<string, readonly string[]>;
  readonly counts: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly all: number;
}

function learn(texts: Iterable<string>): Language {
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  let all = 0;
  for (const text of texts) {
    let before = '';
    for (const char of text) {
      const isHan = HAN.test(char);
      if (isHan) {
        all++;
        counts.set(char, (counts.get(char) ?? 0) + 1);
        if (before !== '') pairs.set(before + char, (pairs.get(before + char) ?? 0) + 1);
      }
      before = isHan ? char : '';
    }
  }
  const sounding = new Map<string, string[]>();
  for (const char of counts.keys())
    for (const sound of new Set(soundsOf(char))) {
      const syllable = sound.replaceAll('ü', 'v');
      const same = sounding.get(syllable);
      if (same) same.push(char);
      else sounding.set(syllable, [char]);
    }
  return { sounding, counts, pairs, all };
}

/** A word in letters, or anything else. */
interface Piece {
  readonly text: string;
  readonly isSpelt: boolean;
}

function readWith(language: Language, message: string): string | undefined {
  const pieces = piecesOf(message, language);
  const spelt = pieces.filter(({ isSpelt }) => isSpelt);
  const letters = spelt.reduce((sum, { text }) => sum + text.length, 0);
  const others = (message.match(LETTERS) ?? []).join('').length - letters;
  // A foreign word or two in a message of pinyin; pinyin in a message of foreign words is chance.
  if (spelt.length === 0 || others > letters / 4) return undefined;
  const best = bestReading(pieces, language);
  const fewest = HAN.test(message) ? FEWEST_AMONG : FEWEST;
  if (best.syllables < fewest || best.together < SENSE * best.neighbours) return undefined;
  return best.text;
}

/** Cut into words and what lies between; blanks beside a word in letters belong to the spelling and fall away. */
function piecesOf(message: string, language: Language): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: word, index } of message.matchAll(LETTERS)) {
    const text = word.replaceAll('ü', 'v');
    if (!isSpelling(text, language)) continue;
    const between = message.slice(at, index).replace(/^[ ']+|[ ']+$/g, '');
    if (between !== '') pieces.push({ text: between, isSpelt: false });
    pieces.push({ text, isSpelt: true });
    at = index + word.length;
  }
  const rest = message.slice(at).trim();
  return rest === '' ? pieces : [...pieces, { text: rest, isSpelt: false }];
}

/** Whether a word falls into syllables without a rest; one letter alone (e, a) is none. */
function isSpelling(word: string, { sounding }: Language): boolean {
  if (word.length < 2 || FOREIGN.has(word)) return false;
  const reached = [true];
  for (let end = 1; end <= word.length; end++)
    reached[end] = lengths(end).some((l) => reached[end - l] && sounding.has(word.slice(end - l, end)));
  return reached[word.length] === true;
}

const lengths = (end: number): number[] =>
  Array.from({ length: Math.min(end, LONGEST_SYLLABLE) }, (_, i) => i + 1);

/** One way to read the message up to a place. */
interface Reading {
  readonly text: string;
  readonly last: string;
  readonly score: number;
  readonly syllables: number;
  /** Pairs of neighbours of which one was spelt, and those of them that stand together somewhere. */
  readonly neighbours: number;
  readonly together: number;
}

function bestReading(pieces: readonly Piece[], language: Language): Reading {
  let readings: Reading[] = [{ text: '', last: '', score: 0, syllables: 0, neighbours: 0, together: 0 }];
  for (const { text, isSpelt } of pieces)
    readings = isSpelt
      ? spelled(readings, text, language)
      : readings.map((one) => followed(one, text, language));
  return readings.reduce((best, one) => (one.score > best.score ? one : best));
}

function followed(reading: Reading, text: string, language: Language): Reading {
  const [first = ''] = text;
  const last = [...text].at(-1) ?? '';
  const joint = HAN.test(first) ? joined(reading, first, language) : reading;
  return { ...joint, text: reading.text + text, last: HAN.test(last) ? last : '' };
}

/** The reading with one character more, scored by how that follows; its text is left to the caller. */
function joined(reading: Reading, char: string, { counts, pairs, all }: Language): Reading {
  const alone = ((counts.get(char) ?? 0) + 0.1) / all;
  if (reading.last === '') return { ...reading, score: reading.score + Math.log(alone) };
  const pair = pairs.get(reading.last + char) ?? 0;
  const together = pair / Math.max(1, counts.get(reading.last) ?? 1);
  return {
    ...reading,
    score: reading.score + Math.log(TOGETHER * together + (1 - TOGETHER) * alone),
    neighbours: reading.neighbours + 1,
    together: reading.together + (pair > 0 ? 1 : 0),
  };
}

function spelled(before: readonly Reading[], word: string, language: Language): Reading[] {
  const at: Reading[][] = [[...before]];
  for (let end = 1; end <= word.length; end++) {
    const found = lengths(end).flatMap((length) => {
      const chars = language.sounding.get(word.slice(end - length, end)) ?? [];
      return (at[end - length] ?? []).flatMap((reading) =>
        chars.map((char) => {
          const next = joined(reading, char, language);
          return { ...next, text: reading.text + char, last: char, syllables: reading.syllables + 1 };
        }),
      );
    });
    at[end] = kept(found);
  }
  return at[word.length] ?? [];
}

/** The best reading for each last character: no other can win from there on. */
function kept(found: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const one of found)
    if (one.score > (best.get(one.last)?.score ?? Number.NEGATIVE_INFINITY)) best.set(one.last, one);
  return [...best.values()].toSorted((a, b) => b.score - a.score).slice(0, KEPT);
}
