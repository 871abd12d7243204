// `verify`: is the chain of events whole, and does every case have the events it should?
import type { Database } from '../../db/connect.ts';
import { type ChainReport, verifyChain } from '../../db/events.ts';
import type { KeyRing } from '../../db/sealing.ts';
import { compareFiles, type FileReport } from './attached-check.ts';
import { atOneMoment, withDatabase } from './database.ts';
import { compareHeads } from './heads.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export interface Audit extends ChainReport {
  cases: number;
  /** Cases whose number of events is not their version: an event was cut off the end of the chain, or put there. */
  astray: { trackingNumber: string; events: number; version: number }[];
}

const MOST_SHOWN = 50;

/**
 * @param file the database, in use or not, or a backup of it
 * @param attached where its sealed files lie, and the key they open with, where it is to be had
 * @param heads folder of the daily heads; `isBackup`: the office may have gone on after this copy was made
 */
export async function verify(
  file: string,
  heads: { folder: string; isBackup: boolean },
  attached: { folder: string; fields: KeyRing | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { audit, head, files } = await withDatabase(file, (db) =>
    atOneMoment(db, async () => {
      const audit = await inspect(db);
      return {
        audit,
        head: await compareHeads(db, audit, heads.folder, heads.isBackup),
        files: await compareFiles(db, attached.folder, attached.fields),
      };
    }),
  );
  sayAudit(audit, terminal);
  for (const fault of head.faults) terminal.say(fault);
  terminal.say(
    `${head.compared} daily heads compared; ` +
      (head.faults.length === 0 ? 'all of them fit.' : 'the chain is not the one they were taken from.'),
  );
  sayFiles(files, terminal);
  return isWhole(audit) && head.faults.length === 0 && files.faults.length === 0 ? 0 : 1;
}

function sayFiles({ files, opened, faults }: FileReport, terminal: Terminal): void {
  if (files === 0 && faults.length === 0) return;
  for (const fault of faults.slice(0, MOST_SHOWN)) terminal.say(fault);
  if (faults.length > MOST_SHOWN) terminal.say(`… and ${faults.length - MOST_SHOWN} more`);
  const how =
    opened === 0 && files > faults.length
      ? 'compared by size alone, for want of the key'
      : 'compared byte for byte';
  terminal.say(
    `${files} attachments ${how}; ` +
      (faults.length === 0
        ? 'all of them are as they were given.'
        : `${faults.length} are not as they were given.`),
  );
}

export const isWhole = ({ faults, astray }: Audit) => faults.length === 0 && astray.length === 0;

/**
 * The chain shows what was changed, dropped or inserted inside it; its end it cannot show, for any beginning of a chain
 * is a chain. There the cases bear witness: each says how many events it has.
 */
export async function inspect(db: Database): Promise<Audit> {
  const chain = await verifyChain(db.reading, db.tables);
  const events = await countEvents(db);
  const { cases } = db.tables;
  const audit: Audit = { ...chain, cases: 0, astray: [] };
  await eachPage(
    (from, size) =>
      db.reading
        .select({ id: cases.id, trackingNumber: cases.trackingNumber, version: cases.version })
        .from(cases)
        .orderBy(cases.id)
        .limit(size)
        .offset(from),
    ({ id, trackingNumber, version }) => {
      audit.cases += 1;
      const counted = events.get(id) ?? 0;
      if (counted !== version) audit.astray.push({ trackingNumber, events: counted, version });
      events.delete(id);
    },
  );
  for (const [id, counted] of events) audit.astray.push({ trackingNumber: id, events: counted, version: 0 });
  return audit;
}

/** Events per case id. */
async function countEvents(db: Database): Promise<Map<string, number>> {
  const { events } = db.tables;
  const counts = new Map<string, number>();
  await eachPage(
    (from, size) =>
      db.reading.select({ caseId: events.caseId }).from(events).orderBy(events.seq).limit(size).offset(from),
    ({ caseId }) => {
      if (caseId !== null) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
    },
  );
  return counts;
}

/** Hands over every row without holding all of them. */
async function eachPage<Row>(
  page: (from: number, size: number) => PromiseLike<Row[]>,
  take: (row: Row) => void,
) {
  const size = 20_000;
  for (let from = 0; ; from += size) {
    const rows = await page(from, size);
    for (const row of rows) take(row);
    if (rows.length < size) return;
  }
}

export function sayAudit(audit: Audit, terminal: Terminal): void {
  const lines = [
    ...audit.faults.map(({ seq, fault }) => `event ${seq}: ${fault}`),
    ...audit.astray.map(({ trackingNumber, events, version }) =>
      version === 0
        ? `case ${trackingNumber}: ${events} events, but there is no such case`
        : `case ${trackingNumber}: ${events} events, but the case says ${version}`,
    ),
  ];
  for (const line of lines.slice(0, MOST_SHOWN)) terminal.say(line);
  if (lines.length > MOST_SHOWN) terminal.say(`… and ${lines.length - MOST_SHOWN} more`);
  terminal.say(
    `${audit.events} events of ${audit.cases} cases; ` +
      (lines.length === 0 ? 'the chain is whole.' : `${lines.length} faults: the chain is broken.`),
  );
  terminal.say(`head ${audit.head}`);
}
