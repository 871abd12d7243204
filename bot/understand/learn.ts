// Owns `npm run learn`: what every text means is learnt from all our examples at once (which article is asked for, what is wanted,
// whether somebody is in danger), several times over and averaged, and written beside those who read it. Run it after a change to
// examples, articles or signs; it takes some minutes, and the same input always gives the same files.
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { NOTHING, readNothing } from '../../knowledge/answer/nothing.ts';
import { wordingsOf } from '../../knowledge/answer/wordings.ts';
import { loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { dangerTexts } from '../../knowledge/text/danger/rows.ts';
import { classes } from '../../knowledge/text/danger/score.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { averageOf } from '../../knowledge/text/sense/averaging.ts';
import { type LearntHead, packHead } from '../../knowledge/text/sense/head.ts';
import { type Learnt, PACE, type Text } from '../../knowledge/text/sense/learning.ts';
import { packSense } from '../../knowledge/text/sense/sense.ts';
import type { Task } from './learn-once.ts';
import { letterTexts, readLetters } from './letters.ts';
import { type Intent, intents } from './lexicon.ts';
import { intentTexts, readSentences } from './rows.ts';

const [ARTICLES, INTENTS, DANGER] = [0, 1, 2];

const { articles } = loadKnowledge({ county: loadCounty('sample') });
const letters = readLetters();
const sentences = readSentences(articles, letters);
const asked = articles.flatMap((article, number) =>
  wordingsOf(article).map(
    (text): Text => ({ task: ARTICLES, class: number, clean: plainSpeech(normalise(text)) }),
  ),
);
const idle = readNothing().map(
  (text): Text => ({ task: ARTICLES, class: articles.length, clean: plainSpeech(normalise(text)) }),
);
const said = (isWanted: (intent: Intent) => boolean) =>
  sentences.filter(({ intent }) => isWanted(intent)).map(({ text }) => text);
const danger = dangerTexts(
  DANGER,
  said((intent) => intent !== 'emergency' && intent !== 'help'),
  said((intent) => intent === 'help'),
);
const written = letterTexts(
  ARTICLES,
  letters,
  articles.map(({ id }) => id),
);
const texts = [...asked, ...idle, ...written, ...intentTexts(INTENTS, sentences), ...danger];
const tasks = [[...articles.map(({ id }) => id), NOTHING], intents, classes];

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
/** Dimensions of what is kept of them all. */
const WIDTH = 160;

const learnOnce = (seed: number) =>
  new Promise<Learnt>((learnt, failed) => {
    const task: Task = [texts, tasks, { ...PACE, seed }];
    const learning = fork(new URL('./learn-once.ts', import.meta.url), { serialization: 'advanced' });
    learning.once('message', (done) => learnt(done as Learnt)).once('error', failed);
    learning.once('exit', (code) => failed(new Error(`a learning ended with ${code}`)));
    learning.send(task);
  });

const learnings: Learnt[] = [];
const waiting = [...SEEDS.entries()];
async function learnOnAndOn(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift())
    learnings[next[0]] = await learnOnce(next[1]);
}
await Promise.all(Array.from({ length: Math.min(SEEDS.length, availableParallelism()) }, learnOnAndOn));
const learnt = averageOf(learnings, WIDTH);

const write = (name: string, bytes: Buffer) =>
  writeFileSync(new URL(`../../${name}`, import.meta.url), bytes);
write('knowledge/text/sense/sense.generated.bin', packSense(WIDTH, learnt.codes, learnt.points));
const heads = [
  'knowledge/answer/articles.generated.bin',
  'bot/understand/intents.generated.bin',
  'knowledge/text/danger/danger.generated.bin',
];
for (const [task, name] of heads.entries()) write(name, packHead(learnt.heads[task] as LearntHead));
console.log(
  `${texts.length} texts, ${learnt.codes.length} runs of characters, ${(100 * learnt.lost).toFixed(1)} % of the mean left out`,
);
