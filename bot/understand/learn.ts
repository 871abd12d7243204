// Owns `npm run learn`: what every text means is learnt from all our examples at once (which article is asked for, what is wanted,
// whether somebody is in danger), and written beside those who read it. Run it after a change to examples, articles or signs; it
// takes two minutes, and the same input always gives the same files.
import { writeFileSync } from 'node:fs';
import { wordingsOf } from '../../knowledge/answer/wordings.ts';
import { loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { dangerTexts } from '../../knowledge/text/danger/rows.ts';
import { classes } from '../../knowledge/text/danger/score.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { type LearntHead, packHead } from '../../knowledge/text/sense/head.ts';
import { learnSense, PACE, type Text } from '../../knowledge/text/sense/learning.ts';
import { packSense } from '../../knowledge/text/sense/sense.ts';
import { type Intent, intents } from './lexicon.ts';
import { intentTexts, readSentences } from './rows.ts';

const [ARTICLES, INTENTS, DANGER] = [0, 1, 2];

const { articles } = loadKnowledge({ county: loadCounty('sample') });
const sentences = readSentences(articles);
const asked = articles.flatMap((article, number) =>
  wordingsOf(article).map(
    (text): Text => ({ task: ARTICLES, class: number, clean: plainSpeech(normalise(text)) }),
  ),
);
const said = (isWanted: (intent: Intent) => boolean) =>
  sentences.filter(({ intent }) => isWanted(intent)).map(({ text }) => text);
const danger = dangerTexts(
  DANGER,
  said((intent) => intent !== 'emergency' && intent !== 'help'),
  said((intent) => intent === 'help'),
);
const texts = [...asked, ...intentTexts(INTENTS, sentences), ...danger];
const learnt = learnSense(texts, [articles.map(({ id }) => id), intents, classes]);

const write = (name: string, bytes: Buffer) =>
  writeFileSync(new URL(`../../${name}`, import.meta.url), bytes);
write('knowledge/text/sense/sense.generated.bin', packSense(PACE.width, learnt.codes, learnt.points));
const heads = [
  'knowledge/answer/articles.generated.bin',
  'bot/understand/intents.generated.bin',
  'knowledge/text/danger/danger.generated.bin',
];
for (const [task, name] of heads.entries()) write(name, packHead(learnt.heads[task] as LearntHead));
console.log(`${texts.length} texts, ${learnt.codes.length} runs of characters`);
