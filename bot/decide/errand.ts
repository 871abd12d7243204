// An errand: one of the flows, begun with what is known already, gone on with, and ended.
import { type Answers, isRun, prefill, stepOf, walk } from '../flow.ts';
import { effectOf, flows } from '../flows/all.ts';
import type { TalkFlow } from '../flows/context.ts';
import { zh } from '../phrases/zh-CN.ts';
import { knownFrom } from '../prefill.ts';
import { runStep } from '../run-step.ts';
import { endingReplies } from '../self-check-ending.ts';
import type { Reply, Talk, TalkIntent, Understood } from '../talk.ts';
import { type Decided, type Message, pending } from './message.ts';
import { menu } from './words.ts';

/** The flow under way; one of an older version is not gone on with. */
export function flowOf(talk: Talk): TalkFlow | undefined {
  const flow = talk.flow && flows[talk.flow.id];
  return flow?.version === talk.flow?.version ? flow : undefined;
}

/** @throws Error when there is no such flow */
export function flowNamed(id: string): TalkFlow {
  const flow = flows[id];
  if (!flow) throw new Error(`no flow ${id}`);
  return flow;
}

/** What the message answers already; the place said earlier in the talk holds, but not as that of an accused. */
export function knownFor({ context }: Message, flow: TalkFlow, talk: Talk, told: string): Answers {
  const known = knownFrom(flow.id, told, context);
  return flow.id === 'tip_off' || known.place !== undefined ? known : { ...known, place: talk.place };
}

/** What is said before the first question. */
export function opening(flow: TalkFlow): Reply[] {
  if (flow.id === 'complaint') return [{ text: zh.complaint.start }];
  if (flow.id === 'tip_off') return [{ text: zh.tipOff.start }];
  if (flow.id === 'self_check') return [{ text: zh.selfCheck.start }];
  return flow.id === 'help' ? [{ text: zh.aid.start }] : [];
}

/** Begins the flow the message was heard as. */
export function begin(
  message: Message,
  talk: Talk,
  intent: TalkIntent,
  confidence: number,
): Promise<Decided> {
  const flow = flowNamed(intent);
  const known = knownFor(message, flow, talk, message.said.raw);
  return go(message, talk, flow, known, opening(flow), { intent, confidence });
}

/** Begins a flow with what is already known. */
export async function go(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  known: Answers,
  first: Reply[],
  understood: Understood,
): Promise<Decided> {
  return arrive(message, talk, flow, prefill(flow, known), first, understood);
}

/** Goes on from the answers so far: runs what the bot does itself, asks the next question, or ends the flow. */
export async function arrive(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  given: Answers,
  first: Reply[],
  understood: Understood,
): Promise<Decided> {
  const { office, context, source } = message;
  const rest = editing(given);
  let { kept, at } = walk(flow, rest ?? given, context);
  const replies = [...first];
  for (;;) {
    const step = at === null ? undefined : stepOf(flow, at);
    if (!step || !isRun(step) || at === null) break;
    const ran = await runStep(step.run, office, kept, source);
    replies.push(...ran.replies);
    ({ kept, at } = walk(flow, { ...kept, [at]: ran.answer }, context));
  }
  const { flow: _, ...outside } = talk;
  if (at !== null) {
    const under = { id: flow.id, version: flow.version, answers: kept, ...(rest ? { rest } : {}) };
    const next: Talk = { ...outside, flow: under };
    return {
      talk: next,
      replies: [...replies, ...pending(message, next, flow)],
      understood,
      durable: true,
    };
  }
  if (kept.confirm === 'quit') {
    return {
      talk: outside,
      replies: [...replies, { text: zh.flow.left, choices: menu }],
      understood,
      durable: true,
    };
  }
  const effect = effectOf(flow, kept, context);
  const ending = flow.id === 'self_check' ? endingReplies(office, kept) : [];
  if (flow.id === 'track' && !effect && kept.more === 'done') ending.push({ text: zh.track.bye });
  if (flow.id === 'track' && kept.withdraw === 'no') ending.push({ text: zh.track.bye });
  return {
    talk: outside,
    replies: [...replies, ...ending],
    understood,
    durable: true,
    ...(effect ? { effect } : {}),
  };
}

/** 改一改: the story is told anew; the rest, returned here, waits for it and is shown again. */
function editing(answers: Answers): Answers | undefined {
  if (answers.confirm !== 'edit') return undefined;
  // Whom a new story accuses is asked again: an old answer could leave it with their own people.
  const { confirm: _c, what: _w, more: _m, accused: _a, ...rest } = answers;
  return rest;
}
