// Owns which points of an article a few words are after: whoever goes on asking has the article above, and wants the line that
// answers him. A point is a line of a list or a sentence.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Article } from '../model.ts';
import { plainSpeech } from '../text/dialect.ts';
import { normalise } from '../text/normalise.ts';
import { senseOf } from '../text/sense/sense.ts';
import { readYaml } from '../yaml.ts';

export interface Point {
  /** As it reads, without the mark of a list. */
  readonly text: string;
  /** Where it stands in its article. */
  readonly place: number;
}

export interface Scored extends Point {
  /** About 0.3 for a stranger, 0.6 and more for a point that speaks of the same. */
  readonly score: number;
}

/** 先查三样： and 户口迁走了这样办。 open a list and say nothing. */
const OPENS = /[：:]$|^.{0,12}这样办。?$/;

/** The points of an article as it reads. */
export function pointsOf(text: string): Point[] {
  const lines = text
    .split('\n')
    .flatMap((line) =>
      line.startsWith('· ') ? [line.slice(2)] : (line.match(/[^。！？]+[。！？]?/g) ?? []),
    );
  return lines.map((line, place) => ({ text: line, place })).filter(({ text: line }) => !OPENS.test(line));
}

const sides = z
  .array(z.strictObject({ asks: z.string(), says: z.string() }))
  .parse(readYaml(readFileSync(new URL('./sides.yaml', import.meta.url), 'utf8')).value)
  .map(({ asks, says }) => ({ asks: new RegExp(asks), says: new RegExp(says) }));

/** What is asked for by words that name nothing: 带啥 is answered by papers, 多久 by days. */
export const sidesAsked = (message: string): number[] =>
  sides.flatMap(({ asks }, n) => (asks.test(message) ? [n] : []));

/** Words every turn of a talk has. */
const FILLING =
  /[那我俺咱你您他她它这就再又也还都要得该能会可以去到往在上下向是有个些的了吗嘛呢么吧啊呀哦嗯不没咋啥]|怎么|什么|多少|多久|哪里?|现在|已经|请问|想问|到底/gu;

/** What a message says besides, in pieces. */
const contentOf = (message: string): string => message.replace(FILLING, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ');

/** So many characters of a message are more than filling. */
export const contentLength = (message: string): number => contentOf(message).replaceAll(' ', '').length;

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Runs of one to three characters; longer ones say more. */
function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (const part of text.split(' '))
    for (let i = 0; i < part.length; i++)
      for (let length = 1; length <= 3 && i + length <= part.length; length++)
        runs.add(part.slice(i, i + length));
  return runs;
}
const WORTH = [0, 0.4, 1, 1.2];

/** What the words must be worth for all of them to count; a single common word is no match. */
const LEAST_WORTH = 14;
/** A longer point holds more words by chance. */
const USUAL = 40;
/** What it counts that the senses lie near, and that it speaks of a side asked for. */
const SHARES = { sense: 0.5, side: 0.3 };

interface Known {
  /** Its letters and figures, in plain speech. */
  readonly text: string;
  readonly sense: Float32Array;
}

export interface Points {
  /** The points of a text by what `message` (in plain speech) is after, in the order in which they stand. */
  score(message: string, text: string): Scored[];
}

const plain = (text: string): string => plainSpeech(normalise(text));

/** Where a text points, of length 1. */
function direction(text: string): Float64Array {
  const { sum } = senseOf(text);
  const length = Math.hypot(...sum) || 1;
  return sum.map((one) => one / length);
}

function nearness(a: Float64Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] as number) * (b[d] as number);
  return sum;
}

/** Points looked into are kept, so many at most: all of a base half as large again as ours, a kilobyte each. */
const MOST_KEPT = 12_000;

/** Rarities worked out are kept, so many at most. */
const MOST_COUNTED = 20_000;

/** How rare each run is in the articles, worked out when it is asked for. */
function createRarity(articles: readonly Article[]): (run: string) => number {
  let bodies: string[] | undefined;
  const known = new Map<string, number>();
  return (run) => {
    let rarity = known.get(run);
    if (rarity === undefined) {
      bodies ??= articles.map(({ body }) => bare(body));
      let holding = 0;
      for (const body of bodies) if (body.includes(run)) holding++;
      rarity = Math.log((bodies.length + 1) / (holding + 1));
      if (known.size >= MOST_COUNTED) known.clear();
      known.set(run, rarity);
    }
    return rarity;
  };
}

export function createPoints(articles: readonly Article[]): Points {
  const rarityOf = createRarity(articles);
  const known = new Map<string, Known>();
  const look = (text: string): Known => {
    let found = known.get(text);
    if (!found) {
      if (known.size >= MOST_KEPT) known.clear();
      const clean = plain(text);
      found = { text: bare(clean), sense: Float32Array.from(direction(clean)) };
      known.set(text, found);
    }
    return found;
  };
  /** What a message is after, worked out once for all the articles it is looked for in. */
  const ask = (message: string) => {
    const runs = [...runsOf(contentOf(message))];
    const worths = runs.map((run) => rarityOf(run) * (WORTH[run.length] as number));
    const worth = Math.max(
      LEAST_WORTH,
      worths.reduce((sum, one) => sum + one, 0),
    );
    const sense = direction(message);
    const says = sidesAsked(message).flatMap((n) => sides[n]?.says ?? []);
    return { message, runs, worths, worth, sense, says };
  };
  let last: ReturnType<typeof ask> | undefined;

  return {
    score(message, text) {
      if (last?.message !== message) last = ask(message);
      const { runs, worths, worth, sense, says } = last;
      return pointsOf(text).map((point) => {
        const { text: own, sense: points } = look(point.text);
        let shared = 0;
        for (const [n, run] of runs.entries()) if (own.includes(run)) shared += worths[n] as number;
        const words = shared / worth / (0.6 + 0.4 * Math.sqrt(point.text.length / USUAL));
        const side = says.some((one) => one.test(point.text)) ? SHARES.side : 0;
        return { ...point, score: words + SHARES.sense * nearness(sense, points) + side };
      });
    },
  };
}

/** Whether two texts in plain speech share a run of two characters that is not mere filling. */
export function sharedWords(message: string, text: string): boolean {
  const own = runsOf(contentOf(text));
  return [...runsOf(contentOf(message))].some((run) => run.length === 2 && own.has(run));
}

/** Where the text holds such a run last: what is asked stands at the end. */
export function sharedAt(message: string, text: string): number | undefined {
  const all = [...runsOf(contentOf(message))].filter(({ length }) => length === 2);
  const at = Math.max(-1, ...all.map((run) => text.lastIndexOf(run)));
  return at < 0 ? undefined : at;
}
