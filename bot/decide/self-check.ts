// Words about a self-check, during it and after: why something is asked, stopping and coming back, the card, being told.
import { presentCode } from '../../knowledge/jurisdictions/formerly.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import { type Answers, advance, fixedOf, walk } from '../flow.ts';
import { clausesIn } from '../flows/clauses.ts';
import type { TalkFlow } from '../flows/context.ts';
import { corrected, isBareCorrection, isCorrection } from '../flows/correcting.ts';
import { deniesOneOf } from '../flows/household-again.ts';
import { kindOf } from '../flows/household-answers.ts';
import { householdTold } from '../flows/household-people.ts';
import { incomeIn, monthsWorked, tellsSpending } from '../flows/income-words.ts';
import type { Person } from '../flows/people.ts';
import { placeIn } from '../flows/place.ts';
import { propertyIn } from '../flows/plain-answers.ts';
import {
  askedNow,
  carriedIn,
  carrying,
  laidOpen,
  nextOf,
  selfCheck,
  toldIn,
  withoutDenied,
} from '../flows/self-check.ts';
import { mayAnswer, steerIn, wantsResult } from '../flows/steering.ts';
import { toldBesides } from '../flows/told-in-check.ts';
import { contactWords, emergencyWords } from '../hotlines.ts';
import { TooMany } from '../limits.ts';
import { heardWords, keepingWords as keeping, selfCheckWords as say } from '../phrases/self-check.ts';
import { cardWords } from '../phrases/self-check-card.ts';
import { zh } from '../phrases/zh-CN.ts';
import { cardOf, itemText, summaryText } from '../self-check/card.ts';
import { nextChoices } from '../self-check/ending.ts';
import { heardLine, heardOf } from '../self-check/heard.ts';
import {
  type CheckWrite,
  isResumeCode,
  keepAnswers,
  keepCard,
  type Paused,
  resumeCodeIn,
  showResumeCode,
} from '../self-check/keeping.ts';
import { outcomeOf } from '../self-check/outcome.ts';
import { subscriptionFor } from '../self-check/recheck.ts';
import { toldText } from '../self-check/told.ts';
import type { Reply, Talk } from '../talk.ts';
import { aboutResult, asksWhich } from './check-result.ts';
import { figuresWith, type Summed, summedIn } from './check-sums.ts';
import { toldInCheck } from './check-told.ts';
import { arrive, flowNamed, go, opening } from './errand.ts';
import { goBack, inFlow } from './in-flow.ts';
import { type Decided, IN_FLOW, type Message, pending, reply, saying } from './message.ts';
import { emergency, hardship } from './people.ts';
import { asksToReckon, plainRule, sumOf } from './reckoning.ts';
import { deductedIn, withoutIn } from './sums/reckoned-on.ts';
import { isBare, isQuestion, menu } from './words.ts';

const WHY =
  /^(?:你?们?)?(?:为什么|为啥|干嘛|干啥|咋|怎么|凭什么)(?:还?要|想)?(?:问|说|填)?(?:这个|这些|这)?[?吗呢啊呀]*$|问这(?:个|些)?(?:干嘛|干什么|干啥|做什么|做啥|有什么用|有啥用)|^为什么问/;
const PAUSE =
  /^(?:暂存|先?存(?:一下|起来|到这)?|下次再(?:来|测|说|答)|改天再(?:来|测)|以后再(?:来|测|答)|过几天再(?:来|测)|先停一?下|保存)[吧了。.!]*$/;
/** 等会儿，我去给他喂饭，回头再说. */
const BACK_SOON =
  /^(?:那|哎|你|您)*(?:等(?:一?会儿?|一?下|哈)|稍等|先忙|我先去)[^?？]*?(?:回头|一会|等会|等下|再(?:来|说|聊|答|弄)|去(?:给|喂|做|忙|接|看|买|干)|忙)/;
