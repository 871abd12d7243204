// Putting right what was said before, at any step of the self-check and after it: 说错了，是五个人; 收入说错了是两千.
import { normalise } from '../../knowledge/text/normalise.ts';
import { parseInteger } from '../../knowledge/text/numerals.ts';
import type { Answers, Said } from '../flow.ts';
import { clausesIn } from './clauses.ts';
import type { TalkContext } from './context.ts';
import { isSpan, KINDS, kindOf } from './household-answers.ts';
import { householdTold } from './household-people.ts';
import { membersIn } from './household-words.ts';
import { type Income, incomeIn } from './income-words.ts';
import { goneIn } from './living-apart.ts';
import { mentionsIn, type Person } from './people.ts';

const MARK =
  /(?:刚才|前面|上面|我)?(?:说|讲|答|选|点|按|写|搞|弄|听|记|算|打)(?:错|岔|反|漏)(?:了|啦)?|^(?:不对|错了|不是这样)|改(?:成|为|一下)|更正|漏了|还有一个(?:人|没说)|我?(?:不是)?说(?:过|了)(?:吗|嘛|的|的嘛)|我说的是|(?<!是)不是.{1,8}[,，]?(?:是|有)/;
/** What stands before the correction, and says nothing itself. */
const BEFORE =
  /^.*?(?:(?:说|讲|答|选|点|写|搞|弄|听|记|算|打)(?:错|岔|反|漏)(?:了|啦)?|不对|错了|不是这样|改(?:成|为|一下)|更正|我说的是|说(?:过|了)(?:吗|嘛|的嘛))[\s,，。:：!！]*(?:应该)?(?:是|就是)?/;
const NOT_BUT = /^.*?(?<!是)不是.{1,8}?[,，]?(?=是|有)/;

export const isCorrection = (text: string): boolean => MARK.test(text);

/** Nothing but 说错了: which answer is meant is the last one. */
export const isBareCorrection = (text: string): boolean =>
  isCorrection(text) && rest(text).replace(/[\s,，。.!！啊呀了的]/g, '') === '';

/** What a correction is about, where only what stands before its mark says so: 收入说错了是两千. */
const ABOUT = /收入|工资|户口|存款|年纪|岁数/;
const SAYS_NOTHING = /我|刚才|前面|上面|那个|[\s,，。]/g;

const rest = (text: string): string => {
  const left = text
    .replace(BEFORE, '')
    .replace(NOT_BUT, '')
    .replace(/^就?是/, '');
  const before = text.slice(0, text.length - left.length);
  if (left !== '') return `${ABOUT.exec(before)?.[0] ?? ''}${left}`;
  // 户口不在本县，刚才说错了
  const told = before.slice(0, MARK.exec(before)?.index ?? 0);
  return told.replace(SAYS_NOTHING, '') === '' ? '' : told;
};

/**
 * The answers with one of them put right; undefined where nothing said of the household is heard.
 * @param flat the answers with the first question's in its place
 */
export function corrected(flat: Answers, said: Said, context: TalkContext): Answers | undefined {
  const words = rest(said.raw);
  const family = Array.isArray(flat.members) ? (flat.members as Person[]) : [];
  const members = membersPutRight(family, said, words, context.today);
  const income = incomePutRight(flat.monthlyIncome, said.text, words, members ?? family);
  const changed =
    members || income !== undefined
      ? { ...(members && { members }), ...(income !== undefined && { monthlyIncome: income }) }
      : answerPutRight(flat, said, words, { family, context });
  if (!changed) return undefined;
  const { monthlyIncome, ...whole } = fitting({ ...flat, ...changed });
  // What was told of one who lived alone is not what two live on.
  const isOutOfDate = income === undefined && earnsToo(family, members);
  return monthlyIncome === undefined || isOutOfDate ? whole : { ...whole, monthlyIncome };
}

/** 漏了一个人, 少说了两个. */
const LACKING = /[漏少](?:说|算|报|写)?了?([一两二三])个人?$/;
/** 家里就我和孙子: these and nobody else. */
const THESE_ONLY = /就(?:是|剩)?[我俺]|只有/;

