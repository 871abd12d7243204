// How each question of the self-check is answered: by tapping one of its choices, or in one's own words.
import type { MemberFacts } from '../../knowledge/eligibility/facts.ts';
import type { AnswerKind, DraftFacts } from '../../knowledge/eligibility/questions.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { parseAge, parseInteger } from '../../knowledge/text/numerals.ts';
import type { Choice, Said } from '../flow.ts';
import { selfCheckWords as say } from '../phrases/self-check.ts';
import { factWords } from '../phrases/self-check-facts.ts';
import { zh } from '../phrases/zh-CN.ts';
import { certificatesIn, SEVERAL } from './certificates.ts';
import type { TalkContext } from './context.ts';
import { parentsIn, spendingIn } from './family-words.ts';
import { householdTold } from './household-people.ts';
import { membersIn, selfCareIn } from './household-words.ts';
import { incomeIn } from './income-words.ts';
import { illIn, type Person } from './people.ts';
import { placeIn } from './place.ts';
import {
  ableIn,
  emergencyIn,
  isFromHere,
  propertyIn,
  receivingIn,
  settingIn,
  supportersIn,
  workingIn,
} from './plain-answers.ts';

/** Answered 不知道 or 跳过: it is not asked again and counts as not known. */
export const UNKNOWN = 'unknown';

/** An answer known only roughly: 两三千, 60到79岁. Both ends are judged. */
export interface Span<T = unknown> {
  low: T;
  high: T;
}
export const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'low' in value && 'high' in value;

export const unknownChoice: Choice = { label: say.unknown, value: UNKNOWN };

/** The household as far as it is known when a question is put. */
export interface Known {
  draft: DraftFacts;
  context: TalkContext;
  family: readonly Person[];
  /** What each of the family is called, to tap. */
  labels: readonly string[];
  /** Place of the one the question is about. */
  asked?: number;
}

interface Kind {
  choices: (known: Known) => Choice[];
  hint: string;
  /** undefined: not understood. */
  read: (said: Said, known: Known) => unknown;
}

const choicesOf = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ label, value }));

const fixed = (choices: Choice[], read: (said: Said) => unknown, hint: string = say.hint.choose): Kind => ({
  choices: () => choices,
  hint,
  read,
});
/** The very label, value or number of a choice: anything longer is read in its own words. */
function chosen(text: string, words: Readonly<Record<string, string>>): string | undefined {
  const choices = choicesOf(words);
  const isShort =
    text.length <= 3 || choices.some(({ label, value }) => normalise(label) === text || value === text);
  return isShort ? parseChoice(text, choices) : undefined;
}

/** A choice that stands for an answer in itself: tapped, it is that answer; other words are read as told. */
type Tapped = readonly [label: string, answer: unknown];
const tapped = (
  options: (known: Known) => readonly Tapped[],
  hint: string,
  read: (said: Said, family: readonly Person[], known: Known) => unknown,
  /** The answer is itself a small number: 3 is three years old, not the third choice. */
  isNumber = false,
): Kind => {
  const choices = (known: Known) => options(known).map(([label]) => ({ label, value: label }));
  return {
    choices,
    hint,
    read: (said, known) => {
      // Only the very label or its place counts: 一千 is a sum, not a choice that has 一千 in it.
      const label =
        choices(known).find(({ value }) => value === said.raw.trim())?.value ??
        ((isNumber ? /^第.个$/ : /^(?:第.个|[1-9])$/).test(said.text)
          ? parseChoice(said.text, choices(known))
          : undefined);
      const option = options(known).find(([shown]) => shown === label);
      return option ? option[1] : read(said, known.family, known);
    },
  };
};

const yes = (onYes: unknown, onNo: unknown, labels: readonly [string, string] = [zh.yes, zh.no]): Kind => {
  const choices = [
    { label: labels[0], value: 'yes' },
    { label: labels[1], value: 'no' },
  ];
  return fixed(
    choices,
    ({ text }) => {
      const value = parseChoice(text, choices) ?? parseYesNo(text);
      return value === 'yes' ? onYes : value === 'no' ? onNo : undefined;
    },
    say.hint.yesNo,
  );
};

/** Heard in one's own words first. */
const inWords = (kind: Kind, heard: (text: string) => unknown): Kind => ({
  ...kind,
  read: (said, known) => heard(said.text) ?? kind.read(said, known),
});

const settings = choicesOf({ rural: say.rural, urban: say.urban });
const received = choicesOf(factWords.receiving);

/** Everybody of the family, to point at. */
const people = ({ labels }: Known): Tapped[] => labels.map((label, n) => [label, [n]]);

