// Owns bringing several learnings of the same texts together. One learning alone owes a point or two to the order in which it
// saw the texts; what all of them say on average does not. What a run of characters says for a class is a sum of products, so
// the mean is one too, and its few strongest directions hold nearly all of it.
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { createWorkbench, FLOAT } from './assembly.ts';
import type { LearntHead } from './head.ts';
import type { Learnt } from './learning.ts';
import { createNearness } from './nearness.ts';

/** Rows of numbers one after another, all of one width, a multiple of 4. */
interface Rows {
  readonly numbers: Float32Array;
  readonly width: number;
}

/** @param width how many directions are kept; the others' share in what is said is returned as `lost` */
export function averageOf(learnings: readonly Learnt[], width: number): Learnt & { lost: number } {
  const [first] = learnings;
  if (!first) throw new Error('nothing was learnt');
  const wide = learnings.map(({ heads }) => widthOf(heads));
  const beside = (of: (learnt: Learnt) => Float32Array) => joined(wide, learnings.map(of));
  const points = beside((learnt) => learnt.points);
  const all = stacked(first.heads.map((_, i) => beside(({ heads }) => (heads[i] as LearntHead).classPoints)));
  // Squares of what all runs say for the classes, by pairs of classes; its strongest directions are kept.
  const said = times(times(all, squares(points)), all);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrixOf(said), {
    assumeSymmetric: true,
  });
  const order = [...realEigenvalues.keys()]
    .sort((a, b) => (realEigenvalues[b] as number) - (realEigenvalues[a] as number))
    .slice(0, width);
  const directions = order.map((at) => eigenvectorMatrix.getColumn(at));
  const turn = turned(directions, all, 1 / learnings.length);
  const total = realEigenvalues.reduce((sum, one) => sum + one, 0);
  const kept = order.reduce((sum, at) => sum + (realEigenvalues[at] as number), 0);
  let from = 0;
  return {
    codes: first.codes,
    points: times(points, turn).numbers,
    heads: first.heads.map((head, i) => {
      const begin = from;
      from += head.classes.length;
      return {
        classes: head.classes,
        signs: head.signs,
        signPoints: times(
          beside(({ heads }) => (heads[i] as LearntHead).signPoints),
          turn,
        ).numbers,
        classPoints: Float32Array.from(
          head.classes.flatMap((_, k) => directions.map((direction) => direction[begin + k] as number)),
        ),
        bias: head.bias.map((_, k) =>
          mean(learnings, ({ heads }) => (heads[i] as LearntHead).bias[k] as number),
        ),
      };
    }),
    lost: 1 - kept / total,
  };
}

const widthOf = ([head]: readonly LearntHead[]): number =>
  head ? head.classPoints.length / head.classes.length : 0;

const mean = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0) / list.length;

/** The rows of each side by side. */
function joined(wide: readonly number[], parts: readonly Float32Array[]): Rows {
  const width = wide.reduce((sum, one) => sum + one, 0);
  const count = (parts[0]?.length ?? 0) / (wide[0] ?? 1);
  const numbers = new Float32Array(count * width);
  let from = 0;
  for (const [n, part] of parts.entries()) {
    const own = wide[n] as number;
    for (let row = 0; row < count; row++)
      numbers.set(part.subarray(row * own, (row + 1) * own), row * width + from);
    from += own;
  }
  return { numbers, width };
}

function stacked(parts: readonly Rows[]): Rows {
  const numbers = new Float32Array(parts.reduce((sum, part) => sum + part.numbers.length, 0));
  let from = 0;
  for (const part of parts) {
    numbers.set(part.numbers, from);
    from += part.numbers.length;
  }
  return { numbers, width: parts[0]?.width ?? 0 };
}

function* rowsOf({ numbers, width }: Rows): Generator<Float32Array> {
  for (let from = 0; from < numbers.length; from += width) yield numbers.subarray(from, from + width);
}

/** Each row of `rows` by each row of `by`. */
function times(rows: Rows, by: Rows): Rows {
  const near = createNearness(by.numbers, by.width);
  const width = by.numbers.length / by.width;
  const numbers = new Float32Array((rows.numbers.length / rows.width) * width);
  let to = 0;
  for (const row of rowsOf(rows)) {
    near.point.set(row);
    numbers.set(near.measure(), to);
    to += width;
  }
  return { numbers, width };
}

/** Every column of `rows` by every other. */
function squares(rows: Rows): Rows {
  const { width } = rows;
  const bench = createWorkbench((width + 1) * width);
  const sums = bench.take(width * width);
  const point = bench.take(width);
  const { add } = bench.use('descent');
  for (const row of rowsOf(rows)) {
    point.numbers.set(row);
    for (let i = 0; i < width; i++)
      add(sums.at + i * width * FLOAT, point.at, width * FLOAT, row[i] as number);
  }
  return { numbers: sums.numbers, width };
}

/** Each direction, told by classes, told by what the learnings say of them, `share` of it. */
function turned(directions: readonly number[][], all: Rows, share: number): Rows {
  const { width } = all;
  const numbers = new Float32Array(directions.length * width);
  for (const [n, direction] of directions.entries()) {
    const to = numbers.subarray(n * width, (n + 1) * width);
    let k = 0;
    for (const row of rowsOf(all)) {
      const by = share * (direction[k] as number);
      for (let d = 0; d < width; d++) to[d] = (to[d] as number) + by * (row[d] as number);
      k++;
    }
  }
  return { numbers, width };
}

function matrixOf({ numbers, width }: Rows): Matrix {
  return new Matrix(
    Array.from({ length: numbers.length / width }, (_, i) => [
      ...numbers.subarray(i * width, (i + 1) * width),
    ]),
  );
}
