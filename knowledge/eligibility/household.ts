// Owns who belongs to the household: whom P1 第七条 counts, whom it leaves out, and whom a person must look at.
import type { HouseholdFacts, MemberFacts } from './facts.ts';

/** 民法典: a person of eighteen is an adult. P1 第七条 counts minor children outright, adult ones by condition. */
export const ADULT_AGE = 18;

/** The facts that say who counts as living together (P1 第七条). */
export const WHO_COUNTS = [
  'members.relation',
  'members.age',
  'members.study',
  'members.away',
  'members.deceased',
] as const;

/** A member with the place it has in the request, so that a missing fact can be named: members[2].age. */
export interface Member extends MemberFacts {
  readonly index: number;
}

export interface Household {
  /** Surely members of the household living together. */
  readonly counted: readonly Member[];
  /** May or may not count: an adult child reading a postgraduate degree (P1 第七条 names 本科及以下 only). */
  readonly doubtful: readonly Member[];
  /** Not counted: deceased, in prison or compulsory detoxification, declared missing, clergy three years away. */
  readonly leftOut: readonly Member[];
}

/** Sorts the members listed into counted, doubtful and left out (P1 第七条). The order of members has no effect. */
export function householdOf(facts: HouseholdFacts): Household {
  const members = facts.members.map((member, index): Member => ({ ...member, index }));
  const leftOut = members.filter((m) => m.deceased === true || m.away !== undefined);
  const present = members.filter((m) => !leftOut.includes(m));
  const hasParent = present.some((m) => m.relation === 'parent');
  const doubtful = present.filter((m) => isDoubtful(m, hasParent));
  return { counted: present.filter((m) => !doubtful.includes(m)), doubtful, leftOut };
}

/**
 * A postgraduate is in doubt as somebody's adult child only; a spouse or a parent counts whatever they read, and so
 * does the applicant unless the parents are on the list too.
 */
function isDoubtful(member: Member, hasParent: boolean): boolean {
  if (member.study !== 'postgraduate') return false;
  if (member.age !== undefined && member.age < ADULT_AGE) return false;
  if (member.relation === 'spouse' || member.relation === 'parent') return false;
  return member.relation !== 'self' || hasParent;
}

/** The household sizes the rules leave open, smallest and largest; both 0 when nobody counts. */
export function sizesOf(household: Household): { readonly least: number; readonly most: number } {
  const sure = household.counted.length;
  const most = sure + household.doubtful.length;
  return { least: sure === 0 ? Math.min(1, most) : sure, most };
}
