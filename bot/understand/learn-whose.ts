// Owns learning whose business a long message is: `npm run learn` writes whose.generated.json from stories.yaml, the examples and
// the articles. The same input always gives the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { wordingsOf } from '../../knowledge/answer/wordings.ts';
import { loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import { learnFrom } from '../../knowledge/text/learnt-rows.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { readYaml } from '../../knowledge/yaml.ts';
import { hear } from './hearing.ts';
import { scopeOf } from './scope.ts';
import { runTogether, topicsOf } from './whose.ts';

const pace = { rounds: 15, step: 0.3, slowing: 8, shrink: 0.001 };
/** Weights are kept as whole hundredths, and small ones not at all. */
const worthKeeping = 4;
/** What an article and its wordings count beside a story. */
const SHARE = { ours: 0.2, theirs: 0.5 };

interface Told {
  isOurs: boolean;
  text: string;
  weight: number;
}

function read(name: string): Record<string, string[]> {
  const { value } = readYaml(readFileSync(new URL(name, import.meta.url), 'utf8'));
  return z.record(z.string(), z.array(z.string())).parse(value);
}

function readTold(): Told[] {
  const { ours = [], theirs = [] } = read('./stories.yaml');
  const { greeting: _g, thanks: _t, out_of_scope = [], ...own } = read('./examples.yaml');
  const tell = (texts: readonly string[], isOurs: boolean, weight = 1) =>
    texts.map((text) => ({ isOurs, text, weight }));
  const { articles } = loadKnowledge({ county: loadCounty('sample') });
  const known = articles.flatMap((article) => {
    const { file, programme, body } = article;
    const isOurs = !file.includes('/neighbours/');
    if (programme === 'general' && isOurs) return [];
    return tell(
      [...wordingsOf(article), body.replace(/\{\{[^}]*\}\}/g, '')],
      isOurs,
      isOurs ? SHARE.ours : SHARE.theirs,
    );
  });
  return [
    ...tell([...ours, ...Object.values(own).flat()], true),
    ...tell([...theirs, ...out_of_scope], false),
    ...known,
  ];
}

/** Every feature of a text with its strength. */
function featuresOf(text: string): [string, number][] {
  const clean = plainSpeech(normalise(text));
  const { bare, strength } = runTogether(clean);
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= bare.length; i++) pairs.add(bare.slice(i, i + 2));
  return [...topicsOf(scopeOf(hear(clean))), ...[...pairs].map((pair): [string, number] => [pair, strength])];
}

const told = readTold().map(({ isOurs, text, weight }) => ({
  class: isOurs ? 1 : 0,
  features: featuresOf(text),
  weight,
}));
const { names, weights } = learnFrom(told, { classes: 2, pace });
const lines = names.flatMap((name, i) => {
  const weight = Math.round(100 * ((weights[2 * i + 1] as number) - (weights[2 * i] as number)));
  return Math.abs(weight) >= worthKeeping ? [`${JSON.stringify(name)}:${weight}`] : [];
});
writeFileSync(new URL('./whose.generated.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
console.log(`${told.length} texts, ${lines.length} features written`);
