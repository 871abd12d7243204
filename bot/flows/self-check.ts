// The self-check as a talk: an agreement first, then only what can still change a verdict, most telling first.
import {
  countQuestions,
  type DraftFacts,
  factsOf,
  nextQuestion,
  type Question,
  WHY,
  withAnswer,
} from '../../knowledge/eligibility/questions.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers, Choice, Said } from '../flow.ts';
import { selfCheckWords as say } from '../phrases/self-check.ts';
import { certificateWords } from '../phrases/self-check-facts.ts';
import {
  askPart,
  type Certificate,
  certificatesDenied,
  certificatesIn,
  gathered,
  hasNone,
  partOf,
  readPart,
  withCertificates,
} from './certificates.ts';
import { clausesIn } from './clauses.ts';
import type { TalkAsk, TalkContext, TalkFlow } from './context.ts';
import { familyOf, inOwnWords, ofWhom, seenBy } from './family.ts';
import { parentsIn } from './family-words.ts';
import { applying, isUnnamed, NOT_THERE } from './household-again.ts';
import { isSpan, KINDS, type Known, kindOf, UNKNOWN, unknownChoice } from './household-answers.ts';
import { householdTold } from './household-people.ts';
import { membersIn } from './household-words.ts';
import { incomeIn } from './income-words.ts';
import { mentionsIn, type Person, spokenOf, withParentsNamed } from './people.ts';
import { propertyIn } from './plain-answers.ts';
import { gravelyIll, receivingTold } from './told-in-check.ts';

/** The agreement, and with it the answer to the first question where that was given straight away. */
const CONSENT = 'consent';
/** 帮我妈测: who applies, where it is not the teller. */
const SUBJECT = 'subject';
/** Told before it could be placed: who is ill before it was said who there is. */
export const CARRIED = 'carried';
export interface Carried {
  /** What those gravely ill are called. */
  ill?: string[];
  /** What became of the parents of a grandchild. */
  parents?: unknown;
  /** What of the income is paid for work by the month. */
  wages?: number;
  /** A sum was asked for at another step: all of the income, or what was not heard of it. */
  openSum?: 'all' | 'more';
  /** Told how it is reckoned, and asked for people and income. */
  invited?: boolean;
}
interface Straight {
  id: string;
  value: unknown;
}

/** Beyond this many rough answers only all the low and all the high ends are judged: two households in place of 2ⁿ. */
const MOST_SPANS = 3;

export const isDeclined = (answers: Answers) => answers[CONSENT] === 'no';

/** What was answered of the household, the first question's answer in its place. */
export function toldIn(answers: Answers): Answers {
  const { [CONSENT]: consent, [SUBJECT]: _, [CARRIED]: _c, ...told } = answers;
  if (typeof consent !== 'object' || consent === null) return told;
  const { id, value } = consent as Straight;
  return { [id]: value, ...told };
}

/** The answers with the first question's in its place and the agreement beside them: any one of them can be put right. */
export function laidOpen(answers: Answers): Answers {
  const carried = answers[CARRIED] === undefined ? {} : { [CARRIED]: answers[CARRIED] };
  return { ...carried, ...(answers[CONSENT] === undefined ? {} : { [CONSENT]: 'yes' }), ...toldIn(answers) };
}

export const carriedIn = (answers: Answers): Carried => (answers[CARRIED] ?? {}) as Carried;
export const carrying = (answers: Answers, more: Carried): Answers => ({
  [CARRIED]: { ...carriedIn(answers), ...more },
  ...Object.fromEntries(Object.entries(answers).filter(([id]) => id !== CARRIED)),
});

