// Owns what is learnt of letters (letters.yaml): long messages in the manner of petitions, titles and searches, invented, each with
// what it wants and which articles answer its questions. Read for learning only. None stands in test/fixtures.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { NOTHING } from '../../knowledge/answer/nothing.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Text } from '../../knowledge/text/sense/learning.ts';
import { readYaml } from '../../knowledge/yaml.ts';
import { intents } from './lexicon.ts';

const letter = z.strictObject({
  say: z.string(),
  intent: z.enum(intents),
  /** One article for each question of the letter; `-` where no office answers it, none where nothing is asked. */
  answers: z
    .string()
    .transform((ids) => ids.split(' '))
    .optional(),
});
export type Letter = z.output<typeof letter>;

export function readLetters(): Letter[] {
  const text = readFileSync(new URL('./letters.yaml', import.meta.url), 'utf8');
  return z.array(letter).parse(readYaml(text).value);
}

/**
 * A letter with several questions counts once in all, a share for each article.
 *
 * @param task the number of the question
 * @param ids articles in the order of their numbers; `NOTHING` comes after them
 */
export function letterTexts(task: number, letters: readonly Letter[], ids: readonly string[]): Text[] {
  const numbers = new Map([...ids, NOTHING].map((id, number) => [id, number]));
  return letters.flatMap(({ say, answers = [] }) =>
    answers.map((id): Text => {
      const number = numbers.get(id);
      if (number === undefined) throw new Error(`letters.yaml names no article ${id}: ${say.slice(0, 40)}`);
      return { task, class: number, clean: plainSpeech(normalise(say)), weight: 1 / answers.length };
    }),
  );
}
