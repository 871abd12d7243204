// Owns cutting into the words of jieba's large dictionary, one for all, loaded on first use (own-words.ts cuts into ours).
import { createRequire } from 'node:module';
import { isHan } from './tokens.ts';

/** Cuts the runs of a normalised text into words. */
export type Segment = (runs: readonly string[]) => string[];

type Jieba = import('@node-rs/jieba').Jieba;

// jieba's large dictionary takes a quarter of a second to load and 60 MB to hold; a bot that only answers never pays it.
const load = createRequire(import.meta.url);
let large: Jieba | undefined;

function largeJieba(): Jieba {
  if (!large) {
    const { Jieba } = load('@node-rs/jieba') as typeof import('@node-rs/jieba');
    const { dict } = load('@node-rs/jieba/dict') as { dict: Uint8Array };
    large = Jieba.withDict(dict);
  }
  return large;
}

/** Words of jieba's own dictionary together with `words`. The dictionary is shared: words once added stay. */
export function generalSegment(words: readonly string[] = []): Segment {
  const jieba = largeJieba();
  if (words.length > 0) jieba.loadDict(asDictionary(words));
  return (runs) => cutAll(jieba, runs);
}

function cutAll(jieba: Jieba, runs: readonly string[]): string[] {
  const out: string[] = [];
  for (const run of runs) {
    if (isHan(run)) out.push(...jieba.cut(run, true));
    else out.push(run);
  }
  return out;
}

// The frequency only has to beat the cut into parts.
function asDictionary(words: readonly string[]): Uint8Array {
  return Buffer.from(words.map((word) => `${word} 20000 n\n`).join(''));
}
