// The self-check as a talk: asks only what can still change a verdict, in the words of knowledge/eligibility.

import type { MemberFacts } from '../../knowledge/eligibility/facts.ts';
import type { DraftFacts } from '../../knowledge/eligibility/questions.ts';
import {
  type AnswerKind,
  factsOf,
  nextQuestion,
  type Question,
  withAnswer,
} from '../../knowledge/eligibility/questions.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { parseAge, parseInteger } from '../../knowledge/text/numerals.ts';
import type { Answers, Choice, Said } from '../flow.ts';
import { factWords } from '../phrases/self-check-facts.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { TalkAsk, TalkContext, TalkFlow } from './context.ts';
import { parentsIn, spendingIn } from './family-words.ts';
import { disabilitiesIn, incomeIn, membersIn, selfCareIn, whoIn } from './household-words.ts';

/** Answered 不知道: it is not asked again and counts as not known. */
const UNKNOWN = 'unknown';

const say = zh.selfCheck;
const unknownChoice: Choice = { label: say.unknown, value: UNKNOWN };
const yesNo: Choice[] = [{ label: zh.yes, value: 'yes' }, { label: zh.no, value: 'no' }, unknownChoice];

interface Kind {
  choices: Choice[];
  hint: string;
  /** undefined: not understood. */
  read: (said: Said, members: readonly MemberFacts[]) => unknown;
}

const chosen = (choices: Choice[]): Kind => ({
  choices: [...choices, unknownChoice],
  hint: say.hint.choose,
  read: ({ text }) => parseChoice(text, choices),
});

const choicesOf = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ label, value }));

const labelled = (words: Readonly<Record<string, string>>): Kind => chosen(choicesOf(words));

const yes = (onYes: unknown, onNo: unknown, choices = yesNo): Kind => ({
  choices,
  hint: say.hint.yesNo,
  read: ({ text }) => {
    const value = parseChoice(text, choices.slice(0, 2)) ?? parseYesNo(text);
    return value === 'yes' ? onYes : value === 'no' ? onNo : undefined;
  },
});

const KINDS: Readonly<Record<AnswerKind, Kind>> = {
  members: { choices: [], hint: say.hint.members, read: ({ raw }) => membersIn(raw) },
  setting: {
    ...chosen([
      { label: say.rural, value: 'rural' },
      { label: say.urban, value: 'urban' },
    ]),
    read: ({ text }) =>
      /农|村|乡/.test(text)
        ? 'rural'
        : /城|镇|非农|居民/.test(text)
          ? 'urban'
          : parseChoice(text, [
              { label: say.rural, value: 'rural' },
              { label: say.urban, value: 'urban' },
            ]),
  },
  monthlyIncome: { choices: [unknownChoice], hint: say.hint.money, read: ({ raw }) => incomeIn(raw) },
  // The question asks whether limits are exceeded; the fact says they are kept.
  propertyWithinLimits: yes(false, true, [
    { label: say.exceeds, value: 'yes' },
    { label: say.keeps, value: 'no' },
    unknownChoice,
  ]),
  supporters: chosen([
    { label: say.supporters.none, value: 'none' },
    { label: say.supporters.unable, value: 'unable' },
    { label: say.supporters.able, value: 'able' },
  ]),
  hukouHere: yes(true, false),
  rigidSpending: {
    choices: [unknownChoice],
    hint: factWords.hint.spending,
    read: ({ raw }) => spendingIn(raw),
  },
  emergency: labelled(factWords.emergency),
  receiving: {
    ...labelled(factWords.receiving),
    read: ({ text }) => {
      const value = parseChoice(text, choicesOf(factWords.receiving)) ?? parseYesNo(text);
      if (value === 'none' || value === 'no') return [];
      return value !== undefined && Object.hasOwn(factWords.receiving, value) ? [value] : undefined;
    },
  },
  parents: { choices: [unknownChoice], hint: factWords.hint.parents, read: ({ raw }) => parentsIn(raw) },
  disability: {
    choices: [{ label: say.nobody, value: 'no' }, unknownChoice],
    hint: say.hint.disability,
    read: ({ raw, text }, members) =>
      text === 'no' || text === say.nobody ? [] : disabilitiesIn(raw, members),
  },
  severeIllness: {
    choices: [{ label: say.nobody, value: 'no' }, unknownChoice],
    hint: say.hint.illness,
    read: ({ text }, members) => {
      if (text === say.nobody || parseYesNo(text) === 'no') return [];
      const who = whoIn(text, members);
      return who.length > 0 ? who : undefined;
    },
  },
  age: {
    choices: [unknownChoice],
    hint: say.hint.age,
    read: ({ text }) => {
      const years = parseAge(text)?.years ?? parseInteger(text);
      return years !== undefined && years >= 0 && years <= 130 ? years : undefined;
    },
  },
  study: {
    ...chosen([
      { label: say.study.none, value: 'none' },
      { label: say.study.compulsory, value: 'compulsory' },
      { label: say.study.high_school, value: 'high_school' },
      { label: say.study.undergraduate, value: 'undergraduate' },
      { label: say.study.postgraduate, value: 'postgraduate' },
    ]),
    read: ({ text }) => studyIn(text),
  },
  canWork: yes(true, false),
  working: yes(true, false),
  selfCareFailed: { choices: [unknownChoice], hint: say.hint.selfCare, read: ({ raw }) => selfCareIn(raw) },
};

