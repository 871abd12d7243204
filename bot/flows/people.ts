// The people of a household in a resident's words: what each is called, and whom a sentence speaks of.
import type { MemberFacts } from '../../knowledge/eligibility/facts.ts';
import { parseAge, parseInteger } from '../../knowledge/text/numerals.ts';

type Relation = NonNullable<MemberFacts['relation']>;

/** A member with the word the resident used: 儿子 and 女儿 are both children to the rules, not to their mother. */
export interface Person extends MemberFacts {
  called?: string;
}

interface Mention {
  relation: Relation | 'stranger';
  called: string;
  at: number;
  end: number;
}

/** Longer words first where one begins like another: 孙女 before 女儿, 姑娘 before 娘. */
const WORDS: readonly [Relation | 'stranger', string, string][] = [
  [
    'stranger',
    '别人',
    '(?:归|判给|跟了)[他她](?:爸|妈)|兄弟姐妹|隔壁|邻居|同事|朋友|亲戚|村里|(?:老婆|媳妇|妻子|老公|丈夫)(?:她|他)?的?(?:爸|妈|爹|娘)妈?|孙(?:子|女|娃)?(?:他|她)的?(?:爸|妈|爹|娘)妈?',
  ],
  ['self', '我', '单[亲身](?:妈妈?|爸爸?|母亲|父亲)|[孤寡]老(?:婆[子婆]?|头[子儿]?|汉)?|寡[妇汉]'],
  ['spouse', '老伴', '(?:孩子|娃儿?|崽)(?:他|她)的?(?:爸|妈|爹|娘)爸?妈?'],
  ['other', '儿媳', '儿媳妇?|儿子?的?(?:媳妇|老婆)'],
  ['other', '弟媳', '弟媳妇?|弟妹'],
  ['other', '嫂子', '嫂子?'],
  ['other', '孙女', '外?孙女儿?'],
  ['other', '孙子', '外?孙[子娃儿]?'],
  ['other', '公公', '公公'],
  ['other', '婆婆', '婆婆'],
  ['other', '岳父', '岳父|老丈人'],
  ['other', '岳母', '岳母|丈母娘'],
  ['other', '爷爷', '爷爷?|外公'],
  ['other', '奶奶', '奶奶?|外婆'],
  ['other', '兄弟', '兄弟|弟兄'],
  ['other', '姐妹', '姐妹|姊妹'],
  ['other', '哥哥', '哥哥?|兄长?'],
  ['other', '弟弟', '弟弟?'],
  ['other', '姐姐', '姐姐?'],
  ['child', '女儿', '女儿|闺女|姑娘|丫头|妹子|妮子?|囡囡?|女娃娃?儿?|女孩[子儿]?'],
  ['other', '妹妹', '妹妹?'],
  ['other', '叔叔', '叔叔?|伯伯?|舅舅?'],
  ['other', '婶婶', '婶婶?|姑姑|姨妈?|舅妈'],
  ['other', '侄子', '侄子?|侄女|外甥女?'],
  ['other', '女婿', '女婿'],
  ['spouse', '老伴', '老婆子|老太婆'],
  ['spouse', '老婆', '老婆|妻子|媳妇|堂客|婆娘'],
  ['spouse', '老公', '老公|丈夫|男人(?!们)|当家的'],
  [
    'spouse',
    '老伴',
    '老伴儿?|爱人|对象(?<![保困残障助抚扶]对象)|配偶|屋里[人头]|那口子|老头[子儿]?|老汉(?!儿)|老太[婆太]|老两口',
  ],
  [
    'child',
    '儿子',
    '儿子|(?<=[我俺咱大小幺俩个])儿(?![子女媳童科歌麻])|崽|(?<!路)仔|小子|男娃娃?儿?|男孩[子儿]?',
  ],
  ['child', '孩子', '孩子|小孩[子儿]?|细路仔?|娃娃?儿?|伢子?|子女|儿女'],
  ['parent', '父母', '父母|爸妈|爹妈|爹娘|二老'],
  ['parent', '爸爸', '爸爸?|父亲?|爹|老汉儿'],
  ['parent', '妈妈', '妈妈?|母亲?|娘'],
  ['parent', '老人', '老人家?'],
  ['self', '我', '[我俺]|本人|自己|咱(?!们)'],
];
const ANY_WORD = new RegExp(WORDS.map(([, , said]) => `(${said})`).join('|'), 'g');

/** Words that any child, any spouse, any parent may be meant by. */
const GENERAL: ReadonlySet<string> = new Set(['老伴', '孩子', '父母', '老人']);

/** 他妈, 她爸: whose mother and father hangs on who was spoken of before. */
const OF_SOMEBODY =
  /(?<!孩子|娃|娃儿|崽|孙|孙子|孙女|孙娃|老婆|媳妇|妻子|老公|丈夫|男人)([他她])的?(爸爸?妈妈?|爹[妈娘]|爸爸?|妈妈?|爹|娘)/g;
const IN_LAWS: Readonly<Record<string, readonly [father: string, mother: string]>> = {
  老公: ['公公', '婆婆'],
  老婆: ['岳父', '岳母'],
};

