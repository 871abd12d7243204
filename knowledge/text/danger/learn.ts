// Owns learning the weights from examples.yaml: `npx tsx knowledge/text/danger/learn.ts` writes weights.generated.json.
// Run it after a change to the examples or the signs; the same input always gives the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { listCategories } from '../../casework/categories.ts';
import { loadCounty } from '../../jurisdictions/schema.ts';
import { loadKnowledge } from '../../load.ts';
import { readYaml } from '../../yaml.ts';
import { plainSpeech } from '../dialect.ts';
import { gramsOf, spelling } from '../grams.ts';
import { learnRows, linesOf } from '../learnt-rows.ts';
import { normalise } from '../normalise.ts';
import { PAIR, pairName, SIGN, signNames, signsIn } from './features.ts';
import { findIn } from './patterns.ts';
import { type Class, classes, createScore } from './score.ts';
import { telling } from './telling.ts';

const pace = { rounds: 40, step: 0.3, slowing: 8, shrink: 0.0005 };
/** Weights are kept as whole hundredths, and small ones not at all. */
const worthKeeping = 4;
/** Seen fewer times, a gram or a pair says more about that sentence than about danger. */
const seenOften = 2;
/** Odds by the own examples alone from which a question for an article is left out. */
const SOUNDS_SO = 1;

type Wording = readonly [Class, string];

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
const examplesFile = z.record(z.string(), z.string());
const read = (file: string) =>
  examplesFile.parse(readYaml(readFileSync(new URL(file, import.meta.url), 'utf8')).value);

/** Own examples, and as nobody in danger: how the articles are asked for, and what is complained of and reported. */
export function wordings(): Wording[] {
  const own = Object.entries(z.partialRecord(z.enum(classes), z.string()).parse(read('./examples.yaml')));
  const told = own.flatMap(([kind, text]) => lines(text).map((line): Wording => [kind as Class, line]));
  const notNeed = new Set(
    (['complaint', 'tip_off', 'suggestion'] as const).flatMap((kind) =>
      listCategories(kind).map(({ id }) => id),
    ),
  );
  const { articles } = loadKnowledge({ county: loadCounty('sample') });
  // Some articles are asked for by whoever stands in need of what they describe; that is no example of safety.
  const plain = createScore(learn(told));
  const filed = Object.entries(read('../../casework/sorting/examples.yaml'))
    .filter(([id]) => notNeed.has(id))
    .flatMap(([, text]) => lines(text));
  const asked = [...articles.flatMap(({ title, ask }) => [title, ...ask]), ...filed]
    .filter((text) => !findIn(normalise(text)) && plain(tellingOf(text)).odds < SOUNDS_SO)
    .map((line): Wording => ['none', line]);
  return [...told, ...asked];
}

const tellingOf = (text: string) => telling(plainSpeech(normalise(text)));

/** Names of the features of a text, and how strongly each shows. */
function featuresOf(text: string): [string, number][] {
  const told = tellingOf(text);
  const heard = signsIn(told);
  const features: [string, number][] = [];
  for (const [n, a] of heard.entries()) {
    features.push([signNames[a] as string, SIGN]);
    for (const b of heard.slice(n + 1)) features.push([pairName(a, b), PAIR]);
  }
  const { bare, strength } = spelling(told);
  for (const gram of gramsOf(bare)) features.push([gram, strength]);
  return features;
}

export function learn(told: readonly Wording[]): Record<string, number[]> {
  const shown = told.map(([kind, text]) => ({ class: classes.indexOf(kind), features: featuresOf(text) }));
  return learnRows(shown, { classes: classes.length, pace, seen: seenOften, least: worthKeeping });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rows = linesOf(learn(wordings()));
  writeFileSync(new URL('./weights.generated.json', import.meta.url), `{\n${rows.join(',\n')}\n}\n`);
  console.log(`${rows.length} features written`);
}
