// Reading what people say of a year's spending and of a child's parents.
import type { Answers } from '../../knowledge/eligibility/questions.ts';
import { parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { parseMoney } from '../../knowledge/text/numerals.ts';

type Spending = Answers['rigidSpending'];
type Parent = Answers['parents'][number];

const KINDS: readonly [keyof Spending, RegExp][] = [
  ['rehabilitation', /康复|辅具|轮椅|假肢|助听器/],
  ['education', /上学|读书|学费|学校|住宿费|念书|保教/],
  ['medical', /看病|医|药|住院|手术|透析|化疗|放疗|病/],
  ['living', /吃穿|生活费|房租|水电/],
];

/** 报了三万 comes back from the insurance; 自己出两万 is what counts of it. */
const PAID_BACK = /报(?:销)?(?:了|完|得|掉)|医保(?:出|付|报)/;
const OWN = /自[己费掏付](?:掏|出|付|花)?/;

/**
 * Yuan a year by kind: 看病两万，上学六千; a bare amount is taken for the doctor's, and what was paid back does not count.
 * Undefined when no amount is said.
 */
export function spendingIn(raw: string): Spending | undefined {
  const parts = normalise(raw)
    .split(/[,，、;；。\n]/)
    .filter((part) => part.trim() !== '');
  const isMonthly = parts.some((part) => parseMoney(part)?.per === 'month');
  const own = parts.filter((part) => OWN.test(part) && parseMoney(part));
  const spending: Spending = {};
  for (const part of own.length > 0 && parts.some((one) => PAID_BACK.test(one)) ? own : parts) {
    const money = parseMoney(part);
    if (!money || money.per === 'day') continue;
    // 每个月四千，报完自己出一千: a month's, like the sum before.
    const isOfMonth = money.per === 'month' || (money.per === undefined && own.includes(part) && isMonthly);
    const yuan = isOfMonth ? money.yuan * 12 : money.yuan;
    const isBack = PAID_BACK.test(part) && !OWN.test(part);
    const bare = isBack || own.length > 0 || parts.length === 1 ? 'medical' : 'other';
    const kind = KINDS.find(([, words]) => words.test(part))?.[0] ?? bare;
    const before = spending[kind] ?? 0;
    spending[kind] = isBack ? Math.max(0, before - yuan) : before + yuan;
  }
  if (Object.keys(spending).length > 0) return spending;
  return parseYesNo(raw) === 'no' ? { medical: 0 } : undefined;
}

const STATES: readonly [Parent, RegExp][] = [
  [{ deceased: true }, /去世|死|过世|不在了|没了|走了|病[故逝]|已故|没[爹妈](?!管)|孤儿/],
  [
    { away: 'missing' },
    /失联|失踪|联系不上|找不到|跑了|出走|下落不明|没音信|没消息|不知(?:道)?(?:去|在)哪|不见了/,
  ],
  [{ away: 'detox' }, /戒毒|吸毒/],
  [{ away: 'prison' }, /坐牢|服刑|监狱|判了|劳改/],
  [{ severeIllness: true }, /重病|大病|癌|瘫|精神病|重残|残疾/],
  [
    {},
    /在家|还在|都在|在外|打工|上班|健在|离(?:婚|了)|改嫁|再婚|好好|做生意|干活|(?:爸|妈|爹|娘)(?:妈|爸|娘)?(?:也)?在|只有/,
  ],
];
const BOTH = /都|孤儿|没爹没妈|无父无母|双亡|两个|父母|爸妈|爹妈|爹娘/;
/** 在外面打工, 好好的 answer for both. */
const PLAINLY_BOTH = /^(?:都)?(?:在家|在外|打工|上班|健在|离婚|好好|还在)/;

/** Both parents: 都去世了; 爸爸去世，妈妈坐牢. Undefined unless something is said of each. */
export function parentsIn(raw: string): Answers['parents'] | undefined {
  const text = normalise(raw);
  // 爸爸坐牢妈妈改嫁, 一个死了一个跑了 speak of two without a comma; 爹妈 are two in one word.
  const parts = text
    .split(/[,，、;；。\n ]|和|(?<=[^爸爹父他她的])(?=(?:他|她)?的?(?:妈|娘|母亲))|(?<=.)(?=一个)/)
    .filter((part) => part.trim() !== '');
  if (/就是我|我(?:们)?就是/.test(text)) return [{}, {}];
  const told = parts.flatMap((part) => {
    const state = STATES.find(([, words]) => words.test(part))?.[0];
    return state === undefined ? [] : [state];
  });
  // 爹妈离了，妈跑了，爹坐牢: what has become of each stands before what is said of both.
  const telling = told.length > 2 ? told.filter((state) => Object.keys(state).length > 0) : told;
  const [one, other] = telling.length > 1 ? telling : told;
  if (one === undefined) return undefined;
  if (other !== undefined) return [one, other];
  return BOTH.test(text) || PLAINLY_BOTH.test(text) ? [one, one] : undefined;
}
