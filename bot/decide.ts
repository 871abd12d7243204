// One message: what it means here, what to say, and what must be written. Writes nothing itself.
import { OF_SUICIDE } from '../knowledge/text/danger/loudest.ts';
import { needIn } from '../knowledge/text/danger/needs.ts';
import { detectEmergency, type Emergency } from '../knowledge/text/emergency.ts';
import { saysGoodbye } from '../knowledge/text/goodbye.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { afterDanger } from './decide/after-danger.ts';
import { always } from './decide/always.ts';
import { askedBeside } from './decide/answers.ts';
import { besideDanger } from './decide/beside-danger.ts';
import { withCondolence } from './decide/condolence.ts';
import { ASKS_FOR_AID } from './decide/danger-over.ts';
import { ageing, dangerIn, told } from './decide/danger-told.ts';
import { declinedIn } from './decide/declined.ts';
import { arrive, flowOf } from './decide/errand.ts';
import { withoutWhoIsInCare } from './decide/in-care.ts';
import { inFlow } from './decide/in-flow.ts';
import { type Decided, IN_FLOW, type Message, withoutFlow } from './decide/message.ts';
import { goneOn, needInReport } from './decide/need-in-report.ts';
import { inNoDanger } from './decide/no-danger.ts';
import { outsideFlow } from './decide/outside.ts';
import { emergency, hardshipWords } from './decide/people.ts';
import { aboutSelfCheck } from './decide/self-check.ts';
import { reading, readUp } from './decide/unread.ts';
import { ALWAYS, isQuestion } from './decide/words.ts';
import type { Answers } from './flow.ts';
import type { TalkFlow } from './flows/context.ts';
import { contactIn } from './flows/report.ts';
import { emergencyWords } from './hotlines.ts';
import type { Office } from './office.ts';
import { afterDanger as afterWords } from './phrases/after-danger.ts';
import { inReport } from './phrases/in-report.ts';
import { zh } from './phrases/zh-CN.ts';
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
const NUMBER_GIVEN = 24;
/** In a flow so few characters answer what was asked; in a self-check, where nothing is told, a few more do. */
const SHORT = 12;

/**
 * Decides on one message.
 * @param source mark of the sender for slowing down guesses at receipt codes; never stored
 */
export async function decide(office: Office, before: Talk, raw: string, source: string): Promise<Decided> {
  const declined = declinedIn(before, raw);
  const past = dangerIn(before, office.today());
  // 不用了 儿女都忙 谁顾得上我: what is lamented with it is no message of its own.
  const isLament =
    past !== undefined && OF_SUICIDE.has(past.kind) && !ASKS_FOR_AID.test(declined?.rest ?? '');
  if (!declined || isLament) return decideOne(office, before, raw, source);
  const no = await decideOne(office, before, declined.no, source);
  // What was declined is off the table; what he wants instead is a message like any other.
  if (no.talk.flow) return decideOne(office, before, raw, source);
  const on = await decideOne(office, no.talk, declined.rest, source);
  // After danger the rest may decline as well; it is acknowledged once.
  if (past && on.understood.intent === 'flow_answer') return { ...on, durable: no.durable || on.durable };
  const acknowledged = no.replies
    .slice(0, 1)
    .map(({ choices: _, ...said }) => (past ? { text: afterWords.notFiled } : said));
  return { ...on, replies: [...acknowledged, ...on.replies], durable: no.durable || on.durable };
}

async function decideOne(office: Office, last: Talk, raw: string, source: string): Promise<Decided> {
  const before = readUp(last);
  const telling = tellingMatter(before, await decideNow(office, before, raw, source), raw, office.today());
  const decided = withCondolence(telling, raw, before);
  if (!decided.talk.danger) return decided;
  const talk = ageing(decided.talk, before, office.today());
  return { ...decided, talk: talk.danger && !talk.flow ? withStory(talk, before) : talk };
}

