// One message: what it means here, what to say, and what must be written. Writes nothing itself.
import { OF_SUICIDE } from '../knowledge/text/danger/loudest.ts';
import { detectEmergency, type Emergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { afterDanger, inNoDanger } from './decide/after-danger.ts';
import { always } from './decide/always.ts';
import { askedBeside } from './decide/answers.ts';
import { ageing, dangerIn, told } from './decide/danger-told.ts';
import { declinedIn } from './decide/declined.ts';
import { arrive, flowOf, go, knownFor, opening } from './decide/errand.ts';
import { inFlow } from './decide/in-flow.ts';
import { type Decided, IN_FLOW, type Message } from './decide/message.ts';
import { goneOn, needInReport } from './decide/need-in-report.ts';
import { outsideFlow } from './decide/outside.ts';
import { emergency, hardshipWords } from './decide/people.ts';
import { aboutSelfCheck } from './decide/self-check.ts';
import { keepingFigures } from './decide/sums/reckoned-on.ts';
import { ALWAYS, isQuestion } from './decide/words.ts';
import type { Answers } from './flow.ts';
import type { TalkFlow } from './flows/context.ts';
import { emergencyWords } from './hotlines.ts';
import type { Office } from './office.ts';
import { zh } from './phrases/zh-CN.ts';
import { remembering } from './self-check/remembering.ts';
import type { Talk } from './talk.ts';

export type { Decided } from './decide/message.ts';

/** Shorter, a message in which danger is heard is about the danger. */
const LETTER_IN_DANGER = 100;
/** A few words of despair want no page under the numbers; what tells more needs what it needs. */
const A_LINE = 60;
/** 医疗救助怎么申请: asked all the same. */
const HOW = /怎么|如何|咋(?:个)?(?:办|申请|领|报)/;
/** So is a letter that cannot wait for the next post. */
const AT_ONCE =
  /今(?:天|日|晚|早|夜|朝)|昨(?:天|日|晚|夜)|刚[刚才]|正在|马上|立刻|快(?:点|来|派|去|救)|赶(?:快|紧)|救命|明天|聽日|听日|这会|眼看|等不(?:了|及)/;
/** In a flow so few characters answer what was asked; in a self-check, where nothing is told, a few more do. */
const SHORT = 12;

/**
 * Decides on one message.
 * @param source mark of the sender for slowing down guesses at receipt codes; never stored
 */
export async function decide(office: Office, before: Talk, raw: string, source: string): Promise<Decided> {
  const declined = declinedIn(before, raw);
  if (!declined) return decideOne(office, before, raw, source);
  const no = await decideOne(office, before, declined.no, source);
  // What was declined is off the table; what he wants instead is a message like any other.
  if (no.talk.flow) return decideOne(office, before, raw, source);
  const on = await decideOne(office, no.talk, declined.rest, source);
  const acknowledged = no.replies.slice(0, 1).map(({ choices: _, ...said }) => said);
  return { ...on, replies: [...acknowledged, ...on.replies], durable: no.durable || on.durable };
}

async function decideOne(office: Office, before: Talk, raw: string, source: string): Promise<Decided> {
  const decided = await decideNow(office, before, raw, source);
  if (!decided.talk.danger) return decided;
  const talk = ageing(decided.talk, before, office.today());
  return { ...decided, talk: talk.danger && !talk.flow ? withStory(talk, before) : talk };
}

/** Somebody asks what happens if the one he reports comes for him. */
const FEARS = /(?:怕|要是|万一|如果)[^,，。;!?]{0,10}(?:弄|整|报复|找人打|收拾)(?:我|俺|咱)/;
const REPORTS: readonly string[] = ['tip_off', 'complaint'];

async function decideNow(office: Office, before: Talk, raw: string, source: string): Promise<Decided> {
  const { county, gazetteer, knowledge, guides } = office;
  const context = { county, gazetteer, knowledge, guides, today: office.today() };
  const message: Message = { office, context, said: { raw, text: normalise(raw) }, source };
  // What was offered in the last reply holds for the next message only.
  const { offered: _o, unanswered: _u, ...remembered } = before;
  const talk = forgetting(remembered, normalise(raw), context.today);
  const flow = flowOf(talk);
  const word = ALWAYS.get(message.said.text);
  if (word) return always(message, word, talk, flow);
  const heard = detectEmergency(
    raw,
    flow !== undefined && raw.length <= (flow.id === 'self_check' ? 30 : SHORT)
      ? 'answer'
      : before.article !== undefined || before.danger !== undefined
        ? 'more'
        : 'first',
  );
  const next = await afterDanger(message, before, talk, heard);
  if (next) return next;
  if (flow && REPORTS.includes(flow.id) && !heard && FEARS.test(message.said.text)) {
    const feared = { kind: 'violence', lifeAtStake: true, numbers: ['police'], scene: 'feared' } as const;
    return emergency(message, talk, flow, { ...feared, numbers: [...feared.numbers] });
  }
  const spelt = flow || heard?.lifeAtStake || isOffered(before, raw) ? undefined : office.readPinyin(raw);
  if (spelt !== undefined) return decideOnSpelt(office, before, spelt, source);
  const check = await aboutSelfCheck(message, before, flow, heard);
  if (check) return check;
  if (heard?.lifeAtStake) {
    // An errand in hand is nothing to a person who wants to die.
    const isDropped = OF_SUICIDE.has(heard.kind) && flow && !URGENT.includes(flow.id);
    if (isDropped) return emergency(message, withoutErrand(withStory(talk, before)), undefined, heard);
    const now = emergency(message, withStory(talk, before), flow, heard);
    if (flow && talk.flow) return inDanger(message, talk, flow, talk.flow.answers, now);
    const toldAbove = isInPassing(message, heard) && (await toldInLetter(message, before, heard));
    // 婆婆跳水走了，丧葬费找谁领 is heard as danger, and asks something all the same.
    if (toldAbove) return toldAbove;
    // No article stands under despair told in a line that asks nothing.
    const isPlain =
      OF_SUICIDE.has(heard.kind) &&
      raw.length <= A_LINE &&
      !isQuestion(message.said.text) &&
      !HOW.test(message.said.text);
    return isPlain ? now : askedBeside(message, talk, now);
  }
  if (flow && talk.flow)
    return (
      (await needInReport(message, before, talk, flow, heard)) ??
      inFlow(message, talk, flow, talk.flow.answers)
    );
  if (!heard)
    return keeping(
      (await inNoDanger(message, before, talk)) ??
        (await withDangerTold(message, before, talk, await outsideFlow(message, before, heard))),
      message,
    );
  const decided = await outsideFlow(message, before, heard);
  return keeping({ ...decided, talk: told(decided.talk, heard.kind, heard.kind, context.today) }, message);
}

/** 我要举报敬老院, said after what they did there was told: that is the story, and is not asked for again. */
function withDangerTold(
  message: Message,
  before: Talk,
  talk: Talk,
  decided: Decided,
): Promise<Decided> | Decided {
  const { unanswered } = before;
  const flow = flowOf(decided.talk);
  if (!flow || !REPORTS.includes(flow.id) || !dangerIn(before, message.context.today)) return decided;
  if (unanswered === undefined || decided.talk.flow?.answers.what !== undefined) return decided;
  const what = `${unanswered}\n${message.said.raw}`;
  const { danger: _, ...outside } = talk;
  const known = { ...knownFor(message, flow, outside, what), what };
  return go(message, outside, flow, known, opening(message, flow), decided.understood);
}

/** What was told of the household is kept for a self-check; not of whoever is complained of. */
function keeping(decided: Decided, { said, context }: Message): Decided {
  // 一个月两千一 两口人 begins the check, and is not forgotten should it be declined.
  if (decided.talk.flow?.id === 'self_check')
    return { ...decided, talk: keepingFigures(decided.talk, said.raw, context.today) };
  return decided.talk.flow
    ? decided
    : {
        ...decided,
        talk: keepingFigures(remembering(decided.talk, said.raw, context.today), said.raw, context.today),
      };
}

const withoutErrand = ({ flow: _, ...talk }: Talk): Talk => talk;

const URGENT: readonly string[] = ['help', 'rescue'];

/** What was told of the same danger a few messages ago is part of the story. */
const withStory = (talk: Talk, { danger, unanswered }: Talk): Talk => ({
  ...talk,
  ...(danger && unanswered !== undefined && talk.unanswered === undefined && { unanswered }),
});

const isInPassing = ({ said: { text } }: Message, { kind }: Emergency): boolean =>
  text.length > LETTER_IN_DANGER && !OF_SUICIDE.has(kind) && !AT_ONCE.test(text);

/**
 * A letter tells of many things, most of them long over, and danger heard in it is real in one of four. The numbers stand first all
 * the same, in a line, and what is asked right below them. Undefined where nothing is found to say.
 */
async function toldInLetter(
  message: Message,
  before: Talk,
  { numbers }: Emergency,
): Promise<Decided | undefined> {
  const { office, said } = message;
  const decided = await outsideFlow(message, before, undefined);
  if (decided.understood.article === undefined && !decided.talk.flow) return undefined;
  const call = { text: zh.emergency.inLetter(emergencyWords(office.county, numbers)) };
  // Numbers to ring for bare need need not be said after those for danger.
  const [first, ...rest] = decided.replies;
  const isNeed = first?.text === hardshipWords(office, said, ['gov']);
  return { ...decided, replies: [call, ...(isNeed ? rest : decided.replies)] };
}

const isOffered = ({ offered = [] }: Talk, raw: string): boolean =>
  offered.some(({ value }) => value === raw);

/** What was typed in pinyin, decided on as it reads in characters; whoever typed it sees how it was read. */
async function decideOnSpelt(office: Office, before: Talk, spelt: string, source: string): Promise<Decided> {
  const decided = await decide(office, before, spelt, source);
  // What is about to be filed is shown before it is, and what is reported in secret is not said again here.
  if (decided.durable) return decided;
  const read = { text: zh.readAs(spelt) };
  // Nothing stands before the numbers to ring.
  const replies =
    decided.understood.intent === 'emergency' ? [...decided.replies, read] : [read, ...decided.replies];
  return { ...decided, replies };
}

/** A self-check that ended is remembered for the day, and not after 退出 or 重新开始. */
function forgetting(talk: Talk, said: string, today: string): Talk {
  if (!talk.check && !talk.paused) return talk;
  const word = ALWAYS.get(said);
  const { check, paused: _p, ...rest } = talk;
  if (word === 'leave' || word === 'restart') return rest;
  if (check?.on === today || !check) return talk;
  const { check: _c, ...other } = talk;
  return other;
}

/** Danger told while help is being asked for belongs to the case: it is filed at once, or added to the one filed. */
async function inDanger(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
  warned: Decided,
): Promise<Decided> {
  const { raw } = message.said;
  if (REPORTS.includes(flow.id)) {
    const gone = await goneOn(message, talk, flow, answers);
    const { danger } = warned.talk;
    return {
      ...gone,
      talk: danger && gone.talk.flow ? { ...gone.talk, danger } : gone.talk,
      replies: [...warned.replies.slice(0, 1), ...gone.replies],
      understood: warned.understood,
    };
  }
  if (flow.id === 'help') {
    const what = typeof answers.what === 'string' ? `${answers.what}\n${raw}` : raw;
    const said = { ...IN_FLOW, intent: 'emergency' as const };
    return arrive(message, talk, flow, { ...answers, what }, warned.replies.slice(0, 1), said);
  }
  const caseId = flow.id === 'rescue' ? answers.case : undefined;
  if (typeof caseId !== 'string') return warned;
  const [first, ...rest] = warned.replies;
  return {
    ...warned,
    durable: true,
    replies: first ? [first] : [],
    effect: { kind: 'message', caseId, text: raw },
    after: rest,
  };
}
