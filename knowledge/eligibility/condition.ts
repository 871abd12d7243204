// Owns conditions: what a programme asks of a household, each with its clause, the facts it reads and the figures it needs.
import { type Criterion, type Outcome, outcomeOf } from './criterion.ts';
import type { Clauses, Situation } from './situation.ts';

/** Facts by their names in the request; 'members.age' stands for that fact of every member. */
export type FactName = string;

/** One condition as a policy officer reviews it. It reads no fact and no figure but those it names. */
export interface Condition {
  readonly name: string;
  /** The condition in words: '家庭人均收入低于当地低保标准'. */
  readonly label: string;
  /** Clauses that set it, newest document first. */
  readonly clauses: Clauses;
  readonly facts: readonly FactName[];
  /** Ids of the standards it compares with. */
  readonly figures: readonly string[];
  /** It is left to people whatever is said: it never holds or fails by itself. */
  readonly onlyAsks?: true;
  /** undefined: nobody in the household is of the kind it speaks about. */
  judge(s: Situation): Criterion | undefined;
}

/** One road into a programme: every condition of it must hold. */
export interface Way {
  readonly label: string;
  readonly conditions: readonly Condition[];
}

/** The best road open to the household, and what was found on it. */
export interface WayFound {
  readonly outcome: Outcome;
  readonly criteria: readonly Criterion[];
}

/**
 * Walks every road and keeps the best outcome: likely before ask before unlikely. Several with the same outcome are
 * told together, no sentence twice. undefined when no road concerns anybody in the household.
 */
export function bestWay(s: Situation, ways: readonly Way[]): WayFound | undefined {
  const walked = ways.flatMap(({ conditions }): WayFound[] => {
    const criteria = conditions.map((c) => c.judge(s));
    if (criteria.some((c) => c === undefined)) return [];
    const found = criteria as Criterion[];
    return [{ outcome: outcomeOf(found), criteria: found }];
  });
  for (const outcome of ['likely', 'ask', 'unlikely'] as const) {
    const best = walked.filter((way) => way.outcome === outcome).flatMap((way) => way.criteria);
    if (best.length === 0) continue;
    const criteria = new Map(best.map((c) => [`${c.name} ${c.reason.text}`, c]));
    return { outcome, criteria: [...criteria.values()] };
  }
  return undefined;
}
