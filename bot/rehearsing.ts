// Every article read, proven and asked for once, in the quiet after a start: what no record stands behind is in the log before a
// resident asks, and the first of the morning waits no longer than the hundredth.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isProven } from './answering.ts';
import { decide } from './decide.ts';
import type { Office } from './office.ts';

/** Rest after each article, in ms, and how long it stands back when others keep the process busy. */
const REST = 2;
const STANDS_BACK = 250;
/** So much of its rest taken by others (0–1) is somebody being served. */
const BUSY = 0.5;

export interface Rehearsal {
  stop(): void;
  /** How many articles were gone through; settles when all were, the knowledge was exchanged or it was stopped. */
  readonly done: Promise<number>;
}

/** Goes through the articles served now; decides and writes nothing. */
export function rehearse(office: Office): Rehearsal {
  const { articles } = office.knowledge;
  const ended = new AbortController();
  const { signal } = ended;

  const rest = async (): Promise<void> => {
    for (let wait = REST; ; wait = STANDS_BACK) {
      const before = performance.eventLoopUtilization();
      await pause(wait, undefined, { ref: false, signal }).catch(() => undefined);
      if (signal.aborted || performance.eventLoopUtilization(before).utilization < BUSY) return;
    }
  };

  const goThrough = async (): Promise<number> => {
    let gone = 0;
    for (const { id, ask } of articles) {
      await rest();
      if (signal.aborted || office.knowledge.articles !== articles) break;
      const read = office.answerer.read(id);
      if (read) isProven(office, read);
      await decide(office, {}, ask[0] ?? '', 'rehearsal');
      gone++;
    }
    return gone;
  };
  return { stop: () => ended.abort(), done: goThrough() };
}
