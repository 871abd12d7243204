// Two texts line by line, side by side: what stayed, what went, what came.

export interface DiffRow {
  readonly before?: string;
  readonly after?: string;
  readonly kind: 'same' | 'changed' | 'gone' | 'new';
}

/** Rows of two columns; lines that changed stand opposite each other. For texts of some hundred lines. */
export function sideBySide(before: string, after: string): DiffRow[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  // longest[i][j]: the most lines a[i…] and b[j…] have in common, in order.
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = longest[i] as Uint16Array;
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const rows: DiffRow[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const settle = () => {
    for (let k = 0; k < Math.max(gone.length, come.length); k++) {
      const [left, right] = [gone[k], come[k]];
      if (left === undefined) rows.push({ kind: 'new', after: right as string });
      else if (right === undefined) rows.push({ kind: 'gone', before: left });
      else rows.push({ kind: 'changed', before: left, after: right });
    }
    gone = [];
    come = [];
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      settle();
      const line = a[i++] as string;
      j++;
      rows.push({ kind: 'same', before: line, after: line });
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) gone.push(a[i++] as string);
    else come.push(b[j++] as string);
  }
  settle();
  return rows;
}

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\r\n?/g, '\n').trimEnd().split('\n'));
