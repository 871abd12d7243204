// Owns the guess of whom a report accuses, from plain Chinese. Errs towards the higher office: a wrong guess may send a
// case one level up, it must not send it to whom it accuses.

import type { OfficeLevel } from './accused-words.ts';
import * as words from './accused-words.ts';
import type { AccusedType } from './types.ts';

export type Accused = {
  type: AccusedType | 'none';
  /** 0–1; below 0.6 the talk should ask. */
  confidence: number;
  /** The township covers for the accused: `route` then shuts the township out. */
  shielded: boolean;
};

/**
 * How an officeholder comes up: named as the wrongdoer outright (`blamed`), as doing something (`acts`), as kin of whom it
 * is about (`kin`), as somebody the teller spoke with (`contact`), as a place or backing (`place`), or cleared.
 */
type Stance = 'blamed' | 'acts' | 'kin' | 'contact' | 'place' | 'cleared';
type Mention = { level: OfficeLevel; stance: Stance; clause: number; at: number; end: number };

const LEVELS: readonly OfficeLevel[] = ['county', 'township', 'village_cadre', 'unclear'];

export type Hearing = {
  /** Names and aliases of the county's townships; a bare name that acts (坪石镇扣了钱) then counts as the township. */
  townshipNames?: readonly string[];
  /** The text is known to be a tip-off: then an officeholder who does anything at all in it counts as accused. */
  report?: boolean;
};

const NOBODY: readonly string[] = [];

/** Whom a text accuses. `none` when it accuses nobody: a question, a complaint about waiting, a mention in passing. */
export function detectAccused(
  text: string,
  { townshipNames = NOBODY, report = false }: Hearing = {},
): Accused {
  const { clauses, whole, mentions } = read(text, townshipNames);
  const power = has(words.POWER_WRONG, whole);
  const either = has(words.EITHER_WRONG, whole);
  const favours = has(words.FAVOURS, whole) && has(words.DRAWS, whole);
  const household = falseClaim(whole);
  if (!report && has(words.ASKS, whole) && !power && !either)
    return { type: 'none', confidence: 0.8, shielded: false };

  const shielded = isShielded(clauses, mentions);
  const acting = mentions.filter((mention) => isCharged(mention, mentions, clauses, report));
  // Somebody merely spoken to is accused only when nobody else is and somebody clearly abused power.
  const charged =
    acting.length > 0
      ? acting
      : mentions.filter(({ stance }) => stance === 'contact' && (power || favours || has(words.RUDE, whole)));
  const level = LEVELS.find((one) => charged.some((mention) => mention.level === one));
  if (level) {
    const sure = charged.some(({ level: own, stance }) => own === level && stance !== 'contact');
    return {
      type: level,
      confidence: level === 'unclear' ? 0.65 : sure ? 0.85 : 0.7,
      shielded: shielded && level !== 'township' && level !== 'county',
    };
  }
  // Bribes and favours without a name: somebody in office, nobody knows who.
  if (power) return { type: 'unclear', confidence: 0.6, shielded };
  const higher = mentions.some(
    ({ level, stance }) => stance === 'acts' && (level === 'township' || level === 'county'),
  );
  // An office higher up does something in a story about a household: a person looks before that office gets it.
  if (household && higher && !shielded) return { type: 'unclear', confidence: 0.5, shielded };
  const plainly = household || (either && has(words.HOUSEHOLD, whole));
  if (
    plainly ||
    (report && mentions.length === 0 && (has(words.DRAWS, whole) || has(words.HOUSEHOLD, whole)))
  ) {
    // Whoever in office comes up in it may be meant all the same: then the talk asks, before a township reads it.
    const isAlone =
      mentions.every(({ stance }) => stance === 'place' || stance === 'cleared') &&
      !has(words.NEAR_OFFICE, whole);
    return { type: 'household', confidence: isAlone ? (mentions.length === 0 ? 0.85 : 0.7) : 0.55, shielded };
  }
  if (either) return { type: 'unclear', confidence: 0.5, shielded };
  return { type: 'none', confidence: mentions.length === 0 ? 0.9 : 0.7, shielded: false };
}

interface Read {
  readonly clauses: readonly string[];
  readonly whole: string;
  readonly mentions: readonly Mention[];
}

let lastText: string | undefined;
let lastNames: readonly string[] | undefined;
let lastRead: Read | undefined;

