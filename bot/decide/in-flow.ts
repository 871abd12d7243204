// A message inside a flow: the answer to what was asked, a question put in between, or the start of another errand.

import { addedTo, pointsToFiled } from '../../knowledge/casework/added.ts';
import { promiseFor } from '../../knowledge/casework/categories.ts';
import { type Clause, clausesOf, joined } from '../../knowledge/casework/clauses.ts';
import { findNumbers } from '../../knowledge/casework/numbers.ts';
import { CASE_KINDS, type CaseKind } from '../../knowledge/casework/types.ts';
import { asksHowToWithdraw, asksToComeAgain } from '../../knowledge/casework/withdrawing.ts';
import { believesWeRing } from '../../knowledge/text/danger/rings.ts';
import { saysGoodbye } from '../../knowledge/text/goodbye.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answered } from '../answering.ts';
import { type Answers, advance, back, fixedOf, isRun, prefill, type Said, stepOf, walk } from '../flow.ts';
import { careStep } from '../flows/care.ts';
import type { TalkFlow, TalkStep } from '../flows/context.ts';
import { UNKNOWN } from '../flows/household-answers.ts';
import { isOnlyPlace } from '../flows/place.ts';
import { shortened } from '../flows/report.ts';
import { withContact, withMore } from '../flows/rescue.ts';
import { toldIn, unnamedIn } from '../flows/self-check.ts';
import { decided as endedBy, NOTHING_MORE, SKIPPED, toldSteps } from '../flows/story.ts';
import { BY_DAY } from '../flows/sums-told.ts';
import { toldBesides as besidesInCheck } from '../flows/told-in-check.ts';
import type { Opened } from '../flows/track.ts';
import { emergencyWords } from '../hotlines.ts';
import { filing } from '../phrases/filing.ts';
import { inReport } from '../phrases/in-report.ts';
import { rescue } from '../phrases/rescue.ts';
import { heardWords } from '../phrases/self-check.ts';
import { zh } from '../phrases/zh-CN.ts';
import { heardLine } from '../self-check/heard.ts';
import type { Reply, Talk } from '../talk.ts';
import { type Understanding, understand } from '../understand.ts';
import { toldBeside } from './check-beside.ts';
import { arrive, forgetful, knownFor } from './errand.ts';
import { askedWhileTracking, toFiled } from './filed.ts';
import { type Hidden, hidden } from './hiding.ts';
import { type Apart, apartOf, type Word } from './in-report.ts';
import { leaving, leavingTrack, waitsToAsk } from './leaving.ts';
import { explainedAlone } from './meaning.ts';
import {
  answer,
  type Decided,
  IN_FLOW,
  type Message,
  pending,
  reply,
  SURE,
  saying,
  withoutFlow,
} from './message.ts';
import { fresh } from './outside.ts';
import { asideTo } from './report-asides.ts';
import { retold, rewritten, withoutLastWord } from './rewriting.ts';
import { toldBesides, withAccused } from './telling.ts';
import { ASKS_WHEN, isQuestion, menu } from './words.ts';

const REPORTS: readonly string[] = CASE_KINDS;
const ERRANDS: readonly string[] = ['complaint', 'tip_off', 'help', 'track', 'self_check'];

export async function inFlow(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
): Promise<Decided> {
  const { at } = walk(flow, answers, message.context);
  const explained = explainedAlone(message, talk);
  if (explained) return putIn(message, talk, flow, explained);
  if (flow.id === 'track')
    return (
      (await leavingTrack(message, talk, answers, at)) ??
      askedInTrack(message, talk, flow, answers, at) ??
      answering(message, talk, flow, answers)
    );
  if (flow.id === 'rescue') return inRescue(message, talk, flow, answers);
  if (!REPORTS.includes(flow.id)) return answering(message, talk, flow, answers);
  if (saysGoodbye(message.said.text)) {
    return reply(withoutFlow(talk), 'flow_answer', [{ text: filing.left, choices: menu }], { durable: true });
  }
  // 不是新的 是刚才那件的: what was begun belongs to a case that was handed in.
  if (pointsToFiled(message.said.raw)) return toFiled(message, talk, String(answers.what ?? ''));
  const clauses = clausesOf(message.said.raw);
  const safe = flow.id === 'tip_off' && at !== 'what' ? hidden(answers, clauses) : undefined;
  if (safe) return kept(message, talk, flow, safe);
  const left =
    (await keepingDraft(message, talk, flow, clauses)) ??
    (await leaving(message, talk, flow, answers, at, clauses));
  if (left) return left;
  const apart = apartOf(message, flow, answers, at, clauses);
  return apart && at !== null
    ? takenApart(message, talk, flow, at, apart)
    : answering(message, talk, flow, answers);
}

