// The sample county after 青山镇 went into 白石镇: the second of two packs, with one township fewer.
import type { Office } from '../../bot/office.ts';
import type { County } from '../../knowledge/jurisdictions/schema.ts';
import { createGazetteer } from '../../knowledge/places/gazetteer.ts';
import { GREEN, WHITE } from './cases.ts';

export function mergedCounty(county: County, from = GREEN, to = WHITE): County {
  const gone = county.townships.find(({ code }) => code === from);
  if (!gone) throw new Error(`the pack has no ${from}`);
  return {
    ...county,
    townships: county.townships
      .filter(({ code }) => code !== from)
      .map((township) => {
        if (township.code !== to) return township;
        const names = new Set(township.villages.map(({ name }) => name));
        const taken = gone.villages
          .filter(({ name }) => !names.has(name))
          .map(({ code: _, ...rest }) => rest);
        return {
          ...township,
          formerly: [...township.formerly, from, ...gone.formerly],
          aliases: [...township.aliases, gone.name, ...gone.aliases],
          villages: [...township.villages, ...taken],
        };
      }),
  };
}

/** The office has the new pack from now on. */
export function readMergedPack(office: Office, from = GREEN, to = WHITE): void {
  office.county = mergedCounty(office.county, from, to);
  office.gazetteer = createGazetteer(office.county);
}
