// What a talk has told of the household before a self-check is begun: parsed answers, never the words, and only for the day.
import type { Answers } from '../flow.ts';
import { membersAgain } from '../flows/household-again.ts';
import type { Person } from '../flows/people.ts';
import { selfCheckFacts } from '../flows/self-check.ts';
import type { Talk } from '../talk.ts';

/** A letter tells of more people than live together. */
const LONGEST = 80;
/** Somebody else's household, or somebody accused. */
export const OF_OTHERS =
  /别人|人家|隔壁|邻居|村(?:里|干部|支书|长|主任|书记)|他家|她家|他们|举报|投诉|告(?:他|她)|亲戚|有人|干部|开(?:着)?(?:小|豪)?车/;

const told = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));

/** What earlier messages told and this one, the later said over the earlier. */
export function toldWith(before: Answers, raw: string, today: string): Answers {
  if (raw.length > LONGEST || OF_OTHERS.test(raw)) return before;
  const now = told(selfCheckFacts(raw));
  const named = (Array.isArray(before.named) ? before.named : []) as Person[];
  const size = Array.isArray(now.members) ? now.members.length : 0;
  const family = Array.isArray(before.members)
    ? (before.members as Person[])
    : named.length === size
      ? named
      : [];
  if (now.members === undefined || family.length === 0) return { ...before, ...now };
  // 四口人 said after the four were named takes none of their names away.
  const again = membersAgain(family, raw, today);
  return { ...before, ...now, ...(again ? { members: again } : {}) };
}

/** The talk with what the message told kept in it. */
export function remembering(talk: Talk, raw: string, today: string): Talk {
  const before = talk.told?.on === today ? talk.told.answers : {};
  const answers = toldWith(before, raw, today);
  const { told: _, ...rest } = talk;
  return Object.keys(answers).length === 0 ? rest : { ...rest, told: { answers, on: today } };
}
