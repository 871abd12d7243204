// How many live on it: so many are we, we two and the mother-in-law, just me and my grandfather. A count, never who they are.
import { normalise } from '../../../knowledge/text/normalise.ts';
import { readNumbers } from '../../../knowledge/text/number-reader.ts';
import type { Range } from '../../figures.ts';
import type { Answers } from '../../flow.ts';
import { mentionsIn, type Person } from '../../flows/people.ts';
import { selfCheckFacts } from '../../flows/self-check.ts';

/** 三个人, 四口; not 两个人打工, and not 三个人给钱. */
const PEOPLE = /^(?:口(?:子|人)?|个?人(?!给|寄|挣|赚|打工|上班|出|在外|养|干|种|领|拿))/;
/** 就我跟爷爷, 家里只有我和我妈: these are all. */
const JUST_US = /(?:就|只有|只剩|剩)(?:是|下|了)?[我俺咱](?:们)?([跟和与同加带][^,。;!?]{1,14})/;
const MOST = 20;

function countSaid(clean: string): number | undefined {
  const counts = readNumbers(clean)
    .filter(({ low, high, end }) => low === high && Number.isInteger(low) && PEOPLE.test(clean.slice(end)))
    .map(({ low }) => low)
    .filter((low) => low > 1 && low <= MOST);
  if (counts.length > 0) return Math.max(...counts);
  const listed = JUST_US.exec(clean)?.[1];
  const named =
    listed === undefined ? 0 : mentionsIn(listed).filter(({ relation }) => relation !== 'self').length;
  return named > 0 ? named + 1 : undefined;
}

/** Does it say how many they are, or that these are all? */
export const countsPeople = (raw: string): boolean => countSaid(normalise(raw)) !== undefined;

/** Whoever lives in one household whatever else is told; of the others it must be asked. */
const SURELY: readonly Person['relation'][] = ['self', 'spouse', 'child'];

/** How many the message says there are; where it only names some, at least those surely of one household, at most all named. */
export function peopleTold(raw: string, facts: Answers = selfCheckFacts(raw)): Range | undefined {
  const said = countSaid(normalise(raw));
  const { members, named } = facts;
  // 养老金俩人四百 counts two of the three who were named.
  const isOfSome = Array.isArray(members) && members.length > (said ?? 0);
  if (said !== undefined && !isOfSome) return { low: said, high: said };
  if (Array.isArray(members) && members.length > 0) return { low: members.length, high: members.length };
  const people = Array.isArray(named) ? (named as Person[]) : [];
  // 俺妈 names the teller beside her, and says nothing of who lives there.
  if (!people.some(({ relation }) => relation === 'spouse')) return undefined;
  const sure = people.filter(({ relation }) => SURELY.includes(relation)).length;
  return { low: sure, high: people.length };
}
