// Owns answering whoever goes on with what was said: in the points of it that he is after, or with another article where that is
// what he asks for. Nobody wants the same page twice, nor three new ones for 那要带啥.
import type { Article } from '../model.ts';
import { plainSpeech } from '../text/dialect.ts';
import { normalise } from '../text/normalise.ts';
import type { Answer, ArticleReading } from './answer.ts';
import { isDangling, PAUSE, questionsOf } from './focus.ts';
import { OF_ANOTHER } from './follow-up.ts';
import type { Lexicon } from './lexicon.ts';
import { contentLength, createPoints, type Points, type Scored, sharedWords } from './points.ts';
import { readSlots, surest } from './slots.ts';

/** What was said before a message. */
export interface SaidBefore {
  /** Articles, the last one last. */
  readonly said: readonly string[];
  /** The question they answered, as it was written. */
  readonly asked?: string | undefined;
}

export type GoneOn =
  | {
      readonly kind: 'points';
      readonly reading: ArticleReading;
      readonly points: readonly string[];
      readonly score: number;
      /** Nothing was sure; these are the best there are. */
      readonly isGuess?: true;
    }
  /** What was found is another matter, or a side not touched yet: it is said, and nothing besides. */
  | { readonly kind: 'whole' };

/** So sure another article is the answer to the message by itself. */
const SURELY_ANOTHER = 0.9;
/** The same where the message names another programme. */
const MAYBE_ANOTHER = 0.4;
/** As good as this points answer; below it they are a guess. */
const MAYBE = 0.45;
/** So many characters besides filling say something of their own. */
const OWN = 6;
/** What was said longer ago is less likely meant. */
const FADES = 0.05;
/** So many of what was said are looked into. */
const LOOKED_INTO = 5;
/** More points are a page again. */
const MOST = 4;
/** A further point must be nearly as good as the best. */
const NEARLY = 0.65;
/** How sure a programme must be to count as named. */
const NAMED = 0.9;
/** What it counts that an article was just said, or is found for the message with what was asked before, or by itself. */
const PRIOR = { said: 0.1, withAsked: 0.3, ofItsOwn: 0.1, besides: 0.1, itself: 0.4 };

/** 没吃低保 does not ask about it. */
const LACKED =
  /(?:没|冇|不|未)(?:有|得)?(?:吃|办|拿|领|享受|评|是)?(?:过|上|到)?(?:低保户?|特困户?|五保户?|边缘户?|残疾证)/g;

export type GoOn = (text: string, before: SaidBefore, found: Answer) => GoneOn | undefined;

const CORRECTS =
  /^(?:不是[^,，。;!?\s]{1,12}?(?:[,，。;!\s]|(?=是|我))|(?:我|俺)?(?:是)?(?:说|问|讲|要)的(?:是|那个)?|(?:我|俺)是(?:说|问)|没问)/;
const DENIED = /(?:不是|没问|不要)[^,，。;!?\s]{1,12}?(?=[,，。;!?\s]|是|我|$)/g;
const LEADS = /^(?:[,，。;!\s我俺咱]|是|就|说|问|讲|要|的)+/;

/** What is meant where a message puts right what was heard: 不是精神病 是腿不得行, 我说的是腿残. Undefined where it does not. */
function correctedIn(message: string): string | undefined {
  if (!CORRECTS.test(message)) return undefined;
  const left = message.replace(DENIED, ' ').replace(LEADS, '').trim();
  return left.length > 1 ? left : undefined;
}

interface Best {
  readonly reading: ArticleReading;
  readonly points: readonly string[];
  readonly score: number;
}

