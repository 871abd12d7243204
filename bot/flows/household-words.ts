// Reading what people say of their family: who there is, and what somebody cannot do alone.

import { normalise } from '../../knowledge/text/normalise.ts';
import { parseAge, parseInteger, parsePeople } from '../../knowledge/text/numerals.ts';
import { anyOf } from '../../knowledge/text/word-list.ts';
import { clausesIn } from './clauses.ts';
import { type HouseholdTold, householdTold } from './household-people.ts';
import { mentionsIn, type Person } from './people.ts';

const ALONE = anyOf(
  '(?:就|只)?(?:是|有|剩)?(?:我|俺|她|他)?一个人(?:过|住|生活|在家|吃住)?(?![挣赚养带上打做干拉照管供伺撑扛顾]) 单身(?:汉|一人)? 独居 孤身 [孤寡]老 寡汉',
  '就(?:剩)?(?:我|俺|她|他)(?:自己|一个|一人) 只有(?:我|她|他)(?!们|和|跟) 光棍(?:一[条个])? 无儿无女 没儿没女',
  '(?:自己|独自)(?:一个)?(?:过|住)',
);
/** 就我娘一个: she alone. */
const ONLY_ONE =
  /^(?:就|只有?|家里就)(?:剩)?(?:我|俺)?(?:的|家)?(.{1,4}?)(?:一个|自己|一人)(?:人|在家|过|住)*$/;
/** Of whom such a thing is said by another: a son lives on his own and is not asked for here. */
const ELDERS: readonly string[] = ['parent', 'other'];
const MOST_YEARS = 130;

const ageOf = (age: number | undefined) => (age === undefined || age > MOST_YEARS ? {} : { age });

/** Whoever lives alone, where somebody does: the teller, or the mother he speaks of. */
function aloneIn(text: string, told: HouseholdTold, today: string | undefined): Person[] | undefined {
  const clauses = clausesIn(text);
  const only = clauses
    .map((clause) => mentionsIn(ONLY_ONE.exec(clause)?.[1] ?? '').find(({ relation }) => relation !== 'self'))
    .find((one) => one);
  const match = ALONE.exec(text);
  if (!match && !only) return undefined;
  // 就我和女儿，没儿没女 and 一家五口 are not alone.
  if (told.total && told.total.people > 1) return undefined;
  const before = match ? text.slice(0, match.index) : text;
  const spoken =
    only ??
    (/我|俺/.test(match?.[0] ?? '')
      ? undefined
      : mentionsIn(before).findLast(({ relation }) => ELDERS.includes(relation)));
  const who = spoken && !/我(?=[\d一二三四五六七八九十])/.test(text) ? spoken : only;
  if (who) {
    const known = told.people.find(({ called }) => called === who.called);
    return [{ relation: 'self', called: who.called, ...ageOf(known?.age ?? bareAgeIn(text, today)) }];
  }
  const others = told.people.filter(({ relation }) => relation !== 'self');
  // 我65，儿子38光棍: it may be said of another.
  if (others.length > 0 && !/一个人|独居/.test(text)) return undefined;
  const self = told.people.find(({ relation }) => relation === 'self');
  return [{ relation: 'self', ...ageOf(self?.age ?? told.people[0]?.age ?? bareAgeIn(text, today)) }];
}

/** 六十六一个人 runs two numbers together; 光棍一个，五十八 counts a man before his years. */
function bareAgeIn(text: string, today: string | undefined): number | undefined {
  const apart = text.replace(new RegExp(ALONE, 'g'), ',').replace(/一个(?!月)/g, ',');
  return (
    parseAge(apart, today)?.years ??
    apart
      .split(/[,，。;\s]/)
      .map(parseInteger)
      .find((n) => n !== undefined && n > 5 && n <= MOST_YEARS)
  );
}

/**
 * The people of a household as told: 我72，老伴70，孙子9岁; 两个老的三个小的; 我一个人过. The teller is put first when he
 * left himself out. Undefined when nobody can be made out.
 */
export function membersIn(raw: string, today?: string): Person[] | undefined {
  const text = normalise(raw);
  const told = householdTold(raw, today);
  const alone = aloneIn(text, told, today);
  if (alone) return alone;
  const total = told.total?.people ?? (told.people.length === 0 ? parsePeople(text) : undefined);
  if (told.people.length === 0) return total === undefined ? undefined : counted(total);
  const named = withSelf(told);
  const all =
    total !== undefined && told.total?.isSure && named.length > total ? onlySo(named, total) : named;
  const lacking = Math.max(0, (total ?? 0) - all.length);
  return related([...all, ...counted(lacking + 1).slice(1)]);
}

/** Ends a household 三口人 at three: those of whom nothing but the word is known were perhaps only spoken of. */
function onlySo(named: Person[], total: number): Person[] {
  const kept = [...named];
  for (let n = kept.length - 1; n > 0 && kept.length > total; n -= 1)
    if (kept[n]?.age === undefined) kept.splice(n, 1);
  return kept;
}

