// Owns reading one question off the sense of a text: which article, which intent, which danger. A head knows signs of its own
// beside the runs of characters, and how near a sense lies to each of its classes.
import { readFileSync } from 'node:fs';
import { createNearness } from './nearness.ts';
import { bytesOf, type Sense, WIDTH } from './sense.ts';

export interface Head {
  readonly classes: readonly string[];
  /**
   * How much a text speaks for each class; a difference of 1 is odds of e to 1. The next reading reuses the array.
   * @param signs what is seen in the text by name, and how strongly
   */
  read(sense: Sense, signs?: Iterable<readonly [name: string, strength: number]>): Float64Array;
}

/** What a head has learnt: a row of `WIDTH` for each sign and each class, and what speaks for a class before anything is said. */
export interface LearntHead {
  classes: readonly string[];
  signs: readonly string[];
  signPoints: Float32Array;
  classPoints: Float32Array;
  bias: Float32Array;
}

export function packHead({ classes, signs, signPoints, classPoints, bias }: LearntHead): Buffer {
  const names = Buffer.from(JSON.stringify({ classes, signs }));
  const padded = Buffer.concat([names, Buffer.alloc((4 - (names.length % 4)) % 4, ' ')]);
  return Buffer.concat([
    bytesOf(Uint32Array.of(padded.length)),
    padded,
    ...[signPoints, classPoints, bias].map(bytesOf),
  ]);
}

/** @param file written by `npm run learn` together with the sense */
export function readHead(file: URL): Head {
  const { buffer } = new Uint8Array(readFileSync(file));
  const [length = 0] = new Uint32Array(buffer, 0, 1);
  const names = JSON.parse(Buffer.from(buffer, 4, length).toString()) as {
    classes: string[];
    signs: string[];
  };
  const { classes } = names;
  const signs = new Map(names.signs.map((name, i) => [name, i]));
  const at = 4 + length;
  const signPoints = new Float32Array(buffer, at, signs.size * WIDTH);
  const { point, measure } = createNearness(
    new Float32Array(buffer, at + signPoints.byteLength, classes.length * WIDTH),
    WIDTH,
  );
  const bias = new Float32Array(
    buffer,
    at + signPoints.byteLength + 4 * classes.length * WIDTH,
    classes.length,
  );
  const spoken = new Float64Array(classes.length);
  return {
    classes,
    read({ sum, squares }, seen = []) {
      point.set(sum);
      let all = squares;
      for (const [name, strength] of seen) {
        const sign = signs.get(name);
        if (sign === undefined) continue;
        all += strength * strength;
        const from = sign * WIDTH;
        for (let d = 0; d < WIDTH; d++)
          point[d] = (point[d] as number) + strength * (signPoints[from + d] as number);
      }
      const share = 1 / Math.sqrt(all + 1e-6);
      const near = measure();
      for (let k = 0; k < spoken.length; k++) spoken[k] = (near[k] as number) * share + (bias[k] as number);
      return spoken;
    },
  };
}
