// Telephone numbers of a county in words. Only numbers its pack records are ever said.
import type { County } from '../knowledge/jurisdictions/schema.ts';

const hotline = (county: County, id: string) => county.hotlines.find((line) => line.id === id);

/** The general line everybody can ring. */
export function governmentLine(county: County): string {
  return hotline(county, 'gov')?.number ?? '12345';
}

/** Who knows and how to reach them: the bureau by its own telephone if recorded, and the public lines. */
export function contactWords(county: County): string {
  const { name, phone, hours } = county.bureau;
  const bureau = phone ? `${name}（${phone}${hours ? `，${hours}` : ''}）` : name;
  const lines = ['assistance', 'gov']
    .map((id) => hotline(county, id))
    .filter((line) => line !== undefined)
    .map((line) => `${line.number}（${line.name}）`);
  return [bureau, ...lines].join('、');
}

/** Numbers for an emergency, the first to ring in front. */
export function emergencyWords(county: County, ids: readonly string[]): string {
  return ids
    .map((id) => hotline(county, id))
    .filter((line) => line !== undefined)
    .map((line) => `${line.number}（${line.name}）`)
    .join('、');
}
