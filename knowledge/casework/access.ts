// Owns who may see a case: deny sets, restriction and the reach of each role.
//
// What a denial shuts:
//   9-digit code   every officer of that township, whatever the role
//   desk           every officer of the county bureau's desk: role `desk`, and anyone whose unit is `desk`
//   supervisor     the county supervisors; always denied together with `desk` when the bureau itself is accused,
//                  which leaves the discipline desk alone
//   village:…      no officer account belongs to a village; kept so that notices and exports leave it out too
//   officer:…      one account, by username
// A shut-out officer must not see, be told of, count or find the case: it does not exist for them.
import type { Actor, CaseState, DeniedParty, Role, UnitCode } from './types.ts';

export type Officer = { role: Role; unit?: UnitCode | undefined; username?: string | undefined };
export type CaseReach = Pick<CaseState, 'unit' | 'denied' | 'informed' | 'restricted'>;

/** `holder` works the case; `overseer` is the county desk or supervisor over a unit; `informed` reads; `none` sees nothing. */
export type Relation = 'holder' | 'overseer' | 'informed' | 'reporter' | 'system' | 'none';

/** The unit an officer acts for: the pseudo unit of the county roles, the account's own unit for clerks. */
export function unitOf(officer: Officer): UnitCode | undefined {
  if (officer.role === 'desk' || officer.role === 'discipline') return officer.role;
  return officer.role === 'clerk' ? officer.unit : undefined;
}

/** One account as a party of a deny set. */
export const officerParty = (username: string): DeniedParty => `officer:${username}`;

/** Every party of a deny set that means this officer. */
export function partiesOf({ role, unit, username }: Officer): DeniedParty[] {
  return [role, ...(unit ? [unit] : []), ...(username ? [officerParty(username)] : [])];
}

/** Whether a deny set shuts this officer out. */
export function isDenied(denied: readonly DeniedParty[], officer: Officer): boolean {
  return partiesOf(officer).some((party) => denied.includes(party));
}

/** What an actor is to a case. The store's query predicates must agree with this function; a property test holds them together. */
export function relationTo(state: CaseReach, actor: Actor): Relation {
  if (actor.who !== 'officer') return actor.who;
  if (isDenied(state.denied, { ...actor, username: actor.id })) return 'none';
  const unit = unitOf(actor);
  // Only the discipline desk ever holds a restricted case; saying so here lets the county's queue be one index walk.
  if (actor.role === 'desk' || actor.role === 'supervisor') {
    if (state.restricted) return 'none';
    return unit === state.unit ? 'holder' : 'overseer';
  }
  if (unit === state.unit) return 'holder';
  if (unit === 'discipline') return state.informed.includes('discipline') ? 'informed' : 'none';
  return unit !== undefined && state.informed.includes(unit) ? 'informed' : 'none';
}

/** Whether an officer may see that the case exists. */
export function maySee(state: CaseReach, officer: Officer): boolean {
  const { role, unit, username: id = '' } = officer;
  return relationTo(state, { who: 'officer', id, role, ...(unit === undefined ? {} : { unit }) }) !== 'none';
}

/**
 * Whether a case may be given to a unit. Restricted cases leave the discipline desk only for the county desk, which
 * then decides; no case ever goes to a denied unit.
 */
export function canTransfer(state: CaseReach, unit: UnitCode): boolean {
  if (unit === state.unit || state.denied.includes(unit)) return false;
  return !state.restricted || unit === 'desk' || unit === 'discipline';
}