/**
 * 我娃三十二，我跟他妈养着: of one's child, that is one's husband or wife; of a grandchild, somebody who is not there.
 * @param family those known before, where the message itself names nobody
 */
export function withParentsNamed(text: string, family: readonly Person[] = []): string {
  return text.replace(OF_SOMEBODY, (said: string, _who: string, parent: string, at: number) => {
    const before = mentionsIn(text.slice(0, at)).findLast(({ relation }) => relation !== 'self');
    const child = family.find(({ relation }) => relation === 'child');
    const grandchild = family.find(({ called = '' }) => called.startsWith('孙'));
    const { relation, called = '' } = before ?? grandchild ?? child ?? {};
    if (called.startsWith('孙')) return '亲戚';
    if (relation === 'child') return `孩子${said}`;
    const inLaws = IN_LAWS[called];
    return inLaws?.[/爸|爹/.test(parent) ? 0 : 1] ?? said;
  });
}

const OLD_SPOUSE = /老伴|老婆子|老太婆|老头/;
const SON = /儿子|儿媳|(?<=[大二三小老])儿/;

/**
 * Wives and old men by whose they are: beside 老伴 and a son 媳妇 is the son's wife, as is 他媳妇 after him; 俺老汉 beside his 老婆子 is the
 * teller himself.
 */
export function withSpousesNamed(text: string, family: readonly Person[] = []): string {
  if (!/媳妇|老婆|老[汉头]/.test(text)) return text;
  const isOld = OLD_SPOUSE.test(text) || family.some(({ called }) => called === '老伴');
  const hasSon = SON.test(text) || family.some(({ called }) => called === '儿子' || called === '儿媳');
  const own = text
    .replace(/[俺我]老[汉头](?:子|儿)?(?=.{0,10}(?:老婆子|老太婆))/, '我')
    .replace(/(儿子?[^。;]{0,8}?)他的?(?:媳妇|老婆)/, '$1儿媳妇');
  return isOld && hasSon ? own.replace(/(?<![儿孙弟他她])媳妇/g, '儿媳妇') : own;
}

/** Everybody a text names, in its order. 我儿子, 我家老头子 are the son and the husband, not the teller. */
export function mentionsIn(text: string): Mention[] {
  const found = [...text.matchAll(ANY_WORD)].map((match): Mention => {
    const which = match.slice(1).findIndex((group) => group !== undefined);
    const [relation, called] = WORDS[which] as (typeof WORDS)[number];
    return { relation, called, at: match.index, end: match.index + match[0].length };
  });
  return found.filter(({ relation, end }, n) => {
    const next = found[n + 1];
    const between = next && text.slice(end, next.at);
    return !(relation === 'self' && between !== undefined && /^(?:们|们?家里?|的|屋里)?$/.test(between));
  });
}

const isMeant = (mention: Mention, { relation = 'other', called }: Person) =>
  // A brother seen from his mother's place is her child, and still 哥哥.
  (called !== undefined && called === mention.called && relation !== 'self') ||
  // 我妈 for whom it is asked is the one who applies.
  ((relation === 'self' && called !== undefined
    ? mention.called === called
    : mention.relation === relation) &&
    (relation === 'self' ||
      called === undefined ||
      called === mention.called ||
      GENERAL.has(called) ||
      GENERAL.has(mention.called)));

/** Places of the people meant by one mention; none when nobody of the household is, or it could be either of two. */
function placesOf(mention: Mention, members: readonly Person[]): number[] {
  const fit = members.flatMap((member, n) => (isMeant(mention, member) ? [n] : []));
  const exact = fit.filter((n) => members[n]?.called === mention.called);
  // 娃 for the grandson who is the only child there.
  const young = members.flatMap(({ age }, n) => (age !== undefined && age < 18 ? [n] : []));
  const meant = exact.length > 0 ? exact : fit.length === 0 && mention.called === '孩子' ? young : fit;
  return meant.length === 1 || mention.called === '父母' ? meant : [];
}

/** 第2个, 20岁那个: people pointed at by their place or their age. */
function pointedAt(text: string, members: readonly Person[]): number[] {
  const ordinal = /第([一二三四五六七八九十\d]+)个/.exec(text)?.[1];
  if (ordinal) {
    const index = (parseInteger(ordinal) ?? 0) - 1;
    return index >= 0 && index < members.length ? [index] : [];
  }
  const age = parseAge(text)?.years;
  const byAge = members.flatMap((member, n) => (member.age === age ? [n] : []));
  return age !== undefined && byAge.length === 1 ? byAge : [];
}

/** Whom a part of a sentence speaks of; `isUnclear`: it names somebody who is not of the household, or one of several. */
export function spokenOf(text: string, members: readonly Person[]): { who: number[]; isUnclear: boolean } {
  const pointed = pointedAt(text, members);
  if (pointed.length > 0) return { who: pointed, isUnclear: false };
  if (/我们|咱们|全家|一家人|(?:两|三|四|几)个人?(?:全|都)/.test(text)) {
    return { who: members.map((_, n) => n), isUnclear: false };
  }
  const places = mentionsIn(text).map((mention) => placesOf(mention, members));
  return { who: [...new Set(places.flat())], isUnclear: places.some((found) => found.length === 0) };
}