function withSelf({ people, total }: HouseholdTold): Person[] {
  const self = people.find(({ relation }) => relation === 'self');
  const others = people.filter((member) => member !== self);
  // One bare age is the teller's own; so is the first of several when the rest are no more than the number told.
  if (!self && others[0]?.relation === 'other' && others[0].called === undefined)
    return [{ ...others[0], relation: 'self' }, ...others.slice(1)];
  // 两个老的三个小的: the teller is one of the old.
  if (!self && isOldAndYoung(others, total?.people)) {
    const [first, ...rest] = others;
    const { called: _, ...own } = first as Person;
    return [{ ...own, relation: 'self' }, ...rest];
  }
  return [self ?? { relation: 'self' }, ...others];
}

/** Both halves of the household were counted, so nobody was left out; whose the children of 两个老人 are is not said. */
function isOldAndYoung(people: readonly Person[], total: number | undefined): boolean {
  const [first] = people;
  if (people.length < 2 || first?.relation !== 'other') return false;
  if (first.called !== '老人' && first.called !== '大人') return false;
  if (total === people.length) return true;
  const isYoung = ({ relation, called }: Person) =>
    called === '孩子' && (relation === 'other' || first.called === '大人');
  return people.some(isYoung) && people.every((one) => isYoung(one) || /^[老大]人$/.test(one.called ?? ''));
}

const YOUNG = 18;
const OLD = 60;

/** A child of whom nobody said whose it is: the teller's own, unless he is of an age to be its grandfather. */
function related(members: Person[]): Person[] {
  const teller = members[0]?.age;
  return members.map((member, n) => {
    if (n === 0 || member.relation !== 'other' || member.age === undefined || member.age >= YOUNG)
      return member;
    if (member.called !== undefined && member.called !== '孩子') return member;
    const isOwn = teller !== undefined && teller < OLD && teller - member.age >= 15;
    return { ...member, relation: isOwn ? 'child' : 'other', called: '孩子' };
  });
}

const counted = (people: number): Person[] =>
  Array.from({ length: Math.min(people, 20) }, (_, n) => ({ relation: n === 0 ? 'self' : 'other' }));

const SELF_CARE = [
  /吃饭|喂饭|要喂/,
  /穿衣/,
  /上下床|下床|起床|下不了床/,
  /如厕|上厕所|厕所|屎尿|大小便/,
  /走动|走路|行走|走不(?:动|了|稳)/,
  /洗澡/,
];

const ALL_DONE = anyOf(
  '都(?:还)?(?:能|会|可以|行) 全(?:能|会) 自己(?:都)?(?:还)?(?:能|会|行|可以) 能自理 (?:生活)?自理(?:没问题|可以) 没有 没得 没事',
  '没问题 都?(?:是)?自己(?:做|弄|来|搞|料理)(?!不) 好好的 好着呢 都好 还?能吃能 做得(?:了|到|来) 手脚(?:利索|灵便)',
);
/** What only people can measure: some of it cannot be done, how much was not said. */
const SOME_NOT = /不能(?:完全)?自理|要人(?:扶|帮|照顾|管|看)|[半偏]瘫|行动不便|腿脚不(?:便|好)/;

const NONE_DONE =
  /都(?:不能|不会|做不了|不行|要人)|(?<!偏|半)瘫(?!痪过)|卧床|全(?:不能|要人|靠)|啥都不能|一样都(?:不|做不)/;
/** Of these some can be done: 吃饭穿衣可以. */
const isDone = (clause: string) => /能|会|可以|行/.test(clause) && !/不|要|扶|帮|难/.test(clause);
const THE_OTHERS = /(?:其他|其它|别的|其余|剩下)[^,]{0,4}(?:不|要)/;
const ALL_BUT = /除了?([^,]{2,12}?)(?:以外|之外)?[,]?(?:其他|别的)?(?:都|全)(?:不|要)/;

/** How many of the six things one cannot do alone; a range where only some help was spoken of. */
export function selfCareIn(raw: string): number | { low: number; high: number } | undefined {
  const text = normalise(raw);
  const thingsIn = (words: string) => SELF_CARE.filter((thing) => thing.test(words)).length;
  const but = ALL_BUT.exec(text)?.[1];
  if (but !== undefined && thingsIn(but) > 0) return SELF_CARE.length - thingsIn(but);
  const clauses = text.split(/[,;。]/);
  const done = clauses.filter(isDone).join(',');
  if (thingsIn(done) > 0 && THE_OTHERS.test(text)) return SELF_CARE.length - thingsIn(done);
  if (NONE_DONE.test(text)) return SELF_CARE.length;
  if (ALL_DONE.test(text) && !SOME_NOT.test(text)) return 0;
  if (thingsIn(text) > 0) {
    const isOnlySlow = /慢[点些]?/.test(text) && !/不|要|扶|帮/.test(text);
    const isAllDone = thingsIn(done) === thingsIn(text);
    return isOnlySlow || isAllDone ? 0 : thingsIn(clauses.filter((clause) => !isDone(clause)).join(','));
  }
  const count = parseInteger(text);
  if (count !== undefined && count >= 0 && count <= SELF_CARE.length) return count;
  return SOME_NOT.test(text) ? { low: 1, high: SELF_CARE.length } : undefined;
}
