// Owns ranking the articles for a message: likeness to the ways people ask, likeness to the text, and the slots.
import {
  type Article,
  type AspectCode,
  type Knowledge,
  PROGRAMME_CODES,
  type ProgrammeCode,
} from '../model.ts';
import { normalise } from '../text/normalise.ts';
import type { Focus } from './focus.ts';
import type { Lexicon } from './lexicon.ts';
import { best, createIndex, type Query, type SearchIndex, type Tuning } from './search/engine.ts';
import { runsOf } from './search/tokens.ts';
import { ownSegment } from './search/words.ts';
import type { Slots } from './slots.ts';

export interface Candidate {
  readonly article: Article;
  /** What decides the order: likeness plus the signs of the slots. */
  readonly score: number;
  /** BM25 score over what the question is worth; about 0.4 for a stranger, 1 and more for a match. */
  readonly likeness: number;
  /** The question is one of the article's own wordings. */
  readonly exact: boolean;
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
  /** The share (0–1) of the question's weight that the first article's words hold at all. */
  readonly held: number;
  /** The best article about this side of this programme (of any programme when left out). */
  best(aspect: AspectCode, programme?: ProgrammeCode): Article | undefined;
}

export interface Ranking {
  rank(focus: Focus, slots: Slots, talk?: Talk): Ranked;
}

const TOP = 12;
/** A question worth less says too little to be sure of anything; two ordinary words are worth about 20. */
const LEAST_WORTH = 12;

/** How much each sign counts beside likeness (1). Fitted on the development half of test/fixtures/questions-dev.yaml. */
export const WEIGHTS = {
  told: 0.45,
  synonyms: 0.3,
  exact: 1,
  programme: 0.15,
  otherProgramme: 0.6,
  kin: 0.74,
  generalAspect: 0.06,
  generalInTalk: 0.3,
  aspect: 0.1,
  nextAspect: 0.6,
  talk: 1.6,
  linked: 0.03,
};

/**
 * An article says the same thing in many wordings, so repetition is a strong sign here: k1 far above the general
 * tuning's (measured: 3 finds 6 of 100 held-out wordings more than 1).
 */
const ARTICLE_TUNING: Tuning = {
  characters: { weight: 1.5, k1: 3, b: 0.7 },
  pairs: { weight: 1, k1: 3, b: 0.7 },
  words: { weight: 0.9, k1: 3, b: 0.7 },
};

/** Programmes residents do not keep apart: naming one is half a name of the other. */
const KIN: Partial<Record<ProgrammeCode, readonly ProgrammeCode[]>> = {
  dibao: ['dibao_single', 'near_dibao', 'gradual_exit'],
  dibao_single: ['dibao'],
  near_dibao: ['dibao'],
  gradual_exit: ['dibao'],
  disability_living: ['disability_nursing'],
  disability_nursing: ['disability_living'],
  orphan: ['unsupported_child'],
  unsupported_child: ['orphan'],
  rigid_hardship: ['temporary_aid'],
};

/** Sides one article often answers together: who asks where to go is helped by how it is done, and the other way round. */
const NEXT_TO: Partial<Record<AspectCode, AspectCode>> = { how: 'where', where: 'how', steps: 'how' };

function aspectSign(asked: ReadonlyMap<AspectCode, number>, aspect: AspectCode): number {
  const next = NEXT_TO[aspect];
  return Math.max(asked.get(aspect) ?? 0, next ? WEIGHTS.nextAspect * (asked.get(next) ?? 0) : 0);
}