/** What gives him away is gone before anything else of the message is done, and nothing is filed with it. */
async function kept(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  { answers, said, rest, isChanged }: Hidden,
): Promise<Decided> {
  const first = [{ text: said }];
  const { confirm: _, ...open } = answers;
  const under = { ...(talk.flow as Under), answers: open };
  const next = forgetful({ ...talk, flow: under });
  const decided =
    rest === ''
      ? reply(next, 'flow_answer', pending(message, next, flow), { durable: true })
      : await inFlow(saying(message, rest), next, flow, open);
  const isShown = isChanged && decided.effect !== undefined;
  // Filed in the same breath it would be filed unread: it is shown first.
  if (isShown)
    return reply(next, 'flow_answer', [...first, ...pending(message, next, flow)], {
      durable: true,
      isForgotten: true,
    });
  return {
    ...decided,
    talk: decided.effect ? decided.talk : forgetful(decided.talk),
    replies: [...first, ...decided.replies],
    durable: true,
    ...(isChanged && !decided.effect ? { isForgotten: true } : {}),
  };
}

/** 撤了以后还能再告不, 要是他们不查呢: asked while a number or a choice is waited for. */
function askedInTrack(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
  at: string | null,
): Decided | undefined {
  const { text } = message.said;
  const ofFiled = at === 'number' || at === 'add' ? askedWhileTracking(message, talk) : undefined;
  if (ofFiled) return reply(withoutFlow(talk), 'track', [{ text: ofFiled }], { durable: true });
  const about = asksToComeAgain(text)
    ? filing.canComeAgain
    : asksHowToWithdraw(text)
      ? filing.howToWithdraw
      : clausesOf(message.said.raw).flatMap(({ act, text: asked }) =>
          act.does === 'asks' && act.topic === 'no_answer'
            ? (asideTo(act.topic, asked, 'tip_off', answers, message) ?? [])
            : [],
        )[0];
  if (about === undefined) return undefined;
  // Nobody is asked for a number again who asked something else.
  return at === 'number'
    ? reply(withoutFlow(talk), 'track', [{ text: about }])
    : reply(talk, 'track', [{ text: about }, ...pending(message, talk, flow)]);
}
/** 打我姐的行不 会不会给村里讲: what is asked is answered, and the rest goes to the case. */
async function inRescue(message: Message, talk: Talk, flow: TalkFlow, given: Answers): Promise<Decided> {
  // Where it is asked for, it is the answer.
  const isAsked = walk(flow, given, message.context).at === 'contact';
  const answers = isAsked ? given : withContact(given, message.said.raw);
  const clauses = clausesOf(message.said.raw);
  const asked = clauses.flatMap((clause) => {
    const { act, text } = clause;
    if (believesWeRing(text)) return [{ clause, words: rescue.ringsNobody }];
    if (act.does !== 'asks' || act.topic === 'pressing') return [];
    const words =
      act.topic === 'when' ? whenHelpComes(message) : asideTo(act.topic, text, 'help', answers, message);
    return words === undefined ? [] : [{ clause, words }];
  });
  if (asked.length === 0) return answering(message, talk, flow, answers);
  const first = [...new Set(asked.map(({ words }) => words))].map((text) => ({ text }));
  const rest = clauses.filter((each) => !asked.some(({ clause }) => clause === each));
  if (rest.length === 0) return reply(talk, 'flow_answer', [...first, ...pending(message, talk, flow)]);
  const decided = await answering(saying(message, joined(rest)), talk, flow, answers);
  return { ...decided, replies: [...first, ...decided.replies] };
}
/** Whoever waits for food asks when somebody comes, not how long an application takes. */
function whenHelpComes({ context: { county } }: Message): string {
  const urgent = { kind: 'help', category: 'help_other', urgent: true } as const;
  const { workingDays } = promiseFor(urgent, county.promises);
  return rescue.when(workingDays, emergencyWords(county, ['assistance', 'gov']));
}

