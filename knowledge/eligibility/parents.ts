// Owns who a child's parents are among the members told of, and what keeps each of them from bringing the child up.

import { isSevere } from './disability.ts';
import type { MemberFacts } from './facts.ts';
import { ADULT_AGE, type Member } from './household.ts';

/**
 * dead; missing (declared so, or out of contact); kept: in prison, compulsory detoxification, or severely disabled as
 * P8 一 counts it; perhaps: ill or holding a certificate only people can judge; present: none of these; untold: not listed.
 */
export type ParentState = 'dead' | 'missing' | 'kept' | 'perhaps' | 'present' | 'untold';

export interface ChildWithParents {
  readonly child: Member;
  readonly parents: readonly [ParentState, ParentState];
}

/** Both parents, one line each; more than two listed as parents leave it to people which two are meant. */
const PARENTS = 2;

/**
 * Every minor with what is told of both parents. A minor who asks for themselves, and brothers and sisters listed with
 * them, have those listed as parents; a minor listed as the asker's child has the asker and the spouse. Whose child a
 * grandchild or a ward is, the facts say only where its own `parents` are told; else they are untold.
 */
export function childrenOf(members: readonly Member[]): readonly ChildWithParents[] {
  const adultAsks = members.some((m) => isAsker(m) && !isMinor(m));
  const listed = (wanted: (m: Member) => boolean) => statesOf(members.filter(wanted));
  return members
    .filter((m) => isMinor(m) && m.deceased !== true && m.relation !== 'parent' && m.relation !== 'spouse')
    .map((child) => {
      if (child.parents !== undefined) return { child, parents: statesOf(child.parents) };
      if (!adultAsks) return { child, parents: listed((m) => m.relation === 'parent') };
      if (child.relation === 'child') return { child, parents: listed(isAsker) };
      return { child, parents: ['untold', 'untold'] };
    });
}

type ParentFacts = Pick<MemberFacts, 'deceased' | 'away' | 'disability' | 'severeIllness'>;

const isAsker = ({ relation }: MemberFacts) => relation === 'self' || relation === 'spouse';
const isMinor = ({ age }: MemberFacts) => age !== undefined && age < ADULT_AGE;

function statesOf(parents: readonly ParentFacts[]): readonly [ParentState, ParentState] {
  if (parents.length > PARENTS) return ['untold', 'untold'];
  const [one, other] = parents.map(stateOf).sort();
  return [one ?? 'untold', other ?? 'untold'];
}

/** The set of P8 一; severe there is grade 1–2, and grade 3–4 mental or intellectual too. */
function stateOf(parent: ParentFacts): ParentState {
  if (parent.deceased === true) return 'dead';
  if (parent.away === 'missing') return 'missing';
  if (parent.away === 'prison' || parent.away === 'detox') return 'kept';
  const { disability, severeIllness } = parent;
  if (disability !== undefined) {
    if (isSevere(disability) || disability.type === 'mental' || disability.type === 'intellectual')
      return 'kept';
    if (disability.type === 'multiple') return 'perhaps';
  }
  return severeIllness === true ? 'perhaps' : 'present';
}
