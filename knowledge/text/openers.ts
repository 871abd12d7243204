// Owns what the matches of a pattern begin with: their first two characters, read from the pattern's source.

/** Stands for "anything may follow" in a beginning. */
export const ANYTHING = '*';
/** More beginnings than these are no help in telling patterns apart. */
const MOST = 4000;

/**
 * Beginnings of at most two characters, one of which every match has; one that ends in ANYTHING is followed by whatever
 * may come. Never too few: what is not understood, or only looked at (?=…), is left open.
 */
export type Beginnings = ReadonlySet<string>;

const NOTHING: Beginnings = new Set(['']);
const OPEN: Beginnings = new Set([ANYTHING]);

/** The beginnings of a pattern without flags. */
export function beginningsOf(source: string): Beginnings {
  return new Reading(source).either();
}

/** One reading of a pattern's source from left to right. */
class Reading {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** a|b|c, up to the closing bracket or the end. */
  either(): Beginnings {
    const all = new Set(this.#sequence());
    while (this.#source[this.#at] === '|') {
      this.#at++;
      for (const beginning of this.#sequence()) all.add(beginning);
    }
    return all;
  }

  #sequence(): Beginnings {
    let all = NOTHING;
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const atom = this.#atom();
      all = follow(all, this.#repeated(atom));
    }
    return all;
  }

  #atom(): Beginnings {
    const character = this.#source.charAt(this.#at++);
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#brackets();
      case '^':
      case '$':
        return NOTHING;
      case '.':
        return OPEN;
      case '\\':
        return this.#escape();
      default:
        return literal(character);
    }
  }

  #group(): Beginnings {
    const [head = ''] = /^\?(?:<?[=!]|:|<\w+>)/.exec(this.#source.slice(this.#at, this.#at + 40)) ?? [];
    this.#at += head.length;
    const inside = this.either();
    this.#at++;
    // Looking ahead or back takes no character.
    return /[=!]$/.test(head) ? NOTHING : inside;
  }

  #brackets(): Beginnings {
    let end = this.#at;
    while (end < this.#source.length && this.#source[end] !== ']') end += this.#source[end] === '\\' ? 2 : 1;
    const inside = this.#source.slice(this.#at, end);
    this.#at = end + 1;
    // Ranges, classes and "anything but" are too many to name.
    return /^\^|[\\-]/.test(inside) ? OPEN : new Set(inside);
  }

  #escape(): Beginnings {
    const character = this.#source.charAt(this.#at++);
    if (character === 'd') return new Set('0123456789');
    // A class, or a group once more, which may have been empty.
    return /[a-z0-9]/i.test(character) ? OPEN : literal(character);
  }

  /** What stands before ?, *, + or {…}, as often as that allows: left out, once, or more than once. */
  #repeated(once: Beginnings): Beginnings {
    if (!'?*+{'.includes(this.#source[this.#at] ?? '|')) return once;
    const [sign] = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at, this.#at + 10)) ?? [];
    if (sign === undefined) return once;
    this.#at += sign.length;
    const orNot = new Set([...once, '']);
    const some = sign.startsWith('?') ? once : follow(once, orNot);
    return /^(?:[?*]|\{0)/.test(sign) ? new Set([...some, '']) : some;
  }
}

function literal(character: string): Beginnings {
  return character === ANYTHING ? OPEN : new Set([character]);
}

/** Beginnings of the one followed by the other. */
function follow(first: Beginnings, second: Beginnings): Beginnings {
  if (first === NOTHING) return second;
  const all = new Set<string>();
  for (const head of first) {
    if (head.length >= 2 || head === ANYTHING) all.add(head);
    else for (const tail of second) all.add(`${head}${tail}`.slice(0, 2));
    if (all.size > MOST) return OPEN;
  }
  return all;
}
