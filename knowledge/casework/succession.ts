// Owns what becomes of a case when a township it names goes into another or gets another code: every name follows, and
// no case is left with a unit its deny set shuts out.
import type { CaseEvent, CaseState, UnitCode } from './types.ts';

/** Whether the state names this unit anywhere. */
export function names(state: CaseState, unit: UnitCode): boolean {
  const { denied, informed, review, maskedFor, place } = state;
  return (
    [state.unit, review?.from, maskedFor, place?.township].includes(unit) ||
    denied.includes(unit) ||
    informed.includes(unit)
  );
}

/**
 * Who holds the case once `from` has become `to`. Where the township that takes over is itself shut out, the county desk
 * does; where the desk is shut out too, the discipline desk.
 */
export function holderAfter(
  { unit, denied }: Pick<CaseState, 'unit' | 'denied'>,
  from: UnitCode,
  to: UnitCode,
): UnitCode {
  const shut = renamed(denied, from, to);
  return [unit === from ? to : unit, 'desk'].find((one) => !shut.includes(one)) ?? 'discipline';
}

/** The state with `to` wherever it named `from`. Status and days stay: whoever takes over takes over what is owed. */
export function succeeded(
  state: CaseState,
  { from, to, unit = state.unit === from ? to : state.unit }: Extract<CaseEvent, { type: 'succeeded' }>,
): CaseState {
  const { review, maskedFor, place } = state;
  const denied = renamed(state.denied, from, to);
  // One of the two accused in so many words is enough: triage must not let their common unit in.
  const outright = renamed(
    state.denied.filter((party) => !state.unclear.includes(party)),
    from,
    to,
  );
  const one = (code: UnitCode) => (code === from ? to : code);
  return {
    ...state,
    unit,
    denied,
    unclear: renamed(state.unclear, from, to).filter((party) => !outright.includes(party)),
    informed: renamed(state.informed, from, to).filter((code) => code !== unit && !denied.includes(code)),
    restricted: unit === state.unit ? state.restricted : unit === 'discipline',
    ...(place?.township === undefined ? {} : { place: { ...place, township: one(place.township) } }),
    ...(review ? { review: { ...review, from: one(review.from) } } : {}),
    ...(maskedFor === undefined ? {} : { maskedFor: one(maskedFor) }),
  };
}

const renamed = (codes: readonly UnitCode[], from: UnitCode, to: UnitCode): UnitCode[] => [
  ...new Set(codes.map((code) => (code === from ? to : code))),
];
