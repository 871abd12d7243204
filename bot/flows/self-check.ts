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
import { askPart, certificatesIn, gathered, partOf, readPart, withCertificates } from './certificates.ts';
import type { TalkAsk, TalkContext, TalkFlow } from './context.ts';
import { familyOf, inOwnWords } from './family.ts';
import { isSpan, KINDS, type Known, kindOf, UNKNOWN, unknownChoice } from './household-answers.ts';
import { membersIn } from './household-words.ts';
import { incomeIn } from './income-words.ts';

/** The agreement, and with it the answer to the first question where that was given straight away. */
const CONSENT = 'consent';
interface Straight {
  id: string;
  value: unknown;
}

/** Beyond this many rough answers only all the low and all the high ends are judged: two households in place of 2ⁿ. */
const MOST_SPANS = 3;

export const isDeclined = (answers: Answers) => answers[CONSENT] === 'no';

/** What was answered of the household, the first question's answer in its place. */
export function toldIn(answers: Answers): Answers {
  const { [CONSENT]: consent, ...told } = answers;
  if (typeof consent !== 'object' || consent === null) return told;
  const { id, value } = consent as Straight;
  return { [id]: value, ...told };
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
  if (question?.member === undefined) return question?.prompt;
  const judged = draftsOf(answers)[0]?.members?.[question.member] ?? {};
  return inOwnWords(question.prompt, familyOf(toldIn(answers)), judged, question.member);
}

/** The answer to one question in what was said; undefined when it was not understood. */
function answerTo(id: string, said: Said, answers: Answers, context: TalkContext): unknown {
  const about = kindOf(id);
  if (!about) return undefined;
  const known = { ...knownIn(answers, context), ...(about.member === undefined ? {} : { asked: about.member }) };
  const unsure = parseYesNo(said.text);
  const isPassed =
    unsure === 'skip' || said.text === unknownChoice.label || said.text === unknownChoice.value;
  const value = isPassed ? undefined : KINDS[about.kind].read(said, known);
  if (value !== undefined) return value;
  if (about.kind === 'members') return undefined;
  const shown = [...KINDS[about.kind].choices(known), unknownChoice];
  const isLast = parseChoice(said.text, shown) === UNKNOWN;
  return isPassed || isLast || unsure === 'unknown' ? UNKNOWN : undefined;
}

const DECLINED = /^(?:不了|不想|不测|不愿|不同意|不要|算了|先不|以后再|拒绝|no$)/;
const consentChoices: Choice[] = [
  { label: say.start, value: 'start' },
  { label: say.decline, value: 'no' },
];

const consent: TalkAsk = {
  ask: (answers, context) => {
    const prompt = promptOf(answers, context);
    return { text: say.consent(prompt ? say.firstStep(prompt) : ''), choices: consentChoices };
  },
  hint: say.hint.consent,
  accept: (said, answers, context) => {
    if (DECLINED.test(said.text)) return 'no';
    if (said.text === 'start' || said.text === say.start) return 'yes';
    const question = nextOf(answers, context);
    if (/^第?[1一]个?$/.test(said.text)) return 'yes';
    if (/^第?[2二]个?$/.test(said.text)) return 'no';
    const value = question && answerTo(question.id, said, answers, context);
    if (value !== undefined && value !== UNKNOWN) return { id: question?.id, value } as Straight;
    const agreed = parseYesNo(said.text);
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

function stepFor(id: string): TalkAsk | undefined {
  if (id === CONSENT) return consent;
  if (partOf(id)) return certificateStep(id);
  const about = kindOf(id);
  if (!about) return undefined;
  const { choices, hint } = KINDS[about.kind];
  return {
    ask: (answers, context) => {
      const offered = choices(knownIn(answers, context));
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
  steps: {},
  onward: (answers, context) => {
    if (answers[CONSENT] === undefined) return CONSENT;
    if (isDeclined(answers)) return null;
    return certificatesOf(answers).open ?? nextOf(answers, context)?.id ?? null;
  },
  question: stepFor,
};

/** What a first message already says of the household: 我六十六一个人过没儿没女. */
export function selfCheckFacts(message: string): Answers {
  // 测一测, 看一下 count nothing.
  const raw = message.replace(/(.)一(?:\1|下)|一下/g, '$1');
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
    disability: known ? wholeOnly(certificatesIn(raw, known)) : undefined,
  };
}

/** Silence about certificates is not a no, and half a one is better asked for in its turn. */
const wholeOnly = (told: ReturnType<typeof certificatesIn>) =>
  told && told.length > 0 && told.every(({ disability: { type, grade } }) => type && grade)
    ? told
    : undefined;
