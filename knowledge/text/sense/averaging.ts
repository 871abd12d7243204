// Owns bringing several learnings of the same texts together. One learning alone owes a point or two to the order in which it
// saw the texts; what all of them say on average does not. What a run of characters says for a class is a sum of products, so
// the mean is one too, and its few strongest directions hold nearly all of it.
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { LearntHead } from './head.ts';
import type { Learnt } from './learning.ts';

/** @param width how many directions are kept; the others' share in what is said is returned as `lost` */
export function averageOf(learnings: readonly Learnt[], width: number): Learnt & { lost: number } {
  const [first] = learnings;
  if (!first) throw new Error('nothing was learnt');
  const many = learnings.length;
  const wide = learnings.map(({ heads }) => widthOf(heads));
  const beside = (rows: number, of: (learnt: Learnt) => Float32Array) =>
    joined(rows, wide, learnings.map(of));
  const points = beside(first.codes.length, (learnt) => learnt.points);
  const classes = first.heads.map((head, i) =>
    beside(head.classes.length, ({ heads }) => (heads[i] as LearntHead).classPoints),
  );
  const all = stacked(classes);
  // Squares of what all runs say for the classes, by pairs of classes; its strongest directions are kept.
  const said = all.mmul(points.transpose().mmul(points)).mmul(all.transpose());
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(said, { assumeSymmetric: true });
  const order = [...realEigenvalues.keys()]
    .sort((a, b) => (realEigenvalues[b] as number) - (realEigenvalues[a] as number))
    .slice(0, width);
  const directions = new Matrix(all.rows, width);
  for (const [at, from] of order.entries()) directions.setColumn(at, eigenvectorMatrix.getColumn(from));
  const turn = all.transpose().mmul(directions).div(many);
  const total = realEigenvalues.reduce((sum, one) => sum + one, 0);
  const kept = order.reduce((sum, at) => sum + (realEigenvalues[at] as number), 0);
  let from = 0;
  return {
    codes: first.codes,
    points: flat(points.mmul(turn)),
    heads: first.heads.map((head, i) => {
      const rows = head.classes.length;
      from += rows;
      const signs = beside(head.signs.length, ({ heads }) => (heads[i] as LearntHead).signPoints);
      return {
        classes: head.classes,
        signs: head.signs,
        signPoints: flat(signs.mmul(turn)),
        classPoints: flat(directions.subMatrix(from - rows, from - 1, 0, width - 1)),
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
function joined(rows: number, wide: readonly number[], parts: readonly Float32Array[]): Matrix {
  const whole = new Matrix(
    rows,
    wide.reduce((sum, one) => sum + one, 0),
  );
  let from = 0;
  for (const [n, part] of parts.entries()) {
    const width = wide[n] as number;
    for (let row = 0; row < rows; row++)
      for (let d = 0; d < width; d++) whole.set(row, from + d, part[row * width + d] as number);
    from += width;
  }
  return whole;
}

function stacked(parts: readonly Matrix[]): Matrix {
  const rows = parts.flatMap((part) => part.to2DArray());
  return new Matrix(rows);
}

const flat = (matrix: Matrix): Float32Array => Float32Array.from(matrix.to1DArray());
