// People named several at once, and how many: 老两口, 两老三小, 三个孙子, 一儿一女, 母女俩, 一家五口.
import { readNumbers } from '../../knowledge/text/numerals.ts';
import type { Person } from './people.ts';

type Relation = NonNullable<Person['relation']>;

const one = (relation: Relation, called?: string): Person =>
  called === undefined ? { relation } : { relation, called };
const SELF = one('self');
const times = (count: number, person: Person): Person[] =>
  Array.from({ length: count }, () => ({ ...person }));
const old = one('other', '老人');
const small = one('other', '孩子');

const COUNT = '[一二两三四五六七八\\d俩仨]';
/** 高二小的初一: the two belongs to the school. */
const OWN = '(?<![初高大第十百千\\d])';
const numberOf = (word: string | undefined): number =>
  word === '俩' ? 2 : word === '仨' ? 3 : (readNumbers(word ?? '')[0]?.low ?? 1);

const SIBLINGS = '姐弟|兄妹|姐妹|兄弟|弟兄|姊妹';

/** Longer ones first where one holds another: 儿子两口子 before 两口子. */
const GROUPS: readonly [RegExp, (match: RegExpMatchArray) => Person[]][] = [
  [/(?:儿子|儿|崽)家?[两俩]口子?/, () => [one('child', '儿子'), one('other', '儿媳')]],
  // 儿子媳妇 are two; 儿子的媳妇 is one.
  [/儿子[、和跟]?儿?媳妇/, () => [one('child', '儿子'), one('other', '儿媳')]],
  [/(?:女儿|闺女|姑娘)家?[两俩]口子?/, () => [one('child', '女儿'), one('other', '女婿')]],
  [
    /(?:[两俩]口子|[老小][两俩]口|俩口|两公婆|老?夫妻(?:俩|两个?人?|二人)?|夫妇(?:俩|二人)?|公母俩|老俩)/,
    () => [SELF, one('spouse', '老伴')],
  ],
  [/婆媳(?:俩|两个?人?|二人)?/, () => [SELF, one('other')]],
  [
    new RegExp(`孤儿寡母(?:(${COUNT})个?人?)?`),
    (m) => [SELF, ...times(Math.max(1, numberOf(m[1] ?? '2') - 1), one('child', '孩子'))],
  ],
  // 弟兄三个，就我没结婚: how many a mother bore; only 我们姐弟俩 counts a household.
  [new RegExp(`(?<![和跟与同])(?:${SIBLINGS})们?(?:${COUNT}个?人?|二人)`), () => []],
  [/公公婆婆|公婆/, () => [one('other', '公公'), one('other', '婆婆')]],
  [/岳父岳母|岳父母/, () => [one('other', '岳父'), one('other', '岳母')]],
  [/父母亲?|爸爸?妈妈?|爹妈|爹娘|二老|爸和妈/, () => [one('parent', '爸爸'), one('parent', '妈妈')]],
  [/(?:母女|父女)(?:俩|两个?人?|二人)?|娘女俩/, () => [SELF, one('child', '女儿')]],
  [/(?:母子|父子)(?:俩|两个?人?|二人)?/, () => [SELF, one('child', '儿子')]],
  [
    /(?<![爷老婆姑])[娘爷]儿?(俩|仨|[四三两]个)/,
    (m) => [SELF, ...times(Math.max(1, numberOf(m[1]) - 1), one('child', '孩子'))],
  ],
  [
    new RegExp(`(?:祖孙|爷孙|婆孙|奶孙)(${COUNT})?个?人?`),
    (m) => [SELF, ...times(Math.max(1, numberOf(m[1] ?? '2') - 1), one('other', '孙子'))],
  ],
  [
    new RegExp(`(${COUNT})个?(?:儿子?|男孩?|子|崽)(${COUNT})个?(?:女儿?|闺女)`),
    (m) => [...times(numberOf(m[1]), one('child', '儿子')), ...times(numberOf(m[2]), one('child', '女儿'))],
  ],
  [/一双儿女|儿女一双/, () => [one('child', '儿子'), one('child', '女儿')]],
  [
    new RegExp(`(${COUNT})老(${COUNT})小`),
    (m) => [...times(numberOf(m[1]), old), ...times(numberOf(m[2]), small)],
  ],
  [
    new RegExp(`(${COUNT})大(${COUNT})小`),
    (m) => [...times(numberOf(m[1]), one('other', '大人')), ...times(numberOf(m[2]), small)],
  ],
  [new RegExp(`${OWN}(${COUNT})个?老(?:的|人家?|人)`), (m) => times(numberOf(m[1]), old)],
  [new RegExp(`${OWN}(${COUNT})个?(?:大人|大的)`), (m) => times(numberOf(m[1]), one('other', '大人'))],
  [new RegExp(`${OWN}(${COUNT})个?(?:小的|小家伙|小鬼|细的)`), (m) => times(numberOf(m[1]), small)],
];

export interface GroupSaid {
  at: number;
  end: number;
  people: Person[];
}

/** Groups named in a clause, in its order; none overlaps another. */
export function groupsIn(clause: string): GroupSaid[] {
  const found: GroupSaid[] = [];
  for (const [pattern, peopleOf] of GROUPS) {
    for (const match of clause.matchAll(new RegExp(pattern, 'g'))) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => at < other.end && end > other.at)) continue;
      found.push({ at, end, people: peopleOf(match) });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/**
 * How many of one kind: 三个孙子, 俩孙女, 孙子两个; undefined where no number is said.
 * @param joined people named in the same breath before: the two of 我和孙子两个 are the teller and one grandson
 */
