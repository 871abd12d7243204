// Owns which fact the self-check should ask next: the first whose answer can still change a verdict.
import { missingFor, type Outcome } from './criterion.ts';
import { isSevere, isSevereForApplyingAlone } from './disability.ts';
import type { Disability, HouseholdFacts, MemberFacts } from './facts.ts';
import { ADULT_AGE } from './household.ts';
import { judgeAll } from './programmes/all.ts';
import type { Judgement } from './programmes/judgement.ts';
import { type AssessContext, situationOf } from './situation.ts';

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
  /** Own share over the last twelve months, yuan by kind; nothing spent: {medical: 0}. */
  rigidSpending: NonNullable<HouseholdFacts['rigidSpending']>;
  emergency: NonNullable<HouseholdFacts['emergency']> | 'none';
  /** What the household receives already; nothing: an empty list. */
  receiving: NonNullable<HouseholdFacts['receiving']>;
  /** A child's parents, one entry each: where they are or what ails them; they are listed as members. */
  parents: readonly Pick<MemberFacts, 'deceased' | 'away' | 'disability' | 'severeIllness'>[];
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
  /** Why it is asked, for a resident who wants to know. */
  readonly why: string;
}

/** Spending no ratio of any county's line would leave untold, yuan a year. */
const MUCH_SPENT = 10_000_000;
const MONTHS_A_YEAR = 12;
/** Nobody this old is asked whether they still read for a degree: the question would sound like mockery. */
const ASKED_ABOUT_STUDY_UNTIL = 35;
/** Beyond this many people nobody is asked about one by one: the talk would never end, and officers must look anyway. */
const MOST_ASKED_ABOUT = 12;

/**
 * The next question worth asking, undefined when nothing can change any more. `asked` holds the ids of questions already
 * put: one answered 不知道 leaves no fact behind and is not asked twice. Pure; a few dozen trial judgements.
 */
export function nextQuestion(
  draft: DraftFacts,
  asked: ReadonlySet<string>,
  context: AssessContext,
): Question | undefined {
  const open = questionsFor(draft).filter((q) => !asked.has(q.id));
  const facts = factsOf(draft);
  if (facts === undefined) return open.find((q) => q.kind === 'members');
  const trial = trialOf(facts, context);
  return open.find((question) => canChange(question, trial));
}

/** How many questions would still be worth asking if every answer were 不知道: what is left to go, at most. */
export function countQuestions(
  draft: DraftFacts,
  asked: ReadonlySet<string>,
  context: AssessContext,
): number {
  const open = questionsFor(draft).filter((q) => !asked.has(q.id));
  const facts = factsOf(draft);
  if (facts === undefined) return open.length;
  const trial = trialOf(facts, context);
  return open.filter((question) => canChange(question, trial)).length;
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
  if (kind === 'emergency' && answer === 'none') return draft;
  if (kind === 'parents') {
    const parents = (answer as Answers['parents']).map((p): MemberFacts => ({ relation: 'parent', ...p }));
    return { ...draft, members: [...members, ...parents] };
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
        ? [{ id: `members[${member}].${kind}`, kind, member, prompt: prompt(of(member)), why: WHY[kind] }]
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
    ask('parents', '孩子的爸爸妈妈现在怎么样？比如：都去世了；一个去世、一个失联；坐牢；重病、重残；在家。'),
    ask('disability', '家里有没有人有残疾证？有的话，是谁、哪一类、几级？'),
    ask('supporters', '有没有该养您的人，比如子女、配偶？他们有没有能力养？'),
    ask('severeIllness', '家里有没有人得了重病、大病？是谁？'),
    ask(
      'rigidSpending',
      '最近一年，看病、上学、残疾康复，报销以后自己一共花了多少钱？比如：看病两万，上学六千。',
    ),
    ask('receiving', '家里现在有没有在领低保、特困，或者认定了低保边缘？'),
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
    ask('emergency', '家里最近有没有突然遇上急事，比如火灾、车祸受伤、家里人突发大病？'),
    ask('hukouHere', '您的户口在本县吗？'),
  ].filter((q) => q.member !== undefined || draft[q.kind as keyof DraftFacts] === undefined);
}

