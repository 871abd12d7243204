// `verify` and the heads written down outside the database: what was cut off at the very end, or written anew throughout,
// shows here and nowhere else.
import type { Database } from '../../db/connect.ts';
import { type ChainReport, hashesAt } from '../../db/events.ts';
import { readHeads } from '../../db/heads.ts';

export interface HeadReport {
  /** How many heads were compared. */
  compared: number;
  /** Sentences, the earliest first. */
  faults: string[];
}

/**
 * @param isBackup a copy ends earlier than the office went on: heads beyond its end are no fault
 */
export async function compareHeads(
  db: Database,
  chain: ChainReport,
  folder: string,
  isBackup: boolean,
): Promise<HeadReport> {
  const { heads, strange } = readHeads(folder);
  const faults = strange.map(({ file, line }) => `heads/${file} line ${line}: not a line of ours`);
  const hashes = await hashesAt(
    db.reading,
    db.tables,
    heads.map(({ seq }) => seq),
  );
  let compared = 0;
  let rewritten = false;
  let cut: { from: number; to: number; day: string } | undefined;
  for (const { day, seq, hash } of heads) {
    const now = hashes.get(seq);
    if (now === undefined && isBackup && seq > chain.last) continue;
    compared += 1;
    if (now === undefined && seq > chain.last) cut = { from: chain.last + 1, to: seq, day };
    else if (now !== hash && !rewritten) {
      rewritten = true;
      faults.push(
        `event ${seq} or one before it: written anew since ${day}, whose head says ${hash.slice(0, 16)}…`,
      );
    }
  }
  if (cut) {
    const which = cut.from === cut.to ? `event ${cut.to}` : `events ${cut.from} to ${cut.to}`;
    faults.push(`${which}: cut off the end; on ${cut.day} the chain went on to ${cut.to}`);
  }
  return { compared, faults };
}