/** What is told outside of errands, and beside a number that is looked for, may become the story of one. */
function tellingMatter(before: Talk, decided: Decided, raw: string, on: string): Decided {
  const isOutside = [before, decided.talk].every(({ flow }) => flow === undefined || flow.id === 'track');
  const isMatter = isOutside && decided.effect === undefined && !ALWAYS.has(normalise(raw));
  const { unread, ...talk } = decided.talk;
  if (!isMatter && !unread) return decided;
  // Of what is said on a case, its number and code among it, no word is kept longer than the message.
  const isOver = before.flow === undefined && talk.flow === undefined;
  const told = { raw, on, ...unread, ...(isMatter && { isMatter }) };
  return { ...decided, talk: isOver ? { ...talk, unread: told } : reading(talk, told) };
}

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
  // 莫搞了 我走了: somebody breaks off. Where danger was told before, going may be the worst of it.
  const goes = !before.danger && saysGoodbye(message.said.text);
  // 一三八… 打我老公的: a number that was asked for, and nobody is beaten.
  const givesNumber = flow?.id === 'rescue' && raw.length <= NUMBER_GIVEN && contactIn(raw) !== undefined;
  const alarm =
    goes || givesNumber
      ? undefined
      : detectEmergency(
          raw,
          flow !== undefined && raw.length <= (flow.id === 'self_check' ? 30 : SHORT)
            ? 'answer'
            : flow !== undefined || before.article !== undefined || before.danger !== undefined
              ? 'more'
              : 'first',
        );
  const heard = withoutWhoIsInCare(alarm, message.said.text, before);
  const next = await afterDanger(message, before, talk, heard);
  if (next) return next;
  const aside = flow ? undefined : besideDanger(message, talk, heard);
  if (aside) return aside;
  if (heard?.scene === 'in_jest' && !flow) return inJest(message, before, heard);
  const spelt = flow || heard?.lifeAtStake || isOffered(before, raw) ? undefined : office.readPinyin(raw);
  if (spelt !== undefined) return decideOnSpelt(office, before, spelt, source);
  const check = await aboutSelfCheck(message, before, flow, heard);
  if (check) return check;
  if (heard?.lifeAtStake && !isToldAlready(message, flow, talk, heard)) {
    // An errand in hand is nothing to a person who wants to die.
    const isDropped = OF_SUICIDE.has(heard.kind) && flow && !URGENT.includes(flow.id);
    if (isDropped) return emergency(message, withoutFlow(withStory(talk, before)), undefined, heard);
    const now = emergency(message, withStory(talk, before), flow, heard);
    if (flow && talk.flow) return inDanger(message, talk, flow, talk.flow.answers, now);
    const toldAbove = isInPassing(message, heard) && (await toldInLetter(message, before, heard));
    // 婆婆跳水走了，丧葬费找谁领 is heard as danger, and asks something all the same.
    if (toldAbove) return toldAbove;
    // No article stands under despair told in a line that asks nothing.
    const isPlain =
      (OF_SUICIDE.has(heard.kind) || heard.scene === 'lone_child') &&
      raw.length <= A_LINE &&
      !isQuestion(message.said.text) &&
      !HOW.test(message.said.text);
    return isPlain || heard.scene === 'lone_child' ? now : noting(await askedBeside(message, talk, now), now);
  }
  if (flow && talk.flow)
    return (
      (await needInReport(message, before, talk, flow, heard)) ??
      inFlow(message, talk, flow, talk.flow.answers)
    );
  if (!heard)
    return keeping(
      (await inNoDanger(message, before, talk)) ?? (await outsideFlow(message, before, heard)),
      message,
    );
  const decided = await outsideFlow(message, before, heard);
  const need = needIn(message.said.text);
  const key = need ? `need/${need}` : heard.kind;
  return keeping({ ...decided, talk: told(decided.talk, heard.kind, key, context.today, raw) }, message);
}

/** What was asked besides was answered, so that it need not be once the alarm is set right. */
function noting(decided: Decided, warned: Decided): Decided {
  const { danger } = decided.talk;
  if (!danger || decided.replies.length <= warned.replies.length) return decided;
  return { ...decided, talk: { ...decided.talk, danger: { ...danger, said: [...danger.said, ANSWERED] } } };
}

