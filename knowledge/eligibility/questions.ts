// Owns which fact the self-check should ask next: the first whose answer can still change a verdict.
import type { Guides } from '../programmes/guides.ts';
import { type Assessment, assess } from './assess.ts';
import type { Disability, HouseholdFacts, MemberFacts } from './facts.ts';
import { ADULT_AGE } from './household.ts';
import type { AssessContext } from './situation.ts';

/** What a talk has gathered so far. */
export type DraftFacts = Partial<HouseholdFacts>;

/** What an answer to a question must bring, as `withAnswer` takes it. */
export interface Answers {
  setting: HouseholdFacts['setting'];
  /** Who lives together, with age, relation and study where said. */
  members: HouseholdFacts['members'];
  monthlyIncome: number;
  propertyWithinLimits: boolean;
  supporters: NonNullable<HouseholdFacts['supporters']>;
  hukouHere: boolean;
  /** Who has a certificate, by place in `members`; none: an empty list. */
  disability: readonly { readonly member: number; readonly disability: Disability }[];
  /** Who is severely ill, by place in `members`. */
  severeIllness: readonly number[];
  age: number;
  study: NonNullable<MemberFacts['study']>;
  canWork: boolean;
  working: boolean;
  selfCareFailed: number;
}
export type AnswerKind = keyof Answers;

export interface Question {
  /** The fact by its name in the request, once a talk: 'monthlyIncome', 'members[0].age', 'disability'. */
  readonly id: string;
  readonly kind: AnswerKind;
  /** Place in `members` when the question is about one person. */
  readonly member?: number;
  readonly prompt: string;
}

/** Nobody this old is asked whether they still read for a degree: the question would sound like mockery. */
const ASKED_ABOUT_STUDY_UNTIL = 35;
/** Beyond this many people nobody is asked about one by one: the talk would never end, and officers must look anyway. */
const MOST_ASKED_ABOUT = 12;

type Context = AssessContext & { readonly guides: Guides };

/**
 * The next question worth asking, undefined when nothing can change any more. `asked` holds the ids of questions already
 * put: one answered 不知道 leaves no fact behind and is not asked twice. Pure; a few dozen trial assessments.
 */
export function nextQuestion(
  draft: DraftFacts,
  asked: ReadonlySet<string>,
  context: Context,
): Question | undefined {
  const open = questionsFor(draft).filter((q) => !asked.has(q.id));
  const facts = factsOf(draft);
  if (facts === undefined) return open.find((q) => q.kind === 'members');
  return open.find((question) => canChange(question, facts, context));
}

/** The draft as facts to assess, once somebody is on the list; town and country alike until it is said which. */
export function factsOf(draft: DraftFacts): HouseholdFacts | undefined {
  if (draft.members === undefined || draft.members.length === 0) return undefined;
  return { ...draft, setting: draft.setting ?? 'rural', members: draft.members };
}

/** The draft with one answer in it. */
export function withAnswer<K extends AnswerKind>(
  draft: DraftFacts,
  { kind, member }: { kind: K; member?: number },
  answer: Answers[K],
): DraftFacts {
  const members = draft.members ?? [];
  const change = (next: (m: MemberFacts, i: number) => MemberFacts) => ({
    ...draft,
    members: members.map(next),
  });
  if (member !== undefined) return change((m, i) => (i === member ? { ...m, [kind]: answer } : m));
  if (kind === 'disability') {
    const held = answer as Answers['disability'];
    return change((m, i) => ({ ...m, ...pick(held.find((h) => h.member === i)) }));
  }
  if (kind === 'severeIllness') {
    const ill = answer as Answers['severeIllness'];
    return change((m, i) => ({ ...m, severeIllness: ill.includes(i) }));
  }
  return { ...draft, [kind]: answer };
}

function pick(held: { disability: Disability } | undefined) {
  return held === undefined ? {} : { disability: held.disability };
}

/** Every question there is for this household, most telling first. */
function questionsFor(draft: DraftFacts): Question[] {
  const members = draft.members ?? [];
  const of = (index: number) => whoIs(members[index], index);
  const each = (kind: AnswerKind, wanted: (m: MemberFacts) => boolean, prompt: (who: string) => string) =>
    members.flatMap((m, member): Question[] =>
      wanted(m) && members.length <= MOST_ASKED_ABOUT
        ? [{ id: `members[${member}].${kind}`, kind, member, prompt: prompt(of(member)) }]
        : [],
    );
  const mayBeAdult = (m: MemberFacts) => m.age === undefined || m.age >= ADULT_AGE;
  const mayBeStudent = (m: MemberFacts) =>
    (m.relation === 'child' || m.relation === 'self') &&
    mayBeAdult(m) &&
    (m.age ?? 0) < ASKED_ABOUT_STUDY_UNTIL;
  return [
    ask('members', '家里一起吃住的都有谁，各多大年纪？坐牢、强制戒毒的先不算。比如：我72，老伴70，孙子9岁。'),
    ask('setting', '您家是农村户口还是城镇户口？'),
    ask('monthlyIncome', '全家一个月一共收入多少钱？优待抚恤金、政府发的救助款不用算。'),
    ask('propertyWithinLimits', '家里的存款、房子、车，有没有超过当地规定？不清楚就说不知道。'),
    ...each(
      'age',
      (m) => m.age === undefined,
      (who) => `${who}今年多大年纪？`,
    ),
    ask('disability', '家里有没有人有残疾证？有的话，是谁、哪一类、几级？'),
    ask('supporters', '有没有该养您的人，比如子女、配偶？他们有没有能力养？'),
    ask('severeIllness', '家里有没有人得了重病、大病？是谁？'),
    ...each(
      'study',
      (m) => m.study === undefined && mayBeStudent(m),
      (who) => `${who}还在读书吗？读的是高中、大学还是研究生？`,
    ),
    ...each(
      'canWork',
      (m) => m.canWork === undefined && mayBeAdult(m),
      (who) => `${who}还能干活挣钱吗？`,
    ),
    ...each(
      'working',
      (m) => m.working === undefined && mayBeAdult(m),
      (who) => `${who}现在有工作吗？`,
    ),
    ...each(
      'selfCareFailed',
      (m) => m.selfCareFailed === undefined,
      (who) => `吃饭、穿衣、上下床、上厕所、屋里走动、洗澡，${who}有几样自己做不了？`,
    ),
    ask('hukouHere', '您的户口在本县吗？'),
  ].filter((q) => q.member !== undefined || draft[q.kind as keyof DraftFacts] === undefined);
}