const A_LITTLE = 24;
const GO_ON = /^(?:继续|接着)(?:上次的?)?(?:自?测)?/;
const ERASE = /^(?:请|帮我)?(?:把)?删(?:除|掉|了)?我的?(?:自测|测试|卡片|家庭情况)/;
const UNTELL = /^(?:退订|(?:别|不要|不用)再?通知我?了?|取消通知)[。.!]*$/;

/** 测一测准不准, 自测要多久: asked about the check, not for it. */
const ABOUT =
  /(?:测一测|自测|测试|测评|测[得出]来?|测的|测完).{0,12}(?:准[不吗么确?？]|准$|可靠|靠谱|靠得住|算数|作数|有用|有效|管用|收[不]?(?:收|费|钱)|要钱|花钱|免费|多久|多长|几分钟|隐私|保密|泄露|存起来|怎么算|咋算|一定(?:能|批)|就能批|不能申请|不能办)/;
const ABOUT_MOST = 30;

/** 廊田的, 我说的是我们镇，廊田镇: a place was asked for, and this names one. */
const NAMES_A_PLACE =
  /^(?:我(?:们)?(?:说的)?(?:是|在|住)?(?:我们镇[,，]?)?)?[\u4e00-\u9fff]{1,4}(?:镇|乡|街道|村)(?:的|上|里|人)?[。.!]?$|^(?:我(?:是|在|住))?[\u4e00-\u9fff]{2,3}的$/;

/**
 * What the message means to a self-check, under way or just ended; undefined when it is about something else.
 * @param heard hardship, or danger to life, heard in the message
 */
export async function aboutSelfCheck(
  message: Message,
  before: Talk,
  flow: TalkFlow | undefined,
  heard: Emergency | undefined,
): Promise<Decided | undefined> {
  const { said, office } = message;
  const { offered: _o, unanswered: _u, ...rest } = before;
  const isUnderWay = flow?.id === selfCheck.id && rest.flow !== undefined;
  const figures = isUnderWay && !heard ? figuresWith(message, rest) : undefined;
  const talk: Talk = figures ? { ...rest, figures } : rest;
  if (isUnderWay && talk.flow) {
    const { answers } = talk.flow;
    if (heard) return leaveForHelp(message, talk, heard);
    const summed = summedIn(message, rest, answers, askedId(answers, message.context));
    if (summed) return goneOnWith(message, rest, answers, summed);
    // 问这干啥，我一个老太婆哪来的车 answers all the same.
    const isWhy = said.text.length <= 16 && WHY.test(said.text);
    if (isWhy && /车/.test(said.text) && propertyIn(said.text) === true) {
      const first = [{ text: heardWords.noCar }];
      return reply(talk, 'flow_answer', [...first, ...pending(message, talk, flow)]);
    }
    if (isWhy && !(/[,，]/.test(said.text) && advance(selfCheck, answers, said, message.context).accepted)) {
      const { prompt, why } = askedNow(answers, message.context);
      return reply(talk, 'flow_answer', [
        { text: say.why(answers.consent === undefined ? say.whyAgreed : why) },
        ...pending(message, talk, flow).map(({ choices }) => ({
          text: prompt,
          ...(choices ? { choices } : {}),
        })),
      ]);
    }
    if (PAUSE.test(said.text)) return pause(message, talk);
    if (said.text.length <= A_LITTLE && BACK_SOON.test(said.text))
      return reply(talk, 'flow_answer', [{ text: heardWords.later }]);
    const steered = await steer(message, talk, answers);
    if (steered) return steered;
  }
  if (said.text.length <= ABOUT_MOST && ABOUT.test(said.text) && (!flow || flow.id === selfCheck.id)) {
    const again = pending(message, talk, flow);
    const start = { label: say.begin, value: 'go:self_check' };
    return reply(talk, 'policy', [
      { text: say.about, ...(again.length > 0 ? {} : { choices: [start] }) },
      ...again,
    ]);
  }
  if (ERASE.test(said.text)) return erase(message, talk);
  if (UNTELL.test(said.text)) return untell(message, talk);
  if (flow && flow.id !== selfCheck.id) return undefined;
  const code = resumeCodeIn(said.raw.normalize('NFKC'));
  if (GO_ON.test(said.text) && (code !== undefined || said.text.replace(GO_ON, '') === '')) {
    return resume(message, talk, code);
  }
  // Said once more after it has stopped; 停了 outside a check is more likely of an allowance.
  if (!heard && !flow && STOPS_ASKING.test(said.text) && steerIn(said.text) === 'stop') {
    return reply(talk, 'flow_answer', [{ text: heardWords.over, choices: menu }]);
  }
  if (isUnderWay && talk.flow) return inFlow(message, talk, selfCheck, talk.flow.answers);
  if (heard || flow || !talk.check || talk.check.on !== office.today()) return undefined;
  return afterwards(message, before, talk, talk.check);
}