export function createGoingOn(
  articles: readonly Article[],
  lexicon: Lexicon,
  read: (id: string) => ArticleReading | undefined,
  answer: (text: string) => Answer,
): GoOn {
  const points = createPoints(articles);

  return (text, { said, asked = '' }, found) => {
    if (said.length === 0) return undefined;
    const [words, before] = [normalise(text), normalise(asked)];
    // The very same question again wants the same answer again.
    if (words === before) return { kind: 'whole' };
    const [whole, told] = [plainSpeech(words), plainSpeech(before)];
    const meantInstead = correctedIn(whole);
    const message = meantInstead ?? whole;
    const isCorrection = meantInstead !== undefined;
    const all = said.slice(-LOOKED_INTO).toReversed();
    // What was said to the words now put right was not what was asked.
    const recent = isCorrection && all.length > 1 ? all.slice(1) : all;
    const alone = isCorrection ? answer(message) : found;
    const itself = alone.kind === 'answer' ? alone : undefined;
    const sure = itself?.confidence ?? 0;
    const isSaid = itself !== undefined && all.includes(itself.article.id);
    if (sure === 1 && !isSaid) return { kind: 'whole' };
    const last = read(all[0] as string)?.article;
    const named = surest(
      readSlots({ asked: message.replace(LACKED, ''), told: '' }, lexicon).programmes,
      NAMED,
    );
    if (named !== undefined && named !== last?.programme && !isSaid)
      return sure >= MAYBE_ANOTHER ? { kind: 'whole' } : undefined;

    const context = contextOf(told, message);
    // 婆婆那个呢 goes on with what a letter told of her.
    const isOfLetter = told.length > WHOLE && sharedWords(message, told);
    // 那我老伴呢 asks the same of somebody else: what was said begins anew, with what it says of her.
    const again = OF_ANOTHER.test(message) && read(recent[0] as string);
    if (again && !isOfLetter && (isSaid || itself === undefined))
      return sameOfAnother(points, message, again);

    // 那娃他奶八十一了，有钱领没 brings up another matter by itself: what was asked before says less of it.
    const isOfItsOwn = contentLength(message) >= OWN;
    const worth = new Map<string, number>();
    const raise = (id: string, by: number): void => void worth.set(id, by + (worth.get(id) ?? 0));
    for (const [age, id] of recent.entries()) raise(id, PRIOR.said - FADES * age);
    const together = context === '' ? undefined : answer(`${context},${message}`);
    const near = new Set<string>();
    if (together?.kind === 'answer') {
      raise(together.article.id, (isOfItsOwn ? PRIOR.ofItsOwn : PRIOR.withAsked) * together.confidence);
      near.add(together.article.id);
      for (const { article } of [
        ...together.also,
        ...(together.beside ? [together.beside] : []),
        ...together.inShort,
      ])
        near.add(article.id);
      for (const id of near) raise(id, PRIOR.besides);
    }
    // By itself 一个月多少钱 is asked of the programme alone, whatever was said of it.
    const isMeant = itself !== undefined && (near.has(itself.article.id) || !isDangling(message));
    if (itself) {
      raise(itself.article.id, isMeant ? PRIOR.itself * sure : 0);
      for (const { article } of itself.also) raise(article.id, 0);
    }
    const meant = isOfLetter && isThin(message) ? `${context},${message}` : message;
    const best = bestOf(points, meant, worth, read, (id) => !recent.includes(id));
    if (!best) return undefined;
    if (sure >= SURELY_ANOTHER && isMeant && !isSaid && best.reading.article.id === itself?.article.id)
      return { kind: 'whole' };
    return { kind: 'points', ...best, ...(best.score < MAYBE && { isGuess: true as const }) };
  };
}

/** So good a point speaks of whomever it is asked. */
const OF_HIM = 0.7;

function sameOfAnother(points: Points, message: string, reading: ArticleReading): GoneOn {
  const all = points.score(message, reading.text);
  const ofHim = all.slice(2).filter(({ score }) => score >= OF_HIM);
  return {
    kind: 'points',
    reading,
    score: MAYBE,
    points: [...all.slice(0, 2), ...ofHim.slice(0, 1)].map(({ text }) => text),
  };
}

function bestOf(
  points: Points,
  message: string,
  worth: ReadonlyMap<string, number>,
  read: (id: string) => ArticleReading | undefined,
  isNew: (id: string) => boolean,
): Best | undefined {
  let best: Best | undefined;
  for (const [id, prior] of worth) {
    const reading = read(id);
    if (!reading) continue;
    const all = points.score(message, reading.text).toSorted((a, b) => b.score - a.score);
    const most = all[0]?.score ?? 0;
    const score = most + prior;
    if (best && best.score >= score) continue;
    best = {
      reading,
      score,
      points: (isNew(id) ? withLead(all, enough(all)) : enough(all)).map((one) => one.text),
    };
  }
  return best;
}

/** Less says too little: what comes next is said with it. */
const LEAST = 110;

/** The best points: all that are nearly as good, and in any case enough to be a sentence or two. */
function enough(best: readonly Scored[]): Scored[] {
  const said: Scored[] = [];
  let length = 0;
  for (const one of best) {
    if (said.length >= MOST) break;
    if (length >= LEAST && one.score < NEARLY * (best[0]?.score ?? 0)) break;
    said.push(one);
    length += one.text.length;
  }
  return said;
}

/** What was not said yet begins with what it says of itself. */
const withLead = (all: readonly Scored[], said: readonly Scored[]): Scored[] =>
  [...all.filter(({ place }) => place === 0), ...said.filter(({ place }) => place !== 0)].slice(0, MOST);

/** So few characters besides filling say only of whom or what. */
const THIN = 2;
const isThin = (message: string): boolean => contentLength(message) <= THIN;

/** A story longer than this is not asked again whole. */
const WHOLE = 60;

/** More clauses of a story speak of more than is meant. */
const CLAUSES = 3;

/** What of an earlier message the words go on with: the clauses that speak of the same, or what it asked. */
function contextOf(asked: string, message: string): string {
  if (asked.length <= WHOLE) return asked;
  const same = asked.split(PAUSE).filter((clause) => sharedWords(message, clause));
  return same.length > 0 ? same.slice(0, CLAUSES).join('') : questionsOf(asked, 1).join('').slice(-WHOLE);
}
