// Owns learning the sense of texts: several questions are asked of it at once (which article, which intent, which danger), and
// every run of characters learns from all of them. Stochastic gradient descent with a step of its own for every weight, and half
// of what a text shows hidden at each look, so that no single run decides. The same texts always give the same numbers.
import { randomFrom, shuffle } from '../regression.ts';
import type { LearntHead } from './head.ts';
import { codeOf, runsIn, runTogether, strengthOf } from './words.ts';

export interface Text {
  /** Number of the question it answers. */
  readonly task: number;
  readonly class: number;
  /** In plain speech. */
  readonly clean: string;
  /** What is seen in it by name, and how strongly. */
  readonly signs?: readonly (readonly [name: string, strength: number])[];
  /** How much it counts beside the others; 1 when left out. */
  readonly weight?: number;
  /** A piece of a text that is there already: its runs are no more often seen for it. */
  readonly isPiece?: boolean;
}

export interface Pace {
  width: number;
  rounds: number;
  step: number;
  /** Share of what a text shows that is hidden at each look. */
  hidden: number;
  /** Runs that fewer texts show are left out. */
  seen: number;
  seed: number;
}

export const PACE: Pace = { width: 128, rounds: 12, step: 0.15, hidden: 0.5, seen: 3, seed: 7 };

interface Shown {
  task: number;
  class: number;
  weight: number;
  rows: Int32Array;
  strengths: Float32Array;
}

export interface Learnt {
  codes: number[];
  points: Float32Array;
  heads: LearntHead[];
}

/** @param tasks the classes of each question by name */
export function learnSense(
  texts: readonly Text[],
  tasks: readonly (readonly string[])[],
  pace: Pace = PACE,
): Learnt {
  const { runs, signs, shown } = show(texts, tasks.length, pace.seen);
  const random = randomFrom(pace.seed);
  const width = pace.width;
  const places = runs.length + signs.reduce((sum, names) => sum + names.length, 0);
  const points = scattered(places * width, random);
  const heads = tasks.map((classes) => ({
    points: scattered(classes.length * width, random),
    bias: new Float32Array(classes.length),
  }));
  descend(shown, points, heads, pace, random);
  let from = runs.length;
  return {
    codes: runs.map(codeOf),
    points: points.subarray(0, runs.length * width),
    heads: tasks.map((classes, task) => {
      const own = signs[task] as string[];
      const signPoints = points.slice(from * width, (from + own.length) * width);
      from += own.length;
      const head = heads[task] as Head;
      return { classes, signs: own, signPoints, classPoints: head.points, bias: head.bias };
    }),
  };
}