function studyIn(text: string): string | undefined {
  if (/研究生|硕士|博士/.test(text)) return 'postgraduate';
  if (/大学|本科|大专|高职/.test(text)) return 'undergraduate';
  if (/高中|中专|职高|技校/.test(text)) return 'high_school';
  if (/初中|小学/.test(text)) return 'compulsory';
  if (/没|不|毕业|none/.test(text)) return 'none';
  const choices = Object.entries(say.study).map(([value, label]) => ({ label, value }));
  return parseChoice(text, choices);
}

function kindOf(id: string): { kind: AnswerKind; member?: number } | undefined {
  const [, index, own] = /^members\[(\d+)\]\.(\w+)$/.exec(id) ?? [];
  const kind = own ?? id;
  if (!Object.hasOwn(KINDS, kind)) return undefined;
  return { kind: kind as AnswerKind, ...(index === undefined ? {} : { member: Number(index) }) };
}

/** The household as the answers tell it. */
export function draftOf(answers: Answers): DraftFacts {
  let draft: DraftFacts = {};
  for (const [id, value] of Object.entries(answers)) {
    const about = kindOf(id);
    if (about && value !== UNKNOWN) draft = withAnswer(draft, about, value as never);
  }
  return draft;
}

const assessing = ({ knowledge, guides, today }: TalkContext) => ({ ...knowledge, guides, today });

// Working out the next question takes dozens of trial assessments, and one turn asks for it several times.
let last: { key: string; context: TalkContext; question: Question | undefined } | undefined;

function next(answers: Answers, context: TalkContext): Question | undefined {
  const key = JSON.stringify(answers);
  if (last?.key !== key || last.context !== context) {
    const question = nextQuestion(draftOf(answers), new Set(Object.keys(answers)), assessing(context));
    last = { key, context, question };
  }
  return last.question;
}

/** Facts to assess at the end; undefined when nobody was named. */
export const factsFrom = (answers: Answers) => factsOf(draftOf(answers));

function stepFor(id: string): TalkAsk | undefined {
  const about = kindOf(id);
  if (!about) return undefined;
  const { choices, hint, read } = KINDS[about.kind];
  return {
    ask: (answers, context) => ({
      text: `${say.progress(Object.keys(answers).length + 1)}${next(answers, context)?.prompt ?? ''}`,
      ...(choices.length > 0 ? { choices } : {}),
    }),
    hint,
    accept: (said, answers) => {
      const value = read(said, draftOf(answers).members ?? []);
      if (value !== undefined) return value;
      const unsure = parseYesNo(said.text);
      const mayPass = about.kind !== 'members' && (unsure === 'unknown' || unsure === 'skip');
      return mayPass || parseChoice(said.text, [unknownChoice]) ? UNKNOWN : undefined;
    },
    next: null,
  };
}

export const selfCheck: TalkFlow = {
  id: 'self_check',
  version: 1,
  first: 'members',
  steps: {},
  onward: (answers, context) => next(answers, context)?.id ?? null,
  question: stepFor,
};

/** What a first message already says of the household: 我六十六一个人过没儿没女. */
export function selfCheckFacts(raw: string): Answers {
  const text = normalise(raw);
  const members =
    /\d|[一二两三四五六七八九十]/.test(text) || /一个人/.test(text) ? membersIn(raw) : undefined;
  const known = members?.some(({ age }) => age !== undefined) ? members : undefined;
  const income = /收入|工资|挣|赚|块|元/.test(text) ? incomeIn(raw) : undefined;
  const childless = /没儿没女|无儿无女|没有儿女|没有子女|孤寡/.test(text);
  return {
    members: known,
    setting: /农村户|农业户/.test(text) ? 'rural' : /城镇户|城市户|非农/.test(text) ? 'urban' : undefined,
    monthlyIncome: income,
    supporters: childless ? 'none' : undefined,
    disability: known ? emptyToNothing(disabilitiesIn(raw, known)) : undefined,
  };
}

/** Silence about certificates is not a no. */
const emptyToNothing = <T>(list: T[] | undefined) => (list && list.length > 0 ? list : undefined);
