// Owns the index of the articles: built from every way they are asked for, or taken off the shelf as it was built before.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../model.ts';
import { packArrays, unpackArrays } from '../packed.ts';
import type { Shelf } from '../shelf.ts';
import { plainSpeech } from '../text/dialect.ts';
import { normalise } from '../text/normalise.ts';
import type { Lexicon } from './lexicon.ts';
import { buildIndex, type IndexParts, openIndex, type SearchIndex, type Tuning } from './search/engine.ts';
import { ownSegment } from './search/own-words.ts';
import { createTerms } from './search/terms.ts';
import { runsOf } from './search/tokens.ts';
import { wordingsOf } from './wordings.ts';

export interface ArticleIndex {
  readonly index: SearchIndex;
  /** For every wording without marks and blanks the number of its article. */
  readonly wordings: ReadonlyMap<string, number>;
}

/**
 * An article says the same thing in many wordings, so repetition is a strong sign here: k1 far above the general
 * tuning's (measured: 3 finds 6 of 100 held-out wordings more than 1).
 */
const ARTICLE_TUNING: Tuning = {
  characters: { weight: 1.5, k1: 3, b: 0.7 },
  pairs: { weight: 1, k1: 3, b: 0.7 },
  words: { weight: 0.9, k1: 3, b: 0.7 },
};

const PLACEHOLDERS = /\{\{[^}]*\}\}/g;

interface Parts {
  readonly views: IndexParts;
  readonly wordings: ReadonlyMap<string, number>;
}

/** The articles in this order; `shelf` only saves time. */
export function openArticleIndex(
  articles: readonly Article[],
  lexicon: Lexicon,
  shelf?: Shelf,
): ArticleIndex {
  const name = shelf && nameOf(articles, lexicon);
  const kept = name && shelf.find(name);
  const parts = kept ? unpack(kept) : build(articles, lexicon);
  if (name && !kept) shelf.keep(name, pack(parts));
  const ids = articles.map(({ id }) => id);
  return { index: openIndex(ids, parts.views, ownSegment(lexicon.words)), wordings: parts.wordings };
}

function build(articles: readonly Article[], lexicon: Lexicon): Parts {
  const texts = articles.map((article) => ({
    id: article.id,
    wordings: wordingsOf(article).map((text) => plainSpeech(normalise(text))),
    body: normalise(article.body.replace(PLACEHOLDERS, '')),
  }));
  const views = buildIndex(
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
    texts.flatMap(({ wordings }, i) => wordings.map((text) => [runsOf(text).join(''), i] as const)),
  );
  return { views, wordings };
}

/** Says everything an index is made from but the code, which is the shelf's to know. */
function nameOf(articles: readonly Article[], lexicon: Lexicon): string {
  const made = createHash('sha256');
  // What Unicode calls a compatible form and how a logarithm is rounded are the runtime's own.
  made.update(JSON.stringify([process.version, process.arch, lexicon.words]));
  made.update(hashOfTexts());
  made.update(JSON.stringify(articles.map(({ id, title, ask, body }) => [id, title, ask, body])));
  return `articles-${made.digest('hex')}`;
}

let texts: string | undefined;

/** Every list that is read here and under text/, those that change no index among them: none can be forgotten. */
function hashOfTexts(): string {
  if (texts) return texts;
  const hash = createHash('sha256');
  for (const folder of [import.meta.dirname, join(import.meta.dirname, '..', 'text')]) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:yaml|txt)$/.test(file),
    );
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(folder, file)));
  }
  texts = hash.digest('hex');
  return texts;
}

function pack({ views, wordings }: Parts): Uint8Array {
  const lines = Buffer.from([...wordings.keys()].join('\n'), 'utf16le');
  return packArrays([
    ...views.flatMap(({ terms, starts, documents, worths, rarities }) => [
      terms.pack(),
      starts,
      documents,
      worths,
      rarities,
    ]),
    new Uint8Array(lines),
    Int32Array.from(wordings.values()),
  ]);
}

function unpack(bytes: Uint8Array): Parts {
  const view = [Uint16Array, Int32Array, Int32Array, Float32Array, Float64Array] as const;
  const parts = unpackArrays(bytes, [...view, ...view, ...view, Uint8Array, Int32Array]);
  const views = [0, 5, 10].map((at) => {
    const [terms, starts, documents, worths, rarities] = parts.slice(at, at + 5) as [
      Uint16Array,
      Int32Array,
      Int32Array,
      Float32Array,
      Float64Array,
    ];
    return { terms: createTerms(terms), starts, documents, worths, rarities };
  });
  const [lines, owners] = parts.slice(15) as [Uint8Array, Int32Array];
  const texts = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength).toString('utf16le').split('\n');
  return { views, wordings: new Map(texts.map((text, i) => [text, owners[i] as number])) };
}
