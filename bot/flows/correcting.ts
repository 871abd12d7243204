// Putting right what was said before, at any step of the self-check and after it: 说错了，是五个人; 收入说错了是两千.
import { normalise } from '../../knowledge/text/normalise.ts';
import { readNumbers } from '../../knowledge/text/numerals.ts';
import type { Answers, Said } from '../flow.ts';
import type { TalkContext } from './context.ts';
import { membersPutRight } from './household-again.ts';
import { isSpan, KINDS, kindOf } from './household-answers.ts';
import { householdTold } from './household-people.ts';
import { type Income, incomeIn } from './income-words.ts';
import type { Person } from './people.ts';

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
  const members = membersPutRight(family, said.text, words, isCorrection(said.text), context.today);
  const income = incomePutRight(flat.monthlyIncome, said.text, words, members ?? family);
  const changed =
    members || income !== undefined
      ? { ...(members && { members }), ...(income !== undefined && { monthlyIncome: income }) }
      : answerPutRight(flat, said, words, { family, context });
  if (!changed) return undefined;
  const { monthlyIncome, ...whole } = fitting({ ...flat, ...changed });
  // What was told of one who lived alone is not what two live on.
  // 两个人，我跟老伴 only counts anew; 还有俺弟 brings in somebody who may earn.
  const isRecounted =
    householdTold(words, context.today).total !== undefined && !/还有|漏|加上/.test(said.text);
  const isOutOfDate = income === undefined && !isRecounted && earnsToo(family, members);
  return monthlyIncome === undefined || isOutOfDate ? whole : { ...whole, monthlyIncome };
}

/** A further sum beside the one told: 算漏了，儿子每月还给三百. */
const FURTHER = /漏(?!了?一?个?[零0字])|还(?:有(?![我俺他她])|给|寄)|另外|加上/;
/** 三千是暑假一次挣的: one of the sums that were told, and for how long it is. */
const ONE_OF_THEM = /^[^,，]{0,6}[\d百千万]+(?:块|元)?(?:钱)?是/;
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
  if (typeof income === 'number' && ONE_OF_THEM.test(words)) {
    const whole = readNumbers(words)[0]?.value ?? income;
    return before >= whole ? Math.round((before - whole + income) * 100) / 100 : before;
  }
  return typeof income === 'number' && FURTHER.test(text) && !/共/.test(text) ? before + income : income;
}

/** Words by which a correction names the question it answers anew. */
const NAMED: readonly [id: string, RegExp][] = [
  ['hukouHere', /户口|户籍/],
  ['propertyWithinLimits', /存款|积蓄|[房车]/],
  ['severeIllness', /病/],
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