function ask(kind: AnswerKind, prompt: string): Question {
  return { id: kind, kind, prompt, why: WHY[kind] };
}

/** Why each thing is asked: what hangs on it. */
export const WHY: Readonly<Record<AnswerKind, string>> = {
  members: '低保按一家人的人均收入看，所以先要知道一起生活的有几口人。',
  setting: '有的地方城镇和农村的标准不一样。',
  monthlyIncome: '低保、低保边缘都拿人均收入和标准比，收入是最要紧的一条。',
  propertyWithinLimits: '收入够条件，还要看存款、房子、车有没有超过当地规定。',
  supporters: '特困要看有没有该养您、又养得起您的人。',
  hukouHere: '多数救助向户口所在地申请，户口在哪，就告诉您去哪里办。',
  rigidSpending: '收入不算低，但是看病上学花得太多的，可能算刚性支出困难家庭。',
  emergency: '遇上急难的，不看户口，可以先申请临时救助。',
  receiving: '已经在领的，有的不能再领一样，有的还有渐退期。',
  parents: '父母都不在了，或者都没法养育，孩子有另外的保障。',
  disability: '残疾的类别和等级，关系到能不能单独申请低保，还有两项补贴。',
  severeIllness: '低保边缘家庭的重病人可以单独申请，医疗救助也看这个。',
  age: '老人、孩子和大人，能办的救助不一样。',
  study: '在读本科和以下的成年子女算家里人，读研究生的要另外看。',
  canWork: '特困要看有没有劳动能力。',
  working: '没有工作的重度残疾人，可以单独申请低保。',
  selfCareFailed: '特困的照料护理分三档，看有几样事自己做不了。',
};

/** How the talk points at one person: 您自己, 您爱人, 第3个人（孩子，20岁）. */
export function whoIs(member: MemberFacts | undefined, index: number): string {
  const relation = member?.relation;
  if (relation === 'self') return '您自己';
  if (relation === 'spouse') return '您爱人';
  const words = [
    ...(relation === 'child' ? ['孩子'] : relation === 'parent' ? ['父母'] : []),
    ...(member?.age === undefined ? [] : [`${member.age}岁`]),
  ];
  return `第${index + 1}个人${words.length === 0 ? '' : `（${words.join('，')}）`}`;
}

/** What a household would be told, for trying answers: no reasons, no papers. */
interface Trial {
  readonly facts: HouseholdFacts;
  readonly context: AssessContext;
  readonly now: readonly Judgement[];
  /** What a resident would hear of these facts. */
  hear(facts: HouseholdFacts): string;
}

function trialOf(facts: HouseholdFacts, context: AssessContext): Trial {
  const heard = new Map<string, string>();
  const judge = (tried: HouseholdFacts) => judgeAll(situationOf(tried, context));
  return {
    facts,
    context,
    now: judge(facts),
    hear(tried) {
      const key = JSON.stringify(tried);
      const known = heard.get(key) ?? signature(judge(tried));
      heard.set(key, known);
      return known;
    },
  };
}

/** What a resident would hear differently; a programme left out and one that is unlikely come to the same. */
function signature(judgements: readonly Judgement[]): string {
  return judgements
    .filter((v) => v.outcome !== 'unlikely')
    .map((v) => `${v.programme}:${v.outcome}:${v.monthlyAmount ?? ''}:${v.careLevel ?? ''}`)
    .sort()
    .join(' ');
}

/** Do two possible answers lead to different verdicts? Where to apply hangs on the hukou whenever anything is open. */
function canChange(question: Question, trial: Trial): boolean {
  if (!isWorthwhile(question, trial)) return false;
  if (question.kind === 'hukouHere') return trial.now.some((v) => v.outcome !== 'unlikely');
  return trials(question, trial.facts, trial.context).some((futures) => {
    const [first, ...others] = futures;
    if (first === undefined) return false;
    const heard = trial.hear(first);
    return others.some((future) => trial.hear(future) !== heard);
  });
}

