// Whose each age is: of the one named beside it, of him who is pointed at, of all, or of somebody not named yet.
import { agesIn, type Found, POINTER } from './ages-told.ts';
import type { Person } from './people.ts';

/** People named at one place of a clause. */
export interface Named {
  at: number;
  end: number;
  people: Person[];
  /** Two or more of one kind, told apart by what follows: 两个孩子，大的10岁. */
  isCounted: boolean;
  /** 大, 小, 二: whoever bears another is somebody else. */
  rank: string;
}

/** The gatherer of one message. */
export interface Gathering {
  people: Person[];
  /** Places of those named last, for the ages that follow. */
  last: number[];
  /** Places of all the clause before named: 我和老太婆，都七十了. */
  clause: number[];
}

function setAge(people: Person[], at: number, { years }: Found): void {
  const person = people[at];
  if (person && person.age === undefined) people[at] = { ...person, age: years };
}

/** Ages of one clause go to whom they stand beside. @param places those of each one named in it */
export function placeAges(
  gathering: Gathering,
  clause: string,
  named: readonly Named[],
  places: readonly number[][],
): void {
  const { people } = gathering;
  const found = agesIn(clause, [...named.map(({ end }) => end), ...pronounsIn(clause)]);
  const isOfAll =
    found.length === 1 && (/都|全|一般大|同岁/.test(clause) || isOfCouple(clause, named, found));
  // 小的十岁 is no age of the teller's.
  const isOfChild = (age: Found) => OF_CHILDREN.test(clause.slice(0, age.at));
  const open = (among: readonly number[]) => among.filter((at) => people[at]?.age === undefined);
  for (const age of found) {
    const n = nearest(clause, named, age);
    const isPointed = POINTER.test(clause.slice(0, age.at));
    const isOnly = !isPointed && isOnlyAge(clause);
    // 我和老伴，71，70: in the order they were named.
    const spoken = isOnly && gathering.clause.length > 1 ? gathering.clause : gathering.last;
    const beside = n < 0 ? spoken : (places[n] as number[]);
    const own = n < 0 ? gathering.clause : places.slice(0, n + 1).flat();
    const other = pronounOf(gathering, clause, age);
    const all = isOfAll ? open(own) : [];
    const [next] =
      n >= 0 || isPointed || isOnly || beside.length > 1
        ? open(beside).filter((at) => !isOfChild(age) || people[at]?.relation !== 'self')
        : [];
    if (other !== undefined) setAge(people, other, age);
    else if (all.length > 1) for (const at of all) setAge(people, at, age);
    else if (next !== undefined) setAge(people, next, age);
    else if (people.length === 0 || isPointed || age.isSaid || isOnly)
      addUnnamed(gathering, beside, age, OF_CHILDREN.test(clause.slice(0, age.at)));
  }
}

/** 父母70多岁: a rough age behind one word for two; an exact one is the first's, and the second's follows. */
const isOfCouple = (clause: string, named: readonly Named[], [age]: readonly Found[]) =>
  age !== undefined &&
  /[多几来]/.test(clause.slice(age.at, age.end)) &&
  named[nearest(clause, named, age)]?.people.length === 2;

/** Whom an age stands beside: right after it in 80岁的老娘, else the last one named before it. */
function nearest(clause: string, named: readonly Named[], { at, end }: Found): number {
  const next = named.findIndex((one) => one.at >= end);
  if (next >= 0 && /^(?:多|来)?(?:周|虚)?岁(?:多)?的.{0,2}$/.test(clause.slice(end, named[next]?.at)))
    return next;
  return named.findLastIndex((one) => one.end <= at);
}

const PRONOUN = /[他她](?!们|的|家|爸|妈)/g;
const pronounsIn = (clause: string) => [...clause.matchAll(PRONOUN)].map(({ index }) => index + 1);

/** 我68他71: the husband, or whoever was named last and is not the teller. */
function pronounOf({ people }: Gathering, clause: string, { at }: Found): number | undefined {
  if (!/[他她](?:今年|也|都|快|才|有|已经|是)*$/.test(clause.slice(0, at))) return undefined;
  const spouse = people.findIndex(({ relation, age }) => relation === 'spouse' && age === undefined);
  const other =
    spouse >= 0
      ? spouse
      : people.findLastIndex(({ relation, age }) => relation !== 'self' && age === undefined);
  return other < 0 ? undefined : other;
}

const isOnlyAge = (clause: string) =>
  clause.replace(/[\d一二三四五六七八九十岁周虚了的多今年满]/g, '') === '';

/** 孙子9岁7岁: another of the same; 一个8岁一个3岁 after nobody in particular: a child. */
const GROWN = 30;
const OF_CHILDREN = /(?:[大小细二三四]的|最[大小]的?|中间的?)(?:是|才|今年|上|读|念|在)?$/;
function addUnnamed(gathering: Gathering, before: readonly number[], age: Found, isPointed: boolean): void {
  const like = gathering.people[before.at(-1) ?? -1];
  const isAnother = like?.age !== undefined && like.age < 18 && age.years < 18;
  // 大的十四，小的十岁 after nobody: the children.
  const child: Person =
    isPointed && age.years < GROWN ? { relation: 'other', called: '孩子' } : { relation: 'other' };
  const person: Person = isAnother
    ? { relation: like.relation ?? 'other', ...(like.called ? { called: like.called } : {}) }
    : child;
  const at = gathering.people.push(person) - 1;
  setAge(gathering.people, at, age);
  gathering.last = [...gathering.last, at];
}
