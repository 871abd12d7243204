// Owns how a normalised text falls into runs of characters and into the grams that are counted.

/** Runs that belong together: Chinese characters, Latin words, numbers. Marks and blanks end a run. */
const RUN = /[\u3400-\u9fff]+|[a-z]+|\d+(?:\.\d+)?/g;

/** The runs of a normalised text, in order. */
export function runsOf(text: string): readonly string[] {
  return text.match(RUN) ?? [];
}

/** True for a run of Chinese characters; Latin words and numbers stay whole in every view. */
export function isHan(run: string): boolean {
  return run.charCodeAt(0) >= 0x3400;
}

/** Single characters (Latin words and numbers whole). */
export function characters(runs: readonly string[]): string[] {
  const out: string[] = [];
  for (const run of runs) {
    if (!isHan(run)) out.push(run);
    else for (let i = 0; i < run.length; i++) out.push(run.charAt(i));
  }
  return out;
}

/** Pairs of neighbouring characters (Latin words and numbers whole). */
export function pairs(runs: readonly string[]): string[] {
  const out: string[] = [];
  for (const run of runs) {
    if (!isHan(run)) out.push(run);
    else for (let i = 0; i + 1 < run.length; i++) out.push(run.slice(i, i + 2));
  }
  return out;
}
