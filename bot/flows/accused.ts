// Whom a report is about, heard with this county's own place names.
import { detectAccused } from '../../knowledge/casework/accused.ts';
import type { AccusedType } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { TalkContext } from './context.ts';

export function accusedIn(raw: string, { county }: Pick<TalkContext, 'county'>) {
  const townshipNames = county.townships.flatMap(({ name, aliases }) => [name, ...aliases]);
  return detectAccused(normalise(raw), { report: true, townshipNames });
}

/** Sure enough that a complaint names somebody in office to go over their head. */
const SURE = 0.6;

/** Whom in office a complaint is about; undefined for slow work and for what names nobody. */
export function accusedOf(raw: string, { county }: Pick<TalkContext, 'county'>): AccusedType | undefined {
  const townshipNames = county.townships.flatMap(({ name, aliases }) => [name, ...aliases]);
  const { type, confidence } = detectAccused(normalise(raw), { townshipNames });
  return type === 'none' || type === 'household' || confidence < SURE ? undefined : type;
}
