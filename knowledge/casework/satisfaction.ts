// Owns what a closed case's reporter made of it: silence is neither yes nor no.
import type { CaseState } from './types.ts';

export type Satisfaction = 'satisfied' | 'disputed' | 'unsatisfied' | 'silent';

/** From this score on somebody is content. */
const CONTENT = 4;

/**
 * `disputed`: the unit says it is resolved, the reporter says it is not. That stands beside every rate that counts
 * closed cases, and is never counted as satisfied.
 */
export function satisfactionOf({ rating, finding }: Pick<CaseState, 'rating' | 'finding'>): Satisfaction {
  if (!rating) return 'silent';
  if (!rating.resolved) return finding === 'resolved' || finding === 'explained' ? 'disputed' : 'unsatisfied';
  return rating.score >= CONTENT ? 'satisfied' : 'unsatisfied';
}