/** One certificate, whose kind and grade are asked next. */
const holders = ({ labels }: Known): Tapped[] =>
  labels.map((label, n) => [label, [{ member: n, disability: {} }]]);

/** Sums on either side of the lines there are here for a family of this size, so that a tap decides as much as a figure. */
function incomes({
  draft: { members = [], setting = 'rural' },
  context: { knowledge, county, today },
}: Known): Tapped[] {
  const none: Tapped = [say.income.none, 0];
  const at = { asOf: today, region: county.code, setting };
  const line = knowledge.standards.lookup('dibao.standard', at)?.value;
  if (line === undefined || members.length === 0) return [none];
  const margin = knowledge.standards.lookup('near_dibao.multiple', at)?.value ?? 1.5;
  const low = Math.floor(line * members.length);
  const high = Math.floor(line * members.length * margin);
  return [
    none,
    [say.income.below(low), { low: 1, high: low - 1 }],
    [say.income.between(low, high), { low, high }],
    [say.income.above(high), { low: high + 1, high: high * 10 }],
  ];
}

const counted = (count: number): MemberFacts[] =>
  Array.from({ length: count }, (_, n) => ({ relation: n === 0 ? 'self' : 'other' }));

function studyIn(text: string): string | undefined {
  const unsure = parseYesNo(text);
  if (unsure === 'unknown' || unsure === 'skip') return undefined;
  if (
    /(?:念|读|上)(?:啥|什么|个?啥子?|么子)(?:书|学)?|(?<![没未])毕业|没(?:有)?(?:在)?(?:读|上学|念)|不(?:读|念|上学)|退学|辍学|^(?:没|不|none)/.test(
      text,
    )
  )
    return 'none';
  if (/研究生|读研|研[一二三]|硕士|博士/.test(text)) return 'postgraduate';
  if (/大[一二三四五]|大学|本科|大专|高职/.test(text)) return 'undergraduate';
  if (/高[一二三]|高中|中专|职高|技校/.test(text)) return 'high_school';
  if (/初[一二三]|初中|小学|[一二三四五六]年级/.test(text)) return 'compulsory';
  return parseChoice(text, choicesOf(say.study));
}

/** 我说的就是我娘八十一，我五十: the age of the one who was asked about. */
function ageToldOf(raw: string, { family, asked, context }: Known): number | undefined {
  const person = asked === undefined ? undefined : family[asked];
  if (!person) return undefined;
  const { people } = householdTold(raw, context.today);
  return people.find(
    ({ relation, called, age }) =>
      age !== undefined &&
      (person.called === undefined ? relation === person.relation : called === person.called),
  )?.age;
}

const gone = { deceased: true };
/** 会不会查我娃的银行卡 names nobody who lives there. */
const ASKS = /[吗?]$|会不会|能不能|是不是|要不要|有没有|咋|怎么|多少|什么|啥/;
const A_WORD = 8;
const OF_ELSE = /证|残|病|岁|收入|户口/;
const exceeding = yes(false, true, [say.exceeds, say.keeps]);

