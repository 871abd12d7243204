// Owns bringing numbers and the WebAssembly that works on them together: one memory, handed out row by row. JavaScript multiplies
// one number at a time; what reading and learning come down to is done four at a time (`*.wat`, put together by `npm run assemble`).
import { readFileSync } from 'node:fs';

/** What of it is used; Node has it, its types name it a namespace alone. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  Instance: new (
    module: object,
    imports: Record<string, Record<string, unknown>>,
  ) => { readonly exports: unknown };
};

export const FLOAT = 4;
const PAGE = 65_536;

/** The dot product of `point` with each of `rows` rows at `points`, to `near`; all by address, `width` in bytes. */
export type Measure = (points: number, point: number, near: number, rows: number, width: number) => void;
/** See descent.wat. */
export interface Descent {
  add(to: number, from: number, width: number, strength: number): void;
  move(
    weights: number,
    squares: number,
    toward: number,
    width: number,
    strength: number,
    shrink: number,
    step: number,
  ): void;
}

interface Functions {
  nearness: { nearness: Measure };
  descent: Descent;
}

export const sources = ['nearness', 'descent'] as const satisfies readonly (keyof Functions)[];

const modules = new Map<string, object>();
function moduleOf(name: string): object {
  const known =
    modules.get(name) ?? new WebAssembly.Module(readFileSync(new URL(`./${name}.wasm`, import.meta.url)));
  modules.set(name, known);
  return known;
}

export interface Workbench {
  /** The next numbers in memory, all 0, and where they begin; they begin at a multiple of 16 bytes. */
  take(length: number): { readonly numbers: Float32Array; readonly at: number };
  use<Name extends keyof Functions>(name: Name): Functions[Name];
}

/** @param floats how many numbers will be taken, each taking filled up to a multiple of 4 */
export function createWorkbench(floats: number): Workbench {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((floats * FLOAT) / PAGE) });
  let next = 0;
  return {
    take(length) {
      const at = next;
      next += filled(length) * FLOAT;
      return { numbers: new Float32Array(memory.buffer, at, length), at };
    },
    use: <Name extends keyof Functions>(name: Name) =>
      new WebAssembly.Instance(moduleOf(name), { here: { memory } }).exports as Functions[Name],
  };
}

/** So many, filled up to four. */
export const filled = (length: number): number => 4 * Math.ceil(length / 4);
