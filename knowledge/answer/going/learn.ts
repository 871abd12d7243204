// Owns `npx tsx knowledge/answer/going/learn.ts`: what is said after an article is learnt from rows.yaml on top of the sense of
// texts (half a minute), after which it prints how often held-out messages find their article. Part of `npm run learn`: a new
// sense wants a new view. The same input always gives the same files.
import { writeFileSync } from 'node:fs';
import { loadCounty } from '../../jurisdictions/schema.ts';
import { loadKnowledge } from '../../load.ts';
import type { Article } from '../../model.ts';
import { plainSpeech } from '../../text/dialect.ts';
import { normalise } from '../../text/normalise.ts';
import { randomFrom, shuffle } from '../../text/regression.ts';
import { type LearntHead, packHead, readHead } from '../../text/sense/head.ts';
import { senseOf, WIDTH } from '../../text/sense/sense.ts';
import { createAnswerer } from '../answer.ts';
import { createLearnt } from '../learnt.ts';
import { createPoints } from '../points.ts';
import { EVIDENCE, weigh } from './evidence.ts';
import { createStanding, FLAGS } from './flags.ts';
import { type Candidate, createGathering } from './gather.ts';
import { createNear, type View } from './near.ts';
import { type Row, readRows, readTurns } from './rows.ts';

const ROUNDS = 6;
const STEP = 0.5;
/** Steps for what counts once for all articles are smaller: every row moves it. */
const STEPS = { bias: 0.01, flags: 0.0025 };
/** How fast what a class has learnt goes back to what first messages taught of it. */
const SHRINK = 1e-3;
/** Where the flags begin: the same article likeliest by far. */
const FIRST = [5, 2, 0, 1, 0.5, 0];
/** Chances below this teach nothing worth the time. */
const SMALL = 1e-4;
/** So many turns to another subject beside what goes on. */
const TURNS = 1_500;
/** The share of rows held out, to learn from what each piece of evidence counts. */
const HELD_OUT = 0.3;

const knowledge = loadKnowledge({ county: loadCounty('sample') });
const { articles } = knowledge;
const numbers = new Map(articles.map(({ id }, i) => [id, i]));
const standing = createStanding(articles);
const shipped = readHead(new URL('../articles.generated.bin', import.meta.url));

interface Shown {
  readonly row: Row;
  readonly message: string;
  readonly after: number;
  readonly right: number;
  readonly sense: Float64Array;
}

function shownOf(row: Row): Shown[] {
  const [after, right] = [numbers.get(row.after), numbers.get(row.answer)];
  if (after === undefined || right === undefined) return [];
  const message = plainSpeech(normalise(row.say));
  const { sum, squares } = senseOf(message);
  const share = 1 / Math.sqrt(squares + 1e-6);
  return [{ row, message, after, right, sense: sum.map((one) => one * share) }];
}

/** Read off what first messages taught, by asking the head for each direction in turn. */
function firstHead(): { points: Float64Array; bias: Float64Array } {
  const places = new Map(shipped.classes.map((id, i) => [id, i]));
  const points = new Float64Array(articles.length * WIDTH);
  const bias = new Float64Array(articles.length);
  const read = (sum: Float64Array) => shipped.read({ sum, squares: 1 - 1e-6 }).slice();
  const none = read(new Float64Array(WIDTH));
  const at = articles.map(({ id }) => places.get(id) ?? -1);
  for (const [k, place] of at.entries()) bias[k] = place < 0 ? 0 : (none[place] as number);
  for (let d = 0; d < WIDTH; d++) {
    const direction = new Float64Array(WIDTH);
    direction[d] = 1;
    const along = read(direction);
    for (const [k, place] of at.entries())
      if (place >= 0) points[k * WIDTH + d] = (along[place] as number) - (none[place] as number);
  }
  return { points, bias };
}

interface Learning {
  points: Float64Array;
  bias: Float64Array;
  flags: number[];
}

function learn(rows: readonly Shown[]): Learning {
  const first = firstHead();
  const points = first.points.slice();
  const bias = first.bias.slice();
  const flags = [...FIRST];
  const squares =
    rows.reduce((sum, { sense }) => sum + sense.reduce((t, x) => t + x * x, 0), 0) / rows.length;
  const random = randomFrom(1);
  const order = [...rows.keys()];
  const chances = new Float64Array(articles.length);
  for (let round = 0; round < ROUNDS; round++) {
    const step = STEP / (1 + round / 3);
    shuffle(order, random);
    for (const n of order) {
      const { sense, after, right } = rows[n] as Shown;
      for (let k = 0; k < chances.length; k++) {
        let near = bias[k] as number;
        const from = k * WIDTH;
        for (let d = 0; d < WIDTH; d++) near += (points[from + d] as number) * (sense[d] as number);
        chances[k] = near;
      }
      standing.add(chances, after, flags);
      toChances(chances);
      const slopes = FLAGS.map(() => 0);
      for (let k = 0; k < chances.length; k++) {
        const wrong = (k === right ? 1 : 0) - (chances[k] as number);
        if (Math.abs(wrong) < SMALL) continue;
        const from = k * WIDTH;
        for (let d = 0; d < WIDTH; d++) {
          const i = from + d;
          const point = points[i] as number;
          const pull = (wrong * (sense[d] as number)) / squares;
          points[i] = point + step * (pull - SHRINK * (point - (first.points[i] as number)));
        }
        bias[k] = (bias[k] as number) + step * STEPS.bias * 2 * wrong;
        for (const [j, holds] of standing.flags(after, k).entries())
          if (holds) slopes[j] = (slopes[j] as number) + wrong;
      }
      for (const [j, slope] of slopes.entries())
        flags[j] = (flags[j] as number) + step * STEPS.flags * 2 * slope;
    }
  }
  return { points, bias, flags };
}

