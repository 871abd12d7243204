// A message inside a flow: the answer to what was asked, a question put in between, or the start of another errand.
import { promiseFor } from '../../knowledge/casework/categories.ts';
import { findNumbers } from '../../knowledge/casework/numbers.ts';
import { type Answers, advance, back, fixedOf, isRun, prefill, stepOf, walk } from '../flow.ts';
import type { TalkFlow, TalkStep } from '../flows/context.ts';
import { UNKNOWN } from '../flows/household-answers.ts';
import { withMore } from '../flows/rescue.ts';
import { toldIn, unnamedIn } from '../flows/self-check.ts';
import { BY_DAY } from '../flows/sums-told.ts';
import { toldBesides } from '../flows/told-in-check.ts';
import { emergencyWords } from '../hotlines.ts';
import { filing } from '../phrases/filing.ts';
import { rescue } from '../phrases/rescue.ts';
import { heardWords } from '../phrases/self-check.ts';
import { zh } from '../phrases/zh-CN.ts';
import { heardLine } from '../self-check/heard.ts';
import type { Reply, Talk } from '../talk.ts';
import { understand } from '../understand.ts';
import { aboutReport } from './about-report.ts';
import { toldBeside } from './check-beside.ts';
import { correcting } from './correcting-report.ts';
import { arrive, knownFor } from './errand.ts';
import { leaving } from './leaving.ts';
import { answer, type Decided, IN_FLOW, type Message, pending, reply, SURE } from './message.ts';
import { fresh } from './outside.ts';
import { isBetween } from './rewriting.ts';
import { ASKS_WHEN, isQuestion } from './words.ts';

const ERRANDS: readonly string[] = ['complaint', 'tip_off', 'help', 'track', 'self_check'];

export async function inFlow(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
): Promise<Decided> {
  const { context, said } = message;
  const { at } = walk(flow, answers, context);
  const step = at === null ? undefined : stepOf(flow, at);
  const left = await leaving(message, talk, flow, answers, at);
  if (left) return left;
  const right = await correcting(message, talk, flow, answers, at);
  if (right) return right;
  const ofReport = aboutReport(message, talk, flow, answers, at);
  if (ofReport) return ofReport;
  if (step && !isRun(step) && step.free && isPlainQuestion(message)) {
    const answered = await aside(message, talk, flow);
    if (answered) return answered;
  }
  // Whoever waits for food asks when somebody comes, not how long an application takes.
  if (flow.id === 'rescue' && ASKS_WHEN.test(said.text)) {
    const { promises } = context.county;
    const { workingDays } = promiseFor({ kind: 'help', category: 'help_other', urgent: true }, promises);
    const told = rescue.when(workingDays, emergencyWords(context.county, ['assistance', 'gov']));
    return reply(talk, 'flow_answer', [{ text: told }, ...pending(message, talk, flow)]);
  }
  if (flow.id === 'track' && at === 'number' && SAME_NUMBER.test(said.text) && !/\d{4}/.test(said.text)) {
    // A tip-off made without a name leaves no number here.
    return talk.filed
      ? arrive(message, talk, flow, { ...answers, number: talk.filed.number }, [], IN_FLOW)
      : reply(talk, 'flow_answer', [{ text: filing.numberNotKept }]);
  }
  const moved = advance(flow, answers, said, context);
  if (moved.accepted) {
    const kept = withHeard(message, talk, flow, at, moved.kept);
    const line =
      flow.id === 'self_check' && !isOffered(step, answers, message) ? heardLine(answers, kept) : undefined;
    const heardFirst: Reply[] = line === undefined ? [] : [{ text: line }];
    if (flow.id !== 'self_check') return arrive(message, talk, flow, kept, heardFirst, IN_FLOW);
    const beside = await toldBeside(message, talk, at, kept);
    return arrive(message, beside.talk, flow, beside.kept, [...heardFirst, ...beside.first], IN_FLOW);
  }
  const heard = understand(said.raw, { flow: flow.id });
  if (ERRANDS.includes(heard.intent) && heard.intent !== flow.id && heard.confidence >= SURE) {
    const { flow: _, ...outside } = talk;
    return fresh(message, outside, heard);
  }
  // Told in a self-check it is a fact to keep; only a plain question is answered from the articles.
  const mayAsk = flow.id !== 'self_check' || isQuestion(said.text);
  if (
    mayAsk &&
    (heard.intent === 'policy' || heard.intent === 'out_of_scope' || heard.intent === 'privacy')
  ) {
    const answered = await aside(message, talk, flow);
    if (answered) return answered;
  }
  if (at === 'place' && flow.id !== 'rescue' && isMoreOfTheStory(message)) {
    const next = withTold(talk, said.raw);
    return reply(next, 'flow_answer', [{ text: filing.storyNoted }, ...pending(message, next, flow)], {
      durable: true,
    });
  }
  const more = flow.id === 'rescue' && at === 'contact' ? withMore(answers, said.raw) : undefined;
  if (more) return arrive(message, talk, flow, more, [], IN_FLOW);
  const own = step && !isRun(step) && step.hint ? step.hint : zh.flow.notUnderstood;
  const hint = at === 'monthlyIncome' && BY_DAY.test(said.text) ? heardWords.byDay : own;
  return reply(talk, 'flow_answer', [{ text: hint }, ...pending(message, talk, flow)]);
}

