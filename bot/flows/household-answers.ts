// How each question of the self-check is answered: by tapping one of its choices, or in one's own words.
import type { MemberFacts } from '../../knowledge/eligibility/facts.ts';
import type { AnswerKind, DraftFacts } from '../../knowledge/eligibility/questions.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { parseAge, parseInteger } from '../../knowledge/text/numerals.ts';
import type { Choice, Said } from '../flow.ts';
import { selfCheckWords as say } from '../phrases/self-check.ts';
import { factWords } from '../phrases/self-check-facts.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { TalkContext } from './context.ts';
import { parentsIn, spendingIn } from './family-words.ts';
import { disabilitiesIn, incomeIn, membersIn, selfCareIn, whoIn } from './household-words.ts';

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

interface Kind {
  choices: (draft: DraftFacts, context: TalkContext) => Choice[];
  hint: string;
  /** undefined: not understood. */
  read: (said: Said, draft: DraftFacts, context: TalkContext) => unknown;
}

const choicesOf = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ label, value }));

const fixed = (choices: Choice[], read: (said: Said) => unknown, hint: string = say.hint.choose): Kind => ({
  choices: () => choices,
  hint,
  read,
});
const labelled = (words: Readonly<Record<string, string>>): Kind => {
  const choices = choicesOf(words);
  return fixed(choices, ({ text }) => parseChoice(text, choices));
};

/** A choice that stands for an answer in itself: tapped, it is that answer; other words are read as told. */
type Tapped = readonly [label: string, answer: unknown];
const tapped = (
  options: (draft: DraftFacts, context: TalkContext) => readonly Tapped[],
  hint: string,
  read: (said: Said, members: readonly MemberFacts[]) => unknown,
  /** The answer is itself a small number: 3 is three years old, not the third choice. */
  isNumber = false,
): Kind => {
  const choices = (draft: DraftFacts, context: TalkContext) =>
    options(draft, context).map(([label]) => ({ label, value: label }));
  return {
    choices,
    hint,
    read: (said, draft, context) => {
      // Only the very label or its place counts: 一千 is a sum, not a choice that has 一千 in it.
      const label =
        choices(draft, context).find(({ value }) => value === said.raw.trim())?.value ??
        ((isNumber ? /^第.个$/ : /^(?:第.个|[1-9])$/).test(said.text)
          ? parseChoice(said.text, choices(draft, context))
          : undefined);
      const option = options(draft, context).find(([shown]) => shown === label);
      return option ? option[1] : read(said, draft.members ?? []);
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

const settings = choicesOf({ rural: say.rural, urban: say.urban });
const received = choicesOf(factWords.receiving);

/** Who can be pointed at by one word, for tapping: nobody who shares it with another. */
function people({ members = [] }: DraftFacts): Tapped[] {
  return members.flatMap(({ relation = 'other' }, n): Tapped[] => {
    const isOnly = members.filter((member) => (member.relation ?? 'other') === relation).length === 1;
    return isOnly && say.who[relation] !== '' ? [[say.who[relation], [n]]] : [];
  });
}

/** Sums on either side of the lines there are here for a family of this size, so that a tap decides as much as a figure. */
function incomes(
  { members = [], setting = 'rural' }: DraftFacts,
  { knowledge, county, today }: TalkContext,
): Tapped[] {
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
  if (/研究生|硕士|博士/.test(text)) return 'postgraduate';
  if (/大学|本科|大专|高职/.test(text)) return 'undergraduate';
  if (/高中|中专|职高|技校/.test(text)) return 'high_school';
  if (/初中|小学/.test(text)) return 'compulsory';
  if (/没|不|毕业|none/.test(text)) return 'none';
  return parseChoice(text, choicesOf(say.study));
}

const gone = { deceased: true };

export const KINDS: Readonly<Record<AnswerKind, Kind>> = {
  members: tapped(
    () => [
      [say.alone, counted(1)],
      [say.people.two, counted(2)],
      [say.people.three, counted(3)],
      [say.people.four, counted(4)],
    ],
    say.hint.members,
    ({ raw }) => membersIn(raw),
  ),
  setting: fixed(settings, ({ text }) =>
    /农|村|乡/.test(text) ? 'rural' : /城|镇|居民/.test(text) ? 'urban' : parseChoice(text, settings),
  ),
  monthlyIncome: tapped(incomes, say.hint.money, ({ raw }) => incomeIn(raw)),
  // The question asks whether limits are exceeded; the fact says they are kept.
  propertyWithinLimits: yes(false, true, [say.exceeds, say.keeps]),
  supporters: fixed(
    choicesOf(say.supporters),
    ({ text }) =>
      parseChoice(text, choicesOf(say.supporters)) ?? (parseYesNo(text) === 'no' ? 'none' : undefined),
  ),
  hukouHere: yes(true, false),
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
  emergency: labelled(factWords.emergency),
  receiving: fixed(received, ({ text }) => {
    const value = parseChoice(text, received) ?? parseYesNo(text);
    if (value === 'none' || value === 'no') return [];
    return value !== undefined && Object.hasOwn(factWords.receiving, value) ? [value] : undefined;
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
    () => [[say.nobody, []]],
    say.hint.disability,
    ({ raw, text }, members) => (text === 'no' ? [] : disabilitiesIn(raw, members)),
  ),
  severeIllness: tapped(
    (draft) => [[say.nobody, []], ...people(draft)],
    say.hint.illness,
    ({ text }, members) => {
      if (parseYesNo(text) === 'no') return [];
      const who = whoIn(text, members);
      // 不晓得 is nobody's name, not even where only one person could be meant.
      return who.length > 0 && parseYesNo(text) !== 'unknown' && parseYesNo(text) !== 'skip'
        ? who
        : undefined;
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
    ({ text }) => {
      const years = parseAge(text)?.years ?? parseInteger(text);
      return years !== undefined && years >= 0 && years <= 130 ? years : undefined;
    },
    true,
  ),
  study: fixed(choicesOf(say.study), ({ text }) => studyIn(text)),
  canWork: yes(true, false),
  working: yes(true, false),
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