/** The answers with what was told before it could be placed in its place, once it is known who there is. */
export function withCarried(answers: Answers): Answers {
  const { ill = [], parents } = carriedIn(answers);
  const told = toldIn(answers);
  const { family } = familyOf(told);
  if (family.length === 0) return answers;
  const isCalled = (name: string) => (one: Person) =>
    name === '我' ? one.relation === 'self' && one.called === undefined : one.called === name;
  const sick = ill.map((name) => family.findIndex(isCalled(name))).filter((at) => at >= 0);
  const wards = family.flatMap(({ relation, age, called = '' }, at) =>
    relation === 'other' && (called.startsWith('孙') || (age !== undefined && age < 18)) ? [at] : [],
  );
  const id = `members[${wards[0]}].parents`;
  return {
    ...answers,
    ...(sick.length > 0 && told.severeIllness === undefined ? { severeIllness: sick } : {}),
    ...(parents !== undefined && wards.length === 1 && told[id] === undefined ? { [id]: parents } : {}),
  };
}

/** The households the answers may mean: one, or one for each end of what is known only roughly. */
export function draftsOf(answers: Answers): DraftFacts[] {
  const told = Object.entries(withCertificates(toldIn(answers))).filter(([, value]) => value !== UNKNOWN);
  const spans = told.filter(([, value]) => isSpan(value)).length;
  const ends: ('low' | 'high')[] = ['low', 'high'];
  let drafts: { draft: DraftFacts; end?: 'low' | 'high' }[] =
    spans > MOST_SPANS ? ends.map((end) => ({ draft: {}, end })) : [{ draft: {} }];
  for (const [id, value] of told) {
    const about = kindOf(id);
    if (!about) continue;
    drafts = drafts.flatMap(({ draft, end }) =>
      (isSpan(value) ? (end ? [value[end]] : [value.low, value.high]) : [value]).map((one) => ({
        draft: withAnswer(draft, about, one as never),
        ...(end ? { end } : {}),
      })),
    );
  }
  return drafts.map(({ draft }) => draft);
}

/** Facts to assess at the end, one set or several; none when nobody was named. */
export const factsFrom = (answers: Answers) =>
  draftsOf(answers)
    .map(factsOf)
    .filter((facts) => facts !== undefined);

const assessing = ({ knowledge, guides, today }: TalkContext) => ({ ...knowledge, guides, today });

// Working out the next question takes dozens of trial assessments, and one turn asks for it several times.
let last: { key: string; context: TalkContext; question: Question | undefined } | undefined;

/** The question to ask now; undefined when nothing can change any more. */
export function nextOf(answers: Answers, context: TalkContext): Question | undefined {
  const told = toldIn(answers);
  const key = JSON.stringify(told);
  if (last?.key !== key || last.context !== context) {
    const asked = new Set(Object.keys(told));
    let question: Question | undefined;
    for (const draft of draftsOf(told)) question ??= nextQuestion(draft, asked, assessing(context));
    last = { key, context, question };
  }
  return last.question;
}

/** The certificates told of so far, and what is still to be asked of them. */
function certificatesOf(answers: Answers) {
  const told = toldIn(answers);
  return gathered(told, familyOf(told).family.length);
}

/** Questions after the one in hand, at most; what is answered firmly spares some of them. */
function leftAfter(answers: Answers, context: TalkContext): number {
  const told = toldIn(answers);
  const asked = new Set(Object.keys(told));
  const counts = draftsOf(told).map((draft) => countQuestions(draft, asked, assessing(context)));
  const { open, left } = certificatesOf(answers);
  return open === undefined ? Math.max(0, Math.max(...counts) - 1) : left + Math.max(...counts);
}

/** The answers with these certificates in the place of those told of before. */
function withOnly(answers: Answers, certificates: readonly Certificate[]): Answers {
  const others = Object.entries(laidOpen(answers)).filter(([id]) => partOf(id) === undefined);
  return { ...Object.fromEntries(others), disability: certificates };
}

/**
 * The answers without a certificate somebody was said not to have: his of whom it is said, else the one whose kind or grade is asked.
 * Undefined where nobody's is taken.
 */
