// Owns ranking the articles for a message: likeness to the ways people ask, likeness to the text, and the slots.
import {
  type Article,
  ASPECT_CODES,
  type AspectCode,
  type Knowledge,
  PROGRAMME_CODES,
  type ProgrammeCode,
} from '../model.ts';
import type { Shelf } from '../shelf.ts';
import { openArticleIndex } from './article-index.ts';
import type { Focus } from './focus.ts';
import { createLearnt, type Reading } from './learnt.ts';
import type { Lexicon } from './lexicon.ts';
import { best, type Query, type SearchIndex } from './search/engine.ts';
import { createSigns, numberOfAspect, numberOfProgramme, WEIGHTS } from './signs.ts';
import type { Slots } from './slots.ts';
import { createThroughout, type Throughout } from './throughout.ts';

export interface Candidate {
  readonly article: Article;
  /** What decides the order: likeness plus the signs of the slots. */
  readonly score: number;
  /** BM25 score over what the question is worth; about 0.4 for a stranger, 1 and more for a match. */
  readonly likeness: number;
  /** The question is one of the article's own wordings. */
  readonly exact: boolean;
  /** The chance (0–1) it has by its learnt view; 0 for an article that was never learnt. */
  readonly chance: number;
}

/** What was talked about before. */
export interface Talk {
  readonly programme?: ProgrammeCode;
  readonly article?: string;
}

/** The articles in the order in which they answer a message. */
export interface Ranked {
  /** The best dozen at most; none shares nothing with the message. */
  readonly top: readonly Candidate[];
  /** The chance (0–1) that no office has an answer. */
  readonly nothing: number;
  /** The chance (0–1) the first has by its learnt view; undefined for an article that was never learnt. */
  readonly chance: number | undefined;
  /** The best article about this side of this programme (of any programme when left out); until the next ranking. */
  best(aspect: AspectCode, programme?: ProgrammeCode): Article | undefined;
}

export interface Ranking {
  rank(focus: Focus, slots: Slots, talk?: Talk): Ranked;
  /** What a message is about in all its passages, most of all first. */
  readonly throughout: Throughout;
  /** False for an article that was never learnt: its weight in a message says nothing. */
  isLearnt(article: Article): boolean;
}

/** What was found for a text. */
interface Look {
  readonly asked: string;
  readonly told: string;
  /** For each article its score over what the question is worth. */
  readonly likeness: Float64Array;
  /** The article that has it as one of its own wordings. */
  readonly exact: number | undefined;
  readonly learnt: Reading;
}

const TOP = 12;
/** A question worth less says too little to be sure of anything; two ordinary words are worth about 20. */
const LEAST_WORTH = 12;

