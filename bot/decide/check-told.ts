// A message told in the middle of a self-check: everything it tells is kept and named back, whatever was asked.
import { type Answers, advance, walk } from '../flow.ts';
import { partOf } from '../flows/certificates.ts';
import { clausesIn } from '../flows/clauses.ts';
import { isCorrection } from '../flows/correcting.ts';
import { tellsSame } from '../flows/household-again.ts';
import { kindOf, UNKNOWN } from '../flows/household-answers.ts';
import type { Person } from '../flows/people.ts';
import { laidOpen, selfCheck, toldIn } from '../flows/self-check.ts';
import { BY_DAY } from '../flows/sums-told.ts';
import { toldBesides } from '../flows/told-in-check.ts';
import { heardWords } from '../phrases/self-check.ts';
import { heardLine } from '../self-check/heard.ts';
import type { Talk } from '../talk.ts';
import { arrive } from './errand.ts';
import { inFlow } from './in-flow.ts';
import { type Decided, IN_FLOW, type Message } from './message.ts';
import { isQuestion } from './words.ts';

/** Questions whose answer is a number: what was told besides must not be read as one. */
const NUMBERS: readonly string[] = ['age', 'members', 'selfCareFailed'];
/** Questions that one word answers, wherever in the sentence it stands: 他都傻了念啥书，没有. */
const PLAIN: readonly string[] = [
  'hukouHere',
  'receiving',
  'study',
  'canWork',
  'working',
  'emergency',
  'supporters',
  'setting',
];

/** @returns undefined where it tells nothing besides the plain answer to what was asked */
export async function toldInCheck(
  message: Message,
  talk: Talk,
  answers: Answers,
): Promise<Decided | undefined> {
  const { said, context } = message;
  const { at } = walk(selfCheck, answers, context);
  if (isQuestion(said.text)) return undefined;
  const besides = toldBesides(toldIn(answers), said, at, context.today);
  if (besides.members === undefined && Object.keys(besides).length === 0) {
    return inOneClause(message, talk, answers, at) ?? saidAgain(message, talk, answers, at);
  }
  const next = withTold(laidOpen(answers), besides);
  const under = { ...talk, flow: { id: selfCheck.id, version: selfCheck.version, answers: next } };
  const line = heardLine(answers, next);
  const first = line === undefined ? [] : [{ text: line }];
  const now = walk(selfCheck, next, context).at;
  const isOpen = now === at || at === 'consent';
  const isNumber = now !== null && NUMBERS.includes(kindOf(now)?.kind ?? '');
  if (isOpen && !isNumber && advance(selfCheck, next, said, context).accepted) {
    const moved = await inFlow(message, under, selfCheck, next);
    return { ...moved, replies: [...first, ...moved.replies] };
  }
  return arrive(message, under, selfCheck, next, first, IN_FLOW);
}

const SAID_BEFORE = /[说讲]了|[说讲]过/;

/** What is known already is said back, and the question asked again; so is how a day's wage is to be told. */
function saidAgain(
  { said, ...message }: Message,
  talk: Talk,
  answers: Answers,
  at: string | null,
): Promise<Decided> | undefined {
  const { context } = message;
  const agreed = { consent: 'yes', ...laidOpen(answers) };
  if (advance(selfCheck, answers, said, context).accepted) return undefined;
  const isOfDays = at === 'consent' && BY_DAY.test(said.text);
  if (isOfDays && walk(selfCheck, agreed, context).at === 'monthlyIncome')
    return arrive({ ...message, said }, talk, selfCheck, agreed, [{ text: heardWords.byDay }], IN_FLOW);
  const { members, monthlyIncome } = toldIn(answers);
  if (!Array.isArray(members)) return undefined;
  const isAgain = isCorrection(said.text) || SAID_BEFORE.test(said.text);
  if (!isAgain && !tellsSame(members as Person[], said.text, context.today)) return undefined;
  const line = heardLine({}, { members, monthlyIncome });
  return line === undefined
    ? undefined
    : arrive({ ...message, said }, talk, selfCheck, agreed, [{ text: line }], IN_FLOW);
}

/** The answers with what was told in them; who tells of the household has agreed to be asked of it. */
function withTold(flat: Answers, besides: Answers): Answers {
  const { consent, ...others } = flat;
  const members = besides.members as { age?: number }[] | undefined;
  const stale = (id: string) => {
    if (partOf(id)) return besides.disability !== undefined;
    const about = kindOf(id);
    return about?.kind === 'age' && members?.[about.member ?? 0]?.age !== undefined;
  };
  const kept = Object.fromEntries(Object.entries(others).filter(([id]) => !stale(id)));
  return { consent: consent ?? 'yes', ...kept, ...besides };
}

/** The last clause that answers what was asked, where the whole does not: 在，老户口. */
function inOneClause(
  message: Message,
  talk: Talk,
  answers: Answers,
  at: string | null,
): Promise<Decided> | undefined {
  const { said, context } = message;
  if (at === null || !PLAIN.includes(kindOf(at)?.kind ?? '')) return undefined;
  if (advance(selfCheck, answers, said, context).accepted) return undefined;
  const clauses = clausesIn(said.raw);
  if (clauses.length < 2) return undefined;
  for (const text of clauses.reverse()) {
    const moved = advance(selfCheck, answers, { raw: text, text }, context);
    if (moved.accepted && moved.kept[at] !== UNKNOWN) {
      return inFlow({ ...message, said: { raw: text, text } }, talk, selfCheck, answers);
    }
  }
  return undefined;
}