/** 先别交 我能不能办残疾证: nothing is handed in, nothing is lost, and what is asked is answered. */
async function keepingDraft(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  clauses: readonly Clause[],
): Promise<Decided | undefined> {
  const question = waitsToAsk(clauses);
  if (question === undefined) return undefined;
  const answered = await aside(saying(message, question), talk, flow);
  return answered && { ...answered, replies: [{ text: inReport.notYet }, ...answered.replies] };
}

/** 你们县民政管得了医保局吗, 能不能补: what is asked of the rules is answered from the articles, or whom to ask is said. */
async function askedBesides(
  message: Message,
  talk: Talk,
  { questions, first: answered, told }: Apart,
): Promise<{ talk: Talk; first: Reply[] }> {
  if (questions.length === 0) return { talk, first: [] };
  const asked = joined(questions);
  const about = told.length >= A_STORY ? told : nearestTold(talk.flow?.answers ?? {}, asked);
  // The page that was said as the report was begun does not answer what is asked now.
  const isSure = ({ article, confidence }: Answered, least: number) =>
    article !== undefined && confidence >= least && !talk.said?.includes(article);
  const alone = await answer(saying(message, asked), talk);
  // 存折要得回来不 names nothing of ours; with what is reported it may.
  const found =
    isSure(alone, ASKED) || about === '' ? alone : await answer(saying(message, `${about}，${asked}`), talk);
  const [first] = isSure(found, found === alone ? ASKED : SURE) ? found.replies : [];
  // One of two questions answered is enough said.
  if (!first && answered.length > 0) return { talk, first: [] };
  if (!first) {
    const numbers = emergencyWords(message.context.county, ['gov', 'assistance']);
    return { talk, first: [{ text: inReport.notSure(numbers) }] };
  }
  const { choices: _, ...said } = first;
  // What is asked beside a tip-off is remembered as little as the tip-off.
  return {
    talk: talk.flow?.id === 'tip_off' ? talk : { ...found.talk, flow: talk.flow as Under },
    first: [said],
  };
}

/** 存折要得回来不 is asked of 存折在他手里: what was told with most of its words, or else how it began. */
function nearestTold(answers: Answers, asked: string): string {
  const told = [answers.what, ...toldSteps(answers).map((step) => answers[step])].map(String);
  const pairs = [...asked].slice(1).map((second, n) => `${asked[n]}${second}`);
  const held = (text: string) => pairs.filter((pair) => text.includes(pair)).length;
  const [first, ...rest] = told.flatMap((each) => clausesOf(each)).map(({ text }) => text);
  const near = rest.reduce((best, text) => (held(text) > held(best) ? text : best), first ?? '');
  return shortened(near, MOST_TOLD);
}
/** So much of the story stands beside what is asked. */
const MOST_TOLD = 60;
/** So sure an article must be that answers it. */
const ASKED = 0.35;
type Under = NonNullable<Talk['flow']>;

