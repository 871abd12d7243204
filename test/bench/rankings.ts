// Owns the rankings of well-known libraries, each given the same tokens as ours: jieba's words or pairs of characters.
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import MiniSearch from 'minisearch';
import { Sqlite as Database } from '../../db/driver.ts';
import { pairs, runsOf } from '../../knowledge/answer/search/tokens.ts';
import { generalSegment } from '../../knowledge/answer/search/words.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { plainBm25 } from '../knowledge/answer/baselines.ts';

export interface Passage {
  readonly id: string;
  readonly text: string;
}
export interface Ranking {
  search(text: string, k: number): { id: string }[];
}
type Tokens = (text: string) => string[];

const words = generalSegment();
const tokensOf: Record<string, Tokens> = {
  words: (text) => words(runsOf(normalise(text))),
  pairs: (text) => pairs(runsOf(normalise(text))),
};

function miniSearch(passages: readonly Passage[], tokens: Tokens): Ranking {
  const index = new MiniSearch<Passage>({
    fields: ['text'],
    tokenize: tokens,
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR' },
  });
  index.addAll([...passages]);
  return { search: (text, k) => index.search(text).slice(0, k) as { id: string }[] };
}

function orama(passages: readonly Passage[], tokens: Tokens): Ranking {
  const index = create({
    schema: { text: 'string' } as const,
    components: { tokenizer: { language: 'none', normalizationCache: new Map(), tokenize: tokens } },
  });
  insertMultiple(index, [...passages], passages.length);
  return {
    search(text, k) {
      // threshold 1: a passage need not hold every word.
      const found = searchOrama(index, { term: text, limit: k, threshold: 1 });
      if (found instanceof Promise) throw new Error('Orama answers later');
      return found.hits.map(({ id }) => ({ id }));
    },
  };
}

/** SQLite FTS5 over blanks between the tokens, or with its own trigrams of the plain text. */
function fts5(passages: readonly Passage[], tokens: Tokens | 'trigram'): Ranking {
  const db = new Database(':memory:');
  const own = tokens === 'trigram';
  db.exec(
    `create virtual table f using fts5(id unindexed, text, tokenize='${own ? 'trigram' : 'unicode61'}')`,
  );
  const put = db.prepare('insert into f(id, text) values (?, ?)');
  db.transaction(() => {
    for (const { id, text } of passages) put.run(id, own ? normalise(text) : tokens(text).join(' '));
  })();
  const find = db.prepare('select id from f where f match ? order by rank limit ?');
  return {
    search(text, k) {
      const clean = normalise(text);
      const terms = own
        ? Array.from({ length: Math.max(0, clean.length - 2) }, (_, i) => clean.slice(i, i + 3))
        : tokens(text);
      const any = [...new Set(terms)].map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
      return any === '' ? [] : (find.all(any, k) as { id: string }[]);
    },
  };
}

/** Every baseline by name; each is built only when asked for. */
export const baselines: Record<string, (passages: readonly Passage[]) => Ranking> = {
  bm25_words: (all) => plainBm25(all, words),
  bm25_pairs: (all) => plainBm25(all, pairs),
  minisearch_words: (all) => miniSearch(all, tokensOf.words as Tokens),
  minisearch_pairs: (all) => miniSearch(all, tokensOf.pairs as Tokens),
  orama_words: (all) => orama(all, tokensOf.words as Tokens),
  orama_pairs: (all) => orama(all, tokensOf.pairs as Tokens),
  fts5_words: (all) => fts5(all, tokensOf.words as Tokens),
  fts5_pairs: (all) => fts5(all, tokensOf.pairs as Tokens),
  fts5_trigram: (all) => fts5(all, 'trigram'),
};
