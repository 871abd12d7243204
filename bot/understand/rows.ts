// Owns what is learnt of intents: our own and strangers' messages (examples.yaml), long ones that are another office's
// (stories.yaml), letters (letters.yaml), and the ways the articles are asked for.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readNothing } from '../../knowledge/answer/nothing.ts';
import { wordingsOf } from '../../knowledge/answer/wordings.ts';
import { type Article, isNeighbour } from '../../knowledge/model.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Text } from '../../knowledge/text/sense/learning.ts';
import { readYaml } from '../../knowledge/yaml.ts';
import { signsOf } from './features.ts';
import { hear, loudOf } from './hearing.ts';
import type { Letter } from './letters.ts';
import { type Intent, intents } from './lexicon.ts';
import { scopeOf } from './scope.ts';

export interface Sentence {
  intent: Intent;
  text: string;
  weight: number;
}

/**
 * The articles' wordings are many and all questions: each counts little, or everything would be one. Those of general articles
 * (secrecy, complaints, who the bot is) ask for many things and teach nothing here.
 */
const SHARE = 0.5;

const asks = (text: string): boolean => loudOf(hear(plainSpeech(normalise(text))), 'asks') > 0;

const read = (name: string) => readYaml(readFileSync(new URL(name, import.meta.url), 'utf8')).value;

export function readSentences(articles: readonly Article[], letters: readonly Letter[]): Sentence[] {
  const examples = z.record(z.enum(intents), z.array(z.string())).parse(read('./examples.yaml'));
  const { theirs } = z.object({ theirs: z.array(z.string()) }).parse(read('./stories.yaml'));
  const own = Object.entries({
    ...examples,
    out_of_scope: [...examples.out_of_scope, ...theirs, ...readNothing()],
  }).flatMap(([intent, texts]) => texts.map((text) => ({ intent: intent as Intent, text, weight: 1 })));
  const asked = articles.flatMap((article): Sentence[] => {
    const { programme } = article;
    const texts = wordingsOf(article);
    const isTheirs = isNeighbour(article);
    if (!isTheirs && programme === 'general') return [];
    const intent = isTheirs ? 'out_of_scope' : 'policy';
    // 低保金三个月没发 tells rather than asks; whoever says no more than that complains.
    const taught = isTheirs ? texts : texts.filter(asks);
    return taught.map((text) => ({ intent, text, weight: SHARE }));
  });
  return [...own, ...letters.map(({ say, intent }) => ({ intent, text: say, weight: 1 })), ...asked];
}

/** @param task the number of the question */
export const intentTexts = (task: number, sentences: readonly Sentence[]): Text[] =>
  sentences.map(({ intent, text, weight }) => {
    const clean = plainSpeech(normalise(text));
    const heard = hear(clean);
    return { task, class: intents.indexOf(intent), clean, signs: signsOf(heard, scopeOf(heard)), weight };
  });
