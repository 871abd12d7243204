// The household said again: somebody more, somebody less, under another name, or all of them anew.
import { parseInteger } from '../../knowledge/text/numerals.ts';
import { clausesIn } from './clauses.ts';
import { householdTold } from './household-people.ts';
import { membersIn } from './household-words.ts';
import { goneIn, isNegated } from './living-apart.ts';
import { mentionsIn, type Person } from './people.ts';

/** 漏了一个人, 少说了两个. */
const LACKING = /[漏少](?:说|算|报|写)?了?([一两二三])个人?$/;
/** 家里就我和孙子: these and nobody else. */
const THESE_ONLY = /就(?:是|剩)?[我俺]|只有/;

/**
 * The people, where what was said changes them.
 * @param words what was said without the words that say so
 * @param isCorrection it was said to put something right, so that whoever is named is named anew
 */
export function membersPutRight(
  family: readonly Person[],
  text: string,
  words: string,
  isCorrection: boolean,
  today: string,
): Person[] | undefined {
  const lacking = LACKING.exec(text)?.[1];
  const without = withoutTeller(family, text, today);
  if (without) return without;
  const anew = namedInstead(family, text);
  if (anew) return anew;
  if (lacking !== undefined) return sized(family, family.length + (parseInteger(lacking) ?? 1));
  const other =
    renamed(family, text) ?? aloneAfterAll(family, text) ?? goneAndTold(family, text, words, today);
  if (other) return other;
  const told = householdTold(words, today, family);
  // Somebody told of who is known already is told more of, and nobody comes or goes.
  const named = told.people.filter(({ called }) => called !== undefined);
  const isKnown = (one: Person) =>
    family.some(
      (person) =>
        (person.called !== undefined && person.called === one.called) ||
        isSpouseOf(person, one) ||
        isChildOf(person, one),
    );
  // A bare number told in passing is nobody's age.
  if (
    (!isCorrection || family.length > 1) &&
    !told.total &&
    told.people.length > 0 &&
    named.length === 0 &&
    told.people.every(({ relation }) => relation !== 'self')
  )
    return undefined;
  const isOfOthers = family[0]?.called !== undefined;
  if ((isOfOthers || !isCorrection) && !told.total && named.length > 0 && named.every(isKnown))
    return filled(family, named, isCorrection);
  const isJoining = JOINS.test(words) && told.people.some((one) => isNew(one, family));
  const isNamedAgain =
    isCorrection && told.people.length > 1 && told.people.some(({ relation }) => relation === 'self');
  if (!told.total && !isJoining && !isNamedAgain && told.people.every(({ age }) => age === undefined))
    return undefined;
  // 另一口就是我老伴啊，68 names one of them; only a number, or that there are no others, makes them fewer.
  if (!told.total && !isJoining && !THESE_ONLY.test(words) && told.people.length < family.length) {
    const others = told.people.filter(({ relation }) => relation !== 'self');
    return joined(
      filled(family, told.people, isCorrection),
      others.filter((one) => !isOneOf(one, family)),
    );
  }
  const members =
    isNamedAgain && THESE_ONLY.test(words)
      ? toldAgain(membersIn(words, today) ?? [], family)
      : membersAgain(family, words, today);
  return members && ofSubject(joined(members, isJoining ? told.people : []), family[0]);
}

/** 不是孙子是孙女: one of them under another name. */
function renamed(family: readonly Person[], text: string): Person[] | undefined {
  const [, was = '', is = ''] = /不是([^,，]{1,4})[,，]?[就而]?是([^,，]{1,4})$/.exec(text) ?? [];
  const [wrong, ...more] = mentionsIn(was);
  const [right] = mentionsIn(is);
  const at = family.findIndex(({ called }) => called !== undefined && called === wrong?.called);
  if (more.length > 0 || at < 0 || !right || right.relation === 'stranger' || right.relation === 'self')
    return undefined;
  const { relation, called } = right;
  return family.map((one, n) => (n === at ? { ...one, relation, called } : one));
}

/** 我不跟他们住, 我嫁出来了, 就他们两个老的: whoever tells does not live there. */
export const NOT_THERE =
  /[我俺](?:又|也|都|是|早|早就|已经)*(?:不算(?!低|穷|困)|不在(?!本)|不[跟和]|没[跟和]|嫁(?!过来|进来|到这)|分出|分了?家|另过|单过)|(?<!是不是|算)不算[我俺](?!的|家|们)|(?:就|只有?)?[他她]们(?:老?两|[两俩二三]个?)(?:口子?|个?老)/;
