// Owns cutting a long message into pieces about as long as a short one: danger may stand anywhere in it.

/** As many characters as the examples are at most long; spelling() reads no further. */
const most = 58;

/** Overlapping pieces of a text, cut where it pauses; a text that is short enough is one. */
export function windowsOf(text: string): string[] {
  if (text.length <= most) return [text];
  const clauses = text.match(/[^,。!?;\n\s]+[,。!?;\n\s]*/g) ?? [text];
  const pieces = clauses.flatMap((clause) => (clause.length <= most ? [clause] : run(clause)));
  const windows: string[] = [];
  let from = 0;
  let now = '';
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as string;
    if (now.length + piece.length > most) {
      windows.push(now);
      // The next begins with the last piece of this one: what belongs together is whole in one of them.
      now = i - 1 > from ? (pieces[i - 1] as string) : '';
      if (now.length + piece.length > most) now = '';
      from = i - (now === '' ? 0 : 1);
    }
    now += piece;
  }
  if (now !== '') windows.push(now);
  return windows;
}

/** Shorter than this a thought says nothing by itself. */
const least = 6;

/** The sentences of a text and the pairs of clauses in them: the fewest words a danger is told in. */
export function thoughtsOf(text: string): string[] {
  const thoughts = text.split(/(?<=[。!?;\n])/).flatMap((sentence) => {
    const clauses = sentence.split(/(?<=[,\s])/);
    return [sentence, ...clauses.map((clause, i) => clause + (clauses[i + 1] ?? ''))];
  });
  return [...new Set(thoughts)].filter(({ length }) => length >= least && length <= most);
}

/** Voice input without marks: pieces that overlap by a third. */
function run(text: string): string[] {
  const size = 42;
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size - 14) pieces.push(text.slice(at, at + size));
  return pieces;
}
