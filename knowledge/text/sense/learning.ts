// Owns learning the sense of texts: several questions are asked of it at once (which article, which intent, which danger), and
// every run of characters learns from all of them (descent.ts). The same texts always give the same numbers.
import { randomFrom } from '../regression.ts';
import { descend, type Shown } from './descent.ts';
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
  /** Numbers of a point, a multiple of 4. */
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
  const width = pace.width;
  const places = runs.length + signs.reduce((sum, names) => sum + names.length, 0);
  const { points, heads } = descend(
    shown,
    { places, classes: tasks.map(({ length }) => length) },
    pace,
    randomFrom(pace.seed),
  );
  let from = runs.length;
  return {
    codes: runs.map(codeOf),
    points: points.slice(0, runs.length * width),
    heads: tasks.map((classes, task) => {
      const own = signs[task] as string[];
      const signPoints = points.slice(from * width, (from + own.length) * width);
      from += own.length;
      const head = heads[task] as (typeof heads)[number];
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
