// Who is named and yet does not live there: dead, gone, married away, working far off, or said not to exist.
import { anyOf } from '../../knowledge/text/word-list.ts';
import type { Person } from './people.ts';

const NEGATED = /(?:没有?(?:得)?|冇得?|莫得|无(?!法)|不算|除了|不带|未有)(?:一?个|啥|什么)?(?:老|小)?$/;
/** 没老婆, 无儿无女: nobody of that name. */
export const isNegated = (clause: string, at: number): boolean => NEGATED.test(clause.slice(0, at));

const IN_CUSTODY = /坐牢|服刑|劳改|戒毒/;
/** Gone for good, whoever it is; in prison or detoxification nobody counts either (P1 第七条). */
const GONE = anyOf(
  '不在了 不在人世 没了(?!钱|收入|工作) 没有?出生 走(?:了|[得的]早) 去世 过世 病故 死 跑了 改嫁',
  IN_CUSTODY.source,
);
const DIVORCED = /离了?婚|离了/;
/** A home of one's own, or work far off. */
const APART = anyOf(
  '嫁(?:人|出去|了|走|到|在) 出嫁 成了?家 分了?家 分开[过住]? 分出去 另外?[过住立] 单独?过 各过各',
  '不在(?:家|一起|一块|身边) 不[跟和][我俺] 不住 归[他她] 判给 跟了[他她前]',
  '在?外[头面边地省]?(?:打工|务工|上班|挣钱|做事|住|过) 在?外[头面地省边]$ [去到]外',
  '在(?:城里|广东|深圳|东莞|浙江|上海|北京|福建)',
);
/** Whoever reads far from home is still fed from there. */
const AT_SCHOOL = /读|念|上学|学校|大学/;
/** Said outright it holds of a minor too. */
const NOT_WITH_US = /不再?[跟和][我俺]/;
const MARRIED_OFF: readonly string[] = ['child', 'other'];

const mayLiveApart = ({ relation = 'other', age, study }: Person) =>
  MARRIED_OFF.includes(relation) && (age === undefined || age >= 18) && (study ?? 'none') === 'none';

interface Reason {
  words: RegExp;
  /** Are these people then not of the household? */
  holds: (people: readonly Person[], clause: string) => boolean;
}

const REASONS: readonly Reason[] = [
  { words: GONE, holds: () => true },
  {
    // A divorced child comes home, unless husband or wife is named with him.
    words: DIVORCED,
    holds: (people, clause) =>
      /儿媳|女婿/.test(clause) || people.some(({ relation }) => relation !== 'child'),
  },
  {
    // A grown child with a home of his own is another household; a spouse or a minor far off is not.
    words: APART,
    holds: (people, clause) =>
      !AT_SCHOOL.test(clause) && (NOT_WITH_US.test(clause) || people.every(mayLiveApart)),
  },
];

export interface Gone {
  /** In prison or detoxification: alive, and not counted. */
  isAway: boolean;
  /** Are these people of the clause, named at this place, not of the household? */
  takes: (at: number, people: readonly Person[]) => boolean;
  /** Of how many named before a clause speaks that names nobody: 都在外打工, 一个在外打工. */
  of?: 'all' | 'one';
  /** May it be said of somebody named before? */
  mayTake: (person: Person) => boolean;
}

const OF_ALL = /^(?:[两三四俩]个?|几个)?[都全也]/;
const OF_ONE = /^(?:另?一个|老?大的?|小的|老[二三四])(?!半)/;

export function goneIn(clause: string): Gone | undefined {
  const said = REASONS.map((reason) => ({ ...reason, at: clause.search(reason.words) })).filter(
    ({ at }) => at >= 0,
  );
  if (said.length === 0) return undefined;
  const isOne = OF_ONE.test(clause);
  return {
    isAway: IN_CUSTODY.test(clause),
    takes: (at, people) =>
      people.every(({ relation }) => relation !== 'self') &&
      said.some((reason) => at < reason.at && reason.holds(people, clause)),
    ...(OF_ALL.test(clause) ? { of: 'all' } : isOne ? { of: 'one' } : {}),
    mayTake: (person) =>
      said.some(({ words, holds }) => (isOne || words === APART) && holds([person], clause)),
  };
}
