// Owns gathering what speaks for each article that may answer a message which goes on with others.
import type { Article } from '../../model.ts';
import type { Answer } from '../answer.ts';
import type { Learnt } from '../learnt.ts';
import { contentLength, type Points, type Scored } from '../points.ts';
import type { Evidence } from './evidence.ts';
import type { NearestTo } from './near.ts';

/** A message that goes on. */
export interface Going {
  /** In plain speech, without what it puts right. */
  readonly message: string;
  /** Numbers of the articles said before, the last said first. */
  readonly said: readonly number[];
  /** What is found for it with the programme under talk, after what was asked before, and by itself. */
  readonly found: Answer;
  readonly together: Answer | undefined;
  readonly alone: Answer;
  /** Numbers of others that may be meant. */
  readonly besides?: readonly number[];
}

export interface Candidate {
  /** Number of the article. */
  readonly article: number;
  readonly evidence: Evidence;
  /** Its points in the order in which they stand. */
  readonly points: readonly Scored[];
}

interface Means {
  readonly articles: readonly Article[];
  readonly near: NearestTo;
  readonly learnt: Learnt;
  readonly points: Points;
  /** How an article reads. */
  textOf(article: Article): string | undefined;
}

/** So many characters besides filling say something of their own. */
const OWN = 6;
const LEAST_CHANCE = 6e-6;

/** The articles an answer holds besides its first. */
function besides(answer: Answer | undefined): ReadonlySet<string> {
  if (answer?.kind !== 'answer') return new Set();
  const { also, beside, inShort } = answer;
  return new Set([...also, ...(beside ? [beside] : []), ...inShort].map(({ article }) => article.id));
}

const surenessOf = (answer: Answer | undefined, { id }: Article): number =>
  answer?.kind === 'answer' && answer.article.id === id ? answer.confidence : 0;

export function createGathering({ articles, near, learnt, points, textOf }: Means) {
  const numbers = new Map(articles.map(({ id }, i) => [id, i]));
  return ({ message, said, found, together, alone, besides: more = [] }: Going): Candidate[] => {
    const { top, behind } = near(message, said);
    const chances = learnt.read(message);
    const answers = [found, together, alone] as const;
    const [foundBesides, togetherBesides, aloneBesides] = answers.map(besides) as [
      ReadonlySet<string>,
      ReadonlySet<string>,
      ReadonlySet<string>,
    ];
    const isOfItsOwn = contentLength(message) >= OWN;
    const all = new Set([...said, ...top, ...more]);
    for (const answer of answers) {
      const at = answer?.kind === 'answer' ? numbers.get(answer.article.id) : undefined;
      if (at !== undefined) all.add(at);
    }
    return [...all].flatMap((k): Candidate[] => {
      const article = articles[k] as Article;
      const text = textOf(article);
      if (text === undefined) return [];
      const scored = points.score(message, text);
      const [best = 0, next = 0] = scored.map(({ score }) => score).toSorted((a, b) => b - a);
      const isLast = k === said[0];
      return [
        {
          article: k,
          points: scored,
          evidence: {
            near: behind[k] as number,
            point: best,
            ahead: best - next,
            chance: Math.log(Math.max(LEAST_CHANCE, chances.chanceOf(k) ?? 0)),
            last: isLast ? 1 : 0,
            lastPoint: isLast ? best : 0,
            found: surenessOf(found, article),
            foundBesides: foundBesides.has(article.id) ? 1 : 0,
            together: surenessOf(together, article),
            togetherBesides: togetherBesides.has(article.id) ? 1 : 0,
            alone: surenessOf(alone, article),
            aloneBesides: aloneBesides.has(article.id) ? 1 : 0,
            aloneOwn: isOfItsOwn ? surenessOf(alone, article) : 0,
            lastOwn: isOfItsOwn && isLast ? 1 : 0,
          },
        },
      ];
    });
  };
}