/** Indexes the articles of a county; a shelf spares most of the work when it was done before. */
export function createRanking(
  { articles, articlesById }: Knowledge,
  lexicon: Lexicon,
  shelf?: Shelf,
): Ranking {
  const { index, wordings } = openArticleIndex(articles, lexicon, shelf);
  const programmes = Uint8Array.from(articles, ({ programme }) => numberOfProgramme(programme));
  const aspects = Uint8Array.from(articles, ({ aspect }) => numberOfAspect(aspect));
  const numbers = new Map(articles.map(({ id }, i) => [id, i]));
  const signs = createSigns();
  const learnt = createLearnt(articles.map(({ id }) => id));
  const queryOf = createQueries(lexicon, index);
  const order = new Float64Array(articles.length);
  /** Nothing is added to an article that shares nothing with the message: minus infinity stays what it is. */
  const add = (i: number | undefined, weight: number): void => {
    if (i !== undefined) order[i] = (order[i] as number) + weight;
  };

  // The best for each side of each programme and, in the last row, of any; -1 for none. Asked of side after side, so all are
  // found in one walk, the first time one is asked for.
  const firsts = new Int32Array((PROGRAMME_CODES.length + 1) * ASPECT_CODES.length);
  let areFound = false;
  const findFirsts = (): void => {
    firsts.fill(-1);
    const put = (at: number, i: number): void => {
      const before = firsts[at] as number;
      if (before < 0 || (order[i] as number) > (order[before] as number)) firsts[at] = i;
    };
    for (let i = 0; i < order.length; i++) {
      if (order[i] === Number.NEGATIVE_INFINITY) continue;
      const side = aspects[i] as number;
      put((programmes[i] as number) * ASPECT_CODES.length + side, i);
      put(PROGRAMME_CODES.length * ASPECT_CODES.length + side, i);
    }
  };
  const bestAbout = (aspect: AspectCode, programme?: ProgrammeCode): Article | undefined => {
    if (!areFound) findFirsts();
    areFound = true;
    const row = programme === undefined ? PROGRAMME_CODES.length : numberOfProgramme(programme);
    return articles[firsts[row * ASPECT_CODES.length + numberOfAspect(aspect)] as number];
  };

  /** What a text says by itself, whatever was talked about before. */
  const look = (focus: Focus): Look => {
    const asked = index.query(focus.asked);
    const scores = index.scores(queryOf(asked, focus));
    // Kept for the next ranking of the same words, so it cannot lie where the index puts the next scores.
    const likeness = new Float64Array(scores.length);
    const worth = Math.max(LEAST_WORTH, asked.worth);
    for (let i = 0; i < likeness.length; i++) likeness[i] = (scores[i] as number) / worth;
    return {
      asked: focus.asked,
      told: focus.told,
      likeness,
      exact: wordings.get(asked.bare),
      learnt: learnt.read(focus.told + focus.asked),
    };
  };
  let last: Look | undefined;

  return {
    throughout: createThroughout(articles, learnt),
    isLearnt: ({ id }) => learnt.knows(numbers.get(id) ?? -1),
    rank(focus, slots, talk = {}) {
      // The same words are often ranked again at once, after what was asked before them.
      if (last?.asked !== focus.asked || last.told !== focus.told) last = look(focus);
      const { likeness, exact, learnt } = last;
      signs.read(slots, talk.programme);

      for (let i = 0; i < order.length; i++) {
        const alike = likeness[i] as number;
        const aspect = aspects[i] as number;
        order[i] =
          alike > 0
            ? alike +
              WEIGHTS.learnt * (learnt.terms[i] as number) +
              signs.ofProgramme(programmes[i] as number, aspect) +
              signs.ofAspect(aspect)
            : Number.NEGATIVE_INFINITY;
      }
      if (talk.article) {
        for (const id of new Set(articlesById.get(talk.article)?.links)) add(numbers.get(id), WEIGHTS.linked);
      }
      add(exact, WEIGHTS.exact);
      areFound = false;

      const nearest = best(order, TOP, Number.NEGATIVE_INFINITY);
      const first = nearest[0];
      return {
        top: nearest.map((i) => ({
          article: articles[i] as Article,
          score: order[i] as number,
          likeness: likeness[i] as number,
          exact: i === exact,
          chance: learnt.chanceOf(i) ?? 0,
        })),
        chance: first === undefined ? undefined : learnt.chanceOf(first),
        nothing: learnt.nothing,
        best: bestAbout,
      };
    },
  };
}

type Parts = Parameters<SearchIndex['scores']>[0];

/** What a message is searched for: its question, what the question's words mean besides, and the story around it. */
function createQueries(lexicon: Lexicon, index: SearchIndex): (asked: Query, focus: Focus) => Parts {
  // One entry of the lexicon each, looked up when it is first heard.
  const meant = new Map<string, Query>();
  const queryMeant = (meanings: readonly string[]): Query => {
    const [only = '', ...more] = meanings;
    if (more.length > 0) return index.query(meanings.join(' '));
    let query = meant.get(only);
    if (!query) {
      query = index.query(only);
      meant.set(only, query);
    }
    return query;
  };

  return (asked, focus) => {
    const parts = [{ query: asked, weight: 1 }];
    const found = lexicon.synonyms.find(focus.asked);
    if (found.length > 0) {
      const meanings = [...new Set(found.map(({ value }) => value))];
      parts.push({ query: queryMeant(meanings), weight: WEIGHTS.synonyms });
    }
    if (focus.told !== '') {
      const told = index.query(focus.told);
      // However long the story, it never weighs more than its share of the question.
      parts.push({ query: told, weight: WEIGHTS.told * Math.min(1, asked.worth / Math.max(1, told.worth)) });
    }
    return parts;
  };
}
