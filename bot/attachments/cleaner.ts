// Has files cleaned in a thread of its own: one at a time, within a time and a memory; a file that breaks either is refused.
import { Worker } from 'node:worker_threads';
import type { Cleaned } from './clean.ts';
import type { AttachmentType } from './kind.ts';
import { Unfit } from './unfit.ts';
import type { Answered } from './worker.ts';

/** How long one file may take, in ms, and how much memory the thread may fill, in MB. */
const PATIENCE = 30_000;
const MEMORY = 512;
/** Files that may wait for the thread; more is a flood. */
const MOST_WAITING = 40;
/** The thread goes home after this long without work, in ms. */
const IDLE = 60_000;

export class TooBusy extends Error {}

export interface Cleaner {
  /** @throws Unfit, TooBusy */
  clean(bytes: Buffer): Promise<Cleaned>;
  stop(): Promise<void>;
}

interface Job {
  bytes: Buffer;
  resolve(cleaned: Cleaned): void;
  reject(error: Error): void;
}

/** TypeScript is taught to the thread first: it does not inherit that from whoever started it. */
const START = `const { tsx, entry } = require('node:worker_threads').workerData;
import(tsx).then(({ register }) => { register(); return import(entry); });`;

export function createCleaner(): Cleaner {
  const waiting: Job[] = [];
  let worker: Worker | undefined;
  let current: (Job & { id: number; timer: NodeJS.Timeout }) | undefined;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;

  function settle(outcome: Cleaned | Error): void {
    if (!current) return;
    clearTimeout(current.timer);
    const { resolve, reject } = current;
    current = undefined;
    if (outcome instanceof Error) reject(outcome);
    else resolve(outcome);
    next();
  }

  function start(): Worker {
    const entry = new URL('./worker.ts', import.meta.url).href;
    const made = new Worker(START, {
      eval: true,
      // Found from here: the thread would look for it from the folder the server was started in.
      workerData: { entry, tsx: import.meta.resolve('tsx/esm/api') },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    made.unref();
    made.on('message', (answer: Answered) => {
      if (answer.id !== current?.id) return;
      if ('unfit' in answer) settle(new Unfit(answer.unfit));
      else settle({ bytes: Buffer.from(answer.bytes), type: answer.type as AttachmentType });
    });
    const gone = (reason: 'bomb' | 'broken') => () => {
      if (worker !== made) return;
      worker = undefined;
      settle(new Unfit(reason));
    };
    // Out of memory, or another death of the thread: the file is to blame, and the next one gets a new thread.
    made.on('error', gone('bomb'));
    made.on('exit', gone('bomb'));
    return made;
  }

  async function dismiss(): Promise<void> {
    const leaving = worker;
    worker = undefined;
    await leaving?.terminate();
  }

  function next(): void {
    clearTimeout(idle);
    if (current) return;
    const job = waiting.shift();
    if (!job) {
      idle = setTimeout(() => void dismiss(), IDLE);
      idle.unref();
      return;
    }
    worker ??= start();
    const id = ++count;
    const timer = setTimeout(() => {
      void dismiss();
      settle(new Unfit('bomb'));
    }, PATIENCE);
    timer.unref();
    current = { ...job, id, timer };
    // The thread reads a copy: the caller still needs the bytes as they came.
    const bytes = new Uint8Array(job.bytes);
    worker.postMessage({ id, bytes }, [bytes.buffer]);
  }

  return {
    clean(bytes) {
      if (waiting.length >= MOST_WAITING) return Promise.reject(new TooBusy());
      return new Promise((resolve, reject) => {
        waiting.push({ bytes, resolve, reject });
        next();
      });
    },
    async stop() {
      clearTimeout(idle);
      for (const { reject } of waiting.splice(0)) reject(new TooBusy());
      await dismiss();
      settle(new TooBusy());
    },
  };
}
