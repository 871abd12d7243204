// Owns what speaks for and against an article that may be meant by a later message, besides what was learnt: what the message says it
// is not about, what was said already, another programme that nothing hints at.
import type { Article, AspectCode, ProgrammeCode } from '../../model.ts';
import { contentLength, type Scored } from '../points.ts';
import { hasParent } from '../presupposed.ts';
import type { Slots } from '../slots.ts';
import { asksOrder } from '../turn.ts';

/** How a point begins, to be known again. */
export const beginOf = (point: string): string => point.slice(0, 12);

/** A later message and what stands before it. */
export interface Later {
  readonly message: string;
  /** The same without what it tells of what the household has. */
  readonly bare: string;
  /** It names nothing of its own. */
  readonly isOnly: boolean;
  readonly told: string;
  /** Words by which it says what it is not about, and the programmes they name. */
  readonly denied: readonly string[];
  readonly off: readonly ProgrammeCode[];
  /** What was said is not wanted again. */
  readonly isElse: boolean;
  readonly slots: Slots;
  /** The sides of what was talked about that it asks for. */
  readonly sides: readonly AspectCode[];
  readonly last: Article | undefined;
  readonly recent: readonly string[];
  readonly shown: readonly string[];
}

/** Odds of e to so much. */
const AGAINST = {
  /** It is not about that. */
  denied: 4,
  /** Another programme's, where the message names nothing: 要啥手续 is asked of what was talked about. */
  far: 3,
  /** The same where it says more, and nothing that hints at that programme. */
  apart: 2.5,
  /** Of the same programme, where something else is wanted. */
  same: 1,
  /** Its best point was said already. */
  again: 0.7,
};
/** What speaks for the article of the same programme on the side asked for, and for the one on what to do first. */
const FOR = { side: 2.5, order: 8 };
const OF_ORDER = 'which-first';
/** So few characters besides filling say only of whom or what. */
const THIN = 2;

/** What was said of what a household has, and nothing besides, is told of what was asked. */
const tellsStatus = ({ bare, message }: Later): boolean => bare !== message && contentLength(bare) <= THIN;

/** Whether an article is the one asked for by its side. */
export function ofSide({ message, sides, last }: Later): ((article: Article) => boolean) | undefined {
  if (asksOrder(message)) return ({ id }) => id === OF_ORDER;
  if (!last || sides.length === 0) return undefined;
  return ({ programme, aspect }) => programme === last.programme && sides.includes(aspect);
}

/** Of another programme, and not named by the editor as what comes next. */
const isFarFrom = (last: Article, { id, programme }: Article): boolean =>
  programme !== 'general' &&
  programme !== last.programme &&
  last.programme !== 'general' &&
  !last.links.includes(id);

/** What speaks against an article, and (below 0) for it; `points` are its own by what the message is after. */
export function createAgainst(later: Later): (article: Article, points: readonly Scored[]) => number {
  const { denied, off, isElse, isOnly, slots, last, recent } = later;
  const isNoOrphan = hasParent(later.message) || hasParent(later.told);
  const isStatus = tellsStatus(later);
  const isOfSide = ofSide(later);
  const forSide = asksOrder(later.message) ? FOR.order : FOR.side;
  const shown = new Set(later.shown);
  const isDenied = ({ id, title, programme }: Article): boolean =>
    (isNoOrphan && programme === 'orphan') ||
    (isElse && recent.includes(id)) ||
    off.includes(programme) ||
    denied.some((word) => title.includes(word));
  const farness = (article: Article): number => {
    if (!last || isElse || !isFarFrom(last, article)) return 0;
    if (isOnly) return AGAINST.far;
    return slots.programmes.has(article.programme) ? 0 : AGAINST.apart;
  };
  const isAgain = (points: readonly Scored[]): boolean => {
    const best = points.reduce<Scored | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
    return best !== undefined && shown.has(beginOf(best.text));
  };
  return (article, points) =>
    (isDenied(article) ? AGAINST.denied : 0) +
    farness(article) +
    (isElse && article.programme !== 'general' && article.programme === last?.programme ? AGAINST.same : 0) +
    (isStatus && !recent.includes(article.id) ? AGAINST.far : 0) +
    (shown.size > 0 && isAgain(points) ? AGAINST.again : 0) -
    (isOfSide?.(article) ? forSide : 0);
}