/** Who comes up where; one story is heard twice running, as a complaint and as a tip-off. */
function read(text: string, townshipNames: readonly string[]): Read {
  if (text === lastText && townshipNames === lastNames && lastRead) return lastRead;
  const clauses = text
    .normalize('NFKC')
    .split(/[,，、。.!！?？;；\s]+/)
    .filter((clause) => clause !== '');
  const mentions = clauses.flatMap((clause, n) => mentionsIn(clause, n, townshipNames));
  lastRead = { clauses, whole: clauses.join('，'), mentions };
  lastText = text;
  lastNames = townshipNames;
  return lastRead;
}

function mentionsIn(clause: string, n: number, townshipNames: readonly string[]): Mention[] {
  const found: { level: OfficeLevel; at: number; end: number }[] = [];
  for (const { level, pattern } of words.OFFICES) {
    // Not matchAll: it makes a copy of the pattern at every call. None of them matches nothing, so this ends.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(clause); match; match = pattern.exec(clause)) {
      found.push({ level, at: match.index, end: match.index + match[0].length });
    }
  }
  for (const name of townshipNames) {
    const at = clause.indexOf(name);
    if (at >= 0 && words.TOWNSHIP_ACTS.test(clause.slice(at + name.length))) {
      found.push({ level: 'township', at, end: at + name.length });
    }
  }
  // The same characters name one office: the earliest, longest reading wins (包村干部 is no 村干部).
  found.sort((a, b) => a.at - b.at || b.end - a.end);
  let taken = 0;
  const mentions: Mention[] = [];
  for (const { level, at, end } of found) {
    if (at < taken) continue;
    taken = end;
    mentions.push({ level, at, end, clause: n, stance: stanceOf(clause.slice(0, at), clause.slice(end)) });
  }
  return mentions;
}

function stanceOf(before: string, after: string): Stance {
  if (words.BLAMED_BEFORE.test(before)) return 'blamed';
  if (words.CLEARED_BEFORE.test(before) || words.CLEARED_AFTER.test(after)) return 'cleared';
  if (words.APPEAL_BEFORE.test(before)) return 'cleared';
  if (words.BESIDE.test(after) || words.PLACE_BEFORE.test(before)) return 'place';
  if (words.RELATIVE.test(after) || words.IDENTITY_BEFORE.test(before)) return 'kin';
  if (words.REPORTED_BEFORE.test(before)) return 'blamed';
  if (words.CONTACT_BEFORE.test(before) || words.SAID_AFTER.test(after)) return 'contact';
  return 'acts';
}

function isCharged(
  mention: Mention,
  mentions: readonly Mention[],
  clauses: readonly string[],
  report: boolean,
): boolean {
  const whole = clauses.join('，');
  if (mention.stance === 'blamed') return true;
  if (mention.stance === 'kin') return report || has(words.DRAWS, whole) || isWrong(whole);
  if (mention.stance !== 'acts') return false;
  const span = spanOf(mention, mentions, clauses);
  // In a tip-off the office is accused whatever it did, unless it only shuts its eyes to somebody else.
  if (report && !has(words.SHIELDS, span) && !falseClaim(span)) return true;
  return isWrong(span) || (has(words.DRAWS, span) && !has(words.HOUSEHOLD, span));
}

/** The words about a mention: its clause and those that follow, until somebody else comes up. */
function spanOf(mention: Mention, mentions: readonly Mention[], clauses: readonly string[]): string {
  let end = mention.clause + 1;
  while (end < clauses.length) {
    const clause = clauses[end] ?? '';
    if (mentions.some((other) => other.clause === end && other.level !== mention.level)) break;
    if (has(words.HOUSEHOLD, clause) && !isWrong(clause)) break;
    end += 1;
  }
  return clauses.slice(mention.clause, end).join('，');
}

function isShielded(clauses: readonly string[], mentions: readonly Mention[]): boolean {
  return clauses.some(
    (clause, n) =>
      has(words.SHIELDS, clause) &&
      mentions.some(
        ({ level, stance, clause: at }) =>
          level === 'township' && stance !== 'cleared' && (at === n || at === n - 1),
      ),
  );
}

function isWrong(text: string): boolean {
  const own = has(words.FAVOURS, text) && has(words.DRAWS, text);
  return own || has(words.POWER_WRONG, text) || has(words.RUDE, text) || has(words.EITHER_WRONG, text);
}

/** A household that draws aid although it is well off, gone or has lied. */
function falseClaim(text: string): boolean {
  return (
    has(words.DRAWS, text) &&
    (has(words.WEALTH, text) || has(words.GONE, text) || has(words.EITHER_WRONG, text))
  );
}

// String.search ignores lastIndex, so the shared global patterns stay safe.
function has(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0;
}