export function withoutDenied(answers: Answers, raw: string): Answers | undefined {
  const { open, certificates } = certificatesOf(answers);
  if (certificates.length === 0) return undefined;
  const { family } = familyOf(toldIn(answers));
  const text = normalise(raw);
  const left = certificatesDenied(certificates, withParentsNamed(text, family), family);
  if (left) return withOnly(answers, left);
  const part = open === undefined ? undefined : partOf(open);
  if (part === undefined || (part.part === 'who' && part.at > 0) || !hasNone(text)) return undefined;
  return withOnly(
    answers,
    certificates.filter((_, at) => at !== part.at),
  );
}

function knownIn(answers: Answers, context: TalkContext): Known {
  const { family, labels } = familyOf(toldIn(answers));
  return { draft: draftsOf(answers)[0] ?? {}, context, family, labels };
}

/** What is asked now without its step, and why it is asked, for whoever wants to know. */
export function askedNow(answers: Answers, context: TalkContext): { prompt: string; why: string } {
  const { open } = certificatesOf(answers);
  const part = open === undefined ? undefined : partOf(open);
  if (part === undefined)
    return { prompt: promptOf(answers, context) ?? '', why: nextOf(answers, context)?.why ?? '' };
  const { labels } = familyOf(toldIn(answers));
  return { prompt: askPart(part, certificatesOf(answers), labels).text, why: WHY.disability };
}

/** What the question in turn asks, of whom it asks in that person's own name. */
function promptOf(answers: Answers, context: TalkContext): string | undefined {
  const question = nextOf(answers, context);
  const whose = subjectOf(answers);
  if (question?.member === undefined) return question && ofWhom(question.prompt, whose);
  const open = unnamedIn(answers);
  if (question.kind === 'age' && open.includes(question.member)) return say.whoElse(open.length);
  const judged = draftsOf(answers)[0]?.members?.[question.member] ?? {};
  return inOwnWords(question.prompt, familyOf(toldIn(answers)), judged, question.member);
}

/** Places of those of whom nothing but the number was told: they are asked about all at once. */
export function unnamedIn(answers: Answers): number[] {
  const told = toldIn(answers);
  return familyOf(told).family.flatMap((one, at) =>
    at > 0 && isUnnamed(one) && one.age === undefined && told[`members[${at}].age`] === undefined ? [at] : [],
  );
}

/** What the one who applies is called: 妈妈; undefined where it is the teller. */
export function subjectOf(answers: Answers): string | undefined {
  const { members } = toldIn(answers);
  const [first] = Array.isArray(members) ? (members as Person[]) : [];
  if (first) return first.called;
  return typeof answers[SUBJECT] === 'string' ? answers[SUBJECT] : undefined;
}

/** 我好好的，老头子瘫的: what is said of others answers nothing that was asked of one. */
function ofOne(said: Said, family: readonly Person[], member: number): Said {
  const clauses = clausesIn(said.raw);
  if (clauses.length < 2) return said;
  const own = clauses.filter((clause) => {
    const { who } = spokenOf(clause, family);
    return who.length === 0 || who.includes(member);
  });
  const text = own.join(',');
  return own.length === 0 || own.length === clauses.length ? said : { raw: text, text };
}

/** The answer to one question in what was said; undefined when it was not understood. */
function answerTo(id: string, said: Said, answers: Answers, context: TalkContext): unknown {
  const about = kindOf(id);
  if (!about) return undefined;
  const known = {
    ...knownIn(answers, context),
    ...(about.member === undefined ? {} : { asked: about.member }),
  };
  // 我们老了他咋办 asks, and answers nothing.
  if (/(?:咋|怎么)(?:个)?办/.test(said.text)) return undefined;
  const unsure = parseYesNo(said.text);
  const isPassed =
    unsure === 'skip' || said.text === unknownChoice.label || said.text === unknownChoice.value;
  const own = about.member === undefined ? said : ofOne(said, known.family, about.member);
  const value = isPassed ? undefined : KINDS[about.kind].read(own, known);
  if (about.kind === 'members') return value && seenBy(value as Person[], subjectOf(answers), said.text);
  if (value !== undefined) return value;
  const shown = [...KINDS[about.kind].choices(known), unknownChoice];
  const isLast = parseChoice(said.text, shown) === UNKNOWN;
  return isPassed || isLast || unsure === 'unknown' ? UNKNOWN : undefined;
}

