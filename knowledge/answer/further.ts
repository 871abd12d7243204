// Owns what is said besides the first answer: the answers to further questions, and whatever else is likely to be meant or needed.
import { isNeighbour } from '../model.ts';
import type { Decision } from './decide.ts';
import type { Ranked } from './rank.ts';

export type AnswerDecision = Extract<Decision, { kind: 'answer' }>;

/** More further answers than these nobody reads. */
export const ALSO = 3;

/** A message longer than this tells of more than one need, whether it asks by each or not. */
export const LETTER = 80;
/**
 * What has this chance by the learnt view is said, up to so many articles in all. Among 170 ordinary questions nothing was learnt
 * from it answers three in a hundred more, among long ones some ten, for one bubble more in every fifth of the one and in most of
 * the others.
 */
const LIKELY = { short: { chance: 0.2, most: 3 }, letter: { chance: 0.1, most: 1 + ALSO } };

/** One decision out of those on each question, where they come to different articles. */
export function several(found: readonly AnswerDecision[]): Decision | undefined {
  const articles = [...new Set(found.flatMap(({ article, also }) => [article, ...also]))];
  const [first] = found;
  if (!first || articles.length < 2) return undefined;
  const { isGuess: _g, beside: _b, inShort: _s, ...sure } = first;
  // What may be meant instead is said of the question that is least sure.
  const doubted = found
    .filter(({ beside }) => beside && !articles.includes(beside))
    .toSorted((a, b) => a.confidence - b.confidence)[0];
  return {
    ...sure,
    also: articles.filter((one) => one !== first.article),
    ...(doubted?.beside && { beside: doubted.beside }),
    // What may be meant instead is asked of all of them together.
    ...(found.some(({ isGuess }) => isGuess) && { isGuess: true }),
  };
}

/**
 * What was decided, and after it whatever else is likely.
 * @param length of the message in characters
 */
export function withLikely(decision: Decision, { top }: Ranked, length: number): Decision {
  if (decision.kind !== 'answer' || decision.confidence === 1) return decision;
  const { beside, inShort, ...rest } = decision;
  const isLetter = length > LETTER;
  const { chance: least, most } = isLetter ? LIKELY.letter : LIKELY.short;
  const said = [decision.article, ...decision.also, isLetter ? undefined : beside];
  const likely = top
    .filter(({ article, chance }) => chance >= least && !said.includes(article))
    .toSorted((a, b) => b.chance - a.chance)
    .map(({ article }) => article);
  const room = Math.max(0, most - said.filter((one) => one !== undefined).length);
  const also = [...decision.also, ...likely.slice(0, room)];
  return {
    ...rest,
    also,
    ...(beside && !also.includes(beside) && also.length + 1 < most && { beside }),
    ...(inShort && also.length === 0 && { inShort }),
  };
}

/** 医保 stands in every story of an illness: what is asked of us comes before the door to others. */
export function oursFirst(decision: Decision): Decision {
  if (decision.kind !== 'answer' || !isNeighbour(decision.article)) return decision;
  const ours = decision.also.find((article) => !isNeighbour(article));
  if (!ours) return decision;
  const others = [decision.article, ...decision.also].filter((article) => article !== ours);
  return { ...decision, article: ours, also: others };
}
