// Reading who lives in a household from one message, clause by clause: whom it names, how old each is, how many they are.
import { normalise } from '../../knowledge/text/normalise.ts';
import { readNumbers } from '../../knowledge/text/numerals.ts';
import { agesIn, type Found, type School, schoolIn } from './ages-told.ts';
import { type Gone, goneIn, isNegated } from './living-apart.ts';
import { groupsIn, howMany, type TotalSaid, totalIn } from './named-groups.ts';
import { mentionsIn, type Person } from './people.ts';

export interface HouseholdTold {
  /** Everybody named, in order; the teller only where he named himself. */
  people: Person[];
  total?: TotalSaid;
}

/** People named at one place of a clause. */
interface Named {
  at: number;
  end: number;
  people: Person[];
  /** Two or more of one kind, told apart by what follows: 两个孩子，大的10岁. */
  isCounted: boolean;
  /** 大, 小, 二: whoever bears another is somebody else. */
  rank: string;
}

const RANK = /(?:老?大|老?二|老?三|小|另外?一?个?|还有一?个|一个)$/;
/** Describes those named before: 都是娃娃, 都七十多了. */
const DESCRIBES = /^(?:都|全|也)(?:还)?(?:是|算)/;
/** 大的10岁小的8岁, 一个8岁一个3岁: each is one of those named last. */
const POINTER = /(?:老?大的?|小的|细的|老[二三四]|另?一个|还有一?个)(?:是|才|今年|上|读|念|在)?$/;

/** 七十三一个人 runs two numbers together, and so does 一千一个月. */
const RUN_TOGETHER =
  /([二三四五六七八九]十[一二三四五六七八九]?|\d\d)(?=一个人|一人(?!一)|两个人|俩人|一个(?:[二三四五六七八九]十|\d))/g;

