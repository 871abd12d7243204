// Telephone numbers of a county in words. Only numbers its pack records are ever said.
import type { County, Hotline } from '../knowledge/jurisdictions/schema.ts';

const hotline = (county: County, id: string) => county.hotlines.find((line) => line.id === id);

/** The general line everybody can ring. */
export function governmentLine(county: County): string {
  return hotline(county, 'gov')?.number ?? '12345';
}

/**
 * Who knows and how to reach them: the township if one is meant, the bureau by its own telephone if recorded, the public lines.
 * @param township code of the one that is meant
 */
export function contactWords(county: County, township?: string): string {
  const office = ({ name, phone, hours }: { name: string; phone?: string; hours?: string }) =>
    phone ? `${name}（${phone}${hours ? `，${hours}` : ''}）` : name;
  const own = county.townships.find(({ code, phone }) => code === township && phone !== undefined);
  const lines = ['assistance', 'gov'].map((id) => hotline(county, id)).filter((line) => line !== undefined);
  return [...(own ? [office(own)] : []), office(county.bureau), ...lines.map(inWords)].join('、');
}

/** Numbers for an emergency, the first to ring in front. */
export function emergencyWords(county: County, ids: readonly string[]): string {
  return ids
    .map((id) => hotline(county, id))
    .filter((line) => line !== undefined)
    .map((line) => `${line.number}（${line.name}）`)
    .join('、');
}

/** The same without their names, for whoever has heard them already. */
export function bareNumbers(county: County, ids: readonly string[]): string {
  return ids.flatMap((id) => hotline(county, id)?.number ?? []).join('、');
}

const inWords = ({ number, name }: Hotline): string => `${number}（${name}）`;

/** The lines whose owner a message names: 律师电话, 残联那个电话. */
export const linesNamed = ({ hotlines }: County, text: string): string[] =>
  hotlines.filter(({ words = [] }) => words.some((word) => text.includes(word))).map(inWords);

/** More numbers than these are a list again. */
const MOST = 2;

/** The lines a text names by their number, in the order in which it does; not those for danger, nor the one that is said besides. */
export function linesIn({ hotlines }: County, text: string): string[] {
  const found = hotlines
    .map((line) => ({ line, at: text.search(new RegExp(`(?<!\\d)${line.number}(?!\\d)`)) }))
    .filter(({ line, at }) => at >= 0 && !NOT_ASKED.has(line.id));
  return found
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ line }) => inWords(line));
}
const NOT_ASKED: ReadonlySet<string> = new Set(['gov', 'police', 'fire', 'ambulance', 'traffic_police']);
