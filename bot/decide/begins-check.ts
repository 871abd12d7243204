// A message that begins the self-check without its name: 那就测, 你给算算; or a household told where an answer asked for it.

import { PROGRAMME_LABELS } from '../../knowledge/model.ts';
import { anyOf } from '../../knowledge/text/word-list.ts';
import type { Answers } from '../flow.ts';
import { carriedIn, carrying, selfCheckFacts } from '../flows/self-check.ts';
import { selfCheckWords } from '../phrases/self-check.ts';
import type { Talk } from '../talk.ts';
import { flowNamed, go, knownFor } from './errand.ts';
import { type Decided, type Message, reply } from './message.ts';
import { asksToReckon, plainRule, sumOf } from './reckoning.ts';
import { doesIn } from './sums/asks.ts';
import { ELSE as OF_MORE } from './sums/reckoned-on.ts';
import { isQuestion } from './words.ts';

const LEAD =
  '那|好|行|嗯|要得|可以|中|成|就|你|您|给|帮|替|我|俺|咱|们|家|来|先|想|要|再|重新|说|快|请|吧|的|妈|娘|爸|爹|老人|麻烦';
// No word of the loop may be made of others of it, or 看看看… takes hours.
const TAIL = [
  '一?[测算下次遍回]|自己|[我俺咱]们?家?|老?[妈娘爸爹]|看|个?数|合不合[适格]?',
  '(?:能不能|能|够不够|够|符不符合)[吃办领拿评享]?受?(?:得?上)?(?:低保|五保|特困|条件|资格)?',
  '[吧呗嘛了咯哈呀啊]',
].join('|');
const MARKS = '[,，、。!！ ]';
/** 那就测, 测吧, 行，测, 你给算算, 帮我妈测一下, 重新测一次: nothing but the wish. */
const BEGINS = new RegExp(`^(?:${LEAD}|${MARKS})*(?:自?测|算)(?:${TAIL}|${MARKS})*$`);
/** 你一样样问: wants to be asked, one thing after another. */
const ASK_ME =
  /(?:你|您)?(?:就|来|可以)*(?:一(?:样|个|条|句|项|步)一?(?:样|个|条|句|项|步)|慢慢|挨个|逐个)(?:地|的|儿|来)*问(?:我|俺|吧|嘛|呗|就行|就是|就成|好了|了)*[。.!！]?$/;
/** 你就说我能不能吃: asked of the household, and no rule answers it. */
const JUST_SAY =
  /(?:就|直接|倒是|干脆|只)(?:告诉|说|讲|问)(?:我)?.{0,4}(?:能不能|够不够|够得上|符不符合|可不可以|吃得(?:上|到))|(?:能不能|够不够)[^,，]{0,6}[,，]?你?(?:就|直接)(?:说|告诉|讲)|^(?:那)?(?:我|俺)(?:家)?到底(?:能不能|够不够|符不符合)/;
/** Told beside facts: 测一测 就我跟女娃两个人, 四口人 2800 你给算算. */
const ASKED_BESIDE =
  /测一测|测一下|测测|自测|(?:给|帮)(?:我|俺|咱)?们?(?:家)?(?:算|测|看看)|算算|算一算|算一下/;
const LONGEST = 60;
/** Programmes that hang on what a household has. */
const ON_INCOME: readonly string[] = ['dibao', 'dibao_single', 'near_dibao', 'rigid_hardship', 'destitute'];
/** Articles on how much there may be. */
const ABOUT_INCOME = /dibao|income|near|family/;
/** The answer before was on how much there is. */
const AMOUNT = /amount|how-much/;
/** It tells of one thing more than people and money. */
const ELSE = anyOf(
  '投诉 举报 登记 不给(?:办|报|写|弄|填|上) 不让 不收 没批 停了 骗 打(?:我|人) 举手 到账 没到 扣(?:了|我) 少(?:了|发) 减了 才?发了 搬 丢了 去世 走了 死了 公示',
);

const isOnIncome = ({ programme, article = '' }: Talk): boolean =>
  (programme !== undefined && ON_INCOME.includes(programme)) || ABOUT_INCOME.test(article);