/** The question in turn, also where the agreement is still open. */
const askedId = (answers: Answers, context: Message['context']): string | undefined => {
  const { at } = walk(selfCheck, answers, context);
  return at === 'consent' ? nextOf(answers, context)?.id : (at ?? undefined);
};

/** A sum was told or asked after: it is answered, and what else is said goes on from there. */
async function goneOnWith(
  message: Message,
  talk: Talk,
  answers: Answers,
  { answers: now, figures, text, rest }: Summed,
): Promise<Decided> {
  const { said, context } = message;
  const next: Answers = { consent: 'yes', ...now };
  const under: Talk = {
    ...talk,
    figures,
    flow: { id: selfCheck.id, version: selfCheck.version, answers: next },
  };
  const first = { text };
  // 儿子每个月给五百 also says that he can.
  const at = walk(selfCheck, next, context).at;
  const isBoth =
    rest === '' && MONEY_ANSWERS.includes(kindOf(at ?? '')?.kind ?? '') && at === askedId(answers, context);
  if (rest === '' && !(isBoth && advance(selfCheck, next, said, context).accepted)) {
    // 没得残疾证哦对了闺女一年给两千: told in one breath with it.
    const { members: _, ...besides } = toldBesides(toldIn(next), said, at, context.today);
    const all = { ...next, ...besides };
    const line = heardLine(next, all);
    const heard = line === undefined ? [] : [{ text: line }];
    return arrive(message, under, selfCheck, all, [first, ...heard], IN_FLOW);
  }
  const other = rest === '' ? message : saying(message, rest);
  const steered = await steer(other, under, next);
  // What is only said around a sum is no answer that was not understood.
  const isHeard = isQuestion(other.said.text) || advance(selfCheck, next, other.said, context).accepted;
  const decided =
    steered ??
    (isHeard
      ? await inFlow(other, under, selfCheck, next)
      : await arrive(other, under, selfCheck, next, [], IN_FLOW));
  return { ...decided, replies: [first, ...decided.replies] };
}
const MONEY_ANSWERS: readonly string[] = ['supporters', 'working'];

const STOPS_ASKING = /^停+$|[不别莫][想用要再]*[问测算]|(?:我|俺)说停/;

const SHORT_ENOUGH = 60;
const SHORT_QUESTION = 20;