function toChances(order: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const one of order) if (one > most) most = one;
  let all = 0;
  for (let k = 0; k < order.length; k++) {
    order[k] = Math.exp((order[k] as number) - most);
    all += order[k] as number;
  }
  for (let k = 0; k < order.length; k++) order[k] = (order[k] as number) / all;
}

const headOf = ({ points, bias }: Learning): LearntHead => ({
  classes: articles.map(({ id }) => id),
  signs: [],
  signPoints: new Float32Array(),
  classPoints: Float32Array.from(points),
  bias: Float32Array.from(bias),
});

/** What was learnt, read without a file. */
function viewOf(learning: Learning): View {
  const { points, bias, flags } = learning;
  const spoken = new Float64Array(articles.length);
  return {
    flags,
    head: {
      classes: articles.map(({ id }) => id),
      read({ sum, squares }) {
        const share = 1 / Math.sqrt(squares + 1e-6);
        for (let k = 0; k < spoken.length; k++) {
          let near = 0;
          for (let d = 0; d < WIDTH; d++) near += (points[k * WIDTH + d] as number) * (sum[d] as number);
          spoken[k] = near * share + (bias[k] as number);
        }
        return spoken;
      },
    },
  };
}

interface Judged {
  shown: Shown;
  candidates: Candidate[];
  right: number;
}

/** Held-out rows with what speaks for each article that may be meant. */
function judged(rows: readonly Shown[], view: View): Judged[] {
  const answerer = createAnswerer(knowledge, { asOf: () => '2026-11-28' as never });
  const gather = createGathering({
    articles,
    near: createNear(articles, view),
    learnt: createLearnt(articles.map(({ id }) => id)),
    points: createPoints(articles),
    textOf: ({ body }) => body,
  });
  return rows.map((shown) => {
    const { after, right, message, row } = shown;
    const last = articles[after] as Article;
    const { programme, ask } = last;
    const isOurs = true;
    const candidates = gather({
      message,
      said: [after],
      found: answerer.answer({
        text: row.say,
        isOurs,
        article: last.id,
        ...(programme === 'general' ? {} : { programme }),
      }),
      together: answerer.answer({ text: `${ask[0]},${row.say}`, isOurs }),
      alone: answerer.answer({ text: row.say, isOurs }),
    });
    return { shown, candidates, right: candidates.findIndex(({ article }) => article === right) };
  });
}

/** What each piece of evidence counts. */
function weighed(all: readonly Judged[]): number[] {
  const weights: number[] = EVIDENCE.map((name) => (name === 'near' ? 1 : 0));
  for (let round = 0; round < 60; round++) {
    const step = 0.02 / (1 + round / 20);
    for (const { candidates, right } of all) {
      if (right < 0) continue;
      const chances = Float64Array.from(candidates, ({ evidence }) => weigh(evidence, weights));
      toChances(chances);
      for (const [j, name] of EVIDENCE.entries()) {
        let slope = 0;
        for (const [i, { evidence }] of candidates.entries())
          slope += ((i === right ? 1 : 0) - (chances[i] as number)) * evidence[name];
        weights[j] = (weights[j] as number) + step * slope;
      }
    }
  }
  return weights;
}

function tell(all: readonly Judged[], weights: readonly number[]): string {
  const places = all.map(({ candidates, right }) => {
    if (right < 0) return Number.POSITIVE_INFINITY;
    const scores = candidates.map(({ evidence }) => weigh(evidence, weights));
    return scores.filter((score) => score > (scores[right] as number)).length;
  });
  const within = (n: number) => ((100 * places.filter((at) => at < n).length) / places.length).toFixed(1);
  return `right first ${within(1)}, among two ${within(2)}, among three ${within(3)} of 100`;
}

const all = [...readRows(), ...readTurns(articles, TURNS)].flatMap(shownOf);
const random = randomFrom(2);
const held = new Set(all.filter(() => random() < HELD_OUT));
const learnt = viewOf(learn(all.filter((one) => !held.has(one))));
const seen = judged([...held], learnt);
const halves = [0, 1].map((half) => seen.filter((_, n) => n % 2 === half)) as [Judged[], Judged[]];
console.log(
  `${all.length} messages; of ${halves[1].length} held out from both: ${tell(halves[1], weighed(halves[0]))}`,
);
const whole = learn(all);
const named = (names: readonly string[], numbers: readonly number[]) =>
  Object.fromEntries(names.map((name, n) => [name, Math.round((numbers[n] as number) * 1e4) / 1e4]));
const file = (name: string) => new URL(name, import.meta.url);
writeFileSync(file('./near.generated.bin'), packHead(headOf(whole)));
writeFileSync(
  file('./near.generated.json'),
  `${JSON.stringify({ flags: named(FLAGS, whole.flags), evidence: named(EVIDENCE, weighed(seen)) })}\n`,
);