/** What was said last asks for it: 把几口人、各挣多少告诉我，我帮您看看. */
const ASKS_FOR_IT = /(?:几口人|收入|挣多少)[^。]{0,20}告诉我/;
const isInvited = ({ office }: Message, { article = '' }: Talk): boolean =>
  ASKS_FOR_IT.test(office.answerer.read(article)?.text ?? '');

/** Undefined where the message is about something else. */
export async function beginsCheck(message: Message, talk: Talk): Promise<Decided | undefined> {
  const { raw, text } = message.said;
  if (text.length > LONGEST || ELSE.test(text)) return undefined;
  // A first message is answered as ever: what it tells stands beside a question.
  const isFirst = talk.article === undefined && talk.programme === undefined && talk.told === undefined;
  const isAsking = BEGINS.test(text) || ASK_ME.test(text);
  if (isFirst && !isAsking) return undefined;
  const flow = flowNamed('self_check');
  const known = knownFor(message, flow, talk, raw);
  const now = selfCheckFacts(raw);
  // A sum alone may be what was paid out; beside people it is what they live on.
  const tells = now.members !== undefined || (now.monthlyIncome !== undefined && known.members !== undefined);
  const asked = OF_MORE.test(text) ? undefined : asksToReckon(text);
  const sumFirst = asked && !tells ? sumOffered(message, talk, known) : undefined;
  if (sumFirst) return sumFirst;
  // 你就说能不能 is answered, and begins nothing.
  const isOfHousehold = isOnIncome(talk) || talk.programme === undefined;
  if (JUST_SAY.test(text) && !tells && !isAsking) {
    if (!isOfHousehold || /只问|问的是/.test(text)) return undefined;
    const soFar = sumOf(message.office, known, false) ?? plainRule(message.office);
    const choices = [{ label: selfCheckWords.begin, value: 'go:self_check' }];
    const told = {
      answers: carrying(talk.told?.answers ?? {}, { invited: true }),
      on: message.office.today(),
    };
    return reply({ ...talk, told }, 'self_check', [{ text: soFar, choices }], { isPersonal: true });
  }
  const isWish = isAsking || JUST_SAY.test(text);
  const isBeside = tells && ASKED_BESIDE.test(text);
  if (!isWish && !isBeside && !(tells && isToldWhenAsked(message, talk, now))) return undefined;
  const asksHowMuch = asked === 'how much' || AMOUNT.test(talk.article ?? '');
  const sum = tells || asked ? sumOf(message.office, known, asksHowMuch) : undefined;
  return go(message, talk, flow, known, sum === undefined ? [] : [{ text: sum }], { intent: 'self_check' });
}

/** 那能给多少 after two people and 600 yuan were told: the sum, and the check is offered. */
function sumOffered({ office, said }: Message, talk: Talk, known: Answers): Decided | undefined {
  const isSure = talk.told !== undefined && known.members !== undefined && known.monthlyIncome !== undefined;
  const isMeant = isSure && isOnIncome(talk) && doesIn(said.raw).isBare;
  const sum = isMeant ? sumOf(office, known, true) : undefined;
  if (sum === undefined) return undefined;
  const choices = [{ label: selfCheckWords.begin, value: 'go:self_check' }];
  return reply(talk, 'self_check', [{ text: sum, choices }], { isPersonal: true });
}

/**
 * Told where the answer before asked for it. 就一个侄儿 after who may be 特困 is after a point of it; people and what they live
 * on ask to be reckoned with wherever income is spoken of.
 */
function isToldWhenAsked(message: Message, talk: Talk, now: Answers): boolean {
  const { text } = message.said;
  const tellsAll = now.members !== undefined && now.monthlyIncome !== undefined;
  const invited = carriedIn(talk.told?.answers ?? {}).invited === true;
  return (
    (isOnIncome(talk) || invited) &&
    (tellsAll || invited || isInvited(message, talk)) &&
    (talk.told !== undefined || talk.article !== undefined) &&
    (!isQuestion(text) || asksToReckon(text) !== undefined) &&
    isPlainTelling(text)
  );
}

/** People, ages and sums, and little besides. */
function isPlainTelling(text: string): boolean {
  const labels = Object.values(PROGRAMME_LABELS).filter((label) => text.includes(label));
  return labels.length === 0 || labels.includes(PROGRAMME_LABELS.dibao);
}