/** What is said of the check itself, or puts an answer right; undefined when it answers what was asked. */
async function steer(message: Message, talk: Talk, answers: Answers): Promise<Decided | undefined> {
  const { said, context } = message;
  const { flow: _, ...outside } = talk;
  if (wantsResult(said.text)) return resultSoFar(message, outside, answers);
  switch (steerIn(said.text)) {
    case 'back':
      return goBack(message, talk, selfCheck, laidOpen(answers));
    case 'restart':
      return go(
        message,
        outside,
        selfCheck,
        fixedOf(selfCheck, answers),
        [{ text: zh.flow.restarted }],
        IN_FLOW,
      );
    case 'stop': {
      // Before the agreement it is declined, and who declines hears where to go.
      if (answers.consent === undefined) {
        return arrive(message, talk, selfCheck, { ...answers, consent: 'no' }, [], IN_FLOW);
      }
      if (!mayAnswer(said.text, walk(selfCheck, answers, context).at))
        return stopped(message, outside, answers);
    }
  }
  const without = withoutDenied(answers, said.raw);
  if (without) {
    const line = heardOf(without, ['disability']);
    const isNone = Array.isArray(without.disability) && without.disability.length === 0;
    const text = isNone
      ? heardWords.noCertificate(emergencyWords(context.county, ['disabled']))
      : heardWords.noted(line);
    return arrive(message, talk, selfCheck, without, [{ text }], IN_FLOW);
  }
  // 那能给多少, asked in the middle by whoever told people and income.
  const asked = said.text.length <= SHORT_QUESTION ? asksToReckon(said.text) : undefined;
  const sum = asked && sumOf(message.office, toldIn(answers), asked === 'how much');
  const less = deductedIn(message, talk, answers) ?? withoutIn(message, talk, answers);
  if (less !== undefined)
    return reply(talk, 'flow_answer', [{ text: less }, ...pending(message, talk, selfCheck)]);
  const isTaken = advance(selfCheck, answers, said, context).accepted;
  if (sum !== undefined && !isTaken) {
    return reply(talk, 'flow_answer', [{ text: sum }, ...pending(message, talk, selfCheck)]);
  }
  if (!isTaken && isBareCorrection(said.text)) {
    const back = goBack(message, talk, selfCheck, laidOpen(answers));
    return { ...back, replies: [{ text: heardWords.lastAgain }, ...back.replies] };
  }
  if (!isTaken && tellsSpending(said.raw) && !isQuestion(said.text)) {
    return reply(talk, 'flow_answer', [{ text: heardWords.spent }, ...pending(message, talk, selfCheck)]);
  }
  const ofResult = asksWhich(said.text)
    ? aboutResult(message.office, said.text, talk.check?.answers ?? answers)
    : undefined;
  if (ofResult !== undefined) {
    return reply(talk, 'flow_answer', [{ text: ofResult }, ...pending(message, talk, selfCheck)]);
  }
  const fixed = putRight(message, answers, isTaken);
  if (fixed) return arrive(message, talk, selfCheck, fixed.answers, [{ text: fixed.text }], IN_FLOW);
  return toldInCheck(message, talk, answers);
}

/** 太长，你就说能不能: what comes of the answers so far, and what is still open. */
function resultSoFar({ office, context }: Message, outside: Talk, answers: Answers): Decided {
  const outcome = outcomeOf(office, answers);
  const sum = sumOf(office, toldIn(answers), true);
  const next = nextOf(answers, context);
  const left: Talk = { ...outside, paused: answers };
  if (!outcome || (sum === undefined && toldIn(answers).monthlyIncome === undefined)) {
    return reply(left, 'flow_answer', [{ text: plainRule(office), choices: goesOn }], { durable: true });
  }
  const card = cardOf(office, outcome, outside.place?.township);
  const open = next === undefined ? [] : [heardWords.open(next.prompt)];
  const check = { answers, on: office.today() };
  const text = [summaryText(card, heardWords.soFar), ...open].join('\n');
  const replies = [{ text, choices: goesOn }];
  return reply({ ...left, check }, 'flow_answer', replies, { durable: true, isPersonal: true });
}

const goesOn = [{ label: heardWords.goOn, value: heardWords.goOn }, ...menu.slice(0, 1)];

function stopped(message: Message, talk: Talk, answers: Answers): Decided {
  const sum = sumOf(message.office, toldIn(answers), false);
  const replies = [{ text: heardWords.stopped(contactWords(message.office.county)), choices: menu }];
  return reply(talk, 'flow_answer', sum === undefined ? replies : [{ text: sum }, ...replies], {
    durable: true,
  });
}

const OF_INCOME = /收入|全家|一共|总共|工资|养老|退休|低保|租/;

/** 俺弟跟她住, said of a household that was told already. */
const JOINS_LATER =
  /(?:弟|哥|姐|妹|儿子|闺女|女儿|孙|老伴)[^,，。]{0,3}(?:跟|和|与)[我俺她他老][^,，。]{0,3}(?:住|过)|还有(?:我|俺)(?:弟|哥|姐|妹|妈|爸|娘|爹|儿|闺女|孙)/;

