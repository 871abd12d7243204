// One message: what it means here, what to say, and what must be written. Writes nothing itself.
import { detectEmergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { always } from './decide/always.ts';
import { askedBeside } from './decide/answers.ts';
import { arrive, flowOf } from './decide/errand.ts';
import { inFlow } from './decide/in-flow.ts';
import { type Decided, IN_FLOW, type Message } from './decide/message.ts';
import { outsideFlow } from './decide/outside.ts';
import { emergency } from './decide/people.ts';
import { aboutSelfCheck } from './decide/self-check.ts';
import { ALWAYS } from './decide/words.ts';
import type { Answers } from './flow.ts';
import type { TalkFlow } from './flows/context.ts';
import type { Office } from './office.ts';
import { zh } from './phrases/zh-CN.ts';
import type { Talk } from './talk.ts';

export type { Decided } from './decide/message.ts';

/** In a flow so few characters answer what was asked; in a self-check, where nothing is told, a few more do. */
const SHORT = 12;

/**
 * Decides on one message.
 * @param source mark of the sender for slowing down guesses at receipt codes; never stored
 */
export async function decide(office: Office, before: Talk, raw: string, source: string): Promise<Decided> {
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
    flow !== undefined && raw.length <= (flow.id === 'self_check' ? 30 : SHORT),
  );
  const spelt = flow || heard?.lifeAtStake || isOffered(before, raw) ? undefined : office.readPinyin(raw);
  if (spelt !== undefined) return decideOnSpelt(office, before, spelt, source);
  const check = await aboutSelfCheck(message, before, flow, heard);
  if (check) return check;
  if (heard?.lifeAtStake) {
    const now = emergency(message, talk, flow, heard);
    if (flow && talk.flow) return inDanger(message, talk, flow, talk.flow.answers, now);
    // 婆婆跳水走了，丧葬费找谁领 is heard as danger, and asks something all the same.
    return askedBeside(message, talk, now);
  }
  if (flow && talk.flow) return inFlow(message, talk, flow, talk.flow.answers);
  return outsideFlow(message, before, heard);
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
