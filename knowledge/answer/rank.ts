// Owns ranking the articles for a message: likeness to the ways people ask, likeness to the text, and the slots.
import type { Article, Knowledge, ProgrammeCode } from '../model.ts';
import { normalise } from '../text/normalise.ts';
import type { Focus } from './focus.ts';
import type { Lexicon } from './lexicon.ts';
import { createIndex, type QueryPart, type SearchIndex, type Tuning } from './search/engine.ts';
import { runsOf } from './search/tokens.ts';
import { ownSegment } from './search/words.ts';
import type { Slots } from './slots.ts';

export interface Candidate {
  readonly article: Article;
  /** What decides the order: likeness plus the signs of the slots. */
  readonly score: number;
  /** How much of the question's weight the article's words carry; about 0.2 for a stranger, 1 and more for a match. */
  readonly likeness: number;
  /** The question is one of the article's own wordings. */
  readonly exact: boolean;
}

/** What was talked about before. */
export interface Talk {
  readonly programme?: ProgrammeCode;
  readonly article?: string;
}

export interface Ranking {
  /** All articles that share something with the message, best first. */
  rank(focus: Focus, slots: Slots, talk?: Talk): Candidate[];
}

/** How much each sign counts beside likeness (1). Fitted on the development half of test/fixtures/questions-dev.yaml. */
export const WEIGHTS = {
  told: 0.45,
  synonyms: 0.3,
  exact: 1,
  programme: 0.15,
  otherProgramme: 0.6,
  kin: 0.74,
  generalAspect: 0.06,
  aspect: 0.1,
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

/** Indexes the articles of a county. */
export function createRanking({ articles, articlesById }: Knowledge, lexicon: Lexicon): Ranking {
  const index = createIndex(
    articles.map(({ id, title, ask, body }) => ({
      id,
      fields: [
        { text: title, weight: 3 },
        { text: ask.join('\n'), weight: 1 },
        { text: body.replace(PLACEHOLDERS, ''), weight: 1 },
      ],
    })),
    { segment: ownSegment(lexicon.words), tuning: ARTICLE_TUNING },
  );
  const wordings = new Map(
    articles.flatMap((article) => [article.title, ...article.ask].map((text) => [bare(text), article.id])),
  );

  return {
    rank(focus, slots, talk = {}) {
      const scores = index.scores(queryOf(focus, lexicon, index));
      const worth = Math.max(1, index.worth(focus.asked));
      const exactId = wordings.get(bare(focus.asked));
      const links = (talk.article && articlesById.get(talk.article)?.links) || [];
      const programmes = withTalk(slots.programmes, talk.programme);

      const out: Candidate[] = [];
      for (let i = 0; i < articles.length; i++) {
        const article = articles[i];
        const likeness = (scores[i] ?? 0) / worth;
        if (!article || likeness <= 0) continue;
        const exact = article.id === exactId;
        const aspect = slots.aspects.get(article.aspect) ?? 0;
        const score =
          likeness +
          (article.programme === 'general'
            ? WEIGHTS.generalAspect * aspect
            : programmeSign(programmes, article.programme)) +
          WEIGHTS.aspect * aspect +
          (links.includes(article.id) ? WEIGHTS.linked : 0) +
          (exact ? WEIGHTS.exact : 0);
        out.push({ article, score, likeness, exact });
      }
      return out.sort((a, b) => b.score - a.score);
    },
  };
}

const PLACEHOLDERS = /\{\{[^}]*\}\}/g;

/** Normalised text without marks and blanks, so that 低保怎么办？ and 低保怎么办 are one wording. */
function bare(text: string): string {
  return runsOf(normalise(text)).join('');
}

function queryOf({ asked, told }: Focus, lexicon: Lexicon, index: SearchIndex): QueryPart[] {
  const parts: QueryPart[] = [{ text: asked, weight: 1 }];
  const meanings = [...new Set(lexicon.synonyms.find(asked).map(({ value }) => value))];
  if (meanings.length > 0) parts.push({ text: meanings.join(' '), weight: WEIGHTS.synonyms });
  if (told !== '') {
    // However long the story, it never weighs more than its share of the question.
    const share = Math.min(1, index.worth(asked) / Math.max(1, index.worth(told)));
    parts.push({ text: told, weight: WEIGHTS.told * share });
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
