// Owns learning the weights from examples.yaml: `npx tsx bot/understand/learn.ts` writes weights.generated.json.
// Run it after a change to the examples or to the signs; the same input always gives the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { wordingsOf } from '../../knowledge/answer/wordings.ts';
import { loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import { learnRows, linesOf } from '../../knowledge/text/learnt-rows.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { readYaml } from '../../knowledge/yaml.ts';
import { eachFeature } from './features.ts';
import { hear, loudOf } from './hearing.ts';
import { type Intent, intents } from './lexicon.ts';
import { scopeOf } from './scope.ts';

const pace = { rounds: 20, step: 0.3, slowing: 10, shrink: 0.002 };
/** Weights are kept as whole hundredths, and small ones not at all. */
const worthKeeping = 4;

interface Sentence {
  intent: Intent;
  text: string;
  weight: number;
}

/**
 * The articles' wordings are many and all questions: each counts little, or everything would be one. Those of general articles
 * (secrecy, complaints, who the bot is) ask for many things and teach nothing here.
 */
const SHARE = { ours: 0.5, theirs: 0.5 };

const asks = (text: string): boolean => loudOf(hear(plainSpeech(normalise(text))), 'asks') > 0;

function readSentences(): Sentence[] {
  const file = readYaml(readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8')).value;
  const examples = z.record(z.enum(intents), z.array(z.string())).parse(file);
  const own = Object.entries(examples).flatMap(([intent, texts]) =>
    texts.map((text) => ({ intent: intent as Intent, text, weight: 1 })),
  );
  const { articles } = loadKnowledge({ county: loadCounty('sample') });
  const asked = articles.flatMap((article): Sentence[] => {
    const { file, programme } = article;
    const texts = wordingsOf(article);
    const isTheirs = file.includes('/neighbours/');
    if (!isTheirs && programme === 'general') return [];
    const intent = isTheirs ? 'out_of_scope' : 'policy';
    const weight = isTheirs ? SHARE.theirs : SHARE.ours;
    // 低保金三个月没发 tells rather than asks; whoever says no more than that complains.
    const taught = isTheirs ? texts : texts.filter(asks);
    return taught.map((text) => ({ intent, text, weight }));
  });
  return [...own, ...asked];
}

/** Every feature of a text with its strength. */
function featuresOf(text: string): [string, number][] {
  const clean = plainSpeech(normalise(text));
  const heard = hear(clean);
  const features: [string, number][] = [];
  eachFeature(clean, heard, scopeOf(heard), (name, strength) => features.push([name, strength]));
  return features;
}

const told = readSentences().map(({ intent, text, weight }) => ({
  class: intents.indexOf(intent),
  features: featuresOf(text),
  weight,
}));
const lines = linesOf(learnRows(told, { classes: intents.length, pace, least: worthKeeping }));
writeFileSync(new URL('./weights.generated.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
console.log(`${lines.length} features written`);
