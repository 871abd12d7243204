// Owns which cases the public may learn of at all. What names somebody, or could lead to somebody, is not among them.
import { listCategories } from './categories.ts';
import type { AccusedType, CaseKind } from './types.ts';

/** Everything else is between its reporter and the office. */
export const PUBLIC_KINDS: readonly CaseKind[] = ['complaint', 'suggestion'];

/** Categories whose cases may be public: about how things go, never about how somebody behaved. */
export function publicCategories(): string[] {
  return listCategories()
    .filter(({ kind, conduct }) => PUBLIC_KINDS.includes(kind) && !conduct)
    .map(({ id }) => id);
}

/**
 * Whether a case may become public when it is filed.
 * @param heard whom its words accuse, by `detectAccused`; a case that speaks of anybody in office stays closed,
 *   for they would know themselves in it.
 */
export function mayBePublic(filing: {
  kind: CaseKind;
  category: string;
  urgent: boolean;
  accused?: AccusedType | undefined;
  heard: () => AccusedType | 'none';
  restricted: boolean;
  denied: readonly string[];
  informed: readonly string[];
}): boolean {
  return (
    publicCategories().includes(filing.category) &&
    PUBLIC_KINDS.includes(filing.kind) &&
    !filing.urgent &&
    !filing.restricted &&
    filing.accused === undefined &&
    filing.denied.length === 0 &&
    filing.informed.length === 0 &&
    // Last, as it costs the most.
    filing.heard() === 'none'
  );
}
