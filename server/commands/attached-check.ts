// `verify` and the files of cases: are the bytes that lie there those the chain of events says were given?
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../db/connect.ts';
import { givenFiles, keptFiles } from '../../db/given-files.ts';
import { type KeyRing, numberOf, SEAL, unsealBytes } from '../../db/sealing.ts';

export interface FileReport {
  files: number;
  /** How many were opened and compared byte for byte; the others by their size alone, for want of the key. */
  opened: number;
  /** Sentences. */
  faults: string[];
}

/**
 * @param folder where the sealed files lie
 * @param fields keys of the fields of the database, where they are to be had; a backup may need one dropped since
 */
export async function compareFiles(
  db: Database,
  folder: string,
  fields: KeyRing | undefined,
): Promise<FileReport> {
  const marks = await givenFiles(db);
  const rows = await keptFiles(db);
  const opens = (row: Row) => fields?.keys.has(numberOf(row.key)) === true;
  const report: FileReport = { files: rows.length, opened: 0, faults: [] };
  for (const { row, trackingNumber } of rows) {
    const mark = marks.get(row.id);
    marks.delete(row.id);
    const fault =
      mark === undefined
        ? 'no event says it was given'
        : mark.hash !== (row.original ?? row.hash) || mark.size !== row.size
          ? 'its record is not the one it was given with'
          : faultOf(row, join(folder, row.id), opens(row) ? fields : undefined);
    if (fault) report.faults.push(`attachment ${row.id} of case ${trackingNumber}: ${fault}`);
    else if (opens(row)) report.opened += 1;
  }
  for (const [id, { trackingNumber }] of marks) {
    report.faults.push(`attachment ${id} of case ${trackingNumber}: its record is missing`);
  }
  return report;
}

type Row = { key: Buffer; hash: string; size: number };

function faultOf(row: Row, file: string, fields: KeyRing | undefined): string | undefined {
  if (!existsSync(file)) return 'its file is missing';
  if (!fields) return statSync(file).size === row.size + SEAL ? undefined : 'its file was changed';
  try {
    const bytes = unsealBytes(unsealBytes(fields, row.key), readFileSync(file));
    const hash = createHash('sha256').update(bytes).digest('hex');
    return hash === row.hash ? undefined : 'its file was changed';
  } catch {
    return 'its file was changed';
  }
}