const CALLED_OLD: readonly (string | undefined)[] = [
  '爸爸',
  '妈妈',
  '爷爷',
  '奶奶',
  '公公',
  '婆婆',
  '老人',
  '岳父',
  '岳母',
];

/** Without the teller; whoever is old among the others is the one who applies. */
function withoutTeller(family: readonly Person[], text: string, today: string): Person[] | undefined {
  const [teller, ...others] = family;
  if (!teller || teller.called !== undefined || !NOT_THERE.test(text)) return undefined;
  const told = householdTold(text.replace(NOT_THERE, ','), today).people.filter(
    ({ relation, called }) => relation !== 'self' && called !== undefined && called !== '老人',
  );
  const rest = told.length > 0 ? toldAgain(told, others) : others;
  return rest.length === 0 ? undefined : applying(rest);
}

/** The household of somebody else: whoever is old applies, and the others are named from that place. */
export function applying(people: readonly Person[]): Person[] {
  const at = Math.max(
    0,
    people.findIndex(({ called }) => CALLED_OLD.includes(called)),
  );
  const first = { ...(people[at] as Person), relation: 'self' as const };
  const rest = people
    .filter((_, n) => n !== at)
    .map((one) => (one.relation === 'parent' ? { ...one, relation: 'spouse' as const } : one));
  return ofSubject([first, ...rest], first);
}

/** 不是我老伴，是我娘和我哥: two or more in the place of one. */
function namedInstead(family: readonly Person[], text: string): Person[] | undefined {
  const [, was = '', are = ''] = /不是([^,，]{1,6})[,，][是就]*(.+)$/.exec(text) ?? [];
  const [wrong] = mentionsIn(was).filter(({ relation }) => relation !== 'self');
  const right = householdTold(are).people.filter(({ relation }) => relation !== 'self');
  const at = family.findIndex(
    ({ relation, called }) => wrong !== undefined && (called === wrong.called || relation === wrong.relation),
  );
  if (at < 1 || right.length < 2) return undefined;
  const others = family.filter((_, n) => n !== at);
  const isOfOthers = family[0]?.called === undefined && !/[我俺](?:跟|和|与|自己)/.test(are.slice(0, 3));
  const news = right.filter((one) => isNew(one, others));
  return isOfOthers && others.length === 1 ? applying(right) : [...others, ...news];
}

/** It says of the household what is known of it already: 就我一个, 我不跟他们住, 两口人, 是我娘和我哥. */
export function tellsSame(family: readonly Person[], text: string, today: string): boolean {
  const [teller] = family;
  const { people, total } = householdTold(text.replace(/不是[^,，]{1,6}[,，]/, ''), today, family);
  const others = people.filter(({ relation }) => relation !== 'self');
  if (total) return total.people === family.length;
  if (NOT_THERE.test(text)) return teller?.called !== undefined;
  if (ALONE_AFTER_ALL.test(text) || /没(?:有|得)?老伴/.test(text)) return family.length === 1;
  return (
    (/不是|说了|说过|错/.test(text) || others.length > 1) &&
    others.length > 0 &&
    others.every(({ called }) => family.some((one) => one.called !== undefined && one.called === called))
  );
}

const ALONE_AFTER_ALL = /光棍|就?[我俺]一(?:个人|口人?|人)(?![挣赚养带上打做干])|独居|单身/;

/** 我没老伴，光棍一个: nobody else is there. */
function aloneAfterAll(family: readonly Person[], text: string): Person[] | undefined {
  const [teller] = family;
  const others = householdTold(text).people.filter(({ relation }) => relation !== 'self');
  return teller &&
    family.length > 1 &&
    ALONE_AFTER_ALL.test(text) &&
    others.length === 0 &&
    !/不是/.test(text)
    ? [teller]
    : undefined;
}

/** 我妈早没了，我说的是娃他妈，五十六: one is gone, and of another something is told. */
function goneAndTold(
  family: readonly Person[],
  text: string,
  words: string,
  today: string,
): Person[] | undefined {
  const staying = withoutGone(family, text) ?? withoutGone(family, words);
  if (!staying) return undefined;
  const told = householdTold(words, today, staying).people.filter(({ age }) => age !== undefined);
  return told.length === 0 ? staying : filled(staying, told, true);
}

