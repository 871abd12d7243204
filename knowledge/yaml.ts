// Owns reading YAML fast: what our files are written in is read line by line, anything richer by the yaml package.
import { isMap, isNode, isScalar, isSeq, LineCounter, parse, parseDocument } from 'yaml';
import { readPlain } from './yaml-plain.ts';

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

/**
 * The value alone.
 * @throws the yaml package's error when the syntax is broken
 */
export function parseYaml(text: string): unknown {
  return readPlain(text) ?? parse(text);
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
