// Owns the short runs of characters that learnt weights hang on, and finding the known ones in a text.

export const longestGram = 3;
const marks = /[\s\p{P}]/gu;
const loudGram = 1.2;

/** A text without marks, its ends marked, at most `most` characters of it; and how strongly each of its grams speaks. */
export function spelling(clean: string, most = 60): { bare: string; strength: number } {
  const bare = `^${clean.replace(marks, '').slice(0, most)}$`;
  return { bare, strength: loudGram / Math.sqrt(Math.max(6, bare.length) / 6) };
}

/** Every distinct gram of a spelling, in the order it comes. */
export function gramsOf(bare: string): Set<string> {
  const grams = new Set<string>();
  for (let i = 0; i < bare.length; i++) {
    for (let size = 1; size <= longestGram && i + size <= bare.length; size++)
      grams.add(bare.slice(i, i + size));
  }
  return grams;
}

/** A gram, found character by character: nothing is cut out of the text. */
interface Node {
  readonly next: Map<number, Node>;
  /** Its number; -1 for one that only leads to longer ones. */
  row: number;
  /** The text that showed it last: in each a gram counts once. */
  seenIn: number;
}

export interface Grams {
  /** Calls `visit` with the number of every known gram of a spelling, each once. */
  eachIn(bare: string, visit: (row: number) => void): void;
}

/** Known grams; each has the number of its place in `names`. Names longer than a gram are never found. */
export function createGrams(names: readonly string[]): Grams {
  const root: Node = { next: new Map(), row: -1, seenIn: 0 };
  for (const [row, name] of names.entries()) {
    let node = root;
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      let longer = node.next.get(code);
      if (!longer) {
        longer = { next: new Map(), row: -1, seenIn: 0 };
        node.next.set(code, longer);
      }
      node = longer;
    }
    node.row = row;
  }
  let texts = 0;
  return {
    eachIn(bare, visit) {
      texts++;
      for (let i = 0; i < bare.length; i++) {
        let node: Node | undefined = root;
        for (let end = i; end < i + longestGram && end < bare.length; end++) {
          node = node.next.get(bare.charCodeAt(end));
          if (!node) break;
          if (node.seenIn === texts) continue;
          node.seenIn = texts;
          if (node.row >= 0) visit(node.row);
        }
      }
    },
  };
}
