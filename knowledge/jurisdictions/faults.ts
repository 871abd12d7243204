// Owns checking YAML text against a zod schema and saying in words, with file and line, what is wrong in it.
import { isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { readPlain } from '../yaml-plain.ts';

/** One thing wrong in a file; `line` counts from 1. */
export type Fault = { file: string; line: number; message: string };

/** What came of reading a file: the value, or every fault in it. */
export type Checked<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/** `text` read as YAML and checked against `schema`; `file` is only named in faults. */
export function checkYaml<T>(schema: z.ZodType<T>, text: string, file: string): Checked<T> {
  const plain = readPlain(text);
  const read = plain === undefined ? undefined : schema.safeParse(plain);
  // Where everything stands is only asked when something is wrong.
  if (read?.success) return { ok: true, value: read.data };
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  if (doc.errors.length > 0) {
    const faults = doc.errors.map((e) => ({
      file,
      line: lines.linePos(e.pos[0]).line,
      message: `不是合格的 YAML：${e.message}`,
    }));
    return { ok: false, faults };
  }
  const result = schema.safeParse(doc.toJS(), { error: z.locales.zhCN().localeError });
  if (result.success) return { ok: true, value: result.data };

  const lineOf = (path: readonly PropertyKey[]): number => {
    // A missing key has no node of its own: the nearest node around it is where to write it.
    for (let depth = path.length; depth > 0; depth--) {
      const node = doc.getIn(path.slice(0, depth), true);
      if (!isNode(node) || !node.range) continue;
      const line = lines.linePos(node.range[0]).line;
      // An entry of a block (|) is the line so many below its head.
      const entry = path[depth];
      return isScalar(node) && node.type === 'BLOCK_LITERAL' && typeof entry === 'number'
        ? line + 1 + entry
        : line;
    }
    return 1;
  };
  const faults = result.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.path),
    message: `${issue.path.join('.') || '整个文件'}：${issue.message}`,
  }));
  return { ok: false, faults };
}
