// The shape of what a talk told in figures: numbers and their kinds, never the words.
import { z } from 'zod';

/** What comes in and what goes out; `income` and `spent` say no more than that. */
export const INCOMES = ['pension', 'retired', 'family', 'wage', 'land', 'income'] as const;
export const COSTS = ['medicine', 'school', 'rehab', 'spent'] as const;

const range = z.object({ low: z.number(), high: z.number() });
const money = z.object({
  kind: z.enum([...INCOMES, ...COSTS]),
  /** Yuan as told, both ends the same where it is plain. */
  low: z.number(),
  high: z.number(),
  /** So many months it is for: 1 every month, 12 a year or once in it. */
  months: z.number(),
  /** It comes in so many months of the year only. */
  worked: z.number().optional(),
  /** So many get it each. */
  times: z.number().optional(),
  /** What was left to pay after others paid their part: the bill itself is then no cost of theirs. */
  isOwnShare: z.literal(true).optional(),
  /** Whose it is, or who gives it, by what such a person is called: 妈妈, 老大. */
  of: z.string().optional(),
  /** It comes only now and then: told, and not counted. */
  atTimes: z.literal(true).optional(),
});
/** Something happened from which days run: handed in, refused, posted, a petition; and when, as near as it was told. */
const since = z.object({
  event: z.enum(['handed_in', 'decided', 'notice', 'petition']).optional(),
  low: z.string().optional(),
  high: z.string().optional(),
  ago: z.number(),
});

export const figuresSaved = z.object({
  on: z.string(),
  people: range.optional(),
  /** Who came in after they were counted, by what they are called. */
  joined: z.array(z.string()).optional(),
  money: z.array(money),
  /** A sum was told that cannot be placed, and what is told here is not all. */
  isUnsure: z.literal(true).optional(),
  /** A day's wage, of which it was not told on how many days. */
  daily: range.optional(),
  /** What was asked of them, so many messages ago. */
  asked: z.object({ for: z.enum(['household', 'share', 'line']), ago: z.number() }).optional(),
  /** What each had by the last sum said. */
  said: range.optional(),
  since: since.optional(),
});

export type Range = z.infer<typeof range>;
export type MoneyTold = z.infer<typeof money>;
export type MoneyKind = MoneyTold['kind'];
export type Since = z.infer<typeof since>;
export type Figures = z.infer<typeof figuresSaved>;
