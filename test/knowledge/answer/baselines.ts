// Owns the rankings ours must beat: plain BM25 over jieba words and over character bigrams, as a textbook has it.
import type { SearchIndex } from '../../../knowledge/answer/search/engine.ts';
import { pairs, runsOf } from '../../../knowledge/answer/search/tokens.ts';
import { generalSegment } from '../../../knowledge/answer/search/words.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

type Cut = (runs: readonly string[]) => string[];
interface Passage {
  readonly id: string;
  readonly text: string;
}

const K1 = 1.2;
const B = 0.75;

export const overBigrams = (passages: readonly Passage[]) => plainBm25(passages, pairs);
export const overJiebaWords = (passages: readonly Passage[]) => plainBm25(passages, generalSegment());

/** Robertson's BM25 with k1 1.2 and b 0.75, texts normalised like ours so that only the ranking differs. */
export function plainBm25(passages: readonly Passage[], cut: Cut): Pick<SearchIndex, 'search'> {
  const postings = new Map<string, Map<number, number>>();
  const lengths = passages.map(({ text }, doc) => {
    const terms = cut(runsOf(normalise(text)));
    for (const term of terms) {
      let docs = postings.get(term);
      if (!docs) {
        docs = new Map();
        postings.set(term, docs);
      }
      docs.set(doc, (docs.get(doc) ?? 0) + 1);
    }
    return terms.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / passages.length;
  return {
    search(text, k) {
      const scores = new Map<number, number>();
      for (const term of cut(runsOf(normalise(text)))) {
        const docs = postings.get(term);
        if (!docs) continue;
        const idf = Math.log(1 + (passages.length - docs.size + 0.5) / (docs.size + 0.5));
        for (const [doc, count] of docs) {
          const dampening = K1 * (1 - B + (B * (lengths[doc] ?? 0)) / average);
          scores.set(doc, (scores.get(doc) ?? 0) + (idf * count * (K1 + 1)) / (count + dampening));
        }
      }
      return [...scores]
        .sort(([docA, a], [docB, b]) => b - a || docA - docB)
        .slice(0, k)
        .map(([doc, score]) => ({ id: passages[doc]?.id ?? '', score }));
    },
  };
}
