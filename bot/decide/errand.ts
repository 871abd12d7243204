// An errand: one of the flows, begun with what is known already, gone on with, and ended.

import { clausesOf } from '../../knowledge/casework/clauses.ts';
import { DAYS_TO_ACCEPT, DAYS_TO_ANSWER } from '../../knowledge/casework/clocks.ts';
import { CASE_KINDS, type CaseKind } from '../../knowledge/casework/types.ts';
import type { County } from '../../knowledge/jurisdictions/schema.ts';
import { needIn } from '../../knowledge/text/danger/needs.ts';
import { isLongPast } from '../../knowledge/text/danger/otherwise.ts';
import { detectEmergency } from '../../knowledge/text/emergency.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { newCaseId } from '../filing.ts';
import { type Answers, isRun, prefill, stepOf, walk } from '../flow.ts';
import { type Effect, effectOf, flows, urgentReport } from '../flows/all.ts';
import type { TalkFlow } from '../flows/context.ts';
import type { PlaceSaid } from '../flows/place.ts';
import { shortened } from '../flows/report.ts';
import { isUrgentHelp, NO_CONTACT, withContact } from '../flows/rescue.ts';
import { isDeclined, withCarried } from '../flows/self-check.ts';
import { lastWord } from '../flows/story.ts';
import { emergencyWords, governmentLine } from '../hotlines.ts';
import { matterFor, withoutMatter } from '../matter.ts';
import { filing } from '../phrases/filing.ts';
import { inReport } from '../phrases/in-report.ts';
import { rescue as rescueWords } from '../phrases/rescue.ts';
import { zh } from '../phrases/zh-CN.ts';
import { knownFrom, storyIn, wordsIn } from '../prefill.ts';
import { runStep } from '../run-step.ts';
import { endingReplies } from '../self-check/ending.ts';
import { heardLine } from '../self-check/heard.ts';
import { outcomeOf } from '../self-check/outcome.ts';
import { toldWith } from '../self-check/remembering.ts';
import type { Reply, Talk, TalkIntent, Understood } from '../talk.ts';
import { type Decided, type Message, pending } from './message.ts';
import { hardship, helpOffered } from './people.ts';
import { asideTo } from './report-asides.ts';
import { rewritten, waitingBehind } from './rewriting.ts';
import { incomeTold } from './sums/reckoned-on.ts';
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

const REPORTS: readonly string[] = CASE_KINDS;

/** What the message answers already; the place said earlier in the talk holds, but not as that of an accused. */
export function knownFor({ context }: Message, flow: TalkFlow, talk: Talk, told: string): Answers {
  const known = knownFrom(flow.id, told, context);
  if (REPORTS.includes(flow.id)) {
    // 我要举报敬老院 is no story alone, and says of what was told before whom it is about.
    const words = talk.matter ? wordsIn(flow.id, told) : '';
    const own = (known.what as string | undefined) ?? (words === '' ? undefined : words);
    const what = matterFor(flow.id as CaseKind, talk, own, context);
    const all =
      what === undefined || what === own
        ? known
        : { ...knownFrom(flow.id, `${what}\n${told}`, context), what };
    return flow.id === 'tip_off' || all.place !== undefined ? all : { ...all, place: talk.place };
  }
  if (flow.id === 'self_check') {
    const said = talk.told ? toldWith(talk.told.answers, told, context.today) : {};
    const summed = talk.figures && incomeTold(talk, told, context.today);
    return {
      ...(summed !== undefined && known.monthlyIncome === undefined && { monthlyIncome: summed }),
      ...said,
      ...Object.fromEntries(
        Object.entries(known).filter(([id, value]) => value !== undefined && said[id] === undefined),
      ),
    };
  }
  return known.place !== undefined ? known : { ...known, place: talk.place };
}

/** 我实名举报, 我愿意留名: who wants to be called back hears what a name is for, not that none is kept. */
const GIVES_NAME =
  /(?<!不|不用|不要|不想|不敢|能不能|可不可以)(?:用真名|真名实姓|实名)(?!吗|么|不|会不会)|愿意?留(?:真名|名字|姓名|电话)/;

/** What is said before the first question. */
export function opening({ context, said }: Message, flow: TalkFlow): Reply[] {
  if (flow.id === 'complaint') return [{ text: complaintOpening(context.county) }];
  if (flow.id === 'suggestion') return [{ text: zh.suggestion.start }];
  if (flow.id === 'tip_off')
    return [
      { text: zh.tipOff.start(emergencyWords(context.county, ['discipline']), GIVES_NAME.test(said.text)) },
    ];
  return flow.id === 'help' ? [{ text: helpOpening(context.county, said.text) }] : [];
}

