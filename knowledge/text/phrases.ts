// Owns finding known phrases in a text: at each place the longest one wins, and what it covers is not read again.

export interface Found<T> {
  readonly value: T;
  /** The phrase as it stands in the text. */
  readonly phrase: string;
  /** Index of its first character. */
  readonly at: number;
}

interface Node<T> {
  next?: Map<number, Node<T>>;
  values?: T[];
}

export interface Phrases<T> {
  /** Every phrase of the text from left to right; a phrase entered with several values comes once for each. */
  find(text: string): Found<T>[];
}

/** Phrases and what each stands for. Both phrases and texts are expected normalised. */
export function createPhrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const root: Node<T> = {};
  for (const [phrase, value] of entries) {
    let node = root;
    for (let i = 0; i < phrase.length; i++) {
      node.next ??= new Map();
      let child = node.next.get(phrase.charCodeAt(i));
      if (!child) {
        child = {};
        node.next.set(phrase.charCodeAt(i), child);
      }
      node = child;
    }
    node.values ??= [];
    node.values.push(value);
  }

  return {
    find(text) {
      const found: Found<T>[] = [];
      let at = 0;
      while (at < text.length) {
        let node: Node<T> | undefined = root;
        let values: T[] | undefined;
        let end = at + 1;
        for (let i = at; i < text.length; i++) {
          node = node.next?.get(text.charCodeAt(i));
          if (!node) break;
          if (node.values) {
            values = node.values;
            end = i + 1;
          }
        }
        for (const value of values ?? []) found.push({ value, phrase: text.slice(at, end), at });
        at = end;
      }
      return found;
    },
  };
}
