// Owns what a single YAML text means: itself, a number, a yes or no; undefined where only the yaml package can tell.

/** Anything else may be a number written in one of YAML's other ways. */
const NUMBER = /^(?:0|-?(?:0\.\d*[1-9]|[1-9]\d{0,14}(?:\.\d*[1-9])?))$/;
/** Begins like a number and is none: 60岁, +1 我家也是, 2026-07-01, 0000-1000000. */
const BEYOND_NUMBERS = /^\d+(?:-\d+)+$|^[+.\d].*[^\0-\u007f]/;
/** What YAML gives a meaning at the beginning of a text, and what numbers begin with. */
const SPECIAL = /^[-?:,[\]{}#&*!|>'"%@`~+.\d\s]/;
/** Words YAML reads as something other than themselves. */
const WORDS = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;

const SINGLE = /'((?:[^']|'')*)'/y;
const DOUBLE = /"((?:[^"\\]|\\[\\"/nt])*)"/y;
const MEANT: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

export const isComment = (rest: string): boolean => rest.startsWith('#');

/** The quoted text that begins at `from`, and where it ends; undefined when none does, or one with rarer escapes. */
export function quotedBefore(text: string, from: number): { value: string; end: number } | undefined {
  const pattern = text[from] === "'" ? SINGLE : DOUBLE;
  pattern.lastIndex = from;
  const inside = pattern.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const value =
    pattern === SINGLE
      ? inside.replaceAll("''", "'")
      : inside.replace(/\\(.)/g, (_, sign: string) => MEANT[sign] ?? sign);
  return { value, end: pattern.lastIndex };
}

/** What stands behind a key or a dash, a remark after it left out. */
export function scalar(raw: string): string | number | boolean | undefined {
  const quoted = quotedBefore(raw, 0);
  if (quoted) return /^ *(?: #.*)?$/.test(raw.slice(quoted.end)) ? quoted.value : undefined;
  const remark = raw.indexOf(' #');
  const value = (remark < 0 ? raw : raw.slice(0, remark)).replace(/ +$/, '');
  if (SPECIAL.test(value) || value === '') {
    if (NUMBER.test(value)) return Number(value);
    if (!BEYOND_NUMBERS.test(value)) return undefined;
  } else if (WORDS.test(value)) {
    return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : undefined;
  }
  return value.includes(': ') || value.endsWith(':') ? undefined : value;
}