/** The answers put right and what is said of it; undefined where nothing said before is changed. */
function putRight(
  { context, said }: Message,
  answers: Answers,
  isTaken: boolean,
): { answers: Answers; text: string } | undefined {
  const flat = laidOpen(answers);
  const { members } = flat;
  if (!Array.isArray(members) || said.text.length > SHORT_ENOUGH) return undefined;
  const { total } = householdTold(said.raw, context.today);
  const saysAnother = total?.isSure === true && total.people !== members.length;
  // 620是一个人的还是全家的 asks, and puts nothing right.
  if (asksWhich(said.text)) return undefined;
  const months = fewerMonths(answers, flat, said.text, context);
  if (months)
    return {
      answers: months,
      text: heardLine({}, { monthlyIncome: months.monthlyIncome }) ?? heardWords.changed,
    };
  // 是不是不算我家的 only asks.
  if (isQuestion(said.text) && !isCorrection(said.text)) return undefined;
  const denies = deniesOneOf(members as Person[], said.text) && walkedPast(answers, context);
  const mends = isCorrection(said.text) || saysAnother || denies || JOINS_LATER.test(said.text);
  if (!mends && isTaken) return undefined;
  const put = corrected(flat, said, context);
  if (!put || isSame(put, flat)) return undefined;
  // A sum told in passing is not the household's income anew.
  const isOnlySum =
    JSON.stringify(put.members) === JSON.stringify(flat.members) && put.monthlyIncome !== flat.monthlyIncome;
  if (isOnlySum && !mends && !OF_INCOME.test(said.text)) return undefined;
  // Who puts his household right at the first question has agreed to be asked of it.
  const fixed = { consent: 'yes', ...put };
  return { answers: fixed, text: heardLine(answers, fixed) ?? heardWords.changed };
}

/** In whichever order they were put. */
const isSame = (some: Answers, others: Answers): boolean =>
  [...new Set([...Object.keys(some), ...Object.keys(others)])].every(
    (id) => JSON.stringify(some[id]) === JSON.stringify(others[id]),
  );

/** Is the household told, so that a message may take somebody off it? */
const walkedPast = (answers: Answers, context: Message['context']): boolean =>
  kindOf(walk(selfCheck, answers, context).at ?? '')?.kind !== 'members';

/** 不是月月有，一年只干八个月: wages told as if by every month, though something else was asked since. */
function fewerMonths(
  answers: Answers,
  flat: Answers,
  text: string,
  context: Message['context'],
): Answers | undefined {
  const { monthlyIncome: income } = flat;
  const share = monthsWorked(text);
  if (share >= 1 || typeof income !== 'number' || incomeIn(text) !== undefined) return undefined;
  if (walk(selfCheck, answers, context).at === 'monthlyIncome') return undefined;
  const wages = carriedIn(answers).wages ?? income;
  const less = Math.round((income - wages * (1 - share)) * 100) / 100;
  return carrying({ ...flat, monthlyIncome: less }, { wages: 0 });
}

/** The questions can wait; help cannot. They are there again at 继续自测. */
function leaveForHelp(message: Message, talk: Talk, heard: Emergency): Decided {
  const { flow, ...outside } = talk;
  const left: Talk = { ...outside, ...(flow ? { paused: flow.answers } : {}) };
  const help = heard.lifeAtStake
    ? emergency(message, left, undefined, heard)
    : hardship(message, left, heard.numbers);
  const [first, ...rest] = help.replies;
  const told = first ? [first, ...rest] : rest;
  const last = told.at(-1) as Reply;
  // The offer of help stays last, with its choices.
  return {
    ...help,
    durable: true,
    replies: [...told.slice(0, -1), { ...last, text: `${last.text}\n${keeping.leftForHelp}` }],
  };
}

const withWrite = (decided: Decided, write: CheckWrite): Decided => ({
  ...decided,
  durable: true,
  effect: { kind: 'self_check', write },
});

