// Which unit a report will go to: worked out before it is handed in, so that its reporter can be told, and again when it is filed.
import { findCategory } from '../../knowledge/casework/categories.ts';
import { route } from '../../knowledge/casework/routing.ts';
import { likelyCategories, sortIntoCategory } from '../../knowledge/casework/sorting/sort.ts';
import type { AccusedType, CaseKind, Routing } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Report } from '../reports.ts';
import { corruptIn } from './accused.ts';
import type { TalkContext } from './context.ts';

/** Below this a category is not worth thinking of. */
const PLAUSIBLE = 0.2;

const isConduct = (category: string): boolean => findCategory(category)?.conduct === true;

/** A complaint that may be about conduct is routed as one, whatever category it was put into: better once too often. */
function routedAs(said: string, kind: CaseKind, category: string): string {
  if (kind !== 'complaint' || isConduct(category)) return category;
  const likely = likelyCategories(said, kind).filter(({ confidence }) => confidence >= PLAUSIBLE);
  return likely.find((sorted) => isConduct(sorted.category))?.category ?? category;
}

export interface Routed {
  routing: Routing;
  category: string;
  urgent: boolean;
  accused: AccusedType | undefined;
}

/** Where a report goes and as what. */
export function routed(report: Report, county: TalkContext['county']): Routed {
  const { kind, text, place, mentioned: mentionedTownships } = report;
  const said = normalise(text);
  const category = report.category ?? sortIntoCategory(said, kind).category;
  const urgent = report.urgent === true || findCategory(category)?.urgent === true;
  // A bribe told as a complaint is no slow work of the township's: whom it accuses counts whatever it is sorted under.
  const corrupt = kind === 'complaint' ? corruptIn(text, { county }) : undefined;
  const blamed = report.avoids === 'bureau' && kind !== 'question' ? 'county' : (report.accused ?? corrupt);
  // Somebody behaved badly and nobody knows who: found out by the county, never by the office that may be meant.
  const accused = blamed ?? (kind === 'complaint' && isConduct(category) ? 'unclear' : undefined);
  const isAsRouted = corrupt !== undefined || report.avoids === 'bureau';
  const routing = route(
    {
      kind,
      ...(isAsRouted ? {} : { category: routedAs(said, kind, category) }),
      accusedType: accused,
      place,
      mentionedTownships,
      shieldedByTownship: report.shielded,
      avoidsTownship: report.avoids === 'township',
    },
    county,
  );
  return { routing, category, urgent, accused };
}