const NOT_ILL =
  /没(?!钱|法)|冇|莫得|无(?!法)|能自己|自己(?:都|还)?能|都能|不(?:是|得病)|身体(?:还|都|很|挺)?(?:好|行|可以|健康|硬朗)|好好的|健康|好得很|^都(?:还)?(?:好|没事)|^(?:就|都)?(?:是)?(?:些)?(?:老毛病|小毛病|慢性病|高?血压高?|感冒|风湿)/;
const OF_ILLNESS =
  /病|癌|瘤|透析|化疗|放疗|瘫|中风|偏瘫|脑梗|脑出血|尿毒|肝硬化|肾|肺|白血|心脏|支架|手术|住院|重症|有|得了|是(?!不)/;
/** Long illnesses of which only the place's own list says whether they are grave. */
const CHRONIC = /高血压|血压|糖尿|血糖|风湿|关节|慢性|胃|腰|颈椎|老毛病|气管|哮喘|痛风|骨质/;
const GRAVE_TOO = /癌|瘤|透析|尿毒|瘫|中风|脑梗|白血|重病|大病|肾[衰病]|并发/;
/** 我妈, 老伴和我都有: who, and nothing else. */
export const isOnlyNames = (part: string): boolean =>
  mentionsIn(part)
    .reduceRight((said, { at, end }) => said.slice(0, at) + said.slice(end), part)
    .replace(/[有是的和跟与还就也都只家我俺们这那个第啊呀呢嘛哦岁了\d一二三四五六七八九十、\s]/g, '') === '';

const EXCEPT = /^除了?(.+?)(?:以外|之外|外)?[,，]?(?:别的|其他|其余)?(?:人|的人)?都(?:没|好|不|健康)/;

/**
 * Who is ill, by place: nobody is an empty list; undefined when it cannot be made out. Whoever is said to be well
 * (我没病，老伴有癌症) is not counted.
 */
export function illIn(text: string, members: readonly Person[]): number[] | 'unknown' | undefined {
  const except = EXCEPT.exec(text)?.[1];
  if (except) {
    const { who, isUnclear } = spokenOf(except, members);
    return who.length > 0 && !isUnclear ? who : undefined;
  }
  const ill: number[] = [];
  const well = new Set<number>();
  let isNobody = false;
  let isOpen = false;
  for (const part of text.split(/[,，、;；。.!！\n]|但是?|不过|就是(?!我)/).filter((p) => p.trim() !== '')) {
    const { who, isUnclear } = spokenOf(part, members);
    if (isUnclear) return undefined;
    // 我能弄 就是慢, 你耳朵不好使 tell of no illness: whoever is ill is named alone, or with what he has.
    if (!OF_ILLNESS.test(part) && !NOT_ILL.test(part) && !isOnlyNames(part)) continue;
    if (NOT_ILL.test(part)) {
      if (who.length === 0) isNobody = true;
      for (const n of who) well.add(n);
    } else if (CHRONIC.test(part) && !GRAVE_TOO.test(part)) isOpen = true;
    else ill.push(...who);
  }
  const found = [...new Set(ill)].filter((n) => !well.has(n)).sort((a, b) => a - b);
  if (found.length > 0) return found;
  if (isNobody || well.size === members.length) return [];
  if (isOpen) return 'unknown';
  // 有，糖尿病: nobody named, and only one it can be.
  return members.length === 1 && well.size === 0 ? [0] : undefined;
}

/**
 * A label for each to tap, no two alike: 我, 老伴, 儿子（12岁）, 第3个人（60到79岁）.
 * @param ages each one's age in words, where it is known
 */
export function labelsOf(members: readonly Person[], ages: readonly (string | undefined)[]): string[] {
  const OWN: Record<Relation, string> = {
    self: '我',
    spouse: '老伴',
    child: '孩子',
    parent: '父母',
    other: '',
  };
  const called = members.map(({ relation = 'other', called: own }) =>
    relation === 'self' ? (own ?? OWN.self) : (own ?? OWN[relation]),
  );
  const aged = called.map((name, n) => (ages[n] === undefined ? name : `${name}（${ages[n]}）`));
  return called.map((name, n) => {
    if (name !== '' && called.indexOf(name) === called.lastIndexOf(name)) return name;
    if (name !== '' && aged.indexOf(aged[n] as string) === aged.lastIndexOf(aged[n] as string))
      return aged[n] as string;
    // 大女儿, 小女儿; of three, 第2个儿子.
    const alike = called.flatMap((other, at) => (other === name ? [at] : []));
    if (name !== '' && ages[n] === undefined)
      return alike.length === 2 && ['孩子', '儿子', '女儿', '孙子', '孙女'].includes(name)
        ? `${alike[0] === n ? '大' : '小'}${name}`
        : `第${alike.indexOf(n) + 1}个${name}`;
    const more = [name, ages[n]].filter((word) => word !== '' && word !== undefined).join('，');
    return `第${n + 1}个人${more === '' ? '' : `（${more}）`}`;
  });
}