export const KINDS: Readonly<Record<AnswerKind, Kind>> = {
  members: tapped(
    () => [
      [say.alone, counted(1)],
      [say.people.two, counted(2)],
      [say.people.three, counted(3)],
      [say.people.four, counted(4)],
      [say.people.five, counted(5)],
      [say.people.six, counted(6)],
    ],
    say.hint.members,
    ({ raw, text }, _family, { context }) =>
      ASKS.test(text) && !/\d|[一二两三四五六七八九十]口/.test(text)
        ? undefined
        : membersIn(raw, context.today),
  ),
  setting: fixed(settings, ({ text }) => settingIn(text) ?? parseChoice(text, settings)),
  monthlyIncome: tapped(incomes, say.hint.money, ({ raw }, family) => incomeIn(raw, family)),
  // The question asks whether limits are exceeded; the fact says they are kept.
  propertyWithinLimits: {
    ...exceeding,
    // 我没老伴，光棍一个 says no, and not to this: only a short word does.
    read: (said, known) =>
      propertyIn(said.text) ??
      (said.text.length <= A_WORD && !OF_ELSE.test(said.text) ? exceeding.read(said, known) : undefined),
  },
  supporters: fixed(
    choicesOf(say.supporters),
    ({ text }) => chosen(text, say.supporters) ?? supportersIn(text),
  ),
  hukouHere: {
    ...inWords(yes(true, false), isFromHere),
    // 青山镇的 names a township of this county.
    read: (said, known) =>
      inWords(yes(true, false), isFromHere).read(said, known) ??
      (placeIn(said.text, known.context, false)?.township ? true : undefined),
  },
  rigidSpending: tapped(
    () => [
      [say.spending.none, { medical: 0 }],
      [say.spending.little, { low: { medical: 1 }, high: { medical: 10_000 } }],
      [say.spending.middle, { low: { medical: 10_000 }, high: { medical: 50_000 } }],
      [say.spending.much, { low: { medical: 50_000 }, high: { medical: 500_000 } }],
    ],
    factWords.hint.spending,
    ({ raw }) => spendingIn(raw),
  ),
  emergency: fixed(
    choicesOf(factWords.emergency),
    ({ text }) => chosen(text, factWords.emergency) ?? emergencyIn(text),
  ),
  receiving: fixed(received, ({ text }) => {
    // 那低保呢 asks for it.
    if (/[呢吗?]$|我问|咋|怎么|要不要|能不能/.test(text)) return undefined;
    const value = chosen(text, factWords.receiving);
    return value === undefined ? receivingIn(text) : value === 'none' ? [] : [value];
  }),
  parents: tapped(
    () => [
      [say.parents.gone, [gone, gone]],
      [say.parents.lost, [gone, { away: 'missing' }]],
      [say.parents.home, [{}, {}]],
    ],
    factWords.hint.parents,
    ({ raw }) => parentsIn(raw),
  ),
  disability: tapped(
    (known) => [
      [say.nobody, []],
      ...holders(known),
      ...(known.labels.length > 1 ? [[say.several, SEVERAL] as const] : []),
    ],
    say.hint.disability,
    ({ raw, text }, family) => {
      // 我闺女二十，我媳妇四十七 tells ages, and no certificates.
      const tellsAges = householdTold(raw, undefined, family).people.some(({ age }) => age !== undefined);
      if (tellsAges && !/证|级|残|有|没/.test(text)) return undefined;
      if (/存款|[车房]|块|走了|去世|过世|死了|不在了/.test(text) && !/证|级|残/.test(text)) return undefined;
      // 有 says that somebody has one: whose is asked next.
      return /^有(?:的|啊|证|一个|残疾证)*$/.test(text) && family.length > 1
        ? SEVERAL
        : certificatesIn(raw, family);
    },
  ),
  severeIllness: tapped(
    (known) => [
      [say.nobody, []],
      ...people(known),
      ...(known.labels.length > 1 ? [[say.everybody, known.labels.map((_, n) => n)] as const] : []),
    ],
    say.hint.illness,
    ({ text }, family) => {
      const unsure = parseYesNo(text);
      // 不晓得 is nobody's name, not even where only one person could be meant.
      return unsure === 'unknown' || unsure === 'skip' ? undefined : illIn(text, family);
    },
  ),
  age: tapped(
    () => [
      [say.age.child, { low: 0, high: 15 }],
      [say.age.youth, { low: 16, high: 17 }],
      [say.age.adult, { low: 18, high: 59 }],
      [say.age.old, { low: 60, high: 79 }],
      [say.age.oldest, { low: 80, high: 95 }],
    ],
    say.hint.age,
    ({ text, raw }, _family, known) => {
      // 啥第2个人 asks who is meant.
      if (/第[\d一二三四五六七八九十]+个|[块元钱]|学费/.test(text)) return undefined;
      const years = ageToldOf(raw, known) ?? parseAge(text, known.context.today)?.years ?? parseInteger(text);
      return years !== undefined && years >= 0 && years <= 130 ? years : undefined;
    },
    true,
  ),
  study: fixed(choicesOf(say.study), ({ text }) => studyIn(text)),
  canWork: inWords(yes(true, false), ableIn),
  working: inWords(yes(true, false), workingIn),
  selfCareFailed: tapped(
    () => [
      [say.selfCare.all, 0],
      [say.selfCare.some, { low: 1, high: 3 }],
      [say.selfCare.few, { low: 4, high: 6 }],
    ],
    say.hint.selfCare,
    ({ raw }) => selfCareIn(raw),
    true,
  ),
};

/** What a question is about, from its id: `members[0].age`, `monthlyIncome`. */
export function kindOf(id: string): { kind: AnswerKind; member?: number } | undefined {
  const [, index, own] = /^members\[(\d+)\]\.(\w+)$/.exec(id) ?? [];
  const kind = own ?? id;
  if (!Object.hasOwn(KINDS, kind)) return undefined;
  return { kind: kind as AnswerKind, ...(index === undefined ? {} : { member: Number(index) }) };
}
