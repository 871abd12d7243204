// Owns cutting into the words of a small list of our own. Crossing into jieba costs more than cutting a question here.

import { isHan } from './tokens.ts';
import type { Segment } from './words.ts';

interface Node {
  readonly next: Map<number, Node>;
  isWord: boolean;
}

/** The frequency each word is given; it only has to beat the cut into parts. */
const FREQUENCY = 20000;

/**
 * Cuts runs into `words`; whatever lies between them falls into single characters. The cut is the one jieba makes with
 * these words alone and no guessing: the likeliest path, the longer word where two are alike, and a character that begins a
 * word here but is none itself never stands alone.
 */
export function ownSegment(words: readonly string[]): Segment {
  const root: Node = { next: new Map(), isWord: false };
  const distinct = new Set(words);
  for (const word of distinct) add(root, word);
  const total = Math.log(distinct.size * FREQUENCY);
  const known = Math.log(FREQUENCY) - total;
  const unknown = -total;
  // Reused by every call; they grow to the longest run ever cut.
  let worth = new Float64Array(64);
  let ends = new Int32Array(64);

  const cut = (run: string, out: string[]): void => {
    const length = run.length;
    if (length >= worth.length) {
      worth = new Float64Array(2 * length);
      ends = new Int32Array(2 * length);
    }
    worth[length] = 0;
    for (let start = length - 1; start >= 0; start--) {
      let highest = Number.NEGATIVE_INFINITY;
      let end = start + 1;
      let node: Node | undefined = root;
      for (let i = start; i < length; i++) {
        node = node.next.get(run.charCodeAt(i));
        if (!node) break;
        if (!node.isWord) continue;
        const sum = known + (worth[i + 1] as number);
        if (sum >= highest) {
          highest = sum;
          end = i + 1;
        }
      }
      worth[start] = highest === Number.NEGATIVE_INFINITY ? unknown + (worth[start + 1] as number) : highest;
      ends[start] = end;
    }
    for (let at = 0; at < length; at = ends[at] as number) out.push(run.slice(at, ends[at]));
  };

  return (runs) => {
    const out: string[] = [];
    for (const run of runs) {
      if (isHan(run)) cut(run, out);
      else out.push(run);
    }
    return out;
  };
}

function add(root: Node, word: string): void {
  let node = root;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    let child = node.next.get(code);
    if (!child) {
      child = { next: new Map(), isWord: false };
      node.next.set(code, child);
    }
    node = child;
  }
  node.isWord = true;
}
