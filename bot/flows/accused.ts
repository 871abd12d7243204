// Whom a report is about, heard with this county's own place names.
import { detectAccused } from '../../knowledge/casework/accused.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { TalkContext } from './context.ts';

export function accusedIn(raw: string, { county }: Pick<TalkContext, 'county'>) {
  const townshipNames = county.townships.flatMap(({ name, aliases }) => [name, ...aliases]);
  return detectAccused(normalise(raw), { report: true, townshipNames });
}
