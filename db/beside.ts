// Work done beside the requests, a piece at a time with a rest after each, so that nobody waits for it.
import { setTimeout as sleep } from 'node:timers/promises';

/** The longest rest, in ms: what a busy process took long over was mostly waiting, and says nothing about the work. */
const LONGEST_REST = 2_000;

export interface Beside {
  /** Works until no piece is left, also what a crash left behind; does nothing while it is at it or once stopped. */
  begin(failed: (error: unknown) => void): void;
  /** Ends after the piece in hand, and waits for it, never for a rest. What is left is found at the next start. */
  stop(): Promise<void>;
}

/**
 * @param piece does one piece; false when there was none
 * @param rest rest after each piece, as a multiple of the time it took
 */
export function beside(piece: () => Promise<boolean>, rest: number): Beside {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | undefined;
  let asked = false;

  async function run(failed: (error: unknown) => void): Promise<void> {
    try {
      while (!signal.aborted) {
        asked = false;
        const began = performance.now();
        if (!(await piece())) {
          // What came while the last look was under way may not have been seen by it.
          if (asked) continue;
          break;
        }
        const pause = Math.min(LONGEST_REST, rest * (performance.now() - began));
        await sleep(pause, undefined, { signal }).catch(() => {});
      }
    } catch (error) {
      failed(error);
    }
    running = undefined;
  }

  return {
    begin(failed) {
      asked = true;
      if (!signal.aborted) running ??= run(failed);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