/** What is asked besides is answered, and what is left of the message is taken for the answer. */
async function takenApart(
  message: Message,
  before: Talk,
  flow: TalkFlow,
  at: string,
  apart: Apart,
): Promise<Decided> {
  const { told, word } = apart;
  const { talk, first: besides } = await askedBesides(message, before, apart);
  const first = [...apart.first, ...besides];
  const isEdited = at === 'edit' && told === '';
  const answers = isEdited ? withoutLastWord(apart.answers) : apart.answers;
  const { rest = {} } = talk.flow as Under;
  // Whom it is about was heard before it was asked.
  const waiting = { ...rest, ...apart.later, ...('accused' in answers ? { accused: answers.accused } : {}) };
  const under = { ...(talk.flow as Under), answers, rest: waiting };
  const next: Talk = { ...talk, flow: under };
  const said = { raw: told, text: normalise(told) };
  if (word) {
    const last = ended(message, flow, at, answers, said, word);
    return cleared(apart, await arrive(message, next, flow, last, first, IN_FLOW));
  }
  if (told !== '') {
    const decided = await answering({ ...message, said }, next, flow, answers);
    return cleared(apart, { ...decided, replies: [...first, ...decided.replies], durable: true });
  }
  const isSame = !isEdited && JSON.stringify(answers) === JSON.stringify(talk.flow?.answers);
  if (!isSame)
    return cleared(apart, await arrive(message, next, flow, { ...under.rest, ...answers }, first, IN_FLOW));
  if (first.length > 0)
    return reply(talk, 'flow_answer', [...first, ...pending(message, talk, flow)], { durable: true });
  // 刚不是说了么 where nothing is wanted that must be known: then it is not asked for again.
  if (!at.startsWith('q_')) {
    return isOtherErrand(understand(message.said.raw, { flow: flow.id }), flow)
      ? answering(message, talk, flow, answers)
      : reply(talk, 'flow_answer', pending(message, talk, flow), { durable: true });
  }
  return arrive(message, talk, flow, { ...answers, [at]: SKIPPED }, [{ text: inReport.toldBefore }], IN_FLOW);
}

/** What was taken out lies nowhere else either. */
function cleared({ isForgotten }: Apart, decided: Decided): Decided {
  if (!isForgotten) return decided;
  const isFiled = decided.effect !== undefined;
  return { ...decided, talk: forgetful(decided.talk), ...(isFiled ? {} : { isForgotten: true }) };
}

/** The answers once the last word is said, with what the same message answers. */
function ended(
  { context }: Message,
  flow: TalkFlow,
  at: string,
  answers: Answers,
  said: Said,
  word: Word,
): Answers {
  const moved = said.raw === '' ? undefined : advance(flow, answers, said, context);
  const isQuestion = at.startsWith('q_');
  const kept = moved?.accepted ? moved.kept : isQuestion ? { ...answers, [at]: SKIPPED } : answers;
  const to = walk(flow, kept, context).at;
  if (to === 'confirm') return word === 'enough' ? kept : { ...kept, confirm: word };
  if (to?.startsWith('q_') && !to.endsWith('_care'))
    return { ...kept, [to]: word === 'enough' ? NOTHING_MORE : endedBy(word) };
  return to === 'category' && word !== 'enough' ? { ...kept, category: endedBy(word) } : kept;
}

const COUNTS_AS = /算不算|是不是算|算(?:得上|是)?[^,，。]{0,4}(?:吗|么|不)[?？]?$/;