const DECLINED = /^(?:不了|不想|不测|不愿|不同意|不要|算了|先不|以后再|拒绝|no$)/;
/** 那就测, 测一测 就我跟女娃两个人: whoever says it again wants it. */
const AGREES = /^(?:那|好|行|嗯|可以|就|来|我说|,|，| )*(?:测(?:一测|吧|嘛|一下|试)?(?!不)|开始|来吧|问吧)/;
const MOST_OF_A_WORD = 8;
const consentChoices: Choice[] = [
  { label: say.start, value: 'start' },
  { label: say.decline, value: 'no' },
];

const consent: TalkAsk = {
  ask: (answers, context) => {
    const prompt = promptOf(answers, context);
    const { members, monthlyIncome } = toldIn(answers);
    if (members !== undefined && monthlyIncome !== undefined)
      return { text: say.consentOn(prompt ?? ''), choices: consentChoices };
    return { text: say.consent(prompt ? say.firstStep(prompt) : ''), choices: consentChoices };
  },
  hint: say.hint.consent,
  accept: (said, answers, context) => {
    if (DECLINED.test(said.text)) return 'no';
    if (said.text === 'start' || said.text === say.start || AGREES.test(said.text)) return 'yes';
    const question = nextOf(answers, context);
    if (/^第?[1一]个?$/.test(said.text)) return 'yes';
    if (/^第?[2二]个?$/.test(said.text)) return 'no';
    const value = question && answerTo(question.id, said, answers, context);
    // 车是跑工地的旧皮卡 answers what they own, though how much is too much is open.
    const unsure = parseYesNo(said.text);
    const isTold = value !== UNKNOWN || (unsure !== 'unknown' && unsure !== 'skip' && said.text !== UNKNOWN);
    if (value !== undefined && isTold) return { id: question?.id, value } as Straight;
    // 不是我老伴，是我娘和我哥 puts something right.
    const agreed = said.text.length <= MOST_OF_A_WORD ? parseYesNo(said.text) : undefined;
    return agreed === 'yes' ? 'yes' : agreed === 'no' ? 'no' : undefined;
  },
  confirm: true,
  next: null,
};

function stepWords(answers: Answers, context: TalkContext): string {
  const step = Object.keys(toldIn(answers)).length + 1;
  return step === 1 ? say.firstStep('') : say.progress(step, leftAfter(answers, context));
}

/** Whose certificate it is, its kind or its grade. */
function certificateStep(id: string): TalkAsk | undefined {
  const part = partOf(id);
  if (!part) return undefined;
  return {
    ask: (answers, context) => {
      const { labels } = familyOf(toldIn(answers));
      const { text, choices } = askPart(part, certificatesOf(answers), labels);
      return { text: `${stepWords(answers, context)}${text}`, choices: [...choices, unknownChoice] };
    },
    hint: certificateWords.hint,
    accept: (said, answers) => {
      const { family, labels } = familyOf(toldIn(answers));
      const unsure = parseYesNo(said.text);
      const isPassed = unsure === 'unknown' || unsure === 'skip' || said.text === UNKNOWN;
      return isPassed ? UNKNOWN : readPart(part, said, certificatesOf(answers), labels, family);
    },
    next: null,
  };
}

/** Never asked: it is known from how the check was begun, or it is nobody else. */
const subject: TalkAsk = { ask: () => ({ text: '' }), accept: () => undefined, next: null, fixed: true };

