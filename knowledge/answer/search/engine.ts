// Owns the ranking engine: several lexical views of one collection, scored together.
import { normalise } from '../../text/normalise.ts';
import { buildView } from './build-view.ts';
import { characters, pairs, runsOf } from './tokens.ts';
import { type Lookup, openView, type ViewParts, type ViewTuning } from './view.ts';
import { generalSegment, type Segment } from './words.ts';

export interface SearchField {
  readonly text: string;
  /** How many times a word in this field counts. */
  readonly weight: number;
}

export interface SearchDocument {
  readonly id: string;
  readonly fields: readonly SearchField[];
}

export interface Hit {
  readonly id: string;
  readonly score: number;
}

/** A text cut and looked up once, to be scored more than once. */
export interface Query {
  /** The text without marks and blanks, so that 低保怎么办？ and 低保怎么办 are one wording. */
  readonly bare: string;
  readonly lookups: readonly Lookup[];
  /** What the text is worth in a document of average length that holds each of its terms once. */
  readonly worth: number;
}

export interface SearchIndex {
  readonly size: number;
  /** The `k` best documents, best first; documents that share nothing with `text` are left out. */
  search(text: string, k: number): Hit[];
  /** Looks up a normalised text. */
  query(text: string): Query;
  /** Scores of all documents, in the order they were given, for weighted queries. The next call reuses the array. */
  scores(parts: readonly { readonly query: Query; readonly weight: number }[]): Float64Array;
}

export interface IndexOptions {
  /** Words jieba may not know. */
  readonly words?: readonly string[];
  /** Cuts into words; the default is jieba with its large dictionary. */
  readonly segment?: Segment;
  /** The texts went through normalise() already. */
  readonly normalised?: boolean;
  /** How the views weigh; the default is GENERAL_TUNING. */
  readonly tuning?: Tuning;
}

/** How each view weighs. */
export interface Tuning {
  readonly characters: ViewTuning;
  readonly pairs: ViewTuning;
  readonly words: ViewTuning;
}

/**
 * For a collection one knows nothing about; measured on eight public ones (statutes, encyclopaedia, policy answers,
 * questions and their paraphrases). Single characters bridge 办低保 and 低保办理, pairs keep the order, words keep
 * 单人 out of 简单人. Trigrams and gapped pairs made every collection worse.
 */
export const GENERAL_TUNING: Tuning = {
  characters: { weight: 1.2, k1: 0.8, b: 0.65 },
  pairs: { weight: 1, k1: 1, b: 0.75 },
  words: { weight: 0.8, k1: 1, b: 0.75 },
};

/** Indexes a collection. 1,000 short texts take about 20 ms; with the default words, jieba's first load comes on top. */
export function createIndex(documents: readonly SearchDocument[], options: IndexOptions = {}): SearchIndex {
  const segment = options.segment ?? generalSegment(options.words);
  const parts = buildIndex(documents, { ...options, segment });
  return openIndex(
    documents.map(({ id }) => id),
    parts,
    segment,
  );
}

/** An index as it is kept: its views in their order. */
export type IndexParts = readonly ViewParts[];

/** How each view cuts, in the order of the views. */
const cutsOf = (segment: Segment): readonly Segment[] => [characters, pairs, segment];

/** Counts and weighs a collection. */
export function buildIndex(
  documents: readonly SearchDocument[],
  options: IndexOptions & { readonly segment: Segment },
): IndexParts {
  const tuning = options.tuning ?? GENERAL_TUNING;
  const cuts = cutsOf(options.segment);
  const builders = [tuning.characters, tuning.pairs, tuning.words].map(buildView);
  for (const { fields } of documents) {
    const cutFields = fields.map(({ text, weight }) => ({
      runs: runsOf(options.normalised ? text : normalise(text)),
      weight,
    }));
    cuts.forEach((cut, i) => {
      builders[i]?.add(cutFields.map(({ runs, weight }) => ({ terms: cut(runs), weight })));
    });
  }
  return builders.map((builder) => builder.finish());
}

/** The index of documents with these ids that its parts were built from, with the same `segment`. */
export function openIndex(ids: readonly string[], parts: IndexParts, segment: Segment): SearchIndex {
  const cuts = cutsOf(segment);
  const views = parts.map((part, i) => ({ cut: cuts[i] as Segment, view: openView(part) }));
  const scores = new Float64Array(ids.length);

  const query = (text: string): Query => {
    const runs = runsOf(text);
    const lookups = views.map(({ cut, view }) => view.look(cut(runs)));
    return { bare: runs.join(''), lookups, worth: lookups.reduce((sum, { worth }) => sum + worth, 0) };
  };
  const scoreAll: SearchIndex['scores'] = (parts) => {
    scores.fill(0);
    for (const { query, weight } of parts) {
      for (let i = 0; i < views.length; i++) views[i]?.view.score(query.lookups[i] as Lookup, weight, scores);
    }
    return scores;
  };

  return {
    size: ids.length,
    query,
    scores: scoreAll,
    search(text, k) {
      scoreAll([{ query: query(normalise(text)), weight: 1 }]);
      return best(scores, k).map((doc) => ({ id: ids[doc] ?? '', score: scores[doc] ?? 0 }));
    },
  };
}

/** Numbers of the `k` highest scores above `floor`, highest first; equal scores keep the documents' order. */
export function best(scores: Float64Array, k: number, floor = 0): number[] {
  const top: number[] = [];
  if (k < 1) return top;
  // The score to beat: the floor until there are `k`, the last one's from then on.
  let least = floor;
  for (let doc = 0; doc < scores.length; doc++) {
    const score = scores[doc] as number;
    if (score <= least) continue;
    let place = top.length < k ? top.length : k - 1;
    while (place > 0 && (scores[top[place - 1] as number] as number) < score) {
      top[place] = top[place - 1] as number;
      place--;
    }
    top[place] = doc;
    if (top.length === k) least = scores[top[k - 1] as number] as number;
  }
  return top;
}
