// What is remembered of a talk between two messages, and what a reply is made of.
import { z } from 'zod';
import type { County } from '../knowledge/jurisdictions/schema.ts';
import type { ProgrammeCode } from '../knowledge/model.ts';
import { type EmergencyKind, emergencyKinds } from '../knowledge/text/danger/kinds.ts';
import type { Rateable } from './feedback.ts';
import { type Figures, figuresSaved } from './figures.ts';
import type { Answers, Choice, Prompt } from './flow.ts';
import type { PlaceSaid } from './flows/place.ts';
import { withPresentCodes } from './present-codes.ts';
import type { ReporterCase } from './reports.ts';
import type { Intent } from './understand/lexicon.ts';

/** What a message was about; `flow_answer`: it answered what the bot had asked. */
export type TalkIntent = Intent | 'flow_answer';

export interface Understood {
  intent: TalkIntent;
  article?: string;
  confidence?: number;
}

export interface SourceShown {
  title: string;
  number?: string;
  clause?: string;
  effectiveFrom?: string;
}

export interface Reply extends Prompt {
  sources?: SourceShown[];
  case?: ReporterCase & { receiptCode?: string };
  assessment?: unknown;
  /** Where the answer can be voted on: `POST /api/v1/chat/feedback`. */
  feedback?: { answer: string };
  /** The third answer to one message or a later one: where there is room for folds, its beginning is enough until it is opened. */
  isFurther?: boolean;
  /** The words were made by a model from the sources named; the text says so too. */
  isGenerated?: boolean;
}

/** What is remembered of danger told, for what is said next. */
export interface DangerTold {
  kind: EmergencyKind;
  /** What was said to it, by name, so that no paragraph is said twice. */
  said: string[];
  /** So many messages ago, on that day. */
  ago: number;
  on: string;
  /** The words it was told in, for the case, should help be taken later; with the talk they are sealed and erased. */
  story?: string;
}

export interface FiledHere {
  id: string;
  number: string;
  unit?: string;
  isTownship: boolean;
  due?: string;
  kind?: string;
  /** The last words added to it from here, to be said back. */
  added?: string[];
}

export interface Talk {
  /** `rest`: answers that hold again once the story has been told anew. */
  flow?: { id: string; version: number; answers: Answers; rest?: Answers };
  /** Programme and article under talk, so that 那要带什么 is understood. */
  programme?: ProgrammeCode;
  article?: string;
  /** The articles said, the last one last: whoever goes on is after a point of theirs, and nothing is said twice. */
  said?: string[];
  /** The question they answered, in its own words: 婆婆那个呢 goes on with a letter. */
  asked?: string;
  /** The last message that was answered so: 我说的是护理补贴 asks that of something else. */
  last?: string;
  /** How the points said since the last whole answer begin: nobody wants them a third time. */
  shown?: string[];
  /** The point of the last article that was said, where it was not said whole. */
  point?: string;
  /** What was told lately outside any errand, in its own words: the story of a report begun next. */
  matter?: string[];
  /** Where the resident said he lives, so that he need not say it twice. */
  place?: PlaceSaid;
  /** Choices of the last reply, so that a number or a label counts as one. */
  offered?: Choice[];
  /** The last question nobody could answer, should the resident want it handed to a person. */
  unanswered?: string;
  /** Danger told lately in this talk. */
  danger?: DangerTold;
  /** The self-check just ended, for what is asked next; forgotten the next day. */
  check?: { answers: Answers; on: string };
  /** A self-check left for something more urgent. */
  paused?: Answers;
  /** What was said of the household so far, parsed, for a self-check begun later; forgotten the next day. */
  told?: { answers: Answers; on: string };
  /** What was told in figures, and asked of them; forgotten the next day. */
  figures?: Figures;
  /** The last message, of which it is not looked into yet what it tells. */
  unread?: { raw: string; on: string; isHousehold?: true; isMatter?: true };
  /** Where self-checks kept at this talk's word lie, so that they can be erased from here. */
  saved?: string[];
  /** The last answers, for a vote on one; and the one given in the message before. */
  answers?: Rateable[];
  justAnswered?: string;
  /** The case filed last in this talk; never a tip-off made without a name. */
  filed?: FiledHere;
  /** Ids of files that came and wait for a case to take them. */
  files?: string[];
}

const choice = z.object({ label: z.string(), value: z.string() });
const rateable = z.object({
  id: z.string(),
  article: z.string(),
  asked: z.string(),
  message: z.string().optional(),
  useful: z.boolean().optional(),
});
const saved = z.object({
  flow: z
    .object({
      id: z.string(),
      version: z.number(),
      answers: z.record(z.string(), z.unknown()),
      rest: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  programme: z.string().optional(),
  article: z.string().optional(),
  said: z.array(z.string()).optional(),
  asked: z.string().optional(),
  last: z.string().optional(),
  shown: z.array(z.string()).optional(),
  point: z.string().optional(),
  matter: z.array(z.string()).optional(),
  place: z.looseObject({ mentioned: z.array(z.string()) }).optional(),
  offered: z.array(choice).optional(),
  unanswered: z.string().optional(),
  danger: z
    .object({
      kind: z.enum(emergencyKinds),
      said: z.array(z.string()),
      ago: z.number(),
      on: z.string(),
      story: z.string().optional(),
    })
    .optional(),
  check: z.object({ answers: z.record(z.string(), z.unknown()), on: z.string() }).optional(),
  paused: z.record(z.string(), z.unknown()).optional(),
  told: z.object({ answers: z.record(z.string(), z.unknown()), on: z.string() }).optional(),
  figures: figuresSaved.optional(),
  unread: z
    .object({
      raw: z.string(),
      on: z.string(),
      isHousehold: z.literal(true).optional(),
      isMatter: z.literal(true).optional(),
    })
    .optional(),
  saved: z.array(z.string()).optional(),
  answers: z.array(rateable).optional(),
  justAnswered: z.string().optional(),
  files: z.array(z.string()).optional(),
  filed: z
    .object({
      id: z.string(),
      number: z.string(),
      unit: z.string().optional(),
      isTownship: z.boolean(),
      due: z.string().optional(),
      kind: z.string().optional(),
      added: z.array(z.string()).optional(),
    })
    .optional(),
});

/** A talk from its saved state; a state of another shape (an older version's) begins anew rather than break. */
export function readTalk(state: string, county: Pick<County, 'townships'>): Talk {
  if (state === '') return {};
  const read = saved.safeParse(withPresentCodes(state, county));
  return read.success ? (read.data as Talk) : {};
}

/** Longest reply a chat shows well, in characters (contract). */
export const MOST_CHARACTERS = 600;

/** Splits what is too long for one reply, at line ends where it can; the choices go with the last part. */
export function inParts(reply: Reply): Reply[] {
  if (reply.text.length <= MOST_CHARACTERS) return [reply];
  const parts: string[] = [];
  let rest = reply.text;
  while (rest.length > MOST_CHARACTERS) {
    const window = rest.slice(0, MOST_CHARACTERS);
    const cut = Math.max(window.lastIndexOf('\n'), window.lastIndexOf('。') + 1);
    // Never in the middle of a character that is two units long.
    const whole = /[\ud800-\udbff]$/.test(window) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
    const at = cut > MOST_CHARACTERS / 2 ? cut : whole;
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  const { text: _, choices, ...more } = reply;
  const last: Reply = { text: rest, ...more, ...(choices ? { choices } : {}) };
  return [...parts.map((text) => ({ text })), last];
}