function stepFor(id: string): TalkAsk | undefined {
  if (id === CONSENT) return consent;
  if (id === SUBJECT || id === CARRIED) return subject;
  if (partOf(id)) return certificateStep(id);
  const about = kindOf(id);
  if (!about) return undefined;
  const { choices, hint } = KINDS[about.kind];
  return {
    ask: (answers, context) => {
      const isOfSeveral =
        about.kind === 'age' &&
        about.member !== undefined &&
        unnamedIn(answers).includes(about.member) &&
        unnamedIn(answers).length > 1;
      const offered = isOfSeveral ? [] : choices(knownIn(answers, context));
      return {
        text: `${stepWords(answers, context)}${promptOf(answers, context) ?? ''}`,
        choices: about.kind === 'members' ? offered : [...offered, unknownChoice],
      };
    },
    hint,
    accept: (said, answers, context) => answerTo(id, said, answers, context),
    next: null,
  };
}

export const selfCheck: TalkFlow = {
  id: 'self_check',
  version: 2,
  first: CONSENT,
  steps: { [SUBJECT]: subject, [CARRIED]: subject },
  onward: (answers, context) => {
    if (answers[CONSENT] === undefined) return CONSENT;
    if (isDeclined(answers)) return null;
    return certificatesOf(answers).open ?? nextOf(answers, context)?.id ?? null;
  },
  question: stepFor,
};

/** Enough to take those named for the whole household: so many are we, all alone, a couple, or each with an age. */
const ALL_NAMED =
  /就(?:是)?(?:我|俺|咱)|[我俺]一个?人(?:拉扯|照顾|照看|伺候|管)|一个?人(?:带着?|养着?|拉扯|拖着?)[俩两三四]|[测算](?:一?[测算下]|吧|嘛|,|，)*[我俺][跟和与]|[给帮][我俺][跟和与][^,，]{1,5}[算测看]|一共|离(?:了)?婚|单亲|丧偶|守寡|老?[两俩]口|夫妻|相依为命|(?:老伴|老头|老婆|老公|男人|媳妇).{0,12}[我俺].{0,3}没(?:有|得)?收入|[我俺].{0,3}没(?:有|得)?收入.{0,4}(?:老伴|老头|老婆|男人)/;
const ASKED_FOR =
  /(?:帮|给|替|为)(?:我|俺|咱)?(?:的|家)?(?:老)?(妈|娘|母亲|爸|爹|父亲|奶奶?|爷爷?|外婆|外公|婆婆|公公|岳父|岳母|丈母娘|老丈人|老人|叔叔?|舅舅?|伯伯?|哥哥?|弟弟?|姐姐?|妹妹?)[^,，。]{0,4}(?:测|算|看|查|问|评)/;

/** 俺妈够不够五保: whose case it is, where nobody else is told of. */
const SPOKEN_FOR =
  /(?:我|俺|咱)(?:家)?(?:的)?(?:老)?(妈|娘|母亲|爸|爹|父亲|奶奶?|爷爷?|外婆|外公|婆婆|公公|岳父|岳母)(?:一个人)?(?:能不能|能(?!力)|够不够|够得上|够|符不符合|符合|可不可以)/;

/** 俺娘跟俺哥过: a household of others, in which the teller has no part. */
const LIVES_WITH =
  /(?:娘|妈|爸|爹|奶奶?|爷爷?|外婆|外公|公公|婆婆|老人|两个老的?)[^我俺]{0,8}[跟和][我俺咱]?(?:老?[大二三四])?(?:哥|弟|姐|妹|嫂|儿|叔|舅|姑)[^,，。]{0,4}(?:过|住|吃)/;

/** What a message already says of the household: 我六十六一个人过没儿没女. */
export function selfCheckFacts(message: string): Answers {
  // A message is looked into for several reasons, one after another.
  if (read?.message !== message) read = { message, facts: factsIn(message) };
  return read.facts;
}
let read: { message: string; facts: Answers } | undefined;