export function howMany(clause: string, at: number, end: number, joined: number): number | undefined {
  const before = new RegExp(`(${COUNT})(?:个|位|名)?(?:亲|小|大)?$`).exec(clause.slice(0, at));
  const isCounted = before && (/[个位名]|[俩仨两]/.test(before[0]) || /^\d/.test(before[0]));
  // 大孙子, 三儿子 are one each, and the 3 of 我73老伴70 belongs to an age.
  const isOwn = before && !/[\d十百]$/.test(clause.slice(0, before.index));
  if (before && isCounted && isOwn) return numberOf(before[1]);
  const after = new RegExp(`^(?:有|就|一共|是)?(${COUNT})(?:个|位)(?!月|多)(人)?`).exec(clause.slice(end));
  if (!after) return undefined;
  const own = numberOf(after[1]) - joined;
  if (joined > 0 && own > 0) return own;
  return after[2] === undefined ? numberOf(after[1]) : undefined;
}

const NUMBER = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3}|俩|仨)';
/** 五口人, 一家三口: the household and nothing else. */
const MOUTHS = new RegExp(`(?<![老十\\d另这那哪]|小(?=[两俩]))(${NUMBER})口(?![气子粮饭水井])`);
/** 五个人: the household where the clause says little else. */
const HEADS = new RegExp(
  `(?:(?:我|俺|咱)们?(?:家|屋里?)?|一家|全家|家里|屋里|屋头|一共|总共|拢共|合起来|就|是|有|带我|一起|共)*(?<!第)(${NUMBER})个?人(?![情民工])(.*)$`,
);
const OF_SOME =
  /^(?:都|全|也)?(?:在外|打工|上班|干活|做工|挣|有病|残疾|上学|读书|养老|退休|吃药|一年|一月|每)/;
/** 我们俩, 就俺俩, 咱仨, 我们姐弟俩. */
const US = new RegExp(`[我俺咱就他她]们?(?:${SIBLINGS})?(俩|仨|[两三四]个)(?![人孩娃儿孙女男老小大崽月])`);

export interface TotalSaid {
  people: number;
  /** 口 counts a household; 两个人 may count those just named. */
  isSure: boolean;
}

const total = (word: string | undefined, isSure: boolean): TotalSaid | undefined => {
  const people = numberOf(word);
  return people >= 1 && people <= 20 ? { people, isSure } : undefined;
};

/** 除了我还有三个人: the teller comes on top. */
const BESIDE_TELLER = new RegExp(`除(?:了|开|去)?[我俺](?:以外|之外)?还?有?(${NUMBER})(?:口|个?人)`);
/** 不是两个人，三个人. */
const NOT_SO_MANY = new RegExp(
  `(?:不(?:是|止)(?:就|只)?有?|[咋怎](?:么)?(?:又|就|还)*(?:成|变|剩|算|是)(?:了|成)?)${NUMBER}(?:口|个?人)[^是]*$`,
);
/** 不对，六个！ */
const BARE_COUNT = /^(?:是|有|一共|总共)*([三四五六七八九])个$/;
const A_SUM =
  /^(?:才|就|只|有|是|拿|领)*[\d一二两三四五六七八九](?:[\d一二三四五六七八九]|十)*(?:百|千|块|元|\d{2})/;
const OF_HOUSEHOLD = /家|屋|共|合起来|就|一起|加/;

/** 跟二儿子两口住: the two are counted already. */
const withoutGroups = (clause: string): string =>
  groupsIn(clause).reduceRight(
    (said, { at, end, people }) =>
      people.length === 2 && people[0]?.relation === 'child'
        ? `${said.slice(0, at)},${said.slice(end)}`
        : said,
    clause,
  );

/** How many they are altogether, where a clause says so. @param named people the clause names, without the teller */
export function totalIn(said: string, named: number): TotalSaid | undefined {
  const clause = withoutGroups(said);
  if (NOT_SO_MANY.test(clause)) return undefined;
  const bare = BARE_COUNT.exec(clause);
  if (bare) return total(bare[1], true);
  const others = BESIDE_TELLER.exec(clause);
  if (others) return { people: numberOf(others[1]) + 1, isSure: true };
  // 我也算一口 counts one in.
  if (/[我俺他她]也?[算加添多]一口/.test(clause)) return undefined;
  const mouths = MOUTHS.exec(clause);
  if (mouths) {
    const isOfThese = numberOf(mouths[1]) === named + 1 && !OF_HOUSEHOLD.test(clause);
    // 我和老伴两口人，俩孙子跟着我们: the two of them, and the household is larger.
    return total(mouths[1], named === 0 || !isOfThese);
  }
  const us = US.exec(clause);
  if (us) return total(us[1]?.replace('个', ''), false);
  const heads = HEADS.exec(clause);
  if (!heads) return undefined;
  const [whole, word, after = ''] = heads;
  // 一人一百来块, 一百多一个人: what each gets.
  if (A_SUM.test(after) || /[百千](?:多|来)?(?:块|元)?$/.test(clause.slice(0, heads.index))) return undefined;
  if (OF_SOME.test(after) && named > 0) return undefined;
  const isHousehold = OF_HOUSEHOLD.test(whole.slice(0, whole.indexOf(word as string)));
  return isHousehold || named === 0 ? total(word, isHousehold && !OF_SOME.test(after)) : undefined;
}