/** Somebody who always says so, told with a laugh: what is asked is answered, and a line comes after it. */
async function inJest(message: Message, before: Talk, { kind, numbers }: Emergency): Promise<Decided> {
  const { office, said, context } = message;
  const decided = await outsideFlow(message, before, undefined);
  const line = zh.emergency.first(emergencyWords(office.county, numbers), kind, 'in_jest');
  const [text = '', ...more] = line.split('\n');
  return {
    ...decided,
    talk: told(decided.talk, kind, 'despair/in_jest', context.today, said.raw),
    replies: [...decided.replies, { text: [...more, text].join('') }],
  };
}

/** So few characters in a report answer what was asked; what they tell of is its story, and was warned of already. */
const ANSWERS = 16;
const isToldAlready = (
  { said: { text } }: Message,
  flow: TalkFlow | undefined,
  talk: Talk,
  { kind }: Emergency,
): boolean =>
  flow !== undefined &&
  REPORTS.includes(flow.id) &&
  !OF_SUICIDE.has(kind) &&
  text.length <= ANSWERS &&
  !AT_ONCE.test(text) &&
  detectEmergency(String(talk.flow?.answers.what ?? ''))?.kind === kind;

/** What was told of the household is kept for a self-check. */
const keeping = (decided: Decided, { said, context }: Message): Decided => ({
  ...decided,
  talk: { ...decided.talk, unread: { raw: said.raw, on: context.today, isHousehold: true } },
});

const URGENT: readonly string[] = ['help', 'rescue'];

/** What was told of the same danger a few messages ago is part of the story. */
const withStory = (talk: Talk, { danger, unanswered }: Talk): Talk => ({
  ...talk,
  ...(danger && unanswered !== undefined && talk.unanswered === undefined && { unanswered }),
});

const isInPassing = ({ said: { text } }: Message, { kind }: Emergency): boolean =>
  (text.length > LETTER_IN_DANGER && !OF_SUICIDE.has(kind) && !AT_ONCE.test(text)) ||
  (kind === 'medical' && ASKS_RULE.test(text) && isQuestion(text) && !AT_ONCE.test(text));

/** 中风了 半边不能动 算不算: what it left is asked about, and it may be years old. */
const ASKS_RULE = /残疾|评残|护理|补贴|津贴|低保|特困|算不算|几级|认定/;

/**
 * A letter tells of many things, most of them long over, and danger heard in it is real in one of four. The numbers stand first all
 * the same, in a line, and what is asked right below them. Undefined where nothing is found to say.
 */
async function toldInLetter(
  message: Message,
  before: Talk,
  { numbers, kind }: Emergency,
): Promise<Decided | undefined> {
  const { office, said } = message;
  const decided = await outsideFlow(message, before, undefined);
  if (decided.understood.article === undefined && !decided.talk.flow) return undefined;
  const call = { text: zh.emergency.inLetter(emergencyWords(office.county, numbers), kind) };
  // Numbers to ring for bare need need not be said after those for danger.
  const [first, ...rest] = decided.replies;
  const isNeed = first?.text === hardshipWords(office, said, ['gov']);
  const known = told(decided.talk, kind, ANSWERED, message.context.today, said.raw);
  const isShort = said.text.length <= LETTER_IN_DANGER;
  return {
    ...decided,
    ...(isShort && { talk: known }),
    replies: [call, ...(isNeed ? rest : decided.replies)],
  };
}
/** What was said to it answers what was asked. */
const ANSWERED = 'answered';

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
    // Told in the story already, it was answered then: the number alone is said again.
    const isAgain = detectEmergency(String(answers.what ?? '')) !== undefined;
    const police = emergencyWords(message.office.county, ['police']);
    const first = isAgain ? [{ text: inReport.stillInDanger(police) }] : warned.replies.slice(0, 1);
    return {
      ...gone,
      talk: danger && gone.talk.flow ? { ...gone.talk, danger } : gone.talk,
      replies: [...first, ...gone.replies],
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
