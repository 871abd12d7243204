// Owns turning a list of words, easy to read and to add to, into one pattern.

/** Any of the words; each line holds several with a blank between, and a word may be a small pattern itself. */
export const anyOf = (...lines: readonly string[]): RegExp =>
  new RegExp(lines.flatMap((line) => line.split(' ')).join('|'));
