// Owns routing: which unit gets a case and who must never see it (design: casework, Routing rules 1, 2, 5, 6, 7).
import { conductCategory, householdCategory } from './categories.ts';
import type { AccusedType, CaseKind, DeniedParty, Place, Routing, UnitCode } from './types.ts';

export type RoutingQuestion = {
  kind: CaseKind;
  category?: string | undefined;
  /** From `detectAccused` or the reporter's own choice; a tip-off without one is routed as `unclear`. */
  accusedType?: AccusedType | undefined;
  /** The place, when settled. For a tip-off the place of the accused, not of the teller. */
  place?: Place | undefined;
  /** Every township the text could mean, codes; also those a slip of the pen or a shared village name leaves open. */
  mentionedTownships: readonly UnitCode[];
  /** The teller says the township covers for the accused. */
  shieldedByTownship?: boolean | undefined;
  /** The reporter will not have the township look into it: asked for, whatever it is about. */
  avoidsTownship?: boolean | undefined;
};

type Townships = { townships: readonly { code: UnitCode }[] };

/** `village:<code or name>` in a deny set. No unit has this code, so it only ever shuts out. */
export function villageParty(village: string): DeniedParty {
  return `village:${village}`;
}

/**
 * Where a case goes. A place that is not one of the county's townships counts as no place; no place, or several,
 * goes to the county desk, never to the first in the list. Deny sets follow 信访工作条例 第三十条第三款: material of a
 * tip-off never reaches whoever it accuses.
 */
export function route(question: RoutingQuestion, county: Townships): Routing {
  const codes = new Set(county.townships.map((township) => township.code));
  const township =
    question.place?.township && codes.has(question.place.township) ? question.place.township : undefined;
  const accused = accusedOf(question);
  const meant = new Set(question.mentionedTownships.filter((code) => codes.has(code)));
  if (township) meant.add(township);
  // When nothing says which township, any of them could be the one accused.
  const everyMeant = meant.size > 0 ? [...meant] : [...codes];
  const village = question.place?.village ? [villageParty(question.place.village)] : [];
  const shielding = question.shieldedByTownship ? everyMeant : [];

  switch (accused) {
    case 'county':
      return to('discipline', 'county_accused', { denied: ['desk', 'supervisor'] });
    case 'township':
      return to('discipline', 'township_accused', { denied: everyMeant });
    case 'village_cadre':
      return to('desk', 'village_cadre_accused', {
        denied: [...village, ...shielding],
        informed: ['discipline'],
      });
    case 'unclear':
      // Whoever is said to cover for somebody is accused of that, whomever the rest of it means: triage lets nobody in.
      return to('desk', question.shieldedByTownship ? 'unclear_shielded' : 'accused_unclear', {
        denied: everyMeant,
      });
    case 'household':
      if (question.shieldedByTownship) {
        return to('desk', 'household_shielded', { denied: shielding, informed: ['discipline'] });
      }
      break;
    case undefined:
      if (question.kind === 'question') return to('desk', 'question_to_desk');
      break;
  }
  // Asked for, it is granted: whoever has a stake in a matter is not the one to look into it (回避).
  if (question.avoidsTownship) return to('desk', 'township_avoided', { denied: everyMeant });
  if (township) return to(township, accused === 'household' ? 'household_place' : 'place');
  return to('desk', meant.size > 1 ? 'several_places' : 'no_place');
}

function accusedOf({ kind, category, accusedType }: RoutingQuestion): AccusedType | undefined {
  if (kind === 'tip_off') {
    if (accusedType) return accusedType;
    return category && householdCategory(category) ? 'household' : 'unclear';
  }
  if (kind !== 'complaint' || accusedType === 'household') return undefined;
  // Slow work is the township's own to mend; only a complaint about somebody's conduct goes over its head.
  return category && !conductCategory(category) ? undefined : accusedType;
}

function to(
  unit: UnitCode,
  why: string,
  more: { denied?: DeniedParty[]; informed?: UnitCode[] } = {},
): Routing {
  return {
    unit,
    denied: more.denied ?? [],
    informed: more.informed ?? [],
    restricted: unit === 'discipline',
    why,
  };
}
