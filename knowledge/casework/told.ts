// Owns how a story and the answers to its category's questions stand together in one text, and reading them apart again.
import { listCategories } from './categories.ts';

export interface ToldAnswer {
  label: string;
  text: string;
}

const MARK = '◆ ';

/** The story as it was written, then a line for each question answered. */
export function composeTold(story: string, answers: readonly ToldAnswer[]): string {
  const lines = answers.map(({ label, text }) => `${MARK}${label}：${text.replace(/\s*\n\s*/g, ' ')}`);
  return [story, ...lines].join('\n');
}

let labels: Set<string> | undefined;

/** Only labels of the catalogue open an answer: whatever a resident writes himself stays his story. */
export function readTold(text: string): { story: string; answers: ToldAnswer[] } {
  labels ??= new Set(listCategories().flatMap(({ questions }) => questions.map(({ label }) => label)));
  const story: string[] = [];
  const answers: ToldAnswer[] = [];
  for (const line of text.split('\n')) {
    const colon = line.indexOf('：');
    const label = line.startsWith(MARK) && colon > 0 ? line.slice(MARK.length, colon) : undefined;
    if (label !== undefined && labels.has(label)) answers.push({ label, text: line.slice(colon + 1) });
    else story.push(line);
  }
  return { story: story.join('\n'), answers };
}
