// Owns the shape every programme's rule answers in.
import type { ProgrammeCode } from '../../model.ts';
import type { Criterion, Outcome, Reason } from '../criterion.ts';

/** How much help a person needs, from the six things of P2 第二十一条–第二十二条: none, 1–3, 4–6 not managed. */
export type CareLevel = 'none' | 'partial' | 'full';

export interface Judgement {
  readonly programme: ProgrammeCode;
  readonly outcome: Outcome;
  readonly criteria: readonly Criterion[];
  /** Said after the reasons; they decide nothing. */
  readonly notes: readonly Reason[];
  /** Yuan a month, only when everything that decides it is known. */
  readonly monthlyAmount?: number;
  readonly careLevel?: CareLevel;
}