function ask(kind: AnswerKind, prompt: string): Question {
  return { id: kind, kind, prompt };
}

/** How the talk points at one person: 您自己, 您爱人, 第3个人（孩子，20岁）. */
function whoIs(member: MemberFacts | undefined, index: number): string {
  const relation = member?.relation;
  if (relation === 'self') return '您自己';
  if (relation === 'spouse') return '您爱人';
  const words = [
    ...(relation === 'child' ? ['孩子'] : relation === 'parent' ? ['父母'] : []),
    ...(member?.age === undefined ? [] : [`${member.age}岁`]),
  ];
  return `第${index + 1}个人${words.length === 0 ? '' : `（${words.join('，')}）`}`;
}

/** Do two possible answers lead to different verdicts? Where to apply hangs on the hukou whenever anything is open. */
function canChange(question: Question, facts: HouseholdFacts, context: Context): boolean {
  const now = assess(facts, context);
  if (question.kind === 'hukouHere') return now.verdicts.some((v) => v.outcome !== 'unlikely');
  if (question.kind === 'supporters' && !isSupportInQuestion(facts, now)) return false;
  return trials(question, facts, context).some((futures) => {
    const heard = futures.map((future) => signature(assess(future, context)));
    return new Set(heard).size > 1;
  });
}

/** In a family with people able to work, who must support whom is plain and the question would only hurt. */
function isSupportInQuestion(facts: HouseholdFacts, now: Assessment): boolean {
  return facts.members.length === 1 || now.verdicts.some((v) => v.programme === 'destitute');
}

/** What a resident would hear differently; a programme left out and one that is unlikely come to the same. */
function signature({ verdicts }: Assessment): string {
  return verdicts
    .filter((v) => v.outcome !== 'unlikely')
    .map((v) => `${v.programme}:${v.outcome}:${v.monthlyAmount ?? ''}:${v.careLevel ?? ''}`)
    .sort()
    .join(' ');
}

/** Groups of futures: within one, only the answer differs, by values far enough apart to show whether it matters. */
function trials({ kind, member }: Question, facts: HouseholdFacts, context: Context): HouseholdFacts[][] {
  const each = <K extends AnswerKind>(k: K, values: readonly Answers[K][]): HouseholdFacts[][] => {
    const about = { kind: k, ...(member !== undefined && { member }) };
    const answered = (base: HouseholdFacts) => [
      base,
      ...values.map((v) => ({ ...base, ...withAnswer(base, about, v) })),
    ];
    if (member === undefined) return [answered(facts)];
    // One person's answer may only tell together with what others have yet to say: try it beside that too, for
    // everybody else and for those of the same relation (two sons, both perhaps still reading).
    const relation = facts.members[member]?.relation;
    const beside = (v: Answers[K], among: (m: MemberFacts) => boolean): HouseholdFacts => ({
      ...facts,
      members: facts.members.map((m, i) => (i === member || k in m || !among(m) ? m : { ...m, [k]: v })),
    });
    const others = values.flatMap((v) => [beside(v, () => true), beside(v, (m) => m.relation === relation)]);
    return [facts, ...others].map(answered);
  };
  const everyone = (disability: Disability) => facts.members.map((_, i) => ({ member: i, disability }));
  switch (kind) {
    case 'members':
      return [];
    case 'setting':
      return each('setting', ['rural', 'urban']);
    case 'monthlyIncome':
      return each('monthlyIncome', incomesToTry(facts, context));
    case 'propertyWithinLimits':
      return each('propertyWithinLimits', [true, false]);
    case 'supporters':
      return each('supporters', ['none', 'able']);
    case 'hukouHere':
      return each('hukouHere', [true, false]);
    case 'disability':
      return each('disability', [
        everyone({ type: 'physical', grade: 1 }),
        ...everyone({ type: 'physical', grade: 1 }).map((one) => [one]),
        ...everyone({ type: 'physical', grade: 4 }).map((one) => [one]),
      ]);
    case 'severeIllness':
      return each('severeIllness', [facts.members.map((_, i) => i)]);
    case 'age':
      return each('age', [10, 17, 40, 90]);
    case 'study':
      return each('study', ['none', 'postgraduate']);
    case 'canWork':
      return each('canWork', [true, false]);
    case 'working':
      return each('working', [true, false]);
    case 'selfCareFailed':
      return each('selfCareFailed', [0, 6]);
  }
}

/** Incomes on either side of every line there is for this many people. */
function incomesToTry(facts: HouseholdFacts, { standards, county, today }: Context): number[] {
  const query = { asOf: facts.asOf ?? today, region: county.code, setting: facts.setting };
  const line = standards.lookup('dibao.standard', query)?.value ?? 0;
  const times = standards.lookup('near_dibao.multiple', query)?.value ?? 1;
  const heads = facts.members.length;
  return [0, line * heads, line * heads * times, line * heads * times * 2];
}
