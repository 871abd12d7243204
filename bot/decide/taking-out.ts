// 旁证那句不要, 把镇长知道那句删掉: taken out of what was told so far, and out of nothing else.
import { QUESTION_IDS } from '../../knowledge/casework/categories.ts';
import { clausesOf, joined } from '../../knowledge/casework/clauses.ts';
import { isToldAlready } from '../../knowledge/casework/told-already.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers } from '../flow.ts';
import { sortStory } from '../flows/sorting.ts';
import { questionStep, SKIPPED, toldSteps } from '../flows/story.ts';
import { inReport as say } from '../phrases/in-report.ts';
import { fieldNamed } from './putting-right.ts';

export interface TakenOut {
  /** The same where nothing was found. */
  answers: Answers;
  said: string;
}

/** The answers without what the words name; what is not found is said not to be. */
export function takeOut(kind: CaseKind, answers: Answers, named: string): TakenOut {
  const found =
    named === '' ? withoutLast(answers) : (withoutWords(answers, named) ?? withoutField(answers, named));
  if (!found && named !== '') return { answers, said: say.notTakenOut };
  // 那去掉那句: what gives him away was not written down at all.
  if (!found) return { answers, said: kind === 'tip_off' ? say.notWritten : say.whichOut };
  if (found.what === '') return { answers, said: say.onlySentence };
  const isResorted = found.what !== answers.what && 'sort' in found && found.category === undefined;
  // What is gone may be what it was sorted by; nobody is asked for it again.
  const sort = isResorted ? { sort: { ...sortStory(kind, String(found.what)), isSure: true } } : {};
  return { answers: { ...found, ...sort }, said: say.takenOut };
}

/** 刚才那句: what was told last, where that is plain. */
function withoutLast(answers: Answers): Answers | undefined {
  const lines = linesOf(answers);
  if (lines.length > 1 && clausesOf(lines.at(-1) ?? '').length > 1) return undefined;
  if (lines.length > 1) return { ...answers, what: lines.slice(0, -1).join('\n') };
  const [step, more] = toldSteps(answers);
  return step && !more ? { ...answers, [step]: SKIPPED } : undefined;
}

const linesOf = ({ what }: Answers): string[] => String(what ?? '').split('\n');

/** Every clause told that holds the words. */
function withoutWords(answers: Answers, named: string): Answers | undefined {
  const name = plain(named);
  const kept = linesOf(answers).map((line) => without(line, name));
  const what = kept.filter((line) => line !== '').join('\n');
  const told = toldSteps(answers).map(
    (step) => [step, without(String(answers[step]), name) || SKIPPED] as const,
  );
  const next = { ...answers, what, ...Object.fromEntries(told) };
  const isChanged = what !== answers.what || told.some(([step, left]) => left !== answers[step]);
  return isChanged ? next : undefined;
}

const plain = (words: string) => normalise(words).replace(/[^\p{L}\p{N}]/gu, '');

/** As it was written, where nothing of it is meant. */
function without(line: string, name: string): string {
  const clauses = clausesOf(line);
  const left = clauses.filter(({ text }) => !isMeant(plain(text), name));
  return left.length === clauses.length ? line : joined(left);
}

/** A word is enough; of more, most must be the same, as people say again what they said. */
const MOST = 0.6;
function isMeant(text: string, name: string): boolean {
  if (name.length < 2) return false;
  if (text.includes(name) || (text.length > 2 && name.includes(text))) return true;
  const pairs = [...name].slice(1).map((second, n) => `${name[n]}${second}`);
  const held = pairs.filter((pair) => text.includes(pair)).length;
  return name.length > 3 && held >= pairs.length * MOST;
}

function withoutField(answers: Answers, named: string): Answers | undefined {
  const field = fieldNamed(named);
  if (field?.startsWith('q_')) {
    const id = QUESTION_IDS.find((each) => questionStep(each) === field);
    const told = toldSteps(answers);
    // Told in another's place, 流水单子 is the proof all the same.
    const step =
      told.find((each) => each === field) ??
      told.find((each) => id !== undefined && isToldAlready(id, String(answers[each])));
    return step === undefined ? undefined : { ...answers, [step]: SKIPPED };
  }
  return field === 'contact' && field in answers ? { ...answers, contact: 'none' } : undefined;
}
