// Owns what is said besides the first answer: the answers to further questions, and whatever else is likely to be meant or needed.
import { type Article, isNeighbour } from '../model.ts';
import type { Decision } from './decide.ts';
import type { Ranked, Ranking } from './rank.ts';
import { kinOf } from './signs.ts';
import type { Slots } from './slots.ts';
import type { Likely } from './throughout.ts';

export type AnswerDecision = Extract<Decision, { kind: 'answer' }>;

/** More further answers than these nobody reads. */
export const ALSO = 4;

/** A message longer than this tells of more than one need, whether it asks by each or not. */
export const LETTER = 80;
/** A message no longer than this is said in one breath. */
const BREATH = 25;
/**
 * What this much speaks for is said, up to so many articles in all. Among 800 ordinary questions nothing was learnt from it answers
 * one in a hundred more, among those that ask two things four, among letters eight to ten, for one bubble more in every seventh
 * of the first, every third of the second and two in three of the last.
 */
const LIKELY = {
  breath: { least: 0.2, most: 3 },
  breaths: { least: 0.3, most: 4 },
  letter: { least: 0.2, most: 1 + ALSO },
};
/**
 * What less speaks for, and still this much, is said in short: the beginning of it in a line, so many at most. An article's first
 * sentence holds what is needed of it more often than any other; a letter tells of much, and six lines of what was farther off
 * answered one to three letters in a hundred more for a hundred characters.
 */
const IN_SHORT = {
  breath: { least: 0.1, most: 3 },
  breaths: { least: 0.1, most: 3 },
  letter: { least: 0.03, most: 6 },
};
const kindOf = ({ length }: string) => (length > LETTER ? 'letter' : length > BREATH ? 'breaths' : 'breath');

/** One decision out of those on each question, where they come to different articles. */
export function several(found: readonly AnswerDecision[]): Decision | undefined {
  const articles = [...new Set(found.flatMap(({ article, also }) => [article, ...also]))];
  const [first] = found;
  if (!first || articles.length < 2) return undefined;
  const { beside: _b, ...sure } = first;
  // What may be meant instead is said of the question that is least sure.
  const doubted = found
    .filter(({ beside }) => beside && !articles.includes(beside))
    .toSorted((a, b) => a.confidence - b.confidence)[0];
  return {
    ...sure,
    also: articles.filter((one) => one !== first.article),
    inShort: [],
    ...(doubted?.beside && { beside: doubted.beside }),
  };
}

/**
 * What less than this speaks for in all of a message was taken from one part of it that seemed to ask for something else: right
 * once in twelve (of 88 in six sets of messages), and not worth a bubble. In one breath it need only be among what came nearest.
 * What may be meant instead is kept in a short message: nothing else there holds it.
 */
const WORTH = 0.05;

/**
 * Below this confidence nothing that is said answers one message in four; so too below the next one where so little speaks for all
 * of it together. Of 1,029 messages nothing was learnt from these are sixty, and hold sixteen of the forty-four that were missed;
 * among the three hundred below 0.6 one in twelve is missed, and eleven were told for nothing that they may not have been heard.
 */
const DOUBTFUL = { confidence: 0.35, unsure: 0.6, spoken: 0.15 };
const isDoubtful = (confidence: number, spoken: number): boolean =>
  confidence < DOUBTFUL.confidence || (confidence < DOUBTFUL.unsure && spoken < DOUBTFUL.spoken);

/** So sure a programme is named. */
const NAMED = 0.9;
/** What an article of a programme akin to one that is named counts: 低保多久能批 is not asked of 单人保. */
const AKIN = 0.5;

/** How much of what speaks for an article counts, by the programmes a message names. */
function shareBy({ programmes }: Slots): (article: Article) => number {
  const named = [...programmes].filter(([, certainty]) => certainty >= NAMED).map(([code]) => code);
  const akin = new Set(named.flatMap(kinOf).filter((code) => !named.includes(code)));
  return ({ programme }) => (akin.has(programme) ? AKIN : 1);
}

/** What speaks for the articles in a message, and how much of it. */
interface Weighed {
  readonly found: readonly Likely[];
  /** What was found and never learnt stays where it was put: no passage can speak for it. */
  weightOf(article: Article): number;
  isWorth(article: Article): boolean;
}

function weigh(message: string, { top }: Ranked, ranking: Ranking): Weighed {
  const kind = kindOf(message);
  const found =
    kind === 'breath'
      ? top.map(({ article, chance }) => ({ article, weight: chance }))
      : ranking.throughout(message, kind === 'letter');
  const weights = new Map(found.map(({ article, weight }) => [article, weight]));
  const weightOf = (article: Article): number =>
    ranking.isLearnt(article) ? (weights.get(article) ?? 0) : Number.POSITIVE_INFINITY;
  return {
    found,
    weightOf,
    isWorth: (article) => (kind === 'breath' && weights.has(article)) || weightOf(article) >= WORTH,
  };
}

/** What was decided on a message in plain words, and after it whatever else is likely: said whole, or in short. */
export function withLikely(
  decision: Decision,
  message: string,
  slots: Slots,
  ranked: Ranked,
  ranking: Ranking,
): Decision {
  if (decision.kind !== 'answer' || decision.confidence === 1) return decision;
  const kind = kindOf(message);
  const isLetter = kind === 'letter';
  const { least, most } = LIKELY[kind];
  const { found, weightOf, isWorth } = weigh(message, ranked, ranking);
  const asked = decision.also.filter(isWorth);
  const beside = decision.beside && (!isLetter || isWorth(decision.beside)) ? decision.beside : undefined;
  const said = [decision.article, ...asked, ...(isLetter || !beside ? [] : [beside])];
  const shareOf = shareBy(slots);
  const likely = found
    .filter(({ article }) => !said.includes(article))
    .map(({ article, weight }) => ({ article, weight: weight * shareOf(article) }))
    .toSorted((a, b) => b.weight - a.weight);
  const further = likely.filter(({ weight }) => weight >= least).slice(0, Math.max(0, most - said.length));
  const inOrder = [decision.article, ...asked, ...further.map(({ article }) => article)];
  // Several questions in a short message are answered as they were asked; a letter tells what matters most to it by how often.
  if (isLetter || asked.length === 0)
    inOrder.sort((a, b) => (weightOf(a) === weightOf(b) ? 0 : weightOf(b) - weightOf(a)));
  const [article = decision.article, ...also] = inOrder;
  const besideThem = beside && !inOrder.includes(beside) && inOrder.length < most ? beside : undefined;
  const begun = IN_SHORT[kind];
  const near = likely.filter(({ weight }) => weight >= begun.least).map((one) => one.article);
  const { beside: doubted, ...rest } = decision;
  const spoken = inOrder.reduce((sum, one) => sum + Math.min(1, weightOf(one)), 0);
  const unsaid = new Set([...decision.inShort, ...near, ...decision.also, ...(doubted ? [doubted] : [])]);
  return {
    ...rest,
    article,
    also,
    ...(besideThem && { beside: besideThem }),
    ...(isDoubtful(decision.confidence, spoken) && { isGuess: true as const }),
    inShort: [...unsaid].filter((one) => one !== besideThem && !inOrder.includes(one)).slice(0, begun.most),
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
