// Owns the spellings under which a county's townships and villages are looked up.
import type { County, Township, Village } from '../jurisdictions/schema.ts';

/** A name without its ending (坪石镇 → 坪石), or an alias as it stands. */
export interface Name {
  readonly key: string;
  readonly township: Township;
  /** Absent: the township itself. */
  readonly village?: Village;
  /** The ending taken off: 镇, 乡, 街道, 办事处, 村, 社区; empty for an alias or a two-character village such as 罗村. */
  readonly ending: string;
  readonly isAlias: boolean;
}

const townshipEnding = /(?:街道办事处|街道|办事处|镇|乡)$/;
const villageEnding = /(?:村|社区)$/;

/** All names of the county. A village of one character and 村 (罗村) keeps its ending: alone it means nothing. */
export function namesOf(county: County): Name[] {
  const names: Name[] = [];
  for (const township of county.townships) {
    const ending = townshipEnding.exec(township.name)?.[0] ?? '';
    const key = township.name.slice(0, township.name.length - ending.length);
    names.push({ key, township, ending, isAlias: false });
    for (const alias of township.aliases) names.push({ key: alias, township, ending: '', isAlias: true });
    for (const village of township.villages) names.push(...villageNames(township, village));
  }
  return names;
}

function villageNames(township: Township, village: Village): Name[] {
  const ending = villageEnding.exec(village.name)?.[0] ?? '';
  const short = village.name.slice(0, village.name.length - ending.length);
  const own: Name =
    short.length < 2
      ? { key: village.name, township, village, ending: '', isAlias: false }
      : { key: short, township, village, ending, isAlias: false };
  return [own, ...village.aliases.map((key) => ({ key, township, village, ending: '', isAlias: true }))];
}

/** Names by their first character, the longest first. */
export function indexNames(names: readonly Name[]): ReadonlyMap<string, readonly Name[][]> {
  const byKey = new Map<string, Name[]>();
  for (const name of names) byKey.set(name.key, [...(byKey.get(name.key) ?? []), name]);
  const index = new Map<string, Name[][]>();
  for (const [key, group] of byKey) {
    const first = key[0] as string;
    index.set(first, [...(index.get(first) ?? []), group]);
  }
  for (const groups of index.values()) groups.sort((a, b) => keyLength(b) - keyLength(a));
  return index;
}

function keyLength(group: readonly Name[]): number {
  return group[0]?.key.length ?? 0;
}
