// Flows as data, and the two pure functions that walk them. Saved state is the answers and nothing else: where the
// talk stands is worked out afresh each time, so going back, prefilling and changing a flow all come for free.

export interface Choice {
  label: string;
  value: string;
}

export interface Prompt {
  text: string;
  choices?: Choice[];
}

/** Answers on the path, in the order they were reached. Values survive JSON. */
export type Answers = Record<string, unknown>;

/** What a resident sent, already normalised; `raw` is as written. */
export interface Said {
  text: string;
  raw: string;
}

interface Way<C> {
  to: string | null;
  when?: (answers: Answers, context: C) => boolean;
}

/** Where to go next: a step, the end (null), or the first way whose `when` holds. */
type Next<C> = string | null | Way<C>[];

export interface AskStep<C> {
  ask: (answers: Answers, context: C) => Prompt;
  /** Understands or not: undefined asks again. Parses only; decides and stores nothing. */
  accept: (said: Said, answers: Answers, context: C) => unknown;
  next: Next<C>;
  /** What to say when the words were not understood. */
  hint?: string;
  /** Takes any words as the answer, so a question in the middle must be a plain one to be heard as a question. */
  free?: true;
  /** Known from the beginning and never taken back. */
  fixed?: true;
  /** Never prefilled: the resident says yes to this in person, after having read it. */
  confirm?: true;
}

/** A step the bot does by itself (looks a case up); its result is an answer like any other. */
export interface RunStep<C> {
  run: string;
  next: Next<C>;
}

export type Step<C> = AskStep<C> | RunStep<C>;

export interface Flow<C> {
  id: string;
  /** Raised when old answers no longer mean the same; a talk saved under another version starts the flow again. */
  version: number;
  first: string;
  steps: Record<string, Step<C>>;
  /** Answers that stand beside the path: never asked for and never dropped (a wish that holds wherever the talk stands). */
  notes?: readonly string[];
  /**
   * For a flow whose questions hang on what was answered (the self-check): which question comes next, and how it is
   * asked. Its answers are kept in the order they were given; `first` and `steps` are then not used.
   */
  onward?: (answers: Answers, context: C) => string | null;
  question?: (id: string) => Step<C> | undefined;
}

export interface Walked {
  kept: Answers;
  /** The step to ask or run now; null when the flow is complete. */
  at: string | null;
}

export const isRun = <C>(step: Step<C>): step is RunStep<C> => 'run' in step;

function follow<C>(next: Next<C>, answers: Answers, context: C): string | null {
  if (next === null || typeof next === 'string') return next;
  const way = next.find(({ when }) => when === undefined || when(answers, context));
  if (!way) throw new Error('a flow must always know where to go next');
  return way.to;
}

export function stepOf<C>(flow: Flow<C>, id: string): Step<C> {
  const step = flow.question?.(id) ?? flow.steps[id];
  if (!step) throw new Error(`flow ${flow.id} has no step ${id}`);
  return step;
}

const notesOf = <C>({ notes = [] }: Flow<C>, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => notes.includes(id)));

/** Follows the answers from the first step. Answers off the path are dropped. */
export function walk<C>(flow: Flow<C>, answers: Answers, context: C): Walked {
  if (flow.onward) {
    const known = Object.entries(answers).filter(([id]) => flow.question?.(id) !== undefined);
    const asked = Object.fromEntries(known);
    return { kept: asked, at: flow.onward(asked, context) };
  }
  const kept: Answers = notesOf(flow, answers);
  let at: string | null = flow.first;
  while (at !== null && Object.hasOwn(answers, at)) {
    if (Object.hasOwn(kept, at)) throw new Error(`flow ${flow.id} walks in a circle at ${at}`);
    kept[at] = answers[at];
    at = follow(stepOf(flow, at).next, kept, context);
  }
  return { kept, at };
}

export interface Advanced extends Walked {
  accepted: boolean;
}

/** Takes one message as the answer to the step in turn. Not understood: nothing changes. */
export function advance<C>(flow: Flow<C>, answers: Answers, said: Said, context: C): Advanced {
  const { kept, at } = walk(flow, answers, context);
  if (at === null) return { kept, at, accepted: false };
  const step = stepOf(flow, at);
  const value = isRun(step) ? undefined : step.accept(said, kept, context);
  if (value === undefined) return { kept, at, accepted: false };
  return { ...walk(flow, { ...kept, [at]: value }, context), accepted: true };
}

/** Answers known before they were asked. What is not a step, or must be confirmed in person, is left out. */
export function prefill<C>(flow: Flow<C>, known: Answers): Answers {
  return Object.fromEntries(
    Object.entries(known).filter(([id, value]) => {
      if (flow.notes?.includes(id)) return value !== undefined;
      const step = flow.question?.(id) ?? flow.steps[id];
      return value !== undefined && step !== undefined && !isRun(step) && !step.confirm;
    }),
  );
}

/** Drops the last answer a person gave (and what the bot worked out from it). */
export function back<C>(flow: Flow<C>, answers: Answers, context: C): Walked {
  const { kept } = walk(flow, answers, context);
  const path = Object.keys(kept).filter((id) => !flow.notes?.includes(id));
  while (path.length > 0) {
    const last = path.pop() as string;
    const step = stepOf(flow, last);
    if (!isRun(step) && step.fixed) break;
    delete kept[last];
    if (!isRun(step)) break;
  }
  return walk(flow, kept, context);
}

/** The answers a flow begun anew keeps. */
export function fixedOf<C>(flow: Flow<C>, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => {
      const step = flow.steps[id];
      if (flow.notes?.includes(id)) return true;
      return step !== undefined && !isRun(step) && step.fixed;
    }),
  );
}

/** Steps that can be reached, for diagrams and for the test that none is left behind. */
export function reachable<C>(flow: Flow<C>): Set<string> {
  const seen = new Set<string>();
  const open: (string | null)[] = [flow.first];
  while (open.length > 0) {
    const id = open.pop();
    if (id === null || id === undefined || seen.has(id)) continue;
    seen.add(id);
    const { next } = stepOf(flow, id);
    open.push(...(next === null || typeof next === 'string' ? [next] : next.map(({ to }) => to)));
  }
  return seen;
}
