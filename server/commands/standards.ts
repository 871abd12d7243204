// `standard …`: the county's own figures, recorded from the machine itself beside a running server.

import { sourceWords, standardOf } from '../../bot/publishing.ts';
import { readRecord, recordRequest } from '../../bot/recording.ts';
import { createRecordedStandards, type StandardRecord } from '../../db/recorded-standards.ts';
import { readBase } from '../../knowledge/base.ts';
import { loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { assemble } from '../../knowledge/load.ts';
import type { IsoDate, Setting, Standard } from '../../knowledge/model.ts';
import { recordedOver, unrecorded } from '../../knowledge/recorded.ts';
import { withDatabase } from './database.ts';
import type { Settings } from './settings.ts';
import { type ExitCode, Misused, type Terminal } from './terminal.ts';

/** Who did it, in the audit trail: no officer's username can look like this. */
const BY = '(operator)';

/** What was typed: options of the command. */
export interface Figure {
  value: string;
  from: string;
  to?: string | undefined;
  setting?: string | undefined;
  source: string;
  number?: string | undefined;
  documentDate: string;
}

const OPTIONS: Readonly<Record<string, string>> = {
  standardId: '<id>',
  sourceTitle: '--source',
  sourceNumber: '--number',
  sourceDate: '--document-date',
};

/** Records a figure that holds at once, on the operator's word alone. @throws Misused with every fault */
export async function recordStandard(
  standardId: string,
  { value, from, to, setting, source, number, documentDate }: Figure,
  settings: Settings,
  now: () => Date,
  today: IsoDate,
  terminal: Terminal,
): Promise<ExitCode> {
  const asked = recordRequest.safeParse({
    standardId,
    value,
    from,
    to: to ?? null,
    setting: setting ?? null,
    sourceTitle: source,
    sourceNumber: number ?? '',
    sourceDate: documentDate,
  });
  if (!asked.success) {
    throw new Misused(
      asked.error.issues.map(({ path, message }) => fault(String(path[0] ?? ''), message)).join('\n'),
    );
  }
  const county = loadCounty(settings.county);
  const base = readBase();
  const local = base.local.map((one) => one.value);
  const read = readRecord(asked.data, local, county, today);
  if ('faults' in read) {
    const known =
      read.faults.standardId === undefined
        ? ''
        : `\n${local.map(({ id, what }) => `  ${id} ${what}`).join('\n')}`;
    throw new Misused(
      Object.entries(read.faults)
        .map(([name, message]) => fault(name, message))
        .join('\n') + known,
    );
  }
  await withDatabase(settings.databaseFile, async (db) => {
    const store = createRecordedStandards(db, now);
    const kept = await store.record(read.record, BY, true);
    const standard = standardOf(kept, local);
    if (standard) terminal.say(`Recorded: ${line(standard)}`);
    const closed = before(recordedOver(county.standards, await recordedIn(store, local)), kept);
    if (closed) terminal.say(`The figure before it now ends on ${closed.to}: ${line(closed)}`);
  });
  terminal.say(
    'A running server answers with it within two seconds. It holds on your word alone and is in the audit chain.',
  );
  return 0;
}

/** Prints every figure in force (with `history`: every one ever), then what the county has not recorded. */
export async function listStandards(
  { history }: { history?: boolean | undefined },
  settings: Settings,
  now: () => Date,
  today: IsoDate,
  terminal: Terminal,
): Promise<ExitCode> {
  const county = loadCounty(settings.county);
  const base = readBase();
  const local = base.local.map((one) => one.value);
  const records = await withDatabase(settings.databaseFile, (db) => createRecordedStandards(db, now).list());
  const approved = records.filter(({ approvedBy }) => approvedBy !== null);
  const recorded = approved.flatMap((record) => standardOf(record, local) ?? []);
  const standards = recordedOver(county.standards, recorded);
  const { standards: lookup } = assemble(base, { ...county, standards });
  const ids = [...new Set(standards.map(({ id }) => id))].sort();
  for (const id of ids) {
    const entries = lookup.history(id).filter(({ region }) => region !== 'CN');
    for (const entry of entries.filter(
      (one) => history || (one.from <= today && (one.to ?? '9999') >= today),
    )) {
      terminal.say(line(entry));
    }
  }
  const waiting = records.filter(({ approvedBy }) => approvedBy === null);
  for (const record of waiting) terminal.say(`waits for approval\t${waitingLine(record)}`);
  const missing = unrecorded(local, lookup, county, today);
  for (const { standard, setting } of missing) {
    terminal.say(`not recorded\t${standard.id}\t${settingWords(setting)}\t${standard.what}`);
  }
  terminal.note(
    `${county.name}: ${ids.length} figures, ${waiting.length} waiting, ${missing.length} not recorded on ${today}.`,
  );
  return 0;
}

/** The figures in force by the office's own record, in the order recorded. */
export const recordedFigures = (databaseFile: string): Promise<Standard[]> =>
  withDatabase(databaseFile, (db) =>
    recordedIn(
      createRecordedStandards(db, () => new Date()),
      readBase().local.map(({ value }) => value),
    ),
  );

const fault = (name: string, message: string) => `${OPTIONS[name] ?? `--${name}`}: ${message}`;

const recordedIn = async (
  store: ReturnType<typeof createRecordedStandards>,
  local: Parameters<typeof standardOf>[1],
) =>
  (await store.list())
    .filter(({ approvedBy }) => approvedBy !== null)
    .flatMap((record) => standardOf(record, local) ?? []);

/** The entry that ends where the new one begins. */
function before(
  all: readonly Standard[],
  { standardId, setting, from }: StandardRecord,
): Standard | undefined {
  return all
    .filter((one) => one.id === standardId && (one.setting ?? null) === setting && one.from < from)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
}

const settingWords = (setting: Setting | undefined) => setting ?? '-';

const line = ({ id, setting, value, unit, from, to, source, illustrative }: Standard) =>
  [
    id,
    settingWords(setting),
    `${value} ${unit}`,
    `${from} – ${to ?? ''}`,
    source,
    ...(illustrative ? ['示例数据'] : []),
  ].join('\t');

const waitingLine = (record: StandardRecord) =>
  [
    record.standardId,
    record.setting ?? '-',
    record.value,
    `${record.from} – ${record.to ?? ''}`,
    sourceWords(record),
  ].join('\t');
