// Owns names of terms written as they sound or with one character wrong: 尖退期, 合对授权.
import { likeness } from '../places/spellings.ts';

/**
 * How `written` could be meant for a name: each character sounds like its own, or in longer names one looks alike; of six and more one
 * within may be quite wrong. Two-character names share one: 意义 is no 异议.
 */
export function isSlipOf(written: string, name: string): boolean {
  let same = 0;
  for (let i = 0; i < name.length; i++) if (name[i] === written[i]) same++;
  // How the others sound is looked up only where something is the same: few names get so far.
  if (same === 0 || same === name.length) return false;
  let looks = 0;
  let wrong = 0;
  for (let i = 0; i < name.length; i++) {
    const kind = likeness(name[i] as string, written[i] as string);
    if (kind === 'looks') looks++;
    else if (kind === 'different') wrong++;
    if (looks + wrong > 1) return false;
  }
  if (wrong > 0) return name.length >= 6 && name[0] === written[0] && name.at(-1) === written.at(-1);
  return looks === 0 || name.length >= 3;
}
