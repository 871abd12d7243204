// Owns laying the county's own recorded figures over those of its pack: a new one closes the old, nothing is lost.
import { plusDays } from './casework/days.ts';
import type { County, Standard } from './jurisdictions/schema.ts';
import type { IsoDate, LocalStandard, Setting, Standards } from './model.ts';

/**
 * The pack's figures with the recorded ones over them, in the order in which they were recorded. An entry ends the day
 * before the next of its kind begins; one recorded again for the same day is corrected by the later. An entry for town
 * and country alike goes on for whichever of them got no entry of its own.
 */
export function recordedOver(shipped: readonly Standard[], recorded: readonly Standard[]): Standard[] {
  if (recorded.length === 0) return [...shipped];
  const touched = new Set(recorded.map(lineOf));
  const all = [...shipped, ...recorded];
  const kept = all.filter((standard) => !touched.has(lineOf(standard)));
  return [...kept, ...[...touched].flatMap((line) => chain(all.filter((one) => lineOf(one) === line)))];
}

const lineOf = ({ id, region }: Standard) => `${id} ${region}`;

/** All entries of one figure in one region, none of them in force beside another of its setting. */
function chain(entries: readonly Standard[]): Standard[] {
  const settings = new Set(entries.map(({ setting }) => setting));
  const isSplit = settings.has('urban') || settings.has('rural');
  if (!isSplit) return closed(entries);
  return (['urban', 'rural'] as const).flatMap((setting) =>
    closed(entries.filter((one) => one.setting === undefined || one.setting === setting)).map((one) => ({
      ...one,
      setting,
    })),
  );
}

function closed(entries: readonly Standard[]): Standard[] {
  const corrected = new Map<IsoDate, Standard>();
  for (const entry of entries) corrected.set(entry.from, entry);
  const sorted = [...corrected.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.map((entry, index) => {
    const next = sorted[index + 1];
    if (!next || (entry.to !== undefined && entry.to < next.from)) return entry;
    return { ...entry, to: plusDays(next.from, -1) };
  });
}

/** A local figure, or one setting of it, that has no value on a day. */
export interface Unrecorded {
  readonly standard: LocalStandard;
  readonly setting?: Setting;
}

/** Every figure a county should record and has not, as of a day, in the order declared. */
export function unrecorded(
  declared: readonly LocalStandard[],
  standards: Pick<Standards, 'lookup'>,
  { code }: Pick<County, 'code'>,
  asOf: IsoDate,
): Unrecorded[] {
  return declared.flatMap((standard) => {
    const settings: (Setting | undefined)[] = standard.bySetting ? ['urban', 'rural'] : [undefined];
    return settings
      .filter((setting) => !standards.lookup(standard.id, { asOf, region: code, setting }))
      .map((setting) => ({ standard, ...(setting ? { setting } : {}) }));
  });
}
