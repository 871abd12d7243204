// Owns reading a village right behind its township: 坪石镇的三星坪.
import type { Name } from './names.ts';
import { type Index, type Reading, readVillageOf } from './reading.ts';
import { findMisspeltVillage } from './slips.ts';

const link = /^(?:那边的?|这边的?|那里的?|下面的?|下属的?|辖区的?|辖下的?|管的|的|里的|[\s\-·:：]{1,2})/;
/** After a township, its village: a village of that township in any form, the township alone when the name is unknown there. */
export function joinVillage(
  index: Index,
  names: readonly Name[],
  text: string,
  found: Reading,
): { reading: Reading; next: number } | undefined {
  if (found.names.some((n) => n.village)) return { reading: found, next: found.end };
  const linked = link.exec(text.slice(found.end, found.end + 5))?.[0] ?? '';
  const codes = new Set(found.names.map((n) => n.township.code));
  const at = found.end + linked.length;
  const inside = readVillageOf(index, codes, text, at) ?? findMisspeltVillage(names, codes, text, at);
  if (inside) {
    const score =
      found.how === 'exact' && inside.how === 'exact' ? 1 : Math.min(found.score, inside.score + 0.05);
    const how = found.how === 'exact' ? inside.how : found.how;
    const end = inside.end;
    return {
      reading: { names: inside.names, start: found.start, end, score, how, isJoined: true },
      next: end,
    };
  }
  // 坪石镇新村: the township is said outright, so a village we do not know there is a hamlet, not another town's village.
  const hamlet = /^[一-龥]{1,4}?(?:村|社区)/.exec(text.slice(at, at + 6))?.[0];
  const isOther =
    hamlet !== undefined && (index.get(hamlet[0] as string) ?? []).some((g) => isKeyOf(g, hamlet));
  return { reading: found, next: isOther ? at + hamlet.length : found.end };
}

function isKeyOf(group: readonly Name[], hamlet: string): boolean {
  const key = group[0]?.key ?? '';
  return group.some((n) => n.village) && (key === hamlet || key === hamlet.replace(/(?:村|社区)$/, ''));
}