export function clausesIn(raw: string): string[] {
  return normalise(raw)
    .replace(RUN_TOGETHER, '$1,')
    .split(/,(?!\d{3}(?!\d))|[，、;；。!！?？:：\n ]+|\.(?!\d)/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

function namedIn(clause: string): Named[] {
  const groups = groupsIn(clause);
  const within = (at: number) => groups.some((group) => at >= group.at && at < group.end);
  const isJoined = JOINED.test(clause);
  const singles = mentionsIn(clause)
    .filter(({ at, relation }) => relation !== 'stranger' && !within(at) && !isNegated(clause, at))
    .filter(({ end, relation }) => relation !== 'self' || isTeller(clause.slice(end)))
    .map(({ at, end, relation, called }, before): Named => {
      const count = relation === 'self' ? undefined : howMany(clause, at, end, isJoined ? before : 0);
      const person = { relation, ...(relation === 'self' ? {} : { called }) } as Person;
      const rank = RANK.exec(clause.slice(0, at))?.[0] ?? '';
      return {
        at,
        end,
        people: Array.from({ length: Math.min(count ?? 1, 12) }, () => ({ ...person })),
        isCounted: count !== undefined && count > 1,
        rank: rank === '小' && /^孩/.test(clause.slice(at)) ? '' : rank,
      };
    });
  const several = groups
    .filter(({ at }) => !isNegated(clause, at))
    .map(({ people, ...where }): Named => ({ ...where, people, isCounted: people.length > 1, rank: '' }));
  return [...singles, ...several].sort((a, b) => a.at - b.at);
}

/** 我家, 我们, 我说 speak of the teller without naming one of the household. */
const isTeller = (after: string) => !/^[家屋们说想问要听]/.test(after);
/** 我和孙子两个: the number is of all who are joined. */
const JOINED = /^(?:就|只有|家里|屋里|现在|剩)*[我俺](?:和|跟|与|同)/;

/** The gatherer of one message. */
interface Gathering {
  people: Person[];
  /** Places of those named last, for the ages that follow. */
  last: number[];
  /** Places of all the clause before named: 我和老太婆，都七十了. */
  clause: number[];
}

/** Places of the people meant: those named before under the same word, or new ones. */
function placesOf({ people }: Gathering, named: Named): number[] {
  const isSame = (other: Person, person: Person) =>
    other.relation === person.relation && (other.called ?? '') === (person.called ?? '');
  const [first] = named.people;
  // 三个娃，…，娃10岁、7岁: all three again.
  const again = first === undefined ? [] : people.flatMap((other, at) => (isSame(other, first) ? [at] : []));
  if (again.length > 1 && !named.isCounted && named.rank === '') return again;
  const taken: number[] = [];
  for (const person of named.people) {
    const known = knownAs(people, person, named, again, taken);
    taken.push(known ?? people.push({ ...person }) - 1);
    const at = taken.at(-1) as number;
    if (person.relation === 'child') people[at] = { ...people[at], ...person };
  }
  return taken;
}

const ONCE: readonly Person['relation'][] = ['self', 'parent'];

/** Who of those named already is meant; undefined when it is somebody new. */
function knownAs(
  people: readonly Person[],
  person: Person,
  { isCounted, rank }: Named,
  again: readonly number[],
  taken: readonly number[],
): number | undefined {
  if (person.relation === 'spouse') return spouseOf(people, person);
  if (ONCE.includes(person.relation) || (!isCounted && rank === '')) {
    const at = again.find((one) => !taken.includes(one) || ONCE.includes(person.relation));
    if (at !== undefined) return at;
  }
  // 娘俩，闺女15: the child of whom only the number was known.
  if (person.relation !== 'child' || person.called === '孩子') return undefined;
  const open = people.findIndex(
    ({ relation, called, age }, at) =>
      relation === 'child' && called === '孩子' && age === undefined && !taken.includes(at),
  );
  return open < 0 ? undefined : open;
}

/** 老伴 and 老头子 are one; 媳妇 beside 老伴 is the son's wife. */
function spouseOf(people: readonly Person[], { called }: Person): number | undefined {
  const at = people.findIndex(({ relation }) => relation === 'spouse');
  if (at < 0) return undefined;
  return called === people[at]?.called || called === '老伴' || people[at]?.called === '老伴' ? at : undefined;
}

function setAge(people: Person[], at: number, { years, study }: Found): void {
  const person = people[at];
  if (!person || person.age !== undefined) return;
  people[at] = { ...person, age: years, ...(study && person.study === undefined ? { study } : {}) };
}

/** Ages of one clause go to whom they stand beside. */
function place(
  gathering: Gathering,
  clause: string,
  named: readonly Named[],
  places: readonly number[][],
): void {
  const { people } = gathering;
  const found = agesIn(clause, [...named.map(({ end }) => end), ...pronounsIn(clause)]);
  const isOfAll =
    found.length === 1 && (/都|全|一般大|同岁/.test(clause) || isOfCouple(clause, named, found));
  for (const age of found) {
    const n = nearest(clause, named, age);
    const pointed = POINTER.test(clause.slice(0, age.at));
    // 我和老伴，71，70: in the order they were named.
    const spoken = isOnlyAge(clause) && gathering.clause.length > 1 ? gathering.clause : gathering.last;
    const before = n < 0 ? spoken : (places[n] as number[]);
    const own = n < 0 ? gathering.clause : places.slice(0, n + 1).flat();
    const all = isOfAll ? own.filter((at) => people[at]?.age === undefined) : [];
    const other = pronounOf(gathering, clause, age);
    const open = before.filter((at) => people[at]?.age === undefined);
    if (other !== undefined) setAge(people, other, age);
    else if (all.length > 1) for (const at of all) setAge(people, at, age);
    else if (open.length > 0 && (n >= 0 || pointed || before.length > 1 || isOnlyAge(clause)))
      setAge(people, open[0] as number, age);
    else if (people.length === 0 || pointed || age.isSaid || isOnlyAge(clause))
      addUnnamed(gathering, before, age);
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
function addUnnamed(gathering: Gathering, before: readonly number[], age: Found): void {
  const like = gathering.people[before.at(-1) ?? -1];
  const isAnother = like?.age !== undefined && like.age < 18 && age.years < 18;
  const person: Person = isAnother
    ? { relation: like.relation ?? 'other', ...(like.called ? { called: like.called } : {}) }
    : { relation: 'other' };
  const at = gathering.people.push(person) - 1;
  setAge(gathering.people, at, age);
  gathering.last = [...gathering.last, at];
}

const isSelf = ({ relation }: Person) => relation === 'self';

/** A clause that names nobody speaks of those named right before: 儿子、儿媳，都在外打工; 两个儿子，一个在外打工. */
function takeBack(gathering: Gathering, gone: Gone): void {
  const { people, last } = gathering;
  const mayGo = (at: number | undefined) =>
    at !== undefined && people[at] !== undefined && gone.mayTake(people[at]);
  if (gone.of === 'all') while (mayGo(people.length - 1)) people.pop();
  const one = last.at(-1) as number;
  if (gone.of !== 'one' || last.length < 2 || !mayGo(one)) return;
  people.splice(one, 1);
  gathering.last = last.slice(0, -1);
}

/** @param raw what was said; @param today for those who tell the year they were born in */
export function householdTold(raw: string, today?: string): HouseholdTold {
  const gathering: Gathering = { people: [], last: [], clause: [] };
  let total: TotalSaid | undefined;
  let left = 0;
  for (const clause of clausesIn(raw)) {
    const named = DESCRIBES.test(clause) ? [] : namedIn(clause);
    const gone = goneIn(clause);
    const staying = named.filter(({ at, people }) => !gone?.takes(at, people));
    if (gone?.isAway) left += named.length - staying.length;
    if (gone && named.length === 0) takeBack(gathering, gone);
    const places = staying.map((one) => placesOf(gathering, one));
    if (places.length > 0) gathering.last = (places.at(-1) as number[]).slice();
    if (places.length > 0) gathering.clause = places.flat();
    place(gathering, birthYears(clause, today), staying, places);
    study(gathering, clause, places);
    const others = named.flatMap(({ people }) => people).filter((person) => !isSelf(person));
    const said = totalIn(clause, others.length);
    if (said && (!total || (said.isSure && !total.isSure))) total = said;
  }
  // 三个人，我，老婆，儿子在坐牢: the three hold the one who does not count.
  const { people } = gathering;
  const isCountedIn =
    total && left > 0 && total.people === left + people.length + (people.some(isSelf) ? 0 : 1);
  const size = isCountedIn && total ? { ...total, people: total.people - left } : total;
  return { people, ...(size ? { total: size } : {}) };
}

/** 大的高二小的初一 tells the age as well as the school; 女儿读高中 only the school. */
function study(gathering: Gathering, clause: string, places: readonly number[][]): void {
  const { people } = gathering;
  const schools = schoolIn(clause);
  if (schools.length === 0) return;
  const own = places.flat();
  const among = (own.length > 0 ? own : gathering.last).filter((at) => people[at]?.relation !== 'self');
  const open = among.filter((at) => people[at]?.study === undefined);
  // 两个孩子念初中 is said of both.
  const meant = schools.length === 1 && own.length > 1 ? open : open.slice(0, schools.length);
  for (const [n, at] of meant.entries()) {
    const { study: school, years } = schools[Math.min(n, schools.length - 1)] as School;
    const person = people[at] as Person;
    const age = person.age ?? years;
    people[at] = { ...person, study: school, ...(age === undefined ? {} : { age }) };
  }
}

/** 52年的, 1953年生 as an age. */
function birthYears(clause: string, today: string | undefined): string {
  if (today === undefined) return clause;
  return clause.replace(
    /(19\d\d|20[0-2]\d|[3-9]\d|[三四五六七八九][零〇一二三四五六七八九])年(?:的|生人?|出生)/g,
    (said, year) => {
      const born = /^\d/.test(year) ? Number(year) : (readNumbers(year)[0]?.low ?? 0);
      const age = Number(today.slice(0, 4)) - (born < 100 ? 1900 + born : born);
      return age >= 0 && age < 120 ? `${age}岁` : said;
    },
  );
}
