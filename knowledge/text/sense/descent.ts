// Owns the arithmetic of learning: stochastic gradient descent with a step of its own for every weight, and half of what a text
// shows hidden at each look, so that no single run decides. What is done row by row is done in WebAssembly (descent.wat); in
// JavaScript it took forty minutes where this takes five.
import { shuffle } from '../regression.ts';
import { createWorkbench, type Descent, FLOAT, filled, type Measure, type Workbench } from './assembly.ts';
import type { Pace } from './learning.ts';

/** A text by the numbers of what it shows. */
export interface Shown {
  task: number;
  class: number;
  weight: number;
  rows: Int32Array;
  strengths: Float32Array;
}

export interface Descended {
  /** A row for each place, one after another. */
  points: Float32Array;
  /** A row and a bias for each class of each question. */
  heads: { points: Float32Array; bias: Float32Array }[];
}

/** What the squares of a weight's slopes begin at: whoever has moved much takes small steps. */
const MOVED = 0.01;
/** How fast a weight that nothing speaks for goes back to nothing. */
const SHRINK = 1e-6;
/** Slopes too small to be worth a step. */
const NOTHING = 1e-4;

/** @param counts how many rows there are to be shown, and how many classes each question has */
export function descend(
  shown: readonly Shown[],
  { places, classes }: { places: number; classes: readonly number[] },
  { width, rounds, step: first, hidden }: Pace,
  random: () => number,
): Descended {
  if (width % 4 !== 0) throw new RangeError(`a width of ${width} is no multiple of 4`);
  const fours = classes.reduce((sum, many) => sum + filled(many), 0);
  const bench = createWorkbench(2 * (places + fours + 1) * width + fours);
  const points = weightsOf(bench, places, width, random);
  const heads = classes.map((many) => headOf(bench, many, width, random));
  const point = bench.take(width);
  const pull = bench.take(width);
  const { add, move }: Descent = bench.use('descent');
  const { nearness } = bench.use('nearness');
  const row = width * FLOAT;
  const order = [...shown.keys()];
  const open = 1 / (1 - hidden);

  for (let round = 0; round < rounds; round++) {
    const step = first * (1 - round / rounds) + 1e-3;
    shuffle(order, random);
    for (const n of order) {
      const { task, class: right, weight, rows, strengths } = shown[n] as Shown;
      const head = heads[task] as Head;
      const isHidden = Uint8Array.from(rows, () => (random() < hidden ? 1 : 0));
      point.numbers.fill(0);
      for (let i = 0; i < rows.length; i++)
        if (!isHidden[i])
          add(point.at, points.at + (rows[i] as number) * row, row, (strengths[i] as number) * open);
      const chances = chancesOf(head, point.at, row, nearness);
      pull.numbers.fill(0);
      for (let k = 0; k < chances.length; k++) {
        const slope = ((chances[k] as number) - (k === right ? 1 : 0)) * weight;
        if (Math.abs(slope) < NOTHING) continue;
        moveBias(head, k, slope, step);
        const own = head.at + k * row;
        add(pull.at, own, row, slope);
        move(own, head.movedAt + k * row, point.at, row, slope, SHRINK, step);
      }
      for (let i = 0; i < rows.length; i++) {
        if (isHidden[i]) continue;
        const at = (rows[i] as number) * row;
        move(
          points.at + at,
          points.movedAt + at,
          pull.at,
          row,
          (strengths[i] as number) * open,
          SHRINK,
          step,
        );
      }
    }
  }
  // What lies in the bench's memory would hold all of it for as long as one number of it is kept.
  return {
    points: points.numbers.slice(),
    heads: heads.map(({ numbers, bias }) => ({ points: numbers.slice(0, bias.length * width), bias })),
  };
}

/** Rows of weights and, at `movedAt`, the squares of all their slopes so far. */
interface Weights {
  readonly numbers: Float32Array;
  readonly at: number;
  readonly movedAt: number;
}

interface Head extends Weights {
  readonly bias: Float32Array;
  readonly biasMoved: Float32Array;
  readonly near: ReturnType<Workbench['take']>;
  readonly chances: Float64Array;
}

/** Small and without a pattern, so that no two rows begin alike. */
function weightsOf(bench: Workbench, rows: number, width: number, random: () => number): Weights {
  const { numbers, at } = bench.take(rows * width);
  for (let i = 0; i < numbers.length; i++)
    numbers[i] = 0.1 * Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random());
  const squares = bench.take(rows * width);
  squares.numbers.fill(MOVED);
  return { numbers, at, movedAt: squares.at };
}

/** Nearness measures four rows side by side: what fills the last four up is never looked at. */
function headOf(bench: Workbench, classes: number, width: number, random: () => number): Head {
  return {
    ...weightsOf(bench, filled(classes), width, random),
    bias: new Float32Array(classes),
    biasMoved: new Float32Array(classes).fill(MOVED),
    near: bench.take(filled(classes)),
    chances: new Float64Array(classes),
  };
}

function moveBias({ bias, biasMoved }: Head, k: number, slope: number, step: number): void {
  const square = (biasMoved[k] as number) + slope * slope;
  biasMoved[k] = square;
  bias[k] = (bias[k] as number) - (step * slope) / Math.sqrt(square);
}

function chancesOf({ at, near, bias, chances }: Head, pointAt: number, row: number, nearness: Measure) {
  nearness(at, pointAt, near.at, near.numbers.length, row);
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < chances.length; k++) {
    chances[k] = (near.numbers[k] as number) + (bias[k] as number);
    top = Math.max(top, chances[k] as number);
  }
  let all = 0;
  for (let k = 0; k < chances.length; k++) all += chances[k] = Math.exp((chances[k] as number) - top);
  for (let k = 0; k < chances.length; k++) chances[k] = (chances[k] as number) / all;
  return chances;
}
