// Owns finding the questions of a message that asks more than one: 要哪些材料，多久能批？去哪里办？
import type { ProgrammeCode } from '../model.ts';
import { isAsked, PAUSE, questionsOf, sentencesOf } from './focus.ts';
import type { Lexicon } from './lexicon.ts';
import { numberedIn } from './numbered.ts';
import { readSlots, type Slots, surest } from './slots.ts';

export interface Part {
  readonly asked: string;
  readonly slots: Slots;
  /** What the questions before it were about, where it names nothing itself. */
  readonly programme?: ProgrammeCode;
}

/** More answers at once than these nobody reads. */
const MOST = 3;
/** The same where they are numbered: whoever counts them reads them one by one. */
const MOST_NUMBERED = 4;
/** How sure a programme or a side must be to count as said. */
const SAID = 0.9;
/** A message longer than this is a story; what it asks stands in a few sentences of it. */
const LONGEST = 160;

/** 关于低保的咨询 over a letter names what its questions are about, and asks nothing besides them. */
const TITLE = /^[^\n?]{2,40}\n+(?=\S)/;

/** What is read for questions: of a letter the sentences that ask outright, with what it tells left out. */
function asking(message: string): string {
  const body = message.replace(TITLE, '');
  const text = isAsked(body) ? body : message;
  return text.length > LONGEST ? questionsOf(text, MOST).join('') : text;
}

/** 1. 2、 (3) ①, normalised, at the beginning of a point. */
const NUMBERED = /(?:^|[\s,。;?!])\(?\d[.、)](?!\d)/g;

/**
 * The questions of a message in plain words, at least two and at most three; none when it asks only one. Between full stops
 * whatever sounds like a question is one; between commas only what names a side of its own.
 */
export function questionsIn(message: string, lexicon: Lexicon): Part[] {
  const sentences = sentencesOf(asking(message).replace(NUMBERED, '\n'));
  const found = sentences.flatMap((sentence) => clauses(sentence, lexicon));
  if (found.length < 2) return [];
  return partsOf(found.slice(0, MOST), lexicon);
}

/** The numbered questions of a message, in order, however long the story before them; none where it numbers none. */
export function numberedPartsIn(message: string, lexicon: Lexicon): Part[] {
  const numbered = numberedIn(message);
  if (!numbered) return [];
  const { before, points } = numbered;
  const named = surest(readSlots({ asked: before, told: '' }, lexicon).programmes, SAID);
  return partsOf(points.slice(0, MOST_NUMBERED), lexicon, named);
}

/** Each with what those before it were about. */
function partsOf(questions: readonly string[], lexicon: Lexicon, before?: ProgrammeCode): Part[] {
  let programme = before;
  return questions.map((asked) => {
    const slots = readSlots({ asked, told: '' }, lexicon);
    const named = surest(slots.programmes, SAID);
    const part: Part = { asked, slots, ...(programme && !named && { programme }) };
    programme = named ?? programme;
    return part;
  });
}

/** Cuts tried in one message; each costs two searches. */
const MOST_CUTS = 4;
/**
 * The ways to cut a message in two, each half with a question in it: between commas too, where nothing but what is found for the
 * halves tells whether they ask one thing or two.
 */
export function cutsOf(message: string, lexicon: Lexicon): [Part, Part][] {
  const text = asking(message);
  if (text.length > LONGEST) return [];
  const clauses = text.split(PAUSE).filter((clause) => clause.trim() !== '');
  const ends = clauses.flatMap((clause, n) => (isAsked(clause) ? [n] : []));
  return ends
    .slice(0, -1)
    .slice(-MOST_CUTS)
    .map((n) => {
      const halves = [clauses.slice(0, n + 1).join(''), clauses.slice(n + 1).join('')];
      return partsOf(halves, lexicon) as [Part, Part];
    });
}

/** The questions of one sentence, each with what was told before it. */
function clauses(sentence: string, lexicon: Lexicon): string[] {
  const whole: { text: string; sides: string }[] = [];
  let told = '';
  for (const clause of sentence.split(/(?<=[,，、])/)) {
    const text = told + clause;
    const { aspects, programmes } = readSlots({ asked: clause, told: '' }, lexicon);
    const sides = [...aspects].flatMap(([aspect, certainty]) => (certainty >= SAID ? [aspect] : []));
    if (!isAsked(clause) && !(sides.length > 0 && surest(programmes, SAID))) {
      told = text;
      continue;
    }
    const before = whole.at(-1);
    // 能不能办，可以吗 and 村里办还是镇上办 ask one thing in two breaths.
    if (before && (sides.length === 0 || sides.join() === before.sides)) before.text += text;
    else whole.push({ text, sides: sides.join() });
    told = '';
  }
  const last = whole.at(-1);
  if (last) last.text += told;
  return whole.map(({ text }) => text);
}