/**
 * What plainly cannot matter is not even tried, and what would hurt or weary more than it tells is not asked: who must
 * support whom in a family able to work, money received by people well above every line, an emergency where something
 * else already helps (a cry for help is heard at any time).
 */
function isWorthwhile({ kind, member }: Question, { facts, now, context }: Trial): boolean {
  const outcome = (programme: Judgement['programme']): Outcome | undefined =>
    now.find((v) => v.programme === programme)?.outcome;
  const destituteStated =
    facts.supporters === 'none' || facts.supporters === 'unable' || facts.receiving?.includes('destitute');
  const person = member === undefined ? undefined : facts.members[member];
  const certificate = person?.disability;
  switch (kind) {
    case 'supporters':
      return facts.members.length === 1 || outcome('destitute') !== undefined;
    case 'rigidSpending':
      return outcome('rigid_hardship') === 'ask';
    case 'emergency':
      return !now.some((v) => v.outcome === 'likely');
    case 'receiving':
      return now.some((v) => v.outcome !== 'unlikely' && v.programme !== 'old_age');
    case 'parents':
      return now.some(
        (v) =>
          (v.programme === 'orphan' || v.programme === 'unsupported_child') &&
          missingFor(v.outcome, v.criteria).includes('members'),
      );
    case 'canWork':
      return destituteStated === true;
    case 'working':
      return (
        (destituteStated === true && !isOld(person, facts, context)) ||
        (certificate !== undefined && (isSevere(certificate) || isSevereForApplyingAlone(certificate)))
      );
    case 'selfCareFailed':
      return outcome('destitute') !== undefined && mayNeedCare(person);
    default:
      return true;
  }
}

/** A child with no certificate and no illness told is not asked about: the old people beside it would take it amiss. */
const mayNeedCare = (person: MemberFacts | undefined): boolean =>
  person?.age === undefined ||
  person.age >= ADULT_AGE ||
  person.disability !== undefined ||
  person.severeIllness === true;

/** Of an age at which nobody is asked whether he works: what he earns he tells with the income. */
function isOld(
  person: MemberFacts | undefined,
  facts: HouseholdFacts,
  { standards, county, today }: AssessContext,
): boolean {
  const query = { asOf: facts.asOf ?? today, region: county.code, setting: facts.setting };
  const from = standards.lookup('destitute.age', query)?.value;
  return person?.age !== undefined && from !== undefined && person.age >= from;
}

/** Groups of futures: within one, only the answer differs, by values far enough apart to show whether it matters. */
function trials(
  { kind, member }: Question,
  facts: HouseholdFacts,
  context: AssessContext,
): HouseholdFacts[][] {
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
      return each(
        'severeIllness',
        facts.members.map((_, i) => [i]),
      );
    case 'rigidSpending':
      return each('rigidSpending', [{ medical: 0 }, { medical: MUCH_SPENT }]);
    case 'emergency':
      return each('emergency', ['fire']);
    case 'receiving':
      return each('receiving', [['dibao'], ['near_dibao']]);
    case 'parents':
      return each('parents', [
        [{ deceased: true }, { deceased: true }],
        [{ away: 'prison' }, { away: 'prison' }],
      ]);
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
function incomesToTry(facts: HouseholdFacts, { standards, county, today }: AssessContext): number[] {
  const query = { asOf: facts.asOf ?? today, region: county.code, setting: facts.setting };
  const line = standards.lookup('dibao.standard', query)?.value ?? 0;
  const times = standards.lookup('near_dibao.multiple', query)?.value ?? 1;
  const average = (standards.lookup('income.disposable', query)?.value ?? 0) / MONTHS_A_YEAR;
  const heads = facts.members.length;
  return [0, line * heads, line * heads * times, (line * times + average) * heads];
}
