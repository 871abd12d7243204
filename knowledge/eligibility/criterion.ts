// Owns three-valued judging: a criterion holds, fails or is not known, and several together make an outcome.

export type Answer = 'yes' | 'no' | 'unknown';
export type Outcome = 'likely' | 'unlikely' | 'ask';

/** Why, in words a resident reads, with the document and clause it rests on. */
export interface Reason {
  readonly text: string;
  readonly title: string;
  readonly clause: string;
}

/** One condition of a programme, judged. `missing` names the facts or figures that would settle an unknown one. */
export interface Criterion {
  readonly name: string;
  readonly answer: Answer;
  readonly reason: Reason;
  readonly missing: readonly string[];
}

/** All must hold: one sure "no" is enough for unlikely, one unknown is enough to need a person. */
export function outcomeOf(criteria: readonly Criterion[]): Outcome {
  if (criteria.some((c) => c.answer === 'no')) return 'unlikely';
  return criteria.every((c) => c.answer === 'yes') ? 'likely' : 'ask';
}

/** The reasons that carry an outcome, most telling first, no sentence twice. */
export function reasonsFor(outcome: Outcome, criteria: readonly Criterion[]): Reason[] {
  const that = (answer: Answer) => criteria.filter((c) => c.answer === answer).map((c) => c.reason);
  const reasons = outcome === 'unlikely' ? that('no') : [...that('unknown'), ...that('yes')];
  return reasons.filter((reason, i) => reasons.findIndex((r) => r.text === reason.text) === i);
}

/** The facts and figures that keep an outcome open, each once; none when it is settled. */
export function missingFor(outcome: Outcome, criteria: readonly Criterion[]): string[] {
  if (outcome !== 'ask') return [];
  return [...new Set(criteria.flatMap((c) => (c.answer === 'unknown' ? c.missing : [])))];
}

export function answerOf(fact: boolean | undefined): Answer {
  if (fact === undefined) return 'unknown';
  return fact ? 'yes' : 'no';
}

export function not(answer: Answer): Answer {
  if (answer === 'unknown') return 'unknown';
  return answer === 'yes' ? 'no' : 'yes';
}
