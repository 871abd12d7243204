// Owns hearing that a message asks what a word means: ways of asking, and the words they are asked of. A term is looked for
// first; what stands right before and after it says whether its meaning is asked, or something else about it.
import { plainSpeech } from '../text/dialect.ts';
import { normalise } from '../text/normalise.ts';
import { createPhrases } from '../text/phrases.ts';
import { isSlipOf } from './misspelt.ts';
import {
  AFTER_STRONG,
  AFTER_WEAK,
  AFTER_WRITTEN,
  ASK_BEFORE,
  ASKED_THEN_SAID,
  BARE_ASK,
  BREAK,
  besides,
  ENDED,
  HOW_COME,
  isFilling,
  MAY_ASK,
  NAMED_ONLY,
  OWN,
  PEOPLE,
  PUZZLED,
  SAID_THEN_ASKED,
  T,
} from './ways.ts';

export interface Asked<T> {
  /** One as a rule; several where they are asked of in one breath (低保和特困是啥). */
  readonly terms: readonly T[];
  /** What each was called. */
  readonly names: readonly string[];
  /** What the message says besides, in plain words; empty when nothing. */
  readonly rest: string;
  /** It was said before, and not understood. */
  readonly isPuzzled: boolean;
}

/** Longer messages tell a story; what they ask in passing is answered with the rest of it. */
const LONGEST = 60;

const JOINED = new RegExp(`((?:${T}(?:和|跟|与|同|、|,|还有|以及|\\s)+)+)$`);
const BREAKS = new RegExp(BREAK);
const ENDING = new RegExp(`${BREAK}+$`);

/** Where the clause that ends at `at` begins. */
function clauseStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !BREAKS.test(text[start - 1] as string)) start--;
  return start;
}

const countT = (text: string): number => text.split(T).length - 1;

interface Place {
  /** Where the question begins and ends in the masked text. */
  readonly start: number;
  readonly end: number;
  /** The first and the last of the terms it is asked of. */
  readonly from: number;
  readonly to: number;
}

/** Whether the meaning of the term at `at` is asked, the `nth` of the text. */
function askedAt(text: string, at: number, nth: number, isWritten: boolean): Place | undefined {
  const before = text.slice(0, at);
  const joined = JOINED.exec(before)?.[1] ?? '';
  const begin = at - joined.length;
  const start = clauseStart(text, begin);
  const lead = text.slice(start, begin);
  const rest = text.slice(at + 1);
  const place = (length: number, first = start): Place => ({
    start: first,
    end: at + 1 + length,
    from: nth - countT(joined),
    to: nth,
  });
  if (isFilling(lead)) {
    const found =
      AFTER_STRONG.exec(rest) ?? AFTER_WEAK.exec(rest) ?? (isWritten ? AFTER_WRITTEN.exec(rest) : null);
    if (found && PEOPLE.test(found[0]) && !ENDED.test(rest.slice(found[0].length))) return undefined;
    if (found) return HOW_COME.test(found[0]) && OWN.test(lead) ? undefined : place(found[0].length);
    const alone = NAMED_ONLY.exec(rest);
    const last = clauseBefore(text, start);
    if (alone && last?.start === 0 && BARE_ASK.test(last.text)) return place(alone[0].length, last.start);
  }
  const asks = ASK_BEFORE.exec(lead);
  if (!asks || !isFilling(lead.slice(0, asks.index))) return undefined;
  const named = NAMED_ONLY.exec(rest);
  return named ? place(named[0].length) : undefined;
}

function clauseBefore(text: string, start: number): { text: string; start: number } | undefined {
  let end = start;
  while (end > 0 && BREAKS.test(text[end - 1] as string)) end--;
  if (end === 0) return undefined;
  const begin = clauseStart(text, end);
  return { text: text.slice(begin, end), start: begin };
}

interface Named<T> {
  readonly term: T;
  readonly name: string;
}