/** The people, where what was said changes them. */
function membersPutRight(
  family: readonly Person[],
  said: Said,
  words: string,
  today: string,
): Person[] | undefined {
  const lacking = LACKING.exec(said.text)?.[1];
  if (lacking !== undefined) return sized(family, family.length + (parseInteger(lacking) ?? 1));
  const other = renamed(family, said.text) ?? withoutGone(family, words);
  if (other) return other;
  const told = householdTold(words, today);
  const isJoining = JOINS.test(words) && told.people.some((one) => isNew(one, family));
  const isNamedAgain =
    isCorrection(said.text) &&
    told.people.length > 1 &&
    told.people.some(({ relation }) => relation === 'self');
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

/** A further sum beside the one told: 算漏了，儿子每月还给三百. */
const FURTHER = /漏(?!了?一?个?[零0字])|还(?:有|给|寄)|另外|加上/;
const YEAR_NOT_MONTH = /一年[^,，]{0,2}[,，]?不是.{0,2}一?个?月|不是.{0,2}一?个?月[^,，\d]{0,3}[,，]?是一年$/;
const MONTH_NOT_YEAR =
  /一?个?月[^,，]{0,2}[,，]?不是.{0,2}(?:一年|年)|不是.{0,2}一年[^,，\d]{0,3}[,，]?是一?个?月$/;

/** Yuan a month, where what was said changes it. */
function incomePutRight(
  before: unknown,
  text: string,
  words: string,
  family: readonly Person[],
): Income | undefined {
  if (!OF_MONEY.test(words) || /^(?:没有?|没得)$/.test(words)) return undefined;
  const income = incomeIn(words, family);
  if (typeof before !== 'number') return income;
  if (income === undefined) {
    const factor = YEAR_NOT_MONTH.test(text) ? 1 / 12 : MONTH_NOT_YEAR.test(text) ? 12 : undefined;
    return factor === undefined ? undefined : Math.round(before * factor * 100) / 100;
  }
  return typeof income === 'number' && FURTHER.test(text) && !/共/.test(text) ? before + income : income;
}

/** Words by which a correction names the question it answers anew. */
const NAMED: readonly [id: string, RegExp][] = [
  ['hukouHere', /户口|户籍/],
  ['propertyWithinLimits', /存款|积蓄|[房车]/],
];

/** The answer a correction is about: the one it names, else the last. */
function answerPutRight(
  flat: Answers,
  { text }: Said,
  words: string,
  { family, context }: { family: readonly Person[]; context: TalkContext },
): Answers | undefined {
  if (!isCorrection(text)) return undefined;
  const named = NAMED.find(([one, about]) => about.test(words) && flat[one] !== undefined)?.[0];
  const id = named ?? Object.keys(flat).at(-1);
  const about = id === undefined ? undefined : kindOf(id);
  if (id === undefined || !about || about.kind === 'members') return undefined;
  const asked = about.member === undefined ? {} : { asked: about.member };
  const known = { draft: {}, context, family, labels: [], ...asked };
  const value = KINDS[about.kind].read({ text: normalise(words), raw: words }, known);
  return value === undefined ? undefined : { [id]: value };
}

const OF_MONEY = /收入|工资|挣|赚|块|元|养老|退休|月|一年|每年|打工|钱|\d{3}|[百千]/;

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

const GROWN = 16;
/** Has somebody by name come in who may earn? */
const earnsToo = (before: readonly Person[], now: readonly Person[] | undefined): boolean =>
  now !== undefined &&
  now.length > before.length &&
  now.some(
    ({ relation, called, age }) =>
      called !== undefined &&
      (age === undefined || age >= GROWN) &&
      !before.some((one) => one.called === called || (one.relation === relation && relation !== 'child')),
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

/** Each of the first with what the second say of him over it; nobody is taken for two. */
function overlaid(people: readonly Person[], news: readonly Person[]): Person[] {
  const left = [...news];
  return people.map((one) => {
    const at = left.findIndex((other) => isSame(one, other));
    return at < 0 ? one : { ...one, ...left.splice(at, 1)[0] };
  });
}

/** The people told again, with what was known of each kept where nothing new is said. */
const toldAgain = (again: readonly Person[], family: readonly Person[]): Person[] => {
  const left = [...family];
  return again.map((one) => {
    const at = left.findIndex((other) => isSame(one, other));
    return at < 0 ? one : { ...left.splice(at, 1)[0], ...one };
  });
};

/** What was said of people who are no longer on the list is asked again. */
function fitting(flat: Answers): Answers {
  const size = Array.isArray(flat.members) ? flat.members.length : 0;
  const places = (value: unknown): number[] =>
    Array.isArray(value)
      ? value.map((one) => (typeof one === 'number' ? one : Number(one?.member ?? -1)))
      : [];
  return Object.fromEntries(
    Object.entries(flat).filter(([id, value]) => {
      const member = kindOf(id)?.member;
      if (member !== undefined) return member < size && !hasOwn(flat, member, id);
      return !['disability', 'severeIllness'].includes(id) || places(value).every((at) => at < size);
    }),
  );
}

/** An age told with the people makes the one told apart needless. */
const hasOwn = (flat: Answers, member: number, id: string) =>
  id.endsWith('.age') && !isSpan(flat[id]) && (flat.members as Person[])[member]?.age !== undefined;