/** Every text by the numbers of what it shows: runs first, then the signs of each question. */
function show(texts: readonly Text[], tasks: number, seen: number) {
  const counts = new Map<string, number>();
  const looked = new Set<string>();
  const grams = new Map<string, Set<string>>();
  for (const { clean, isPiece } of texts) {
    if (looked.has(clean)) continue;
    looked.add(clean);
    const own = runsIn(runTogether(clean));
    grams.set(clean, own);
    if (isPiece) continue;
    for (const run of own) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  const runs = [...counts].filter(([, count]) => count >= seen).map(([run]) => run);
  const rows = new Map(runs.map((run, i) => [run, i]));
  const signs = Array.from({ length: tasks }, (_, task) => {
    const often = new Map<string, number>();
    for (const text of texts) {
      if (text.task !== task) continue;
      for (const [name] of text.signs ?? []) often.set(name, (often.get(name) ?? 0) + 1);
    }
    return [...often].filter(([, count]) => count >= seen).map(([name]) => name);
  });
  let from = runs.length;
  const signRows = signs.map((names) => {
    const places = new Map(names.map((name, i) => [name, from + i]));
    from += names.length;
    return places;
  });
  const shown = texts.map((text): Shown => {
    const at: number[] = [];
    const strengths: number[] = [];
    for (const run of grams.get(text.clean) ?? []) {
      const row = rows.get(run);
      if (row === undefined) continue;
      at.push(row);
      strengths.push(strengthOf(run.length));
    }
    for (const [name, strength] of text.signs ?? []) {
      const row = signRows[text.task]?.get(name);
      if (row === undefined) continue;
      at.push(row);
      strengths.push(strength);
    }
    const length = Math.sqrt(strengths.reduce((sum, one) => sum + one * one, 1e-6));
    return {
      task: text.task,
      class: text.class,
      weight: text.weight ?? 1,
      rows: Int32Array.from(at),
      strengths: Float32Array.from(strengths, (one) => one / length),
    };
  });
  return { runs, signs, shown };
}

interface Head {
  points: Float32Array;
  bias: Float32Array;
}

/** Squares of all slopes so far: whoever has moved much takes small steps. */
const moved = (weights: Float32Array) => new Float32Array(weights.length).fill(0.01);
/** How fast a weight that nothing speaks for goes back to nothing. */
const SHRINK = 1e-6;
/** Slopes too small to be worth a step. */
const NOTHING = 1e-4;

function descend(
  shown: readonly Shown[],
  points: Float32Array,
  heads: readonly Head[],
  { width, rounds, step: first, hidden }: Pace,
  random: () => number,
): void {
  const pointsMoved = moved(points);
  const headsMoved = heads.map((head) => ({ points: moved(head.points), bias: moved(head.bias) }));
  const chances = heads.map(({ bias }) => new Float64Array(bias.length));
  const order = [...shown.keys()];
  const point = new Float32Array(width);
  const pull = new Float32Array(width);
  const open = 1 / (1 - hidden);
  let step = first;
  const move = (weights: Float32Array, squares: Float32Array, at: number, slope: number): void => {
    const square = (squares[at] as number) + slope * slope;
    squares[at] = square;
    weights[at] = (weights[at] as number) - (step * slope) / Math.sqrt(square);
  };

  for (let round = 0; round < rounds; round++) {
    step = first * (1 - round / rounds) + 1e-3;
    shuffle(order, random);
    for (const n of order) {
      const { task, class: right, weight, rows, strengths } = shown[n] as Shown;
      const head = heads[task] as Head;
      const headMoved = headsMoved[task] as Head;
      const chance = chances[task] as Float64Array;
      const isHidden = Uint8Array.from(rows, () => (random() < hidden ? 1 : 0));
      point.fill(0);
      for (let i = 0; i < rows.length; i++) {
        if (isHidden[i]) continue;
        const from = (rows[i] as number) * width;
        const strength = (strengths[i] as number) * open;
        for (let d = 0; d < width; d++)
          point[d] = (point[d] as number) + strength * (points[from + d] as number);
      }
      softmax(head, point, chance);
      pull.fill(0);
      for (let k = 0; k < chance.length; k++) {
        const slope = ((chance[k] as number) - (k === right ? 1 : 0)) * weight;
        if (Math.abs(slope) < NOTHING) continue;
        move(head.bias, headMoved.bias, k, slope);
        for (let d = 0, at = k * width; d < width; d++, at++) {
          const own = head.points[at] as number;
          pull[d] = (pull[d] as number) + slope * own;
          move(head.points, headMoved.points, at, slope * (point[d] as number) + SHRINK * own);
        }
      }
      for (let i = 0; i < rows.length; i++) {
        if (isHidden[i]) continue;
        const strength = (strengths[i] as number) * open;
        for (let d = 0, at = (rows[i] as number) * width; d < width; d++, at++) {
          move(points, pointsMoved, at, (pull[d] as number) * strength + SHRINK * (points[at] as number));
        }
      }
    }
  }
}

function softmax({ points, bias }: Head, point: Float32Array, chance: Float64Array): void {
  const width = point.length;
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < chance.length; k++) {
    let near = bias[k] as number;
    for (let d = 0, at = k * width; d < width; d++, at++)
      near += (points[at] as number) * (point[d] as number);
    chance[k] = near;
    top = Math.max(top, near);
  }
  let all = 0;
  for (let k = 0; k < chance.length; k++) all += chance[k] = Math.exp((chance[k] as number) - top);
  for (let k = 0; k < chance.length; k++) chance[k] = (chance[k] as number) / all;
}

/** Small and without a pattern, so that no two rows begin alike. */
function scattered(length: number, random: () => number): Float32Array {
  return Float32Array.from(
    { length },
    () => 0.1 * Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random()),
  );
}
