// Whom a report is about, heard with this county's own place names.
import { detectAccused } from '../../knowledge/casework/accused.ts';
import { CORRUPTION } from '../../knowledge/casework/accused-words.ts';
import type { AccusedType } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { TalkContext } from './context.ts';

const names = new WeakMap<TalkContext['county'], readonly string[]>();

/** Always the same list for a county, by which a story heard before is known again. */
function namesIn(county: TalkContext['county']): readonly string[] {
  const known = names.get(county) ?? county.townships.flatMap(({ name, aliases }) => [name, ...aliases]);
  names.set(county, known);
  return known;
}

export function accusedIn(raw: string, { county }: Pick<TalkContext, 'county'>) {
  return detectAccused(normalise(raw), { report: true, townshipNames: namesIn(county) });
}

/** So sure, an office named later outweighs 普通人家, whoever said that. */
const NAMED = 0.7;

/** Whom a tip-off is about by all that is told: 村主任, said at any question, makes a mere household an officeholder. */
export function accusedByAll(
  chosen: AccusedType | undefined,
  raw: string,
  context: Pick<TalkContext, 'county'>,
): AccusedType | undefined {
  if (chosen !== 'household') return chosen;
  const { type, confidence } = accusedIn(raw, context);
  const isOffice = type === 'village_cadre' || type === 'township' || type === 'county';
  return isOffice && confidence >= NAMED ? type : chosen;
}

/** Sure enough that a complaint names somebody in office to go over their head. */
const SURE = 0.6;

/**
 * Whom in office a complaint is about; undefined for slow work and for what names nobody.
 * @param isConduct the complaint is known to be about conduct: then whoever does anything in it is meant
 */
export function accusedOf(
  raw: string,
  { county }: Pick<TalkContext, 'county'>,
  isConduct: boolean,
): AccusedType | undefined {
  const { type, confidence } = detectAccused(normalise(raw), {
    townshipNames: namesIn(county),
    report: isConduct,
  });
  return type === 'none' || type === 'household' || confidence < SURE ? undefined : type;
}

/** The same of taking money, or of keeping it back: that counts whatever the complaint is sorted under. */
export const corruptIn = (raw: string, context: Pick<TalkContext, 'county'>): AccusedType | undefined =>
  CORRUPTION.test(normalise(raw)) ? accusedOf(raw, context, false) : undefined;
