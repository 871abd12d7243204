// Reading what people say of their family: who there is, certificates, illness, income.
import type { DISABILITY_TYPES, Disability, MemberFacts } from '../../knowledge/eligibility/facts.ts';
import { parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { parseAge, parseInteger, parseMoney, parsePeople } from '../../knowledge/text/numerals.ts';

type Relation = NonNullable<MemberFacts['relation']>;

const RELATIONS: readonly [Relation, RegExp][] = [
  ['spouse', /老伴|老婆|老公|爱人|妻子|丈夫|媳妇(?!儿?子)|配偶|屋里人|老头子?|老太婆/],
  ['parent', /爸|妈|父|母|爹|娘|老人家/],
  ['other', /孙|外孙|兄|弟|姐|妹|叔|婶|侄|爷|奶|外公|外婆|公公|婆婆|儿媳|女婿/],
  ['child', /儿子|女儿|孩子|小孩|崽|娃|闺女|姑娘|仔|妹子|子女/],
  ['self', /我|本人|自己/],
];

const relationOf = (text: string): Relation | undefined =>
  RELATIONS.find(([, words]) => words.test(text))?.[0];

const ALONE = /一个人(?:过|住|生活)?|单身|独居|孤身|就我(?:自己|一个)|只有我|光棍|无儿无女|没儿没女/;

function memberIn(part: string): MemberFacts | undefined {
  const relation = relationOf(part);
  const years = parseAge(part)?.years ?? (relation ? parseInteger(part) : undefined);
  if (relation === undefined && years === undefined) return undefined;
  return { relation: relation ?? 'other', ...(years === undefined || years > 130 ? {} : { age: years }) };
}

/**
 * The people of a household as told: 我72，老伴70，孙子9岁; 两个人; 我一个人过. The teller is put first when he left
 * himself out. Undefined when nobody can be made out.
 */
export function membersIn(raw: string): MemberFacts[] | undefined {
  const text = normalise(raw);
  const parts = text.split(/[,，、;；。.\n]|和|跟|还有|加上/).filter((part) => part.trim() !== '');
  const told = parts.map(memberIn).filter((member) => member !== undefined);
  if (ALONE.test(text)) {
    // 六十六一个人 runs two numbers together.
    const apart = text.replace(ALONE, ',');
    const age = parseAge(apart)?.years ?? parseInteger(apart) ?? told[0]?.age;
    return [{ relation: 'self', ...(age === undefined || age > 130 ? {} : { age }) }];
  }
  const people = parsePeople(text);
  if (told.length === 0) return people === undefined ? undefined : counted(people);
  if (people !== undefined && people > told.length) {
    const [self, ...others] = withSelf(told);
    return [self as MemberFacts, ...others, ...counted(people).slice(1 + others.length)];
  }
  return withSelf(told);
}

function withSelf(told: MemberFacts[]): MemberFacts[] {
  const self = told.find(({ relation }) => relation === 'self');
  const others = told.filter((member) => member !== self);
  // One bare age is the teller's own.
  if (!self && others.length === 1 && others[0]?.relation === 'other')
    return [{ ...others[0], relation: 'self' }];
  return [self ?? { relation: 'self' }, ...others];
}

const counted = (people: number): MemberFacts[] =>
  Array.from({ length: Math.min(people, 20) }, (_, n) => ({ relation: n === 0 ? 'self' : 'other' }));

/** Places in the list of the people a text speaks of; the only one of a one-person household is always meant. */
export function whoIn(text: string, members: readonly MemberFacts[]): number[] {
  if (members.length === 1) return [0];
  const ordinal = /第([一二三四五六七八九\d])个/.exec(text)?.[1];
  if (ordinal) {
    const index = (parseInteger(ordinal) ?? 0) - 1;
    return index >= 0 && index < members.length ? [index] : [];
  }
  const relations = RELATIONS.filter(([, words]) => words.test(text)).map(([relation]) => relation);
  // 我儿子 is the son, not the teller.
  const meant = relations.length > 1 ? relations.filter((relation) => relation !== 'self') : relations;
  const found = members.flatMap((member, n) => (meant.includes(member.relation ?? 'other') ? [n] : []));
  const age = parseAge(text)?.years;
  const byAge = found.filter((n) => members[n]?.age === age);
  return age !== undefined && byAge.length > 0 ? byAge : found;
}

const TYPES: readonly [(typeof DISABILITY_TYPES)[number], RegExp][] = [
  ['multiple', /多重/],
  ['intellectual', /智力|弱智|智障|傻/],
  ['mental', /精神|疯|自闭|孤独症/],
  ['visual', /视力|眼|瞎|盲/],
  ['hearing', /听力|耳|聋/],
  ['speech', /言语|哑|说话/],
  ['physical', /肢体|腿|手|脚|瘫|偏瘫|轮椅|截肢|小儿麻痹/],
];

const GRADE = /([一二三四1234])\s*级/;

/** Who holds which certificate; undefined when kind, grade or person cannot be made out. */
export function disabilitiesIn(
  raw: string,
  members: readonly MemberFacts[],
): { member: number; disability: Disability }[] | undefined {
  const text = normalise(raw);
  const found = text.split(/[,，;；。\n]/).flatMap((part) => {
    const type = TYPES.find(([, words]) => words.test(part))?.[0];
    const grade = GRADE.exec(part)?.[1];
    if (!type || !grade) return [];
    const who = whoIn(part, members);
    const one = who.length === 1 ? who : whoIn(text, members);
    const member = one[0];
    return one.length === 1 && member !== undefined
      ? [{ member, disability: { type, grade: parseInteger(grade) as 1 | 2 | 3 | 4 } }]
      : [];
  });
  if (found.length > 0) return found;
  return parseYesNo(text) === 'no' ? [] : undefined;
}

/** Narrower than this a rough sum is taken as said: 八百来块. Wider, both its ends are judged: 两三千. */
const NARROW = 1.25;

/**
 * Whole household's income a month, yuan, or its lowest and highest; a yearly sum is divided. Undefined when none is
 * said, or only by the day.
 */
export function incomeIn(raw: string): number | { low: number; high: number } | undefined {
  const text = normalise(raw);
  const [, from, to] = /^(.*\d.*|.*[一二两三四五六七八九十百千万].*?)(?:到|至|~|—|-)(.+)$/.exec(text) ?? [];
  const [first, second] = [from, to].map((part) => (part === undefined ? undefined : parseMoney(part)));
  if (first && second && second.yuan > first.yuan && second.per !== 'day') {
    const divisor = (second.per ?? first.per) === 'year' ? 12 : 1;
    return { low: yuanIn(first.yuan, divisor), high: yuanIn(second.yuan, divisor) };
  }
  const money = parseMoney(raw);
  if (!money) return /没什么(?:收入|钱|来源)/.test(text) ? 0 : undefined;
  const { yuan, low = yuan, high = yuan, per } = money;
  if (per === 'day') return undefined;
  const divisor = per === 'year' ? 12 : 1;
  if (high > low * NARROW) return { low: yuanIn(low, divisor), high: yuanIn(high, divisor) };
  return yuanIn(yuan, divisor);
}

const yuanIn = (sum: number, divisor: number) => Math.round((sum / divisor) * 100) / 100;

const SELF_CARE = [/吃饭/, /穿衣/, /上下床|下床|起床/, /如厕|上厕所|厕所/, /走动|走路|行走/, /洗澡/];

/** How many of the six things one cannot do alone. */
export function selfCareIn(raw: string): number | undefined {
  const text = normalise(raw);
  if (/都(?:能|会|可以)|全(?:能|会)|自己(?:都)?(?:能|会|行)|没有/.test(text)) return 0;
  if (/都(?:不能|不会|做不了|不行)|瘫|全(?:不能|靠人)/.test(text)) return 6;
  const named = SELF_CARE.filter((thing) => thing.test(text)).length;
  if (named > 0) return named;
  const count = parseInteger(text);
  return count !== undefined && count >= 0 && count <= 6 ? count : undefined;
}
