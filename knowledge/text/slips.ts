// Owns the repair of common misspellings; the list itself is data (slips.yaml).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from '../yaml.ts';

const entry = z.strictObject({
  word: z.string().min(2),
  slips: z.array(z.string().min(2)).min(1),
  notAfter: z.string().optional(),
  notBefore: z.string().optional(),
  before: z.string().optional(),
});

const words = new Map<string, string>();
const pattern = compile();

/** Lower-case simplified text with known slips replaced by the word that was meant (底保 → 低保, dibao → 低保). */
export function mendSlips(text: string): string {
  // Replacing costs more than testing, and nearly every message is clean.
  return pattern.test(text)
    ? text.replace(new RegExp(pattern, 'g'), (slip) => words.get(slip) ?? slip)
    : text;
}

function compile(): RegExp {
  const entries = z
    .array(entry)
    .parse(parseYaml(readFileSync(new URL('./slips.yaml', import.meta.url), 'utf8')));
  const alternatives: { slip: string; source: string }[] = [];
  for (const { word, slips, notAfter, notBefore, before } of entries) {
    for (const slip of slips) {
      words.set(slip, word);
      // Pinyin must stand alone: "canji" is not the beginning of "canjia".
      const head = /^[a-z]/.test(slip) ? '(?<![a-z])' : notAfter ? `(?<![${notAfter}])` : '';
      const latinTail = /[a-z]$/.test(slip) ? '(?![a-z])' : '';
      const tail = (notBefore ? `(?![${notBefore}])` : '') + (before ? `(?=[${before}])` : '') + latinTail;
      alternatives.push({ slip, source: head + slip + tail });
    }
  }
  // Longest first, so that 特苦低保 and the like never lose to a shorter neighbour.
  alternatives.sort((a, b) => b.slip.length - a.slip.length);
  return new RegExp(alternatives.map((a) => a.source).join('|'));
}