/** Longest names first; a shorter slip may be a part of a longer one. */
const SLIP_FROM = 2;
const SLIP_TO = 12;

export interface Asking<T> {
  /** Which terms a message asks the meaning of; undefined when it asks anything else of them, or nothing. */
  meant(message: string): Asked<T> | undefined;
  /** The term a message names, and says nothing besides. */
  named(message: string): Named<T> | undefined;
}

/** @param namesOf every name of a term */
export function createAsking<E extends { readonly written?: true | undefined }>(
  terms: readonly E[],
  namesOf: (term: E) => readonly string[],
): Asking<E> {
  const plain = (name: string) => plainSpeech(normalise(name));
  const all: Named<E>[] = terms.flatMap((term) => namesOf(term).map((name) => ({ term, name })));
  // 留守娃 and 留守孩子 are one in plain words.
  const phrases = createPhrases(new Map(all.map((one) => [plain(one.name), one] as const)));
  const byLength = new Map<number, Named<E>[]>();
  for (const one of all) {
    const { length } = one.name;
    byLength.set(length, [...(byLength.get(length) ?? []), one]);
  }

  /** The term that ends `text`, misheard or mistyped, where nothing but filling stands before it. */
  const misspelt = (text: string): Named<E> | undefined => {
    for (let length = Math.min(SLIP_TO, text.length); length >= SLIP_FROM; length--) {
      if (!isFilling(text.slice(0, -length))) continue;
      const written = text.slice(-length);
      const found = byLength.get(length)?.find(({ name }) => isSlipOf(written, name));
      if (found) return found;
    }
    return undefined;
  };

  const bySound = (text: string): Asked<E> | undefined => {
    for (const clause of text.split(/[,，。;；!！?？]+/)) {
      const words = clause.trim();
      const said = SAID_THEN_ASKED.exec(words)?.[1] ?? ASKED_THEN_SAID.exec(words)?.[2];
      const found = said === undefined ? undefined : misspelt(said.replace(/[^\u4e00-\u9fff]+$/, ''));
      if (!found) continue;
      const rest = besides(text.replace(clause, ' '));
      return { terms: [found.term], names: [found.name], rest, isPuzzled: PUZZLED.test(text) };
    }
    return undefined;
  };

  const named = (message: string): Named<E> | undefined => {
    const text = plain(message).replace(ENDING, '');
    const [only] = phrases.find(text);
    return only?.phrase === text ? only.value : undefined;
  };

  const meant = (message: string): Asked<E> | undefined => {
    if (message.length > LONGEST) return undefined;
    const text = plain(message);
    if (!MAY_ASK.test(text)) return undefined;
    const found = phrases.find(text);
    let masked = '';
    let at = 0;
    for (const one of found) {
      masked += text.slice(at, one.at) + T;
      at = one.at + one.phrase.length;
    }
    masked += text.slice(at);
    const unmasked = (part: string, from: number) => {
      let n = from;
      return part.replaceAll(T, () => found[n++]?.phrase ?? '');
    };
    for (let nth = 0, index = masked.indexOf(T); index >= 0; nth++, index = masked.indexOf(T, index + 1)) {
      const place = askedAt(masked, index, nth, found[nth]?.value.term.written === true);
      if (!place) continue;
      const asked = found.slice(place.from, place.to + 1);
      // 低保和最低生活保障 are one.
      const each = [
        ...new Map(asked.toReversed().map((one) => [one.value.term, one.phrase])).entries(),
      ].toReversed();
      const head = unmasked(masked.slice(0, place.start), 0);
      const tail = unmasked(masked.slice(place.end), place.to + 1);
      return {
        terms: each.map(([term]) => term),
        names: each.map(([, phrase]) => phrase),
        rest: besides(`${head} ${tail}`),
        isPuzzled: PUZZLED.test(text),
      };
    }
    return bySound(text);
  };

  return { meant, named };
}
