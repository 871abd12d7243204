// Marks that let a form count once. In memory only: after a restart an old form is shown anew instead of being done twice.
import { randomBytes } from 'node:crypto';

const MOST = 10_000;

export interface Once {
  /** A mark for a form now shown. */
  issue(): string;
  /** Takes the mark; false when it was used before or never issued. */
  use(mark: string): boolean;
}

export function createOnce(): Once {
  const open = new Set<string>();
  return {
    issue() {
      const mark = randomBytes(12).toString('base64url');
      open.add(mark);
      // Oldest first; whoever left a page open that long sends the form a second time.
      if (open.size > MOST) open.delete(open.values().next().value as string);
      return mark;
    },
    use: (mark) => open.delete(mark),
  };
}
