// Owns reading the YAML our files are written in: maps and lists, in blocks or brackets, texts plain or quoted, blocks of lines (|),
// parts named once (&) and used again (*). A hundred times faster than the yaml package, which keeps where everything stands.
import { isComment, quotedBefore, scalar } from './yaml-scalars.ts';

/** Thrown at anything whose meaning is not plain; there is no fault in that, only another reader's work. */
const RICHER = new Error('richer YAML than is read here');

const KEY = /([A-Za-z_][A-Za-z0-9_-]*):(?: +|$)/y;
const NAME = /^([&*])([A-Za-z_]+)(?: +(.*))?$/;

/** Words YAML reads as something other than themselves; and assigning __proto__ would change the object itself. */
const NO_KEY = /^(?:null|true|false|__proto__)$/i;

/** The value of a text, or undefined as soon as it holds anything richer, a key that comes twice included. */
export function readPlain(text: string): unknown {
  if (text.includes('\t') || text.includes('\r')) return undefined;
  try {
    return createReader(text.split('\n')).readAll();
  } catch (error) {
    if (error === RICHER) return undefined;
    throw error;
  }
}

function createReader(lines: string[]) {
  const named = new Map<string, unknown>();
  let at = 0;

  const lineAt = (): string => lines[at] as string;

  /** How far the next line that says something is indented; -1 at the end. */
  function indent(): number {
    for (; at < lines.length; at++) {
      const line = lineAt();
      let column = 0;
      while (line.charCodeAt(column) === 32) column++;
      if (column < line.length && line[column] !== '#') return column;
    }
    return -1;
  }

  const beginsEntry = (column: number): boolean => lineAt().startsWith('- ', column);

  function readBlock(column: number): unknown {
    return beginsEntry(column) ? readList(column) : readMap(column);
  }

  function readList(column: number): unknown[] {
    const list: unknown[] = [];
    for (let next = column; next === column && beginsEntry(column); next = indent()) {
      const line = lineAt();
      let from = column + 2;
      while (line.charCodeAt(from) === 32) from++;
      KEY.lastIndex = from;
      if (KEY.test(line)) {
        // Its first key stands where the others will: past the dash.
        lines[at] = ' '.repeat(from) + line.slice(from);
        list.push(readMap(from));
      } else list.push(readValue(line.slice(from), column));
    }
    return list;
  }

  function readMap(column: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    let next = column;
    for (; next === column; next = indent()) {
      const line = lineAt();
      KEY.lastIndex = column;
      const key = KEY.exec(line)?.[1];
      if (key === undefined) {
        // The next entry of the list this map is not part of.
        if (beginsEntry(column)) break;
        throw RICHER;
      }
      if (NO_KEY.test(key) || Object.hasOwn(map, key)) throw RICHER;
      map[key] = readField(line.slice(KEY.lastIndex), column);
    }
    if (next > column) throw RICHER;
    return map;
  }

  /** What belongs to a key: on its line, or in the lines below it. */
  function readField(rest: string, column: number): unknown {
    const [, sign, name = '', more = ''] = NAME.exec(rest) ?? [];
    if (sign === '*') return readValue(rest, column);
    if (sign === '&') {
      const value = readField(more, column);
      // Which of two of one name is meant depends on where each ends.
      if (named.has(name)) throw RICHER;
      named.set(name, value);
      return value;
    }
    if (rest !== '' && !isComment(rest)) return rest === '|' ? readLines(column) : readValue(rest, column);
    at++;
    const below = indent();
    if (below > column && /[[{]/.test(lineAt()[below] as string))
      return readValue(lineAt().slice(below), column);
    // A list may stand right under its key, a map may not.
    if (below > column || (below === column && beginsEntry(below))) return readBlock(below);
    throw RICHER;
  }

  function readValue(rest: string, column: number): unknown {
    const [, sign, name = '', more = ''] = NAME.exec(rest) ?? [];
    let value: unknown;
    if (sign === '*' && (more === '' || isComment(more))) value = named.get(name);
    else if (rest.startsWith('[') || rest.startsWith('{')) value = readBrackets(rest, column);
    else value = scalar(rest);
    if (value === undefined) throw RICHER;
    at++;
    // Plain text may go on below; then it is somebody else's.
    if (indent() > column) throw RICHER;
    return value;
  }

  /** `|`: lines as they stand, a single line break at their end. */
  function readLines(column: number): string {
    at++;
    const depth = lines[at]?.search(/[^ ]/) ?? -1;
    if (depth <= column) throw RICHER;
    const margin = ' '.repeat(depth);
    const own: string[] = [];
    for (; at < lines.length; at++) {
      const line = lineAt();
      if (line.startsWith(margin)) {
        if (line.trimEnd() === '') throw RICHER;
        own.push(line.slice(depth));
      } else if (/^ *$/.test(line)) own.push('');
      else break;
    }
    if (at === lines.length && lines.at(-1) !== '') throw RICHER;
    if (indent() > column) throw RICHER;
    return `${own.join('\n').replace(/\n+$/, '')}\n`;
  }

  /** A list or map in brackets, which may go on over the lines below; leaves `at` on the last of them. */
  function readBrackets(first: string, column: number): unknown {
    let text = first;
    let i = 0;

    const skip = (): void => {
      while (text[i] === ' ') i++;
      while (i === text.length) {
        at++;
        if (indent() <= column) throw RICHER;
        text = lineAt();
        i = text.search(/[^ ]/);
      }
    };
    const part = (): unknown => {
      if (text[i] === '[') return list();
      if (text[i] === '{') return map();
      const quoted = quotedBefore(text, i);
      if (quoted) {
        i = quoted.end;
        return quoted.value;
      }
      const from = i;
      while (i < text.length && !',[]{}'.includes(text[i] as string)) i++;
      const word = text.slice(from, i).trim();
      return word.startsWith("'") || word.startsWith('"') || word.includes(' #') ? undefined : scalar(word);
    };
    const each = (close: string, take: () => void): void => {
      i++;
      for (skip(); text[i] !== close; skip()) {
        take();
        skip();
        if (text[i] === ',') i++;
        else if (text[i] !== close) throw RICHER;
      }
      i++;
    };
    const list = (): unknown[] => {
      const values: unknown[] = [];
      each(']', () => {
        const value = part();
        if (value === undefined) throw RICHER;
        values.push(value);
      });
      return values;
    };
    const map = (): Record<string, unknown> => {
      const values: Record<string, unknown> = {};
      each('}', () => {
        KEY.lastIndex = i;
        const key = KEY.exec(text)?.[1];
        if (key === undefined || NO_KEY.test(key) || Object.hasOwn(values, key)) throw RICHER;
        i = KEY.lastIndex;
        const value = part();
        if (value === undefined) throw RICHER;
        values[key] = value;
      });
      return values;
    };

    const value = part();
    const rest = text.slice(i);
    if (rest.trim() !== '' && !/^ +#/.test(rest)) throw RICHER;
    return value;
  }

  return {
    readAll(): unknown {
      const column = indent();
      if (column < 0) throw RICHER;
      const value = readBlock(column);
      if (indent() >= 0) throw RICHER;
      return value;
    },
  };
}