/** 没老伴！ denies him; 老伴没有证 and 没老伴管 do not. */
const isDenied = (clause: string, at: number, end: number) =>
  isNegated(clause, at) && /^(?:了|的|啊|呀|嘛|哦|[!！。.])*$/.test(clause.slice(end));

/** 老伴去年走了, said of him and nothing else. */
const DIED =
  /^(?:早就?|去年|前年|今年|上个?月|前几年|都|也|已经|刚)*(?:走了|死了|没了|去世了?|过世了?|不在了|病故)(?:的|啊|呀|好几年|多年|[两三几]年)*$/;

/** Does the message say of one of the family that there is no such person? */
export const deniesOneOf = (family: readonly Person[], text: string): boolean =>
  aloneAfterAll(family, text) !== undefined ||
  NOT_THERE.test(text) ||
  clausesIn(text).some((clause) =>
    mentionsIn(clause).some(
      ({ at, end, called, relation }) =>
        (isDenied(clause, at, end) || DIED.test(clause.slice(end))) &&
        family.some(
          (one, n) =>
            n > 0 && (one.called === called || (relation === 'spouse' && one.relation === 'spouse')),
        ),
    ),
  );

const isSpouseOf = (one: Person, other: Person) => one.relation === 'spouse' && other.relation === 'spouse';
const isChildOf = (one: Person, { relation, called }: Person) =>
  (one.relation === 'child' || one.called === '孩子') &&
  (relation === 'child' || called === '孩子') &&
  (one.called === called || one.called === '孩子' || called === '孩子');

/**
 * The family with what was told of each in it: an age, a school, and the name of whom only the number was known. Whoever is not
 * of the family stays out.
 * @param isAnew ages known before are told anew
 */
export function filled(family: readonly Person[], told: readonly Person[], isAnew = false): Person[] {
  const now = [...family];
  const taken = new Set<number>();
  for (const one of told) {
    const isFree = (person: Person, at: number) =>
      !taken.has(at) &&
      (isAnew || person.age === undefined || one.age === undefined || person.age === one.age);
    // A father who applies is 爸爸 still.
    const isHe = (person: Person) =>
      one.called === undefined
        ? one.relation === 'self' && person.relation === 'self' && person.called === undefined
        : one.called === person.called && one.called !== '孩子';
    const exact = now.findIndex((person, at) => isFree(person, at) && isHe(person));
    const kin = now.findIndex(
      (person, at) => at > 0 && isFree(person, at) && (isSpouseOf(person, one) || isChildOf(person, one)),
    );
    const grown = now.findIndex(
      (person, at) =>
        at > 0 && isFree(person, at) && person.called?.startsWith('孙') === true && one.called === '孩子',
    );
    const unnamed = now.findIndex((person, at) => at > 0 && isFree(person, at) && isUnnamed(person));
    const at = [exact, kin, grown, unnamed].find((place) => place >= 0);
    if (at === undefined || (one.relation === 'self' && at !== exact)) continue;
    taken.add(at);
    const person = now[at] as Person;
    const isNamed = isUnnamed(person) && one.called !== undefined;
    now[at] = {
      ...person,
      ...(isNamed ? { relation: one.called === '孩子' ? 'child' : one.relation, called: one.called } : {}),
      ...(one.age === undefined ? {} : { age: one.age }),
      ...(one.study === undefined ? {} : { study: one.study }),
      // 女儿 for whom only 孩子 was known.
      ...(person.called === '孩子' && one.called !== undefined ? { called: one.called } : {}),
    };
  }
  return now;
}

/** One of whom only the number was told: 四口人. */
export const isUnnamed = ({ relation, called }: Person): boolean =>
  (relation ?? 'other') === 'other' && called === undefined;

const ONE_OF = /[大小二三](?:闺女|女儿|儿子?|娃|孩子|孙)|老[大二三]|一个/;
/** 老伴去年走了: the family without whoever is said to be gone. */
function withoutGone(family: readonly Person[], words: string): Person[] | undefined {
  const isGone = (person: Person) =>
    clausesIn(words).some((clause) =>
      mentionsIn(clause).some(
        ({ at, end, called, relation }) =>
          (called === person.called || (relation === 'spouse' && person.relation === 'spouse')) &&
          relation === person.relation &&
          (goneIn(clause)?.takes(at, [person]) || isDenied(clause, at, end)),
      ),
    );
  // 大闺女在外打工 takes one of two.
  const taken = new Set<string>();
  const staying = family.filter((person, n) => {
    if (n === 0 || !isGone(person)) return true;
    const { called = '' } = person;
    const isOneOfSeveral = ONE_OF.test(words) && family.filter((one) => one.called === called).length > 1;
    if (isOneOfSeveral && taken.has(called)) return true;
    taken.add(called);
    return false;
  });
  return staying.length < family.length ? staying : undefined;
}

