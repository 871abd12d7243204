// Who is named and yet does not live there: dead, gone, married away, working far off, or said not to exist.
import type { Person } from './people.ts';

const NEGATED = /(?:没有?(?:得)?|冇得?|莫得|无(?!法)|不算|除了|不带|未有)(?:一?个|啥|什么)?(?:老|小)?$/;
/** 没老婆, 无儿无女: nobody of that name. */
export const isNegated = (clause: string, at: number): boolean => NEGATED.test(clause.slice(0, at));

/** Gone for good, whoever it is; in prison or detoxification nobody counts either (P1 第七条). */
const GONE =
  /不在了|不在人世|没了(?!钱|收入|工作)|没(?:有)?出生|走(?:了|得早|的早)|去世|过世|病故|死(?:了|得早|的早)?|跑了|改嫁|坐牢|服刑|劳改|戒毒|早就?没了/;
/** Takes away a spouse; a child who is divorced comes home, unless husband or wife is named with him. */
const DIVORCED = /离(?:了)?婚|离了/;
/** A grown child with a home of his own is another household; a spouse or a minor at school far off is not. */
const APART =
  /嫁(?:人|出去|了|走|到|在)|出嫁|成(?:了)?家|分(?:了)?家|分开(?:过|住)?|分出去|另(?:外)?(?:过|住|立)|单(?:独)?过|各过各|不在(?:家|一起|一块|身边)|不(?:跟|和)[我俺]|不住|归[他她]|判给|跟了[他她前]|在?外(?:头|面|边|地|省)?(?:打工|务工|上班|挣钱|做事|住|过)|在?外(?:头|面|地|省|边)$|(?:去|到)外|在(?:城里|广东|深圳|东莞|浙江|上海|北京|福建)/;
/** Said outright it holds of a minor too. */
const NOT_WITH_US = /不(?:再)?[跟和][我俺]/;
const MARRIED_OFF: readonly string[] = ['child', 'other'];

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

const OF_ALL = /^(?:[两三四俩]个?|几个)?(?:都|全|也)/;
const OF_ONE = /^(?:另?一个|老?大的?|小的|老[二三四])(?!半)/;

const mayLiveApart = ({ relation = 'other', age, study }: Person) =>
  MARRIED_OFF.includes(relation) && (age === undefined || age >= 18) && (study ?? 'none') === 'none';

export function goneIn(clause: string): Gone | undefined {
  const dead = GONE.exec(clause);
  const divorced = DIVORCED.exec(clause);
  const comesHome = !/儿媳|女婿/.test(clause);
  // Whoever reads far from home is still fed from there.
  const apart = /读|念|上学|学校|大学/.test(clause) ? null : APART.exec(clause);
  if (!dead && !apart && !divorced) return undefined;
  return {
    isAway: /坐牢|服刑|劳改|戒毒/.test(clause),
    takes: (at, people) =>
      people.every(({ relation }) => relation !== 'self') &&
      ((dead !== null && at < dead.index) ||
        (divorced !== null &&
          at < divorced.index &&
          !(comesHome && people.every(({ relation }) => relation === 'child'))) ||
        (apart !== null && at < apart.index && (people.every(mayLiveApart) || NOT_WITH_US.test(clause)))),
    ...(OF_ALL.test(clause) ? { of: 'all' } : OF_ONE.test(clause) ? { of: 'one' } : {}),
    mayTake: (person) => (apart !== null ? mayLiveApart(person) : OF_ONE.test(clause)),
  };
}