const complaintOpening = (county: County) =>
  zh.complaint.start(governmentLine(county), DAYS_TO_ACCEPT, DAYS_TO_ANSWER);
/** Who is hurt or ill today is told whom to ring; not whoever broke a leg two years ago. */
const helpOpening = (county: County, text: string) =>
  zh.aid.start(isLongPast(text) ? undefined : emergencyWords(county, ['ambulance']));

/** Begins the flow the message was heard as. */
export function begin(
  message: Message,
  talk: Talk,
  intent: TalkIntent,
  confidence: number,
): Promise<Decided> | Decided {
  const flow = flowNamed(intent);
  const known = knownFor(message, flow, talk, message.said.raw);
  // Nothing is filed on a story alone: whoever tells of bare need is asked first, in one tap.
  if (flow.id === 'help' && typeof known.what === 'string' && isUrgentHelp(known.what)) {
    const here = known.place ? { ...talk, place: known.place as PlaceSaid } : talk;
    return isPressing(known.what) ? hardship(message, here, ['gov'], intent) : helpOffered(message, here);
  }
  const asides = REPORTS.includes(flow.id) ? asidesIn(message, flow.id as CaseKind, known) : [];
  const first = begunOn(message, flow, known) ?? opening(message, flow);
  return go(message, talk, flow, known, [...first, ...asides], { intent, confidence });
}

/** 那你帮我告一下吧: nothing but the errand, and what it is about was told before. */
export const isOnlyErrand = (kind: string, raw: string): boolean => storyIn(kind, raw) === undefined;

/** So much of it is said back. */
const SAID_BACK = 40;

function begunOn({ said }: Message, flow: TalkFlow, { what }: Answers): Reply[] | undefined {
  const isBegun = typeof what === 'string' && isOnlyErrand(flow.id, said.raw);
  if (!isBegun || (flow.id !== 'complaint' && flow.id !== 'tip_off')) return undefined;
  const words = shortened(what.split('\n')[0], SAID_BACK);
  return [{ text: flow.id === 'complaint' ? inReport.begunComplaint(words) : inReport.begunTip(words) }];
}

/** 那我要举报，怕他断我妈的粮: the fear is answered as the errand is begun. */
function asidesIn(message: Message, kind: CaseKind, known: Answers): Reply[] {
  const asked = clausesOf(message.said.raw).flatMap(({ act, text }) =>
    act.does === 'asks' ? (asideTo(act.topic, text, kind, known, message) ?? []) : [],
  );
  return [...new Set(asked)].map((text) => ({ text }));
}

/** Told of today, and not only of a kind that is often pressing: a child with autism is in no danger. */
const isPressing = (what: string): boolean =>
  detectEmergency(what) !== undefined || needIn(normalise(what)) !== undefined;

