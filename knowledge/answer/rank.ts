// Owns ranking the articles for a message: likeness to the ways people ask, likeness to the text, and the slots.
import type { Article, Knowledge, ProgrammeCode } from '../model.ts';
import type { Focus } from './focus.ts';
import type { Lexicon } from './lexicon.ts';
import { createIndex, type QueryPart } from './search/engine.ts';
import { ownSegment } from './search/words.ts';
import type { Slots } from './slots.ts';

export interface Candidate {
  readonly article: Article;
  /** What decides the order; comparable between candidates of one message only. */
  readonly score: number;
  /** Share of the question the nearest wording of the article covers, about 0–1. */
  readonly likeness: number;
}

export interface Ranking {
  /** All articles with a positive score, best first. */
  rank(focus: Focus, slots: Slots, talk?: { programme?: ProgrammeCode; article?: string }): Candidate[];
}

/** How much each sign counts beside likeness to a wording (1). Fitted on the development half of the questions. */
export const WEIGHTS = {
  text: 0.5,
  told: 0.25,
  synonyms: 0.35,
  programme: 0.3,
  otherProgramme: 0.2,
  kin: 0.5,
  aspect: 0.22,
  talk: 0.8,
  linked: 0.03,
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
export function createRanking(knowledge: Knowledge, lexicon: Lexicon): Ranking {
  const { articles } = knowledge;
  const segment = ownSegment(lexicon.words);
  const wordings = articles.flatMap((article, owner) =>
    [article.title, ...article.ask].map((text) => ({ text, owner })),
  );
  const asks = createIndex(
    wordings.map(({ text }, i) => ({ id: String(i), fields: [{ text, weight: 1 }] })),
    { segment },
  );
  const texts = createIndex(
    articles.map((article) => ({
      id: article.id,
      fields: [
        { text: article.title, weight: 3 },
        { text: article.ask.join('\n'), weight: 1 },
        { text: article.body.replace(/\{\{[^}]*\}\}/g, ''), weight: 1 },
      ],
    })),
    { segment },
  );
  const owners = Int32Array.from(wordings, ({ owner }) => owner);

  return {
    rank(focus, slots, talk = {}) {
      const parts = queryOf(focus, lexicon);
      const worth = Math.max(1, asks.worth(focus.asked));
      const likeness = new Float64Array(articles.length);
      const perAsk = asks.scores(parts);
      for (let i = 0; i < perAsk.length; i++) {
        const owner = owners[i] ?? 0;
        const value = perAsk[i] ?? 0;
        if (value > (likeness[owner] ?? 0)) likeness[owner] = value;
      }
      const textWorth = Math.max(1, texts.worth(focus.asked));
      const perText = texts.scores(parts);
      const linked = talk.article ? (knowledge.articlesById.get(talk.article)?.links ?? []) : [];
      const programmes = withTalk(slots.programmes, talk.programme);

      const out: Candidate[] = [];
      for (let i = 0; i < articles.length; i++) {
        const article = articles[i];
        const like = (likeness[i] ?? 0) / worth;
        if (!article || like <= 0) continue;
        const score =
          like +
          (WEIGHTS.text * (perText[i] ?? 0)) / textWorth +
          programmeSign(programmes, article.programme) +
          WEIGHTS.aspect * (slots.aspects.get(article.aspect) ?? 0) +
          (linked.includes(article.id) ? WEIGHTS.linked : 0);
        out.push({ article, score, likeness: like });
      }
      return out.sort((a, b) => b.score - a.score);
    },
  };
}

function queryOf({ asked, told }: Focus, lexicon: Lexicon): QueryPart[] {
  const parts: QueryPart[] = [{ text: asked, weight: 1 }];
  const meanings = [...new Set(lexicon.synonyms.find(asked).map(({ value }) => value))];
  if (meanings.length > 0) parts.push({ text: meanings.join(' '), weight: WEIGHTS.synonyms });
  if (told !== '') parts.push({ text: told, weight: WEIGHTS.told });
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
  if (named.size === 0) return 0;
  const own = named.get(programme) ?? 0;
  let kin = 0;
  let highest = 0;
  for (const [code, certainty] of named) {
    if (certainty > highest) highest = certainty;
    if (KIN[code]?.includes(programme) && certainty > kin) kin = certainty;
  }
  const certainty = Math.max(own, WEIGHTS.kin * kin);
  // An article about assistance as a whole fits every programme a little and contradicts none.
  if (programme === 'general') return 0;
  return certainty > 0 ? WEIGHTS.programme * certainty : -WEIGHTS.otherProgramme * highest;
}
