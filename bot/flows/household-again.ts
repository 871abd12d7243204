// The household said again: somebody more, somebody less, under another name, or all of them anew.
import { parseInteger } from '../../knowledge/text/numerals.ts';
import { clausesIn } from './clauses.ts';
import { householdTold } from './household-people.ts';
import { membersIn } from './household-words.ts';
import { goneIn } from './living-apart.ts';
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
  if (lacking !== undefined) return sized(family, family.length + (parseInteger(lacking) ?? 1));
  const other = renamed(family, text) ?? withoutGone(family, words);
  if (other) return other;
  const told = householdTold(words, today);
  const isJoining = JOINS.test(words) && told.people.some((one) => isNew(one, family));
  const isNamedAgain =
    isCorrection && told.people.length > 1 && told.people.some(({ relation }) => relation === 'self');
  if (!told.total && !isJoining && !isNamedAgain && told.people.every(({ age }) => age === undefined))
    return undefined;
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

/** 老伴去年走了: the family without whoever is said to be gone. */
function withoutGone(family: readonly Person[], words: string): Person[] | undefined {
  const isGone = (person: Person) =>
    clausesIn(words).some((clause) =>
      mentionsIn(clause).some(
        ({ at, called, relation }) =>
          called === person.called && relation === person.relation && goneIn(clause)?.takes(at, [person]),
      ),
    );
  const staying = family.filter((person, n) => n === 0 || !isGone(person));
  return staying.length < family.length ? staying : undefined;
}

/** 俺弟跟她住, 还有俺弟: somebody lives there too. */
const JOINS =
  /(?:跟|和|与|陪|同)[^,，。]{0,4}(?:一起|一块|一处)?(?:住|过|吃)|(?:一起|一块|一处)(?:住|过|吃)|还有|也(?:在家|住)|加上|漏了|没(?:说|算)/;

/** Those named and not on the list yet are put on it. */
function joined(members: readonly Person[], named: readonly Person[]): Person[] {
  return [...members, ...named.filter((one) => isNew(one, members))];
}

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