/** What is told in the middle of a report is put to its story. */
export function withTold(talk: Talk, raw: string): Talk {
  const { flow } = talk;
  if (!flow) return talk;
  const what = [flow.answers.what, raw.trim()].filter(Boolean).join('\n');
  return { ...talk, flow: { ...flow, answers: { ...flow.answers, what } } };
}

/** 就刚才你给我那个号. */
const SAME_NUMBER = /刚(?:才|刚|给|发|交)|(?:那|这|上面那?)个(?:编)?号|你(?:给|发)(?:了)?我?/;

/** Told where a place was asked: it belongs to the case. */
const isMoreOfTheStory = ({ said: { text } }: Message): boolean =>
  text.length >= 8 && !/[镇乡村湾寨街道区]/.test(text) && !/[?？吗呢]$|怎么|多少|[谁哪]/.test(text);

/** What was tapped need not be said back. */
function isOffered(step: TalkStep | undefined, answers: Answers, { context, said }: Message): boolean {
  if (!step || isRun(step)) return false;
  return step.ask(answers, context).choices?.some(({ label }) => label === said.raw.trim()) ?? false;
}

/** Where any words would do for an answer, only a short, clear question about the rules is taken for one. */
function isPlainQuestion({ said: { raw, text } }: Message): boolean {
  if (text.length > 40 || !/[?吗呢么]$|^(?:那)?(?:怎么|多久|要带什么|什么是)/.test(text)) return false;
  const heard = understand(raw, {});
  return (heard.intent === 'policy' || heard.intent === 'privacy') && heard.confidence >= SURE;
}

/** A story told when asked for it may name the place and the accused as well as a first message does. */
function withHeard(message: Message, talk: Talk, flow: TalkFlow, at: string | null, kept: Answers): Answers {
  // Number and code said in one breath are both taken.
  if (at === 'number' && flow.id === 'track') {
    const { receiptCode } = findNumbers(message.said.text);
    return receiptCode === undefined ? kept : { ...kept, code: receiptCode };
  }
  // 我六十六一个人过没儿没女 answers more than who lives there.
  if (at === 'members' || (at === 'consent' && typeof kept.consent === 'object')) {
    const more = prefill(flow, knownFor(message, flow, talk, message.said.raw));
    const told = toldIn(kept);
    const news = Object.entries(more).filter(([id]) => id !== 'subject' && told[id] === undefined);
    const all = { ...kept, ...Object.fromEntries(news) };
    // 老伴七十 她腿不好使 有残疾证: half a certificate is kept, and the rest of it asked.
    const { members: _, ...besides } = toldBesides(
      toldIn(all),
      message.said,
      'members',
      message.context.today,
    );
    return { ...all, ...besides };
  }
  if (flow.id === 'self_check' && at !== null && kept[at] === UNKNOWN && /\.age$/.test(at)) {
    // 不知道 of all of whom nothing was told: they were asked about together.
    const before = Object.fromEntries(Object.entries(kept).filter(([id]) => id !== at));
    const open = unnamedIn(before).map((n) => `members[${n}].age`);
    return open.includes(at) ? { ...kept, ...Object.fromEntries(open.map((id) => [id, UNKNOWN])) } : kept;
  }
  // What the story told of later questions holds, now that one before is answered.
  if (isBetween(at) && talk.flow?.rest) return { ...talk.flow.rest, ...kept };
  if (at !== 'what') return kept;
  const { what: _, ...heard } = prefill(flow, knownFor(message, flow, talk, message.said.raw));
  const { place_which: which, ...rest } = talk.flow?.rest ?? {};
  const chosen = which !== undefined && heard.place === undefined ? { place_which: which } : {};
  return { ...rest, ...chosen, ...heard, ...kept };
}

/** A policy question in the middle of a flow: answered, then the flow goes on. Undefined when it has no answer. */
async function aside(message: Message, talk: Talk, flow: TalkFlow): Promise<Decided | undefined> {
  const answered = await answer(message, talk);
  if (!answered.article) return undefined;
  const spoken = answered.replies
    .slice(0, flow.id === 'self_check' ? 1 : undefined)
    .map(({ choices: _, ...rest }) => rest);
  return {
    talk: answered.talk,
    replies: [...spoken, { text: zh.pendingAgain }, ...pending(message, talk, flow)],
    understood: {
      intent: 'policy',
      ...(answered.article ? { article: answered.article } : {}),
      confidence: answered.confidence,
    },
    durable: false,
  };
}

/** One question back. */
export function goBack(message: Message, talk: Talk, flow: TalkFlow, answers: Answers): Decided {
  const { kept } = walk(flow, answers, message.context);
  const atStart = Object.keys(kept).length === Object.keys(fixedOf(flow, kept)).length;
  const stepped = back(flow, answers, message.context);
  const next = { ...talk, flow: { id: flow.id, version: flow.version, answers: stepped.kept } };
  const first: Reply[] = atStart ? [{ text: zh.flow.atStart }] : [];
  return reply(next, 'flow_answer', [...first, ...pending(message, next, flow)], { durable: true });
}
