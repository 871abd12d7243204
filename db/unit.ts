// Units of work: one writer at a time, and units that arrive together share one commit.
import type { Queries } from './connect.ts';
import type { Connection } from './driver.ts';

export interface Units {
  /**
   * Runs `work` on the writing connection and resolves once the disk has it. All of it or nothing: a throw undoes
   * this unit and no other. `work` may await queries only; awaiting anything else would hold every writer up.
   */
  unit<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  /** Resolves when everything queued so far is on disk. */
  drain(): Promise<void>;
}

interface Waiting {
  work: (tx: Queries) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (reason: unknown) => void;
}

/** Enough to fill a commit, few enough that the first of them is not kept waiting. */
const MOST_PER_COMMIT = 128;

export function createUnits(writer: Connection, tx: Queries): Units {
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  const sql = (text: string) => writer.prepare(text);
  const [begin, commit, rollback] = [sql('BEGIN IMMEDIATE'), sql('COMMIT'), sql('ROLLBACK')];
  const [save, release, undo] = [sql('SAVEPOINT u'), sql('RELEASE u'), sql('ROLLBACK TO u')];

  async function commitTogether(batch: Waiting[]): Promise<void> {
    const settle: (() => void)[] = [];
    try {
      begin.run();
      for (const { work, resolve, reject } of batch) {
        save.run();
        try {
          const value = await work(tx);
          release.run();
          settle.push(() => resolve(value as never));
        } catch (error) {
          undo.run();
          release.run();
          settle.push(() => reject(error));
        }
      }
      commit.run();
    } catch (error) {
      // The commit itself failed (disk full, locked): none of the batch happened.
      if (writer.inTransaction) rollback.run();
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const tell of settle) tell();
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // Let requests that are already in the socket join this commit.
      await new Promise(setImmediate);
      await commitTogether(waiting.splice(0, MOST_PER_COMMIT));
    }
    running = undefined;
  }

  return {
    unit: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        running ??= run();
      }),
    drain: async () => {
      while (running) await running;
    },
  };
}
