// Owns the numbers of terms. Nearly all are one or two characters: those are numbers already, and are found by them without
// working out what a piece of text hashes to.

export interface Terms {
  readonly size: number;
  /** The number of a term, from 0 in the order they were added; -1 for a stranger. */
  find(term: string): number;
  /** The number of a term, the next one for a stranger. */
  add(term: string): number;
  /** All of them in their order, a line each. */
  pack(): Uint16Array;
}

const END = 10;
/** So many different units a text is written in. */
const UNITS = 0x10000;

/** @param packed terms as they were packed before */
export function createTerms(packed: Uint16Array = new Uint16Array()): Terms {
  let size = 0;
  const singles = new Int32Array(UNITS);
  // Open addressing: a pair as one number, and its term's number plus one (0: nobody's place).
  let pairs = new Uint32Array(64);
  let owners = new Int32Array(64);
  let crowd = 0;
  const longer = new Map<string, number>();
  let text = packed;
  let end = packed.length;

  function placeOf(pair: number): number {
    const mask = owners.length - 1;
    let at = (Math.imul(pair, 0x9e3779b1) >>> 7) & mask;
    while (owners[at] !== 0 && pairs[at] !== pair) at = (at + 1) & mask;
    return at;
  }

  function makeRoom(places: number): void {
    const [oldPairs, oldOwners] = [pairs, owners];
    pairs = new Uint32Array(places);
    owners = new Int32Array(places);
    for (let i = 0; i < oldOwners.length; i++) {
      if (oldOwners[i] === 0) continue;
      const at = placeOf(oldPairs[i] as number);
      pairs[at] = oldPairs[i] as number;
      owners[at] = oldOwners[i] as number;
    }
  }

  /** Gives the term that stands in the text between two places the next number. */
  function number(from: number, to: number): number {
    const first = text[from] as number;
    const id = size++;
    if (to - from === 2) {
      if (2 * ++crowd > owners.length) makeRoom(2 * owners.length);
      const pair = (first | ((text[from + 1] as number) << 16)) >>> 0;
      const at = placeOf(pair);
      pairs[at] = pair;
      owners[at] = id + 1;
    } else if (to - from === 1) singles[first] = id + 1;
    else longer.set(String.fromCharCode(...text.subarray(from, to)), id);
    return id;
  }

  function find(term: string): number {
    const first = term.charCodeAt(0);
    if (term.length === 2) return (owners[placeOf((first | (term.charCodeAt(1) << 16)) >>> 0)] as number) - 1;
    if (term.length === 1) return (singles[first] as number) - 1;
    return longer.get(term) ?? -1;
  }

  while (owners.length < packed.length / 2) makeRoom(2 * owners.length);
  for (let i = 0, from = 0; i < packed.length; i++) {
    if (packed[i] !== END) continue;
    number(from, i);
    from = i + 1;
  }

  return {
    get size() {
      return size;
    },
    find,
    add(term) {
      const known = find(term);
      if (known >= 0) return known;
      if (end + term.length >= text.length) {
        const larger = new Uint16Array(2 * text.length + term.length + 1);
        larger.set(text);
        text = larger;
      }
      const from = end;
      for (let i = 0; i < term.length; i++) text[end++] = term.charCodeAt(i);
      text[end++] = END;
      return number(from, end - 1);
    },
    pack: () => text.slice(0, end),
  };
}