function factsIn(message: string): Answers {
  // 测一测, 看一下, 一个一个问 count nothing.
  const raw = message.replace(/一(.)一\1/g, '').replace(/(.)一(?:\1|下)|一下/g, '$1');
  const text = normalise(raw);
  const members = membersIn(raw);
  // 我45, 我妈80能不能吃: where more are told of, it is the teller's own household.
  const isOnlyHis = members === undefined || !/[我俺](?:今年)?[\d一二三四五六七八九十]/.test(text);
  const whose = (ASKED_FOR.exec(text) ?? (isOnlyHis ? SPOKEN_FOR.exec(text) : undefined))?.[1];
  const who = whose === undefined ? undefined : mentionsIn(whose)[0]?.called;
  const { total, people } = householdTold(raw);
  const aged = people.filter(({ age }) => age !== undefined);
  const isAlone =
    members?.length === 1 &&
    /一个人|独居|光棍|单身|孤|寡[老汉妇]|就[我俺]|一个(?!月|孩|娃|星期|礼拜|周|儿|女|闺女)/.test(text);
  const apart =
    members && (NOT_THERE.test(text) || (LIVES_WITH.test(text) && !/[我俺](?:也|都)?[跟和与]/.test(text)))
      ? members.slice(1)
      : undefined;
  const isTogether = members !== undefined && /就[我俺][跟和与]/.test(text);
  const isWhole =
    apart !== undefined ||
    total !== undefined ||
    isAlone ||
    (members !== undefined && members.length > 1 && ALL_NAMED.test(text)) ||
    (aged.length > 0 && (aged.length > 1 || people.some(({ relation }) => relation === 'self')));
  const known = isWhole ? members : undefined;
  const income =
    /收入|工资|挣|赚|块|元|养老金|退休金|一个?月|每月|一年|[\d千百万]{3}|[一二两三四五六七八九][千百]/.test(
      text,
    )
      ? incomeIn(raw, known)
      : undefined;
  const childless = /没儿没女|无儿无女|没有儿女|没有子女|孤寡/.test(text);
  const keeps = /没(?:有|得|啥|什么)?(?:车|房|存款|积蓄)/.test(text) ? propertyIn(text) : undefined;
  const elder = apart && apart.length > 0 && members?.[0]?.age === undefined ? applying(apart) : undefined;
  return {
    subject: elder ? undefined : isTogether ? undefined : who,
    members: elder ?? (known && who && !isTogether ? seenBy(known, who, '') : known),
    // Named, and perhaps not all of them: 四口人 said later makes them all.
    named: isWhole ? undefined : members,
    setting: /农村(?:户|的|人)|农业户|乡下/.test(text)
      ? 'rural'
      : /城镇户|城市户|非农/.test(text)
        ? 'urban'
        : undefined,
    monthlyIncome: income,
    propertyWithinLimits: keeps === true && /没(?:有|得|啥|什么)?(?:存款|积蓄)/.test(text) ? true : undefined,
    supporters: childless ? 'none' : undefined,
    disability: known ? wholeOnly(certificatesIn(raw, known)) : undefined,
    receiving: receivingTold(raw),
    [CARRIED]: carriedOf(raw),
  };
}

function carriedOf(raw: string): Carried | undefined {
  const ill = gravelyIll(raw);
  // 我孙子跟着我过，他爸蹲监狱他妈跑了
  const parents = /孙/.test(raw) && /[爸爹].*[妈娘]|[妈娘].*[爸爹]/.test(raw) ? parentsIn(raw) : undefined;
  const isFirm = parents?.every((state) => Object.keys(state).length > 0);
  const found: Carried = { ...(ill.length > 0 ? { ill } : {}), ...(parents && isFirm ? { parents } : {}) };
  return Object.keys(found).length === 0 ? undefined : found;
}

/** Silence about certificates is not a no, and half a one is better asked for in its turn. */
const wholeOnly = (told: ReturnType<typeof certificatesIn>) =>
  told && told.length > 0 && told.every(({ disability: { type, grade } }) => type && grade)
    ? told
    : undefined;