const keptWith = (message: Message, talk: Talk, { code }: { code: string }): Talk => ({
  ...talk,
  saved: [...(talk.saved ?? []), message.office.savedChecks.keyOf(code)],
});

function pause(message: Message, talk: Talk): Decided {
  const { flow, ...outside } = talk;
  const township = talk.place?.township;
  const paused: Paused = { answers: flow?.answers ?? {}, ...(township ? { township } : {}) };
  const write = keepAnswers(message.office, paused);
  const text = keeping.paused(showResumeCode(write.code), write.until);
  return withWrite(reply(keptWith(message, outside, write), 'flow_answer', [{ text, choices: menu }]), write);
}

async function resume(message: Message, talk: Talk, code: string | undefined): Promise<Decided> {
  const { office, source } = message;
  const said = (text: string) => reply(talk, 'flow_answer', [{ text, choices: menu }]);
  if (code === undefined) {
    if (!talk.paused)
      return talk.flow
        ? reply(talk, 'flow_answer', pending(message, talk, selfCheck))
        : said(keeping.nothingPaused);
    const { paused, ...rest } = talk;
    return arrive(message, rest, selfCheck, paused, [{ text: keeping.resumed }], IN_FLOW);
  }
  if (!isResumeCode(code)) return said(keeping.wrong);
  try {
    office.receiptTries.bySource.take(source);
    office.receiptTries.byNumber.take(`check ${office.savedChecks.keyOf(code)}`);
  } catch (error) {
    if (error instanceof TooMany) return said(keeping.slow);
    throw error;
  }
  const body = await office.savedChecks.find(code, 'answers');
  if (body === undefined) return said(keeping.notFound);
  office.receiptTries.bySource.giveBack(source);
  const { answers, township: livedIn } = JSON.parse(body) as Paused;
  const township = livedIn === undefined ? undefined : presentCode(office.county, livedIn);
  const { flow: _f, paused: _p, ...outside } = talk;
  const place = township === undefined ? {} : { place: { township, mentioned: [township] } };
  const there = {
    ...place,
    ...outside,
    saved: [...new Set([...(talk.saved ?? []), office.savedChecks.keyOf(code)])],
  };
  return arrive(message, there, selfCheck, answers, [{ text: keeping.resumed }], IN_FLOW);
}

function erase(message: Message, talk: Talk): Decided {
  const { saved = [], check: _c, paused: _p, flow, ...rest } = talk;
  const code = resumeCodeIn(message.said.raw.normalize('NFKC'));
  const keys = code === undefined ? saved : [...saved, message.office.savedChecks.keyOf(code)];
  const left: Talk = { ...rest, ...(flow && flow.id !== selfCheck.id ? { flow } : {}) };
  return withWrite(reply(left, 'flow_answer', [{ text: keeping.erased, choices: menu }]), {
    kind: 'erase',
    keys,
  });
}

const untell = (message: Message, talk: Talk): Decided =>
  withWrite(
    reply(talk, 'flow_answer', [{ text: keeping.untold }, ...pending(message, talk, selfCheckOf(talk))]),
    {
      kind: 'unsubscribe',
    },
  );

const selfCheckOf = (talk: Talk) => (talk.flow?.id === selfCheck.id ? selfCheck : undefined);