/** A message taken as the answer to the question in turn, or as one put in between. */
async function answering(message: Message, talk: Talk, flow: TalkFlow, answers: Answers): Promise<Decided> {
  const { context, said } = message;
  const { at } = walk(flow, answers, context);
  const step = at === null ? undefined : stepOf(flow, at);
  if (step && !isRun(step) && step.free && isPlainQuestion(message)) {
    const answered = await aside(message, talk, flow);
    if (answered) return answered;
  }
  // 白内障算不算大病: whether it is one is asked, and nobody is ill by asking.
  if (at === 'severeIllness' && COUNTS_AS.test(said.text)) {
    const answered = await aside(message, talk, flow);
    if (answered) return answered;
  }
  if (flow.id === 'rescue' && ASKS_WHEN.test(said.text))
    return reply(talk, 'flow_answer', [{ text: whenHelpComes(message) }, ...pending(message, talk, flow)]);
  if (flow.id === 'track' && at === 'number' && SAME_NUMBER.test(said.text) && !/\d{4}/.test(said.text)) {
    // A tip-off made without a name leaves no number here.
    return talk.filed
      ? arrive(message, talk, flow, { ...answers, number: talk.filed.number }, [], IN_FLOW)
      : reply(talk, 'flow_answer', [{ text: filing.numberNotKept }]);
  }
  const ofCase = at === 'more' ? aboutCase(message, talk, flow, answers) : undefined;
  if (ofCase) return ofCase;
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
  const elsewhere =
    at === 'place' && REPORTS.includes(flow.id) ? unknownTown(message, talk, flow, answers) : undefined;
  if (elsewhere) return elsewhere;
  if (at === 'edit' && said.text.length >= A_STORY && !isQuestion(said.text))
    return toldAnew(message, talk, flow, answers);
  const heard = understand(said.raw, { flow: flow.id });
  if (isOtherErrand(heard, flow)) {
    return fresh(message, withoutFlow(talk), heard);
  }
  const more =
    flow.id === 'rescue' && at === 'contact' && !isQuestion(said.text)
      ? withMore(answers, said.raw)
      : undefined;
  if (more) return arrive(message, talk, flow, more, [], IN_FLOW);
  if (at === 'place' && flow.id !== 'rescue' && isMoreOfTheStory(message)) {
    const kind = flow.id as CaseKind;
    const told = withAccused(kind, { ...talk.flow?.rest, ...toldBesides(kind, answers, said.raw) }, context);
    return arrive(message, talk, flow, told, [{ text: filing.storyNoted }], IN_FLOW);
  }
  if (
    at?.endsWith(careStep('')) &&
    (said.text.length >= A_STORY || isOnlyPlace(said.text, context)) &&
    !isQuestion(said.text) &&
    !/[?？啥]/.test(said.text)
  )
    return toldOverCare(message, talk, flow, answers, at);
  // Told in a self-check it is a fact to keep; only a plain question is answered from the articles.
  const mayAsk = flow.id !== 'self_check' || isQuestion(said.text);
  if (
    mayAsk &&
    (flow.id === 'self_check' ||
      heard.intent === 'policy' ||
      heard.intent === 'out_of_scope' ||
      heard.intent === 'privacy')
  ) {
    const answered = await aside(message, talk, flow);
    if (answered) return answered;
  }
  const own = step && !isRun(step) && step.hint ? step.hint : zh.flow.notUnderstood;
  const hint = at === 'monthlyIncome' && BY_DAY.test(said.text) ? heardWords.byDay : own;
  return reply(talk, 'flow_answer', [{ text: hint }, ...pending(message, talk, flow)]);
}

/** Surely another errand is wanted than the one in hand. */
const isOtherErrand = ({ intent, confidence }: Understanding, flow: TalkFlow): boolean =>
  ERRANDS.includes(intent) && intent !== flow.id && confidence >= SURE;

/** A case is open: what is told is added to it, and when there is an answer stands in it. */
function aboutCase(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
): Promise<Decided> | Decided | undefined {
  const { can = [], due } = (answers.opened ?? {}) as Partial<Opened>;
  const { raw, text } = message.said;
  const more = can.includes('message') ? addedTo(raw)?.words : undefined;
  if (more) return arrive(message, talk, flow, { ...answers, more: 'add', add: more }, [], IN_FLOW);
  if (due && ASKS_ANSWER.test(text))
    return reply(talk, 'track', [{ text: filing.dueOfThis(due) }, ...pending(message, talk, flow)]);
  return undefined;
}
const ASKS_ANSWER =
  /(?:多久|几天|几号|啥时候|什么时候|何时|哪天|好久)[^,，。]{0,6}(?:来|人|结果|回|答复|信|消息|办|处理|查|有)/;

/** So long, what is said after 改一改 is the story, told anew. */
const A_STORY = 5;

async function toldAnew(message: Message, talk: Talk, flow: TalkFlow, answers: Answers): Promise<Decided> {
  const { answers: without, rest = {} } = retold(flow, withoutLastWord(answers));
  const under = { id: flow.id, version: flow.version, answers: without, rest };
  const decided = await answering(message, { ...talk, flow: under }, flow, without);
  // Words of a tip-off taken back must lie nowhere.
  return flow.id === 'tip_off' ? { ...decided, talk: forgetful(decided.talk), isForgotten: true } : decided;
}

