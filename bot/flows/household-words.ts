// Reading what people say of their family: who there is, what comes in, what somebody cannot do alone.
import { normalise } from '../../knowledge/text/normalise.ts';
import {
  parseAge,
  parseInteger,
  parseMoney,
  parsePeople,
  readNumbers,
} from '../../knowledge/text/numerals.ts';
import { mentionsIn, type Person } from './people.ts';

const ALONE = /一个人(?:过|住|生活)?|单身|独居|孤身|就我(?:自己|一个)|只有我|光棍|无儿无女|没儿没女/;

/** What a number counts when it is no age: 一个月, 三口人, 两个孩子, 八百块, 二级. */
const COUNTED = /^(?:多|来|几)?(?:个|口|位|名|人|年|月|天|块|元|毛|万|级|亩|次|层|间|套|辆)/;

/** The first number of a part that names somebody, where it may be an age: 我72, 老伴今年七十. */
function bareAge(part: string): number | undefined {
  const [number] = readNumbers(part);
  if (!number || COUNTED.test(part.slice(number.end))) return undefined;
  return parseInteger(part);
}

/** 两个孩子 are two of them, of ages yet to be told. */
function several(part: string, { at }: { at: number }): number {
  const before = readNumbers(part).find(
    ({ end, low, high }) =>
      end <= at && low === high && low < 10 && /^(?:个|位|名)?(?:小|老|大)?$/.test(part.slice(end, at)),
  );
  return before && Number.isInteger(before.low) ? before.low : 1;
}

function memberIn(part: string): Person[] {
  const [mention] = mentionsIn(part).filter(({ relation }) => relation !== 'stranger');
  const count = mention && mention.relation !== 'self' ? several(part, mention) : 1;
  const years = count > 1 ? undefined : (parseAge(part)?.years ?? (mention ? bareAge(part) : undefined));
  if (mention === undefined && years === undefined) return [];
  const { relation = 'other', called } = (mention ?? {}) as {
    relation?: Person['relation'];
    called?: string;
  };
  // 爸妈都在 are two people.
  if (called === '父母' && years === undefined)
    return PARENTS.map((one) => ({ relation: 'parent', called: one }));
  const member = {
    relation,
    ...(called === undefined || relation === 'self' ? {} : { called }),
    ...(years === undefined || years > 130 ? {} : { age: years }),
  };
  return Array.from({ length: count }, () => ({ ...member }));
}

const PARENTS = ['爸爸', '妈妈'];

/**
 * The people of a household as told: 我72，老伴70，孙子9岁; 两个人; 我一个人过. The teller is put first when he left
 * himself out. Undefined when nobody can be made out.
 */
export function membersIn(raw: string): Person[] | undefined {
  const text = normalise(raw);
  const parts = text.split(/[,，、;；。.\n]|和|跟|还有|加上/).filter((part) => part.trim() !== '');
  const told = parts.flatMap(memberIn);
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
    return [self as Person, ...others, ...counted(people).slice(1 + others.length)];
  }
  return withSelf(told);
}

function withSelf(told: Person[]): Person[] {
  const self = told.find(({ relation }) => relation === 'self');
  const others = told.filter((member) => member !== self);
  // One bare age is the teller's own.
  if (!self && others.length === 1 && others[0]?.relation === 'other')
    return [{ ...others[0], relation: 'self' }];
  return [self ?? { relation: 'self' }, ...others];
}

const counted = (people: number): Person[] =>
  Array.from({ length: Math.min(people, 20) }, (_, n) => ({ relation: n === 0 ? 'self' : 'other' }));

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
