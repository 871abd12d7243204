// Owns what 孤儿 and 事实无人抚养儿童 share: the children told of, their parents, and the choice between the tracks.
import type { Answer, Criterion } from '../criterion.ts';
import { ADULT_AGE } from '../household.ts';
import { type ChildWithParents, childrenOf, type ParentState } from '../parents.ts';
import type { Situation } from '../situation.ts';
import { destituteJudgement } from './destitute.ts';

type Pair = readonly [ParentState, ParentState];

/** Both dead: an orphan (P9 一). One dead and the other not told of, or neither told of, is open. */
export function isOrphan([one, other]: Pair): Answer {
  const both = [one, other];
  if (both.every((state) => state === 'dead')) return 'yes';
  return both.every((state) => state === 'dead' || state === 'untold') ? 'unknown' : 'no';
}

/** Each parent dead, missing or in the set of P8 一, not both dead; anything people must look at leaves it open. */
export function isUnsupported([one, other]: Pair): Answer {
  const both = [one, other];
  if (both.includes('present') || both.every((state) => state === 'dead')) return 'no';
  return both.includes('untold') || both.includes('perhaps') ? 'unknown' : 'yes';
}

/**
 * Children the child track may be about. With nothing told of the parents it is one only where no grown-up is at home
 * or somebody says that nobody (able) must support them: every other child simply was not asked about.
 */
export function childrenConcerned(s: Situation): readonly ChildWithParents[] {
  const { counted, doubtful, leftOut } = s.household;
  const home = [...counted, ...doubtful];
  const inNeed = s.facts.supporters === 'none' || s.facts.supporters === 'unable';
  const grownUpAtHome = home.some((m) => m.age === undefined || m.age >= ADULT_AGE);
  return childrenOf([...home, ...leftOut]).filter(({ child, parents }) => {
    if (child.away !== undefined) return false;
    if (parents.every((state) => state === 'untold')) {
      return s.facts.supporters !== 'able' && (inNeed || !grownUpAtHome);
    }
    return parents.some((state) => state !== 'untold' && state !== 'present');
  });
}

/** The best answer for any child, in a criterion; undefined when no child is concerned or the answer is plainly no. */
export function judgeChildren(
  s: Situation,
  name: string,
  of: (parents: Pair) => Answer,
  tell: (answer: Answer, parents: Pair) => Omit<Criterion, 'name' | 'answer' | 'missing'>,
): Criterion | undefined {
  const judged = childrenConcerned(s).map(({ parents }) => ({ parents, answer: of(parents) }));
  const best = judged.find((j) => j.answer === 'yes') ?? judged.find((j) => j.answer === 'unknown');
  if (best === undefined) return undefined;
  const untold = judged.some((j) => j.answer === 'unknown' && j.parents.includes('untold'));
  const missing = best.answer === 'unknown' && untold ? ['members'] : [];
  return { name, answer: best.answer, missing, ...tell(best.answer, best.parents) };
}

/** Is there a child for this track, surely or perhaps? undefined: none. */
export function childTrackOutcome(
  s: Situation,
  track: 'orphan' | 'unsupported_child',
): 'likely' | 'ask' | undefined {
  const of = track === 'orphan' ? isOrphan : isUnsupported;
  const answers = childrenConcerned(s).map(({ parents }) => of(parents));
  if (answers.includes('yes')) return 'likely';
  return answers.includes('unknown') ? 'ask' : undefined;
}

/** Meeting 特困 and a child track at once, the child chooses one (P2 第九条). */
export function choiceNote(s: Situation) {
  const outcome = destituteJudgement(s)?.outcome;
  if (outcome === undefined || outcome === 'unlikely') return [];
  return [s.because('孩子同时符合特困的，特困和这一样只能选一样。', 'P2 第九条')];
}
