// Owns what is learnt of danger: own examples (examples.yaml), and the pieces every message of nobody in danger is cut into.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../yaml.ts';
import { plainSpeech } from '../dialect.ts';
import { normalise } from '../normalise.ts';
import type { Text } from '../sense/learning.ts';
import { findIn } from './patterns.ts';
import { type Class, classes, signsOf } from './score.ts';
import { telling } from './telling.ts';
import { windowsOf } from './windows.ts';

/** What one in danger counts: a miss is worse than a line with a number too many, and pieces of nobody's danger are many. */
const DANGER = 5;
/** What a message counts that was not written to teach danger. */
const SHARE = 0.5;

const file = z.partialRecord(z.enum(classes), z.string());

/** What a plea for help counts: most are bare need and no danger, some are both. */
const PLEA = 0.25;

/**
 * @param task the number of the question
 * @param safe messages of people who are in no danger
 * @param pleas messages that ask for help
 */
export function dangerTexts(task: number, safe: readonly string[], pleas: readonly string[]): Text[] {
  const { value } = readYaml(readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8'));
  const own = Object.entries(file.parse(value)).flatMap(([kind, text]) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => told(task, kind as Class, plainSpeech(normalise(line)), kind === 'none' ? 1 : DANGER)),
  );
  const seen = new Set(own.map(({ clean }) => clean));
  const others: Text[] = [];
  const all = [...safe.map((text) => [text, SHARE] as const), ...pleas.map((text) => [text, PLEA] as const)];
  for (const [text, share] of all) {
    const clean = normalise(text);
    // Whoever asks for an article may stand in need of what it describes; that is no example of safety.
    if (findIn(clean)) continue;
    for (const piece of windowsOf(plainSpeech(clean))) {
      if (seen.has(piece)) continue;
      seen.add(piece);
      others.push({ ...told(task, 'none', piece, share), isPiece: true });
    }
  }
  return [...own, ...others];
}

const told = (task: number, kind: Class, clean: string, weight: number): Text => ({
  ...{ task, class: classes.indexOf(kind), clean: telling(clean), weight },
  signs: signsOf(clean),
});
