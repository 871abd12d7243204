// Owns what a message is about in all its passages: a need told in two lines of twenty, or between two commas, is lost in the
// sense of the whole.
import type { Article } from '../model.ts';
import { PAUSE, sentencesOf } from './focus.ts';
import type { Learnt } from './learnt.ts';
import { best } from './search/engine.ts';

/** An article and how much of a message speaks for it: its chance by the whole, and a share of its best chances by the passages. */
export interface Likely {
  readonly article: Article;
  readonly weight: number;
}

/** What the best passage counts beside the whole, and so do the best neighbouring ones together. */
const SHARE = 0.35;
/** Shorter is no passage: 谢谢! */
const PASSAGE = 5;
/** Of a very long letter only the beginning and the end are read passage by passage; each costs two readings. */
const MOST = 30;
/** As many as can ever be worth saying: five whole, six begun, and what was asked outright may be among them. */
const TOP = 14;

export type Throughout = (message: string, isLetter: boolean) => Likely[];

/** Reads messages in plain words for these articles: a letter by its sentences, a shorter one by what stands between commas. */
export function createThroughout(articles: readonly Article[], learnt: Learnt): Throughout {
  const weights = new Float64Array(articles.length);
  const most = new Float64Array(articles.length);
  const addBest = (texts: Iterable<string>, share: number): void => {
    most.fill(0);
    for (const text of texts) learnt.raise(most, text);
    for (let i = 0; i < weights.length; i++)
      weights[i] = (weights[i] as number) + share * (most[i] as number);
  };
  return (message, isLetter) => {
    const passages = passagesOf(isLetter ? sentencesOf(message) : message.split(PAUSE));
    // A sentence lives by those on both sides of it, a clause by the one after it.
    const before = isLetter ? 1 : 0;
    const together = passages.map((_, n) => passages.slice(Math.max(0, n - before), n + 2).join(''));
    weights.fill(0);
    if (passages.length < 2) {
      // What is one passage is read as that, as its own neighbour and as the whole: once is enough.
      addBest([message], 1 + 2 * SHARE);
    } else {
      addBest([message], 1);
      addBest(passages, SHARE);
      addBest(together, SHARE);
    }
    return best(weights, TOP, 0).map((i) => ({
      article: articles[i] as Article,
      weight: weights[i] as number,
    }));
  };
}

function passagesOf(parts: readonly string[]): readonly string[] {
  const all = parts.filter(({ length }) => length >= PASSAGE);
  return all.length > MOST ? [...all.slice(0, MOST / 2), ...all.slice(-MOST / 2)] : all;
}