/** Indexes the articles of a county. */
export function createRanking({ articles, articlesById }: Knowledge, lexicon: Lexicon): Ranking {
  const texts = articles.map(({ id, title, ask, body }) => ({
    id,
    wordings: [title, ...ask].map(normalise),
    body: normalise(body.replace(PLACEHOLDERS, '')),
  }));
  const index = createIndex(
    texts.map(({ id, wordings: [title = '', ...asks], body }) => ({
      id,
      fields: [
        { text: title, weight: 3 },
        { text: asks.join('\n'), weight: 1 },
        { text: body, weight: 1 },
      ],
    })),
    { segment: ownSegment(lexicon.words), tuning: ARTICLE_TUNING, normalised: true },
  );
  const wordings = new Map(
    texts.flatMap(({ id, wordings }) => wordings.map((text) => [bare(text), id] as const)),
  );

  const order = new Float64Array(articles.length);
  return {
    rank(focus, slots, talk = {}) {
      const asked = index.query(focus.asked);
      const scores = index.scores(queryOf(asked, focus, lexicon, index));
      const worth = Math.max(LEAST_WORTH, asked.worth);
      const exactId = wordings.get(bare(focus.asked));
      const links = (talk.article && articlesById.get(talk.article)?.links) || [];
      const programmes = withTalk(slots.programmes, talk.programme);
      const general = programmes === slots.programmes ? 0 : -WEIGHTS.generalInTalk;
      const signs = new Map(PROGRAMME_CODES.map((code) => [code, programmeSign(programmes, code)]));

      for (let i = 0; i < articles.length; i++) {
        const article = articles[i] as Article;
        const likeness = (scores[i] as number) / worth;
        if (likeness <= 0) {
          order[i] = Number.NEGATIVE_INFINITY;
          continue;
        }
        const aspect = aspectSign(slots.aspects, article.aspect);
        order[i] =
          likeness +
          (article.programme === 'general'
            ? general + WEIGHTS.generalAspect * aspect
            : (signs.get(article.programme) as number)) +
          WEIGHTS.aspect * aspect +
          (links.includes(article.id) ? WEIGHTS.linked : 0) +
          (article.id === exactId ? WEIGHTS.exact : 0);
      }
      const top = best(order, TOP, Number.NEGATIVE_INFINITY).map((i) => {
        const article = articles[i] as Article;
        return {
          article,
          score: order[i] as number,
          likeness: (scores[i] as number) / worth,
          exact: article.id === exactId,
        };
      });
      const sorted = order.slice();
      return {
        top,
        held: top[0] ? index.held(asked, articles.indexOf(top[0].article)) * (asked.worth / worth) : 0,
        best: (aspect, programme) => bestOf(articles, sorted, aspect, programme),
      };
    },
  };
}

function bestOf(
  articles: readonly Article[],
  order: Float64Array,
  aspect: AspectCode,
  programme: ProgrammeCode | undefined,
): Article | undefined {
  let found: Article | undefined;
  let height = Number.NEGATIVE_INFINITY;
  articles.forEach((article, i) => {
    if (article.aspect !== aspect || (programme !== undefined && article.programme !== programme)) return;
    const score = order[i] ?? height;
    if (score > height) {
      height = score;
      found = article;
    }
  });
  return found;
}

const PLACEHOLDERS = /\{\{[^}]*\}\}/g;

/** Normalised text without marks and blanks, so that 低保怎么办？ and 低保怎么办 are one wording. */
function bare(normalised: string): string {
  return runsOf(normalised).join('');
}

function queryOf(asked: Query, focus: Focus, lexicon: Lexicon, index: SearchIndex) {
  const parts = [{ query: asked, weight: 1 }];
  const meanings = new Set(lexicon.synonyms.find(focus.asked).map(({ value }) => value));
  if (meanings.size > 0) {
    parts.push({ query: index.query([...meanings].join(' ')), weight: WEIGHTS.synonyms });
  }
  if (focus.told !== '') {
    const told = index.query(focus.told);
    // However long the story, it never weighs more than its share of the question.
    parts.push({ query: told, weight: WEIGHTS.told * Math.min(1, asked.worth / Math.max(1, told.worth)) });
  }
  return parts;
}

/** A programme named now beats the one under talk. */
function withTalk(
  named: ReadonlyMap<ProgrammeCode, number>,
  talk: ProgrammeCode | undefined,
): ReadonlyMap<ProgrammeCode, number> {
  if (talk === undefined || Math.max(0, ...named.values()) >= 0.9) return named;
  return new Map([...named, [talk, Math.max(WEIGHTS.talk, named.get(talk) ?? 0)]]);
}

function programmeSign(named: ReadonlyMap<ProgrammeCode, number>, programme: ProgrammeCode): number {
  let highest = 0;
  let kin = 0;
  for (const [code, certainty] of named) {
    if (certainty > highest) highest = certainty;
    if (certainty > kin && KIN[code]?.includes(programme)) kin = certainty;
  }
  if (highest === 0) return 0;
  const certainty = Math.max(named.get(programme) ?? 0, WEIGHTS.kin * kin);
  return WEIGHTS.programme * certainty - WEIGHTS.otherProgramme * (highest - certainty);
}