/** After the verdicts: one programme in full, the card, help, being told, or where the window is. */
async function afterwards(
  message: Message,
  before: Talk,
  talk: Talk,
  check: NonNullable<Talk['check']>,
): Promise<Decided | undefined> {
  const { office, said } = message;
  const { answers } = check;
  const outcome = outcomeOf(office, answers);
  if (!outcome) return undefined;
  const card = cardOf(office, outcome, talk.place?.township);
  const all = nextChoices(card.items);
  const offered = before.offered ?? [];
  const value =
    [...offered, ...all].find((c) => c.value === said.raw.trim() || c.label === said.raw.trim())?.value ??
    (/^[1-9]$/.test(said.text) ? offered[Number(said.text) - 1]?.value : undefined);
  const next = nextChoices(card.items.slice(1, 5));
  const say_ = (text: string, choices = next, more: Talk = talk) =>
    reply(more, 'flow_answer', [{ text, choices }], { durable: true });
  if (value?.startsWith('check:more:')) {
    const item = card.items.find(({ programme }) => programme === value.slice('check:more:'.length));
    return item && say_(itemText(card, item));
  }
  switch (value) {
    case 'check:card': {
      const write = keepCard(office, card);
      const address = `${office.webAddress}/card/${write.code}`;
      return withWrite(
        say_(
          cardWords.link(address, office.county.retention.savedCards.days),
          next,
          keptWith(message, talk, write),
        ),
        write,
      );
    }
    case 'check:register':
      return say_(keeping.sendAsk(toldText(answers)), [
        { label: keeping.send, value: 'check:send' },
        { label: keeping.sendContactOnly, value: 'check:contact' },
        { label: keeping.sendNo, value: 'no' },
      ]);
    case 'check:send':
    case 'check:contact': {
      const what = value === 'check:send' ? `${keeping.sendHead}\n${toldText(answers)}` : keeping.sendPlain;
      const flow = flowNamed('help');
      return go(message, talk, flow, { what, place: talk.place }, opening(message, flow), { intent: 'help' });
    }
    case 'check:tell':
      return say_(keeping.tellAsk, [
        { label: keeping.tellYes, value: 'check:tell:yes' },
        { label: keeping.tellNo, value: 'no' },
      ]);
    case 'check:tell:yes': {
      const body = subscriptionFor(office, answers);
      return body === undefined ? undefined : withWrite(say_(keeping.telling), { kind: 'subscribe', body });
    }
  }
  if (steerIn(said.text) === 'restart') return go(message, talk, selfCheck, {}, [], { intent: 'self_check' });
  const summed = summedIn(message, talk, answers, undefined);
  if (summed) {
    const { figures, text } = summed;
    const isSame = JSON.stringify(toldIn(summed.answers)) === JSON.stringify(toldIn(answers));
    const sum = isSame ? undefined : sumOf(office, toldIn(summed.answers), true);
    return say_([text, sum].filter(Boolean).join('\n'), next, {
      ...talk,
      figures,
      check: { ...check, answers: summed.answers },
    });
  }
  const ofResult =
    withoutIn(message, talk, answers) ?? aboutResult(office, said.text, answers, talk.place?.township);
  if (ofResult !== undefined) return say_(ofResult);
  const fixed = putRight(message, answers, true);
  if (fixed) return arrive(message, talk, selfCheck, fixed.answers, [{ text: fixed.text }], IN_FLOW);
  const place = placeToldAfter(message);
  const isAsked = offered.some((c) => c.value === 'check:card') || /(?:镇|乡|街道)的?$/.test(said.text);
  if (!place?.township && isAsked && NAMES_A_PLACE.test(said.text)) {
    const towns = office.county.townships.map(({ name }) => ({ label: name, value: name }));
    return say_(keeping.noSuchPlace(contactWords(office.county)), towns);
  }
  if (!place?.township || place.open) return undefined;
  const there = cardOf(office, outcome, place.township);
  return say_([there.desk.name, ...there.desk.lines].join('\n'), next, { ...talk, place });
}

/** 我在白石镇，窗口在哪: where they live, or where the window of a place is that was just asked for. */
function placeToldAfter({ said: { text }, context }: Message): ReturnType<typeof placeIn> {
  if (text.length > SHORT_ENOUGH) return undefined;
  const isTold = clausesIn(text).some((clause) => isBare(clause, context) || LIVES_IN.test(clause));
  return isTold || ASKS_WINDOW.test(text) ? placeIn(text, context, false) : undefined;
}
const LIVES_IN =
  /^(?:那|哦|嗯|就|[我俺咱](?:们)?(?:家|妈|爸|娘|爹)?|户口|都|也|是|人)*(?:是|在|住|住在|属于?|归)[^,，?？吗么]{2,12}$/;
const ASKS_WINDOW = /窗口|地址|电话|在哪|去哪|哪[里儿]|怎么走|几点/;