/** Begins a flow with what is already known. */
export async function go(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  known: Answers,
  first: Reply[],
  understood: Understood,
): Promise<Decided> {
  // What was told before is the story now, and must be nowhere else should some of it be taken back.
  const outside = REPORTS.includes(flow.id) ? withoutMatter(talk) : talk;
  if (flow.id !== 'self_check')
    return arrive(message, outside, flow, prefill(flow, known), first, understood);
  // What was told before is in the check now, and a check begun anew does not begin with it.
  const { told: _, ...rest } = talk;
  const { subject, ...answers } = prefill(flow, known);
  const heard = heardLine({}, answers);
  const said = heard === undefined ? first : [...first, { text: heard }];
  return arrive(
    message,
    rest,
    flow,
    { ...(subject === undefined ? {} : { subject }), ...answers },
    said,
    understood,
  );
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
  const anew = rewritten(flow, given);
  const now = anew?.answers ?? given;
  let { kept, at } = walk(flow, flow.id === 'self_check' ? withCarried(now) : now, context);
  const rest = anew?.rest ?? waitingBehind(at, given);
  if (flow.id === 'help' && at !== 'what' && isUrgentHelp(String(kept.what))) {
    return fileAtOnce(message, talk, given, first, understood);
  }
  const replies = [...first, ...(anew?.replies ?? [])];
  for (;;) {
    const step = at === null ? undefined : stepOf(flow, at);
    if (!step || !isRun(step) || at === null) break;
    const ran = await runStep(step.run, office, kept, source);
    replies.push(...ran.replies);
    // What is to be added to a case was told before it was opened.
    const waits = flow.id === 'track' ? now : {};
    ({ kept, at } = walk(flow, { ...waits, ...kept, [at]: ran.answer }, context));
  }
  const { flow: _, ...outside } = talk;
  if (at !== null) {
    const under = { id: flow.id, version: flow.version, answers: kept, ...(rest ? { rest } : {}) };
    const next: Talk = { ...outside, flow: under };
    const asked = pending(message, next, flow);
    const saved = effectSoFar(flow, kept, talk, message);
    return saved
      ? { talk: next, replies, understood, durable: true, effect: saved, after: asked }
      : {
          talk: anew?.isForgotten ? forgetful(next) : next,
          replies: [...replies, ...asked],
          understood,
          durable: true,
          ...(anew?.isForgotten ? { isForgotten: true } : {}),
        };
  }
  if (lastWord(kept) === 'quit') {
    return {
      talk: outside,
      replies: [...replies, { text: zh.flow.left, choices: menu }],
      understood,
      durable: true,
    };
  }
  if (flow.id === 'rescue') {
    const saved = effectSoFar(flow, kept, talk, message);
    const after = [{ text: kept.contact === NO_CONTACT ? rescueWords.doneUncalled : rescueWords.done }];
    return saved
      ? { talk: outside, replies, understood, durable: true, effect: saved, after }
      : { talk: outside, replies: [...replies, ...after], understood, durable: true };
  }
  const effect = effectOf(flow, kept, context);
  const ending = flow.id === 'self_check' ? endingReplies(office, kept, talk.place?.township) : [];
  if (flow.id === 'track' && !effect && kept.more === 'done') ending.push({ text: zh.track.bye });
  if (flow.id === 'track' && kept.withdraw === 'no') ending.push({ text: zh.track.bye });
  const { check: _c, ...plain } = outside;
  const isChecked = flow.id === 'self_check' && !isDeclined(kept);
  return {
    talk: isChecked
      ? { ...plain, ...foundBy(message, kept), check: { answers: kept, on: office.today() } }
      : outside,
    replies: [...replies, ...ending],
    understood,
    durable: true,
    ...(effect ? { effect } : {}),
  };
}

/** The programme that fits best is what 那要带啥 asks about next. */
function foundBy({ office }: Message, kept: Answers): Pick<Talk, 'programme'> {
  const best = outcomeOf(office, kept)?.assessment.verdicts.find(({ outcome }) => outcome === 'likely');
  return best ? { programme: best.programme } : {};
}

/** Nothing outside the flow may hold the words that were taken back. */
export function forgetful({
  unanswered: _u,
  asked: _q,
  last: _l,
  matter: _m,
  answers: _a,
  justAnswered: _j,
  ...talk
}: Talk): Talk {
  if (!talk.danger) return talk;
  const { story: _s, ...danger } = talk.danger;
  return { ...talk, danger };
}

/** What a flow whose every answer is written at once has to write now; nothing when the last answer added nothing. */
function effectSoFar(flow: TalkFlow, kept: Answers, talk: Talk, { context }: Message): Effect | undefined {
  if (flow.id !== 'rescue') return undefined;
  const before = effectOf(flow, talk.flow?.id === flow.id ? talk.flow.answers : {}, context);
  const now = effectOf(flow, kept, context);
  return JSON.stringify(now) === JSON.stringify(before) ? undefined : now;
}

/** Life or bare need: filed with what is known; where and whom to call are asked afterwards (casework rule 7). */
function fileAtOnce(
  message: Message,
  talk: Talk,
  answers: Answers,
  first: Reply[],
  understood: Understood,
): Decided {
  const id = newCaseId();
  const rescue = flowNamed('rescue');
  // Told already, it is asked for no second time.
  const asked = Object.fromEntries(
    ['place', 'place_which', 'contact'].flatMap((each) => (each in answers ? [[each, answers[each]]] : [])),
  );
  const known = withContact({ case: id, ...asked }, message.said.raw);
  const under = { id: rescue.id, version: rescue.version, answers: known };
  const isKnown = walk(rescue, under.answers, message.context).at === null;
  // What is told from now on goes to the case, and not on with the page that stood under the numbers.
  const { flow: _, said: _s, ...outside } = talk;
  const next: Talk = isKnown ? outside : { ...outside, flow: under };
  return {
    talk: next,
    replies: [
      ...first.filter(
        ({ text }) =>
          text !== helpOpening(message.context.county, message.said.text) && text !== filing.corrected,
      ),
      { text: rescueWords.started },
    ],
    understood,
    durable: true,
    effect: urgentReport(id, withContact(answers, message.said.raw), message.context),
    after: isKnown ? [{ text: rescueWords.done }] : pending(message, next, rescue),
  };
}
