// Owns the words residents use for programmes, sides of a programme and everyday things (lexicon.yaml), ready to be found.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ASPECT_CODES, type AspectCode, PROGRAMME_CODES, type ProgrammeCode } from '../model.ts';
import { normalise } from '../text/normalise.ts';
import { createPhrases, type Phrases } from '../text/phrases.ts';
import { readYaml } from '../yaml.ts';

/** Words parted by blanks; a list in brackets would be broken over many lines by the formatter. */
const words = z.string().transform((line) => line.trim().split(/\s+/));
const schema = z.strictObject({
  programmes: z.array(
    z.strictObject({ code: z.enum(PROGRAMME_CODES), names: words, hints: words.optional() }),
  ),
  aspects: z.array(z.strictObject({ code: z.enum(ASPECT_CODES), names: words, hints: words.optional() })),
  synonyms: z.array(z.strictObject({ say: words, mean: words })),
});

/** What a phrase says, and whether it names the thing (1) or only hints at it (below 1). */
export interface Sense<Code> {
  readonly code: Code;
  readonly certainty: number;
}

const NAME = 1;
const HINT = 0.45;

export interface Lexicon {
  readonly programmes: Phrases<Sense<ProgrammeCode>>;
  readonly aspects: Phrases<Sense<AspectCode>>;
  /** The plainest name of each programme. */
  readonly nameOf: ReadonlyMap<ProgrammeCode, string>;
  /** What residents say → the articles' words, to be searched beside it. */
  readonly synonyms: Phrases<string>;
  /** Every word of the lexicon, for cutting texts into words. */
  readonly words: readonly string[];
}

/**
 * Reads lexicon.yaml.
 * @throws Error naming the place of the first fault
 */
export function loadLexicon(): Lexicon {
  const { value, faults } = readYaml(readFileSync(new URL('./lexicon.yaml', import.meta.url), 'utf8'));
  if (faults[0]) throw new Error(`knowledge/answer/lexicon.yaml:${faults[0].line} ${faults[0].message}`);
  const { programmes, aspects, synonyms } = schema.parse(value);
  return {
    programmes: createPhrases(senses(programmes)),
    aspects: createPhrases(senses(aspects)),
    nameOf: new Map(
      programmes.flatMap(({ code, names: [name] }) =>
        name && code !== 'general' ? [[code, name] as const] : [],
      ),
    ),
    synonyms: createPhrases(
      synonyms.flatMap(({ say, mean }) => say.map((word) => [normalise(word), mean.join(' ')] as const)),
    ),
    words: [
      ...new Set([
        ...[...programmes, ...aspects].flatMap(({ names, hints }) => [...names, ...(hints ?? [])]),
        ...synonyms.flatMap(({ say, mean }) => [...say, ...mean]),
      ]),
    ].filter((word) => word.length <= 6),
  };
}

function* senses<Code>(
  entries: readonly { code: Code; names: readonly string[]; hints?: readonly string[] | undefined }[],
): Generator<readonly [string, Sense<Code>]> {
  for (const { code, names, hints } of entries) {
    for (const name of new Set(names)) yield [normalise(name), { code, certainty: NAME }];
    for (const hint of new Set(hints ?? [])) {
      if (!names.includes(hint)) yield [normalise(hint), { code, certainty: HINT }];
    }
  }
}
