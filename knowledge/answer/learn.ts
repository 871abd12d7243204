// Owns learning which article a wording means: `npm run learn` writes wordings.generated.json from the articles' titles and
// ways people ask, and from examples.yaml. Run it after either changed; the same input always gives the same file.
import { writeFileSync } from 'node:fs';
import { loadCounty } from '../jurisdictions/schema.ts';
import { loadKnowledge } from '../load.ts';
import { plainSpeech } from '../text/dialect.ts';
import { gramsOf, spelling } from '../text/grams.ts';
import { learnFrom } from '../text/learnt-rows.ts';
import { normalise } from '../text/normalise.ts';
import { strangers, wordingsOf } from './wordings.ts';

const pace = { rounds: 8, step: 0.25, slowing: 5, shrink: 0.001 };
/** Weights are kept as whole fiftieths, and small ones not at all. */
const scale = 50;
const worthKeeping = 10;

const { articles } = loadKnowledge({ county: loadCounty('sample') });
const ids = articles.map(({ id }) => id);

for (const id of strangers.keys()) if (!ids.includes(id)) throw new Error(`examples.yaml: no article ${id}`);

const wordings = articles.flatMap((one, article) =>
  wordingsOf(one).map((text) => {
    const { bare, strength } = spelling(plainSpeech(normalise(text)));
    return { class: article, features: [...gramsOf(bare)].map((gram) => [gram, strength] as const) };
  }),
);
const { names: grams, weights } = learnFrom(wordings, { classes: ids.length, pace });

const lines = grams.flatMap((gram, i) => {
  const kept: number[] = [];
  for (let k = 0; k < ids.length; k++) {
    const weight = Math.round((weights[i * ids.length + k] as number) * scale);
    if (Math.abs(weight) >= worthKeeping) kept.push(k, weight);
  }
  return kept.length > 0 ? [`${JSON.stringify(gram)}:[${kept.join(',')}]`] : [];
});
writeFileSync(
  new URL('./wordings.generated.json', import.meta.url),
  `{"scale":${scale},\n"articles":${JSON.stringify(ids)},\n"grams":{\n${lines.join(',\n')}\n}}\n`,
);
console.log(`${wordings.length} wordings of ${ids.length} articles, ${lines.length} grams written`);