/** Whoever goes on instead of saying whether the words may stay is kept safe: they are gone, and what he says is heard. */
async function toldOverCare(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
  at: string,
): Promise<Decided> {
  const anew = rewritten(flow, { ...talk.flow?.rest, ...answers, [at]: 'remove' });
  if (!anew) return reply(talk, 'flow_answer', pending(message, talk, flow));
  const { id, version } = flow;
  const under = { id, version, answers: anew.answers, ...(talk.flow?.rest ? { rest: talk.flow.rest } : {}) };
  const decided = await inFlow(message, { ...talk, flow: under }, flow, anew.answers);
  const isFiled = decided.effect !== undefined;
  return {
    ...decided,
    talk: forgetful(decided.talk),
    replies: [...anew.replies, ...decided.replies],
    ...(isFiled ? {} : { isForgotten: true }),
    durable: true,
  };
}

/** 就刚才你给我那个号. */
const SAME_NUMBER = /刚(?:才|刚|给|发|交)|(?:那|这|上面那?)个(?:编)?号|你(?:给|发)(?:了)?我?/;

const A_TOWN = /(?:^|[,，。\s在到是住去])([\u4e00-\u9fff]{2}(?:镇|乡|街道))/;
const NO_NAME = /^(?:哪|那|这|我|俺|他|她|你|您|本|全|各|乡|城|村|个|啥|什)/;

/** 河口镇, which no list knows: the towns there are are said once; said again, it is written down as it is. */
function unknownTown(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
): Promise<Decided> | undefined {
  const { said, context } = message;
  const town = A_TOWN.exec(said.text)?.[1];
  if (!town || NO_NAME.test(town) || context.gazetteer.find(said.text).length > 0) return undefined;
  const told = withAccused(
    flow.id as CaseKind,
    { ...talk.flow?.rest, ...toldBesides(flow.id as CaseKind, answers, said.raw) },
    context,
  );
  const isAgain = String(answers.what ?? '').includes(town);
  const words = isAgain
    ? inReport.townNoted(town)
    : inReport.unknownTown(
        town,
        context.county.townships.map(({ name }) => name),
      );
  const known = isAgain ? { ...told, place: { mentioned: [] } } : told;
  return arrive(message, talk, flow, known, [{ text: words }], IN_FLOW);
}

/** The name of a place nobody knows: 火星镇. */
const A_PLACE = /^.{1,8}[镇乡村湾寨屯街区](?:的|那边|这边|里)?$/;

/** Told where a place was asked: it belongs to the case. */
const isMoreOfTheStory = ({ said: { text } }: Message): boolean =>
  text.length >= A_STORY &&
  !A_PLACE.test(text) &&
  !isQuestion(text) &&
  !/[?？吗呢]$|怎么|多少|[谁哪]/.test(text);

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
    // What is to be added was told before the number was asked for.
    const all = { ...talk.flow?.rest, ...kept };
    return receiptCode === undefined ? all : { ...all, code: receiptCode };
  }
  // 我六十六一个人过没儿没女 answers more than who lives there.
  if (at === 'members' || (at === 'consent' && typeof kept.consent === 'object')) {
    const more = prefill(flow, knownFor(message, flow, talk, message.said.raw));
    const told = toldIn(kept);
    const news = Object.entries(more).filter(([id]) => id !== 'subject' && told[id] === undefined);
    const all = { ...kept, ...Object.fromEntries(news) };
    // 老伴七十 她腿不好使 有残疾证: half a certificate is kept, and the rest of it asked.
    const { members: _, ...besides } = besidesInCheck(
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
  if (at !== 'what') return { ...talk.flow?.rest, ...kept };
  const { what: _, ...heard } = prefill(flow, knownFor(message, flow, talk, message.said.raw));
  const { place_which: which, ...rest } = talk.flow?.rest ?? {};
  const chosen = which !== undefined && heard.place === undefined ? { place_which: which } : {};
  return { ...rest, ...chosen, ...heard, ...kept };
}

/** A policy question in the middle of a flow: answered, then the flow goes on. Undefined when it has no answer. */
async function aside(message: Message, talk: Talk, flow: TalkFlow): Promise<Decided | undefined> {
  const answered = await answer(message, talk);
  return answered.article ? putIn(message, talk, flow, answered) : undefined;
}

/** What was asked in between, answered, and the question of the flow again after it. */
function putIn(message: Message, talk: Talk, flow: TalkFlow, answered: Answered): Decided {
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
