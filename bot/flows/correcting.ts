// Putting right what was said before, at any step of the self-check and after it: 说错了，是五个人; 收入说错了是两千.
import { parseYesNo } from '../../knowledge/text/answers.ts';
import type { Answers, Said } from '../flow.ts';
import type { TalkContext } from './context.ts';
import { isSpan, KINDS, kindOf } from './household-answers.ts';
import { householdTold } from './household-people.ts';
import { membersIn } from './household-words.ts';
import { incomeIn } from './income-words.ts';
import type { Person } from './people.ts';

export type Steer = 'stop' | 'restart' | 'back';

const LEAD =
  '(?:好了?|行了?|那|唉|哎|嗯|你|您|我|俺|咱|就|先|都|快|给|说|叫|让|可以|今天|今儿|还是|干脆|,|，)*';
const TAIL = '(?:了|吧|啦|咯|算了|嘛|啊|呗|哈|。|!|！|,|，|\\.)*';
const RESTART = new RegExp(
  `^(?:不测了|算了|停|不对)?${LEAD}(?:从头(?:开始|再)?(?:来|测|说)|重新(?:来|开始|测|说|算)|重(?:来|测|算)|再(?:来|测)一?(?:次|遍|回))(?:一?(?:次|遍|回|下))?(?:过)?${TAIL}$`,
);
const STOP = new RegExp(
  `^${LEAD}(?:停+(?:下来?|止|一下|住)?|停(?:在|到)这(?:儿|里)?|退出|结束|打住|到(?:这儿|这里|这)(?:为止)?|到此|够了|不(?:想|要|用|愿)?(?:再)?(?:测|弄|搞|答|做|算|填|玩|办|整|来|说|问|聊|继续)(?:这个|下去)?|(?:别|莫|甭|不要)(?:再)?(?:问|测|弄|搞|算|继续)|算(?:了|球|求)(?:吧|嘛)?(?:不.{1,3})?|拉倒|到此为止|没空|不耐烦|麻烦得很)${TAIL}(?:[,，]?你?就?(?:直接)?(?:说|讲|告诉).{0,14})?$`,
);
const BACK = new RegExp(
  `^${LEAD}(?:(?:回|退|返)(?:回)?(?:到|去)?(?:上|前)(?:一|1)?(?:步|题|个|条)|(?:上|前)(?:一|1)(?:步|题|个(?:问题)?|条)|退(?:回|一步)(?:去|来)?|往回|倒回去|回去|返回)(?:去|来|问题|的)?${TAIL}$`,
);

/** Stop, begin again, or one question back, in one's own words; undefined for anything else. */
export function steerIn(text: string): Steer | undefined {
  const said = text.replace(/[。.!！~]+$/, '');
  if (RESTART.test(said)) return 'restart';
  if (BACK.test(said)) return 'back';
  // 不想说 leaves one question out, not all of them.
  if (parseYesNo(said) === 'skip') return undefined;
  if (said.length > 24) return undefined;
  // 不问了，先停 and 停停，我不想算了: every breath of it stops.
  const breaths = said.split(/[\s,，。!！;；]+/).filter((breath) => breath !== '');
  const isStop = STOP.test(said) || (breaths.length > 0 && breaths.every((breath) => STOP.test(breath)));
  return isStop ? 'stop' : undefined;
}

/** 停了 where it was asked what they receive, 不做了 where it was asked who works: the answer to that question. */
export const mayAnswer = (text: string, id: string | null): boolean =>
  /receiving|[wW]ork|study/.test(id ?? '') && !/[问测算弄搞填]|(?:先|说|我)停|停[下止一]/.test(text);

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

const rest = (text: string): string => {
  const before = BEFORE.exec(text);
  // 收入说错了是两千: what it is about stands before the mark.
  const about = /收入|工资|户口|存款|年纪|岁数/.exec(before?.[0] ?? '')?.[0] ?? '';
  return `${about}${text.replace(BEFORE, '').replace(NOT_BUT, '')}`;
};

const OF_MONEY = /收入|工资|挣|赚|块|元|养老|退休|月|一年|每年|打工|钱/;

/**
 * The answers with one of them put right; undefined where nothing said of the household is heard.
 * @param flat the answers with the first question's in its place
 */
export function corrected(flat: Answers, said: Said, context: TalkContext): Answers | undefined {
  // 不是一口，是两口: two mouths, and no couple.
  const words = rest(said.raw).replace(/(?<=[是有成共])[两俩]口(?:人|(?!子))/g, '2口人');
  const family = Array.isArray(flat.members) ? (flat.members as Person[]) : [];
  const told = householdTold(words, context.today);
  const changed: Answers = {};
  const isJoining = JOINS.test(words) && told.people.some((one) => isNew(one, family));
  if (told.total || isJoining || told.people.some(({ age }) => age !== undefined)) {
    const members = membersAgain(family, words, context.today);
    if (members) changed.members = ofSubject(joined(members, isJoining ? told.people : []), family[0]);
  }
  if (OF_MONEY.test(words)) {
    const income = incomeIn(words, (changed.members as Person[] | undefined) ?? family);
    if (income !== undefined && !/^(?:没有?|没得)$/.test(words)) changed.monthlyIncome = income;
  }
  if (Object.keys(changed).length === 0) {
    const last = Object.keys(flat).at(-1);
    const about = last === undefined ? undefined : kindOf(last);
    if (!isCorrection(said.text) || last === undefined || !about) return undefined;
    const known = {
      draft: {},
      context,
      family,
      labels: [],
      ...(about.member === undefined ? {} : { asked: about.member }),
    };
    const value =
      about.kind === 'members' ? undefined : KINDS[about.kind].read({ text: words, raw: words }, known);
    if (value === undefined) return undefined;
    changed[last] = value;
  }
  const whole = fitting({ ...flat, ...changed });
  // What was told of one who lived alone is not what two live on.
  const { monthlyIncome, ...again } = whole;
  return monthlyIncome !== undefined &&
    changed.monthlyIncome === undefined &&
    earnsToo(family, changed.members as Person[] | undefined)
    ? again
    : whole;
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
  if (others.length > 0 && (total || others.length + 1 >= family.length))
    return again.map((one) => withKnown(one, family));
  if (total && people.length === 0) return sized(family, total.people);
  if (!total && people.length > 0) return family.map((one) => withKnown(one, people));
  return total
    ? sized(
        family.map((one) => withKnown(one, people)),
        total.people,
      )
    : again;
}

const sized = (family: readonly Person[], size: number): Person[] => [
  ...family.slice(0, size),
  ...Array.from({ length: Math.max(0, size - family.length) }, (): Person => ({ relation: 'other' })),
];

function withKnown(person: Person, known: readonly Person[]): Person {
  const same = known.find(
    ({ relation, called }) =>
      relation === person.relation && (relation === 'self' || called === person.called),
  );
  return same
    ? { ...same, ...(person.age === undefined ? {} : { age: person.age }), ...ageFrom(same) }
    : person;
}

const ageFrom = ({ age }: Person) => (age === undefined ? {} : { age });

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
