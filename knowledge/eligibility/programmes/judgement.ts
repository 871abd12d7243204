// Owns the shape every programme's rule is written and answers in.
import type { ProgrammeCode } from '../../model.ts';
import type { Way } from '../condition.ts';
import type { Criterion, Outcome, Reason } from '../criterion.ts';
import type { Clauses, Situation } from '../situation.ts';

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

/** A clause that shapes a programme without being a condition of it: what it excludes, how long it holds, what it pays. */
export interface Proviso {
  readonly text: string;
  readonly clauses: Clauses;
  /** Standards it turns on; no figure is typed in the text. */
  readonly figures?: readonly string[];
}

/** One programme's rule, as it judges and as an officer reviews it. */
export interface Rule {
  readonly programme: ProgrammeCode;
  /** When a household hears of it at all; any other is left without a verdict. */
  readonly concerns: string;
  /** Roads into it; on one, every condition must hold. */
  readonly ways: readonly Way[];
  readonly provisos: readonly Proviso[];
  /** undefined: the household is plainly no matter of it. */
  readonly judge: (s: Situation) => Judgement | undefined;
}
