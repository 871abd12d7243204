// Reading who lives in a household from one message, clause by clause: whom it names, how old each is, how many they are.
import { normalise } from '../../knowledge/text/normalise.ts';
import { readNumbers } from '../../knowledge/text/numerals.ts';
import { type School, schoolIn } from './ages-told.ts';
import { clausesIn } from './clauses.ts';
import { type Gone, goneIn, isNegated } from './living-apart.ts';
import { groupsIn, howMany, type TotalSaid, totalIn } from './named-groups.ts';
import { mentionsIn, type Person, withParentsNamed, withSpousesNamed } from './people.ts';
import { type Gathering, type Named, placeAges } from './placing-ages.ts';

export interface HouseholdTold {
  /** Everybody named, in order; the teller only where he named himself. */
  people: Person[];
  total?: TotalSaid;
}

const RANK = /(?:老?大|老?二|老?三|小|另外?一?个?|还有一?个|一个)$/;
/** Describes those named before: 都是娃娃, 都七十多了. */
const DESCRIBES = /^(?:都|全|也)(?:还)?(?:是|算)/;
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
    .filter(({ at, people }) => people.length > 0 && !isNegated(clause, at))
    .map(({ people, ...where }): Named => ({ ...where, people, isCounted: people.length > 1, rank: '' }));
  return [...singles, ...several].sort((a, b) => a.at - b.at);
}

/** 我家, 我们, 我说 speak of the teller without naming one of the household. */
const isTeller = (after: string) => !/^[家屋们说想问要听]/.test(after);
/** 我和孙子两个: the number is of all who are joined. */
const JOINED = /^(?:就|只有|家里|屋里|现在|剩)*[我俺](?:和|跟|与|同)/;

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

/**
 * @param raw what was said; @param today for those who tell the year they were born in
 * @param family those known before, for 他妈
 */
export function householdTold(raw: string, today?: string, family: readonly Person[] = []): HouseholdTold {
  const gathering: Gathering = { people: [], last: [], clause: [] };
  let total: TotalSaid | undefined;
  let left = 0;
  const text = withSpousesNamed(withParentsNamed(normalise(raw), family), family);
  for (const clause of clausesIn(text)) {
    const named = DESCRIBES.test(clause) ? [] : namedIn(clause);
    const gone = goneIn(clause);
    const staying = named.filter(({ at, people }) => !gone?.takes(at, people));
    if (gone?.isAway) left += named.length - staying.length;
    if (gone && named.length === 0) takeBack(gathering, gone);
    const places = staying.map((one) => placesOf(gathering, one));
    if (places.length > 0) gathering.last = (places.at(-1) as number[]).slice();
    if (places.length > 0) gathering.clause = places.flat();
    placeAges(gathering, birthYears(clause, today), staying, places);
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

/** 我今年23，念大四 is of the teller himself; a mother of forty tells of her children. */
const mayBeTaught = (person: Person | undefined) =>
  person?.relation !== 'self' || (person.age !== undefined && person.age >= 14 && person.age <= 30);

/** 大的高二小的初一 tells the age as well as the school; 女儿读高中 only the school. */
function study(gathering: Gathering, clause: string, places: readonly number[][]): void {
  const { people } = gathering;
  const schools = schoolIn(clause);
  if (schools.length === 0) return;
  const own = places.flat();
  const among = (own.length > 0 ? own : gathering.last).filter((at) => mayBeTaught(people[at]));
  const open = among.filter((at) => people[at]?.study === undefined);
  // 两个孩子念初中, and 两个孙子，都念初中, is said of both.
  const isOfAll = schools.length === 1 && (own.length > 1 || /^[都全也]/.test(clause));
  const meant = isOfAll ? open : open.slice(0, schools.length);
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