/** 俺弟跟她住, 还有俺弟: somebody lives there too. */
const JOINS =
  /(?:跟|和|与|陪|同)[^,，。]{0,4}(?:一起|一块|一处)?(?:住|过|吃)|(?:一起|一块|一处)(?:住|过|吃)|还有|也(?:在家|住)|加上|漏了|没(?:说|算)/;

/** Those named and not on the list yet are put on it. */
function joined(members: readonly Person[], named: readonly Person[]): Person[] {
  return [...members, ...named.filter((one) => isNew(one, members))];
}

/** Is there a place in the family that he may be told of for? */
const isOneOf = (one: Person, family: readonly Person[]): boolean =>
  !isNew(one, family) || family.some((person, at) => at > 0 && (isUnnamed(person) || isChildOf(person, one)));

/** One spouse there is, and one mother by that name. */
const isNew = ({ relation, called }: Person, members: readonly Person[]): boolean =>
  relation !== 'self' &&
  !members.some(
    (one) =>
      (relation === 'spouse' && one.relation === 'spouse') || (called !== undefined && one.called === called),
  );

const PARENTS: readonly (string | undefined)[] = ['妈妈', '爸爸', '父母'];
const SIBLINGS: readonly (string | undefined)[] = ['弟弟', '哥哥', '姐姐', '妹妹'];

/** Of my mother, my brother is a child. */
const ofSubject = (members: readonly Person[], first: Person | undefined): Person[] =>
  members.map((one) =>
    PARENTS.includes(first?.called) && SIBLINGS.includes(one.called) ? { ...one, relation: 'child' } : one,
  );

/** The household said again: what is known of each stays where only the number changes. */
export function membersAgain(family: readonly Person[], words: string, today: string): Person[] | undefined {
  const again = membersIn(words, today);
  if (!again || family.length === 0) return again;
  const { people, total } = householdTold(words, today);
  const [teller, next, ...more] = family;
  // 我不算，就他们三个: whoever was named next is the one who applies.
  if (/我不算|不算我|没有我|我不(?:在|住|跟)/.test(words) && teller?.called === undefined && next)
    return [{ ...next, relation: 'self' }, ...more];
  const others = people.filter(({ relation }) => relation !== 'self');
  // 是六个人，儿子和媳妇是两个 names two of the six.
  if (total && others.length > 0 && others.length + 1 < Math.min(total.people, family.length)) {
    const news = others.filter((one) => !isOneOf(one, family));
    return sized(joined(filled(family, people), news), total.people);
  }
  if (others.length > 0 && (total || others.length + 1 >= family.length)) return toldAgain(again, family);
  if (total && people.length === 0) return sized(family, total.people);
  if (!total && people.length > 0) return overlaid(family, people);
  return total ? sized(overlaid(family, people), total.people) : again;
}

const sized = (family: readonly Person[], size: number): Person[] => [
  ...family.slice(0, size),
  ...Array.from({ length: Math.max(0, size - family.length) }, (): Person => ({ relation: 'other' })),
];

const isSame = (one: Person, other: Person) =>
  one.relation === other.relation && (one.relation === 'self' || one.called === other.called);

/** Each of the first with his like among the second, where there is one; nobody is taken for two. */
function paired(
  people: readonly Person[],
  others: readonly Person[],
  pair: (one: Person, other: Person) => Person,
): Person[] {
  const left = [...others];
  return people.map((one) => {
    const at = left.findIndex((other) => isSame(one, other));
    const [other] = at < 0 ? [] : left.splice(at, 1);
    return other ? pair(one, other) : one;
  });
}

const overlaid = (family: readonly Person[], news: readonly Person[]) =>
  paired(family, news, (known, told) => ({ ...known, ...told }));
const toldAgain = (again: readonly Person[], family: readonly Person[]) =>
  paired(again, family, (told, known) => ({ ...known, ...told }));
