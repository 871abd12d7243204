// Owns what an article presupposes: a circumstance that nearly every way people ask for it tells of, such as a death. Whoever told of
// none is not to hear 请节哀. It is read off the wordings, so an editor's new article has it too.
import type { Article, AspectCode } from '../model.ts';
import { CIRCUMSTANCES, type Circumstance, mayHold, tellsOf } from '../text/circumstances.ts';
import { normalise } from '../text/normalise.ts';
import { type Monthly, standingIn } from '../text/standing.ts';
import type { Candidate, Ranking } from './rank.ts';

/** So many of its wordings tell of it; of 872 articles sixty presuppose something, and each of them does. */
const NEARLY_ALL = 0.78;
/** The same where the title, which is shown above it, tells of it as well. */
const MOST = 0.7;

const known = new WeakMap<Article, readonly Circumstance[]>();

/** What it presupposes, worked out when it is first nearly said. */
export function presupposedBy(article: Article): readonly Circumstance[] {
  let presupposed = known.get(article);
  if (!presupposed) {
    const [title = '', ...asks] = [article.title, ...article.ask].map(normalise);
    presupposed = CIRCUMSTANCES.filter((one) => {
      const isInTitle = tellsOf(title, one);
      const telling = asks.filter((ask) => tellsOf(ask, one)).length + (isInTitle ? 1 : 0);
      return telling >= (isInTitle ? MOST : NEARLY_ALL) * (asks.length + 1);
    });
    known.set(article, presupposed);
  }
  return presupposed;
}

/** Sides asked about by whoever is after the aid. */
const FOR_SEEKERS: ReadonlySet<AspectCode> = new Set(['who', 'how', 'where', 'steps', 'time', 'refusal']);
/** Sides asked about by whoever has it. */
const FOR_HAVERS: ReadonlySet<AspectCode> = new Set(['review_cycle', 'exit']);

/** Whether an article is for those who are after the aid, or for those who have it; undefined where it may be for both. */
function forWhom({
  programme,
  aspect,
}: Article): { programme: Monthly; standing: 'has' | 'seeks' } | undefined {
  if (programme !== 'dibao' && programme !== 'destitute') return undefined;
  if (FOR_SEEKERS.has(aspect)) return { programme, standing: 'seeks' };
  return FOR_HAVERS.has(aspect) ? { programme, standing: 'has' } : undefined;
}

/** 妈跑了, 他爹判了三年, 娘改嫁: whoever has a parent living is no orphan; 算孤儿不 asks whether he is all the same. */
const LIVING =
  /(?<![舅姑叔姨伯干后婶祖])(?:爸|妈|爹|娘|父亲?|母亲?|儿媳|媳妇)(?:[^,，。;!?死亡逝没去过]{0,5})(?:没死|活着|跑|失联|失踪|不见|没(?:有)?(?:音|消息|联系|信|来|回|打)|改嫁|再嫁|嫁|再婚|坐牢|判|服刑|关(?:着|进|在|了)|进去|戒毒|不管|不要|扔|丢下|离家|出走|打工|疯|精神|瘫|残|找不)/;
export const hasParent = (text: string): boolean => LIVING.test(text) && !text.includes('孤儿');

/** Whether an article may be said. */
export type Fits = (article: Article) => boolean;

/** An article fits a normalised message that tells whatever the article presupposes. */
export function fittingTo(message: string): Fits {
  const held = new Map<Circumstance, boolean>();
  const holds = (one: Circumstance): boolean => {
    const is = held.get(one) ?? mayHold(message, one);
    held.set(one, is);
    return is;
  };
  const told = new Map<Monthly, 'has' | 'seeks' | undefined>();
  const standing = (programme: Monthly) => {
    if (!told.has(programme)) told.set(programme, standingIn(message, programme));
    return told.get(programme);
  };
  const isForTeller = (article: Article): boolean => {
    const whom = forWhom(article);
    const tellers = whom && standing(whom.programme);
    return tellers === undefined || tellers === whom?.standing;
  };
  const isNoOrphan = hasParent(message);
  return (article) =>
    !(isNoOrphan && article.programme === 'orphan') &&
    isForTeller(article) &&
    presupposedBy(article).every(holds);
}

/** The same ranking without the articles that do not fit. */
export function fitted(ranking: Ranking, fits: Fits): Ranking {
  const chanceOf = ({ article, chance }: Candidate) => (ranking.isLearnt(article) ? chance : undefined);
  return {
    ...ranking,
    throughout: (text, isLetter) => ranking.throughout(text, isLetter).filter(({ article }) => fits(article)),
    rank(focus, slots, talk) {
      const ranked = ranking.rank(focus, slots, talk);
      const top = ranked.top.filter(({ article, exact }) => exact || fits(article));
      const [first] = top;
      return first === ranked.top[0]
        ? { ...ranked, top }
        : { ...ranked, top, chance: first && chanceOf(first) };
    },
  };
}
