// Owns reading YAML fast: the plain shapes our files use are read line by line, anything richer by the yaml package.
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** YAML read: its value, its syntax faults, and where in the text a path of keys begins. */
export interface Yaml {
  readonly value: unknown;
  readonly faults: readonly { line: number; message: string }[];
  /** 1-based line of the node at `path`, or of the nearest node around it. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * `text` as YAML 1.2. `firstLine` is the line of the file on which the text begins.
 * Parsing with positions costs half a millisecond a file, so it happens only for rich syntax or when a line is asked for.
 */
export function readYaml(text: string, firstLine = 1): Yaml {
  let full: ReturnType<typeof readWithPositions> | undefined;
  const positions = () => {
    full ??= readWithPositions(text, firstLine);
    return full;
  };
  const plain = readPlain(text);
  return {
    value: plain === undefined ? positions().value : plain,
    faults: plain === undefined ? positions().faults : [],
    lineOf: (path) => positions().lineOf(path),
  };
}

function readWithPositions(text: string, firstLine: number): Yaml {
  const counter = new LineCounter();
  const doc = parseDocument(text, { lineCounter: counter });
  const at = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const faults = doc.errors.map((error) => ({
    line: at(error.pos[0]),
    message: `不是合格的 YAML：${error.message.split('\n')[0]}`,
  }));
  return {
    value: faults.length > 0 ? undefined : doc.toJS(),
    faults,
    lineOf: (path) => at(offsetOf(doc.contents, path)),
  };
}

/** Where the node at `path` begins: a field at its key, a list entry at itself; else the nearest node around it. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node) || !node.range) break;
      offset = node.range[0];
    } else break;
  }
  return offset;
}

type Entry = Record<string, unknown>;

/**
 * The plain subset: `key: value`, `key:` over a list of texts or of flat entries, `key: [a, b]`, a top list of flat
 * entries, comments. Undefined as soon as a line is anything else, a key comes twice included.
 */
export function readPlain(text: string): unknown {
  const top: Entry = {};
  const rootList: Entry[] = [];
  let list: unknown[] | undefined;
  let listIndent = -1;
  let entry: Entry | undefined;
  let openKey: string | undefined;

  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    const body = line.trimStart();
    if (body === '' || body.startsWith('#')) continue;
    if (line.includes('\t')) return undefined;
    const indent = line.length - body.length;

    if (body.startsWith('- ')) {
      if (!list) {
        if (openKey !== undefined) {
          list = [];
          top[openKey] = list;
          openKey = undefined;
        } else if (Object.keys(top).length === 0) list = rootList;
        else return undefined;
        listIndent = indent;
      }
      if (indent !== listIndent) return undefined;
      const rest = body.slice(2).trimStart();
      if (body.length - rest.length !== 2) return undefined;
      const pair = splitPair(rest);
      if (pair === undefined) {
        const value = scalar(rest);
        if (typeof value !== 'string') return undefined;
        entry = undefined;
        list.push(value);
      } else {
        entry = {};
        list.push(entry);
        if (!assign(entry, pair)) return undefined;
      }
      continue;
    }

    const pair = splitPair(body);
    if (pair === undefined) return undefined;
    if (entry && indent === listIndent + 2) {
      if (!assign(entry, pair)) return undefined;
      continue;
    }
    if (indent !== 0 || list === rootList || openKey !== undefined) return undefined;
    list = undefined;
    entry = undefined;
    if (pair.value === '') {
      if (Object.hasOwn(top, pair.key)) return undefined;
      openKey = pair.key;
    } else if (!assign(top, pair)) return undefined;
  }
  if (openKey !== undefined) return undefined;
  if (rootList.length > 0) return rootList;
  return Object.keys(top).length > 0 ? top : undefined;
}

/** Words YAML reads as something other than themselves. */
const NOT_TEXT = /^(null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;

interface Pair {
  key: string;
  value: string;
}

function splitPair(body: string): Pair | undefined {
  const match = /^([A-Za-z_][A-Za-z0-9_]*):(?: (.*))?$/.exec(body);
  // Assigning __proto__ would change the entry itself instead of a field of it.
  if (!match || NOT_TEXT.test(match[1] ?? '') || match[1] === '__proto__') return undefined;
  return { key: match[1] ?? '', value: stripComment(match[2] ?? '') };
}

function stripComment(value: string): string {
  if (value.startsWith('#')) return '';
  const at = value.indexOf(' #');
  return (at < 0 ? value : value.slice(0, at)).trim();
}

function assign(entry: Entry, { key, value }: Pair): boolean {
  if (value === '' || Object.hasOwn(entry, key)) return false;
  const parsed = value.startsWith('[') ? flowList(value) : scalar(value);
  if (parsed === undefined) return false;
  entry[key] = parsed;
  return true;
}

function flowList(value: string): unknown[] | undefined {
  const inner = /^\[([^[\]{}"':#]*)\]$/.exec(value)?.[1];
  if (inner === undefined) return undefined;
  if (inner.trim() === '') return [];
  const items = inner.split(',').map((item) => scalar(item.trim()));
  return items.includes(undefined) ? undefined : items;
}

/** A plain scalar, or undefined for anything whose YAML meaning is not simply its own text, a number or a boolean. */
function scalar(raw: string): string | number | boolean | undefined {
  const value = stripComment(raw);
  const quoted = /^'([^']*)'$/.exec(value) ?? /^"([^"\\]*)"$/.exec(value);
  if (quoted) return quoted[1];
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (/^(0|[1-9]\d{0,14})(\.\d*[1-9])?$/.test(value)) return Number(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  // Must begin with a letter or a Chinese character (after digits, too), and hold nothing YAML reads specially.
  if (!/^(\d*\p{Script=Han}|[A-Za-z《（“])/u.test(value)) return undefined;
  if (/: |:$| #/.test(value) || NOT_TEXT.test(value)) return undefined;
  return value;
}
