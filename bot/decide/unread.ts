// What a message tells of the household, in figures and of a matter is looked into when the talk goes on: most talks end with their
// first answer, and reading people and sums out of it cost as much as finding that answer.
import { withMatter } from '../matter.ts';
import { remembering } from '../self-check/remembering.ts';
import type { Talk } from '../talk.ts';
import { keepingFigures } from './sums/reckoned-on.ts';

/** The talk with what its last message told; to be asked before anything of it is looked at. */
export function readUp({ unread, ...talk }: Talk): Talk {
  return unread ? reading(talk, unread) : talk;
}

/** The same at once, for a message just decided on. */
export function reading(talk: Talk, { raw, on, isHousehold, isMatter }: Unread): Talk {
  const known = isHousehold ? householdRead(talk, raw, on) : talk;
  return isMatter ? withMatter(known, raw) : known;
}

export type Unread = NonNullable<Talk['unread']>;

/** What was told of the household is kept for a self-check; not of whoever is complained of. */
function householdRead(talk: Talk, raw: string, on: string): Talk {
  // 一个月两千一 两口人 begins the check, and is not forgotten should it be declined.
  if (talk.flow?.id === 'self_check') return keepingFigures(talk, raw, on);
  return talk.flow ? talk : keepingFigures(remembering(talk, raw, on), raw, on);
}
